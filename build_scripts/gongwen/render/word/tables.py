"""The cells of a table as Word counts them: one for each place that no wider cell covers, merged ones a row each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongwen.model import CellSpan, Table

Merged = Literal["", "first", "more"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one row; `start` is the place of its text in the table's, `merged` its part in one of several rows."""

    text: str
    start: int
    columns: int = 1
    merged: Merged = ""


def table_rows(table: Table) -> Iterator[list[Cell]]:
    """The rows of a table. A span never leaves the table, whatever its source says; of two the first counts."""
    spans = {(span.row, span.column): span for span in table.spans}
    above: dict[int, CellSpan] = {}  # by column, the cells that reach down from a row above
    start = 0
    for row, texts in enumerate(table.rows):
        cells, column = [], 0
        starts = [start + sum(len(text) + 1 for text in texts[:index]) for index in range(len(texts))]
        while column < len(texts):
            reaching = above.get(column)
            if reaching is not None and row < reaching.row + reaching.rows:
                cells.append(Cell("", starts[column], reaching.columns, "more"))
                column += reaching.columns
                continue
            span = spans.get((row, column), CellSpan(row, column, 1, 1))
            free = next(
                (c for c in range(column + 1, len(texts)) if c in above and row < above[c].row + above[c].rows),
                len(texts),
            )
            columns = max(1, min(span.columns, free - column))
            cells.append(Cell(texts[column], starts[column], columns, "first" if span.rows > 1 else ""))
            if span.rows > 1:
                above[column] = CellSpan(row, column, span.rows, columns)
            column += columns
        start += sum(len(text) + 1 for text in texts)
        yield cells
