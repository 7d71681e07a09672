"""How many documents are of which year: a picture that is as wide as the page, and the table behind it."""

from collections.abc import Iterator, Sequence

from gongwen.model import Edition, Variant
from gongwen.render.addresses import relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.library_list import FACETS, facet_address, groups, used_facets
from gongwen.render.markdown.library_pages import value_anchors
from gongwen.variants.ui import ui

_YEARS = next(facet for facet in FACETS if facet.name == "years")
_BAR, _STEP, _HEIGHT = 7, 10, 100


def library_years(variant: Variant, editions: Sequence[Edition], here: str) -> Iterator[str]:
    """The section, or nothing where all documents are of one year."""
    if _YEARS not in used_facets(editions):
        return
    counts = {int(year): len(found) for year, found in groups(_YEARS, editions).items() if year.isdecimal()}
    if len(counts) < 2:
        return
    title = html_line(ui(variant, "library.timeline"))
    first, last = min(counts), max(counts)
    said = ui(variant, "library.timeline.picture", first=first, last=last, count=sum(counts.values()))
    middle = (first + last) // 2
    axis = "".join(f"<span>{year}</span>" for year in sorted({first, middle, last}))
    yield (
        f'<section class="gw-years"><h2>{title}</h2><figure class="gw-picture">{_bars(counts, said)}'
        f'<figcaption class="gw-years-axis" aria-hidden="true">{axis}</figcaption></figure>'
        f"{_table(variant, counts, editions, here)}</section>"
    )


def _bars(counts: dict[int, int], said: str) -> str:
    first, last, most = min(counts), max(counts), max(counts.values())
    bars = ""
    for year, count in sorted(counts.items()):
        height = round(_HEIGHT * count / most, 1)
        bars += (
            f'<rect x="{(year - first) * _STEP}" y="{round(_HEIGHT - height, 1)}" width="{_BAR}" height="{height}">'
            f"<title>{year}：{count}</title></rect>"
        )
    width = (last - first) * _STEP + _BAR
    return (
        f'<svg viewBox="0 0 {width} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape_html(said)}">{bars}</svg>'
    )


def _table(variant: Variant, counts: dict[int, int], editions: Sequence[Edition], here: str) -> str:
    anchors = value_anchors(_YEARS, editions)
    page = facet_address(_YEARS)
    rows = "".join(
        f'<tr><th scope="row"><a href="{escape_html(relative(f"{page}#{anchors[str(year)]}", here))}">{year}</a></th>'
        f"<td>{counts[year]}</td></tr>"
        for year in sorted(counts, reverse=True)
    )
    heads = "".join(
        f'<th scope="col">{html_line(ui(variant, key))}</th>' for key in ("library.year", "library.documents")
    )
    every = html_line(ui(variant, "library.timeline.table"))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>{every}</summary>{table}</details>"
