"""Markdown as people keep laws and articles in it: headings, strong text, quotations, tables, comments.

Its marks are characters of the source, so they stand in `omitted`: block text and omitted text of a line are together
all the visible characters of that line.
"""

import re

from gongwen.model import Finding, Omitted
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.sources.characters import clean_text, is_clean
from gongwen.text.visible import visible

_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t\u3000]+(.*?)[ \t]*(#*)[ \t]*")
_QUOTE = re.compile(r"\s{0,3}((?:>[ \t]?)+)(.*)")
_COMMENT = re.compile(r"<!--.*?-->")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"\s{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_WHAT = "Markdown 标记"


def read_markdown(
    lines: list[str], first_line: int, path: str
) -> tuple[tuple[SourceBlock, ...], tuple[Omitted, ...], tuple[Finding, ...]]:
    """The paragraphs and headings, the marks that make them such, and findings about characters."""
    blocks: list[SourceBlock] = []
    omitted: list[Omitted] = []
    findings: list[Finding] = []
    for number, raw in enumerate(lines, first_line):
        line = raw
        if not is_clean(raw):
            line, found = clean_text(raw, number, path)
            findings += found
        block, marks = _read_line(line, number)
        if block:
            blocks.append(block)
        if visible(marks):
            omitted.append(Omitted(number, _WHAT, marks.strip()))
    return tuple(blocks), tuple(omitted), tuple(findings)


def _read_line(line: str, number: int) -> tuple[SourceParagraph | None, str]:
    """The paragraph of a line, if it has one, and the marks around and in it."""
    marks = "".join(_COMMENT.findall(line))
    text = _COMMENT.sub("", line) if marks else line
    if _RULE.fullmatch(text) and text.strip():
        return None, marks + text
    level, quoted = 0, False
    if match := _QUOTE.fullmatch(text):
        quoted, marks, text = True, match[1] + marks, match[2]
    if match := _HEADING.fullmatch(text):
        level, marks, text = len(match[1]), match[1] + marks + match[3], match[2]
    strong = bool(_STRONG.fullmatch(text.strip()))
    marks += "".join(mark * 2 for mark, _ in _STRONG.findall(text))
    text = _STRONG.sub(r"\2", text).strip()
    return (SourceParagraph(number, text, level, strong, quoted) if text else None), marks
