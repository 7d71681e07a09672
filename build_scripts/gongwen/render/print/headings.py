"""Divisions as lines: the faces of headings, and which text runs on after its heading in one paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gongwen.model import Block, Division, Paragraph, Part, intro_blocks, walk_division_text, wrapup_blocks
from gongwen.render.print.items import Face, Item, Line, Run, Style, block_item

_ORDINAL = re.compile(r"第.*[编編章节節](?:之.+)?")
_HAN_MARK = re.compile(r"[〇一二三四五六七八九十百]+[、．.]?")
_BRACKETED_HAN_MARK = re.compile(r"[（(][〇一二三四五六七八九十百]+[）)]")
# The contents list so many levels of a part, and of a law 编, 章 and 节.
_LISTED_LEVELS = 2
_SENTENCE_ENDS = ("。", "！", "？", "：", "；", ".", ":", ";")


@dataclass(frozen=True, slots=True)
class Outline:
    """What holds for all divisions of a part: the bookmark level of the highest, and how a heading runs on.

    `by_lines`: a heading and a block on the same line of the source are one paragraph.
    """

    level: int = 1
    by_lines: bool = True


def lines_tell(part: Part) -> bool:
    """True where paragraphs of a source stand on lines of their own, so that a line shared means something.

    A 款 has no words of its own: that it begins on its paragraph's line says nothing.
    """
    texts = (unit for division in part.divisions for unit in walk_division_text(division))
    units = [unit for unit in texts if unit.text and not unit.number]
    shared = sum(a.line == b.line for a, b in pairwise(units))
    return shared * 5 <= len(units)


def division_items(division: Division, outline: Outline, depth: int = 0) -> Iterator[Item]:
    """The division's heading and blocks; a heading and the text that runs on after it become one paragraph.

    `depth` counts the headings above it.
    """
    head = _head(division, outline.level + depth, listed=depth < _LISTED_LEVELS)
    below = depth + (1 if any(run.level for run in head.runs) else 0)
    items = _content(division, outline, below)
    if _runs_on(division, by_lines=outline.by_lines):
        following = next(items)
        assert isinstance(following, Line)
        yield _joined(head, following)
    else:
        yield head
    yield from items


def _content(division: Division, outline: Outline, depth: int) -> Iterator[Item]:
    for block in intro_blocks(division):
        yield block_item(block)
    for child in division.divisions:
        yield from division_items(child, outline, depth)
    for block in wrapup_blocks(division):
        yield block_item(block)


def _runs_on(division: Division, *, by_lines: bool) -> bool:
    """True where the text follows the number (and heading) in the same paragraph, as the source has it."""
    first = _first_block(division)
    if not isinstance(first, Paragraph):
        return False
    if not division.heading:
        return True  # 第三条, a 款 without any number, 一、 before a paragraph that is all text
    return by_lines and first.line == division.line and division.heading.rstrip().endswith(_SENTENCE_ENDS)


def _first_block(division: Division) -> Block | None:
    """The block that stands first in a division, its own or that of a first division without number and heading."""
    for block in intro_blocks(division):
        return block
    for child in division.divisions:
        return None if child.number or child.heading else _first_block(child)
    return next(iter(wrapup_blocks(division)), None)


def _head(division: Division, level: int, *, listed: bool) -> Line:
    number, heading = division.number, division.heading
    if not number and not heading:
        return Line("text", (division.eid,), ())
    if division.kind == "article":  # 条: the number alone is in 黑体, the rest is text
        runs = (Run(number, "hei", level, eid=division.eid), Run("\u3000" + heading))
        return Line("heading", (division.eid,), runs)
    if _ORDINAL.fullmatch(number.strip()):
        space = "\u3000" if heading else ""
        run = Run(number + space + heading, "hei", level, division.eid, listed=True)
        return Line("centred", (division.eid,), (run,), gap=division.kind != "section")
    # 一、 and （一） are followed by their headings at once, 1.2 is not.
    space = " " if number[-1:].isdigit() and number.isascii() else ""
    text = number + space + heading
    run = Run(text, _face(division), level, division.eid, listed) if heading else Run(text, eid=division.eid)
    return Line("heading", (division.eid,), (run,))


def _face(division: Division) -> Face:
    """The face of a heading by the form of its mark (GB/T 9704-2012, 7.3.3); without a mark, by the kind."""
    mark = division.number.strip()
    if _HAN_MARK.fullmatch(mark) or (not mark and division.kind == "chapter"):
        return "hei"
    if _BRACKETED_HAN_MARK.fullmatch(mark) or (not mark and division.kind == "section"):
        return "kai"
    return "fang"


def _joined(head: Line, following: Line) -> Line:
    """A heading and the paragraph that it runs on into."""
    style: Style = "text" if head.style == "heading" else head.style
    return replace(
        following, style=style, eids=head.eids + following.eids, runs=head.runs + following.runs, gap=head.gap
    )
