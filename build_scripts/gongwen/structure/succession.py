"""Published eIds last: how the texts of a new state of a document follow those that were published before.

An eId follows its text's number, so it changes when something is inserted before it or read otherwise. What was
published stays true all the same: an old eId leads to its text for good, and is never given to other text, which takes
the next `_r2`, `_r3` … instead.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from gongwen.model import Document, Particulars, PublishedEid, walk_text
from gongwen.text.folding import fold_text
from gongwen.text.visible import visible

_OPENING = 40  # visible characters by which a text is known again
_ALIKE = 0.6  # of two openings, where a text was redrafted in its place
_CONTAINED = 12  # characters of an opening that are enough to find it inside another text
_MAX_PAIRS = 10_000  # compared in one stretch where nothing stands as before
_BLOCK = re.compile(r"(?:p|table|fig)_\d+(?:_r\d+)?")

Reparse = Callable[[tuple[PublishedEid, ...]], Document]


def present_particulars(particulars: Particulars, published: tuple[PublishedEid, ...]) -> Particulars:
    """document.yml with the eIds that its text has now where it names former ones."""
    now = {known.eid: known.now for known in published if known.now}

    def present(at: str | None) -> str | None:
        return now.get(at, at) if at else None

    return replace(
        particulars,
        accept=tuple(replace(acceptance, at=present(acceptance.at)) for acceptance in particulars.accept),
        conversion=tuple(replace(row, at=present(row.at)) for row in particulars.conversion),
    )


def succeed(
    document: Document, published: tuple[PublishedEid, ...], today: str, reparse: Reparse
) -> tuple[PublishedEid, ...]:
    """All eIds published so far, and those of the document as it is now, published from `today` (YYYY-MM-DD) on.

    `reparse` gives the document's structure anew where some eIds are not to be given. Those in use come first in order
    of the text, each followed by the names that its text had before; then those whose text is gone.
    """
    texts = _texts(document)
    in_use = tuple(known for known in published if known.now == known.eid)
    if [(known.eid, known.opening) for known in in_use] == [(text.eid, text.opening) for text in texts]:
        return published
    followed = _follow(in_use, texts)
    followed |= _revived(tuple(known for known in published if not known.now), texts, followed)
    names = _lasting_names(texts, published, followed, reparse)
    return _recorded(texts, names, published, followed, today)


def lost_eids(published: tuple[PublishedEid, ...], succeeding: tuple[PublishedEid, ...]) -> Iterator[PublishedEid]:
    """The eIds in use whose text has another name now or is gone, as `succeed` gave them, with their old lines."""
    now = {known.eid: known for known in succeeding}
    for known in published:
        if known.now == known.eid and now[known.eid].now != known.eid:
            yield replace(now[known.eid], line=known.line)


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text of the document as it is now, by what it is known again, whatever its number."""

    eid: str
    is_block: bool
    opening: str
    words: str


def _texts(document: Document) -> tuple[_Text, ...]:
    """Every addressable text in order. A division without a heading is known by what stands in it."""
    units = tuple(walk_text(document))
    words = [visible(unit.text.removeprefix(unit.number)) for unit in units]
    texts: list[_Text] = []
    following = ""
    for unit, own in zip(reversed(units), reversed(words), strict=True):
        following = own or following
        opening = own if _is_block(unit.eid) else following
        texts.append(_Text(unit.eid, _is_block(unit.eid), opening[:_OPENING], own))
    return tuple(reversed(texts))


def _place(eid: str) -> str:
    """The division (or preamble, conclusions …) that a block stands in."""
    return eid.rpartition("__")[0].removesuffix("__intro").removesuffix("__wrapup")


def _is_block(eid: str) -> bool:
    return _BLOCK.fullmatch(eid.rpartition("__")[2]) is not None


# --- which text is which


def _follow(old: tuple[PublishedEid, ...], new: tuple[_Text, ...]) -> dict[str, int]:
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
    return followed | dict(_merged([known for known in old if known.eid not in followed], new))


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
    old: tuple[PublishedEid, ...], new: tuple[_Text, ...], gap: tuple[range, range], pairs: dict[int, int]
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


def _merged(lost: list[PublishedEid], new: tuple[_Text, ...]) -> Iterator[tuple[str, int]]:
    """Texts whose opening stands inside one other text now."""
    wholes = [fold_text(text.words) for text in new] if lost else []
    for known in lost:
        opening = fold_text(known.opening)
        if len(opening) >= _CONTAINED:
            places = [j for j, whole in enumerate(wholes) if opening in whole]
            if len(places) == 1:
                yield known.eid, places[0]


def _revived(
    gone: tuple[PublishedEid, ...], new: tuple[_Text, ...], followed: dict[str, int]
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


# --- what it is called


def _lasting_names(
    texts: tuple[_Text, ...], published: tuple[PublishedEid, ...], followed: dict[str, int], reparse: Reparse
) -> list[str]:
    """The eIds of the texts, none of which was published for another text."""
    owners = {known.eid: followed.get(known.now or known.eid) for known in published}
    retired: dict[str, PublishedEid] = {}
    while True:
        names = [unit.eid for unit in walk_text(reparse(tuple(retired.values())))]
        misleading = [name for place, name in enumerate(names) if owners.get(name, place) != place]
        if not misleading:
            return names
        retired |= {name: PublishedEid(name, "", "") for name in misleading}


def _recorded(
    texts: tuple[_Text, ...],
    names: list[str],
    published: tuple[PublishedEid, ...],
    followed: dict[str, int],
    today: str,
) -> tuple[PublishedEid, ...]:
    former: dict[str, list[PublishedEid]] = {name: [] for name in names}
    gone: list[PublishedEid] = []
    since = dict.fromkeys(names, today)
    openings = {known.eid: known.opening for known in published}
    for known in published:
        place = followed.get(known.now or known.eid)
        if place is None:
            gone.append(replace(known, now="", opening=known.opening or openings.get(known.now, "")))
        elif known.eid == names[place]:
            since[known.eid] = known.since
        else:
            former[names[place]].append(replace(known, now=names[place], opening=""))
    in_use = zip(names, texts, strict=True)
    rows = ((PublishedEid(name, name, since[name], text.opening), *former[name]) for name, text in in_use)
    return (*(known for row in rows for known in row), *gone)
