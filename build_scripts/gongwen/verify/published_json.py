"""Reads a document's JSON: the text of its blocks in order. Strings about the document are no text of it."""

import json
from collections.abc import Collection, Mapping
from heapq import merge

from gongwen.text.visible import visible
from gongwen.verify.published import Collector, Reading

_BLOCK_FACTS = frozenset({"eid", "text", "src"})
_DIVISION_FACTS = frozenset({"eid", "number", "heading"})
_FRAME = ("news", "editor_summaries")
_OPENING = ("front", "preamble")


def read_json(text: str, alternatives: Collection[str] = ()) -> Reading:
    """What the JSON holds, the frame first. JSON that cannot be read holds nothing.

    A figure's own text is one of `alternatives`.
    """
    collector = Collector(alternatives)
    try:
        value = json.loads(text)
    except ValueError:
        return collector.reading()
    if isinstance(value, dict):
        # Two lists of one frame: each in its own order, between them the lines decide.
        _blocks(list(merge(*(_list(value.get(key)) for key in _FRAME), key=_line)), collector)
        _part(value, collector)
    return collector.reading()


def _part(part: Mapping[str, object], collector: Collector) -> None:
    for key in _OPENING:
        _blocks(part.get(key), collector)
    _divisions(part.get("divisions"), collector)
    _blocks(part.get("conclusions"), collector)
    for attachment in _list(part.get("attachments")):
        _part(attachment, collector)


def _divisions(divisions: object, collector: Collector) -> None:
    for division in _list(divisions):
        eid = _string(division, "eid")
        collector.text(eid, _string(division, "number") + _string(division, "heading"))
        blocks = _list(division.get("blocks"))
        wrapup = [block for block in blocks if "__wrapup__" in _string(block, "eid")]
        _blocks([block for block in blocks if block not in wrapup], collector)
        _divisions(division.get("divisions"), collector)
        _blocks(wrapup, collector)
        _unknown(division, _DIVISION_FACTS, collector)


def _blocks(blocks: object, collector: Collector) -> None:
    for block in _list(blocks):
        eid = _string(block, "eid")
        rows = block.get("rows")
        text = _string(block, "text")
        if isinstance(rows, list):
            cells = "\n".join(str(cell) for row in rows if isinstance(row, list) for cell in row)
            collector.text(eid, cells)
            if visible(text) != visible(cells):
                collector.stray(text, eid)
        else:
            collector.text(eid, text)
        if picture := _string(block, "file"):
            collector.picture(eid, picture)
        _unknown(block, _BLOCK_FACTS, collector)


def _unknown(value: Mapping[str, object], known: frozenset[str], collector: Collector) -> None:
    """A string under any other key is a word of ours (`type`, `kind`), an eId, or text that someone slipped in."""
    for key, text in value.items():
        if key not in known and isinstance(text, str) and not text.isascii() and not collector.is_allowed(text):
            collector.stray(text, _string(value, "eid"))


def _list(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _line(block: Mapping[str, object]) -> int:
    line = block.get("line")
    return line if isinstance(line, int) else 0


def _string(value: Mapping[str, object], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""
