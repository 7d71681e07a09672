"""Whether the numbers of a text follow one another, and what to say where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongwen.model import Division, Finding, walk_divisions
from gongwen.structure.marks import Mark, Style, read_mark, written

_RUNNING: tuple[Style, ...] = ("条", "（一）", "一、")  # styles whose rows may run on below the next parent


def numbering_findings(divisions: tuple[Division, ...], path: str) -> tuple[Finding, ...]:
    """A finding for each gap, repeat and step back; rows may restart below each parent or run on through the text."""
    findings: list[Finding] = []
    last: dict[Style, Mark] = {}  # of each style, for rows that run on
    for row in _rows(divisions):
        for style, places in _by_style(row).items():
            findings += _row_findings(places, last.get(style), path)
            last[style] = places[-1].mark
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    mark: Mark


def _by_style(row: tuple[Division, ...]) -> dict[Style, list[_Place]]:
    """The marks of a row, those of each style by themselves."""
    places: dict[Style, list[_Place]] = {}
    for division in row:
        if mark := division_mark(division):
            places.setdefault(mark.style, []).append(_Place(division.line, mark))
    return places


def division_mark(division: Division) -> Mark | None:
    """The mark of a division, None for a 款; a bare figure is the head of a decimal row."""
    if found := read_mark(division.number):
        return found[0]
    return Mark("1", division.number, int(division.number)) if division.number.isdecimal() else None


def _row_findings(places: list[_Place], before: Mark | None, path: str) -> Iterator[Finding]:
    first = places[0]
    if first.mark.value != 1 and not (before and _follows(before, first.mark)):
        runs_on = before if before and before.value < first.mark.value and first.mark.style in _RUNNING else None
        yield _gap(first, runs_on, path)
    for place, following in pairwise(places):
        if not _follows(place.mark, following.mark):
            yield _gap(following, place.mark, path)


def _rows(divisions: tuple[Division, ...]) -> Iterator[tuple[Division, ...]]:
    yield divisions
    for division in walk_divisions(divisions):
        yield division.divisions


def _follows(mark: Mark, following: Mark) -> bool:
    if following.inserted:
        return following.value == mark.value and following.inserted == mark.inserted + 1
    return following.value == mark.value + 1


def _gap(place: _Place, before: Mark | None, path: str) -> Finding:
    found = place.mark
    if before is None:
        missing = f"{found.text} 是第一个，前面缺 {_span(found.style, 1, found.value - 1)}"
        return Finding(path, place.line, "W-number-gap", f"{missing}；请核对原文")
    if (found.value, found.inserted) == (before.value, before.inserted):
        return Finding(path, place.line, "W-number-repeat", f"编号 {found.text} 重复；请核对原文")
    if found.value <= before.value:
        message = f"{before.text} 之后是 {found.text}，次序颠倒；请核对原文"
        return Finding(path, place.line, "W-number-order", message)
    missing = _span(found.style, before.value + 1, found.value - 1)
    return Finding(path, place.line, "W-number-gap", f"{before.text} 之后是 {found.text}，缺 {missing}；请核对原文")


def _span(style: Style, first: int, last: int) -> str:
    """The marks that are missing: （四）, or 二、至四、."""
    return written(style, first) if first >= last else f"{written(style, first)}至{written(style, last)}"
