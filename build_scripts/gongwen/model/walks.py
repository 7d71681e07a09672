"""Every piece of a document, in order of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.model.document import Block, Division, Document, Footnote, Frame, Part


def walk_divisions(divisions: tuple[Division, ...]) -> Iterator[Division]:
    """Every division in order of the text, outer before inner."""
    stack = list(reversed(divisions))
    while stack:
        division = stack.pop()
        yield division
        stack.extend(reversed(division.divisions))


def walk_parts(part: Part) -> Iterator[Part]:
    """The part and its attachments, in order of the text."""
    yield part
    for attachment in part.attachments:
        yield from walk_parts(attachment)


def intro_blocks(division: Division) -> tuple[Block, ...]:
    """The blocks that stand before the division's own divisions (or all it has)."""
    return tuple(b for b in division.blocks if "__wrapup__" not in b.eid)


def wrapup_blocks(division: Division) -> tuple[Block, ...]:
    """The blocks that stand after the division's own divisions."""
    return tuple(b for b in division.blocks if "__wrapup__" in b.eid)


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One addressable piece of text: a block, a division's number and heading, or an editor's summary."""

    eid: str
    line: int
    text: str
    number: str = ""  # the part of `text` that is a division's mark


def walk_division_text(division: Division) -> Iterator[TextUnit]:
    """The division's heading and blocks and those of its divisions, in order of the text."""
    yield TextUnit(division.eid, division.line, division.number + division.heading, division.number)
    for block in intro_blocks(division):
        yield TextUnit(block.eid, block.line, block.text)
    for child in division.divisions:
        yield from walk_division_text(child)
    for block in wrapup_blocks(division):
        yield TextUnit(block.eid, block.line, block.text)


def walk_part_text(part: Part) -> Iterator[TextUnit]:
    """Every piece of text of a part and its attachments, in order of the text."""
    for block in (*part.front, *part.preamble):
        yield TextUnit(block.eid, block.line, block.text)
    for division in part.divisions:
        yield from walk_division_text(division)
    for block in part.conclusions:
        yield TextUnit(block.eid, block.line, block.text)
    for attachment in part.attachments:
        yield from walk_part_text(attachment)


def walk_blocks(part: Part) -> Iterator[Block]:
    """Every block of a part and its attachments."""
    for own in walk_parts(part):
        yield from (*own.front, *own.preamble)
        for division in walk_divisions(own.divisions):
            yield from division.blocks
        yield from own.conclusions


def footnotes(document: Document) -> dict[str, tuple[Footnote, ...]]:
    """The notes of the source by the eId that calls them, in order of their marks."""
    found: dict[str, tuple[Footnote, ...]] = {}
    for block in (*document.frame.news, *walk_blocks(document.main)):
        if isinstance(block, Footnote):
            found[block.of] = (*found.get(block.of, ()), block)
    return found


def walk_frame_text(frame: Frame) -> Iterator[TextUnit]:
    """News and editor's summaries in order of lines."""
    units = [TextUnit(b.eid, b.line, b.text) for b in frame.news]
    units += [TextUnit(s.eid, s.line, s.text) for s in frame.editor_summaries]
    return iter(sorted(units, key=lambda unit: unit.line))


def walk_text(document: Document) -> Iterator[TextUnit]:
    """Every piece of text that is published: the frame first, then the document."""
    yield from walk_frame_text(document.frame)
    yield from walk_part_text(document.main)
