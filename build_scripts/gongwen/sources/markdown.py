"""Markdown as people keep laws and articles in it: headings, strong text, quotations, pipe tables, pictures, comments.

Its marks are characters of the source, so they stand in `omitted`: block text and omitted text of a line are together
all the visible characters of that line.
"""

import re
from html import unescape
from itertools import takewhile

from gongwen.model import Omitted
from gongwen.sources.blocks import Reading, SourceBlock, SourceFigure, SourceParagraph, SourceTable
from gongwen.sources.characters import Cleaner
from gongwen.text.visible import visible

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+")
_QUOTE = re.compile(r" {0,3}((?:>[ \t]?)+)(.*)")
_MARKUP = re.compile(
    r"<!--.{0,2000}?-->|</?(?:br|b|strong|i|em|u|sup|sub|span|p|div|center|font)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
_ROW = re.compile(r"\s*\|.*\|\s*")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_WHAT = "Markdown 标记"


def read_markdown(lines: list[str], first_line: int, path: str) -> Reading:
    """The paragraphs, headings and tables, the marks that make them such, and findings about characters."""
    cleaner = Cleaner(path)
    texts = [cleaner.clean(line, number) for number, line in enumerate(lines, first_line)]
    blocks: list[SourceBlock] = []
    omitted: list[Omitted] = []
    index = 0
    while index < len(texts):
        number = first_line + index
        rows = _table_length(texts, index)
        if rows:
            blocks.append(_table(texts[index : index + rows], number))
            omitted += [Omitted(number + n, _WHAT, _bars(text)) for n, text in enumerate(texts[index : index + rows])]
            index += rows
            continue
        block, marks = _read_line(texts[index], number)
        if block:
            blocks.append(block)
        if visible(marks):
            omitted.append(Omitted(number, _WHAT, marks.strip()))
        index += 1
    return Reading(tuple(blocks), tuple(omitted), tuple(cleaner.findings))


def _read_line(line: str, number: int) -> tuple[SourceBlock | None, str]:
    """The paragraph or picture of a line, if it has one, and the marks around and in it."""
    marks = "".join(_MARKUP.findall(line))
    text = unescape(_MARKUP.sub("", line)) if marks or "&" in line else line
    if _RULE.fullmatch(text) and text.strip():
        return None, marks + text
    if picture := _PICTURE.fullmatch(text.strip()):
        return SourceFigure(number, picture["src"], picture["alt"]), marks + text
    level, quoted = 0, False
    if match := _QUOTE.fullmatch(text):
        quoted, marks, text = True, match[1] + marks, match[2]
    if match := _HEADING.match(text):
        level, text, closing = len(match[1]), *_closed_heading(text[match.end() :].strip())
        marks = match[1] + marks + closing
    strong = bool(_STRONG.fullmatch(text.strip()))
    marks += "".join(mark * 2 for mark, _ in _STRONG.findall(text))
    text = _STRONG.sub(r"\2", text).strip()
    return (SourceParagraph(number, text, level, strong, quoted) if text else None), marks


def _closed_heading(text: str) -> tuple[str, str]:
    """A heading's text and the marks that close it: 总则 ## → 总则, ##."""
    bare = text.rstrip("#")
    return (bare.rstrip(), text[len(bare) :]) if bare[-1:].isspace() else (text, "")


def _table_length(texts: list[str], start: int) -> int:
    """How many lines from `start` on are a pipe table: a row, the line of dashes, rows."""
    if start + 1 >= len(texts) or not _ROW.fullmatch(texts[start]) or not _DELIMITER.fullmatch(texts[start + 1]):
        return 0
    return sum(1 for _ in takewhile(_ROW.fullmatch, texts[start:]))


def _table(rows: list[str], number: int) -> SourceTable:
    cells = [_cells(row) for n, row in enumerate(rows) if n != 1]
    width = max(map(len, cells))
    return SourceTable(number, tuple(tuple(row + [""] * (width - len(row))) for row in cells), header_rows=1)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _bars(row: str) -> str:
    """The marks of a table's line: its bars, or all of the line of dashes."""
    return row.strip() if _DELIMITER.fullmatch(row) else "|" * row.count("|")
