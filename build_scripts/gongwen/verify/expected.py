"""What the site has to show: the source's visible characters, less what was left out, each with its line and eId."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Literal, get_args

from gongwen.model import Omitted
from gongwen.text.visible import is_visible, visible
from gongwen.variants.conversion import Converter
from gongwen.verify.alignment import align
from gongwen.verify.published import Piece
from gongwen.verify.source import Source

Group = Literal["frame", "text"]
_GROUPS: tuple[Group, ...] = get_args(Group)
_OPENING = 8  # characters that tell one paragraph of a line from another

_WIDE = "\u2e80-\u9fff\uff00-\uffef\u3000-\u303f"
# A line break within a paragraph of HTML, between characters that take no space between them, is the editor's.
_EDITORS_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n\s*(?=[{_WIDE}])")
_IS_BLOCK = re.compile(r"(?:^|__)(?:p|table|fig|note|summary)_[^_]+(?:_r\d+)?$")
# White space between a division's mark and its heading is no part of either: 第一章　总则, （一） 总则, 1. 总则.
_MARK_GAP = re.compile(
    r"^(第[^\s第]{1,12}?[编章节条款项目](?:之[^\s]{1,3})?|[（(]?[\d.一二三四五六七八九十百千〇零]+[）)]?[、.．]?)\s+"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An eId of the document and the line on which the source has it."""

    eid: str
    line: int
    group: Group


@dataclass(frozen=True, slots=True)
class Expected:
    """Visible characters in order; of each its line, its eId, its passage in the source and its place there."""

    text: str
    lines: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    eids: tuple[str, ...] = ()

    def select(self, indices: Sequence[int]) -> "Expected":
        """These characters alone, in this order."""
        return Expected(
            "".join(self.text[i] for i in indices),
            tuple(self.lines[i] for i in indices),
            tuple(self.places[i] for i in indices),
            tuple(self.eids[i] for i in indices) if self.eids else (),
        )


# --- from the source ------------------------------------------------------------------------------------------------


def source_characters(source: Source, omitted: Iterable[Omitted]) -> Expected:
    """All visible characters of the source that are not in the list of what was left out (of a complete one: all)."""
    characters: list[str] = []
    lines: list[int] = []
    places: list[tuple[int, int]] = []
    for number, passage in enumerate(source.passages):
        line = passage.line
        for offset, character in enumerate(passage.text):
            if character == "\n":
                line += 1
            elif is_visible(character):
                characters.append(character)
                lines.append(line)
                places.append((number, offset))
    everything = Expected("".join(characters), tuple(lines), tuple(places))
    left_out = set() if source.complete else _left_out(everything, omitted, source)
    return everything.select([i for i in range(len(characters)) if i not in left_out]) if left_out else everything


def _left_out(everything: Expected, omitted: Iterable[Omitted], source: Source) -> set[int]:
    """The characters that were left out, each text looked for on its own line.

    A text that is not there (a script's, which is no text for us either) takes nothing away; nor does one that is said
    to be unseen, where a browser shows it.
    """
    taken: set[int] = set()
    shown = {number for number, passage in enumerate(source.passages) if not passage.hidden}
    for item in omitted:
        wanted = visible(item.text)
        start = bisect_left(everything.lines, item.line)
        end = bisect_left(everything.lines, item.line + 1)
        if not wanted or start == end:
            continue
        # Of a page a text may run on over lines; two marks that meet across a line's end are not one.
        last = end if source.by_lines else end + len(wanted) - 1
        at = everything.text.find(wanted, start, last)
        while at >= 0 and not _is_free(range(at, at + len(wanted)), item, everything, taken, shown):
            at = everything.text.find(wanted, at + 1, last)
        if at >= 0:
            taken.update(range(at, at + len(wanted)))
        elif source.by_lines:
            taken.update(_marks(everything.text, wanted, start, end, taken))
    return taken


def _is_free(stretch: range, item: Omitted, everything: Expected, taken: set[int], shown: Collection[int]) -> bool:
    """True for characters that nothing else took, none of which is `shown` where they are said to be unseen."""
    if item.sort == "unseen" and any(everything.places[i][0] in shown for i in stretch):
        return False
    return taken.isdisjoint(stretch)


def _marks(text: str, wanted: str, start: int, end: int, taken: set[int]) -> set[int]:
    """Marks that stand apart on a line, such as the two ** of **第一条**; nothing unless all of them are there.

    The longest stretch that stands together goes first, so that the * of 5*3 is not taken for half of a **.
    """
    found: set[int] = set()
    while wanted:
        stretch = max(
            (_stretch(text, wanted, at, end, taken | found) for at in range(start, end)), key=len, default=range(0)
        )
        if not stretch:
            return set()
        found.update(stretch)
        wanted = wanted[len(stretch) :]
    return found


def _stretch(text: str, wanted: str, at: int, end: int, taken: set[int]) -> range:
    """As much of the beginning of `wanted` as stands at a place."""
    length = 0
    while (
        length < len(wanted) and at + length < end and text[at + length] == wanted[length] and at + length not in taken
    ):
        length += 1
    return range(at, at + length)


# --- whose characters they are --------------------------------------------------------------------------------------


def in_source_order(anchors: Sequence[Anchor], characters: Expected, pieces: Sequence[Piece]) -> tuple[Anchor, ...]:
    """The eIds by lines; those of one line as they came.

    Where frame and text share a line (a page without line breaks), each keeps its own order, and how they alternate is
    told by where their published text opens in the source.
    """
    published = {piece.eid: visible(piece.text)[:_OPENING] for piece in reversed(pieces)}
    ordered: list[Anchor] = []
    for line, group in groupby(sorted(anchors, key=lambda anchor: anchor.line), key=lambda anchor: anchor.line):
        here = list(group)
        at = bisect_left(characters.lines, line)
        runs = [_placed([a for a in here if a.group == name], published, characters.text, at) for name in _GROUPS]
        ordered += [anchor for _, anchor in merge(*runs, key=itemgetter(0))]
    return tuple(ordered)


def _placed(anchors: list[Anchor], published: Mapping[str, str], text: str, start: int) -> list[tuple[int, Anchor]]:
    """Each eId with the place where its text opens, or that of the one before it."""
    placed: list[tuple[int, Anchor]] = []
    for anchor in anchors:
        opening = published.get(anchor.eid)
        found = text.find(opening, start) if opening else -1
        start = max(found, start)
        placed.append((start, anchor))
    return placed


def with_eids(characters: Expected, pieces: Sequence[Piece], order: Sequence[Anchor]) -> Expected:
    """The same characters with their eIds: a published text says where a paragraph of the source is cut into heading
    and block (nothing else in the file does); what it does not hold belongs where its line says.

    `order` is the source's. A published text that is wrong misplaces a border here and hides nothing, for every
    character of the source is compared with every file all the same.
    """
    if not order:
        return replace(characters, eids=("",) * len(characters.text))
    rank = {anchor.eid: number for number, anchor in enumerate(order)}
    published = sorted((piece for piece in pieces if piece.eid in rank), key=lambda piece: rank[piece.eid])
    right = "".join(visible(piece.text) for piece in published)
    owners = [rank[piece.eid] for piece in published for _ in visible(piece.text)]
    ranks = [-1] * len(characters.text)
    for match in align(characters.text, right):
        ranks[match.left : match.left + match.length] = owners[match.right : match.right + match.length]
    _fill(ranks, characters.lines, order, present=set(owners))
    return replace(characters, eids=tuple(order[number].eid for number in ranks))


def _fill(ranks: list[int], lines: Sequence[int], order: Sequence[Anchor], present: set[int]) -> None:
    """Give every character that no published text holds an eId between its neighbours', by its line."""
    anchor_lines = [anchor.line for anchor in order]
    position = 0
    while position < len(ranks):
        if ranks[position] >= 0:
            position += 1
            continue
        end = next((i for i in range(position, len(ranks)) if ranks[i] >= 0), len(ranks))
        low = max(ranks[position - 1], 0) if position else 0
        high = max(ranks[end], low) if end < len(ranks) else len(order) - 1
        for i in range(position, end):
            at = min(max(bisect_left(anchor_lines, lines[i] + 1) - 1, low), high)
            first = max(bisect_left(anchor_lines, anchor_lines[at]), low)
            absent = [n for n in range(first, at + 1) if n not in present]
            ranks[i] = at if at not in present or not absent else absent[-1]
        position = end


# --- in another script ----------------------------------------------------------------------------------------------


def converted(expected: Expected, source: Source, converter: Converter) -> Expected:
    """The same characters in the converter's script: each paragraph converted by itself, as the site's builder does."""
    texts: list[str] = []
    memory: dict[tuple[str, str], str] = {}
    numbered = range(len(expected.text))
    for (number, eid), group in groupby(numbered, key=lambda i: (expected.places[i][0], expected.eids[i])):
        offsets = [expected.places[i][1] for i in group]
        raw = _raw(source.passages[number].text, offsets)
        if not _IS_BLOCK.search(eid):
            raw = _MARK_GAP.sub(r"\1", raw)
        if (raw, eid) not in memory:
            memory[raw, eid] = visible(converter.convert(raw, eid or None))
        texts.append(memory[raw, eid])
    return replace(expected, text="".join(texts))


def _raw(text: str, offsets: Sequence[int]) -> str:
    """The stretch of a passage that these characters make up, with the white space between them."""
    kept = set(offsets)
    stretch = range(offsets[0], offsets[-1] + 1)
    return _EDITORS_BREAK.sub("", "".join(text[i] for i in stretch if i in kept or text[i].isspace()))


def without_passages(
    characters: Expected, source: Source, anchors: Iterable[Anchor], prefixes: tuple[str, ...]
) -> Expected:
    """The characters less the paragraphs on whose lines none but eIds with these beginnings stand.

    No published text says where such a paragraph ends: what follows may begin with the same words.
    """
    if not prefixes:
        return characters
    left_out, others = set[int](), set[int]()
    for anchor in anchors:
        (left_out if anchor.eid.startswith(prefixes) else others).add(anchor.line)
    gone = left_out - others
    return characters.select([i for i, (n, _) in enumerate(characters.places) if source.passages[n].line not in gone])


def without(expected: Expected, prefixes: tuple[str, ...]) -> Expected:
    """The characters whose eId begins with none of these."""
    kept = [i for i, eid in enumerate(expected.eids) if not eid.startswith(prefixes)] if prefixes else []
    return expected.select(kept) if prefixes and len(kept) < len(expected.text) else expected


def in_reading_order(expected: Expected, rank: Mapping[str, int]) -> Expected:
    """The characters in the order in which the document is read, which an order of lines need not be."""
    order = sorted(range(len(expected.text)), key=lambda i: rank[expected.eids[i]])
    return expected if order == list(range(len(order))) else expected.select(order)
