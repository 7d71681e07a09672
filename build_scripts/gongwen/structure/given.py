"""A document whose structure came with it: no rule reads it anew; document.yml and the eIds of before still count."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gongwen.model import (
    Block,
    Division,
    Document,
    Footnote,
    Frame,
    Metadata,
    Part,
    Particulars,
    PublishedEid,
    walk_parts,
    walk_text,
)
from gongwen.structure.eids import EidNames
from gongwen.structure.metadata import override
from gongwen.text.scripts import script_of


def given_document(document: Document, particulars: Particulars, published: tuple[PublishedEid, ...]) -> Document:
    """The document as it came, with what document.yml says, and another eId where its own was published for other
    text."""
    names = EidNames(published)
    now: dict[str, str] = {part.eid: part.eid for part in walk_parts(document.main)}
    units = tuple(walk_text(document))
    for unit in units:
        now[unit.eid] = names.unique(_below(unit.eid, now))
    main = _part(document.main, now)
    former = {known.eid: known.now for known in published if known.now not in ("", known.eid)}
    there = {old: now.get(eid, eid) for old, eid in document.aliases} | former
    in_use = frozenset(now.values())
    return replace(
        document,
        main=replace(main, metadata=override(main.metadata, particulars)),
        frame=_frame(document.frame, now),
        script=particulars.script or script_of("".join(unit.text for unit in units)),
        aliases=tuple((old, eid) for old, eid in there.items() if old not in in_use),
    )


def _below(eid: str, now: Mapping[str, str]) -> str:
    """An eId with the present name of the nearest division that it stands in."""
    outer, _, own = eid.rpartition("__")
    between = own
    while outer:
        if outer in now:
            return f"{now[outer]}__{between}"
        outer, _, step = outer.rpartition("__")
        between = f"{step}__{between}"
    return eid


def _part(part: Part, now: Mapping[str, str]) -> Part:
    return replace(
        part,
        metadata=_metadata(part.metadata, now),
        front=_blocks(part.front, now),
        preamble=_blocks(part.preamble, now),
        divisions=tuple(_division(division, now) for division in part.divisions),
        conclusions=_blocks(part.conclusions, now),
        attachments=tuple(_part(attachment, now) for attachment in part.attachments),
    )


def _division(division: Division, now: Mapping[str, str]) -> Division:
    below = tuple(_division(child, now) for child in division.divisions)
    return replace(division, eid=now[division.eid], blocks=_blocks(division.blocks, now), divisions=below)


def _blocks(blocks: Iterable[Block], now: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(
        replace(block, eid=now[block.eid], of=now.get(block.of, block.of))
        if isinstance(block, Footnote)
        else replace(block, eid=now[block.eid])
        for block in blocks
    )


def _frame(frame: Frame, now: Mapping[str, str]) -> Frame:
    summaries = tuple(
        replace(s, eid=now[s.eid], division=now.get(s.division, s.division) if s.division else None)
        for s in frame.editor_summaries
    )
    return Frame(_blocks(frame.news, now), summaries)


def _metadata(metadata: Metadata, now: Mapping[str, str]) -> Metadata:
    events = tuple(
        replace(event, eid=now.get(event.eid, event.eid) if event.eid else None) for event in metadata.events
    )
    sources = tuple(replace(said, eid=now.get(said.eid, said.eid) if said.eid else None) for said in metadata.sources)
    return replace(metadata, events=events, sources=sources)
