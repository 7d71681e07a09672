"""The numbers that Word prints before paragraphs, worked out once more from numbering.xml and styles.xml."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gongwen.text.word_values import decimal
from gongwen.verify.docx_names import W, child, is_on, value
from gongwen.verify.docx_numerals import written
from gongwen.verify.docx_styles import Sheet

_LEVELS = range(9)


class _Level(NamedTuple):
    start: int
    form: str
    example: str
    text: str
    in_figures: bool
    starts_anew_above: int  # a number of any level before this one starts it anew
    style: str
    apart: bool
    hidden: bool


class PrintedNumbers:
    """Counts as Word does: the paragraphs of one list share their counters, a higher number starts the lower anew."""

    def __init__(self, numbering: Element | None, sheet: Sheet) -> None:
        self._sheet = sheet
        self._lists = {e.get(f"{W}abstractNumId", ""): e for e in _all(numbering, "abstractNum")}
        self._numbers = {e.get(f"{W}numId", ""): e for e in _all(numbering, "num")}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._series: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}  # what is still to be started otherwise
        self._counts: dict[str, dict[int, int]] = {}
        for name, number in self._numbers.items():
            self._series[name] = self._list_of(number)
            levels = dict(map(_level, _all(self._lists.get(self._series[name]), "lvl")))
            starts: dict[int, int] = {}
            for override in _all(number, "lvlOverride"):
                at = decimal(override.get(f"{W}ilvl"), 0)
                levels.update((depth, level) for depth, level in map(_level, _all(override, "lvl")) if depth == at)
                if at in levels and (start := decimal(value(child(override, "startOverride")), -1)) >= 0:
                    starts[at] = start
                    levels[at] = levels[at]._replace(start=start)
            self._levels[name] = {depth: level for depth, level in levels.items() if depth in _LEVELS}
            self._starts[name] = starts

    def _list_of(self, number: Element) -> str:
        """The list that a number counts in; a list may be no more than the name of a style that has one."""
        name, seen = value(child(number, "abstractNumId")), set[str]()
        while name not in seen:
            seen.add(name)
            style = self._sheet.styles.get(value(child(self._lists.get(name), "numStyleLink")))
            other = self._numbers.get(value(child(style, "pPr", "numPr", "numId")))
            if other is not None:
                name = value(child(other, "abstractNumId"))
        return name

    def before(self, paragraph: Element) -> str:
        """What Word prints before the paragraph; it counts the paragraph, so each is asked for once and in order."""
        number, depth = self._numbered(paragraph)
        levels = self._levels.get(number, {})
        if depth not in levels:
            return ""
        level, counts = levels[depth], self._counts.setdefault(self._series[number], {})
        if depth in self._starts[number]:
            counts[depth] = self._starts[number].pop(depth)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for lower in [other for other in counts if other > depth]:
            if lower not in levels or depth < levels[lower].starts_anew_above:
                del counts[lower]
        return "" if level.hidden or level.form == "bullet" else self._text(level, levels, counts)

    def _text(self, level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        text = ""
        at = 0
        while at < len(level.text):
            sign, figure = level.text[at], level.text[at + 1 : at + 2]
            if sign == "%" and figure in tuple("123456789"):
                text += self._numeral(int(figure) - 1, level, levels, counts)
                at += 2
            else:
                text, at = text + sign, at + 1
        return text + " " if level.apart and text and text[-1].isascii() and text[-1].isalnum() else text

    def _numeral(self, depth: int, level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        if depth not in levels:
            return ""
        number = counts.get(depth, levels[depth].start)
        if level.in_figures:
            return str(number)
        form = levels[depth].form
        return "" if form in ("none", "bullet") else written(number, form, levels[depth].example)

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        """The list and level that the paragraph, or else its style, or one that this is based on, says."""
        own = child(paragraph, "pPr", "numPr")
        number, depth = value(child(own, "numId")), value(child(own, "ilvl"))
        if number:
            return number, decimal(depth, 0)
        line = self._sheet.line_of(value(child(paragraph, "pPr", "pStyle")))
        for name in line:
            properties = child(self._sheet.styles[name], "pPr", "numPr")
            depth = depth or value(child(properties, "ilvl"))
            if number := value(child(properties, "numId")):
                levels = self._levels.get(number, {})
                own_level = [at for at in levels if levels[at].style and levels[at].style in line]
                return number, decimal(depth, own_level[0] if own_level else 0)
        return "", 0


def _all(parent: Element | None, name: str) -> Iterable[Element]:
    return [] if parent is None else [element for element in parent if element.tag == W + name]


def _level(element: Element) -> tuple[int, _Level]:
    depth = decimal(element.get(f"{W}ilvl"), 0)
    form = next(element.iter(f"{W}numFmt"), None)
    anew = child(element, "lvlRestart")
    return depth, _Level(
        start=decimal(value(child(element, "start")), 1),
        form=value(form) or "decimal",
        example=form.get(f"{W}format", "") if form is not None else "",
        text=value(child(element, "lvlText")),
        in_figures=is_on(child(element, "isLgl")),
        starts_anew_above=depth if anew is None else decimal(value(anew), depth),
        style=value(child(element, "pStyle")),
        apart=value(child(element, "suff")) != "nothing",
        hidden=is_on(child(element, "rPr", "vanish")),
    )
