"""Where corrections stand in a text, and which of them win."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

# (start, end, priority, gives way, answer): an answer at its place in a text. Of places that overlap the one of the
# lowest priority wins, then the left one; one that gives way lets winners stand within it. A plain tuple, because a
# long document has thousands and a named one takes three times as long to make and to sort.
Place = tuple[int, int, int, bool, str]

LONGEST = 1000  # priorities of patterns of the same rank differ by less, if no pattern is longer


# How many characters around a pattern speak for it, the pattern's own among them; 0: it does not hold here.
Condition = Callable[[str, int, int], int]


class Pattern(NamedTuple):
    """Characters to find, and the answer for the part of them from `start` to `end`.

    A lower rank wins over a higher, and within a rank the longer over the shorter; ranks that are odd give way. A
    pattern with a condition is asked where it stands (text, its start, its end), and is as long as the condition says.
    """

    text: str
    start: int
    end: int
    answer: str
    rank: int
    condition: Condition | None = None


class PatternIndex:
    """Finds where patterns stand; costly to make, used for every text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        # Of two with the same text the one of lower rank counts; of equal rank the later; all that have a condition.
        plain: dict[str, Pattern] = {}
        conditional: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            if pattern.condition is not None:
                conditional[pattern.text].append(pattern)
            elif pattern.text not in plain or pattern.rank <= plain[pattern.text].rank:
                plain[pattern.text] = pattern
        texts = [*plain, *(text for text in conditional if text not in plain)]
        self._plain = [_answers(plain[text]) if text in plain else () for text in texts]
        self._conditional = {index: tuple(conditional[text]) for index, text in enumerate(texts) if text in conditional}
        # Over Chinese it takes half the time of the other common binding, ahocorasick_rs (benchmarks/conversion.md).
        self._automaton = CharwiseDoubleArrayAhoCorasick(texts)

    def places(self, text: str) -> list[Place]:
        """Where answers stand, in no order; overlaps are still in."""
        plain, conditional = self._plain, self._conditional
        matches = self._automaton.find_overlapping(text)
        places = [
            (at + start, at + end, priority, gives_way, answer)
            for at, _, index in matches
            for start, end, priority, gives_way, answer in plain[index]
        ]
        if conditional:
            for at, to, index in matches:
                if index in conditional:
                    places += _holding(conditional[index], text, at, to)
        return places


def _answers(pattern: Pattern) -> tuple[Place, ...]:
    """The pattern as a place, counted from where it stands."""
    return ((pattern.start, pattern.end, _priority(pattern.rank, len(pattern.text)), *_way(pattern)),)


def _holding(patterns: tuple[Pattern, ...], text: str, at: int, to: int) -> Iterator[Place]:
    for pattern in patterns:
        assert pattern.condition is not None
        if length := pattern.condition(text, at, to):
            yield at + pattern.start, at + pattern.end, _priority(pattern.rank, length), *_way(pattern)


def _priority(rank: int, length: int) -> int:
    return rank * LONGEST - length


def _way(pattern: Pattern) -> tuple[bool, str]:
    return pattern.rank % 2 == 1, pattern.answer


def write_over(converted: str, places: list[Place]) -> str:
    """The text with the winners' answers at their places."""
    pieces: list[str] = []
    position = 0
    for start, end, answer in _winners(converted, places):
        pieces += (converted[position:start], answer)
        position = end
    return "".join(pieces) + converted[position:]


def _winners(converted: str, places: list[Place]) -> list[tuple[int, int, str]]:
    """Places from left to right that do not overlap; those that stand within others are written into them.

    Most places only confirm the text as it is; where all that overlap do, there is no winner to look for.
    """
    winners: list[tuple[int, int, str]] = []
    cluster: list[Place] = []
    changes = False
    reach = 0  # where the cluster of overlapping places ends
    for place in sorted(places):
        start, end, _, _, answer = place
        if start >= reach:
            if changes:
                winners += _settle(cluster)
                changes = False
            cluster = []
        cluster.append(place)
        if end > reach:
            reach = end
        if converted[start:end] != answer:
            changes = True
    return winners + _settle(cluster) if changes else winners


def _settle(cluster: list[Place]) -> list[tuple[int, int, str]]:
    if len(cluster) < 2:
        return [(start, end, answer) for start, end, _, _, answer in cluster]
    winners: list[tuple[int, int, str]] = []
    for start, end, _, gives_way, answer in sorted(cluster, key=lambda place: (place[2], place[0])):
        met = [winner for winner in winners if winner[0] < end and start < winner[1]]
        if not met:
            winners.append((start, end, answer))
        elif gives_way and all(start <= s and e <= end and (s, e) != (start, end) for s, e, _ in met):
            for s, e, inner in met:
                answer = answer[: s - start] + inner + answer[e - start :]
                winners.remove((s, e, inner))
            winners.append((start, end, answer))
    return sorted(winners)
