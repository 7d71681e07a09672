"""Tables of the text: as Markdown's where rows and columns are plain, as HTML where cells span others."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce

from gongwen.model import Footnote, Span, Table
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.spans import mark_up

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
    covered = {
        (span.row + r, span.column + c) for span in table.spans for r in range(span.rows) for c in range(span.columns)
    } - {(span.row, span.column) for span in table.spans}
    sizes = {(span.row, span.column): f' rowspan="{span.rows}" colspan="{span.columns}"' for span in table.spans}
    calls = tuple((note.at, _call(note)) for note in index.calls.get(table.eid, ()))
    notes = tuple(span for span in index.marks.get(table.eid, ()) if span.kind == "note")
    rows, start = [], 0
    for r, row in enumerate(table.rows):
        tag = "th" if r < table.header_rows else "td"
        cells = []
        for c, text in enumerate(row):
            if (r, c) not in covered:
                cells.append(f"<{tag}{sizes.get((r, c), '')}>{_marked(text, notes, calls, start)}</{tag}>")
            start += len(text) + 1  # as `Table.text` joins them
        rows.append(f"<tr>{''.join(cells)}</tr>")
    former = "".join(
        f'<span id="{old}" class="gw-former" data-apparatus=""></span>' for old in index.former.get(table.eid, ())
    )
    css = " ".join(("gw-table", *((WIDE,) if is_wide(table) else ())))
    after = f"<!-- notes: {table.eid} -->" if noted else ""
    return f'<div class="{css}">{former}<table id="{table.eid}">{"".join(rows)}</table></div>{after}'


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
