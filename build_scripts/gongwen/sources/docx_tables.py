"""Tables of a Word file: their rows and cells, whatever wraps them, and how cells of several places are told."""

from collections.abc import Iterator
from typing import Any

from gongwen.model import CellSpan
from gongwen.sources.blocks import SourceTable
from gongwen.sources.docx_left_out import MC, alternative
from gongwen.sources.docx_package import W
from gongwen.sources.docx_styles import is_on
from gongwen.text.word_values import decimal

_MOST_PLACES = 1000  # that one cell takes up
_WRAPPING = frozenset(W + n for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def members(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, those too that stand in content controls and the like."""
    for inner in element:
        if inner.tag == W + name:
            yield inner
        elif inner.tag in _WRAPPING:
            yield from members(inner, name)
        elif inner.tag == f"{MC}AlternateContent" and (shown := alternative(inner)) is not None:
            yield from members(shown, name)


def is_deleted(member: Any) -> bool:
    """True for a row or cell whose deletion was tracked, and for a row that is hidden."""
    row, cell = member.find(f"{W}trPr"), member.find(f"{W}tcPr")
    if row is not None:
        return row.find(f"{W}del") is not None or is_on(row.find(f"{W}hidden"))
    return cell is not None and cell.find(f"{W}cellDel") is not None


class Grid:
    """A table while it is read: the texts of its cells by row, and which cells take up several places."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._spans: dict[tuple[int, int], list[int]] = {}
        self._open: dict[int, tuple[int, int]] = {}
        self._header_rows = 0

    def row(self, element: Any) -> None:
        """A new row."""
        self._header_rows += element.find(f"{W}trPr/{W}tblHeader") is not None
        self.rows.append([])

    def cell(self, element: Any, text: str) -> None:
        """The next cell of the last row; one that goes on with the cell above makes that one taller."""
        row, column = len(self.rows) - 1, len(self.rows[-1])
        width = _number(element.find(f"{W}tcPr/{W}gridSpan"))
        merge = element.find(f"{W}tcPr/{W}vMerge")
        self.rows[-1] += [text] + [""] * (width - 1)
        if merge is not None and merge.get(f"{W}val") != "restart" and column in self._open:
            self._spans[self._open[column]][0] += 1
        else:
            self._open[column] = (row, column)
            self._spans[row, column] = [1, width]

    def table(self, line: int) -> SourceTable | None:
        """The table as data, None where it has one row or one column: then it lays out."""
        width = max(map(len, self.rows), default=0)
        if len(self.rows) < 2 or width < 2:
            return None
        cells = tuple(tuple(row + [""] * (width - len(row))) for row in self.rows)
        spans = tuple(CellSpan(r, c, n, w) for (r, c), (n, w) in sorted(self._spans.items()) if n * w > 1)
        return SourceTable(line, cells, self._header_rows, spans)


def _number(element: Any | None) -> int:
    return min(max(decimal(element.get(f"{W}val"), 1), 1), _MOST_PLACES) if element is not None else 1
