"""What a quotation and a text have in common: the same words but for their form, or the words that differ."""

import unicodedata
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from gongwen.quoting.words import Stretch, Words
from gongwen.text.folding import QUOTE_MARKS, FoldedText, fold_with_offsets, simplified
from gongwen.text.visible import visible

_SEED = 6  # folded characters in a row that are looked for; fewer where the quotation is short
_SEEDS = 24
_HITS = 4  # places of one seed that are looked at
_WINDOWS = 3
_NEAR = 4  # characters by which an alignment may be off at its ends


@dataclass(frozen=True, slots=True)
class Likeness:
    """The stretch of a text that is most like a quotation: `similarity` of the two, `coverage` of the quotation by runs
    of the text, wherever they stand."""

    stretch: Stretch
    similarity: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation and what the text has in their place; either may be empty."""

    quoted: str
    source: str


def most_like(folded: str, words: Words, within: Stretch | None = None) -> Likeness | None:
    """Where the text is most like a quotation; None where they have no run of characters in common."""
    first, last = (within.start, within.end) if within else (0, len(words.whole))
    length = min(_SEED, max(2, len(folded) // 3))
    step = max(1, (len(folded) - length) // _SEEDS)
    seeds = range(0, len(folded) - length + 1, step)
    votes: Counter[int] = Counter()
    met = 0
    for offset in seeds:
        at, hits = words.whole.find(folded[offset : offset + length], first, last), 0
        met += at >= 0
        while at >= 0 and hits < _HITS:
            votes[(at - offset) // max(8, len(folded) // 4)] += 1
            hits += 1
            at = words.whole.find(folded[offset : offset + length], at + 1, last)
    width = max(8, len(folded) // 4)
    found = [_aligned(folded, words, bucket * width, width, first, last) for bucket, _ in votes.most_common(_WINDOWS)]
    best = max(found, key=lambda one: one[1], default=None)
    return Likeness(best[0], best[1], met / len(seeds)) if best else None


def _aligned(folded: str, words: Words, at: int, width: int, first: int, last: int) -> tuple[Stretch, float]:
    start, end = max(first, at - width), min(last, at + len(folded) + 2 * width)
    window = words.whole[start:end]
    aligned = fuzz.partial_ratio_alignment(folded, window)
    if aligned is None or len(window) < len(folded):
        return Stretch(start, end), Indel.normalized_similarity(folded, window)
    # An alignment of equal lengths: what is missing in the quotation makes the text longer.
    found = (start + aligned.dest_start, start + aligned.dest_end)
    stretch = _trimmed(folded, words.whole, _whole_ends(folded, words.whole, *found, start, end))
    return stretch, Indel.normalized_similarity(folded, words.whole[stretch.start : stretch.end])


def _whole_ends(folded: str, whole: str, start: int, end: int, first: int, last: int) -> Stretch:
    """The stretch moved out to where the quotation begins and ends, if its first and last words stand near by."""
    head, tail = folded[:4], folded[-4:]
    before = whole.rfind(head, first, start + len(head) + _NEAR)
    after = whole.find(tail, max(start, end - len(tail) - _NEAR), last)
    begin = before if before >= 0 else start
    return Stretch(begin, after + len(tail) if after >= 0 else min(last, max(end, begin + len(folded))))


def _trimmed(folded: str, whole: str, stretch: Stretch) -> Stretch:
    """The stretch without what stands before or after all that it shares with the quotation."""
    changes = Indel.opcodes(folded, whole[stretch.start : stretch.end])
    tags = [change.tag for change in changes]
    start = changes[0].dest_end if tags[:2] == ["insert", "equal"] else 0
    end = changes[-1].dest_start if tags[-2:] == ["equal", "insert"] else stretch.end - stretch.start
    return Stretch(stretch.start + start, stretch.start + end) if start < end else stretch


def differences(quote: str, source: str) -> tuple[Difference, ...]:
    """The words that differ, as both have them; what folding sets aside does not."""
    own, other = fold_with_offsets(quote), fold_with_offsets(source)
    found: list[Difference] = []
    ends = (-1, -1)
    for change in Indel.opcodes(own.text, other.text):
        if change.tag == "equal":
            continue
        pair = Difference(
            _original(quote, own, change.src_start, change.src_end),
            _original(source, other, change.dest_start, change.dest_end),
        )
        if ends == (change.src_start, change.dest_start):
            last = found.pop()
            pair = Difference(last.quoted + pair.quoted, last.source + pair.source)
        found.append(pair)
        ends = (change.src_end, change.dest_end)
    return tuple(found)


def _original(text: str, folded: FoldedText, start: int, end: int) -> str:
    if start == end:
        return ""
    first, last = folded.original_span(start, end)
    return text[first:last]


def set_aside(quote: str, source: str) -> tuple[str, ...]:
    """What made a comparison fold two texts whose folded words are the same: script, marks, space."""
    ours, theirs = visible(quote), visible(source)
    shapes = [[len(visible(piece)) for piece in text.split()] for text in (quote, source)]
    asides = {
        "script": _plain(ours) != _plain(theirs),
        "marks": simplified(ours) != simplified(theirs),
        "space": shapes[0] != shapes[1],
    }
    return tuple(name for name, is_there in asides.items() if is_there)


def _plain(text: str) -> str:
    """The text with plain marks, in its script."""
    return "".join('"' if c in QUOTE_MARKS else unicodedata.normalize("NFKC", c) for c in text)
