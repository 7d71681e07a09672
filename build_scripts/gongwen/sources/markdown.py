"""Markdown as people keep laws and articles in it: headings, strong text, quotations, tables, links, pictures, HTML.

Its marks are characters of the source, so they stand in `omitted`: block text and omitted text of a line are together
all the visible characters of that line.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from gongwen.model import FileLink, Finding, Omitted
from gongwen.sources.blocks import Reading, SourceBlock, SourceFigure, SourceParagraph, SourceTable
from gongwen.sources.characters import Cleaner
from gongwen.sources.content import LINK_WORDS
from gongwen.sources.html import read_fragment
from gongwen.sources.links import ANNEXES, ending_of, is_web_address
from gongwen.sources.markdown_lines import ELEMENTS, Line, read_inline
from gongwen.text.visible import visible

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+")
_QUOTE = re.compile(r" {0,3}((?:>[ \t]?)+)(.*)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_ROW = re.compile(r"\s*\|.*\|\s*")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
# ::: tip 标题 opens a box of a site generator, ::: closes it; ``` opens and closes a listing.
_BOX = re.compile(r"\s*(:{3,}[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*(?:[ \t]*\{[^{}]*\})?)?(?![^\s]))[ \t]*(.*)")
# {: #id }, {.note}, {align="center"} at the end of a line: what a site generator is told of it.
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*+(\{(?:[:.#][^{}]*|[ \t]*[\w-]+=(?:\"[^\"]*\"|[\w-]+)[^{}]*)\})[ \t]*$")
_TAB = re.compile(r"\s*@tab(?::\w+)?(?:[ \t].*)?")
_TRAIL = re.compile(r"[>＞»›→]")
_OF_THE_TEXT = re.compile(r"(?:专栏|專欄|附|第|图|圖|表)")
_CONTENTS = re.compile(r"\s*\[{1,2}toc\]{1,2}\s*", re.IGNORECASE)
_LISTING = re.compile(r"\s*(?:`{3,}|~{3,})[ \t]*[\w+-]*[ \t]*")
_BULLET = re.compile(r"\s*[-*+][ \t]+")
_HTML_BLOCK = re.compile(
    r"(?:.*?(?=<(?:table|ol|figure)\b)|\s*(?:<[^<>]+>\s*)*)<(table|figure|ul|ol|dl|details|script|style|iframe|svg|video|select|form)\b[^<>]*>",
    re.IGNORECASE,
)
# What stands in angle brackets and is no element: an address, a title.
_NO_TAG = re.compile(rf"<(?!/?(?:{ELEMENTS})(?=[\s/>])|!--)", re.IGNORECASE)
_MOST_HTML = 5000  # lines of one HTML block
_WHAT = "Markdown 标记"
_SHOWN = 20  # characters that a finding quotes


def read_markdown(lines: list[str], first_line: int, path: str) -> Reading:
    """The paragraphs, headings and tables, the marks that make them such, and findings about characters."""
    reader = _Reader(path, first_line)
    texts = [reader.cleaner.clean(line, number) for number, line in enumerate(_without_comments(lines), first_line)]
    index = 0
    while index < len(texts):
        index += reader.read(texts, index)
    return reader.reading()


class _Reader:
    """Reads line by line; holds what has been read."""

    def __init__(self, path: str, first_line: int) -> None:
        self.cleaner = Cleaner(path)
        self.path = path
        self.first_line = first_line
        self.blocks: list[SourceBlock] = []
        self.omitted: list[Omitted] = []
        self.findings: list[Finding] = []
        self.links: list[FileLink] = []
        self.navigation: list[int] = []  # blocks that are links alone

    def read(self, texts: list[str], index: int) -> int:
        """Reads what begins on a line; how many lines it takes up comes back."""
        number = self.first_line + index
        if rows := _table_length(texts, index):
            self.table(texts[index : index + rows], number)
            return rows
        if length := _html_length(texts, index):
            self.fragment("\n".join(texts[index : index + length]), number)
            return length
        self.line(texts[index], number)
        return 1

    def line(self, source: str, number: int) -> None:
        if box := _BOX.fullmatch(source):
            self.leave_out(number, box[1])
            source = box[2]
            if not _OF_THE_TEXT.match(source):  # what a site calls the box: 提示, 原文链接
                named = read_inline(source)
                self.leave_out(number, named.tags, *named.marks, named.text)
                return
        if attributes := _ATTRIBUTES.search(source):
            self.leave_out(number, attributes[1])
            source = source[: attributes.start()]
        if (
            _LISTING.fullmatch(source)
            or _TAB.fullmatch(source)
            or _CONTENTS.fullmatch(source)
            or (_RULE.fullmatch(source) and source.strip())
        ):
            self.leave_out(number, source)
            return
        marks: list[str] = []
        level, quoted = 0, False
        if match := _QUOTE.fullmatch(source):
            quoted, marks, source = True, [match[1]], match[2]
        if match := _HEADING.match(source):
            level, source, closing = len(match[1]), *_closed_heading(source[match.end() :].strip())
            marks += [match[1], closing]
        line = read_inline(source)
        if match := _HEADING.match(line.text) if not level and line.tags else None:  # a heading within <div>
            level, line.text = len(match[1]), line.text[match.end() :]
            marks.append(match[1])
        self.leave_out(number, line.tags)
        self.leave_out(number, *marks, *line.marks)
        self.paragraph(line, number, level, quoted=quoted)

    def paragraph(self, line: Line, number: int, level: int, *, quoted: bool) -> None:
        if text := line.text.strip():
            if line.links and _leads_on(line):
                self.navigation.append(len(self.blocks))
            self.blocks.append(SourceParagraph(number, text, level, line.strong, quoted))
        self.blocks += (SourceFigure(number, picture.src, picture.alt) for picture in line.pictures)
        self.links += (
            FileLink(number, href, words)
            for href, words in line.links
            if ending_of(href) in ANNEXES and not (is_web_address(href) or href.startswith("/"))
        )
        if visible(line.struck):
            message = f"“{line.struck.strip()[:_SHOWN]}”在原文中有删除线，已照录；请核对是否仍然有效"
            self.findings.append(Finding(self.path, number, "W-struck", message))

    def fragment(self, source: str, number: int) -> None:
        """An element of HTML that stands among the paragraphs."""
        reading = read_fragment(_NO_TAG.sub("&lt;", source), number, self.path)
        self.blocks += reading.blocks
        self.omitted += reading.omitted
        self.findings += reading.findings
        self.links += reading.links

    def table(self, rows: list[str], number: int) -> None:
        cells: list[list[str]] = []
        for n, row in enumerate(rows):
            marks = [_bars(row)]
            if n != 1:
                lines = [read_inline(cell) for cell in _cells(row)]
                cells.append([line.text.strip() for line in lines])
                self.leave_out(number + n, "".join(line.tags for line in lines))
                marks += (mark for line in lines for mark in line.marks)
            self.leave_out(number + n, *marks)
        width = max(map(len, cells))
        table = tuple(tuple(row + [""] * (width - len(row))) for row in cells)
        self.blocks.append(SourceTable(number, table, header_rows=1))

    def leave_out(self, number: int, *marks: str) -> None:
        """Each mark by itself: of two that stand apart nobody could tell afterwards where the first ends."""
        self.omitted += (Omitted(number, _WHAT, mark.strip(), sort="marks") for mark in marks if visible(mark))

    def reading(self) -> Reading:
        """All of it, without the lines that lead through a site before the text and after it."""
        gone = set(self._site_lines())
        omitted = self.omitted + [Omitted(b.line, "链接", b.text) for b in map(self.blocks.__getitem__, sorted(gone))
                                  if isinstance(b, SourceParagraph)]  # fmt: skip
        blocks = tuple(block for index, block in enumerate(self.blocks) if index not in gone)
        findings = (*self.cleaner.findings, *self.findings)
        return Reading(blocks, tuple(sorted(omitted, key=lambda o: o.line)), findings, links=tuple(self.links))

    def _site_lines(self) -> Iterator[int]:
        linked = set(self.navigation)
        yield from (index for index in self.navigation if _is_numbers(self.blocks[index]))
        yield from takewhile(linked.__contains__, range(len(self.blocks)))
        for index in takewhile(linked.__contains__, reversed(range(len(self.blocks)))):
            block = self.blocks[index]
            if isinstance(block, SourceParagraph) and LINK_WORDS.search(block.text) and "附件" not in block.text:
                yield index


def _is_numbers(block: SourceBlock) -> bool:
    """True for links to the articles of the page by their numbers alone: 1　2　3."""
    return isinstance(block, SourceParagraph) and "".join(block.text.split()).isdigit()


def _leads_on(line: Line) -> bool:
    """True for a line that is links alone, or a trail of them: 首页 > 公开 > 某某办法."""
    outside = _BULLET.sub("", line.outside)
    return not any(map(str.isalnum, outside)) or (_TRAIL.search(outside) is not None and "。" not in line.text)


def _without_comments(lines: list[str]) -> list[str]:
    """The lines without comments of HTML that take up several of them."""
    kept: list[str] = []
    open_comment = False
    last = max((n for n, line in enumerate(lines) if "-->" in line or "--!>" in line), default=-1)
    for number, line in enumerate(lines):
        if open_comment:
            parts = re.split(r"--!?>", line, maxsplit=1)
            open_comment = len(parts) == 1
            line = "" if open_comment else parts[1]
        begin = line.rfind("<!--")
        if begin >= 0 and number < last and not re.search(r"--!?>", line[begin + 2 :]):
            open_comment, line = True, line[:begin]
        kept.append(line)
    return kept


def _closed_heading(text: str) -> tuple[str, str]:
    """A heading's text and the marks that close it: 总则 ## → 总则, ##."""
    bare = text.rstrip("#")
    return (bare.rstrip(), text[len(bare) :]) if bare[-1:].isspace() else (text, "")


def _html_length(texts: list[str], start: int) -> int:
    """How many lines from `start` on are an element of HTML that is read as such; 0 where none opens there."""
    opening = _HTML_BLOCK.match(texts[start])
    if opening is None:
        return 0
    mark = re.compile(rf"<(/?){opening[1]}\b[^<>]*>", re.IGNORECASE)
    depth = 0
    for length, text in enumerate(texts[start : start + _MOST_HTML], 1):
        depth += sum(-1 if slash else 1 for slash in mark.findall(text))
        if depth <= 0:
            return length
    blank = next((n for n, text in enumerate(texts[start:]) if not text.strip()), len(texts) - start)
    return max(blank, 1)


def _table_length(texts: list[str], start: int) -> int:
    """How many lines from `start` on are a pipe table: a row, the line of dashes, rows."""
    if start + 1 >= len(texts) or not _ROW.fullmatch(texts[start]) or not _DELIMITER.fullmatch(texts[start + 1]):
        return 0
    return sum(1 for _ in takewhile(_ROW.fullmatch, texts[start:]))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _bars(row: str) -> str:
    """The marks of a table's line: its bars, or all of the line of dashes."""
    return row.strip() if _DELIMITER.fullmatch(row) else "|" * row.count("|")
