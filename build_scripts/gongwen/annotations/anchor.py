"""Where a note's quotation stands in the document as it reads now: exact, then folded, then fuzzy with context.

The eId alone never anchors, and no match crosses a block. A note never changes its sentence by itself: what may as well
be another one, a twin that names another region or year, waits for a person. The constants were tuned on seeded edits
of real documents; benchmarks/anchoring.md has the figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from gongwen.annotations.homes import Homes
from gongwen.annotations.quote_index import Candidate, FoldedQuote, QuoteIndex, fold_quote
from gongwen.model import (
    AnchoredNote,
    Document,
    Note,
    PublishedEid,
    TextQuoteSelector,
    Tier,
    walk_divisions,
    walk_parts,
)

_SIMILARITY_WEIGHT, _CONTEXT_WEIGHT, _TARGET_BONUS = 0.65, 0.30, 0.05
_LEAD = 0.03  # by which the best place must surpass the next
_NO_CONTEXT, _WHOLE_UNIT = 0.5, 0.8  # what stands for the context of a quotation without any; of one that fills a unit

# A place is worth showing …
_SIMILAR = 0.60
_RELATED = 0.50  # the context's agreement; below it the same words elsewhere are not those that were quoted
_BOTH, _BOTH_IF_SHORT, _BOTH_ELSEWHERE = 1.30, 1.40, 1.45  # similarity and context together
_SHORT = 12  # folded characters; shorter quotations resemble too much by chance
_SIMILAR_ALONE, _SIMILAR_AT_HOME = 0.85, 0.65  # without any context; so too, but in the target
# … and needs nobody to look at it.
_ACCEPTED = 0.85
_AT_HOME, _ELSEWHERE = 0.80, 0.95  # the context's agreement
_MUCH_CONTEXT = 8  # folded characters of context that are evidence enough for redrafted words
# Folded characters of words and context; fewer may recur by chance, fewer than the first in a twin of the passage, of
# which ids.tsv would tell, and without it but a sentence from its beginning. Without context only the words are asked
# for. The second of a pair is for whole units.
_TELLING_UNTOLD = 32
_TELLING, _TELLING_UNIT = 20, 12
_TELLING_ALONE, _TELLING_UNIT_ALONE = 8, 5
_FRAME = frozenset({"news", "summary"})


@dataclass(frozen=True, slots=True)
class Location:
    """Where a quotation stands; `eid` is empty and the span 0–0 where it stands nowhere or cannot be told.

    `text` is what stands there now. `rivals` are the eIds of all places between which nothing decides, or of those that
    have the words but not the context.
    """

    tier: Tier
    eid: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    rivals: tuple[str, ...] = ()


Verdict = Literal["sure", "doubtful", "unlikely"]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a document for finding quotations in them, and where each was before, as far as ids.tsv tells."""

    index: QuoteIndex
    homes: Homes

    @classmethod
    def of(cls, document: Document, published: Iterable[PublishedEid] = ()) -> "Texts":
        return cls(QuoteIndex(document), Homes(document, published))


@dataclass(frozen=True, slots=True)
class _Question:
    """What was quoted, where, and on which day ("" where nobody knows)."""

    quote: FoldedQuote
    target: str
    day: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate with all that speaks for it."""

    candidate: Candidate
    tier: Tier
    context: float | None
    context_length: int
    at_target: bool
    same_side: bool
    whole_unit: bool
    keeps_sentence: bool
    knows_subject: bool
    is_gone: bool  # the target's text
    is_told: bool  # of the target, by ids.tsv
    is_another: bool  # a text that was published before: what stands there need not have come from elsewhere

    @property
    def is_telling(self) -> bool:
        """True if so much agrees that it is no chance that these words stand elsewhere than in the target."""
        if not self.same_side or self.is_gone or self.is_another:
            return False
        agreed = self.candidate.end - self.candidate.start + self.context_length
        if not self.is_told:
            return self.context_length > 0 and self.knows_subject and agreed >= _TELLING_UNTOLD
        if not self.context_length:
            return agreed >= (_TELLING_UNIT_ALONE if self.whole_unit else _TELLING_ALONE)
        return agreed >= (_TELLING_UNIT if self.whole_unit else _TELLING)

    @property
    def score(self) -> float:
        around = self.context
        if around is None:
            around = _WHOLE_UNIT if self.whole_unit else _NO_CONTEXT
        return (
            _SIMILARITY_WEIGHT * self.candidate.similarity + _CONTEXT_WEIGHT * around + _TARGET_BONUS * self.at_target
        )


def anchor_notes(
    notes: Iterable[Note], document: Document, published: Iterable[PublishedEid] = ()
) -> tuple[AnchoredNote, ...]:
    """Each note with its place, in the order given; `published` is what ids.tsv says of the document.

    A note whose quotation is gone or ambiguous has an empty span at the nearest surviving ancestor of its target, ""
    where only the document as a whole is left.
    """
    texts = Texts.of(document, published)
    ancestors = division_eids(document)
    return tuple(_anchor(note, locate_note(note, texts), ancestors) for note in notes)


def _anchor(note: Note, location: Location, ancestors: frozenset[str]) -> AnchoredNote:
    if location.tier in ("ambiguous", "orphan"):
        return AnchoredNote(note, location.tier, nearest_ancestor(note.target, ancestors))
    if location.tier == "folded":  # what is shown as quoted are the source's words, whatever they were copied from
        note = replace(note, quote=replace(note.quote, exact=location.text))
    return AnchoredNote(note, location.tier, location.eid, location.start, location.end)


def locate_note(note: Note, texts: Texts) -> Location:
    """The one place where the note's quotation stands, or why there is none.

    One that was recorded as lost is found again only where its very words are.
    """
    location = locate_quote(note.quote, note.target, texts, note.created)
    return Location("orphan") if note.orphaned and location.tier not in ("exact", "folded") else location


def locate_quote(quote: TextQuoteSelector, target: str, texts: Texts, day: str = "") -> Location:
    """The one place where the quotation stands, or why there is none; `day` is that on which it was taken."""
    folded, index = fold_quote(quote), texts.index
    asked = _Question(folded, target, day)
    equal = list(index.equal(folded))
    exact = [candidate for candidate in equal if index.original_text(candidate) == quote.exact.strip()]
    tier: Tier = "exact" if exact else "folded"
    places = [_place(candidate, tier, asked, texts) for candidate in exact or equal]
    if not any(place.context is None or place.context >= _ELSEWHERE for place in places):
        # The words may stand here by chance, and what was quoted may stand elsewhere, redrafted.
        places += [
            _place(candidate, "fuzzy", asked, texts)
            for candidate in index.similar(folded)
            if candidate.similarity < 1.0
        ]
    is_contested = texts.homes.is_contested(target)
    return _decide([place for place in places if not _is_left_behind(place, is_contested)], asked, texts)


def is_at_target(eid: str, target: str) -> bool:
    """True for the target itself, for what stands below a division, and for the block that holds a run-in heading."""
    return eid == target or eid.startswith(target + "__") or target.startswith(eid + "__topic_")


def _is_in_frame(eid: str) -> bool:
    """True for what an aggregator wrote around the document: another text, which repeats the document's sentences."""
    return eid.partition("__")[0] in _FRAME


def _place(candidate: Candidate, tier: Tier, asked: _Question, texts: Texts) -> _Place:
    index, homes, quote, target = texts.index, texts.homes, asked.quote, asked.target
    eid, home = index.eids[candidate.unit], homes.of(target)
    return _Place(
        candidate,
        tier,
        index.context(quote, candidate),
        len(quote.prefix) + len(quote.suffix),
        home != "" and is_at_target(eid, home or target),
        _is_in_frame(eid) == _is_in_frame(target),
        index.is_whole_unit(quote, candidate),
        index.keeps_sentence(quote, index.whole_clauses(quote, candidate)),
        index.knows_subject(quote, candidate),
        home == "",
        homes.tells(target, asked.day),
        homes.is_old(eid),
    )


def _is_left_behind(place: _Place, is_contested: bool) -> bool:
    """True for what stood beside the quoted words, whose text is gone; but for words with their sentence about them, as
    after a merger: a person must look at those.

    So too for redrafted words in a text that may be the quoted one's twin as well as the quoted one.
    """
    if place.tier == "fuzzy":
        return place.is_gone or (place.at_target and is_contested)
    return place.is_gone and not (place.keeps_sentence and (place.context or 0.0) >= _RELATED)


def _decide(places: list[_Place], asked: _Question, texts: Texts) -> Location:
    index = texts.index
    same_words = sum(place.tier != "fuzzy" for place in places)
    verdicts = {place: _verdict(place, len(asked.quote.exact), same_words == 1) for place in places}
    likely = sorted((p for p in places if verdicts[p] != "unlikely"), key=lambda p: p.score, reverse=True)
    if not likely:
        where = tuple(dict.fromkeys(index.eids[p.candidate.unit] for p in places if p.tier != "fuzzy"))
        return Location("ambiguous", rivals=where) if where else Location("orphan")
    best = likely[0]
    rivals = [p for p in likely[1:] if best.score - p.score < _LEAD and not _overlap(p.candidate, best.candidate)]
    if rivals:
        return Location("ambiguous", rivals=tuple(dict.fromkeys(index.eids[p.candidate.unit] for p in (best, *rivals))))
    found = index.whole_clauses(asked.quote, best.candidate)
    is_sure = verdicts[best] == "sure" and (
        index.keeps_ordinals(asked.quote, found)
        and (best.tier != "fuzzy" or _is_redraft(asked.quote, found, asked, texts))
        and (best.keeps_sentence or _is_redraft(*index.sentence(asked.quote, found), asked, texts))
    )
    tier: Tier = best.tier if is_sure else "doubtful"
    return Location(tier, index.eids[found.unit], *index.original_span(found), index.original_text(found))


def _is_redraft(quote: FoldedQuote, candidate: Candidate, asked: _Question, texts: Texts) -> bool:
    """True for what can but be the words of the quotation in another wording, and no twin of theirs.

    Where ids.tsv does not tell that the text is the same, another character may be another provision's.
    """
    index, homes = texts.index, texts.homes
    is_same_text = homes.tells(asked.target, asked.day) and not homes.is_contested(asked.target)
    if not is_same_text and not index.keeps_all(quote, candidate):
        return False
    return not index.stood_beside(quote, candidate) and not index.has_rival(quote, candidate)


def _verdict(place: _Place, length: int, only_one: bool) -> Verdict:
    if place.tier == "fuzzy":
        return _verdict_on_similar(place, length)
    if place.context is None:
        if place.at_target or (only_one and place.is_telling):
            return "sure"
        return "doubtful" if only_one else "unlikely"
    if _is_supported(place):
        return "sure"
    return "doubtful" if place.at_target or place.context >= _RELATED else "unlikely"


def _verdict_on_similar(place: _Place, length: int) -> Verdict:
    similarity = place.candidate.similarity
    if place.context is None:
        enough = _SIMILAR_AT_HOME if place.at_target else _SIMILAR_ALONE
        return "doubtful" if length >= _SHORT and similarity >= enough else "unlikely"
    both = _BOTH_ELSEWHERE if not place.at_target else _BOTH_IF_SHORT if length < _SHORT else _BOTH
    if similarity < _SIMILAR or place.context < _RELATED or similarity + place.context < both:
        return "unlikely"
    # Redrafted and moved at once is too much to go by: provisions resemble each other.
    is_alike = similarity >= _ACCEPTED and place.context_length >= _MUCH_CONTEXT and _is_supported(place)
    return "sure" if place.at_target and (is_alike or place.is_told) else "doubtful"


def _is_supported(place: _Place) -> bool:
    """True if the context says so; away from the target it must say so louder."""
    if place.context is None:
        return False
    if place.at_target:
        return place.context >= (_RELATED if place.is_told and place.keeps_sentence else _AT_HOME)
    return place.context >= _ELSEWHERE and place.keeps_sentence and place.is_telling


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.unit == other.unit and one.start < other.end and other.start < one.end


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
