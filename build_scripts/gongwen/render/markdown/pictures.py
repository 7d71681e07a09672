"""How a document is built, as a picture: chapters and their sections, each as long as its text. Data for an inline SVG
(partials/structure.html).

The list of the same divisions stands below the picture, for whoever cannot see it.
"""

from collections.abc import Iterator

from gongwen.model import Division, Part, intro_blocks, walk_division_text, walk_parts, wrapup_blocks
from gongwen.render.addresses import relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.labels import division_label, part_label
from gongwen.variants.ui import ui

_MOST = 60  # bars; a law of articles alone is a list, not a picture
_WIDTH = 360
_ROW = 26
_BAR = 16
_FIGURES = 46  # room for a bar's number of characters
_LETTER = 13
_NAME = 24  # characters of an attachment's name that there is room for

Row = dict[str, object]


def structure_picture(index: EditionIndex, here: str) -> dict[str, object]:
    """Size and rows of the picture; empty where there are fewer than two chapters to compare or too many to see."""
    parts = tuple(part for part in walk_parts(index.edition.document.main) if part.divisions)
    divisions = tuple(d for part in parts for d in part.divisions)
    if not 2 <= len(divisions) <= _MOST or any(d.kind == "article" for d in divisions):
        return {}
    label = max(len(d.number) for d in divisions) * _LETTER + 8
    scale = (_WIDTH - label - _FIGURES) / (max(map(_length, divisions)) or 1)
    rows: list[Row] = []
    top = 0
    for top, row in _tops(parts):
        if isinstance(row, Part):
            name = part_label(index.edition, row)
            rows.append({"part": name if len(name) <= _NAME else f"{name[: _NAME - 1]}…", "y": top + _BAR + 2})
        else:
            rows.append(_bar(index, row, here, top, label, scale))
    return {"width": _WIDTH, "height": top + _ROW, "bar": _BAR, "rows": rows}


def _bar(index: EditionIndex, division: Division, here: str, top: int, label: int, scale: float) -> Row:
    """A division: its stretches, each a link with what it is called and how long it is, and its length in figures."""
    variant, length = index.edition.variant, _length(division)
    stretches = [
        {
            "title": f"{division_label(part)}，{ui(variant, 'structure.length', count=size)}",
            "link": relative(f"{index.homes[part.eid]}#{part.eid}", here),
            "x": f"{label + at * scale:.1f}",
            "width": f"{max(1.0, size * scale - 1):.1f}",
        }
        for part, size, at in _segments(division)
    ]
    return {
        "number": division.number.strip(),
        "y": top,
        "stretches": stretches,
        "end": f"{label + length * scale + 6:.1f}",
        "length": length,
    }


def _tops(parts: tuple[Part, ...]) -> Iterator[tuple[int, Part | Division]]:
    """Every row with its top: the divisions, those of an attachment below a row with its name."""
    top = 0
    for part in parts:
        named: tuple[Part | Division, ...] = (part,) if part.role != "main" else ()
        for row in (*named, *part.divisions):
            yield top, row
            top += _ROW


def _length(division: Division) -> int:
    return sum(len(unit.text) for unit in walk_division_text(division))


def _segments(division: Division) -> Iterator[tuple[Division, int, int]]:
    """What a bar is made of: the division's own text, then each division in it; sizes and starts in characters."""
    blocks = (*intro_blocks(division), *wrapup_blocks(division))
    own = len(division.number + division.heading) + sum(len(block.text) for block in blocks)
    yield division, own, 0
    at = own
    for child in division.divisions:
        size = _length(child)
        yield child, size, at
        at += size
