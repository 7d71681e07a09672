"""conversion-reviewed.tsv: what people have said of a document's conversion.

Two tables with an empty line between them: who agreed to the conversion into a script, on which day and to which of the
doubtful characters (digests, so that a new one is asked about); and the characters that somebody has put right. What
agrees with the program is not written out. The older form, a line for each choice, is read as agreements.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.errors import ReviewedError
from gongwen.model import PhraseRow, Review, Variant
from gongwen.variants.phrases import ANSWER_COLUMNS

COLUMNS = ("eid", "at", "source", "variant", "answer")
REVIEW_COLUMNS = ("variant", "reviewer", "day", "agreed")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`source` reads `answer` in this script; it stands in the block `eid` from its character `at` on, 0 the first."""

    eid: str
    at: int
    source: str
    variant: Variant
    answer: str


@dataclass(frozen=True, slots=True)
class Conclusions:
    """A document's reviews, what they put right, and the agreements of the older form."""

    reviews: tuple[Review, ...] = ()
    mended: tuple[Reviewed, ...] = ()
    agreed: tuple[Reviewed, ...] = ()

    def rows(self, path: str) -> tuple[PhraseRow, ...]:
        """What was put right, as rows of the blocks where it stands."""
        return tuple(PhraseRow(r.source, ((r.variant, r.answer),), r.eid, "校对", path) for r in self.mended)


def parse_conclusions(text: str, path: str) -> Conclusions:
    """What the file says; raises ReviewedError with the line of the first fault."""
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) == COLUMNS:
        return Conclusions(agreed=_rows(lines[1:], path, 2))
    if tuple(lines[0].split("\t")) != REVIEW_COLUMNS:
        raise ReviewedError(f"第一行应当是以制表符分隔的列名 {' '.join(REVIEW_COLUMNS)}；请照此改写", path, 1)
    end = lines.index("") if "" in lines else len(lines)
    reviews = tuple(_review(line, path, number) for number, line in enumerate(lines[1:end], 2))
    rest = lines[end + 1 :]
    if not any(rest):
        return Conclusions(reviews)
    if tuple(rest[0].split("\t")) != COLUMNS:
        raise ReviewedError(f"空行以后应当是列名 {' '.join(COLUMNS)}；请照此改写", path, end + 2)
    return Conclusions(reviews, _rows(rest[1:], path, end + 3))


def conclusions_text(conclusions: Conclusions) -> str:
    """The file that holds the conclusions, as `parse_conclusions` reads it."""
    reviews = ((r.variant, r.reviewer, r.day, " ".join(r.agreed)) for r in conclusions.reviews)
    lines = ["\t".join(cells) for cells in (REVIEW_COLUMNS, *reviews)]
    if conclusions.mended:
        mended = ((r.eid, str(r.at), r.source, r.variant, r.answer) for r in conclusions.mended)
        lines += ["", *("\t".join(cells) for cells in (COLUMNS, *mended))]
    return "\n".join(lines) + "\n"


def _rows(lines: Iterable[str], path: str, first: int) -> tuple[Reviewed, ...]:
    return tuple(_row(line, path, number) for number, line in enumerate(lines, first) if line)


def _cells(line: str, columns: tuple[str, ...], path: str, number: int) -> list[str]:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise ReviewedError(f"这一行有 {len(cells)} 列，应当有 {len(columns)} 列；请检查制表符", path, number)
    return cells


def _variant(tag: str, path: str, number: int) -> Variant:
    for variant in ANSWER_COLUMNS:
        if tag == variant:
            return variant
    raise ReviewedError(f"variant 只能是 {'、'.join(ANSWER_COLUMNS)}，现在是“{tag}”；请改正", path, number)


def _review(line: str, path: str, number: int) -> Review:
    tag, reviewer, day, agreed = _cells(line, REVIEW_COLUMNS, path, number)
    if not _DAY.fullmatch(day):
        raise ReviewedError(f"“{day}”不是日期，应写成 2018-03-05 的形式；请改正", path, number)
    return Review(_variant(tag, path, number), reviewer, day, tuple(agreed.split()))


def _row(line: str, path: str, number: int) -> Reviewed:
    eid, at, source, tag, answer = _cells(line, COLUMNS, path, number)
    variant = _variant(tag, path, number)
    if not (at.isascii() and at.isdigit()):
        raise ReviewedError(f"at 应当是数字，现在是“{at}”；请改正，或删去这一行", path, number)
    if not source or len(source) != len(answer):
        raise ReviewedError(f"“{source}”与“{answer}”不一样长；请改正，或删去这一行", path, number)
    return Reviewed(eid, int(at), source, variant, answer)
