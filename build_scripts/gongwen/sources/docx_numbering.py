"""Word's automatic numbering: what it prints before a paragraph, which the file itself does not hold as text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from gongwen.sources.docx_numerals import numeral, padded
from gongwen.sources.docx_package import W
from gongwen.sources.docx_styles import MAX_CHAIN, Styles, is_on, style_of, value
from gongwen.text.word_values import decimal

_LEVELS = range(9)  # as many as Word has
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    example: str = ""  # of a custom form
    legal: bool = False  # every number in it in figures
    restart: int = 9  # it begins anew after a number of a level below this one; 0: never
    style: str = ""  # the paragraph style that it belongs to
    spaced: bool = True  # white space stands between number and text
    hidden: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one Word file in order."""

    levels: dict[str, dict[int, _Level]]  # of each w:num, its levels
    shared: dict[str, str]  # which abstract numbering, and so which counters, a w:num uses
    overrides: dict[tuple[str, int], int]  # where a w:num starts its level when that is first met
    styles: Styles
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)  # forms of numbers that were met and are not known here

    def label(self, paragraph: Any) -> str:
        """What Word prints before the paragraph: 第一条, （一）; empty where it prints nothing."""
        number, depth = self._numbered(paragraph)
        if (level := self.levels.get(number, {}).get(depth)) is None:
            return ""
        series = self.shared[number]
        start = self.overrides.pop((number, depth), None)
        self.counters[series, depth] = (
            start if start is not None else self.counters.get((series, depth), level.start - 1) + 1
        )
        for lower in _LEVELS[depth + 1 :]:
            restart = self.levels[number][lower].restart if lower in self.levels[number] else lower
            if depth < restart:
                self.counters.pop((series, lower), None)
        return "" if level.hidden else self._written(number, level)

    def _written(self, number: str, level: _Level) -> str:
        def shown(place: re.Match[str]) -> str:
            other = self.levels[number].get(int(place[1]) - 1)
            if other is None:
                return ""
            count = self.counters.get((self.shared[number], int(place[1]) - 1), other.start)
            return str(count) if level.legal else self._numeral(count, other)

        if level.form == "bullet":
            return ""
        text = _PLACE.sub(shown, level.text)
        return f"{text} " if level.spaced and text[-1:].isascii() and text[-1:].isalnum() else text

    def _numeral(self, count: int, level: _Level) -> str:
        if level.form in ("none", "bullet"):
            return ""
        written = padded(count, level.example) if level.form == "custom" else numeral(count, level.form or "decimal")
        if written is None:
            self.unknown.append(level.example or level.form)
        return str(count) if written is None else written

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, or those of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number = value(own.find(f"{W}numId")) if own is not None else ""
        depth = value(own.find(f"{W}ilvl")) if own is not None else ""
        if number:
            return number, decimal(depth, 0)
        chain = self.styles.chain(style_of(paragraph))
        for style in chain:
            said = style.find(f"{W}pPr/{W}numPr")
            depth = depth or (value(said.find(f"{W}ilvl")) if said is not None else "")
            if said is not None and (number := value(said.find(f"{W}numId"))):
                names = [element.get(f"{W}styleId", "") for element in chain]
                linked = (d for d, level in self.levels.get(number, {}).items() if level.style in names)
                return number, decimal(depth, next(linked, 0))
        return "", 0


def read_numbering(root: Any | None, styles: Styles) -> Numbering:
    """The numbering of a Word file from the root of its numbering part."""
    abstract = {e.get(f"{W}abstractNumId", ""): e for e in _all(root, "abstractNum")}
    numbers = {e.get(f"{W}numId", ""): e for e in _all(root, "num")}
    levels: dict[str, dict[int, _Level]] = {}
    shared: dict[str, str] = {}
    overrides: dict[tuple[str, int], int] = {}
    for number, element in numbers.items():
        shared[number] = base = _base(element, abstract, numbers, styles)
        levels[number] = dict(_levels(abstract.get(base)))
        for override in element.findall(f"{W}lvlOverride"):
            depth = decimal(override.get(f"{W}ilvl"), 0)
            levels[number] |= {d: level for d, level in _levels(override) if d == depth}
            first = decimal(value(override.find(f"{W}startOverride")), -1)
            if first >= 0 and depth in levels[number]:
                overrides[number, depth] = first
                levels[number][depth] = replace(levels[number][depth], start=first)
    return Numbering(levels, shared, overrides, styles)


def _base(number: Any, abstract: dict[str, Any], numbers: dict[str, Any], styles: Styles) -> str:
    """The abstract numbering that a w:num uses; one that only names a style stands for that style's."""
    base = value(number.find(f"{W}abstractNumId"))
    for _ in range(MAX_CHAIN):
        link = value(abstract[base].find(f"{W}numStyleLink")) if base in abstract else ""
        style = styles.by_name.get(link)
        other = numbers.get(value(style.find(f"{W}pPr/{W}numPr/{W}numId"))) if style is not None else None
        if other is None:
            break
        base = value(other.find(f"{W}abstractNumId"))
    return base


def _levels(element: Any | None) -> Iterator[tuple[int, _Level]]:
    for level in _all(element, "lvl"):
        if (depth := decimal(level.get(f"{W}ilvl"), 0)) in _LEVELS:
            yield depth, _level(level, depth)


def _level(element: Any, depth: int) -> _Level:
    form = element.find(
        f".//{W}numFmt"
    )  # a custom one stands in an AlternateContent, before the one that is second best
    restart = element.find(f"{W}lvlRestart")
    return _Level(
        start=decimal(value(element.find(f"{W}start")), 1),
        form=value(form) or "decimal",
        text=value(element.find(f"{W}lvlText")),
        example=form.get(f"{W}format", "") if form is not None else "",
        legal=is_on(element.find(f"{W}isLgl")),
        restart=decimal(value(restart), depth) if restart is not None else depth,
        style=value(element.find(f"{W}pStyle")),
        spaced=value(element.find(f"{W}suff")) != "nothing",
        hidden=is_on(element.find(f"{W}rPr/{W}vanish")),
    )


def _all(parent: Any | None, name: str) -> list[Any]:
    return list(parent.findall(W + name)) if parent is not None else []
