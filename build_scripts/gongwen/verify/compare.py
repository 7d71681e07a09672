"""What differs between the text that is expected and the text that was published."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple, TypeVar

from gongwen.text.visible import visible
from gongwen.verify.alignment import Match, align, unmatched
from gongwen.verify.expected import Expected
from gongwen.verify.published import Piece

Key = TypeVar("Key")
What = Literal["missing", "added", "moved", "altered", "stale"]


class Place(NamedTuple):
    """A stretch of text that is missing, added or moved, the eId and line of the source that it belongs to (for added
    text the eId that it stands in or after), and the published file."""

    eid: str
    line: int
    what: What
    text: str
    file: str


class _Loose(NamedTuple):
    """Text that has no counterpart at its place."""

    eid: str
    line: int
    text: str
    file: str


def compare(
    expected: Expected,
    pieces: Sequence[Piece],
    astray: Sequence[Piece],
    lines: Mapping[str, int],
    files: Mapping[str, str],
) -> list[Place]:
    """The places where published pieces, in the order expected, differ from what is expected.

    `astray` is published text that stands where nothing is expected; `lines` and `files` say of an eId where the
    source has it and which file has to show it ("" stands for every other). A character that is loose in both texts
    has moved.
    """
    texts = [visible(piece.text) for piece in pieces]
    right = "".join(texts)
    if right == expected.text and not any(visible(piece.text) for piece in astray):
        return []
    owners = [number for number, text in enumerate(texts) for _ in text]
    matches = align(expected.text, right)
    left_runs, right_runs = unmatched(matches, len(expected.text), len(right))
    missing = [
        _Loose(eid, expected.lines[run[0]], "".join(expected.text[i] for i in run), files.get(eid, files.get("", "")))
        for stretch in left_runs
        for eid, run in _grouped(stretch, expected.eids)
    ]
    added = [
        _Loose(
            pieces[owner].eid or _eid_around(matches, run[0], expected),
            0,
            "".join(right[i] for i in run),
            pieces[owner].file,
        )
        for stretch in right_runs
        for owner, run in _grouped(stretch, owners)
    ]
    added += [_Loose(piece.eid, 0, visible(piece.text), piece.file) for piece in astray if visible(piece.text)]
    added = [loose._replace(line=lines.get(loose.eid, 1)) for loose in added]
    common = Counter("".join(loose.text for loose in missing)) & Counter("".join(loose.text for loose in added))
    places = list(_told_apart(missing, common, "moved", "missing"))
    return places + [place for place in _told_apart(added, common, "moved", "added") if place.what == "added"]


def _eid_around(matches: Sequence[Match], at: int, expected: Expected) -> str:
    """The eId that added text belongs to where the file does not say: that of the text which it takes the place of,
    else of the text before it."""
    number = bisect_left(matches, at, key=lambda match: match.right) - 1
    here = matches[number].left + matches[number].length if number >= 0 else 0
    there = matches[number + 1].left if number + 1 < len(matches) else len(expected.text)
    if not expected.eids:
        return ""
    return expected.eids[here if here < there or not here else here - 1]


def in_order(pieces: Sequence[Piece], rank: Mapping[str, int]) -> tuple[list[Piece], list[Piece]]:
    """The heaviest run of a file's pieces whose eIds stand in order, and the pieces outside it."""
    ranks = [rank[piece.eid] for piece in pieces]
    if all(a <= b for a, b in pairwise(ranks)):
        return list(pieces), []
    weights: list[int] = []
    before: list[int] = []
    for i, piece in enumerate(pieces):
        best = max((j for j in range(i) if ranks[j] <= ranks[i]), key=lambda j: weights[j], default=-1)
        weights.append(len(visible(piece.text)) + (weights[best] if best >= 0 else 0))
        before.append(best)
    kept: set[int] = set()
    at = max(range(len(pieces)), key=lambda i: weights[i])
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [p for i, p in enumerate(pieces) if i in kept], [p for i, p in enumerate(pieces) if i not in kept]


def _grouped(stretch: range, keys: Sequence[Key]) -> list[tuple[Key, list[int]]]:
    return [(key, list(run)) for key, run in groupby(stretch, key=lambda i: keys[i])]


def _told_apart(loose: Collection[_Loose], common: Counter[str], shared: What, own: What) -> list[Place]:
    """Each loose text as places: what the other side has loose as well is `shared`, the rest `own`.

    Whole texts go first, the longer before the shorter, so that a moved paragraph is one place.
    """
    budget = common.copy()
    whole: set[int] = set()
    texts = list(loose)
    for number in sorted(range(len(texts)), key=lambda n: -len(texts[n].text)):
        counts = Counter(texts[number].text)
        if counts <= budget:
            budget -= counts
            whole.add(number)
    places: list[Place] = []
    for number, (eid, line, text, file) in enumerate(texts):
        if number in whole:
            places.append(Place(eid, line, shared, text, file))
            continue
        marks: list[What] = []
        for character in text:
            marks.append(shared if budget[character] else own)
            budget[character] -= bool(budget[character])
        for mark, run in groupby(range(len(text)), key=lambda i: marks[i]):
            places.append(Place(eid, line, mark, "".join(text[i] for i in run), file))
    return places
