"""What stands on a sheet: the values that pass from composition to typesetting. Nothing here knows Typst."""

from dataclasses import dataclass
from typing import Literal

from gongwen.model import Block, Figure, Footnote, Paragraph, Table

# The faces of GB/T 9704-2012: 仿宋 text, 黑体 and 楷体 headings, 小标宋 title.
Face = Literal["fang", "hei", "kai", "song"]
Style = Literal["front", "flush", "text", "heading", "centred", "annex", "signature", "date", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph in one face; with `level` it is a heading (and a bookmark).

    `eid` is the block or division whose text it is. `listed` headings stand in the contents. `cut` says which part of
    its block's text a run holds that does not hold it all; `topic` is the eId of the run-in heading that it is, `note`
    the number of the source's own note.
    """

    text: str
    face: Face = "fang"
    level: int = 0
    eid: str = ""
    listed: bool = False
    cut: tuple[int, int] | None = None
    topic: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `eids` are those that begin here; `gap` asks for an empty line before it."""

    style: Style
    eids: tuple[str, ...]
    runs: tuple[Run, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a part. `level` is that of its bookmark, 0 for the document's own; without eIds it is apparatus."""

    eids: tuple[str, ...]
    texts: tuple[str, ...]
    level: int = 0

    @property
    def apparatus(self) -> bool:
        """True where no block of the source is the title."""
        return not self.eids


@dataclass(frozen=True, slots=True)
class PageBreak:
    """An attachment starts on a page of its own."""


Item = Line | Title | Table | Figure | PageBreak


def block_item(block: Block, style: Style = "text", *, gap: bool = False) -> Item:
    """A block as an item; `style` and `gap` are for paragraphs."""
    if isinstance(block, Paragraph):
        return Line(style, (block.eid,), (Run(block.text, eid=block.eid),), gap)
    if isinstance(block, Footnote):
        return Line("note", (block.eid,), (Run(block.text, eid=block.eid, note=block.number),))
    return block
