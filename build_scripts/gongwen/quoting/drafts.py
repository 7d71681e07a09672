"""A draft as paragraphs with the lines that they stand on, whatever its form."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from gongwen.sources.article import read_article
from gongwen.sources.blocks import SourceTable
from gongwen.sources.decoding import decode_source
from gongwen.sources.forms import is_docx, refuse_unsupported
from gongwen.sources.limits import refuse_large

ENDINGS = (".md", ".markdown", ".txt", ".docx")
_FENCE = re.compile(r"\s*(?:```|~~~)")
# What Markdown writes round words and in between; its links and notes are for those who read on.
_MARKUP = re.compile(
    r"\[\^[^\]\s]{1,40}\]|!?\[([^\[\]]*)\]\([^()\s]*\)|</?[a-zA-Z][^<>]{0,200}>|[*`]+|~~|\\(?=[^\w\s])"
)
_OPENING = re.compile(r"^[ \t]*(?:(?:>[ \t]*)+|#{1,6}[ \t]+|[-*+][ \t]+)")


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """Text, and where in it each line begins, with the line's number in the file."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """The line on which a character stands."""
        return self.lines[bisect_right(self.starts, offset) - 1]


def read_draft(data: bytes, path: str, encoding: str | None = None) -> tuple[DraftParagraph, ...]:
    """The paragraphs of Markdown, plain text or a Word file (whose lines are its paragraphs); raises GongwenError."""
    if is_docx(data):
        return tuple(_word_paragraphs(data, path))
    refuse_unsupported(data, path)
    refuse_large(data, path)
    text, _ = decode_source(data, path, encoding)
    return draft_paragraphs(text, is_markdown=not path.lower().endswith(".txt"))


def _word_paragraphs(data: bytes, path: str) -> list[DraftParagraph]:
    article = read_article(data, path)
    found: list[tuple[str, int]] = []
    for block in article.blocks:
        if isinstance(block, SourceTable):
            found += [(cell, block.line) for row in block.rows for cell in row]
        else:
            found.append((getattr(block, "text", ""), block.line))
    found += [(note.text, note.line) for note in article.notes]
    return [DraftParagraph(text, (0,), (line,)) for text, line in found if text]


def draft_paragraphs(text: str, *, is_markdown: bool = True) -> tuple[DraftParagraph, ...]:
    """The paragraphs of text: lines that follow one another without an empty one; marks of Markdown are no text, nor
    are blocks of code."""
    found: list[DraftParagraph] = []
    lines: list[tuple[str, int]] = []
    in_code = False
    for number, line in enumerate([*text.splitlines(), ""], 1):
        is_fence = is_markdown and _FENCE.match(line) is not None
        if is_fence or in_code or not line.strip():
            found += [_joined(lines)] if lines else []
            lines = []
            in_code = in_code != is_fence
        else:
            lines.append((_plain(line) if is_markdown else line, number))
    return tuple(found)


def _plain(line: str) -> str:
    return _MARKUP.sub(lambda found: found[1] or "", _OPENING.sub("", line, count=1))


def _joined(lines: list[tuple[str, int]]) -> DraftParagraph:
    starts = [0]
    for line, _ in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return DraftParagraph("\n".join(line for line, _ in lines), tuple(starts), tuple(number for _, number in lines))
