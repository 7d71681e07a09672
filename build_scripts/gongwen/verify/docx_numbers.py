"""The numbers that Word prints before paragraphs, worked out once more from numbering.xml and styles.xml."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gongwen.text.numerals import chinese_numeral
from gongwen.text.word_values import decimal, has_roman
from gongwen.verify.docx_names import W, child, value

_LEVELS = range(9)
_HAN_NAMES = "chineseCounting chineseCountingThousand taiwaneseCounting taiwaneseCountingThousand japaneseCounting"
_HAN = frozenset(f"{_HAN_NAMES} koreanCounting ideographTraditional".split())
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V"}
_ROMAN |= {4: "IV", 1: "I"}


class _Level(NamedTuple):
    start: int
    form: str
    text: str


class PrintedNumbers:
    """Counts as Word does: the paragraphs of one list share their counters, a higher number starts the lower anew."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        lists = {e.get(f"{W}abstractNumId", ""): e for e in _all(numbering, "abstractNum")}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._series: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles = {e.get(f"{W}styleId", ""): e for e in _all(styles, "style")}
        for number in _all(numbering, "num"):
            name, base = number.get(f"{W}numId", ""), value(child(number, "abstractNumId"))
            overrides = {decimal(e.get(f"{W}ilvl"), 0): child(e, "startOverride") for e in _all(number, "lvlOverride")}
            starts = {depth: decimal(value(e), 1) for depth, e in overrides.items() if e is not None}
            self._series[name] = f"{base}/{name}" if starts else base
            self._levels[name] = {
                depth: level._replace(start=starts.get(depth, level.start))
                for depth, level in map(_level, _all(lists.get(base), "lvl"))
                if depth in _LEVELS
            }

    def before(self, paragraph: Element) -> str:
        """What Word prints before the paragraph; it counts the paragraph, so each is asked for once and in order."""
        number, depth = self._numbered(paragraph)
        levels = self._levels.get(number, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._series[number], [None for _ in _LEVELS])
        count = counts[depth]
        counts[depth] = levels[depth].start if count is None else count + 1
        counts[depth + 1 :] = [None for _ in counts[depth + 1 :]]
        text = levels[depth].text
        for other in levels:
            shown = counts[other] if counts[other] is not None else levels[other].start
            text = text.replace(f"%{other + 1}", _written(shown or 0, levels[other].form))
        return "" if levels[depth].form == "bullet" else text

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        """The list and level that the paragraph, or else its style, or one that this is based on, says."""
        holder: Element | None = paragraph
        name = value(child(paragraph, "pPr", "pStyle"))
        seen: set[str] = set()
        while holder is not None:
            properties = child(holder, "pPr", "numPr")
            if number := value(child(properties, "numId")):
                return number, decimal(value(child(properties, "ilvl")), 0)
            if name in seen:
                break
            seen.add(name)
            holder = self._styles.get(name)
            name = value(child(holder, "basedOn"))
        return "", 0


def _all(parent: Element | None, name: str) -> Iterable[Element]:
    return [] if parent is None else [element for element in parent if element.tag == W + name]


def _level(element: Element) -> tuple[int, _Level]:
    start, form, text = (value(child(element, name)) for name in ("start", "numFmt", "lvlText"))
    return decimal(element.get(f"{W}ilvl"), 0), _Level(decimal(start, 1), form, text)


def _written(number: int, form: str) -> str:
    """A number in one of Word's forms; one that is not known here is written in figures."""
    if form in _HAN and number < 10000:
        return chinese_numeral(number)
    if form == "ideographDigital":
        return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    if form == "decimalFullWidth":
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("lowerRoman", "upperRoman") and has_roman(number):
        roman = ""
        for unit, sign in _ROMAN.items():
            roman, number = roman + sign * (number // unit), number % unit
        return roman if form == "upperRoman" else roman.lower()
    return str(number)
