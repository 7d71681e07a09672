"""The pages of one document: overview, pages of text, the whole text on one page."""

from collections.abc import Iterator

from gongwen.model import Edition, walk_parts, walk_text
from gongwen.render.addresses import TextPage, page_address, text_pages
from gongwen.render.annotating import quotes_link
from gongwen.render.citation.data_file import citation_link
from gongwen.render.legislation import document_head
from gongwen.render.markdown.apparatus import apparatus_title, reading_aids, reading_tools
from gongwen.render.markdown.breadcrumb import document_breadcrumb
from gongwen.render.markdown.certificate import certificate_page
from gongwen.render.markdown.compare_page import compare_pages, replaced_banner
from gongwen.render.markdown.contents import contents_html, page_label, steps_html
from gongwen.render.markdown.openings import (
    began_on_overview,
    conclusion_class,
    conclusions,
    frame_block,
    part_opening,
    title_heading,
)
from gongwen.render.markdown.overview import overview_page, withdrawn_page
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.paper import after_the_text, page_eids, paper_head, print_tools
from gongwen.render.markdown.status import standing_line
from gongwen.render.markdown.tasks_page import tasks_page
from gongwen.render.markdown.text import PageText
from gongwen.render.moved import places_link
from gongwen.render.summaries import page_description
from gongwen.variants.ui import ui


def document_pages(edition: Edition) -> Iterator[PageFile]:
    """Every Markdown page of a document in one script; of a withdrawn one the page that says so."""
    if edition.particulars.withdrawn:
        yield withdrawn_page(edition)
        return
    yield overview_page(edition)
    for page in text_pages(edition.document):
        yield _text_page(edition, page)
    yield _full(edition)
    yield from compare_pages(edition)
    yield from tasks_page(edition)
    yield certificate_page(edition)


def _text_page(edition: Edition, page: TextPage) -> PageFile:
    here = page_address(edition.slug, page.eid)
    text = PageText(edition, here)
    alone = page.eid == (page.divisions[0].eid if page.divisions else None)
    pieces: list[str] = [
        document_breadcrumb(edition, here),
        paper_head(edition, here),
        *replaced_banner(edition, here),
        *standing_line(edition, here),
    ]
    if alone:
        heading, *rest = text.divisions(page.divisions, 1)
        pieces += [heading, *reading_aids(edition, page.eid, here), *rest]
    else:
        opening = page.part.role != "main"
        heads = title_heading(edition, text, page.part) if opening else apparatus_title(edition)
        body = part_opening(edition, text, page.part) if opening else began_on_overview(edition, page, here)
        pieces += [*heads, *reading_aids(edition, page.eid, here), *body, *text.divisions(page.divisions, 2)]
    pieces += [*conclusions(text, page), *after_the_text(edition, page_eids(page)), steps_html(edition, here, page.eid)]
    return page_file(
        f"{edition.slug}/{page.eid}.md",
        f"{page_label(edition, page)} - {edition.document.main.metadata.title or edition.slug}",
        pieces,
        description=page_description(edition, page.eid),
        kind="text",
        side=contents_html(edition, here, page.eid),
        quotes=quotes_link(here),
        citation=citation_link(edition.slug, here),
        moved=places_link(edition, here),
        head=document_head(edition, page.eid),
    )


def _full(edition: Edition) -> PageFile:
    here = page_address(edition.slug, "full")
    text = PageText(edition, here)
    pieces: list[str] = [
        document_breadcrumb(edition, here),
        *replaced_banner(edition, here),
        *standing_line(edition, here),
    ]
    for part in walk_parts(edition.document.main):
        main = part.role == "main"
        pieces += title_heading(edition, text, part)
        if main:
            pieces.append(reading_tools(edition, print_tools(edition, edition.slug, here, "download.pdf.all")))
            pieces += frame_block(edition, text)
        pieces += part_opening(edition, text, part)
        pieces += text.divisions(part.divisions, 2)
        pieces += [piece for b in part.conclusions for piece in text.block(b, classes=conclusion_class(part, b))]
    pieces += after_the_text(edition, {unit.eid for unit in walk_text(edition.document)})
    return page_file(
        f"{edition.slug}/full.md",
        f"{ui(edition.variant, 'nav.full_text')} - {edition.document.main.metadata.title or edition.slug}",
        pieces,
        description=page_description(edition, None),
        kind="full",
        side=contents_html(edition, here, "full"),
        quotes=quotes_link(here),
        citation=citation_link(edition.slug, here),
        moved=places_link(edition, here),
        head=document_head(edition, "full"),
    )
