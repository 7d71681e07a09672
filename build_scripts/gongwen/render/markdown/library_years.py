"""How many documents are of which year: a picture that is as wide as the page, and the table behind it."""

from collections.abc import Iterator, Sequence

from gongwen.model import Variant
from gongwen.render.addresses import relative
from gongwen.render.brief import Listed
from gongwen.render.markdown.library_list import YEARS, Value, groups, used_facets
from gongwen.render.markdown.library_pages import value_places
from gongwen.render.markdown.links import markdown_link
from gongwen.variants.ui import ui

_BAR, _STEP, _HEIGHT = 7, 10, 100


def _counts(documents: Sequence[Listed]) -> dict[int, int]:
    """Documents by year; nothing where all are of one."""
    if YEARS not in used_facets(documents):
        return {}
    counts = {int(year): len(found) for year, found in groups(YEARS, documents).items() if year.isdecimal()}
    return counts if len(counts) > 1 else {}


def years_value(variant: Variant, documents: Sequence[Listed], here: str) -> Value:
    """Bars, what they say, the axis, the rows of the table."""
    counts = _counts(documents)
    if not counts:
        return {}
    first, last, most = min(counts), max(counts), max(counts.values())
    bars: list[Value] = []
    for year, count in sorted(counts.items()):
        height = round(_HEIGHT * count / most, 1)
        y = round(_HEIGHT - height, 1)
        bars.append({"x": (year - first) * _STEP, "y": y, "height": height, "title": f"{year}：{count}"})
    return {
        "said": ui(variant, "library.timeline.picture", first=first, last=last, count=sum(counts.values())),
        "width": (last - first) * _STEP + _BAR,
        "bar": _BAR,
        "height": _HEIGHT,
        "bars": bars,
        "axis": sorted({first, (first + last) // 2, last}),
        "rows": [
            {"year": year, "count": counts[year], "link": relative(address, here)}
            for year, address in _places(documents, counts)
        ],
    }


def years_table(variant: Variant, documents: Sequence[Listed], here: str) -> Iterator[str]:
    """The table as Markdown below its heading, or nothing."""
    counts = _counts(documents)
    if counts:
        yield f"## {ui(variant, 'library.timeline')} {{: #years .laid-out }}"
        rows = [[ui(variant, "library.year"), ui(variant, "library.documents")], ["---", "---"]]
        rows += [[f"[{y}]({markdown_link(at, here)})", str(counts[y])] for y, at in _places(documents, counts)]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _places(documents: Sequence[Listed], counts: dict[int, int]) -> Iterator[tuple[int, str]]:
    """The years, the newest first, and where each is listed."""
    places = value_places(YEARS, documents)
    yield from ((year, places[str(year)]) for year in sorted(counts, reverse=True))
