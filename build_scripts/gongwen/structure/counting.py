"""Numbers that their row tells: 1.2025年底前 is the number 1. where 2. follows, 1.5亿元 a figure, 1.1 a decimal."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongwen.structure.looks import Look
from gongwen.structure.marks import Mark, Style

DECIMALS: tuple[Style, ...] = ("1.1", "1.1.1", "1.1.1.1")
_FIGURE = re.compile(r"([0-9]{1,2})[.．](?=[0-9])")
_PLAIN: Style = "1."
# 3.5亿元 is a figure even after 2.; 3.100%覆盖 counts, for nobody writes three decimals of a per cent there.
_QUANTITY = re.compile(r"[0-9]{1,2}[.．][0-9]{1,2}(?:[%％‰℃亿万倍元米吨度]|个百分点|千米|公里|公斤|平方|立方|小时)")


def settle_figures(looks: Sequence[Look]) -> tuple[Look, ...]:
    """The looks with the mark 1. before a figure where the row counts on, and without the decimals that are figures."""
    if not any(_FIGURE.match(look.text) for look in looks):
        return tuple(looks)
    if any(look.mark and look.mark.style in DECIMALS and look.mark.value == 1 for look in looks):
        return tuple(looks)  # a row of decimals begins with .1
    places = [i for i, look in enumerate(looks) if _number(look) is not None]
    numbers = {i: _number(looks[i]) for i in places}
    settled = list(looks)
    for at, place in enumerate(places):
        if _FIGURE.match(looks[place].text):
            before = numbers[places[at - 1]] if at else None
            after = numbers[places[at + 1]] if at + 1 < len(places) else None
            settled[place] = _settled(looks[place], before, after)
    return tuple(settled)


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
