"""From the page to paper: the PDFs that it offers, and what stands after the text when the page itself is printed."""

from collections.abc import Iterable

from gongwen.model import Edition, PdfFile, walk_division_text
from gongwen.render.addresses import TextPage, relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.print.options import LARGE_PRINT
from gongwen.variants.ui import ui


def print_tools(edition: Edition, name: str, here: str) -> dict[str, object]:
    """What there is of a page as PDF, of the whole document, and of one of them in large print: each a label, a link,
    a size, a name to save it under.

    `missing` is true where what every document has could not be made; nothing is there where no PDF was asked for.
    """
    slug = edition.slug
    normal, large = [(slug, "download.pdf.all")], [(f"{LARGE_PRINT}/{slug}", "download.pdf.large")]
    if name != slug:
        normal.insert(0, (name, "download.pdf.page"))
        large.insert(0, (f"{LARGE_PRINT}/{name}", "download.pdf.page_large"))
    made = {pdf.name for pdf in edition.pdfs or ()}
    nearest = [offer for offer in large if offer[0] in made][:1]
    return _tools(edition, [*normal, *nearest], slug, here)


def comparison_tools(edition: Edition, name: str, here: str) -> dict[str, object]:
    """The same of a page that compares two documents, and where the changes are as data (nowhere in other scripts)."""
    own = edition.variant == edition.document.script
    data = relative(f"{edition.slug}/{name}.json", here) if own else ""
    return _tools(edition, [(name, "compare.pdf")], name, here) | {"data": data}


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
    """What a page may have after its text on paper, none of it on the screen: are there notes, and terms?"""
    shown = tuple(eids)
    return {
        "notes": any(eid in index.notes for eid in shown),
        "terms": any(index.terms.get(eid) for eid in shown),
    }


def page_eids(page: TextPage) -> tuple[str, ...]:
    """The eIds of all that a page of text shows."""
    blocks = (*page.preamble, *page.conclusions)
    units = (unit for division in page.divisions for unit in walk_division_text(division))
    return (*(block.eid for block in blocks), *(unit.eid for unit in units))
