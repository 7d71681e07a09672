"""Where corrections stand in a text, and which of them win."""

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


class Pattern(NamedTuple):
    """Characters to find, and the answer for the part of them from `start` to `end`. A lower rank wins."""

    text: str
    start: int
    end: int
    answer: str
    rank: int


class Place(NamedTuple):
    """An answer at its place in a text."""

    start: int
    end: int
    answer: str


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
            Place(start + pattern.start, start + pattern.end, pattern.answer)
            for pattern, start in ((patterns[index], start) for index, start, _ in hits)
        ]


def write_over(converted: str, places: list[Place]) -> str:
    """The text with every answer at its place; a place that overlaps an earlier one in the list yields to it."""
    kept: list[Place] = []
    if len(places) > 1:
        taken = bytearray(len(converted))
        for place in places:
            if not any(taken[place.start : place.end]):
                taken[place.start : place.end] = b"\1" * (place.end - place.start)
                kept.append(place)
        kept.sort()
    else:
        kept = places
    pieces: list[str] = []
    position = 0
    for start, end, answer in kept:
        pieces += (converted[position:start], answer)
        position = end
    return "".join(pieces) + converted[position:]
