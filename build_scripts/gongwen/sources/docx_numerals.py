"""Numbers as Word writes them (ST_NumberFormat, ECMA-376 part 1, 17.18.59).

Where the standard is silent or contradicts itself, as Word 16.112 was seen to print them (docling, pull request 4336).
"""

from collections.abc import Callable
from functools import partial

from gongwen.text.word_values import has_roman

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CYCLE = tuple(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60))
_MOST_LETTERS = 780  # thirty z: Word repeats the letter, and a number beyond would fill lines


def numeral(value: int, form: str) -> str | None:
    """The number in a form of Word's: 12, "chineseCounting" → 十二; in figures beyond the form's last; None for a form
    that is not known here."""
    write = _FORMS.get(form)
    return None if write is None else write(value) or str(value)


def padded(value: int, example: str) -> str | None:
    """The number as wide as the first of a custom form's examples: 7, "001, 002, 003, ..." → 007; else None."""
    first = example.partition(",")[0].strip()
    return str(value).zfill(len(first)) if first.isascii() and first.isdecimal() else None


def _of_row(value: int, *, row: str | tuple[str, ...]) -> str:
    return row[value - 1] if 1 <= value <= len(row) else ""


def _digits(value: int, *, digits: str) -> str:
    return "".join(digits[int(figure)] for figure in str(value))


def _counted(value: int, *, digits: str, units: str, one_ten: bool, one_before_units: bool = True) -> str:
    """A Chinese numeral below a hundred million; `one_ten`: whether ten at its beginning is 一十."""
    if not 0 < value < 100_000_000:
        return digits[0] if value == 0 else ""
    high, low = divmod(value, 10_000)
    text = _below_ten_thousand(high, digits, units, one_before_units) + (units[3] if high else "")
    if low:
        text += (digits[0] if high and low < 1000 else "") + _below_ten_thousand(low, digits, units, one_before_units)
    return text if one_ten or not text.startswith(digits[1] + units[0]) else text[1:]


def _below_ten_thousand(value: int, digits: str, units: str, one_before_units: bool) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            text += digits[0] if gap and text else ""
            text += "" if digit == 1 and power and not one_before_units else digits[digit]
            text += units[power - 1] if power else ""
        gap = not digit
    return text


def _up_to_99(value: int, *, zero: str) -> str:
    """一, 十一, 九十九, then digit by digit: 一○○."""
    digits = zero + "一二三四五六七八九"
    return (
        _counted(value, digits=digits, units="十百千万", one_ten=False)
        if value < 100
        else _digits(value, digits=digits)
    )


def _without_zeros(value: int) -> str:
    return _counted(
        value, digits="〇一二三四五六七八九", units="十百千万", one_ten=False, one_before_units=False
    ).replace("〇", "" if value else "〇")


def _letters(value: int, *, first: str) -> str:
    """a … z, aa, bb …"""
    times, letter = divmod(value - 1, 26)
    return chr(ord(first) + letter) * (times + 1) if 1 <= value <= _MOST_LETTERS else ""


def _roman(value: int, *, upper: bool) -> str:
    text, rest = "", value if has_roman(value) else 0
    for unit, sign in _ROMAN:
        text += sign * (rest // unit)
        rest %= unit
    return text if upper else text.lower()


def _row(first: str, length: int) -> Callable[[int], str]:
    return partial(_of_row, row=tuple(chr(ord(first) + n) for n in range(length)))


_THOUSANDS = partial(_counted, units="十百千万", one_ten=False)
_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": partial(_digits, digits="０１２３４５６７８９"),
    "decimalFullWidth2": partial(_digits, digits="０１２３４５６７８９"),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "lowerLetter": partial(_letters, first="a"),
    "upperLetter": partial(_letters, first="A"),
    "lowerRoman": partial(_roman, upper=False),
    "upperRoman": partial(_roman, upper=True),
    "chineseCounting": partial(_up_to_99, zero="○"),
    "taiwaneseCounting": partial(_up_to_99, zero="○"),
    "chineseCountingThousand": partial(_THOUSANDS, digits="〇一二三四五六七八九"),
    "taiwaneseCountingThousand": partial(_THOUSANDS, digits="零一二三四五六七八九"),
    "japaneseCounting": _without_zeros,
    "ideographDigital": partial(_digits, digits="〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": partial(_digits, digits="〇一二三四五六七八九"),
    "taiwaneseDigital": partial(_digits, digits="○一二三四五六七八九"),
    "chineseLegalSimplified": partial(_counted, digits="零壹贰叁肆伍陆柒捌玖", units="拾佰仟万", one_ten=True),
    "ideographLegalTraditional": partial(_counted, digits="零壹貳參肆伍陸柒捌玖", units="拾佰仟萬", one_ten=True),
    "ideographEnclosedCircle": _row("㊀", 10),
    "ideographTraditional": partial(_of_row, row=_STEMS),
    "ideographZodiac": partial(_of_row, row=_BRANCHES),
    "ideographZodiacTraditional": partial(_of_row, row=_CYCLE),
}
