"""conversion-reviewed.tsv: what an editor has settled about a document's conversion, one choice and script a line."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.errors import ReviewedError
from gongwen.model import Variant
from gongwen.variants.phrases import ANSWER_COLUMNS

COLUMNS = ("eid", "at", "source", "variant", "answer")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`source` reads `answer` in this script; it stands in the block `eid` from its character `at` on, 0 the first.

    Block and place are for people: wherever the same characters stand in the document and read the same, they are
    settled, so that a paragraph that moves is not asked about again.
    """

    eid: str
    at: int
    source: str
    variant: Variant
    answer: str


def parse_reviewed(text: str, path: str) -> tuple[Reviewed, ...]:
    """The choices in the file's order; raises ReviewedError with the line of the first fault."""
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise ReviewedError(f"第一行应当是以制表符分隔的列名 {' '.join(COLUMNS)}；请照此改写", path, 1)
    return tuple(_row(line, path, number) for number, line in enumerate(lines[1:], 2) if line)


def _row(line: str, path: str, number: int) -> Reviewed:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ReviewedError(f"这一行有 {len(cells)} 列，应当有 {len(COLUMNS)} 列；请检查制表符", path, number)
    eid, at, source, tag, answer = cells
    if not (at.isascii() and at.isdigit()):
        raise ReviewedError(f"at 应当是数字，现在是“{at}”；请改正，或删去这一行", path, number)
    for variant in ANSWER_COLUMNS:
        if tag == variant and source and len(source) == len(answer):
            return Reviewed(eid, int(at), source, variant, answer)
    if tag in ANSWER_COLUMNS:
        raise ReviewedError(f"“{source}”与“{answer}”不一样长；请改正，或删去这一行", path, number)
    raise ReviewedError(f"variant 只能是 {'、'.join(ANSWER_COLUMNS)}，现在是“{tag}”；请改正", path, number)


def reviewed_text(rows: Iterable[Reviewed]) -> str:
    """The file that holds the choices, as `parse_reviewed` reads it."""
    lines = ("\t".join((row.eid, str(row.at), row.source, row.variant, row.answer)) for row in rows)
    return "\n".join(("\t".join(COLUMNS), *lines)) + "\n"
