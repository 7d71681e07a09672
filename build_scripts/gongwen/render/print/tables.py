"""Tables as the template takes them: places and borders of cells, shares of the width, size of the characters."""

import re
from dataclasses import replace
from itertools import accumulate
from math import ceil
from typing import Any

from gongwen.model import CellSpan, Table
from gongwen.render.print.extras import NoteMark
from gongwen.render.print.marks import marked_pieces
from gongwen.render.print.options import Grid

# A table lies on its side from this many columns on, or from fewer where their text is long.
_MANY_COLUMNS = 9
_SOME_COLUMNS = 6
# What a column of text needs at least, in characters, to be read with ease; and what a line holds upright.
_EASY_WIDTH = 12
_UPRIGHT_WIDTH = 40

# In points. The largest size is taken at which no row fills more than a good half of a page; a row that fills more than
# a page at the smallest one must break over pages, else it would run off the paper.
# Large print is never smaller than the text of other sheets: there rows break sooner.
_SIZES = (14.0, 12.0, 10.5, 9.0, 8.0)
_LARGE_SIZES = (18.0, 16.0)
_UPRIGHT = (442.0, 637.0)
_SIDEWAYS = (637.0, 442.0)
_GOOD_HALF = 0.6
_LINE = 1.45  # height of a line of a cell, and its padding, in characters
_PADDING = 1.0
_BESIDE = 0.8  # the padding at both sides of a cell, in characters
# A column of text is no narrower than this many characters, where its text is that long, and than a word or figure.
_LEAST = 4
_LONGEST_WORD = 10
_LONGEST = 60  # longer cells ask for no more room
_WORD = re.compile(r"[A-Za-z0-9.,%/:-]+")


def table_value(table: Table, grid: Grid, marks: tuple[NoteMark, ...] = ()) -> dict[str, Any]:
    """A table for the template, with the marks of the notes that it calls."""
    called = tuple(mark for mark in marks if mark.own and mark.eid == table.eid)
    sideways = lies_sideways(table)
    room = _SIDEWAYS if sideways else _UPRIGHT
    size, fits = _size(table, room, grid)
    cells = [_cell(table, span, called, breakable=not fits) for span in _cells(table)]
    return {
        "kind": "table",
        "eids": [table.eid],
        "widths": _widths(table, room[0] / size),
        "size": size,
        "header_rows": table.header_rows,
        "header": [cell for cell in cells if cell["y"] < table.header_rows],
        "body": [cell for cell in cells if cell["y"] >= table.header_rows],
        "sideways": sideways,
    }


def lies_sideways(table: Table) -> bool:
    """True for a table too wide for the page: it gets one of its own, turned by a quarter."""
    longest = _longest(table)
    easy = sum(min(length, _EASY_WIDTH) for length in longest)
    return len(longest) >= _MANY_COLUMNS or (len(longest) >= _SOME_COLUMNS and easy > _UPRIGHT_WIDTH)


def _longest(table: Table) -> list[int]:
    """The length of each column's longest cell; a cell over several columns says nothing about one."""
    wide = {(span.row, span.column) for span in table.spans if span.columns > 1}
    columns = len(table.rows[0]) if table.rows else 0
    return [
        max((len(cells[c]) for r, cells in enumerate(table.rows) if (r, c) not in wide), default=1)
        for c in range(columns)
    ]


def _least(table: Table) -> list[float]:
    """What each column needs, in characters: a few of them, a whole word or figure, and the padding."""
    found = []
    for column, longest in enumerate(_longest(table)):
        words = (len(word) * 0.6 for cells in table.rows for word in _WORD.findall(cells[column]))
        found.append(max(min(longest, _LEAST), min(max(words, default=0), _LONGEST_WORD)) + _BESIDE)
    return found


def _widths(table: Table, room: float) -> list[float]:
    """The columns' widths in characters, of which `room` stand side by side: what each needs at least, the rest by the
    length of their cells, to none more than its longest cell."""
    wanted = [max(min(length, _LONGEST), 2) + _BESIDE for length in _longest(table)]
    widths = [min(pair) for pair in zip(_least(table), wanted, strict=True)]
    while (rest := room - sum(widths)) > 0.01:
        weights = [wish**0.7 if wish - width > 0.01 else 0.0 for wish, width in zip(wanted, widths, strict=True)]
        if not any(weights):
            break
        shares = (rest * weight / sum(weights) for weight in weights)
        widths = [min(wish, width + share) for wish, width, share in zip(wanted, widths, shares, strict=True)]
    return [round(width, 3) for width in widths]


def _size(table: Table, room: tuple[float, float], grid: Grid) -> tuple[float, bool]:
    """The size of the characters, and whether each row then fits on a page."""
    sizes = _SIZES if grid.columns > 24 else _LARGE_SIZES
    needed = sum(_least(table))
    wide_enough = [size for size in sizes if needed * size <= room[0]] or [sizes[-1]]
    tallest = {size: _tallest_row(table, _widths(table, room[0] / size), size, room[0]) / room[1] for size in sizes}
    for limit in (_GOOD_HALF, 0.9):
        for size in wide_enough:
            if tallest[size] <= limit:
                return size, True
    return wide_enough[-1], False


def _tallest_row(table: Table, widths: list[float], size: float, width: float) -> float:
    """The height of the tallest row in points, as if every character were as wide as high."""
    edges = (0.0, *accumulate(widths))
    most = 1
    for span in _cells(table):
        share = (edges[span.column + span.columns] - edges[span.column]) / edges[-1]
        a_line = max(1, int(width * share / size - 0.8))
        most = max(most, ceil(len(table.rows[span.row][span.column]) / a_line))
    return (most * _LINE + _PADDING) * size


def _cells(table: Table) -> list[CellSpan]:
    """The cells of a table in reading order: one for each place that no other row's or column's cell covers.

    Of a cell over several rows the lower ones come as cells of their own, without text: see `_cell`.
    """
    spans = {(span.row, span.column): span for span in table.spans}
    cells: list[CellSpan] = []
    covered: dict[tuple[int, int], CellSpan] = {}
    for row, texts in enumerate(table.rows):
        for column in range(len(texts)):
            if (row, column) in covered:
                above = covered[row, column]
                if column == above.column and row > above.row:
                    cells.append(CellSpan(row, column, 0, above.columns))
                continue
            # A span never leaves the table, whatever the source says.
            asked = spans.get((row, column), CellSpan(row, column, 1, 1))
            rows = min(asked.rows, len(table.rows) - row)
            columns = min(asked.columns, len(texts) - column)
            span = CellSpan(row, column, rows, columns)
            cells.append(span)
            covered |= {(r, c): span for r in range(row, row + rows) for c in range(column, column + columns)}
    return cells


def _within(table: Table, span: CellSpan, marks: tuple[NoteMark, ...]) -> tuple[NoteMark, ...]:
    """The marks in one cell; those of a table count through its text, which is its cells, one a line."""
    before = [cell for row in table.rows[: span.row] for cell in row] + list(table.rows[span.row][: span.column])
    start = sum(len(cell) + 1 for cell in before)
    end = start + len(table.rows[span.row][span.column])
    return tuple(replace(mark, end=mark.end - start) for mark in marks if start < mark.end <= end)


def _cell(table: Table, span: CellSpan, marks: tuple[NoteMark, ...], *, breakable: bool) -> dict[str, Any]:
    """A cell for the template.

    A cell over several rows is drawn as one a row, without the lines between: Typst draws true ones after the rest of
    their rows, so that readers of the content find them moved, and keeps all their rows on one page.
    """
    below = next((s for s in table.spans if s.column == span.column and s.row <= span.row < s.row + s.rows), None)
    last = below is None or span.row + 1 >= min(below.row + below.rows, len(table.rows))
    return {
        "x": span.column,
        "y": span.row,
        "columns": span.columns,
        "top": span.rows > 0,
        "bottom": last,
        "text": marked_pieces(table.rows[span.row][span.column], _within(table, span, marks)) if span.rows else (),
        "breakable": breakable,
    }
