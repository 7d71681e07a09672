"""The cells of a table as markup has them: what a wider cell covers is no cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.model import Table


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with the place of its text in the table's; `rows` and `columns` are 0 where it spans none but its own."""

    text: str
    start: int
    is_head: bool
    rows: int = 0
    columns: int = 0

    @property
    def name(self) -> str:
        """Its element in HTML and Akoma Ntoso."""
        return "th" if self.is_head else "td"

    @property
    def sizes(self) -> dict[str, str]:
        """Its attributes there."""
        return {"rowspan": str(self.rows), "colspan": str(self.columns)} if self.rows else {}


def shown_cells(table: Table) -> Iterator[tuple[ShownCell, ...]]:
    """The rows, each with its cells in order; a row that others cover whole has none."""
    spans = {(span.row, span.column): span for span in table.spans}
    covered = {
        (span.row + row, span.column + column)
        for span in table.spans
        for row in range(span.rows)
        for column in range(span.columns)
    } - spans.keys()
    start = 0
    for row, texts in enumerate(table.rows):
        cells = []
        for column, text in enumerate(texts):
            if (row, column) not in covered:
                span = spans.get((row, column))
                size = (span.rows, span.columns) if span else (0, 0)
                cells.append(ShownCell(text, start, row < table.header_rows, *size))
            start += len(text) + 1  # as `Table.text` joins them
        yield tuple(cells)
