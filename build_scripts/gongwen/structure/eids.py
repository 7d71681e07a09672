"""eIds after the Akoma Ntoso Naming Convention, in the form that docs/dev/design.md fixes."""

import itertools
from collections.abc import Iterable

from gongwen.model import Block, Figure, Kind, Paragraph, PublishedEid, Table
from gongwen.sources.blocks import SourceBlock, SourceFigure, SourceTable
from gongwen.structure.table_heads import head_rows

ABBREVIATIONS: dict[Kind, str] = {
    "part": "part",
    "subpart": "subpart",
    "chapter": "chp",
    "section": "sec",
    "article": "art",
    "paragraph": "para",
    "subparagraph": "subpara",
    "point": "point",
    "indent": "indent",
}


class EidNames:
    """The eIds of one document that are taken: none is given twice, and none that was published for other text."""

    def __init__(self, published: Iterable[PublishedEid] = ()) -> None:
        self._taken = {known.eid for known in published if known.now != known.eid}
        self._counts: dict[str, int] = {}

    def unique(self, eid: str) -> str:
        """The eId as it is, or with _r2, _r3 … where it is taken."""
        for count in itertools.count(self._counts.get(eid, 0) + 1):
            name = eid if count == 1 else f"{eid}_r{count}"
            if name not in self._taken:
                break
        self._counts[eid] = count
        self._taken.add(name)
        return name


def name_blocks(prefix: str, blocks: Iterable[SourceBlock], names: EidNames) -> tuple[Block, ...]:
    """The blocks of one place (an intro, a preamble) with their eIds: …__p_1, …__table_1, …__p_2."""
    counts = {"p": 0, "table": 0, "fig": 0}
    named: list[Block] = []
    for block in blocks:
        sort = "table" if isinstance(block, SourceTable) else "fig" if isinstance(block, SourceFigure) else "p"
        counts[sort] += 1
        named.append(_name(block, names.unique(f"{prefix}__{sort}_{counts[sort]}")))
    return tuple(named)


def _name(block: SourceBlock, eid: str) -> Block:
    if isinstance(block, SourceTable):
        heads = block.header_rows or head_rows(block.rows, block.spans)
        return Table(eid, block.line, block.rows, heads, block.spans)
    if isinstance(block, SourceFigure):
        return Figure(eid, block.line, block.src, block.alt)
    return Paragraph(eid, block.line, block.text)
