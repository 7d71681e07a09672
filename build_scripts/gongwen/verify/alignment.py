"""Where two texts are the same: fast for equal ones, exact and readable for those that differ.

Equal ends are cut off first. What remains is anchored at stretches that occur once in each text (patience diff), which
keeps a dropped paragraph in one piece; the gaps between anchors get a longest common subsequence, computed with one
big integer a row (Hyyrö 2004): 13,000 × 13,000 characters take .05 s. RapidFuzz's opcodes take .04 s and find as much,
but keep the whole matrix: 40,000 × 40,000 characters would be 200 MB, which are halved here (Hirschberg).
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# Long enough to be unique in an official text: of 12 characters of the seed 99 % occur once.
_ANCHOR = 12
# Rows of bits that are kept to find the way back: 64 MB. Beyond that the gap is halved.
_MAX_BITS = 1 << 29


class Match(NamedTuple):
    """`length` characters that are the same from `left` in the one text and from `right` in the other."""

    left: int
    right: int
    length: int


def align(left: str, right: str) -> list[Match]:
    """The stretches that two texts have in common, in order of both."""
    matches: list[Match] = []
    prefix, suffix = _equal_ends(left, right)
    if prefix:
        matches.append(Match(0, 0, prefix))
    left_end, right_end = len(left) - suffix, len(right) - suffix
    here = Match(prefix, prefix, 0)
    for anchor in [*_anchors(left, right, prefix, left_end, right_end), Match(left_end, right_end, 0)]:
        matches += _gap(left, right, here.left + here.length, here.right + here.length, anchor.left, anchor.right)
        if anchor.length:
            matches.append(anchor)
        here = anchor
    if suffix:
        matches.append(Match(left_end, right_end, suffix))
    return _joined(matches)


def unmatched(matches: list[Match], left_length: int, right_length: int) -> tuple[list[range], list[range]]:
    """The stretches of either text that no match covers."""
    edges = [Match(0, 0, 0), *matches, Match(left_length, right_length, 0)]
    pairs = list(pairwise(edges))
    return (
        [range(a.left + a.length, b.left) for a, b in pairs if b.left > a.left + a.length],
        [range(a.right + a.length, b.right) for a, b in pairs if b.right > a.right + a.length],
    )


def _equal_ends(left: str, right: str) -> tuple[int, int]:
    """How many characters are the same from the start, and how many of the rest from the end."""
    shorter = min(len(left), len(right))
    prefix = _common(left, right, shorter)
    suffix = _common(left[::-1], right[::-1], shorter - prefix)
    return prefix, suffix


def _common(left: str, right: str, limit: int) -> int:
    """The length of the common prefix, by halving: comparing slices is quicker than comparing characters."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _anchors(left: str, right: str, start: int, left_end: int, right_end: int) -> list[Match]:
    """Stretches that occur once in each text, as many as stand in the same order in both, not overlapping."""
    places = _unique(right, start, right_end)
    pairs = [(at, places[gram]) for gram, at in _unique(left, start, left_end).items() if gram in places]
    matches: list[Match] = []
    for left_at, right_at in _increasing(pairs):
        last = matches[-1] if matches else Match(start, start, 0)
        skip = max(0, last.left + last.length - left_at, last.right + last.length - right_at)
        if skip >= _ANCHOR:
            continue
        matches.append(Match(left_at + skip, right_at + skip, _ANCHOR - skip))
    return _joined(matches)


def _unique(text: str, start: int, end: int) -> dict[str, int]:
    """Every stretch of the anchor's length that occurs once, with its place, in order of places."""
    places: dict[str, int] = {}
    repeated: set[str] = set()
    for at in range(start, end - _ANCHOR + 1):
        gram = text[at : at + _ANCHOR]
        if gram in places:
            repeated.add(gram)
        places[gram] = at
    return {gram: at for gram, at in places.items() if gram not in repeated}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs (sorted by the first) whose second grows as well."""
    tails: list[int] = []  # the smallest end of an increasing run of each length
    tail_pairs: list[int] = []
    before: list[int] = []
    for index, (_, right) in enumerate(pairs):
        length = bisect_left(tails, right)
        before.append(tail_pairs[length - 1] if length else -1)
        tails[length : length + 1] = [right]
        tail_pairs[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    index = tail_pairs[-1] if tail_pairs else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _gap(left: str, right: str, left_start: int, right_start: int, left_end: int, right_end: int) -> list[Match]:
    """A longest common subsequence of two stretches."""
    a, b = left[left_start:left_end], right[right_start:right_end]
    prefix, suffix = _equal_ends(a, b)
    matches = [Match(left_start, right_start, prefix)] if prefix else []
    inner_a, inner_b = a[prefix : len(a) - suffix], b[prefix : len(b) - suffix]
    matches += [Match(left_start + prefix + i, right_start + prefix + j, 1) for i, j in _subsequence(inner_a, inner_b)]
    if suffix:
        matches.append(Match(left_end - suffix, right_end - suffix, suffix))
    return matches


def _subsequence(a: str, b: str) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence."""
    if not a or not b:
        return []
    if len(a) * len(b) > _MAX_BITS and len(b) > 1:
        half = len(b) // 2  # Hirschberg: the best place in `a` for the middle of `b`
        ahead = _lengths(a, b[:half])
        behind = _lengths(a[::-1], b[half:][::-1])[::-1]
        cut = max(range(len(a) + 1), key=lambda i: ahead[i] + behind[i])
        later = [(i + cut, j + half) for i, j in _subsequence(a[cut:], b[half:])]
        return _subsequence(a[:cut], b[:half]) + later
    return _way_back(list(_rows(a, b)), len(a), len(b))


def _rows(a: str, b: str) -> Iterator[int]:
    """A row of bits for each character of `b`: bit i is 0 where a[: i + 1] has one more in common than a[:i]."""
    masks: dict[str, int] = {}
    for i, character in enumerate(a):
        masks[character] = masks.get(character, 0) | 1 << i
    every = (1 << len(a)) - 1
    row = every
    for character in b:
        common = row & masks.get(character, 0)
        row = ((row + common) | (row - common)) & every
        yield row


def _way_back(rows: list[int], i: int, j: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
            continue
        j -= 1
        if not j or rows[j - 1] >> (i - 1) & 1:
            i -= 1
            pairs.append((i, j))
    return pairs[::-1]


def _lengths(a: str, b: str) -> list[int]:
    """For every prefix of `a`, how long a common subsequence with `b` is."""
    row = deque(_rows(a, b), maxlen=1)[0]
    lengths = [0]
    for bit in reversed(f"{row:0{len(a)}b}"):
        lengths.append(lengths[-1] + (bit == "0"))
    return lengths


def _joined(matches: list[Match]) -> list[Match]:
    """The same matches with those that follow one another made one."""
    joined: list[Match] = []
    for match in matches:
        last = joined[-1] if joined else None
        if last and last.left + last.length == match.left and last.right + last.length == match.right:
            joined[-1] = Match(last.left, last.right, last.length + match.length)
        else:
            joined.append(match)
    return joined
