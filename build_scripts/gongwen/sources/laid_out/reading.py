"""Pages to what was read of them: paragraphs, tables, and what was left out, as HTML that a person can mend."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from gongwen.sources.laid_out.lines import Line, in_reading_order, lines_of
from gongwen.sources.laid_out.margins import Omission, asides, running
from gongwen.sources.laid_out.page import LaidOutPage
from gongwen.sources.laid_out.paragraphs import Item, LaidOutBlock, LaidOutParagraph, joined, paragraphs_of
from gongwen.sources.laid_out.tables import Cell, LaidOutTable, find_tables
from gongwen.text.compatibility import is_private, plain_form


@dataclass(frozen=True, slots=True)
class LaidOutReading:
    """What pages say: the HTML of it, the characters that stand for others and those that nobody knows, by page."""

    html: str
    mapped: tuple[tuple[str, int], ...]
    private: tuple[tuple[int, int], ...]
    unknown: tuple[tuple[int, int], ...]
    pictured: tuple[int, ...]  # pages that are a picture and nothing else


def read_laid_out(pages: Sequence[LaidOutPage]) -> LaidOutReading:
    """The text of pages in order."""
    items: dict[int, list[Item]] = {}
    for page in pages:
        items[page.number] = _items(page)
    lines = {number: [item for item in found if isinstance(item, Line)] for number, found in items.items()}
    left_out = running(pages, lines)
    body = [item for page in pages for item in items[page.number] if id(item) not in left_out]
    omitted: dict[int, list[Omission]] = {page.number: list(asides(page)) for page in pages}
    for page in pages:
        omitted[page.number] += [
            Omission(page.number, left_out[id(line)], line.text) for line in lines[page.number] if id(line) in left_out
        ]
    blocks = _joined_tables(paragraphs_of(body))
    return LaidOutReading(
        _html(pages, blocks, omitted),
        tuple(Counter(g.text for page in pages for g in page.glyphs if plain_form(g.text) != g.text).most_common()),
        _by_page(pages, is_private),
        _by_page(pages, "\ufffd".__eq__),
        tuple(page.number for page in pages if page.pictured > 0.5 and all(glyph.aside for glyph in page.glyphs)),
    )


def _by_page(pages: Sequence[LaidOutPage], is_met: Callable[[str], bool]) -> tuple[tuple[int, int], ...]:
    counts = ((page.number, sum(is_met(glyph.text) for glyph in page.glyphs if not glyph.aside)) for page in pages)
    return tuple((number, count) for number, count in counts if count)


def _items(page: LaidOutPage) -> list[Item]:
    """Lines and tables of a page in the order in which they are read."""
    tables, rest = find_tables(page, [glyph for glyph in page.glyphs if not glyph.aside])
    lines = in_reading_order(lines_of(page.number, rest), page.width)
    found: list[Item] = []
    waiting = sorted(tables, key=lambda table: (table.top, table.left))
    for line in lines:
        while waiting and waiting[0].top < line.baseline and _is_beside(waiting[0], line):
            found.append(waiting.pop(0))
        found.append(line)
    return [*found, *waiting]


def _is_beside(table: LaidOutTable, line: Line) -> bool:
    """True for a table in the column of the line, or across all."""
    return not line.column or (table.left < line.right and line.left < table.right)


def _joined_tables(blocks: Sequence[LaidOutBlock]) -> list[list[LaidOutBlock]]:
    """Each block in a list of its own, a table that goes on over pages with its parts."""
    groups: list[list[LaidOutBlock]] = []
    for block in blocks:
        last = groups[-1][-1] if groups else None
        if isinstance(block, LaidOutTable) and isinstance(last, LaidOutTable) and _goes_on(last, block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _goes_on(before: LaidOutTable, after: LaidOutTable) -> bool:
    """True for a table of the next page with the same columns."""
    return (
        after.page == before.page + 1
        and len(before.columns) == len(after.columns)
        and all(abs(one - other) < 6 for one, other in zip(before.columns, after.columns, strict=True))
    )


# --- HTML


def _html(
    pages: Sequence[LaidOutPage], groups: Sequence[Sequence[LaidOutBlock]], omitted: dict[int, list[Omission]]
) -> str:
    """A page of HTML: a paragraph a line; `data-page` says where the original has it, `hidden` what is no text."""
    starting: dict[int, list[Sequence[LaidOutBlock]]] = defaultdict(list)
    for group in groups:
        starting[group[0].page].append(group)
    lines = ["<!DOCTYPE html>", '<html lang="zh">', '<head><meta charset="utf-8"></head>', "<body>"]
    for page in pages:
        lines += [line for group in starting[page.number] for line in _block(group)]
        lines += [
            f'<p hidden data-page="{left.page}" title="{escape(left.what)}">{_text(left.text)}</p>'
            for left in omitted[page.number]
        ]
    return "\n".join([*lines, "</body>", "</html>", ""])


def _block(group: Sequence[LaidOutBlock]) -> Iterator[str]:
    first = group[0]
    if isinstance(first, LaidOutParagraph):
        yield _paragraph(first)
        return
    yield f'<table data-page="{first.page}">'
    head: list[str] = []
    for table in group:
        if isinstance(table, LaidOutTable):
            rows = list(_rows(table))
            repeats = bool(head) and rows[:1] == head
            head = head or rows[:1]
            mark = f' data-page="{table.page}"'
            for number, row in enumerate(rows):
                hidden = " hidden" if repeats and not number else ""
                yield f"<tr{hidden}{mark if table is not first and not number else ''}>{row}</tr>"
    yield "</table>"


def _paragraph(block: LaidOutParagraph) -> str:
    (page, text), *more = block.parts
    inner = _text(text) + "".join(f'<span data-page="{number}"></span>{_text(part)}' for number, part in more)
    if block.heading:
        return f'<h{block.heading} data-page="{page}">{inner}</h{block.heading}>'
    return f'<p data-page="{page}">{f"<strong>{inner}</strong>" if block.strong else inner}</p>'


def _rows(table: LaidOutTable) -> Iterator[str]:
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        by_row[cell.row].append(cell)
    for row in range(table.rows):
        yield "".join(_cell(cell) for cell in by_row[row])


def _cell(cell: Cell) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1)
    text = ""
    for line in cell.lines:
        text = joined(text, line.text)
    return f"<td{spans}>{_text(text)}</td>"


def _text(text: str) -> str:
    return escape("".join(map(plain_form, text)), quote=False)
