"""The library's home page, and the pages that people wrote by hand."""

from dataclasses import dataclass

from gongwen.model import Edition, Variant
from gongwen.render.addresses import HOME, overview_address, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.timeline import library_timeline
from gongwen.variants.ui import ui


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page of docs/ in one script: file name, title, Markdown body."""

    name: str
    title: str
    body: str


def hand_page_file(page: HandPage) -> PageFile:
    return page_file(f"{page.name}.md", page.title, [page.body.strip()], kind="hand")


def home_page(variant: Variant, intro: HandPage, editions: tuple[Edition, ...]) -> PageFile:
    """The library: the hand-written introduction, then every document, the newest first."""
    newest = sorted(editions, key=lambda e: e.document.main.metadata.date or "", reverse=True)
    title = html_line(ui(variant, "home.documents"))
    items = "".join(_library_item(edition) for edition in newest)
    empty = f"<p>{html_line(ui(variant, 'home.empty'))}</p>"
    library = f'<section class="gw-library"><h2>{title}</h2>{f"<ul>{items}</ul>" if items else empty}</section>'
    pieces = [intro.body.strip(), library, *library_timeline(variant, newest, HOME)]
    return page_file("index.md", intro.title, pieces, kind="home")


def _library_item(edition: Edition) -> str:
    values = edition.document.main.metadata
    link = escape_html(relative(overview_address(edition.slug), HOME))
    facts = [values.number, "、".join(values.issuers), values.date]
    line = " · ".join(html_line(fact) for fact in facts if fact)
    summary = next((s.text for s in edition.summaries if s.eid is None), "")
    text = f'<p class="gw-library-summary">{html_line(summary)}</p>' if summary else ""
    return (
        f'<li class="gw-library-item"><h3><a href="{link}">{html_line(values.title or edition.slug)}</a></h3>'
        f'<p class="gw-library-facts">{line}</p>{text}</li>'
    )
