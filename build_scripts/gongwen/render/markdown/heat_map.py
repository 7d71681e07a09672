"""Which terms a document's chapters speak of: a table whose cells are shaded by how often. All of it apparatus."""

from collections import Counter
from collections.abc import Iterator

from gongwen.render.addresses import TextPage, page_address, term_address
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.links import markdown_link
from gongwen.variants.ui import ui

_ROWS = 20  # terms shown, those that stand most often


def heat_map(index: EditionIndex, here: str) -> Iterator[str]:
    """The most frequent terms by pages of text; nothing where there is one page only or no term.

    Every number stands in its cell: the shade (publish/page_elements.py) says nothing that is not read out.
    """
    edition, variant = index.edition, index.edition.variant
    columns = {page_address(edition.slug, page.eid): page for page in index.pages}
    counts = _counts(index, tuple(columns))
    totals: Counter[str] = Counter()
    for (term, _), count in counts.items():
        totals[term] += count
    entries = {entry.source_term: entry for entry in edition.terms}
    shown = [term for term, _ in totals.most_common(_ROWS) if term in entries]
    if len(columns) < 2 or not shown:
        return
    heads = [
        _link(_short(page, number), address, here, stop.label)
        for number, ((address, page), stop) in enumerate(zip(columns.items(), index.stops, strict=True), 1)
    ]
    rows = [[ui(variant, "heat.term"), *heads, ui(variant, "heat.total")], ["---"] * (len(columns) + 2)]
    for term in shown:
        found = [str(counts[term, address] or "") for address in columns]
        rows.append([_link(entries[term].term, term_address(term), here), *found, str(totals[term])])
    yield f"## {ui(variant, 'heat.title')} {{: .gw-heat data-apparatus }}"
    yield escape_markdown(ui(variant, "heat.remark", shown=len(shown), all=len(totals)))
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _link(label: str, address: str, here: str, title: str = "") -> str:
    said = f' "{escape_markdown(title, opens=False).replace(chr(34), "&quot;")}"' if title else ""
    return f"[{escape_markdown(label, opens=False)}]({markdown_link(address, here)}{said})"


def _counts(index: EditionIndex, addresses: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """How often each term stands on each page of text, in order of the text."""
    found = ((span.ref, index.homes[span.eid]) for span in index.edition.spans if span.kind == "term")
    return Counter((term, address) for term, address in found if address in addresses)


def _short(page: TextPage, number: int) -> str:
    """The mark of a page's chapter (一、 → 一, 第二章), or its place among the pages."""
    division = page.divisions[0] if page.divisions else None
    return (division.number.strip("、．.") if division and division.eid == page.eid else "") or str(number)
