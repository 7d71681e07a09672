"""Targets: what is to be by when, in the document's own sentences (到2025年，…; 2023年底前…; 每年…)."""

from collections.abc import Iterator

from gongwen.enrich.clauses import clause_places, sentence_places
from gongwen.enrich.dates import find_when, year_of
from gongwen.model import Block, Document, Paragraph, Part, Target, walk_divisions, walk_parts


def targets(document: Document) -> tuple[Target, ...]:
    """Each sentence that names a time by which, or how often, something is to be; in order of the text.

    Articles of laws give none: 每年 and …前 are rules there.
    """
    return tuple(target for part in walk_parts(document.main) for target in _part_targets(part))


def _part_targets(part: Part) -> Iterator[Target]:
    yield from _block_targets(part.preamble)
    rules = {d.eid for a in walk_divisions(part.divisions) if a.kind == "article" for d in walk_divisions((a,))}
    for division in walk_divisions(part.divisions):
        if division.eid not in rules:
            yield from _block_targets(division.blocks)


def _block_targets(blocks: tuple[Block, ...]) -> Iterator[Target]:
    for block in blocks:
        if isinstance(block, Paragraph):
            for start, end in sentence_places(block.text):
                for a, b in _stretches(block.text, start, end):
                    if when := find_when(block.text, a, b):
                        yield Target(block.eid, when.group(), year_of(when.group()), block.text[a:b])


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut where a clause opens with another day than the stretch before it has: 到2025年，…；到2027年，…."""
    begin, day = start, None
    for a, b in clause_places(text, start, end):
        when = find_when(text, a, b)
        if when and day and when.start() == a and when.group() != day:
            yield begin, len(text[:a].rstrip("，；、 "))
            begin = a
        day = when.group() if when else day
    yield begin, end
