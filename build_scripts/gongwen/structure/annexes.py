"""Where an annex begins, and where 附件 only lists what lies beside the text: a table of rules over a few lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongwen.structure.looks import Look
from gongwen.text.numerals import number_value

_MAX_ENTRY = 60  # characters of an entry in a list of annexes
_MAX_LIST = 40
_TABLE_TITLE = re.compile(
    r"[^，。；：]{0,30}(?:税率表|税额表|费率表|标准表|目录表|明细表|一览表|对照表|表[一二三四五六七八九十0-9]*)(?:[（(][^（）()]{1,20}[）)])?"
)
_COLUMNS = re.compile(r"\t|[ \u3000]+")


def closes(looks: Sequence[Look], index: int) -> bool:
    """True for a date below a signature, on its line, or below the end of a text."""
    look = looks[index]
    if not look.is_day or index == 0:
        return False
    above = looks[index - 1]
    return above.signature or not look.is_date or (above.text.endswith("。") and look.text[0] not in "（(")


@dataclass(frozen=True, slots=True)
class Before:
    """What goes before a line that may open an annex."""

    closed: bool  # a signature and date stand right above
    articles: bool  # the part that goes before has articles, and none follows
    opened: tuple[str, str] | None = None  # the head of the annex that goes before


def opens_annex(looks: Sequence[Look], index: int, before: Before) -> bool:
    """True for the head of an annex: 附件 or 附件1 on a line of its own, 附件1：title after a signature and date."""
    if before.articles and not before.closed and opens_table(looks, index):
        return True
    annex = looks[index].annex
    if annex is None or index + 1 == len(looks):
        return False
    rules = _HEAD_WITH_TITLE if annex[1] else _BARE_HEAD
    return next((verdict for verdict, holds in rules if holds(looks, index, before)), False)


_Rule = Callable[[Sequence[Look], int, Before], bool]


def _lists_entries(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附件： above 1.名单: a list, unless the document was signed before."""
    following = looks[index + 1]
    return following.mark is not None and len(following.text) < _MAX_ENTRY and not before.closed


def _lists_files(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附件： above 附件1.docx."""
    return looks[index + 1].file_name


def _stands_above_signature(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附件： and its entries above 某局, 2024年3月5日: the document is not signed before."""
    if before.closed:
        return False
    for place in range(index + 1, min(index + _MAX_LIST, len(looks))):
        look = looks[place]
        if look.is_day:
            return closes(looks, place)
        if len(look.text) > _MAX_ENTRY or not (look.title_line or look.mark or look.annex or look.file_name):
            return False
    return False


def _always(looks: Sequence[Look], index: int, before: Before) -> bool:
    return True


def _begins_to_count(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附件一：某办法 above 第一条; 1. below it goes on with a list."""
    following = looks[index + 1]
    return following.begins_count and not following.text.startswith("1")


def _lists_title(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附件：1.甲图 above 2.乙图, or 附件1：甲 above 附件2：乙."""
    annex, following = looks[index].annex, looks[index + 1]
    return bool(annex and re.match(r"[1一][.．、]", annex[1])) or following.annex is not None


def _is_signed(looks: Sequence[Look], index: int, before: Before) -> bool:
    return before.closed


def _follows_articles(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附：旗帜制作说明 after the last article, with a text below it."""
    following = looks[index + 1]
    return before.articles and following.mark is None


def _counts_on(looks: Sequence[Look], index: int, before: Before) -> bool:
    """附件2：记录表 after the text of 附件1."""
    number, opened = looks[index].annex, before.opened
    if number is None or opened is None:
        return False
    value, last = number_value(number[0]), number_value(opened[0])
    return value is not None and last is not None and value == last + 1


# The first rule that holds decides; where none does, the line opens no annex.
_BARE_HEAD: tuple[tuple[bool, _Rule], ...] = (
    (False, _lists_files),
    (False, _lists_entries),
    (False, _stands_above_signature),
    (True, _always),
)
_HEAD_WITH_TITLE: tuple[tuple[bool, _Rule], ...] = (
    (True, _begins_to_count),
    (False, _lists_title),
    (True, _counts_on),
    (True, _is_signed),
    (False, _stands_above_signature),
    (True, _follows_articles),
)


def opens_table(looks: Sequence[Look], index: int) -> bool:
    """True for the title of a table with its rows below: 税率表一（个人适用）, 级数⇥税率."""
    look = looks[index]
    if not _TABLE_TITLE.fullmatch(look.text) or look.mark:
        return False
    below = looks[index + 1 : index + 3]
    if below and not below[0].is_text:
        return True
    widths = [len(_COLUMNS.split(row.text.strip())) for row in below]
    return len(widths) == 2 and widths[0] == widths[1] > 1 and not any("。" in row.text for row in below)


def opens_roster(looks: Sequence[Look], index: int) -> bool:
    """True for the title of a list of members, on one line or two: …成员名单, then 姓名　　职务."""
    head = looks[index : index + 2]
    end = next((n for n, look in enumerate(head) if look.text.endswith("名单")), None)
    if end is None or not all(look.title_line and not look.member for look in head[: end + 1]):
        return False
    return any(look.member for look in looks[index + end + 1 : index + end + 3])
