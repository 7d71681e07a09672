"""Where corrections stand in a text, and which of them win."""

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


class Pattern(NamedTuple):
    """Characters to find, and the answer for the part of them from `start` to `end`. Rank 0 wins over rank 1."""

    text: str
    start: int
    end: int
    answer: str
    rank: int


class Place(NamedTuple):
    """An answer at its place in a text. One that gives way lets earlier winners stand within it."""

    start: int
    end: int
    answer: str
    gives_way: bool = False


class PatternIndex:
    """Finds where patterns stand; costly to make, used for every text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        # Of two with the same text the one of lower rank counts; of equal rank the later.
        by_text: dict[str, Pattern] = {}
        for pattern in patterns:
            if pattern.text not in by_text or pattern.rank <= by_text[pattern.text].rank:
                by_text[pattern.text] = pattern
        self._patterns = tuple(by_text.values())
        self._automaton = (
            AhoCorasick(
                tuple(by_text),
                matchkind=MatchKind.Standard,
                store_patterns=False,
                implementation=Implementation.ContiguousNFA,
            )
            if by_text
            else None
        )

    def places(self, text: str) -> list[Place]:
        """Where answers stand, winners first: by rank, then the longer pattern, then from left to right."""
        if self._automaton is None:
            return []
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not hits:
            return []
        patterns = self._patterns
        if len(hits) > 1:
            hits.sort(key=lambda hit: (patterns[hit[0]].rank, hit[1] - hit[2], hit[1]))
        return [
            Place(start + pattern.start, start + pattern.end, pattern.answer, pattern.rank > 0)
            for pattern, start in ((patterns[index], start) for index, start, _ in hits)
        ]


def write_over(converted: str, places: list[Place]) -> str:
    """The text with the answers at their places; of two that overlap, the one that comes first in the list wins.

    A place that gives way still gives the characters around the winners that it holds.
    """
    pieces: list[str] = []
    position = 0
    for start, end, answer, _ in sorted(_winners(places), key=lambda place: (place.start, -place.end)):
        if start >= position:
            pieces += (converted[position:start], answer)
            position = end
        else:  # it stands within the one before
            outer = pieces[-1]
            cut = start - position + len(outer)
            pieces[-1] = outer[:cut] + answer + outer[cut + len(answer) :]
    return "".join(pieces) + converted[position:]


def _winners(places: list[Place]) -> list[Place]:
    if len(places) < 2:
        return places
    winners: list[Place] = []
    holder: dict[int, Place] = {}  # which winner stands at an offset, the outermost of several
    for place in places:
        offsets = range(place.start, place.end)
        met = [holder[offset] for offset in offsets if offset in holder]
        if not met or (place.gives_way and all(_holds(place, other) for other in met)):
            winners.append(place)
            holder.update(dict.fromkeys(offsets, place))
    return winners


def _holds(outer: Place, inner: Place) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer[:2] != inner[:2]
