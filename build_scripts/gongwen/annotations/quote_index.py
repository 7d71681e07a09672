"""A document's text laid out for finding quotations in it: folded, unit by unit, and in one piece."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, MatchingBlock

from gongwen.model import Document, PublishedEid, TextQuoteSelector, walk_text
from gongwen.text.folding import FoldedText, fold_text, fold_with_offsets
from gongwen.text.visible import visible

# Stands between units; no quotation holds it, so that no match crosses a block.
_SEPARATOR = "\0"
_BEST_UNITS = 5
_LOWEST_RATIO = 50.0
_SHORTEST_SHARE = 0.5  # a unit shorter than this share of the quotation cannot hold what is left of it
_SOLID = 2  # single characters agree by chance; an end of a match must hold this many in a row
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class FoldedQuote:
    """A quotation with its context, folded."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of one unit's folded text that may be what was quoted."""

    unit: int
    start: int
    end: int
    similarity: float  # 1.0: the folded texts are equal


def fold_quote(quote: TextQuoteSelector) -> FoldedQuote:
    """The quotation as the index compares it."""
    return FoldedQuote(fold_text(quote.exact), fold_text(quote.prefix), fold_text(quote.suffix))


class QuoteIndex:
    """Every piece of text of a document that a quotation may stand in; built once, asked for many notes.

    `published` tells which texts stand where they stood before.
    """

    def __init__(self, document: Document, published: Iterable[PublishedEid] = ()) -> None:
        units = tuple(walk_text(document))
        self.eids = tuple(unit.eid for unit in units)
        self.texts = tuple(unit.text for unit in units)
        self._folded: tuple[FoldedText, ...] = tuple(fold_with_offsets(text) for text in self.texts)
        self._pieces = tuple(folded.text for folded in self._folded)
        self._whole = _SEPARATOR.join(self._pieces)
        self._starts = tuple(accumulate((len(piece) + 1 for piece in self._pieces), initial=0))
        openings = {known.eid: known.opening for known in published}
        self._known = frozenset(openings)
        self._stood = frozenset(
            unit.eid for unit in units if (opening := openings.get(unit.eid)) and visible(unit.text).startswith(opening)
        )

    def equal(self, quote: FoldedQuote) -> Iterator[Candidate]:
        """Every place whose folded text is the quotation's, overlapping ones too."""
        at = self._whole.find(quote.exact) if quote.exact else -1
        while at >= 0:
            unit = bisect_right(self._starts, at) - 1
            start = at - self._starts[unit]
            yield Candidate(unit, start, start + len(quote.exact), 1.0)
            at = self._whole.find(quote.exact, at + 1)

    def similar(self, quote: FoldedQuote) -> Iterator[Candidate]:
        """The best stretches of the few units that resemble the quotation most, alone or with its context."""
        shortest = len(quote.exact) * _SHORTEST_SHARE
        choices = [piece if len(piece) >= shortest else None for piece in self._pieces]
        seen: set[tuple[int, int, int]] = set()
        for needle in dict.fromkeys((FoldedQuote(quote.exact, "", ""), quote)):
            words = needle.prefix + needle.exact + needle.suffix
            for piece, _, unit in process.extract(
                words, choices, scorer=fuzz.partial_ratio, processor=None, limit=_BEST_UNITS, score_cutoff=_LOWEST_RATIO
            ):
                start, end = _best_stretch(needle, piece)
                if start < end and (unit, start, end) not in seen:
                    seen.add((unit, start, end))
                    similarity = Indel.normalized_similarity(quote.exact, piece[start:end])
                    yield Candidate(unit, start, end, similarity)

    def context(self, quote: FoldedQuote, candidate: Candidate) -> float | None:
        """How well what stands around the candidate agrees with prefix and suffix, 0 to 1; None where it has neither.

        The surroundings run on into the neighbouring units: a paragraph may have been split or merged.
        """
        length = len(quote.prefix) + len(quote.suffix)
        if not length:
            return None
        start = self._starts[candidate.unit] + candidate.start
        end = self._starts[candidate.unit] + candidate.end
        before = self._whole[max(0, start - 2 * len(quote.prefix)) : start].replace(_SEPARATOR, "")
        after = self._whole[end : end + 2 * len(quote.suffix)].replace(_SEPARATOR, "")
        agreement = 0.0
        if quote.prefix:
            agreement += len(quote.prefix) * Indel.normalized_similarity(quote.prefix, before[-len(quote.prefix) :])
        if quote.suffix:
            agreement += len(quote.suffix) * Indel.normalized_similarity(quote.suffix, after[: len(quote.suffix)])
        return agreement / length

    def is_whole_unit(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True for a candidate beside which its unit has nothing but what prefix and suffix have room for."""
        after = len(self._pieces[candidate.unit]) - candidate.end
        return candidate.start <= len(quote.prefix) and after <= len(quote.suffix)

    def knows(self, target: str) -> bool:
        """True for an eId of which ids.tsv tells."""
        return target in self._known

    def is_twin(self, candidate: Candidate, target: str) -> bool:
        """True where the target's text is no longer there, and the candidate's was there beside it all along."""
        return self.eids[candidate.unit] in self._stood and target in self._known - self._stood

    def original_span(self, candidate: Candidate) -> tuple[int, int]:
        """Where the candidate stands in its unit's own text."""
        return self._folded[candidate.unit].original_span(candidate.start, candidate.end)

    def original_text(self, candidate: Candidate) -> str:
        """What stands there."""
        start, end = self.original_span(candidate)
        return self.texts[candidate.unit][start:end]


def _best_stretch(quote: FoldedQuote, piece: str) -> tuple[int, int]:
    """The stretch of a unit that stands where the quotation would, its ends cut back to where the texts agree."""
    words = quote.prefix + quote.exact + quote.suffix
    aligned = fuzz.partial_ratio_alignment(words, piece)
    if aligned is None:
        return 0, 0
    margin = max(_MARGIN, len(words) // 3)
    offset = max(0, aligned.dest_start - margin)
    window = piece[offset : aligned.dest_end + margin]
    first, last = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    blocks = [
        MatchingBlock(a, offset + block.b + a - block.a, size)
        for block in Indel.opcodes(words, window).as_matching_blocks()
        if (size := min(last, block.a + block.size) - (a := max(first, block.a))) >= _SOLID
    ]
    blocks = _without_stray_ends(blocks, len(quote.exact))
    return (blocks[0].b, blocks[-1].b + blocks[-1].size) if blocks else (0, 0)


def _without_stray_ends(blocks: list[MatchingBlock], length: int) -> list[MatchingBlock]:
    """The blocks without those at either end that lengthen the stretch by more than they add to the agreement."""

    def similarity(first: int, last: int) -> float:
        agreed = sum(block.size for block in blocks[first : last + 1])
        return 2 * agreed / (length + blocks[last].b + blocks[last].size - blocks[first].b)

    first, last = 0, len(blocks) - 1
    while first < last:
        here = similarity(first, last)
        if similarity(first + 1, last) > here:
            first += 1
        elif similarity(first, last - 1) > here:
            last -= 1
        else:
            break
    return blocks[first : last + 1]
