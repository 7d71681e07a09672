"""Summaries in the document's own words: every clause stands unchanged in the blocks that it names.

What a summary of each kind must tell is the table of slots (slots.py); what may be taken from a sentence, and what goes
with it, statements.py. docs/dev/summaries.md explains both.
"""

from collections.abc import Iterator

from gongwen.enrich.choosing import Passage, choose
from gongwen.enrich.clauses import distinct
from gongwen.enrich.passages import division_passages, part_passages
from gongwen.enrich.slots import FIGURES, REPLIES, TERMS, DocumentKind, document_kind, is_letter, summary_length
from gongwen.enrich.telling import SummaryRule, division_articles, telling_headings
from gongwen.model import Clause, Division, Document, Part, Summary, walk_divisions, walk_part_text

MIN_TEXT = 300  # characters of a document that has a summary
CHAPTER_LENGTH = 150
FEW_WORDS = 50  # characters of headings that leave room for figures
SHARE = 0.8  # of a chapter's text: what is not much shorter is no summary of it


def summarize(document: Document, rule: SummaryRule | None = None) -> tuple[Summary, ...]:
    """The document's own summary (eid None), one for each top-level division, then the attachments' in order."""
    return tuple(_part_summaries(document.main, rule or SummaryRule()))


def _part_summaries(part: Part, rule: SummaryRule) -> Iterator[Summary]:
    yield from _summary(part.eid or None, _told_of_part(part))
    for division in part.divisions:
        if division.kind != "article":
            yield from _division_summary(division, part, rule)
    for attachment in part.attachments:
        yield from _part_summaries(attachment, rule)


def _summary(eid: str | None, told: tuple[Passage, ...]) -> Iterator[Summary]:
    if told:
        clauses = tuple(clause for passage in told for clause in passage.clauses)
        yield Summary(eid, "；".join(passage.text for passage in told) + "。", clauses)


def _told_of_part(part: Part) -> tuple[Passage, ...]:
    """An issued text is the document: a cover is told by what it issues, and by what it adds to that."""
    size = _part_length(part)
    if size < MIN_TEXT or is_letter(part):
        return ()
    bearing = part if part.divisions or not part.attachments else part.attachments[0]
    kind = document_kind(bearing, articles=bool(division_articles(bearing.divisions)))
    if part.metadata.doc_type in REPLIES:
        kind = "reply"
    return choose(
        tuple(part_passages(part)), kind, summary_length(kind, size, part.metadata.doc_type), part.metadata.title or ""
    )


def _part_length(part: Part) -> int:
    return sum(len(u.text) for u in walk_part_text(part)) + sum(_part_length(a) for a in part.attachments)


def _division_summary(division: Division, part: Part, rule: SummaryRule) -> Iterator[Summary]:
    kept = distinct(telling_headings(division, rule))
    size = sum(len(block.text) for d in walk_divisions((division,)) for block in d.blocks)
    kind = document_kind(part, articles=bool(division_articles((division,))))
    text = "，".join(clause.text for clause in kept)
    if kept and len(text) < CHAPTER_LENGTH and 2 * len(text) < size:
        figures = _figures(division, kept, kind, CHAPTER_LENGTH - len(text) - 1) if len(text) <= FEW_WORDS else ()
        clauses = (*kept, *(clause for passage in figures for clause in passage.clauses))
        yield Summary(division.eid, "；".join((text, *(passage.text for passage in figures))) + "。", clauses)
        return
    budget = min(CHAPTER_LENGTH, int(SHARE * size))
    yield from _summary(division.eid, choose(tuple(division_passages(division)), kind, budget))


def _figures(division: Division, told: tuple[Clause, ...], kind: DocumentKind, length: int) -> tuple[Passage, ...]:
    """What a chapter that few words of its headings tell says in figures and days beside them."""
    news = (p for p in division_passages(division) if not any(c.text in p.text or p.text in c.text for c in told))
    return choose(tuple(p for p in news if FIGURES.search(p.text) or TERMS.search(p.text)), kind, length)
