"""The order of a document's texts: as they are read, and as they stand in its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.verify.expected import Anchor, Expected, converted, in_source_order, with_eids
from gongwen.verify.published import Reading
from gongwen.verify.site_files import SiteFiles
from gongwen.verify.source import Source


@dataclass(frozen=True, slots=True)
class Outline:
    """The eIds of a document in both orders."""

    anchors: tuple[Anchor, ...]  # in reading order
    reading: Mapping[str, int]
    source: Mapping[str, int]
    lines: Mapping[str, int]
    frame: frozenset[str]

    @classmethod
    def of(cls, anchors: Sequence[Anchor], by_line: tuple[Anchor, ...]) -> "Outline":
        return cls(
            tuple(anchors),
            {anchor.eid: number for number, anchor in enumerate(anchors)},
            {anchor.eid: number for number, anchor in enumerate(by_line)},
            {anchor.eid: anchor.line for anchor in anchors},
            frozenset(anchor.eid for anchor in anchors if anchor.group == "frame"),
        )


def outlined(
    characters: Expected, source: Source, anchors: Sequence[Anchor], files: SiteFiles, converter: Converter
) -> tuple[Outline, Expected]:
    """The order of the eIds in the source, and its characters with theirs, by the published text that has most."""
    eids = {anchor.eid for anchor in anchors}
    readings = [files.json()[1], files.markdown(eids)[1]]
    if not any(_length(reading) >= len(characters.text) for reading in readings):
        readings.append(files.full_page(eids, ())[1])
    pieces = max(readings, key=_length).pieces
    # Without the source script's files the border is read from another script's: no character changes its place.
    nameless = replace(characters, eids=("",) * len(characters.text))
    in_script = nameless if converter.variant == converter.written else converted(nameless, source, converter)
    order = in_source_order(anchors, in_script, pieces)
    return Outline.of(anchors, order), replace(characters, eids=with_eids(in_script, pieces, order).eids)


def _length(reading: Reading) -> int:
    return sum(len(visible(piece.text)) for piece in reading.pieces)
