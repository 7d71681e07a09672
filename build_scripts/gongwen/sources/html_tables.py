"""Tables of an article: data where they have rows and columns of cells, dissolved where they only lay out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from gongwen.model import CellSpan
from gongwen.sources.blocks import SourceTable
from gongwen.sources.html_tokens import attributes_of
from gongwen.sources.html_values import Page, Piece

_MAX_SPAN = 1000  # the HTML standard's limit for colspan
_MAX_PLACES = 200_000  # a table larger than that is an attack


@dataclass(slots=True)
class _Grid:
    rows: list[list[str]] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    spans: list[CellSpan] = field(default_factory=list)
    heading_rows: int = 0


def group_tables(pieces: tuple[Piece, ...], page: Page, container: int) -> Iterator[Piece | SourceTable]:
    """The pieces of an article, those of each data table together as one table."""
    tables = _outermost_tables(page, container)
    for table, group in groupby(pieces, key=lambda piece: tables[piece.element]):
        members = list(group)
        data = _read_table(members, page, table) if table >= 0 else None
        if data is None:
            yield from members
        else:
            yield data


def _outermost_tables(page: Page, container: int) -> list[int]:
    """For every element: the outermost table below the container that it stands in, or -1."""
    tables = [-1] * len(page.elements)
    for index, element in enumerate(page.elements):
        if index <= container:
            continue
        above = tables[element.parent]
        tables[index] = above if above >= 0 else index if element.tag == "table" else -1
    return tables


def _read_table(members: list[Piece], page: Page, table: int) -> SourceTable | None:
    """The table as data, None where it has one row or one column, holds pictures or another table: then it lays out."""
    if any(piece.src is not None for piece in members):
        return None
    cells: dict[int, list[Piece]] = {}
    for piece in members:
        cell = _cell_of(page, piece.element, table)
        if cell < 0:
            return None
        cells.setdefault(cell, []).append(piece)
    grid = _grid(page, table, cells)
    if grid is None:
        return None
    width = max(map(len, grid.rows), default=0)
    if len(grid.rows) < 2 or width < 2 or sum(any(row) for row in grid.rows) < 2:
        return None
    rows = tuple(tuple(row + [""] * (width - len(row))) for row in grid.rows)
    return SourceTable(members[0].line, rows, grid.heading_rows, tuple(grid.spans))


def _cell_of(page: Page, element: int, table: int) -> int:
    """The cell of that very table in which an element stands, -1 for one in a nested table or outside of cells."""
    cell = -1
    while element != table:
        tag = page.elements[element].tag
        if tag == "table":
            return -1
        if tag in ("td", "th"):
            cell = element
        element = page.elements[element].parent
    return cell


def _grid(page: Page, table: int, cells: dict[int, list[Piece]]) -> _Grid | None:
    grid = _Grid()
    row = -1
    last_row = -1
    for index in range(table + 1, len(page.elements)):
        element = page.elements[index]
        if element.parent < table:
            break
        if element.tag not in ("td", "th") or not _stands_in(page, index, table):
            continue
        if element.parent != last_row:
            last_row, row = element.parent, row + 1
            grid.rows.append([])
        if not _place(grid, row, element.attributes, "\n".join(p.text for p in cells.get(index, ()))):
            return None
        if element.tag == "th" and grid.heading_rows >= row and page.elements[element.parent].tag == "tr":
            grid.heading_rows = row + 1
    return grid


def _stands_in(page: Page, index: int, table: int) -> bool:
    parent = page.elements[index].parent
    while page.elements[parent].tag in ("tr", "tbody", "thead", "tfoot"):
        parent = page.elements[parent].parent
    return parent == table


def _place(grid: _Grid, row: int, attributes: str, text: str) -> bool:
    """Puts a cell at the next free place of its row; False where the table would be too large."""
    values = attributes_of(attributes)
    rows, columns = (_span(values.get(name, "1")) for name in ("rowspan", "colspan"))
    column = len(grid.rows[row])
    while (row, column) in grid.taken:
        column += 1
    if len(grid.taken) + rows * columns > _MAX_PLACES:
        return False
    if rows * columns > 1:
        grid.spans.append(CellSpan(row, column, rows, columns))
        grid.taken.update((r, c) for r in range(row, row + rows) for c in range(column, column + columns))
    line = grid.rows[row]
    line += [""] * (column - len(line))
    line += [text] + [""] * (columns - 1)
    return True


def _span(value: str) -> int:
    return min(max(int(value), 1), _MAX_SPAN) if value.strip().isdecimal() else 1
