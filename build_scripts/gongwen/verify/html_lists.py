"""The numbers that a browser prints before list items, worked out once more."""

import re
from collections.abc import Iterable, Mapping

from gongwen.text.numerals import chinese_numeral
from gongwen.text.style_sheets import rules_of, without_comments
from gongwen.verify.docx_numerals import written

_FORMS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_WORD_FORMS = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero"}
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_UNNUMBERED = ("none", "disc", "circle", "square")
_OWN_NUMBER = re.compile(
    r"[（(]?(?:[0-9０-９]{1,3}[.．、）)]|[〇一二三四五六七八九十百]{1,4}[、）)．.]|[A-Za-z][.）)])"
    r"|第[0-9〇一二三四五六七八九十百]{1,6}[编章节条款项]|[①-⑳⑴-⒛㈠-㈩]"
)
_CONDITIONAL = re.compile(r"@[^{};@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_ONE_ELEMENT = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+)*)")
_MOST_RULES = 200_000


class ListRules:
    """What the rules of a page say of list-style, by a name that an element has to have; the last one counts."""

    def __init__(self, sheets: Iterable[str]) -> None:
        found: dict[tuple[str, frozenset[str]], tuple[int, str]] = {}
        rules = rules_of(_CONDITIONAL.sub("", without_comments("}".join(sheets)[:_MOST_RULES])))
        for order, (selectors, body) in enumerate(rules):
            style = list_style(body)
            for one in selectors.lower().split(",") if style else ():
                if (match := _ONE_ELEMENT.fullmatch(one.strip())) and match[0]:
                    wanted = frozenset(re.findall(r"[.#][\w-]+", match[2]))
                    found[match[1] or "*", wanted] = (order, style)
        self._rules: dict[str, list[tuple[int, str, str, frozenset[str]]]] = {}
        for (element, wanted), (order, style) in found.items():
            self._rules.setdefault(min(wanted, default=""), []).append((order, style, element, wanted))

    def style(self, tag: str, attributes: Mapping[str, str]) -> str:
        """The kind of marker that an element is given; '' where nothing says one."""
        if own := list_style(attributes.get("style", "")):
            return own
        names = {f".{name}" for name in attributes.get("class", "").split()} | {f"#{attributes.get('id', '')}"}
        said = [
            (order, style)
            for name in ("", *names)
            for order, style, element, wanted in self._rules.get(name, ())
            if element in ("*", tag) and wanted <= names
        ]
        return max(said)[1] if said else _FORMS.get(attributes.get("type", ""), "")


def list_style(declarations: str) -> str:
    """The list-style-type of some declarations, the long name before the short one; '' where they say none."""
    said: dict[str, str] = {}
    for declaration in without_comments(declarations).lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            said[name.strip()] = value.replace("!important", "").strip()
    if "list-style-type" in said:
        return said["list-style-type"]
    words = [w for w in said.get("list-style", "").split() if w not in ("inside", "outside") and w[:4] != "url("]
    return words[0] if words else ""


class ListSeries:
    """The count of one <ol>, which has so many items of its own."""

    def __init__(self, attributes: Mapping[str, str], style: str, items: int) -> None:
        self._style = style or "decimal"
        self._down = "reversed" in attributes
        start = _whole_number(attributes.get("start"))
        self._number = start if start is not None else items if self._down else 1

    def before(self, attributes: Mapping[str, str], style: str) -> str:
        """What stands before the next item."""
        value = _whole_number(attributes.get("value"))
        number = self._number if value is None else value
        self._number = number - 1 if self._down else number + 1
        return _marker(number, style or self._style)


def numbered(marker: str, text: str) -> str:
    """An item's text with its number; one that has written its own keeps that alone."""
    if not marker or _OWN_NUMBER.match(text):
        return text
    return marker + (" " if text[:1].isdigit() else "") + text


def _marker(number: int, style: str) -> str:
    if style in _UNNUMBERED:
        return ""
    if style in _CHINESE and 0 < number < 10000:
        return chinese_numeral(number) + "、"
    if style[:6] in ("lower-", "upper-") and style[6:] in ("alpha", "latin") and number > 0:
        letters, rest = "", number
        while rest > 0:
            letters = "zabcdefghijklmnopqrstuvwxy"[rest % 26] + letters
            rest = (rest - 1) // 26
        return (letters if style[0] == "l" else letters.upper()) + "."
    return written(number, _WORD_FORMS.get(style, "decimal")) + "."


def _whole_number(value: str | None) -> int | None:
    found = re.match(r"\s*([+-]?[0-9]{1,6})", value or "")
    return int(found[1]) if found else None
