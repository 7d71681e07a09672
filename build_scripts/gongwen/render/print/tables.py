"""Tables as the template takes them: cells with their places, shares of the width, and which table lies on its side."""

from typing import Any

from gongwen.model import CellSpan, Table
from gongwen.render.print.pieces import pieces

# A row with more characters than this in a cell may break over pages; else it would run off the paper.
_TALL_CELL = 300
# A table lies on its side from this many columns on, or from fewer where their text is long.
_MANY_COLUMNS = 9
_SOME_COLUMNS = 6
# What a column of text needs at least, in characters, to be read with ease; and what a line holds upright.
_EASY_WIDTH = 12
_UPRIGHT_WIDTH = 40


def table_value(table: Table) -> dict[str, Any]:
    """A table for the template."""
    cells = [_cell(table, row, column) for row, column in _shown_cells(table)]
    return {
        "kind": "table",
        "eids": [table.eid],
        "widths": _widths(table),
        "header_rows": table.header_rows,
        "header": [cell for cell in cells if cell["y"] < table.header_rows],
        "body": [cell for cell in cells if cell["y"] >= table.header_rows],
        "sideways": lies_sideways(table),
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


def _widths(table: Table) -> list[float]:
    """The columns' shares of the width: as much as their longest cells ask, none less than a sixth of the widest."""
    wanted = [min(max(length, 2), 60) ** 0.7 for length in _longest(table)]
    return [round(max(width, max(wanted) / 6), 3) for width in wanted]


def _shown_cells(table: Table) -> list[tuple[int, int]]:
    """The places of a table that no span covers, in reading order."""
    covered = {
        (row, column)
        for span in table.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
        if (row, column) != (span.row, span.column)
    }
    places = [(row, column) for row, cells in enumerate(table.rows) for column in range(len(cells))]
    return [place for place in places if place not in covered]


def _cell(table: Table, row: int, column: int) -> dict[str, Any]:
    span = next((s for s in table.spans if (s.row, s.column) == (row, column)), CellSpan(row, column, 1, 1))
    return {
        "x": column,
        "y": row,
        "columns": span.columns,
        "rows": span.rows,
        "text": pieces(table.rows[row][column]),
        "breakable": any(len(cell) > _TALL_CELL for cell in table.rows[row]),
    }
