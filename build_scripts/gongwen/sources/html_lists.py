"""The numbers that a browser prints before the items of a list (HTML standard, 4.4.5 and 15.3.7)."""

import re
from collections.abc import Mapping

from gongwen.sources.html_styles import Declarations
from gongwen.text.numerals import chinese_numeral
from gongwen.text.word_values import has_roman

_LIST_TAG = re.compile(r"<(/?)(ol|ul|li)\b", re.IGNORECASE)
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_HAN = frozenset({"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"})
_INTEGER = re.compile(r"\s*([+-]?\d{1,6})")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_LOW = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# Who writes the numbers by hand has hidden those of the list, in a style sheet that is not here.
_WRITTEN = re.compile(
    r"[（(]?[\d０-９]{1,3}[.．、）)]|[（(]?[〇一二三四五六七八九十百]{1,4}[、）)．.]|第[\d〇一二三四五六七八九十百]{1,6}[编章节条款项]"
    r"|[①-⑳⑴-⒛㈠-㈩]|[（(]?[a-zA-Z][.）)]"
)


class NumberedList:
    """One <ol> while its items are read."""

    def __init__(self, attributes: Mapping[str, str], said: Declarations) -> None:
        self._style = _style(attributes, said, "decimal")
        self._step = -1 if "reversed" in attributes else 1
        self._next = _integer(attributes.get("start", ""))

    @property
    def counts_down(self) -> bool:
        """True for a list that has no beginning until its items are counted."""
        return self._step < 0 and self._next is None

    def begin(self, items: int) -> None:
        """Says how many items there are, for a list that counts down to 1."""
        self._next = items

    def marker(self, attributes: Mapping[str, str], said: Declarations) -> str:
        """What stands before the next item: 1. or 一、; '' where nothing does."""
        value = _integer(attributes.get("value", ""))
        number = value if value is not None else 1 if self._next is None else self._next
        self._next = number + self._step
        return list_mark(number, _style(attributes, said, self._style))


def with_marker(marker: str, text: str) -> str:
    """The text with its marker, unless it has one of its own; a space keeps figures apart."""
    if not marker or _WRITTEN.match(text):
        return text
    return f"{marker} {text}" if text[:1].isdigit() else marker + text


def list_mark(number: int, style: str) -> str:
    """A number as a browser prints it before an item; '' for a list without numbers."""
    if style in _HAN and 0 < number < 10000:
        return f"{chinese_numeral(number)}、"
    if style in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin") and number > 0:
        letters = _letters(number)
        return f"{letters if style.startswith('lower') else letters.upper()}."
    if style in ("lower-roman", "upper-roman") and has_roman(number):
        roman = _roman(number)
        return f"{roman if style.startswith('lower') else roman.upper()}."
    if style == "decimal-leading-zero":
        return f"{number:02}."
    return "" if style in ("none", "disc", "circle", "square") else f"{number}."


def _style(attributes: Mapping[str, str], said: Declarations, otherwise: str) -> str:
    """The kind of marker that an element asks for, by style before attribute."""
    if "list-style-type" in said:
        return said["list-style-type"]
    for word in said.get("list-style", "").split():
        if word not in ("inside", "outside") and not word.startswith("url("):
            return word
    return _TYPES.get(attributes.get("type", ""), otherwise)


def _integer(value: str) -> int | None:
    match = _INTEGER.match(value)
    return int(match[1]) if match else None


def _letters(number: int) -> str:
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for unit, sign in (*_ROMAN, *_ROMAN_LOW):
        text += sign * (number // unit)
        number %= unit
    return text


def items_of_lists(text: str) -> dict[int, int]:
    """How many items of its own each list has, by the place where it opens."""
    found: dict[int, int] = {}
    open_lists: list[int] = []
    for match in _LIST_TAG.finditer(text):
        if match[2].lower() != "li":
            if not match[1]:
                open_lists.append(match.start())
            elif open_lists:
                open_lists.pop()
        elif open_lists and not match[1]:
            found[open_lists[-1]] = found.get(open_lists[-1], 0) + 1
    return found
