"""Pages to what was read of them: paragraphs, tables, and what was left out, as HTML that a person can mend."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from gongwen.sources.laid_out.heads import with_joint_head
from gongwen.sources.laid_out.lines import Line, in_reading_order, lines_of
from gongwen.sources.laid_out.margins import Omission, asides, running
from gongwen.sources.laid_out.page import LaidOutPage, Picture
from gongwen.sources.laid_out.paragraphs import Item, LaidOutBlock, LaidOutParagraph, joined, paragraphs_of
from gongwen.sources.laid_out.pictures import placed_pictures
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
    held: tuple[tuple[str, bytes], ...] = ()  # the pictures that stand in the text, by their addresses in the HTML
    left_out: tuple[Omission, ...] = ()  # what is said of the others


def read_laid_out(pages: Sequence[LaidOutPage]) -> LaidOutReading:
    """The text of pages in order."""
    items = {page.number: _items(page) for page in pages}
    tables = [item for found in items.values() for item in found if isinstance(item, LaidOutTable)]
    kept, pictures_left = placed_pictures(pages, tables)
    for page in pages:
        own = sorted((picture for picture in page.pictures if id(picture) in kept), key=lambda one: one.top)
        items[page.number] = _with_pictures(items[page.number], own)
    lines = {number: [item for item in found if isinstance(item, Line)] for number, found in items.items()}
    left_out = running(pages, lines)
    body = [item for page in pages for item in items[page.number] if id(item) not in left_out]
    omitted: dict[int, list[Omission]] = {page.number: list(asides(page)) for page in pages}
    for page in pages:
        omitted[page.number] += [
            Omission(page.number, left_out[id(line)], line.text) for line in lines[page.number] if id(line) in left_out
        ]
    for left in pictures_left:
        omitted[left.page].append(left)
    names = dict(_named(body))
    blocks = _joined_tables(paragraphs_of(body))
    return LaidOutReading(
        _html(pages, blocks, omitted, names),
        tuple(Counter(g.text for page in pages for g in page.glyphs if plain_form(g.text) != g.text).most_common()),
        _by_page(pages, is_private),
        _by_page(pages, "\ufffd".__eq__),
        tuple(page.number for page in pages if page.pictured > 0.5 and all(glyph.aside for glyph in page.glyphs)),
        tuple((names[id(item)], item.data) for item in body if isinstance(item, Picture)),
        pictures_left,
    )


def _by_page(pages: Sequence[LaidOutPage], is_met: Callable[[str], bool]) -> tuple[tuple[int, int], ...]:
    counts = ((page.number, sum(is_met(glyph.text) for glyph in page.glyphs if not glyph.aside)) for page in pages)
    return tuple((number, count) for number, count in counts if count)


def _items(page: LaidOutPage) -> list[Item]:
    """Lines and tables of a page in the order in which they are read."""
    tables, rest = find_tables(page, [glyph for glyph in page.glyphs if not glyph.aside])
    lines = with_joint_head(in_reading_order(lines_of(page.number, rest), page.width))
    found: list[Item] = []
    waiting = sorted(tables, key=lambda table: (table.top, table.left))
    for line in lines:
        while waiting and waiting[0].top < line.baseline and _is_beside(waiting[0], line):
            found.append(waiting.pop(0))
        found.append(line)
    return [*found, *waiting]


def _with_pictures(items: list[Item], pictures: Sequence[Picture]) -> list[Item]:
    """The items of a page with its pictures, each above the first line or table that begins below its top."""
    found: list[Item] = []
    waiting = list(pictures)
    for item in items:
        while waiting and _is_above(waiting[0], item):
            found.append(waiting.pop(0))
        found.append(item)
    return [*found, *waiting]


def _is_above(picture: Picture, item: Item) -> bool:
    """True for a picture that begins above the item, in the column of a line."""
    if not isinstance(item, Line):
        return picture.top < item.top
    return picture.top < item.baseline and (
        not item.column or (picture.left < item.right and item.left < picture.right)
    )


def _named(items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    """The address that each picture has in the HTML, by its identity."""
    counts: Counter[int] = Counter()
    for item in items:
        if isinstance(item, Picture):
            counts[item.page] += 1
            yield id(item), f"page-{item.page}-{counts[item.page]}.{item.ending}"


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
    pages: Sequence[LaidOutPage],
    groups: Sequence[Sequence[LaidOutBlock]],
    omitted: dict[int, list[Omission]],
    names: Mapping[int, str],
) -> str:
    """A page of HTML: a paragraph a line; `data-page` says where the original has it, `hidden` what is no text, and
    `data-picture` that words are about a picture, which the original has not.
    """
    starting: dict[int, list[Sequence[LaidOutBlock]]] = defaultdict(list)
    for group in groups:
        starting[group[0].page].append(group)
    lines = ["<!DOCTYPE html>", '<html lang="zh">', '<head><meta charset="utf-8"></head>', "<body>"]
    for page in pages:
        lines += [line for group in starting[page.number] for line in _block(group, names)]
        lines += [_left_out(left) for left in omitted[page.number]]
    return "\n".join([*lines, "</body>", "</html>", ""])


def _left_out(left: Omission) -> str:
    about = " data-picture" if left.what == "图像" else ""
    return f'<p hidden{about} data-page="{left.page}" title="{escape(left.what)}">{_text(left.text)}</p>'


def _block(group: Sequence[LaidOutBlock], names: Mapping[int, str]) -> Iterator[str]:
    first = group[0]
    if isinstance(first, Picture):
        yield f'<p data-page="{first.page}"><img src="{names[id(first)]}" alt=""></p>'
        return
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
