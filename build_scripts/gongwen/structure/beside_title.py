"""What stands in a front beside the title: numbers, dates, mastheads, labels with their values, what a site prints."""

import re
from collections.abc import Sequence

from gongwen.structure.looks import Look

_MAX_SPEAKER = 40  # characters
_MAX_SPOKEN = 6  # lines between where a report was given and whom it addresses
_MAX_ORGANS = 6
_MAX_VALUE = 40
_MAX_RUN = 8  # lines of a letter's head: 地址：, 承辦人：, 發文字號：
_BARE_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")  # with its value on the next line


def stands_beside_title(looks: Sequence[Look], index: int, titles: str) -> bool:
    """Whether a line belongs to the front beside its title; `titles` is what was read of that above the line."""
    return any(belongs(looks, index, titles) for belongs in _BESIDE_TITLE)


def is_value_below(looks: Sequence[Look], index: int) -> bool:
    """Whether a line is the value of a label on the line above: 发文字号：, 某发〔2024〕3号; 分类：, 水利."""
    look, above = looks[index], looks[index - 1] if index else None
    if above is None or look.mark or look.title or len(look.text) > _MAX_VALUE:
        return False
    return is_bare_label(above) or (above.label is not None and not above.label[1])


def is_bare_label(look: Look) -> bool:
    """Whether a line is a label alone: 分类：."""
    return bool(_BARE_LABEL.fullmatch(look.squeezed)) and not look.salutation and look.annex is None


def _is_number(looks: Sequence[Look], index: int, titles: str) -> bool:
    """某发〔2024〕1号, also above the title."""
    return looks[index].number


def _is_date(looks: Sequence[Look], index: int, titles: str) -> bool:
    """（2024年3月5日某市…通过）, 2024年3月5日, （2023年1月）; above a title only where something stands above it."""
    look = looks[index]
    return bool(index) and (look.dated or look.is_date or bool(titles and look.month))


def _is_note(looks: Sequence[Look], index: int, titles: str) -> bool:
    """（试行）, （此件公开发布）, below the title."""
    return bool(titles) and looks[index].note


def _is_masthead(looks: Sequence[Look], index: int, titles: str) -> bool:
    """某市人民政府文件, 特急, above the title."""
    return not titles and looks[index].masthead


def _is_organ_above(looks: Sequence[Look], index: int, titles: str) -> bool:
    """某市水务局 above number and title, each on a line of its own; 某市水务局 above 某市财政局文件."""
    below = looks[index + 1 : index + 4]
    is_above = not titles and looks[index].signature and bool(below) and (below[0].number or below[0].masthead)
    return is_above and any(look.title for look in below)


def _is_subtitle(looks: Sequence[Look], index: int, titles: str) -> bool:
    """——2025年3月5日在某市…会议上, and below it who spoke: 市长　某某某, right below it or above 各位代表：."""
    look = looks[index]
    if not titles or look.subtitle:
        return look.subtitle and bool(titles)
    above = next((i for i in range(index - 1, max(index - _MAX_SPOKEN, 0), -1) if looks[i].subtitle), None)
    is_line = len(look.text) <= _MAX_SPEAKER and "。" not in look.text and not look.salutation and look.mark is None
    addressed = any(below.salutation for below in looks[index + 1 : index + _MAX_SPOKEN])
    return above is not None and is_line and (above == index - 1 or addressed)


def _is_label(looks: Sequence[Look], index: int, titles: str) -> bool:
    """发文字号：某发〔2024〕3号 beside a title, 时效：有效 above one or among such, a rule below such or a number."""
    above = looks[index - 1] if index else None
    of_a_run = not titles or any(look.label for look in looks[index + 1 : index + _MAX_RUN])
    is_field = looks[index].label is not None or (of_a_run and (looks[index].field or is_bare_label(looks[index])))
    return is_field or bool(looks[index].rule and above and (above.label or above.number or titles))


def _is_value(looks: Sequence[Look], index: int, titles: str) -> bool:
    """A value on the line below its label, above the title or among labels below a headline."""
    return is_value_below(looks, index) and (not titles or _among_labels(looks, index))


def _among_labels(looks: Sequence[Look], index: int) -> bool:
    """Whether labels, each on a line of its own, stand above a line and the label that it is the value of."""
    above = looks[max(index - _MAX_RUN, 0) : index]
    return any(look.label and not look.label[1] for look in above) and not looks[index].salutation


def _lists_files(looks: Sequence[Look], index: int, titles: str) -> bool:
    """附件： and the files below it, which a page may have right below the title."""
    below = looks[index + 1] if index + 1 < len(looks) else None
    is_head = looks[index].annex is not None and below is not None and below.file_name
    return bool(titles) and (looks[index].file_name or is_head)


def _is_furniture(looks: Sequence[Look], index: int, titles: str) -> bool:
    """来源：某市水务局　发布时间：2024-03-05, below the title."""
    return bool(titles) and looks[index].furniture


def _is_organ(looks: Sequence[Look], index: int, titles: str) -> bool:
    """某市水务局, or several, below the title, where a date or dated line follows, or on a page the title once more."""
    if not titles or not looks[index].signature:
        return False
    below = next((look for look in looks[index + 1 : index + _MAX_ORGANS] if not look.signature), None)
    if below is None:
        return False
    of_a_page = below.title and any(look.furniture for look in looks[:index])
    return of_a_page or below.is_date or below.month or below.dated


# What stands in a front beside the title, each with an example in its own words.
_BESIDE_TITLE = (
    _is_number,
    _is_date,
    _is_note,
    _is_masthead,
    _is_organ_above,
    _is_subtitle,
    _is_organ,
    _is_label,
    _is_value,
    _is_furniture,
    _lists_files,
)
