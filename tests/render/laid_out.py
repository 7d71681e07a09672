"""Pages as a reader gets them: their Markdown through the extension, then through the theme's templates."""

from pathlib import Path

import jinja2
import yaml
from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.extensions import Extension

from gongwen.model import Edition, Variant
from gongwen.publish.page_elements import PageElements
from gongwen.publish.template_data import element_words, template_data
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.page import PageFile

TEMPLATES = Path(__file__).parents[2] / "overrides"
# What main.html sets for the parts that it includes.
PARTS = """
{%- set ui, layout, kind = site.ui, page.meta.layout or {}, page.meta.kind or "" -%}
{%- set slug = page.meta.document if kind in ("overview", "text", "full") else "" -%}
{%- import "partials/addresses.html" as addresses with context -%}
{%- if layout.contents %}{% include "partials/side.html" %}{% endif -%}
<article>{% include "partials/article.html" %}</article>
"""


def elements(markdown: str, variant: Variant = "zh-Hans") -> str:
    """The HTML of a page's Markdown, before the templates."""
    ours = PageElements(**element_words(variant))
    extensions: list[str | Extension] = ["attr_list", "tables", "fenced_code", "toc", ours]
    return Markdown(extensions=extensions).convert(markdown)


def laid_out(file: PageFile, variant: Variant = "zh-Hans") -> BeautifulSoup:
    """The page: the contents beside it, then the article."""
    _, front, body = file.text.split("---\n", 2)
    page = {"meta": yaml.safe_load(front), "content": elements(body, variant)}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES))
    html = environment.from_string(PARTS).render(page=page, site=template_data(variant, None), base_url=".")
    return BeautifulSoup(html, "html.parser")


def page_of(edition: Edition, name: str = "index") -> BeautifulSoup:
    """A page of a document by its file's name."""
    files = {file.path: file for file in document_pages(edition)}
    return laid_out(files[f"{edition.slug}/{name}.md"], edition.variant)


def article_of(edition: Edition, name: str = "index") -> BeautifulSoup:
    """The same without what stands beside the article."""
    return BeautifulSoup(str(page_of(edition, name).article), "html.parser")
