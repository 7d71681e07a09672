"""A quotation that somebody typed, found in a document: its one place, or what stands nearest to it."""

from dataclasses import dataclass

from gongwen.annotations.anchor import is_at_target
from gongwen.annotations.compose import selector_at
from gongwen.annotations.quote_index import Candidate, QuoteIndex, fold_quote
from gongwen.model import Document, TextQuoteSelector

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A block and the words in it, as the source has them; `similarity` is 1.0 where they are those asked for."""

    eid: str
    quote: TextQuoteSelector
    similarity: float


def find_places(quote: str, document: Document, below: str = "") -> tuple[Place, ...]:
    """Every place where the words stand, spaces, width, script and quotation marks apart; at or below `below` only."""
    index, folded = QuoteIndex(document), fold_quote(TextQuoteSelector(quote))
    return tuple(
        _place(candidate, index)
        for candidate in index.equal(folded)
        if not below or is_at_target(index.eids[candidate.unit], below)
    )


def nearest_places(quote: str, document: Document) -> tuple[Place, ...]:
    """The few places most like the words, the most like first."""
    index, folded = QuoteIndex(document), fold_quote(TextQuoteSelector(quote))
    found = sorted(index.similar(folded), key=lambda candidate: -candidate.similarity)
    places = {place.eid: place for place in reversed([_place(candidate, index) for candidate in found])}
    return tuple(sorted(places.values(), key=lambda place: -place.similarity)[:_NEAREST])


def _place(candidate: Candidate, index: QuoteIndex) -> Place:
    start, end = index.original_span(candidate)
    quote = selector_at(index.texts[candidate.unit], start, end)
    return Place(index.eids[candidate.unit], quote, candidate.similarity)
