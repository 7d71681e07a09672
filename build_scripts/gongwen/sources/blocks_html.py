"""What was read of a Word file as HTML that a person can mend: a paragraph a line."""

from collections.abc import Iterator, Sequence
from html import escape

from gongwen.model import CellSpan
from gongwen.sources.blocks import Reading, SourceBlock, SourceFigure, SourceNote, SourceParagraph, SourceTable


def blocks_html(reading: Reading) -> str:
    """The blocks in order, the notes of a paragraph or table below it; what was left out is not in it."""
    lines = ["<!DOCTYPE html>", '<html lang="zh">', '<head><meta charset="utf-8"></head>', "<body>"]
    for block in reading.blocks:
        lines += _block(block)
        lines += [_note(note) for note in reading.notes if note.called == block.line]
    return "\n".join([*lines, "</body>", "</html>", ""])


def _block(block: SourceBlock) -> Iterator[str]:
    if isinstance(block, SourceParagraph):
        yield _paragraph(block)
    elif isinstance(block, SourceFigure):
        yield f'<p><img src="{escape(block.src)}" alt="{escape(block.alt)}"></p>'
    else:
        yield from _table(block)


def _paragraph(block: SourceParagraph) -> str:
    text = escape(block.text, quote=False)
    if block.heading:
        level = min(block.heading, 6)
        return f"<h{level}>{text}</h{level}>"
    return f"<p>{f'<strong>{text}</strong>' if block.strong else text}</p>"


def _note(note: SourceNote) -> str:
    return f"<p>{escape(note.text, quote=False)}</p>"


def _table(table: SourceTable) -> Iterator[str]:
    spans = {(span.row, span.column): span for span in table.spans}
    covered = {
        (row, column)
        for span in table.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
        if (row, column) != (span.row, span.column)
    }
    yield "<table>"
    for number, row in enumerate(table.rows):
        name = "th" if number < table.header_rows else "td"
        yield f"<tr>{''.join(_cells(row, number, name, spans, covered))}</tr>"
    yield "</table>"


def _cells(
    row: Sequence[str],
    number: int,
    name: str,
    spans: dict[tuple[int, int], CellSpan],
    covered: set[tuple[int, int]],
) -> Iterator[str]:
    for column, text in enumerate(row):
        if (number, column) in covered:
            continue
        span = spans.get((number, column))
        wide = f' rowspan="{span.rows}" colspan="{span.columns}"' if span else ""
        yield f"<{name}{wide}>{escape(text, quote=False)}</{name}>"
