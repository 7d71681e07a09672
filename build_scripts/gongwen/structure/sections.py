"""The places of one part: front, preamble, numbered body and conclusions, told apart by position and likeness."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.model import Role
from gongwen.structure.beside_title import stands_beside_title
from gongwen.structure.contents import contents_length
from gongwen.structure.items import Item, Numbered, read_items
from gongwen.structure.lines import dated_length, squeezed, title_type
from gongwen.structure.looks import Look
from gongwen.structure.marks import Style
from gongwen.structure.orders import opens_with_order, order_closing
from gongwen.structure.parts import RawPart, closing_tail
from gongwen.structure.title_lines import is_whole_title
from gongwen.structure.titles import known_length

_MAX_ANNEX_LIST = 40
_ANNEX_END = re.compile(
    r"(?:表|图|名单|书|样式|式样|样本|模板|范本|格式|目录|清单|名册|台账|汇总|说明)(?:[（(][^（）()]*[）)])?$"
)
_MAX_FRONT = 40
_MIN_TITLE = 4  # characters of a title that only its place tells
_MIN_REPEATED = 6  # characters of a line that says a part of the title once more
_TOP_STYLES = ("编", "分编", "部分", "章", "Ⅰ", "一、")
_LIST_STYLES = ("1.", "（1）", "1）", "①")
_APPEAL = re.compile(
    r"以上(?:意见|报告|请示|方案|措施)|让我们|特此|此致|本(?:通知|公告|通告|意见|决定|规定|批复|令)(?:自|由|有效期|从)|《[^》]*》根据本决定"
)


@dataclass(frozen=True, slots=True)
class Sections:
    """The lines of a part by place, in order of the text; `body` opens with a numbered paragraph or is empty."""

    front: tuple[Look, ...]
    preamble: tuple[Look, ...]
    body: tuple[Item, ...]
    conclusions: tuple[Look, ...]


def split_sections(
    part: RawPart, *, settled: frozenset[Style] = frozenset(), known: frozenset[str] = frozenset()
) -> Sections:
    """The places of a part's lines; `settled` are the styles whose level document.yml names, which are no lists.

    `known` are the titles that other witnesses give.
    """
    looks = part.looks
    is_order = part.role == "main" and opens_with_order(looks)
    front = 0 if is_order else front_length(looks, part.role, known)
    start = _regulation(looks) if is_order else front
    end = len(looks) - _conclusions_length(looks[start:])
    while start < end and (length := contents_length(looks, start)):
        start += length
    start += _contents_within(looks[start:end])
    items = read_items(looks[start:end])
    first = _body_start(items, settled)
    if part.role == "annex" and _is_list(items[first:]):
        first = len(items)
    return Sections(looks[:front], looks[front : start + first], items[first:], looks[end:])


def _body_start(items: tuple[Item, ...], settled: frozenset[Style]) -> int:
    """Where the numbered text begins; a list of the preamble (1., ①) stands before the first 一、 and is none of it."""
    styles = [(i, item.mark.style) for i, item in enumerate(items) if isinstance(item, Numbered)]
    if styles and styles[0][1] in _LIST_STYLES and styles[0][1] not in settled:
        return next((i for i, style in styles if style in _TOP_STYLES), styles[0][0])
    return styles[0][0] if styles else len(items)


def front_length(looks: Sequence[Look], role: Role, known: frozenset[str] = frozenset()) -> int:
    """How many of the first lines are title, number, issuers and dated lines, with the pictures among them.

    The head of an official paper and the rule below it are often pictures: they part no number from its title.
    """
    lines = [place for place, look in enumerate(looks) if not look.picture]
    count = _lines_of_front([looks[place] for place in lines], role, known)
    return lines[count - 1] + 1 if count else 0


def _lines_of_front(looks: Sequence[Look], role: Role, known: frozenset[str]) -> int:
    count = 0
    titles = ""
    while count < min(len(looks), _MAX_FRONT) and (look := looks[count]).is_text:
        annex = look.annex if role == "annex" and count == 0 else None
        if annex is not None:
            titles += squeezed(annex[1])
        elif length := known_length([look.text for look in looks[count : count + 8]], known):
            titles = "".join(look.squeezed for look in looks[count : count + length])
            count += length - 1
        elif _is_title_here(looks, count, role, titles):
            titles += look.squeezed
        elif titles and (length := dated_length([look.text for look in looks[count : count + 8]])) > 1:
            count += length - 1
        elif not stands_beside_title(looks, count, titles) and not (known and look.dated):
            break
        count += 1
    return count if titles or known or role != "main" or any(look.number or look.label for look in looks[:count]) else 0


def _is_title_here(looks: Sequence[Look], index: int, role: Role, titles: str) -> bool:
    look = looks[index]
    if role == "annex" and titles:
        return look.title_line and _is_part_of_title(looks, index, role, titles)
    if look.title or (look.title_line and _is_part_of_title(looks, index, role, titles)):
        return True
    return role == "main" and not titles and look.title_line and _is_title_by_place(looks, index)


def _is_title_by_place(looks: Sequence[Look], index: int) -> bool:
    """True for a line that ends as no title known here, but stands where one does: above a number, 第一条, 各区：."""
    look = looks[index]
    if look.signature or look.member or len(look.squeezed) < _MIN_TITLE:
        return False
    below = looks[index + 1] if index + 1 < len(looks) else None
    return below is not None and (
        below.number
        or below.dated
        or below.month
        or below.is_date
        or below.salutation
        or below.begins_count
        or below.rule
    )


def _is_part_of_title(looks: Sequence[Look], index: int, role: Role, titles: str) -> bool:
    """True for a line that opens or goes on with a title over several lines, or is all the title of an annex."""
    look = looks[index]
    if titles and (above := looks[index - 1].heading) and look.heading and look.heading != above:
        return look.title and look.text.startswith("关于")
    if look.heading or _repeats(look, titles):
        return True
    if is_whole_title(titles):
        return False
    if role == "annex" and titles:
        return (
            not _is_annex_title(titles) and look.title_line and "，" not in look.text and _is_annex_title(look.squeezed)
        )
    for following in looks[index + 1 : index + 6]:
        if not following.title_line:
            break
        if following.title:
            return True
    return role != "main" and index <= 3


def _repeats(look: Look, titles: str) -> bool:
    """True for a line that says a part of the title once more; joint issuers may be parted otherwise there."""
    return len(look.squeezed) >= _MIN_REPEATED and look.squeezed.replace("、", "") in titles.replace("、", "")


def _is_annex_title(title: str) -> bool:
    """True for what an annex may be called: 某某名单, 申请表, 文书样式, 实施办法; its title ends there."""
    return title_type(title) is not None or _ANNEX_END.search(title) is not None


def _regulation(looks: Sequence[Look]) -> int:
    """Where the text of an order's regulation begins: below its title and dated lines."""
    start = (order_closing(looks) or 0) + 1
    return start + front_length(looks[start:], "issued")


def _contents_within(looks: Sequence[Look]) -> int:
    """The number of lines up to the end of a table of contents that stands below a preface; 0 where there is none."""
    for index, look in enumerate(looks[:30]):
        if not look.is_text or look.mark:
            return 0
        if length := contents_length(looks, index):
            return index + length
    return 0


def _is_list(items: tuple[Item, ...]) -> bool:
    """True for an annex that is a plain list: entries 1., 2. … of one paragraph each and nothing else."""
    return len(items) > 1 and all(isinstance(i, Numbered) and i.mark.style == "1." and len(i.rest) < 120 for i in items)


def _conclusions_length(looks: Sequence[Look]) -> int:
    """How many of the last lines are signature, date, notes, the list of annexes above or below them, an appeal."""
    count = closing_tail(looks)
    count += _closing_lines(looks[: len(looks) - count])
    if listed := _annex_list(looks[: len(looks) - count]):
        count += listed
        count += _closing_lines(looks[: len(looks) - count])
    while count < len(looks) and _APPEAL.match(looks[-1 - count].text):
        count += 1
    return count


def _closing_lines(looks: Sequence[Look]) -> int:
    count = 0
    dated = False
    while count < len(looks) and (look := looks[-1 - count]).is_text:
        if look.is_day:
            dated = True
        elif not (look.note or look.printed or look.file_name or (look.signature and _signs(looks, count))):
            break
        count += 1
    return count if dated or all(look.note or look.printed for look in looks[len(looks) - count :]) else 0


def _signs(looks: Sequence[Look], count: int) -> bool:
    """True where a name stands beside a date: above it, below it, or above another name; （盖章） may stand between."""
    below = next((look for look in looks[len(looks) - count :] if look.printed or not look.note), None)
    above = looks[-2 - count] if count + 2 <= len(looks) else None
    return any(look.is_day or look.signature or look.printed for look in (below, above) if look is not None)


def _listed_above(looks: Sequence[Look], last: tuple[str, str]) -> int:
    """How many lines above 附件2.名单 name the annexes before it, each on a line with its number."""
    count = 0
    while last[0] and count < len(looks) and (above := looks[-1 - count].annex) and all(above):
        count += 1
    return count


def _annex_list(looks: Sequence[Look]) -> int:
    """The length of a list of annexes at the end of the text, with the pictures or tables below it: 附件：1.…, 2.…"""
    shown = next((n for n, look in enumerate(reversed(looks)) if look.is_text), len(looks))
    for count in range(shown + 1, min(_MAX_ANNEX_LIST, len(looks)) + 1):
        look = looks[-count]
        if not look.is_text or (len(look.text) > 200 and "。" in look.text):
            return 0
        if look.annex is not None and (look.squeezed != "附件" or looks[1 - count].file_name):
            return count + _listed_above(looks[: len(looks) - count], look.annex)
        if (look.mark and look.mark.style not in _LIST_STYLES) or not (look.mark or look.title_line or look.file_name):
            return 0
    return 0
