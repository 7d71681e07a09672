"""Whether the numbers of a text follow one another, and what to say where they do not."""

from collections.abc import Iterator
from itertools import pairwise

from gongwen.model import Division, Finding, walk_divisions
from gongwen.structure.marks import Mark, read_mark


def numbering_findings(divisions: tuple[Division, ...], path: str) -> tuple[Finding, ...]:
    """A finding for each gap, repeat and step back; rows may restart below each parent or run on through the text."""
    findings: list[Finding] = []
    last: dict[str, Mark] = {}  # of each style, for rows that run on
    for row in _rows(divisions):
        marks = [(d, found[0]) for d in row if (found := read_mark(d.number))]
        if not marks:
            continue
        division, first = marks[0]
        before = last.get(first.style)
        if first.value != 1 and not (before and _follows(before, first)):
            findings.append(_gap(division, before if before and before.value < first.value else None, first, path))
        for (_, mark), (division, following) in pairwise(marks):
            if following.style == mark.style and not _follows(mark, following):
                findings.append(_gap(division, mark, following, path))
        for _, mark in marks:
            last[mark.style] = mark
    return tuple(findings)


def _rows(divisions: tuple[Division, ...]) -> Iterator[tuple[Division, ...]]:
    yield divisions
    for division in walk_divisions(divisions):
        yield division.divisions


def _follows(mark: Mark, following: Mark) -> bool:
    if following.inserted:
        return following.value == mark.value and following.inserted == mark.inserted + 1
    return following.value == mark.value + 1


def _gap(division: Division, mark: Mark | None, found: Mark, path: str) -> Finding:
    if mark is None:
        return Finding(path, division.line, "W-number-gap", f"编号从 {found.text} 开始，前面缺少编号；请核对原文")
    if (found.value, found.inserted) == (mark.value, mark.inserted):
        return Finding(path, division.line, "W-number-repeat", f"编号 {found.text} 重复；请核对原文")
    if found.value < mark.value:
        return Finding(path, division.line, "W-number-order", f"{mark.text} 之后是 {found.text}，次序颠倒；请核对原文")
    message = f"{mark.text} 之后是 {found.text}，缺 {_missing(mark, found)}；请核对原文"
    return Finding(path, division.line, "W-number-gap", message)


def _missing(mark: Mark, found: Mark) -> str:
    first, last = mark.value + 1, found.value - 1
    return f"第 {first} 个" if first >= last else f"第 {first} 至 {last} 个"
