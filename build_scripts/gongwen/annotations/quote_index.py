"""A document's text laid out for finding quotations in it: folded, unit by unit, and in one piece."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, MatchingBlock

from gongwen.model import Document, TextQuoteSelector, walk_text
from gongwen.text.folding import FoldedText, fold_text, fold_with_offsets

# Stands between units; no quotation holds it, so that no match crosses a block.
_SEPARATOR = "\0"
_BEST_UNITS = 5
_LOWEST_RATIO = 50.0
_SHORTEST_SHARE = 0.5  # a unit shorter than this share of the quotation cannot hold what is left of it
_SOLID = 2  # single characters agree by chance; an end of a match must hold this many in a row
_MARGIN = 4
_AROUND = 4  # characters on either side of a change by which it is known again
_OPENING = 6  # characters of a sentence that say which of several alike it is: 2023年, 到2025年, 甲类企业
_RIVAL = 0.1  # by which the best stretch must be more alike than any other, to be no twin
# Folded: full-width marks are the plain ones.
# No semicolon: whom 情节严重的 concerns is said before it.
_SENTENCE_END = re.compile(r"[。!?]")
_CLAUSE_END = re.compile(r"[,。;:、!?]")
# A number before the first words changes when something comes in before it: 一、 (一) 1. 第三条
_NUMBER = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百千0-9]+[编章节条款项目]|\(?[〇零一二三四五六七八九十百0-9]+[)、.])"
)
# Figures; numerals and 甲乙丙 before a word that they count: 二类, 第三季度. 张三 is a person.
_COUNTED = "[年月日季批类级组区档期届轮号方款项种]"
_ORDINAL = re.compile(
    rf"[0-9]+|(?<=第)[〇零一二三四五六七八九十百]+|[〇零一二三四五六七八九十百]+(?={_COUNTED})|[甲乙丙丁戊己庚辛壬癸](?={_COUNTED})"
)


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
    """Every piece of text of a document that a quotation may stand in; built once, asked for many notes."""

    def __init__(self, document: Document) -> None:
        units = tuple(walk_text(document))
        self.eids = tuple(unit.eid for unit in units)
        self.texts = tuple(unit.text for unit in units)
        self._folded: tuple[FoldedText, ...] = tuple(fold_with_offsets(text) for text in self.texts)
        self._pieces = tuple(folded.text for folded in self._folded)
        self._whole = _SEPARATOR.join(self._pieces)
        self._starts = tuple(accumulate((len(piece) + 1 for piece in self._pieces), initial=0))

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

    def keeps_sentence(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True where the rest of the candidate's sentence is what stood beside the quotation, as far as that says.

        What tells two provisions apart may stand in it, outside of what was quoted: 甲类企业…，应当按时申报。
        """
        if not quote.prefix and not quote.suffix:
            return True
        piece = self._pieces[candidate.unit]
        return _same_head(quote.prefix, piece[: candidate.start]) and (
            _SENTENCE_END.match(quote.exact[-1]) is not None or _same_tail(quote.suffix, piece[candidate.end :])
        )

    def knows_subject(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True where prefix and quotation hold the sentence from its beginning, which says whom it concerns."""
        return candidate.start <= len(quote.prefix) or _SENTENCE_END.search(quote.prefix) is not None

    def keeps_ordinals(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True where the sentence opens with the ordinals that the quoted one did, as far as those are known.

        What else changes there may be redrafted, 充分发挥 into 更好发挥; 2023年 is not 2022年, nor 甲类 乙类.
        """
        if not self.knows_subject(quote, candidate):
            return True
        was = quote.prefix[_after_last(_SENTENCE_END, quote.prefix) :] + quote.exact + quote.suffix
        piece = self._pieces[candidate.unit]
        now = piece[_after_last(_SENTENCE_END, piece[: candidate.start]) :]
        return _ordinals(was) == _ordinals(now[: len(was)])

    def sentence(self, quote: FoldedQuote, candidate: Candidate) -> tuple[FoldedQuote, Candidate]:
        """The quoted sentence, as far as prefix and suffix reach, as a quotation, and the candidate's sentence."""
        piece = self._pieces[candidate.unit]
        cut = _after_last(_SENTENCE_END, quote.prefix)
        stop = _first_end(quote.suffix) if not _SENTENCE_END.match(quote.exact[-1]) else 0
        whole = FoldedQuote(
            quote.prefix[cut:] + quote.exact + quote.suffix[:stop], quote.prefix[:cut], quote.suffix[stop:]
        )
        start = max(
            _after_last(_SENTENCE_END, piece[: candidate.start]), candidate.start - len(quote.prefix[cut:]) - _MARGIN
        )
        end = min(candidate.end + _first_end(piece[candidate.end :]), candidate.end + stop + _MARGIN)
        similarity = Indel.normalized_similarity(whole.exact, piece[start:end])
        return whole, Candidate(candidate.unit, start, end, similarity)

    def stood_beside(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True where what is other in the candidate than in the quotation stood beside it: this is its neighbour."""
        words = self._pieces[candidate.unit][candidate.start : candidate.end]
        for change in Indel.opcodes(quote.exact, words):
            if change.tag != "equal":
                changed = words[max(0, change.dest_start - _AROUND) : change.dest_end + _AROUND]
                if changed in quote.prefix or changed in quote.suffix:
                    return True
        return False

    def has_rival(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True where another stretch of the document is about as like the quotation: provisions have twins."""
        own = self._pieces[candidate.unit]
        hidden = own[: candidate.start] + _SEPARATOR + own[candidate.end :]
        pieces = [hidden if unit == candidate.unit else piece for unit, piece in enumerate(self._pieces)]
        lowest = max(0.0, candidate.similarity - _RIVAL)
        choices = [piece if len(piece) >= lowest * len(quote.exact) else None for piece in pieces]
        return (
            process.extractOne(
                quote.exact, choices, scorer=fuzz.partial_ratio, processor=None, score_cutoff=100 * lowest
            )
            is not None
        )

    def keeps_all(self, quote: FoldedQuote, candidate: Candidate) -> bool:
        """True where every character that was quoted is still there, whatever came in between."""
        words = self._pieces[candidate.unit][candidate.start : candidate.end]
        return all(change.tag in ("equal", "insert") for change in Indel.opcodes(quote.exact, words))

    def whole_clauses(self, quote: FoldedQuote, candidate: Candidate) -> Candidate:
        """The candidate, longer by what is left of a clause at an end that is not the quotation's: no half a word."""
        piece = self._pieces[candidate.unit]
        start, end = candidate.start, candidate.end
        if not piece.startswith(quote.exact[:_SOLID], start):
            start = _after_last(_CLAUSE_END, piece[:start])
        if not piece[:end].endswith(quote.exact[-_SOLID:]):
            following = _CLAUSE_END.search(piece, end)
            end = following.start() if following else len(piece)
        return replace(candidate, start=start, end=end)

    def original_span(self, candidate: Candidate) -> tuple[int, int]:
        """Where the candidate stands in its unit's own text."""
        return self._folded[candidate.unit].original_span(candidate.start, candidate.end)

    def original_text(self, candidate: Candidate) -> str:
        """What stands there."""
        start, end = self.original_span(candidate)
        return self.texts[candidate.unit][start:end]


def _ordinals(sentence: str) -> list[str]:
    """The ordinals that a sentence opens with, after a number of its own."""
    return _ORDINAL.findall(_NUMBER.sub("", sentence)[:_OPENING])


def _after_last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; 0 where there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=0)


def _first_end(text: str) -> int:
    """Where the first sentence ends, its mark with it; the text's end where it goes on."""
    found = _SENTENCE_END.search(text)
    return found.end() if found else len(text)


def _same_head(prefix: str, before: str) -> bool:
    """True where the sentence begins as it did: with what stands in the prefix after the last end of a sentence."""
    cut = _after_last(_SENTENCE_END, prefix)
    was, now = prefix[cut:], before[_after_last(_SENTENCE_END, before) :]
    if cut or not prefix:
        return _NUMBER.sub("", now) == _NUMBER.sub("", was)
    return now.endswith(_NUMBER.sub("", was))


def _same_tail(suffix: str, after: str) -> bool:
    """True where the sentence ends as it did, or goes on as far as the suffix reaches."""
    was, now = (_SENTENCE_END.split(text, maxsplit=1) for text in (suffix, after))
    return now[0] == was[0] if len(was) > 1 or not suffix else now[0].startswith(was[0])


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
