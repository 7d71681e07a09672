"""From the page to paper: the PDFs that it offers, and what stands after the text when the page itself is printed."""

from collections.abc import Iterable

from gongwen.model import Edition, PdfFile, TermEntry, Variant, walk_division_text
from gongwen.render.addresses import TextPage, relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.print.options import LARGE_PRINT
from gongwen.render.terms import source_line
from gongwen.variants.ui import ui


def print_tools(edition: Edition, name: str, here: str) -> dict[str, object]:
    """What there is of a page as PDF, and of the whole document: each a label, a link, a size, a name to save it under.

    `missing` is true where what every document has could not be made; nothing is there where no PDF was asked for.
    """
    slug = edition.slug
    page = [] if name == slug else [(name, "download.pdf.page"), (f"{LARGE_PRINT}/{name}", "download.pdf.page_large")]
    whole = [(slug, "download.pdf.all"), (f"{LARGE_PRINT}/{slug}", "download.pdf.large")]
    return _tools(edition, [*page, *whole], slug, here)


def comparison_tools(edition: Edition, name: str, here: str) -> dict[str, object]:
    """The same of a page that compares two documents."""
    return _tools(edition, [(name, "compare.pdf")], name, here)


def _tools(edition: Edition, offers: list[tuple[str, str]], needed: str, here: str) -> dict[str, object]:
    made = {pdf.name: pdf for pdf in edition.pdfs or ()}
    links = [_offer(edition, made[stem], here, key) for stem, key in offers if stem in made]
    return {"pdfs": links, "missing": edition.pdfs is not None and needed not in made}


def _offer(edition: Edition, pdf: PdfFile, here: str, key: str) -> dict[str, str]:
    size = ui(edition.variant, "download.pdf.size", pages=pdf.pages, size=max(1, round(pdf.size / 1024)))
    return {
        "label": ui(edition.variant, key),
        "link": relative(f"{edition.slug}/{pdf.name}.pdf", here),
        "size": size,
        "saved": f"{pdf.name.replace('/', '-')}.pdf",  # that in large print must not take the other's name
    }


def paper_head(edition: Edition, here: str) -> str:
    """What a printed page of text says above it: which document it is a part of, and where it stands."""
    values = edition.document.main.metadata
    address = edition.site_url and f"{edition.site_url}{here}"
    return "　".join(filter(None, (values.title or edition.slug, values.number, address)))


def after_the_text(index: EditionIndex, eids: Iterable[str]) -> dict[str, object]:
    """What a printed page has after its text, none of it on the screen: are there notes, its terms explained."""
    edition, shown = index.edition, tuple(eids)
    met = {term for eid in shown for term in index.terms.get(eid, ())}
    terms = [_entry(edition.variant, entry) for entry in edition.terms if entry.source_term in met]
    return {"notes": any(eid in index.notes for eid in shown), "terms": terms}


def page_eids(page: TextPage) -> tuple[str, ...]:
    """The eIds of all that a page of text shows."""
    blocks = (*page.preamble, *page.conclusions)
    units = (unit for division in page.divisions for unit in walk_division_text(division))
    return (*(block.eid for block in blocks), *(unit.eid for unit in units))


def _entry(variant: Variant, entry: TermEntry) -> dict[str, object]:
    return {
        "term": entry.term,
        "definition": entry.definition,
        "source": source_line(variant, entry),
    }
