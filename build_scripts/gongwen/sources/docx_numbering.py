"""Word's automatic numbering: what it prints before a paragraph, which the file itself does not hold as text."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

from gongwen.text.numerals import chinese_numeral
from gongwen.text.word_values import decimal, has_roman

_HAN_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographTraditional",
        "koreanCounting",
    }
)
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_LOW = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LEVELS = range(9)  # as many as Word has
_MAX_STYLES = 20  # how far a chain of styles is followed


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one Word file in order."""

    levels: dict[str, dict[int, _Level]]  # of each w:num, its levels
    shared: dict[str, str]  # which abstract numbering, and so which counters, a w:num uses
    styles: dict[str, tuple[str, int]]  # the numbering that a paragraph style brings
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: Any) -> str:
        """What Word prints before the paragraph: 第一条, （一）; empty where it prints nothing."""
        found = _num_pr(paragraph) or self.styles.get(_style_of(paragraph))
        if found is None or (level := self.levels.get(found[0], {}).get(found[1])) is None:
            return ""
        number, depth = found
        series = self.shared[number]
        self.counters[series, depth] = self.counters.get((series, depth), level.start - 1) + 1
        for lower in _LEVELS[depth + 1 :]:
            self.counters.pop((series, lower), None)
        return self._written(number, level)

    def _written(self, number: str, level: _Level) -> str:
        text = level.text
        for depth in _LEVELS:
            if f"%{depth + 1}" in text and (shown := self.levels[number].get(depth)):
                value = self.counters.get((self.shared[number], depth), shown.start)
                text = text.replace(f"%{depth + 1}", _numeral(value, shown.form))
        return "" if level.form == "bullet" else text


def read_numbering(numbering: Any | None, styles: Any | None) -> Numbering:
    """The numbering of a Word file from its numbering and style parts (their root elements)."""
    abstract: dict[str, dict[int, _Level]] = {}
    levels: dict[str, dict[int, _Level]] = {}
    shared: dict[str, str] = {}
    for element in numbering.findall(qn("w:abstractNum")) if numbering is not None else ():
        abstract[element.get(qn("w:abstractNumId"), "")] = dict(_levels(element))
    for element in numbering.findall(qn("w:num")) if numbering is not None else ():
        number = element.get(qn("w:numId"), "")
        base = _value(element.find(qn("w:abstractNumId")))
        starts = dict(_start_overrides(element))
        shared[number] = f"{base}/{number}" if starts else base
        levels[number] = {d: replace(v, start=starts.get(d, v.start)) for d, v in abstract.get(base, {}).items()}
    return Numbering(levels, shared, _style_numbers(styles))


def _start_overrides(element: Any) -> Iterator[tuple[int, int]]:
    """Where a w:num starts otherwise than the numbering that it uses: level and number."""
    for override in element.findall(qn("w:lvlOverride")):
        start = decimal(_value(override.find(qn("w:startOverride"))), -1)
        if start >= 0:
            yield decimal(override.get(qn("w:ilvl")), 0), start


def _levels(element: Any) -> Iterator[tuple[int, _Level]]:
    for level in element.findall(qn("w:lvl")):
        start = decimal(_value(level.find(qn("w:start"))), 1)
        form = _value(level.find(qn("w:numFmt")))
        text = _value(level.find(qn("w:lvlText")))
        if (depth := decimal(level.get(qn("w:ilvl")), 0)) in _LEVELS:
            yield depth, _Level(start, form, text)


def _style_numbers(styles: Any | None) -> dict[str, tuple[str, int]]:
    elements = {e.get(qn("w:styleId"), ""): e for e in styles.findall(qn("w:style"))} if styles is not None else {}
    numbers: dict[str, tuple[str, int]] = {}
    for name in elements:
        current = name
        for _ in range(_MAX_STYLES):
            if (element := elements.get(current)) is None:
                break
            if found := _num_pr(element):
                numbers[name] = found
                break
            current = _value(element.find(qn("w:basedOn")))
    return numbers


def _num_pr(element: Any) -> tuple[str, int] | None:
    found = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None or not (number := _value(found.find(qn("w:numId")))):
        return None
    return number, decimal(_value(found.find(qn("w:ilvl"))), 0)


def _style_of(paragraph: Any) -> str:
    return _value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))


def _value(element: Any | None) -> str:
    return str(element.get(qn("w:val"), "")) if element is not None else ""


def _numeral(value: int, form: str) -> str:
    if form in _HAN_FORMATS and value < 10000:
        return chinese_numeral(value)
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    if form.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalFullWidth":
        return str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + value - 1)
    if form in ("lowerRoman", "upperRoman") and has_roman(value):
        return _roman(value).lower() if form == "lowerRoman" else _roman(value)
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for unit, sign in (*_ROMAN, *_ROMAN_LOW):
        text += sign * (value // unit)
        value %= unit
    return text
