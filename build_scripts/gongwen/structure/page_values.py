"""Values that only the page or the news around a document gives; the text wins wherever it speaks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from gongwen.model import Finding, Metadata
from gongwen.sources.blocks import Article, SourceBlock, SourceParagraph
from gongwen.structure.lines import is_title, title_type
from gongwen.structure.titles import issuers_in_news, title_issuers
from gongwen.text.dates import parse_day

_SITE = re.compile(r"\s*[-_|–—]+\s*")  # what parts a page's title from the name of its site
_PUBLISHED = ("published", "publish_date", "pubdate", "date")


def complete_from_page(metadata: Metadata, article: Article) -> Metadata:
    """The metadata with what only the page says: its day of publication, its index number, a missing title."""
    values = {field.name: field.value for field in reversed(article.fields)}
    published = next((day for name in _PUBLISHED if (day := parse_day(values.get(name, "")))), None)
    index_number = values.get("index_number", "").strip() or None
    result = replace(metadata, published=published, index_number=index_number)
    title = None if metadata.title else _page_title(article)
    if title is None:
        return result
    return replace(result, title=title, doc_type=title_type(title), issuers=metadata.issuers or title_issuers(title))


def complete_from_news(metadata: Metadata, frame: Iterable[SourceBlock]) -> Metadata:
    """The metadata with the issuers that the news around the document names, where the document names none."""
    if metadata.issuers or metadata.title is None:
        return metadata
    texts = (block.text for block in frame if isinstance(block, SourceParagraph))
    return replace(metadata, issuers=issuers_in_news(metadata.title, texts))


def _page_title(article: Article) -> str | None:
    """The title of the page's own metadata, where it reads like a document's."""
    titles = [field.value.strip() for field in article.fields if field.name == "title"]
    heads = [_SITE.split(field.value)[0].strip() for field in article.fields if field.name == "page_title"]
    return next((value for value in (*titles, *heads) if is_title(value)), None)


def title_findings(article: Article) -> Iterable[Finding]:
    """What to say of a document whose title only the page has."""
    if title := _page_title(article):
        line = next(f.line for f in article.fields if f.name in ("title", "page_title") and title in f.value)
        message = f"正文没有标题，采用了网页写的“{title[:80]}”；请核对，或在 document.yml 中写明 title"
        yield Finding(article.path, line, "W-title-from-page", message)
