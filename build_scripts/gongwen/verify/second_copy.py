"""The source against a second copy of the same text, such as the one that its issuer published."""

from collections.abc import Iterator
from itertools import pairwise

from gongwen.model import CopyDifference, Omitted
from gongwen.text.redaction import Redactor
from gongwen.verify.alignment import Match, align
from gongwen.verify.covered import covered_source
from gongwen.verify.expected import Expected, source_characters
from gongwen.verify.source import read_source

# Characters that have to agree at a stretch before a copy's text has begun; what a page says around it is not compared.
_SURE = 8


def compare_copies(
    source: bytes, path: str, omitted: tuple[Omitted, ...], other: bytes, other_path: str, redact: tuple[str, ...] = ()
) -> tuple[CopyDifference, ...]:
    """Where the text of a source, less what was left out of it, is not that of the other copy; all of it where they
    have nothing in common. The words of `redact` are covered in both. Raises what reading either raises."""
    redactor = Redactor(redact)
    ours = source_characters(covered_source(read_source(source, path), omitted, redactor)[0], omitted)
    theirs = source_characters(covered_source(read_source(other, other_path), (), redactor)[0], ())
    matches = align(ours.text, theirs.text)
    sure = [match for match in matches if match.length >= min(_SURE, len(ours.text))]
    within = [match for match in matches if sure and sure[0] <= match <= sure[-1]]
    return tuple(_differences(ours, theirs, within))


def _differences(ours: Expected, theirs: Expected, matches: list[Match]) -> Iterator[CopyDifference]:
    begins, ends = (matches[0].right, matches[-1].right + matches[-1].length) if matches else (0, 0)
    edges = [Match(0, begins, 0), *matches, Match(len(ours.text), ends, 0)]
    for before, after in pairwise(edges):
        at = before.left + before.length
        left, right = ours.text[at : after.left], theirs.text[before.right + before.length : after.right]
        if left or right:
            yield CopyDifference(ours.lines[min(at, len(ours.lines) - 1)], left, right)
