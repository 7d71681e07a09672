"""The places of one part: front, preamble, numbered body and conclusions, told apart by position and likeness."""

import re
from dataclasses import dataclass

from gongwen.model import Role
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.contents import contents_length
from gongwen.structure.items import Item, Numbered, read_items
from gongwen.structure.lines import (
    annex_line,
    dated_length,
    is_closing_note,
    is_dated,
    is_day_line,
    is_document_number,
    is_note,
    is_signature,
    is_title,
    is_title_line,
    squeezed,
    title_type,
)
from gongwen.structure.marks import Style, read_mark
from gongwen.structure.parts import RawPart, closing_tail, looks, opens_with_order, order_closing
from gongwen.text.dates import whole_date

_MAX_ANNEX_LIST = 40
_MAX_FRONT = 40
_TOP_STYLES = ("编", "分编", "部分", "章", "一、")
_LIST_STYLES = ("1.", "（1）", "1）", "①")
_APPEAL = re.compile(
    r"以上(?:意见|报告|请示|方案|措施)|让我们|特此|此致|本(?:通知|公告|通告|意见|决定|规定|批复|令)(?:自|由|有效期|从)|《[^》]*》根据本决定"
)


@dataclass(frozen=True, slots=True)
class Sections:
    """The blocks of a part by place, in order of the text; `body` opens with a numbered paragraph or is empty."""

    front: tuple[SourceBlock, ...]
    preamble: tuple[SourceBlock, ...]
    body: tuple[Item, ...]
    conclusions: tuple[SourceBlock, ...]


def split_sections(part: RawPart, *, settled: frozenset[Style] = frozenset()) -> Sections:
    """The places of a part's blocks; `settled` are the styles whose level document.yml names, which are no lists."""
    blocks = part.blocks
    is_order = part.role == "main" and opens_with_order(blocks)
    front = 0 if is_order else front_length(blocks, part.role)
    start = _regulation(blocks) if is_order else front
    end = len(blocks) - _conclusions_length(blocks[start:])
    while start < end and (length := contents_length(blocks, start)):
        start += length
    if not is_order:
        start += _contents_within(blocks[start:end])
    items = read_items(blocks[start:end])
    first = _body_start(items, settled)
    if part.role == "annex" and _is_list(items[first:]):
        first = len(items)
    return Sections(blocks[:front], blocks[front : start + first], items[first:], blocks[end:])


def _body_start(items: tuple[Item, ...], settled: frozenset[Style]) -> int:
    """Where the numbered text begins; a list of the preamble (1., ①) stands before the first 一、 and is none of it."""
    styles = [(i, item.mark.style) for i, item in enumerate(items) if isinstance(item, Numbered)]
    if styles and styles[0][1] in _LIST_STYLES and styles[0][1] not in settled:
        return next((i for i, style in styles if style in _TOP_STYLES), styles[0][0])
    return styles[0][0] if styles else len(items)


def front_length(blocks: tuple[SourceBlock, ...], role: Role) -> int:
    """How many of the first blocks are title, number, issuers and dated lines."""
    count = 0
    titles = ""
    while count < min(len(blocks), _MAX_FRONT) and isinstance(block := blocks[count], SourceParagraph):
        text = block.text
        annex = annex_line(text) if role == "annex" and count == 0 else None
        if annex is not None:
            titles += squeezed(annex[1])
        elif is_title(text) or (is_title_line(text) and _is_part_of_title(blocks, count, role, titles)):
            titles += squeezed(text)
        elif titles and (length := dated_length(_texts(blocks[count : count + 8]))) > 1:
            count += length - 1
        elif not (_is_below_title(text) if count else is_document_number(text)) and not (titles and is_note(text)):
            break
        count += 1
    return count if titles or role != "main" or _has_number(blocks[:count]) else 0


def _texts(blocks: tuple[SourceBlock, ...]) -> list[str]:
    return [block.text if isinstance(block, SourceParagraph) else "" for block in blocks]


def _is_below_title(text: str) -> bool:
    return is_document_number(text) or is_dated(text) or whole_date(text) is not None


def _is_part_of_title(blocks: tuple[SourceBlock, ...], index: int, role: Role, titles: str) -> bool:
    """True for a line that opens or goes on with a title over several lines, or is all the title of an annex."""
    block = blocks[index]
    if isinstance(block, SourceParagraph) and (block.heading or (titles and squeezed(block.text) in titles)):
        return True
    if title_type(titles) is not None and titles.count("《") == titles.count("》"):
        return False
    for following in blocks[index + 1 : index + 6]:
        if not looks(following, is_title_line):
            break
        if looks(following, is_title):
            return True
    return role != "main" and index <= 3


def _has_number(blocks: tuple[SourceBlock, ...]) -> bool:
    return any(looks(block, is_document_number) for block in blocks)


def _regulation(blocks: tuple[SourceBlock, ...]) -> int:
    """Where the text of an order's regulation begins: below its title and dated lines."""
    start = (order_closing(blocks) or 0) + 1
    return start + front_length(blocks[start:], "issued")


def _contents_within(blocks: tuple[SourceBlock, ...]) -> int:
    """The number of blocks up to the end of a table of contents that stands below a preface; 0 where there is none."""
    for index, block in enumerate(blocks[:30]):
        if not isinstance(block, SourceParagraph) or read_mark(block.text):
            return 0
        if length := contents_length(blocks, index):
            return index + length
    return 0


def _is_list(items: tuple[Item, ...]) -> bool:
    """True for an annex that is a plain list: entries 1., 2. … of one paragraph each and nothing else."""
    return len(items) > 1 and all(isinstance(i, Numbered) and i.mark.style == "1." and len(i.rest) < 120 for i in items)


def _conclusions_length(blocks: tuple[SourceBlock, ...]) -> int:
    """How many of the last blocks are signature, date, notes, the list of annexes, an appeal."""
    count = closing_tail(blocks)
    count += _closing_lines(blocks[: len(blocks) - count])
    count += _annex_list(blocks[: len(blocks) - count])
    while count < len(blocks) and looks(blocks[-1 - count], lambda text: _APPEAL.match(text) is not None):
        count += 1
    return count


def _closing_lines(blocks: tuple[SourceBlock, ...]) -> int:
    count = 0
    dated = False
    while count < len(blocks) and isinstance(block := blocks[-1 - count], SourceParagraph):
        text = block.text
        if is_day_line(text):
            dated = True
        elif not (is_note(text) or is_closing_note(text) or (is_signature(text) and _signs(blocks, count))):
            break
        count += 1
    return count if dated or all(looks(b, _is_printed_note) for b in blocks[len(blocks) - count :]) else 0


def _is_printed_note(text: str) -> bool:
    return is_note(text) or is_closing_note(text)


def _signs(blocks: tuple[SourceBlock, ...], count: int) -> bool:
    """True where a name stands beside a date: above it, below it, or above another name."""
    below = blocks[-count] if count else None
    above = blocks[-2 - count] if count + 2 <= len(blocks) else None
    neighbours = [b for b in (below, above) if b is not None]
    return any(looks(b, is_day_line) or looks(b, is_signature) or looks(b, is_closing_note) for b in neighbours)


def _annex_list(blocks: tuple[SourceBlock, ...]) -> int:
    """The length of a list of annexes at the end of the text: 附件：1.…, 2.…"""
    for count in range(1, min(_MAX_ANNEX_LIST, len(blocks)) + 1):
        block = blocks[-count]
        if not isinstance(block, SourceParagraph) or (len(block.text) > 200 and "。" in block.text):
            return 0
        if annex_line(block.text) is not None and squeezed(block.text) != "附件":
            return count
        found = read_mark(block.text)
        if (found and found[0].style not in _LIST_STYLES) or not (found or is_title_line(block.text)):
            return 0
    return 0
