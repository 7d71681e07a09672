"""Where in a source one document ends and the next begins: a notice and what it issues, forwards or annexes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongwen.model import Role
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.lines import (
    annex_line,
    is_closing_note,
    is_day_line,
    is_document_number,
    is_member,
    is_note,
    is_order,
    is_signature,
    is_title,
    is_title_line,
    squeezed,
)
from gongwen.structure.marks import read_mark
from gongwen.text.dates import whole_date

_ISSUES = ("印发", "发布", "公布", "颁布", "颁发", "下发")
_FORWARDS = ("转发", "批转")
_MAX_TAIL = 8
_MAX_MASTHEAD = 6
_MAX_COVER = 5000  # characters of a cover in which the names of what it issues are looked for
_FIRST_MARKS = ("编", "分编", "章", "条", "部分", "一、", "1.")


@dataclass(frozen=True, slots=True)
class RawPart:
    """The blocks of one document of a source; `foreign` where nothing in the first one announces it."""

    role: Role
    blocks: tuple[SourceBlock, ...]
    foreign: bool = False


def looks(block: SourceBlock, likeness: Callable[[str], bool]) -> bool:
    """True for a paragraph whose line looks so."""
    return isinstance(block, SourceParagraph) and likeness(block.text)


def split_parts(blocks: tuple[SourceBlock, ...]) -> tuple[RawPart, ...]:
    """The document itself, then its attachments in order of the text."""
    if opens_with_order(blocks):
        starts = [i for i in _starts(blocks) if i and looks(blocks[i], lambda text: annex_line(text) is not None)]
    else:
        starts = [i for i in _starts(blocks) if i]
    bounds = [0, *starts, len(blocks)]
    pieces = [blocks[a:b] for a, b in pairwise(bounds)]
    cover = squeezed("".join(_text(block) for block in pieces[0]))[:_MAX_COVER]
    attachments = (_raw_part(piece, cover + "".join(_opening(before))) for before, piece in pairwise(pieces))
    return (RawPart("main", pieces[0]), *attachments)


def opens_with_order(blocks: tuple[SourceBlock, ...]) -> bool:
    """True for a source that opens with the head of an order and holds, below its date, the regulation."""
    return order_closing(blocks) is not None


def order_closing(blocks: tuple[SourceBlock, ...]) -> int | None:
    """Where the date of an order stands that a source opens with; None where nothing follows it, or it is no order."""
    if order_head([_text(block) for block in blocks[:_MAX_MASTHEAD]]) is None:
        return None
    days = (i for i, b in enumerate(blocks) if i and looks(b, is_day_line))
    closing = next(days, len(blocks))
    return closing if any(looks(b, is_title) for b in blocks[closing + 1 : closing + 6]) else None


def closing_tail(blocks: tuple[SourceBlock, ...]) -> int:
    """How many of the last blocks stand below signature, date and notes and are text that opens nothing."""
    for count in range(min(_MAX_TAIL, len(blocks) - 1) + 1):
        index = len(blocks) - 1 - count
        text = _text(blocks[index])
        if _continues(text):
            while index > 0 and not _closes(blocks, index) and _continues(_text(blocks[index])):
                index -= 1
            return count if _closes(blocks, index) else 0
        if read_mark(text) or is_title(text) or annex_line(text) is not None:
            return 0
    return 0


def order_head(texts: Sequence[str]) -> int | None:
    """Where among the first lines of a source the word 令 stands: at once, or below its joint issuers."""
    for index, text in enumerate(texts):
        if is_order(text) or (index and squeezed(text) == "令"):
            return index
        if not is_signature(text):
            return None
    return None


def _raw_part(blocks: tuple[SourceBlock, ...], before: str) -> RawPart:
    opening = _opening(blocks)
    if annex_line(opening[0]) is not None or _opens_roster(blocks, 0):
        return RawPart("annex", blocks)
    if any(word in before[:200] for word in _FORWARDS):
        return RawPart("forwarded", blocks)
    title = squeezed("".join(opening[:3]))[:12]
    foreign = not any(word in before for word in _ISSUES) and title[:8] not in before
    return RawPart("issued", blocks, foreign)


def _opening(blocks: tuple[SourceBlock, ...]) -> list[str]:
    texts = [b.text for b in blocks[:4] if isinstance(b, SourceParagraph)]
    return texts or [""]


def _starts(blocks: tuple[SourceBlock, ...]) -> Iterator[int]:
    """Where parts begin: after a signature with its date, at an annex's head, at a title before a new beginning."""
    closed = False  # whether a signature and date have just been read
    seen_number = False  # whether the part that is being read has numbered paragraphs
    index = begun = 0
    while index < len(blocks):
        block = blocks[index]
        text = block.text if isinstance(block, SourceParagraph) else ""
        if closed and _continues(text):
            index += 1
            continue
        if (
            (closed and _opens(blocks, index))
            or _opens_annex(blocks, index, closed=closed)
            or (seen_number and _restarts(blocks, index))
            or (index > begun + 1 and _opens_roster(blocks, index))
        ):
            yield index
            begun, seen_number = index, False
        closed = _closes(blocks, index)
        seen_number = seen_number or _is_first_mark(text)
        index += 1


def _continues(text: str) -> bool:
    """True for what may follow a signature and date: notes, another signature, another date."""
    return is_note(text) or is_closing_note(text) or is_signature(text) or is_day_line(text)


def _closes(blocks: tuple[SourceBlock, ...], index: int) -> bool:
    """True for a date below a signature, on its line, or below the end of a text."""
    text = _text(blocks[index])
    if not is_day_line(text) or index == 0:
        return False
    above = _text(blocks[index - 1])
    return is_signature(above) or whole_date(text) is None or (above.endswith("。") and text[0] not in "（(")


def _opens(blocks: tuple[SourceBlock, ...], index: int) -> bool:
    """True for the first block of another document: a title, or a first number where it has no title of its own."""
    return looks(blocks[index], lambda text: is_title_line(text) or _is_first_mark(text))


def _opens_annex(blocks: tuple[SourceBlock, ...], index: int, *, closed: bool) -> bool:
    """True for the head of an annex: 附件 or 附件1 on a line of its own, or 附件1：title after a signature and date."""
    block = blocks[index]
    if not isinstance(block, SourceParagraph) or (annex := annex_line(block.text)) is None or index + 1 == len(blocks):
        return False
    following = blocks[index + 1]
    if not annex[1]:
        return not looks(following, lambda text: read_mark(text) is not None and len(text) < 60 and not closed)
    opens_text = looks(following, lambda text: _is_first_mark(text) and not text.startswith("1"))
    return opens_text or (closed and not looks(following, lambda text: annex_line(text) is not None))


def _opens_roster(blocks: tuple[SourceBlock, ...], index: int) -> bool:
    """True for the title of a list of members, on one line or two: …成员名单, then 姓名　　职务."""
    head = [_text(block) for block in blocks[index : index + 2]]
    end = next((n for n, text in enumerate(head) if text.endswith("名单")), None)
    if end is None or not all(is_title_line(text) and not is_member(text) for text in head[: end + 1]):
        return False
    return any(looks(block, is_member) for block in blocks[index + end + 1 : index + end + 3])


def _restarts(blocks: tuple[SourceBlock, ...], index: int) -> bool:
    """True for a title whose text begins to count anew, right below it or after a few paragraphs without numbers."""
    if not looks(blocks[index], is_title) or len(squeezed(_text(blocks[index]))) < 4:
        return False
    for block in blocks[index + 1 : index + 6]:
        text = _text(block)
        if is_document_number(text):
            return True
        if found := read_mark(text):
            return found[0].style in _FIRST_MARKS and found[0].value == 1 and _repeats(blocks, index, found[0].text)
    return False


def _repeats(blocks: tuple[SourceBlock, ...], index: int, mark: str) -> bool:
    """True if the same first mark stands among the blocks before: the text has begun once already."""
    return any(_text(block).startswith(mark) for block in blocks[max(0, index - 400) : index])


def _is_first_mark(text: str) -> bool:
    found = read_mark(text)
    return found is not None and found[0].value == 1 and found[0].style in _FIRST_MARKS


def _text(block: SourceBlock) -> str:
    return block.text if isinstance(block, SourceParagraph) else ""
