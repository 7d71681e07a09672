"""What an editor mended in a source that was read from an original, kept when the original is read anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff

_PAGES = re.compile(r' data-page="\d+"|<span data-page="\d+"></span>')


@dataclass(frozen=True, slots=True)
class Mended:
    """The new reading with the mendings that still fit, those that do not, and all of them as a diff."""

    text: str
    unfit: tuple[str, ...]  # the lines that an editor had put, one text a mending
    diff: str


def mend_again(read: str, mended: str, new: str) -> Mended:
    """What an editor made of `read` (a reader's own text), done again to `new`, line by line; pages may have moved."""
    before, after, now = (text.splitlines(keepends=True) for text in (read, mended, new))
    places = _places(before, now)
    changes: list[tuple[int, int, Sequence[str]]] = []
    unfit: list[str] = []
    for start, end, lines in _changes(before, after):
        found = _span(places, start, end, len(before), len(now))
        if found is None:
            unfit.append("".join(lines).strip() or "".join(before[start:end]).strip())
        else:
            changes.append((*found, lines))
    for first, last, lines in reversed(changes):
        now[first:last] = lines
    return Mended("".join(now), tuple(unfit), "".join(unified_diff(before, after, "read", "mended", n=1)))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Each mending: the lines that it took away and those that it put; neighbours that changed one for one apart."""
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace" and end - start == last - first:
            yield from ((start + i, start + i + 1, after[first + i : first + i + 1]) for i in range(end - start))
        elif kind != "equal":
            yield start, end, after[first:last]


def _places(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Where each line of the old reading stands in the new one, its pages set aside."""
    one, other = ([_PAGES.sub("", line) for line in lines] for lines in (before, now))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {block.a + i: block.b + i for block in blocks for i in range(block.size)}


def _span(places: dict[int, int], start: int, end: int, length: int, now: int) -> tuple[int, int] | None:
    """The lines of the new reading that are those from `start` to `end` of the old one; None where they are not there.

    A mending that only puts lines in goes behind the line that it stood behind, if the next one still follows there.
    """
    if start < end:
        found = [places.get(i) for i in range(start, end)]
        first = found[0]
        together = first is not None and found == list(range(first, first + len(found)))
        return (first, first + len(found)) if together and first is not None else None
    behind = places.get(start - 1, -1) if start else -1
    ahead = places.get(start) if start < length else now
    return (behind + 1, behind + 1) if ahead == behind + 1 else None
