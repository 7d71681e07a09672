"""Tables of the text: as Markdown's where rows and columns are plain, as HTML where cells span others."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce

from gongwen.model import Footnote, Span, Table
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.spans import mark_up
from gongwen.render.table_cells import shown_cells
from gongwen.text.xml import attribute_list

WIDE = "gw-wide"
_PHONE = 26  # characters of a table's text in the width of a phone
_WRAPPED, _PADDING = 6, 1  # of a column of text; of each column


def is_wide(table: Table) -> bool:
    """True for a table that wants more room than a phone has: it scrolls in a frame of its own.

    A column is as wide as its text, but no more than can be wrapped.
    """
    columns = zip(*table.rows, strict=True)
    return sum(min(max(map(len, column)), _WRAPPED) + _PADDING for column in columns) > _PHONE


def fits_pipes(table: Table) -> bool:
    """True where Markdown can say the same: no cell spans others, one row of heads at most."""
    return not table.spans and table.header_rows <= 1 and bool(table.rows and table.rows[0])


def pipe_table(table: Table, cell: Callable[[str, int], str]) -> str:
    """The rows; `cell(text, start)` is a cell that begins at `start` in the table's text. The head that Markdown wants
    is empty where the source has none."""
    rows, start = [], 0
    for row in table.rows:
        cells = []
        for text in row:
            cells.append(cell(text, start))
            start += len(text) + 1  # as `Table.text` joins them
        rows.append(f"| {' | '.join(cells)} |")
    width = len(table.rows[0])
    head = [] if table.header_rows else [f"|{'  |' * width}"]
    first = len(head) + table.header_rows
    lines = [*head, *rows]
    return "\n".join([*lines[:first], f"|{' --- |' * width}", *lines[first:]])


def html_table(table: Table, index: EditionIndex, *, noted: bool) -> str:
    """A table with spans as one line of HTML; a comment says where its notes stand."""
    calls = tuple((note.at, _call(note)) for note in index.calls.get(table.eid, ()))
    notes = tuple(span for span in index.marks.get(table.eid, ()) if span.kind == "note")
    rows = []
    for cells in shown_cells(table):
        texts = ((cell, _marked(cell.text, notes, calls, cell.start)) for cell in cells)
        rows.append("".join(f"<{c.name}{attribute_list(c.sizes)}>{text}</{c.name}>" for c, text in texts))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    former = "".join(
        f'<span id="{old}" class="gw-former" data-apparatus=""></span>' for old in index.former.get(table.eid, ())
    )
    css = " ".join(("gw-table", *((WIDE,) if is_wide(table) else ())))
    after = f"<!-- notes: {table.eid} -->" if noted else ""
    return f'<div class="{css}">{former}<table id="{table.eid}">{body}</table></div>{after}'


def _quoted(words: str, note: str) -> str:
    return f'<mark class="gw-quoted" data-note="{escape_html(note)}">{words}</mark>'


def _call(note: Footnote) -> str:
    link = f'<a href="#{note.eid}">{note.number}</a>'
    return f'<sup class="gw-footnote-call" data-apparatus="">{link}</sup>'


def _marked(text: str, notes: tuple[Span, ...], calls: tuple[tuple[int, str], ...], start: int) -> str:
    return mark_up(
        text,
        tuple(replace(span, start=span.start - start, end=span.end - start) for span in notes),
        escape=lambda words, *_: html_line(words),
        link=lambda words, span: reduce(_quoted, span.ref.split(), words),
        topic=lambda words, _: words,
        calls=[(at - start, mark) for at, mark in calls if start < at <= start + len(text) or at == start == 0],
    )
