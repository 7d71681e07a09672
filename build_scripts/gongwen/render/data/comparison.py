"""Two versions of a text compared, as data: what changed, by the eIds of both."""

from collections.abc import Sequence
from typing import get_args

from gongwen.model import Change, ComparedPassage, Passage
from gongwen.render.comparison import count_changes

Value = dict[str, object]


def comparison_value(old: str, new: str, rows: Sequence[ComparedPassage]) -> Value:
    """Both slugs, how many passages changed how, and each that did, in order of the texts.

    `pieces` tell in turn how many characters both have, only the old one, only the new one.
    """
    counts = count_changes(rows)
    return {
        "old": old,
        "new": new,
        "counts": {kind: counts[kind] for kind in get_args(Change)},
        "changes": [_row(row) for row in rows if row.change != "same"],
    }


def _row(row: ComparedPassage) -> Value:
    return {
        "change": row.change,
        "old": _passage(row.old),
        "new": _passage(row.new),
        "moved": row.moved or None,
        "pieces": [list(piece) for piece in row.pieces],
    }


def _passage(passage: Passage | None) -> Value | None:
    if passage is None:
        return None
    return {"eid": passage.eids[0], "eids": list(passage.eids), "text": passage.text}
