"""Cells of tables that go on over the end of a page of a PDF: painted in two places, read as one.

A row taller than a page is painted sheet by sheet: the beginnings of its cells, then on the next sheet what is left of
each. Whoever listens to the file hears a cell whole, as the structure tree has it; so it is read here. Nothing else is
put in another order than it is painted in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import pikepdf

_DEEPEST = 16  # elements within one another below a cell
_CELLS = frozenset({"/TD", "/TH"})


class Mark(NamedTuple):
    """Marked content as the structure tree names it: the page from 0, its number there."""

    page: int
    number: int


class Shown(NamedTuple):
    """Some text that a page shows, and the marked content that it stands in."""

    text: str
    mark: Mark | None = None


class Cell(NamedTuple):
    """A cell of a row over several pages: the row's number in the file, the cell's in the row."""

    row: int
    column: int


def broken_cells(pdf: pikepdf.Pdf) -> dict[Mark, Cell]:
    """The cells of all rows that stand on more than one page, by their marked content."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: dict[Mark, Cell] = {}
    rows = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TR")
    for number, row in enumerate(rows):
        cells = [kid for kid in _kids(row) if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") in _CELLS]
        marks = {mark: Cell(number, column) for column, cell in enumerate(cells) for mark in _marks(cell, pages)}
        if len({mark.page for mark in marks}) > 1:
            found |= marks
    return found


def _kids(element: pikepdf.Dictionary) -> list[pikepdf.Object]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def _marks(element: pikepdf.Dictionary, pages: dict[tuple[int, int], int], depth: int = 0) -> Iterator[Mark]:
    """All marked content of an element; content names its page or stands on that of its element."""
    here = element.get("/Pg")
    for kid in _kids(element):
        page, number = here, kid
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" not in kid:
                if depth < _DEEPEST:
                    yield from _marks(kid, pages, depth + 1)
                continue
            page, number = kid.get("/Pg", here), kid["/MCID"]
        if page is not None:
            yield Mark(pages.get(page.objgen, -1), int(number))


def in_reading_order(shown: Sequence[Shown], cells: dict[Mark, Cell]) -> str:
    """The text as it is painted, but each cell of a row over several pages whole.

    That row has to be all that stands between the first and the last of it, and its cells in their order on each page;
    else it stays as it is painted.
    """
    if not cells:
        return "".join(one.text for one in shown)

    def row_of(one: Shown) -> int:
        return cells[one.mark].row if one.mark in cells else -1

    groups = [(row, list(found)) for row, found in groupby((one for one in shown if one.text.strip()), row_of)]
    often = Counter(row for row, _ in groups)
    return "".join(
        one.text for row, found in groups for one in (_whole(found, cells) if row >= 0 and often[row] == 1 else found)
    )


def _whole(found: list[Shown], cells: dict[Mark, Cell]) -> Iterable[Shown]:
    placed = [(one.mark.page, cells[one.mark].column) for one in found if one.mark]
    return (
        sorted(found, key=lambda one: cells[one.mark].column if one.mark else 0) if placed == sorted(placed) else found
    )
