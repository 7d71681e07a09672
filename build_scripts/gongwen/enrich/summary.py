"""What a division says, in its own words: clauses taken unchanged from its headings and its lead paragraph."""

import re
from collections.abc import Iterable, Iterator

from gongwen.model import Clause, Division, Document, Paragraph, Part, Summary, intro_blocks

LAST_OF_LEAD = 2
DOCUMENT_CLAUSES = 6

_CLAUSE = re.compile(r"[^，；。！？：\s]+")


def summarize(document: Document) -> tuple[Summary, ...]:
    """The document's own summary (eid None) and one for each top-level division; attachments after the document."""
    own = _summary(None, _part_clauses(document.main))
    return tuple(s for s in (own, *_part_summaries(document.main)) if s is not None)


def _part_summaries(part: Part) -> Iterator[Summary | None]:
    for division in part.divisions:
        yield _summary(division.eid, _division_clauses(division))
    for attachment in part.attachments:
        yield _summary(attachment.eid, _part_clauses(attachment))
        yield from _part_summaries(attachment)


def _part_clauses(part: Part) -> Iterator[Clause]:
    """The headings of its divisions, the longest text first where there are too many."""
    headings = [d for d in part.divisions if d.heading]
    longest = sorted(headings, key=_length, reverse=True)[:DOCUMENT_CLAUSES]
    for division in headings:
        if division in longest:
            yield from _clauses(division.heading, division.eid)[:1]


def _length(division: Division) -> int:
    return sum(len(b.text) for b in division.blocks) + sum(map(_length, division.divisions))


def _division_clauses(division: Division) -> Iterator[Clause]:
    """First clause of each heading below it, then the last two of its lead; its text's where it has neither."""
    lead = [c for b in intro_blocks(division) if isinstance(b, Paragraph) for c in _clauses(b.text, b.eid)]
    headings = [c for d in division.divisions for c in _clauses(d.heading, d.eid)[:1]]
    yield from headings
    yield from lead[-LAST_OF_LEAD:] if headings else lead[:LAST_OF_LEAD]


def _clauses(text: str, eid: str) -> list[Clause]:
    return [Clause(match.group(), (eid,)) for match in _CLAUSE.finditer(text)]


def _summary(eid: str | None, clauses: Iterable[Clause]) -> Summary | None:
    """A summary of the clauses without repetition, or None where there are none."""
    kept = tuple({clause.text: clause for clause in clauses}.values())
    return Summary(eid, "，".join(c.text for c in kept) + "。", kept) if kept else None
