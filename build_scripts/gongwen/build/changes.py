"""What changed in a list that all documents share (glossary, rows of conversion), and whom it concerns.

A word concerns a document only where it stands in its text: so a new term renews the documents that hold it, and no
other. Each document remembers the list by which it was made.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain

from gongwen.build.values import Shelf, value_digest

# A word and all that is said of it.
Row = tuple[str, Hashable]
_KEPT = 8  # lists that are remembered: documents that a failed build left behind are made anew


@dataclass(frozen=True, slots=True)
class Words:
    """The list of today, and how those of before differ from it: `changed` by the digest of the earlier list."""

    digest: str
    changed: dict[str, frozenset[str]]

    def concern(self, before: str, text: str) -> bool:
        """True where a word of the text changed since the list of that digest, or nobody knows."""
        if before == self.digest:
            return False
        changed = self.changed.get(before)
        return changed is None or any(word in text for word in changed)


def words_of_today(shelf: Shelf, name: str, rows: Sequence[Row]) -> Words:
    """The list compared with those that were remembered under the name; it is remembered as the newest."""
    digest = value_digest(rows)
    kept = shelf.get(name)
    before = dict(kept) if isinstance(kept, tuple) else {}
    changed = {other: found for other, old in before.items() if (found := _changed(old, rows)) is not None}
    remembered = {digest: tuple(rows), **{other: old for other, old in before.items() if other != digest}}
    shelf.put(name, digest, tuple(remembered.items())[:_KEPT])
    return Words(digest, changed)


def _changed(old: Sequence[Row], new: Sequence[Row]) -> frozenset[str] | None:
    """The words that one list has otherwise than the other; None where those of both stand in another order."""
    was, now = set(old), set(new)
    if [row for row in old if row in now] != [row for row in new if row in was]:
        return None
    return frozenset(word for word, _ in was ^ now)


def all_strings(value: object) -> str:
    """Every string in a frozen value, a line each."""
    return "\n".join(_strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_strings, value))
    elif is_dataclass(value):
        yield from chain.from_iterable(_strings(getattr(value, field.name)) for field in fields(value))
