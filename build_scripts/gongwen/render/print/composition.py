"""What a sheet prints, line by line: the text of its blocks with the role that each plays on the paper.

The template knows only these values; nothing here knows Typst.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gongwen.model import Block, Division, Figure, Paragraph, Part, Table, intro_blocks, wrapup_blocks
from gongwen.render.print.sheets import Passage, Sheet
from gongwen.text.dates import whole_date
from gongwen.text.visible import visible

# The faces of GB/T 9704-2012: 仿宋 text, 黑体 and 楷体 headings, 小标宋 title.
Face = Literal["fang", "hei", "kai", "song"]
Style = Literal["front", "flush", "text", "heading", "centred", "annex", "signature", "date"]

_ANNEX_MARK = re.compile(r"附\s*(件|表|录|錄|图|圖)\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
_ORDINAL = re.compile(r"第.*[编編章节節]|第.*分[编編]")
_HAN_MARK = re.compile(r"[〇一二三四五六七八九十百]+[、．.]?")
_BRACKETED_HAN_MARK = re.compile(r"[（(][〇一二三四五六七八九十百]+[）)]")
# A line that could be a signature: longer ones are text.
_LONGEST_SIGNATURE = 26


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph in one face; with `level` it is a heading (and a bookmark)."""

    text: str
    face: Face = "fang"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `eids` are those that begin here; `gap` asks for an empty line before it."""

    style: Style
    eids: tuple[str, ...]
    runs: tuple[Run, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a part. `level` is that of its bookmark, 0 for the document's own; without eIds it is apparatus."""

    eids: tuple[str, ...]
    texts: tuple[str, ...]
    level: int = 0

    @property
    def apparatus(self) -> bool:
        """True where no block of the source is the title."""
        return not self.eids


@dataclass(frozen=True, slots=True)
class PageBreak:
    """An attachment starts on a page of its own."""


Item = Line | Title | Table | Figure | PageBreak


def compose(sheet: Sheet) -> tuple[Item, ...]:
    """What the sheet prints, in order of the text."""
    items: list[Item] = []
    for passage in sheet.passages:
        if items:
            items.append(PageBreak())
        items += _passage(passage)
    return tuple(items)


def title_blocks(part: Part) -> tuple[Block, ...]:
    """The blocks of the front that are the title, word by word; none where the front says more or nothing."""
    title = visible(part.metadata.title or "")
    for first in range(len(part.front)):
        for last in range(first + 1, len(part.front) + 1):
            said = "".join(visible(block.text) for block in part.front[first:last])
            if said == title and title:
                return part.front[first:last]
            if not title.startswith(said):
                break
    return ()


def _passage(passage: Passage) -> Iterator[Item]:
    part = passage.part
    titled = title_blocks(part)
    attached = part.role != "main"
    if passage.opens and not titled and part.metadata.title:
        yield Title((), (part.metadata.title,))
    yield from _front(passage, titled, level=1 if attached else 0)
    for index, block in enumerate(passage.preamble):
        salutation = index == 0 and visible(block.text) == visible(part.metadata.salutation or "\0")
        yield _block(block, "flush" if salutation else "text", gap=index == 0 and passage.opens)
    level = 2 if attached and titled else 1
    for division in passage.divisions:
        yield from _division(division, level)
    yield from _conclusions(passage.conclusions, part)


def _front(passage: Passage, titled: tuple[Block, ...], level: int) -> Iterator[Item]:
    for block in passage.front:
        if block in titled:
            if block is titled[0]:
                yield Title(tuple(b.eid for b in titled), tuple(b.text for b in titled), level)
        elif isinstance(block, Paragraph) and _ANNEX_MARK.fullmatch(block.text.strip()):
            yield Line("annex", (block.eid,), (Run(block.text, "hei"),))
        else:  # a line that leads on to the text (…全文如下：) is set as text
            yield _block(block, "text" if block.text.rstrip().endswith(("：", ":")) else "front")


def _block(block: Block, style: Style, *, gap: bool = False) -> Item:
    if isinstance(block, Paragraph):
        face: Face = "kai" if style == "front" else "fang"
        return Line(style, (block.eid,), (Run(block.text, face),), gap)
    return block


# --- divisions ------------------------------------------------------------------------------------------------------


def _division(division: Division, level: int) -> Iterator[Item]:
    """The division's heading and blocks; a heading and the text that runs on after it become one paragraph."""
    head = _head(division, level)
    below = level + (1 if any(run.level for run in head.runs) else 0)
    items = (item for group in _content(division, below) for item in group)
    if _runs_on(division):
        first = next(items, None)
        yield _joined(head, first) if isinstance(first, Line) else head
        if first is not None and not isinstance(first, Line):
            yield first
    else:
        yield head
    yield from items


def _content(division: Division, level: int) -> Iterator[Iterator[Item]]:
    for block in intro_blocks(division):
        yield iter((_block(block, "text"),))
    for child in division.divisions:
        yield _division(child, level)
    for block in wrapup_blocks(division):
        yield iter((_block(block, "text"),))


def _runs_on(division: Division) -> bool:
    """True where the text follows the number (and heading) in the same paragraph, as the source has it."""
    if not division.heading:
        return True  # 第三条, a 款 without any number, 一、 before a paragraph that is all text
    first = first_block(division)
    return first is not None and first.line == division.line


def first_block(division: Division) -> Block | None:
    """The block that stands first in a division, its own or that of its first division."""
    for block in intro_blocks(division):
        return block
    for child in division.divisions:
        return first_block(child) if not child.number and not child.heading else None
    return None


def _head(division: Division, level: int) -> Line:
    ordinal = bool(_ORDINAL.fullmatch(division.number.strip()))
    article = division.kind == "article"
    # Between 第一章 and its heading stands a space; 一、 and （一） are followed by theirs at once.
    space = "\u3000" if (ordinal or article) and division.number else " " if _ends_in_figure(division.number) else ""
    text = division.number + (space if division.heading else "") + division.heading
    if not text:
        return Line("text", (division.eid,), ())
    if ordinal:
        return Line("centred", (division.eid,), (Run(text, "hei", level),), gap=division.kind != "section")
    is_heading = bool(division.heading) or article
    face = _heading_face(division) if is_heading else "fang"
    runs = (Run(text, face, level if is_heading else 0),)
    # What follows 第三条 in its line is set off by a space, which is no part of the bookmark.
    return Line("heading", (division.eid,), (*runs, Run("\u3000")) if article else runs)


def _ends_in_figure(number: str) -> bool:
    return number[-1:].isdigit() and number.isascii()


def _heading_face(division: Division) -> Face:
    """The face by the form of the mark (GB/T 9704-2012, 7.3.3), where there is none of these by the kind."""
    mark = division.number.strip()
    if division.kind == "article" or _HAN_MARK.fullmatch(mark):
        return "hei"
    if _BRACKETED_HAN_MARK.fullmatch(mark):
        return "kai"
    if not mark:
        return {"chapter": "hei", "section": "kai"}.get(division.kind, "fang")  # type: ignore[return-value]
    return "fang"


def _joined(head: Line, following: Line) -> Line:
    """A heading and the paragraph that it runs on into."""
    runs = (*head.runs, *following.runs)
    style: Style = head.style if head.runs else following.style
    return replace(following, style="text" if style == "heading" else style, eids=head.eids + following.eids, runs=runs)


# --- the end --------------------------------------------------------------------------------------------------------


def _conclusions(blocks: tuple[Block, ...], part: Part) -> Iterator[Item]:
    """Signatures and date by 7.3.5.2; notes in brackets (附注) as paragraphs of their own."""
    styles = [_concluding_style(block, part) for block in blocks]
    for index, (block, style) in enumerate(zip(blocks, styles, strict=True)):
        opens = style in ("signature", "date") and (index == 0 or styles[index - 1] == "text")
        yield _block(block, style, gap=opens)


def _concluding_style(block: Block, part: Part) -> Style:
    text = visible(block.text)
    if not isinstance(block, Paragraph) or text.startswith(("（", "(")):
        return "text"
    if whole_date(text):
        return "date"
    signed = text == visible(part.metadata.signature or "")
    short = len(text) <= _LONGEST_SIGNATURE and not any(mark in text for mark in "。：；:;")
    return "signature" if signed or short else "text"


def printable(text: str) -> str:
    """The text without controls and format characters, which would move or hide what stands beside them.

    Every white space becomes a plain or an ideographic space.
    """
    return "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return "\u3000" if character == "\u3000" else " "
    return "" if category in ("Cc", "Cf") else character
