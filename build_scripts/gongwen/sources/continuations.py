"""Text of an article beside its element: told by the numbering that runs on, by salutations, signatures, dates.

Sources may not ask structure what a line is, so the few likenesses that are wanted stand here.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from gongwen.text.dates import whole_date
from gongwen.text.numerals import CHINESE_NUMERAL, number_value

_HAN = f"[{CHINESE_NUMERAL}]"
# A mark and how it counts on; 一、 after 六、, but not （一） after 六、.
_MARKS = tuple(
    re.compile(form)
    for form in (
        rf"({_HAN}{{1,4}})、",
        rf"[（(]({_HAN}{{1,4}})[）)]",
        rf"第({_HAN}{{1,6}}|\d{{1,4}})条",
        rf"第({_HAN}{{1,4}}|\d{{1,3}})章",
        r"(\d{1,3})[.．、](?!\d)",
        r"[（(](\d{1,3})[）)]",
    )
)
_ANNEX = re.compile(r"附\s*件?\s*\d{0,2}\s*[：:]|附\s*件\s*\d{0,2}$")
# 各区人民政府：, but not 发布单位：, which is a label of the page.
_SALUTATION = re.compile(r"(?:各|有关)[^。；]{1,120}[：:]|[^。；：]{2,60}(?:人民政府|委员会|局|厅|办公室)[：:]")
# 2024年3月5日某市人民代表大会常务委员会第九次会议通过, below a title, in brackets or not.
_DATED = re.compile(
    r"[（(]?[\s\u3000]*[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^。]*(?:会议|令第)[^。]*"
    r"(?:通过|批准|修[订正]|公布|发布|颁布|施行)[）)]?"
)
_NOTE = re.compile(r"[（(]此件.{2,12}[）)]")
_SIGNATURE = re.compile(r"[\u4e00-\u9fff（）、\s]{2,40}")
_NUMBER = re.compile(
    rf"[\u4e00-\u9fff0-9（）()]{{0,40}}(?:[〔\[（(]\d{{4}}[〕\]）)]\s*\d{{1,5}}|第\s*(?:\d{{1,12}}[A-Z]?|{_HAN}{{1,4}}))\s*[号號]"
)
_ACT = re.compile(r"[\u4e00-\u9fff、\s]{0,40}(?:令|公告|通告|公報|公报|[书書]?函)")
_ORGAN_END = "(?:部|院|署|局|[处處]|委[员員][会會]|[协協][会會]|政府|[厅廳]|中心|[银銀]行|公室|[馆館校所司])"
_ORGAN = re.compile(rf"[\u4e00-\u9fff]{{2,30}}{_ORGAN_END}")
_ORGANS_ACT = re.compile(rf"[\u4e00-\u9fff]{{1,60}}{_ORGAN_END}(?:令|公告|通告|[书書]?函)")
_MOST_HEAD = 8  # lines: organs, what it is, a day, numbers
_MOST_CLOSING = 6  # lines: signatures, a date, a note


def continues(before: Iterable[str], after: list[str]) -> bool:
    """True for text that goes on with what stands before it: its next number, its annexes, its signature and date."""
    first = after[0] if after else ""
    return counts_on(before, first) or _ANNEX.match(first) is not None or _closes(after)


def opens(before: list[str], texts: list[str]) -> bool:
    """True for text above an article that is no more than its salutation, under a number or a title or alone, than a
    law's dated line, or than the head of an order or a letter: 某部, 令, 2024年3月5日, 某字第1120012345號, of which
    `texts` may hold day and number.
    """
    is_addressed = 0 < len(before) <= 3 and _SALUTATION.fullmatch(before[-1]) is not None
    below = list(takewhile(lambda text: _NUMBER.fullmatch(text) or whole_date(text), texts[:_MOST_HEAD]))
    is_dated = len(before) == 1 and _DATED.fullmatch(before[0]) is not None
    return is_addressed or is_dated or _is_head(before) or _is_head([*before, *below])


def is_organs_act(text: str) -> bool:
    """True for organs and what they issue, 某部令: text, though a page links it to the organ's own site."""
    return _ORGANS_ACT.fullmatch("".join(text.split())) is not None


def _is_head(texts: list[str]) -> bool:
    lines = ["".join(text.split()) for text in texts]
    if not 0 < len(lines) <= _MOST_HEAD:
        return False
    names = [line for line in lines if not (_NUMBER.fullmatch(line) or whole_date(line))]
    is_named = bool(names) and all(_ACT.fullmatch(name) or _ORGAN.fullmatch(name) for name in names)
    return is_named and any(map(_NUMBER.fullmatch, lines))


def counts_on(before: Iterable[str], first: str) -> bool:
    """True where a text opens with the number after the last one of its kind."""
    for form in _MARKS:
        if match := form.match(first):
            values = [number_value(found[1]) for text in before if (found := form.match(text))]
            return bool(values) and values[-1] is not None and number_value(match[1]) == values[-1] + 1
    return False


def _closes(texts: list[str]) -> bool:
    """True for a few lines that are names and at the end a day."""
    lines = [text for text in texts if not _NOTE.fullmatch(text)]
    if not 0 < len(lines) <= _MOST_CLOSING or whole_date(lines[-1]) is None:
        return False
    return all(_SIGNATURE.fullmatch(text) for text in lines[:-1])
