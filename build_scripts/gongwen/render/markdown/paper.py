"""From the page to paper: the PDFs that it offers, and what stands after the text when the page itself is printed."""

from collections.abc import Collection, Iterator

from gongwen.model import Edition, TermEntry, Variant, walk_division_text
from gongwen.render.addresses import TextPage, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.print.options import LARGE_PRINT
from gongwen.render.terms import is_draft, source_line
from gongwen.variants.ui import ui


def pdf_link(edition: Edition, name: str, here: str, key: str) -> str:
    """The offer of a PDF with its pages and size; '' where there is none."""
    pdf = next((pdf for pdf in edition.pdfs or () if pdf.name == name), None)
    if pdf is None:
        return ""
    link = escape_html(relative(f"{edition.slug}/{name}.pdf", here))
    size = html_line(ui(edition.variant, "download.pdf.size", pages=pdf.pages, size=max(1, round(pdf.size / 1024))))
    label = html_line(ui(edition.variant, key))
    saved = escape_html(f"{name.replace('/', '-')}.pdf")  # that in large print must not take the other's name
    return f'<a class="gw-pdf" href="{link}" download="{saved}">{label}<small>{size}</small></a>'


def pdf_links(edition: Edition, name: str, here: str, key: str) -> tuple[str, ...]:
    """The offers of a PDF and of the same in large print, or why it could not be made; () where none was asked for."""
    if edition.pdfs is None:
        return ()
    link = pdf_link(edition, name, here, key)
    if not link:
        return (f'<span class="gw-no-pdf">{html_line(ui(edition.variant, "download.pdf.missing"))}</span>',)
    large = pdf_link(edition, f"{LARGE_PRINT}/{name}", here, "download.pdf.large")
    return (link, large) if large else (link,)


def print_tools(edition: Edition, name: str, here: str, key: str) -> str:
    """The PDFs of a page, and the button that prints the page itself; what goes with it can be left out.

    Button and choice work by script alone: without one the style sheet hides them.
    """
    variant = edition.variant
    button = f'<button type="button" data-gw-print="">{html_line(ui(variant, "print.this_page"))}</button>'
    choice = (
        '<label class="gw-print-extras"><input type="checkbox" data-gw-print-extras="" checked> '
        f"{html_line(ui(variant, 'print.with_extras'))}</label>"
    )
    label = ui(variant, "print.action")
    items = "".join((*pdf_links(edition, name, here, key), button, choice))
    return (
        f'<span class="gw-print" role="group" aria-label="{escape_html(label)}">'
        f'<span class="gw-print-label" aria-hidden="true">{html_line(label)}</span>{items}</span>'
    )


def paper_head(edition: Edition, here: str) -> str:
    """What a printed page of text says above it: which document it is a part of, and where it stands."""
    values = edition.document.main.metadata
    address = edition.site_url and f"{edition.site_url}{here}"
    said = "　".join(filter(None, (values.title or edition.slug, values.number, address)))
    return f'<p class="gw-paper gw-paper-head" data-apparatus="">{html_line(said)}</p>'


def after_the_text(edition: Edition, eids: Collection[str]) -> Iterator[str]:
    """What a printed page has after its text, none of it on the screen: room for its notes, and its terms explained."""
    variant = edition.variant
    if any(note.eid in eids for note in edition.notes):
        yield _section("notes", ui(variant, "note.title"), ui(variant, "note.remark"), "")
    met = {span.ref for span in edition.spans if span.kind == "term" and span.eid in eids}
    terms = [entry for entry in edition.terms if entry.source_term in met]
    if terms:
        entries = "".join(_entry(variant, entry) for entry in terms)
        yield _section("terms", ui(variant, "print.terms"), ui(variant, "print.extra"), f"<dl>{entries}</dl>")


def page_eids(page: TextPage) -> frozenset[str]:
    """The eIds of all that a page of text shows."""
    blocks = (*page.preamble, *page.conclusions)
    units = (unit for division in page.divisions for unit in walk_division_text(division))
    return frozenset((*(block.eid for block in blocks), *(unit.eid for unit in units)))


def _entry(variant: Variant, entry: TermEntry) -> str:
    mark = f" <small>{html_line(ui(variant, 'term.draft.short'))}</small>" if is_draft(entry) else ""
    words = f"{html_line(entry.definition)} <small>{html_line(source_line(variant, entry))}</small>"
    return f"<div><dt>{html_line(entry.term)}{mark}</dt><dd>{words}</dd></div>"


def _section(name: str, title: str, remark: str, content: str) -> str:
    return (
        f'<section class="gw-paper gw-paper-{name}" data-apparatus=""><h2>{html_line(title)}</h2>'
        f'<p class="gw-paper-remark">{html_line(remark)}</p>{content}</section>'
    )
