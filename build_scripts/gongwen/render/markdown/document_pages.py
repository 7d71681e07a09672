"""The pages of one document: overview, pages of text, the whole text on one page."""

from collections.abc import Iterator

from gongwen.model import Edition, walk_parts
from gongwen.render.addresses import TextPage, page_address
from gongwen.render.markdown.apparatus import editor_summaries
from gongwen.render.markdown.certificate import certificate_page
from gongwen.render.markdown.compare_page import compare_pages
from gongwen.render.markdown.front import document_front, document_layout
from gongwen.render.markdown.index import EditionIndex, index_edition
from gongwen.render.markdown.notes import page_notes
from gongwen.render.markdown.openings import (
    apparatus_title,
    conclusion_class,
    conclusions,
    frame_block,
    part_opening,
    preamble,
    title_heading,
)
from gongwen.render.markdown.overview import overview_page, withdrawn_page
from gongwen.render.markdown.page import Page, PageFile
from gongwen.render.markdown.paper import after_the_text, page_eids, paper_head, print_tools
from gongwen.render.markdown.tasks_page import tasks_page
from gongwen.render.markdown.text import PageText
from gongwen.render.summaries import page_description
from gongwen.variants.ui import ui


def document_pages(edition: Edition) -> Iterator[PageFile]:
    """Every Markdown page of a document in one script; of a withdrawn one the page that says so."""
    if edition.particulars.withdrawn:
        yield withdrawn_page(edition).file()
        return
    index = index_edition(edition)
    yield overview_page(index).file()
    yield from (page.file() for page in reading_pages(index))
    yield from compare_pages(index)
    yield from tasks_page(index)
    yield certificate_page(index)


def reading_pages(index: EditionIndex) -> Iterator[Page]:
    """The pages of text, then the whole text on one page."""
    yield from (_text_page(index, page, stop.label) for page, stop in zip(index.pages, index.stops, strict=True))
    yield full_page(index)


def _text_page(index: EditionIndex, page: TextPage, label: str) -> Page:
    edition = index.edition
    here = page_address(edition.slug, page.eid)
    text = PageText(index, here)
    if page.eid == (page.divisions[0].eid if page.divisions else None):
        body = [*text.divisions(page.divisions, 1)]
    elif page.part.role == "main":
        opening = preamble(text, page.part) if page.preamble else ()
        body = [*apparatus_title(text), *opening, *text.divisions(page.divisions, 2)]
    else:
        body = [*title_heading(text, page.part), *part_opening(text, page.part), *text.divisions(page.divisions, 2)]
    body += conclusions(text, page)
    layout = {
        **document_layout(index, here, page.eid, label),
        "paper": paper_head(edition, here),
        "tools": print_tools(edition, page.eid, here),
        "editor_summaries": editor_summaries(edition, page.eid),
        "notes": list(page_notes(text)),
        "after": after_the_text(index, page_eids(page)),
    }
    front = document_front(index, "text", label, page.eid, here, page_description(edition, page.eid))
    return Page(f"{edition.slug}/{page.eid}.md", front, "\n\n".join(body), layout)


def full_page(index: EditionIndex) -> Page:
    """Frame and text of a document with its attachments."""
    edition = index.edition
    here = page_address(edition.slug, "full")
    text, body = PageText(index, here), list[str]()
    for part in walk_parts(edition.document.main):
        body += title_heading(text, part)
        if part.role == "main":
            body += frame_block(text)
        body += part_opening(text, part)
        body += text.divisions(part.divisions, 2)
        body += [piece for b in part.conclusions for piece in text.block(b, classes=conclusion_class(part, b))]
    label = ui(edition.variant, "nav.full_text")
    layout = {
        **document_layout(index, here, "full", label),
        "tools": print_tools(edition, edition.slug, here),
        "notes": list(page_notes(text)),
        "after": after_the_text(index, index.units),
    }
    front = document_front(index, "full", label, "full", here, page_description(edition, None))
    return Page(f"{edition.slug}/full.md", front, "\n\n".join(body), layout)
