"""The whole text of a document as Markdown by itself: what stands around it is not the text's, and is left out.

For language models and for those who take all documents away at once. Its head names the source and the address; with
`#` and an eId below, that is the address of each paragraph.
"""

from dataclasses import replace

from gongwen.model import Document, Edition, Frame, Particulars
from gongwen.render.addresses import page_address, published_address
from gongwen.render.markdown.document_pages import full_page
from gongwen.render.markdown.escape import yaml_value
from gongwen.render.markdown.index import index_edition
from gongwen.variants.ui import ui


def plain_markdown(slug: str, document: Document, site_url: str, sha256: str, source_url: str = "") -> str:
    """Head and text, with the parts of the frame that the document still has."""
    bare = replace(document, findings=(), omitted=(), links=())
    values = document.main.metadata
    head = {
        "title": values.title or slug,
        "number": values.number,
        "issuers": list(values.issuers),
        "date": values.date,
        "published": values.published,
        "document": slug,
        "script": document.script,
        "address": published_address(site_url, document.script, page_address(slug, "full")),
        "source": source_url,
        "sha256": sha256,
        "note": ui(document.script, "print.unofficial"),
    }
    lines = [f"{key}: {yaml_value(value)}" for key, value in head.items() if value]
    page = full_page(index_edition(Edition(slug, document.script, bare, Particulars())))
    return "\n".join(["---", *lines, "---", "", page.body, ""])


def without_frame(document: Document, kept: frozenset[str]) -> Document:
    """The document with those parts of its frame alone that may be passed on."""
    frame = document.frame
    news = frame.news if "news" in kept else ()
    return replace(document, frame=Frame(news, frame.editor_summaries if "editor_summaries" in kept else ()))
