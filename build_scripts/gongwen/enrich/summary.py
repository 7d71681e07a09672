"""Summaries in the document's own words: every clause stands unchanged in the blocks that it names."""

import re
from collections.abc import Iterator
from itertools import takewhile

from gongwen.enrich.clauses import distinct, first_clause, split_clauses, split_sentences
from gongwen.enrich.telling import (
    SummaryRule,
    article_opening,
    division_articles,
    is_label,
    paragraphs,
    telling_clauses,
)
from gongwen.model import Clause, Division, Document, Part, Summary, walk_divisions

MAX_CLAUSES = 6  # of the document's own summary
MAX_REQUEST = 3

_REQUEST = re.compile(r"[，；]请")
_CONSENT = re.compile(r"(?:原则)?同意|批准")
_REPLIES = ("批复", "函")
_LEGAL_BASIS = re.compile(r"根据|依据|结合|制定")


def summarize(document: Document, rule: SummaryRule | None = None) -> tuple[Summary, ...]:
    """The document's own summary (eid None), one for each top-level division, then the attachments' in order."""
    return tuple(_part_summaries(document.main, rule or SummaryRule()))


def _part_summaries(part: Part, rule: SummaryRule) -> Iterator[Summary]:
    yield from _summary(part.eid or None, _part_clauses(part), "，")
    for division in part.divisions:
        clauses = telling_clauses(division, rule)
        # What is not much shorter than the text is no summary of it.
        if 2 * sum(len(clause.text) for clause in clauses) < _length(division):
            yield from _summary(division.eid, clauses, _join(division, clauses))
    for attachment in part.attachments:
        yield from _part_summaries(attachment, rule)


def _summary(eid: str | None, clauses: tuple[Clause, ...], join: str) -> Iterator[Summary]:
    if kept := distinct(clauses):
        yield Summary(eid, join.join(clause.text for clause in kept) + "。", kept)


def _join(division: Division, clauses: tuple[Clause, ...]) -> str:
    """Subjects of different articles are no one sentence."""
    apart = len({clause.sources for clause in clauses}) > 1
    return "；" if apart and division_articles((division,)) else "，"


def _length(division: Division) -> int:
    return sum(len(block.text) for d in walk_divisions((division,)) for block in d.blocks)


# --- the document or an attachment ----------------------------------------------------------------------------------


def _part_clauses(part: Part) -> tuple[Clause, ...]:
    """A law by its purpose, a reply by what it agrees to, the others by their headings, else by their request."""
    articles = division_articles(part.divisions)
    if purpose := _purpose(articles):
        return purpose
    consent = _consent(part) if part.metadata.doc_type in _REPLIES else ()
    told = (consent + _headings(part, is_law=bool(articles)))[:MAX_CLAUSES]
    return told or _request(part) or _first_sentence(part)


def _purpose(articles: tuple[Division, ...]) -> tuple[Clause, ...]:
    """What the first article gives as the purpose of a law: 为了规范…，保护…."""
    opening = article_opening(articles[0]) if articles else ()
    if not opening or not opening[0].text.startswith("为"):
        return ()
    return tuple(takewhile(lambda clause: not _LEGAL_BASIS.match(clause.text), opening))[:MAX_CLAUSES]


def _headings(part: Part, *, is_law: bool) -> tuple[Clause, ...]:
    """The first clause of its divisions' headings; those with most text where there are too many."""
    divisions = [d for d in part.divisions if d.kind != "article" and not _is_general(d, part)]
    told = [
        d for d in divisions if (len(d.heading) > 2 and "则" not in d.heading if is_law else not is_label(d.heading))
    ]
    longest = sorted(told, key=_length, reverse=True)[:MAX_CLAUSES]
    return tuple(clause for d in told if d in longest for clause in first_clause(d.heading, d.eid))


def _is_general(division: Division, part: Part) -> bool:
    """Whether it is the opening chapter of generalities (总体要求): most headings below it are labels."""
    labels = [d for d in division.divisions if d.heading and is_label(d.heading)]
    return division is part.divisions[0] and 2 * len(labels) > len(division.divisions)


def _consent(part: Part) -> tuple[Clause, ...]:
    flat = tuple(block for d in part.divisions if not d.heading for block in d.blocks)
    for paragraph in paragraphs((*part.preamble, *flat)):
        for clause in split_clauses(paragraph.text, paragraph.eid):
            if _CONSENT.match(clause.text):
                return (clause,)
    return ()


def _request(part: Part) -> tuple[Clause, ...]:
    """What a notice asks for: 现将《…》印发给你们，请认真贯彻执行."""
    for paragraph in paragraphs(part.preamble):
        for sentence in split_sentences(paragraph.text):
            if _REQUEST.search(sentence):
                return split_clauses(sentence, paragraph.eid)[-MAX_REQUEST:]
    return ()


def _first_sentence(part: Part) -> tuple[Clause, ...]:
    """What a text without headings opens with; an annex is mostly a roster or a form."""
    if part.role == "annex":
        return ()
    for paragraph in paragraphs(part.preamble):
        if not paragraph.text.rstrip().endswith("："):
            return split_clauses(next(iter(split_sentences(paragraph.text)), ""), paragraph.eid)[:MAX_CLAUSES]
    return ()
