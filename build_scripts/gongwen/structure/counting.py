"""Numbers that their row tells: 1.2025年底前 is the number 1. where 2. follows, 1.5亿元 a figure, 1.1 a decimal."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongwen.structure.looks import Look
from gongwen.structure.marks import Mark, Style

DECIMALS: tuple[Style, ...] = ("1.1", "1.1.1", "1.1.1.1")
_FIGURE = re.compile(r"([0-9]{1,2})[.．](?=[0-9])")
_PAIR = re.compile(r"([0-9]{1,2})[.．]([0-9]{1,4})")
_PLAIN: Style = "1."
# 3.5亿元 is a figure even after 2.; 3.100%覆盖 counts, for nobody writes three decimals of a per cent there.
_QUANTITY = re.compile(r"[0-9]{1,2}[.．][0-9]{1,2}(?:[%％‰℃亿万倍元米吨度]|个百分点|千米|公里|公斤|平方|立方|小时)")


def settle_figures(looks: Sequence[Look]) -> tuple[Look, ...]:
    """The looks with the mark 1. before a figure where the row counts on, and without the decimals that are figures."""
    if not any(_FIGURE.match(look.text) for look in looks):
        return tuple(looks)
    if _counts_in_decimals(looks):
        return tuple(looks)
    places = [i for i, look in enumerate(looks) if _number(look) is not None]
    numbers = {i: _number(looks[i]) for i in places}
    settled = list(looks)
    for at, place in enumerate(places):
        if _FIGURE.match(looks[place].text):
            before = numbers[places[at - 1]] if at else None
            after = numbers[places[at + 1]] if at + 1 < len(places) else None
            settled[place] = _settled(looks[place], before, after)
    return tuple(settled)


def _counts_in_decimals(looks: Sequence[Look]) -> bool:
    """True for a text with 1.1, 1.2: a row begins with .1, and more of its lines count so than count 1., 2., 3."""
    if not any(look.mark and look.mark.style in DECIMALS and look.mark.value == 1 for look in looks):
        return False
    decimals = plain = 0
    before: tuple[int, int] | None = None  # the number above, with 0 for its decimals where it has none
    for look in looks:
        here = _decimal(look)
        if here is None:
            continue
        if before is not None and here[1]:
            decimals += here in ((before[0], before[1] + 1), (before[0] + 1, 1))
        if before is not None and here[0] == before[0] + 1 and here[1] != 1 and before[1]:
            plain += 1
        before = here
    return decimals > plain or not plain


def _decimal(look: Look) -> tuple[int, int] | None:
    """The first two figures of a line that opens with such: 1.2025年 → 1 and 2025; 3. → 3 and 0."""
    if match := _PAIR.match(look.text):
        return int(match[1]), int(match[2])
    return (look.mark.value, 0) if look.mark and look.mark.style == _PLAIN else None


def _number(look: Look) -> int | None:
    """What a line counts if its first figure is a number of the style 1."""
    if look.mark and look.mark.style == _PLAIN:
        return look.mark.value
    match = _FIGURE.match(look.text)
    return int(match[1]) if match else None


def _settled(look: Look, before: int | None, after: int | None) -> Look:
    match = _FIGURE.match(look.text)
    number = _number(look)
    if match is None or number is None:
        return look
    counts_on = after == number + 1 and (number == 1 or before == number - 1 or before is None)
    ends_row = before == number - 1 and not _QUANTITY.match(look.text)
    if number >= 1 and (counts_on or (ends_row and number > 1)):
        return replace(look, mark=Mark(_PLAIN, match[0], number), rest=look.text[match.end() :], title_line=False)
    return replace(look, mark=None, rest="")
