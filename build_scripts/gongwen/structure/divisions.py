"""Numbered paragraphs become a tree of divisions, each with its eId."""

from dataclasses import dataclass, field

from gongwen.model import Block, Division, Figure, Kind, Paragraph, Table
from gongwen.sources.blocks import SourceBlock, SourceFigure, SourceParagraph, SourceTable
from gongwen.structure.headings import split_heading
from gongwen.structure.levels import Levels, division_kind
from gongwen.structure.marks import Mark, read_mark

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


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source paragraph that opens with a mark, taken apart."""

    line: int
    mark: Mark
    rest: str


Item = Numbered | SourceBlock


@dataclass(slots=True)
class _Draft:
    """A division while it is being filled; frozen into a Division when the whole text is read."""

    source: Numbered
    kind: Kind
    eid: str
    blocks: list[SourceBlock] = field(default_factory=list)
    children: list["_Draft"] = field(default_factory=list)


class BlockNames:
    """Gives the blocks of one place (an intro, a preamble) their eIds in order: …__p_1, …__table_1, …__p_2."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.counts = {"p": 0, "table": 0, "fig": 0}

    def name(self, block: SourceBlock) -> Block:
        """The block with the next eId of its sort."""
        if isinstance(block, SourceTable):
            return Table(self._next("table"), block.line, block.rows, block.header_rows, block.spans)
        if isinstance(block, SourceFigure):
            return Figure(self._next("fig"), block.line, block.src, block.alt)
        return Paragraph(self._next("p"), block.line, block.text)

    def _next(self, sort: str) -> str:
        self.counts[sort] += 1
        return f"{self.prefix}__{sort}_{self.counts[sort]}"


def name_blocks(prefix: str, blocks: list[SourceBlock] | tuple[SourceBlock, ...]) -> tuple[Block, ...]:
    """The blocks of one place with their eIds."""
    names = BlockNames(prefix)
    return tuple(names.name(block) for block in blocks)


def read_items(blocks: tuple[SourceBlock, ...]) -> tuple[Item, ...]:
    """The blocks, with those that open with a numbering mark taken apart."""
    return tuple(_item(block) for block in blocks)


def _item(block: SourceBlock) -> Item:
    if isinstance(block, SourceParagraph) and (found := read_mark(block.text)):
        return Numbered(block.line, *found)
    return block


def build_divisions(items: tuple[Item, ...], prefix: str, levels: Levels) -> tuple[Division, ...]:
    """The divisions of a text that opens with a numbered paragraph; `prefix` is the eId of the part they stand in."""
    roots: list[_Draft] = []
    open_drafts: list[_Draft] = []
    names: set[str] = set()
    for item in items:
        if not isinstance(item, Numbered):
            open_drafts[-1].blocks.append(item)
            continue
        rank = levels.rank(item.mark.style)
        while open_drafts and levels.rank(open_drafts[-1].source.mark.style) >= rank:
            open_drafts.pop()
        parent = open_drafts[-1] if open_drafts else None
        draft = _draft(item, parent, prefix, names, in_article=any(d.kind == "article" for d in open_drafts))
        (parent.children if parent else roots).append(draft)
        open_drafts.append(draft)
    return tuple(_freeze(draft) for draft in roots)


def _draft(item: Numbered, parent: _Draft | None, prefix: str, names: set[str], *, in_article: bool) -> _Draft:
    kind = division_kind(item.mark.style, parent.kind if parent else None, in_article=in_article)
    base = prefix if kind == "article" or parent is None else parent.eid
    eid = unique(f"{base}__{ABBREVIATIONS[kind]}_{item.mark.reference}".removeprefix("__"), names)
    return _Draft(item, kind, eid)


def unique(eid: str, names: set[str]) -> str:
    """The eId, with _r2, _r3 … where it is taken; notes it as taken."""
    candidate, count = eid, 1
    while candidate in names:
        count += 1
        candidate = f"{eid}_r{count}"
    names.add(candidate)
    return candidate


def _freeze(draft: _Draft) -> Division:
    leads = bool(draft.blocks or draft.children)
    heading, text = split_heading(draft.source.rest, leads=leads)
    blocks: list[SourceBlock] = [SourceParagraph(draft.source.line, text)] if text else []
    blocks += draft.blocks
    place = f"{draft.eid}__intro" if draft.children else draft.eid
    return Division(
        eid=draft.eid,
        kind=draft.kind,
        line=draft.source.line,
        number=draft.source.mark.text,
        heading=heading,
        blocks=name_blocks(place, blocks),
        divisions=tuple(_freeze(child) for child in draft.children),
    )
