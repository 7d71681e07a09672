"""Which text of a document is which text that was published before: by its words first, by its place last."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from gongwen.model import Document, PublishedEid, walk_text
from gongwen.text.folding import fold_text
from gongwen.text.visible import visible

_OPENING = 40  # visible characters by which a text is known again
_ALIKE = 0.6  # of two openings, where a text was redrafted in its place
_CONTAINED = 12  # characters of an opening that are enough to find it inside another text
_MAX_PAIRS = 10_000  # compared in one stretch where nothing stands as before
_BLOCK = re.compile(r"(?:p|table|fig|note)_\d+(?:_r\d+)?")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text of the document as it is now, by what it is known again, whatever its number."""

    eid: str
    is_block: bool
    opening: str
    words: str


def texts_of(document: Document) -> tuple[Text, ...]:
    """Every addressable text in order. A division without a heading is known by what stands in it."""
    units = tuple(walk_text(document))
    words = [visible(unit.text.removeprefix(unit.number)) for unit in units]
    texts: list[Text] = []
    following = ""
    for unit, own in zip(reversed(units), reversed(words), strict=True):
        following = own or following
        opening = own if _is_block(unit.eid) else following
        texts.append(Text(unit.eid, _is_block(unit.eid), opening[:_OPENING], own))
    return tuple(reversed(texts))


def _place(eid: str) -> str:
    """The division (or preamble, conclusions …) that a block stands in."""
    return eid.rpartition("__")[0].removesuffix("__intro").removesuffix("__wrapup")


def _is_block(eid: str) -> bool:
    return _BLOCK.fullmatch(eid.rpartition("__")[2]) is not None


def follow(old: tuple[PublishedEid, ...], new: tuple[Text, ...]) -> dict[str, int]:
    """The place of each published text among those of now; a text merged into another has that one's place."""
    before = [_key(known.eid, known.opening) for known in old]
    after = [_key(text.eid, text.opening) for text in new]
    pairs: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pairs |= zip(range(a, b), range(c, d), strict=True)
        else:
            gaps.append((range(a, b), range(c, d)))
    pairs |= _moved(before, after, pairs)
    for gap in gaps:
        pairs |= _redrafted(old, new, gap, pairs)
    followed = {old[i].eid: j for i, j in pairs.items()}
    stood = {j: fold_text(old[i].opening) for i, j in pairs.items()}
    return followed | dict(_merged([known for known in old if known.eid not in followed], new, stood))


def _key(eid: str, opening: str) -> tuple[bool, str]:
    """What two states of one text have in common; a text without words (a picture) is known by its name."""
    return _is_block(eid), fold_text(opening) or eid


def _moved(
    before: list[tuple[bool, str]], after: list[tuple[bool, str]], pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Texts that stand elsewhere now, word for word, and but once on either side."""
    taken = frozenset(pairs.values())
    lost = [i for i in range(len(before)) if i not in pairs]
    found = [j for j in range(len(after)) if j not in taken]
    losses, finds = Counter(before[i] for i in lost), Counter(after[j] for j in found)
    places = {after[j]: j for j in found if finds[after[j]] == 1}
    return ((i, places[before[i]]) for i in lost if losses[before[i]] == 1 and before[i] in places)


def _redrafted(
    old: tuple[PublishedEid, ...], new: tuple[Text, ...], gap: tuple[range, range], pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Texts between the same neighbours that read alike, the most alike first; then blocks in their old place."""
    taken = set(pairs.values())
    lost = [i for i in gap[0] if i not in pairs]
    found = [j for j in gap[1] if j not in taken]
    kept = {known.eid for i, known in enumerate(old) if i in pairs and new[pairs[i]].eid == known.eid}
    same = [
        (i, j)
        for i in lost
        for j in found
        if old[i].eid == new[j].eid and (not old[i].opening or (new[j].is_block and _place(new[j].eid) in kept))
    ]
    alike = []
    if len(lost) * len(found) <= _MAX_PAIRS:
        for i in lost:
            for j in found if old[i].opening else ():
                likeness = Indel.normalized_similarity(old[i].opening, new[j].opening)
                if likeness >= _ALIKE and _is_block(old[i].eid) == new[j].is_block:
                    alike.append((likeness, i, j))
    settled: set[int] = set()
    for i, j in (*((i, j) for _, i, j in sorted(alike, key=lambda found: (-found[0], *found[1:]))), *same):
        if i not in settled and j not in taken:
            settled.add(i)
            taken.add(j)
            yield i, j


def _merged(lost: list[PublishedEid], new: tuple[Text, ...], stood: dict[int, str]) -> Iterator[tuple[str, int]]:
    """Texts whose opening stands inside one other text now, and did not stand there before: that would be a twin."""
    wholes = [fold_text(text.words) for text in new] if lost else []
    for known in lost:
        opening = fold_text(known.opening)
        if len(opening) >= _CONTAINED:
            places = [j for j, whole in enumerate(wholes) if opening in whole]
            if len(places) == 1 and opening not in stood.get(places[0], ""):
                yield known.eid, places[0]


def revived(
    gone: tuple[PublishedEid, ...], new: tuple[Text, ...], followed: dict[str, int]
) -> Iterator[tuple[str, int]]:
    """Texts that had been taken out and stand in the document again, word for word."""
    taken = frozenset(followed.values())
    free = [(_key(text.eid, text.opening), j) for j, text in enumerate(new) if j not in taken]
    openings = Counter(key for key, _ in free)
    places = {key: j for key, j in free if openings[key] == 1}
    for known in gone:
        key = _key(known.eid, known.opening)
        if known.opening and key in places:
            yield known.eid, places[key]
