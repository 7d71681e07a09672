"""The source's footnotes and endnotes put where they are called: after that block, whatever it has become by then."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongwen.model import Block, Division, Document, Footnote, Frame, Part, TextUnit, walk_text
from gongwen.sources.blocks import SourceNote
from gongwen.structure.eids import EidNames
from gongwen.text.visible import visible


def with_notes(document: Document, notes: Sequence[SourceNote], names: EidNames) -> Document:
    """The document with its notes as blocks; it is read without them, so that none is a 款 or opens anything."""
    if not notes:
        return document
    called: dict[str, list[Footnote]] = {}
    units = [unit for unit in walk_text(document) if unit.text]
    for number, note in enumerate(notes, 1):
        unit, at = _place(note, [unit for unit in units if unit.line == note.called] or units)
        eid = names.unique(f"{unit.eid}__note_{len(called.get(unit.eid, ())) + 1}")
        called.setdefault(unit.eid, []).append(Footnote(eid, note.line, note.text, number, unit.eid, at))
    return replace(document, main=_part(document.main, called), frame=_frame(document.frame, called))


def _place(note: SourceNote, units: Sequence[TextUnit]) -> tuple[TextUnit, int]:
    """Which of the texts of a line calls a note, and how many characters of it stand before the mark.

    A line of the source may have become a heading and a block, or several blocks: their visible characters are its.
    """
    before = note.at
    for unit in units:
        shown = len(visible(unit.text))
        if before <= shown:
            return unit, _after(unit.text, before)
        before -= shown
    return units[-1], len(units[-1].text)


def _after(text: str, shown: int) -> int:
    """Where in a text its first so many visible characters end."""
    for at, character in enumerate(text):
        if not shown:
            return at
        shown -= bool(visible(character))
    return len(text)


def _part(part: Part, called: dict[str, list[Footnote]]) -> Part:
    return replace(
        part,
        front=_blocks(part.front, called),
        preamble=_blocks(part.preamble, called),
        divisions=tuple(_division(division, called) for division in part.divisions),
        conclusions=_blocks(part.conclusions, called),
        attachments=tuple(_part(attachment, called) for attachment in part.attachments),
    )


def _division(division: Division, called: dict[str, list[Footnote]]) -> Division:
    """A division; the notes on its heading are the first of its blocks."""
    return replace(
        division,
        blocks=(*called.get(division.eid, ()), *_blocks(division.blocks, called)),
        divisions=tuple(_division(child, called) for child in division.divisions),
    )


def _frame(frame: Frame, called: dict[str, list[Footnote]]) -> Frame:
    """The frame; what calls a note in an editor's summary stands in the news."""
    notes = [note for summary in frame.editor_summaries for note in called.get(summary.eid, ())]
    return replace(frame, news=(*_blocks(frame.news, called), *notes))


def _blocks(blocks: Iterable[Block], called: dict[str, list[Footnote]]) -> tuple[Block, ...]:
    return tuple(found for block in blocks for found in (block, *called.get(block.eid, ())))
