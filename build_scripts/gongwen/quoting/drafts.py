"""A draft as paragraphs with the lines that they stand on, whatever its form."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from gongwen.quoting.quoted import closing_of, ends_quotation, left_open
from gongwen.sources.article import read_article
from gongwen.sources.blocks import Article, SourceNote, SourceTable
from gongwen.sources.decoding import decode_source
from gongwen.sources.forms import is_docx, refuse_unsupported
from gongwen.sources.limits import refuse_large

ENDINGS = (".md", ".markdown", ".txt", ".docx")
_FENCE = re.compile(r"\s*(?:```|~~~)")
# What Markdown writes round words and in between; its links and notes are for those who read on.
_MARKUP = re.compile(
    r"\[\^[^\]\s]{1,40}\]|!?\[([^\[\]]*)\]\([^()\s]*\)|</?[a-zA-Z][^<>]{0,200}>|[*`]+|~~|\\(?=[^\w\s])"
)
_MOST_JOINED = 8  # paragraphs that one quotation may go through
# What may stand between a quotation and the mark of its note: “…”。[1]
_BEFORE_CALL = re.compile(r"[”」』\"＂]\s*[，。；：、,.;:]?\s*$")
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
        return _word_paragraphs(data, path)
    refuse_unsupported(data, path)
    refuse_large(data, path)
    text, _ = decode_source(data, path, encoding)
    return draft_paragraphs(text, is_markdown=not path.lower().endswith(".txt"))


def _word_paragraphs(data: bytes, path: str) -> tuple[DraftParagraph, ...]:
    """Paragraphs, rows of tables and notes; a note that is called right behind a quotation stands there in brackets,
    since it says where the words are from."""
    article = read_article(data, path)
    found: list[DraftParagraph] = []
    told: set[SourceNote] = set()
    for block in article.blocks:
        if isinstance(block, SourceTable):
            found += [DraftParagraph("\t".join(row), (0,), (block.line,)) for row in block.rows if any(row)]
        elif text := getattr(block, "text", ""):
            paragraph, notes = _with_notes(text, block.line, article)
            told.update(notes)
            found.append(paragraph)
    found += [DraftParagraph(note.text, (0,), (note.line,)) for note in article.notes if note.text and note not in told]
    return _whole_quotations(found)


def _with_notes(text: str, line: int, article: Article) -> tuple[DraftParagraph, list[SourceNote]]:
    """The paragraph with the notes that are called behind its quotations, and which these are."""
    places = list(accumulate(int(not character.isspace()) for character in text))
    pieces, lines, told, start = [], [], [], 0
    for note in sorted((one for one in article.notes if one.called == line and one.text), key=lambda one: one.at):
        at = places.index(note.at) + 1 if note.at in places else 0
        if _BEFORE_CALL.search(text[:at]):
            pieces += [text[start:at], f"（{note.text}）"]
            lines += [line, note.line]
            told.append(note)
            start = at
    pieces, lines = [*pieces, text[start:]], [*lines, line]
    starts = tuple(accumulate(map(len, pieces[:-1]), initial=0))
    return DraftParagraph("".join(pieces), starts, tuple(lines)), told


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
    return _whole_quotations(found)


def _whole_quotations(paragraphs: Sequence[DraftParagraph]) -> tuple[DraftParagraph, ...]:
    """The paragraphs, those that one quotation goes through as one.

    Where the next begins with an opening mark again, as each paragraph of a long quotation may, this one's ends there.
    """
    found: list[DraftParagraph] = []
    at = 0
    while at < len(paragraphs):
        first, following = paragraphs[at], paragraphs[at + 1 : at + 1 + _MOST_JOINED]
        mark, last = left_open(first.text), at
        if mark and following and following[0].text.lstrip().startswith(mark):
            first = DraftParagraph(first.text + closing_of(mark), first.starts, first.lines)
        elif mark:
            last = next((at + n for n, one in enumerate(following, 1) if ends_quotation(one.text, mark)), at)
            first = _as_one(paragraphs[at : last + 1])
        found.append(first)
        at = last + 1
    return tuple(found)


def _as_one(paragraphs: Sequence[DraftParagraph]) -> DraftParagraph:
    begins = accumulate((len(one.text) + 1 for one in paragraphs[:-1]), initial=0)
    return DraftParagraph(
        "\n".join(one.text for one in paragraphs),
        tuple(begin + start for begin, one in zip(begins, paragraphs, strict=True) for start in one.starts),
        tuple(line for one in paragraphs for line in one.lines),
    )


def _plain(line: str) -> str:
    return _MARKUP.sub(lambda found: found[1] or "", _OPENING.sub("", line, count=1))


def _joined(lines: list[tuple[str, int]]) -> DraftParagraph:
    starts = [0]
    for line, _ in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return DraftParagraph("\n".join(line for line, _ in lines), tuple(starts), tuple(number for _, number in lines))
