"""A compared passage as readers see it: on the web page and on paper, in one column or in two."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from gongwen.model import Change, ComparedPassage, PieceKind

Side = Literal["old", "new", "both"]
_LEFT_OUT: dict[Side, PieceKind | None] = {"old": "inserted", "new": "deleted", "both": None}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind; `number` says that it belongs to the passage's number."""

    kind: PieceKind
    text: str
    number: bool


def segments(row: ComparedPassage, side: Side) -> Iterator[Segment]:
    """The passage in stretches: all of the old text, all of the new, or both in one."""
    old, new = (passage.text if passage else "" for passage in (row.old, row.new))
    numbers = tuple(len(passage.number) if passage else 0 for passage in (row.old, row.new))
    i = j = 0
    for kind, length in row.pieces:
        text, at, number = (old, i, numbers[0]) if kind == "deleted" or side == "old" else (new, j, numbers[1])
        if kind != _LEFT_OUT[side]:
            border = min(max(number, at), at + length)
            if at < border:
                yield Segment(kind, text[at:border], True)
            if border < at + length:
                yield Segment(kind, text[border : at + length], False)
        i += length if kind != "inserted" else 0
        j += length if kind != "deleted" else 0


def count_changes(rows: Iterable[ComparedPassage]) -> Counter[Change]:
    """How many passages were changed how."""
    return Counter(row.change for row in rows)
