"""Which terms a document's chapters speak of: a table whose cells are shaded by how often. All of it apparatus."""

from collections import Counter
from collections.abc import Iterator

from gongwen.model import Edition
from gongwen.render.addresses import TextPage, homes, page_address, relative, text_pages
from gongwen.render.markdown.contents import page_label
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.glossary import term_link
from gongwen.variants.ui import ui

_ROWS = 20  # terms shown, those that stand most often
_SHADES = 4


def heat_map(edition: Edition, here: str) -> Iterator[str]:
    """The most frequent terms by pages of text; nothing where there is one page only or no term.

    Every number stands in its cell: the shade says nothing that is not read out.
    """
    columns = {page_address(edition.slug, page.eid): page for page in text_pages(edition.document)}
    counts = _counts(edition, tuple(columns))
    totals: Counter[str] = Counter()
    for (term, _), count in counts.items():
        totals[term] += count
    entries = {entry.source_term: entry for entry in edition.terms}
    shown = [term for term, _ in totals.most_common(_ROWS) if term in entries]
    if len(columns) < 2 or not shown:
        return
    head = "".join(
        f'<th scope="col"><a href="{escape_html(relative(address, here))}" title="{escape_html(label)}"'
        f' aria-label="{escape_html(label)}">{html_line(_short(page, number))}</a></th>'
        for number, (address, page) in enumerate(columns.items(), 1)
        for label in (page_label(edition, page),)
    )
    rows = "".join(
        f'<tr><th scope="row">{term_link(entries[term], here)}</th>'
        f"{''.join(_cell(counts[term, address]) for address in columns)}<td>{totals[term]}</td></tr>"
        for term in shown
    )
    variant = edition.variant
    corner, total = (html_line(ui(variant, key)) for key in ("heat.term", "heat.total"))
    remark = html_line(ui(variant, "heat.remark", shown=len(shown), all=len(totals)))
    yield (
        f'<section class="gw-heat" data-apparatus=""><h2>{html_line(ui(variant, "heat.title"))}</h2><p>{remark}</p>'
        f'<div class="gw-table"><table><thead><tr><th scope="col">{corner}</th>{head}<th scope="col">{total}</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _counts(edition: Edition, addresses: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """How often each term stands on each page of text, in order of the text."""
    where = homes(edition.slug, edition.document)
    found = ((span.ref, where[span.eid]) for span in edition.spans if span.kind == "term")
    return Counter((term, address) for term, address in found if address in addresses)


def _short(page: TextPage, number: int) -> str:
    """The mark of a page's chapter (一、 → 一, 第二章), or its place among the pages."""
    division = page.divisions[0] if page.divisions else None
    return (division.number.strip("、．.") if division and division.eid == page.eid else "") or str(number)


def _cell(count: int) -> str:
    """The number over a shade that deepens as it doubles: 1, 2–3, 4–7, 8 and more."""
    return f'<td class="gw-heat-{min(count.bit_length(), _SHADES)}">{count}</td>' if count else "<td></td>"
