"""Chinese numerals and their values."""

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
# What PDF copies put in place of the ideographs: the Kangxi radicals of the numbers.
_RADICALS = str.maketrans("⼀⼆⼋⼗", "一二八十")
CHINESE_NUMERAL = "〇○零一二三四五六七八九十百千两⼀⼆⼋⼗"


def chinese_number(numeral: str) -> int | None:
    """Value of a numeral, None where it is none: 七 → 7, 一百零五 → 105, 二〇二二 → 2022, 第 → None."""
    numeral = numeral.translate(_RADICALS)
    if not numeral or any(c not in DIGITS and c not in UNITS for c in numeral):
        return None
    if not any(c in UNITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total, digit = 0, None
    for c in numeral:
        if c in DIGITS:
            digit = DIGITS[c]
        else:
            total += (1 if digit is None else digit) * UNITS[c]
            digit = None
    return total + (digit or 0)


def number_value(numeral: str) -> int | None:
    """Value of a Chinese, Arabic or full-width numeral, None where it is none: 十二 → 12, １２ → 12."""
    if numeral.isdecimal():
        return int(numeral)
    return chinese_number(numeral)


def chinese_numeral(number: int) -> str:
    """The numeral below ten thousand as headings write it: 10 → 十, 12 → 十二, 105 → 一百零五."""
    digits = "零一二三四五六七八九"
    text, gap = "", False
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + mark
        gap = not digit
    return (text[1:] if text.startswith("一十") else text) or "零"
