"""Where a note's quotation stands in the document as it reads now: exact, then folded, then fuzzy with context.

The eId alone never anchors, and no match crosses a block. The constants were tuned on seeded edits of real documents;
benchmarks/anchoring.md has the figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.annotations.quote_index import Candidate, FoldedQuote, QuoteIndex, fold_quote
from gongwen.model import AnchoredNote, Document, Note, TextQuoteSelector, Tier, walk_divisions, walk_parts

_SIMILARITY_WEIGHT, _CONTEXT_WEIGHT, _TARGET_BONUS = 0.65, 0.30, 0.05
_LEAD = 0.04  # by which the best place must surpass the next
_ACCEPTED = 0.85  # similarity from which a fuzzy match needs no one to look at it
_DOUBTFUL = 0.65  # below it the quotation counts as gone
_SHORT = 12  # folded characters; shorter quotations resemble too much by chance
_SHORT_CONTEXT = 0.45  # which they must then have


@dataclass(frozen=True, slots=True)
class Location:
    """Where a quotation stands; `eid` is empty and the span 0–0 where it stands nowhere or cannot be told.

    `text` is what stands there now; `rivals` are the eIds of all places between which nothing decides.
    """

    tier: Tier
    eid: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    context: float | None
    at_target: bool
    candidate: Candidate


def anchor_notes(notes: Iterable[Note], document: Document) -> tuple[AnchoredNote, ...]:
    """Each note with its place, in the order given.

    A note whose quotation is gone or ambiguous has an empty span at the nearest surviving ancestor of its target, ""
    where only the document as a whole is left.
    """
    index = QuoteIndex(document)
    ancestors = division_eids(document)
    return tuple(_anchor(note, locate_quote(note.quote, note.target, index), ancestors) for note in notes)


def _anchor(note: Note, location: Location, ancestors: frozenset[str]) -> AnchoredNote:
    if location.tier in ("ambiguous", "orphan"):
        return AnchoredNote(note, location.tier, nearest_ancestor(note.target, ancestors))
    return AnchoredNote(note, location.tier, location.eid, location.start, location.end)


def locate_quote(quote: TextQuoteSelector, target: str, index: QuoteIndex) -> Location:
    """The one place where the quotation stands, or why there is none."""
    folded = fold_quote(quote)
    equal = list(index.equal(folded))
    exact = [candidate for candidate in equal if index.original_text(candidate) == quote.exact.strip()]
    if exact:
        return _decide("exact", exact, folded, target, index)
    if equal:
        return _decide("folded", equal, folded, target, index)
    return _decide("fuzzy", list(index.similar(folded)), folded, target, index)


def is_at_target(eid: str, target: str) -> bool:
    """True for the target itself, for what stands below a division, and for the block that holds a run-in heading."""
    return eid == target or eid.startswith(target + "__") or target.startswith(eid + "__topic_")


def _decide(tier: Tier, candidates: list[Candidate], quote: FoldedQuote, target: str, index: QuoteIndex) -> Location:
    scored = sorted(
        (_score(candidate, quote, target, index) for candidate in candidates), key=lambda s: s.score, reverse=True
    )
    scored = [s for s in scored if _is_plausible(s, quote)]
    if not scored:
        return Location("orphan")
    best = scored[0]
    rivals = [s for s in scored if best.score - s.score < _LEAD]
    if len(rivals) > 1:
        return Location("ambiguous", rivals=tuple(dict.fromkeys(index.eids[s.candidate.unit] for s in rivals)))
    if tier == "fuzzy" and best.candidate.similarity < _ACCEPTED:
        tier = "doubtful"
    start, end = index.original_span(best.candidate)
    return Location(tier, index.eids[best.candidate.unit], start, end, index.original_text(best.candidate))


def _score(candidate: Candidate, quote: FoldedQuote, target: str, index: QuoteIndex) -> _Scored:
    context = index.context(quote, candidate)
    at_target = is_at_target(index.eids[candidate.unit], target)
    around = candidate.similarity if context is None else context
    score = _SIMILARITY_WEIGHT * candidate.similarity + _CONTEXT_WEIGHT * around + _TARGET_BONUS * at_target
    return _Scored(score, context, at_target, candidate)


def _is_plausible(scored: _Scored, quote: FoldedQuote) -> bool:
    if scored.candidate.similarity == 1.0:
        return True
    if scored.candidate.similarity < _DOUBTFUL:
        return False
    return len(quote.exact) >= _SHORT or (scored.context or 0.0) >= _SHORT_CONTEXT


def division_eids(document: Document) -> frozenset[str]:
    """The eIds that can stand above others: divisions and attachments."""
    parts = tuple(walk_parts(document.main))
    divisions = (division.eid for part in parts for division in walk_divisions(part.divisions))
    return frozenset({*(part.eid for part in parts if part.eid), *divisions})


def nearest_ancestor(target: str, surviving: frozenset[str]) -> str:
    """The nearest division or attachment above the target that is still there; "" where none is."""
    above = target
    while above := above.rpartition("__")[0]:
        if above in surviving:
            return above
    return ""
