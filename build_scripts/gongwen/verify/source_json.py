"""A document's own JSON as a source: every text in order, whatever its keys are called beside those of a text.

It shares nothing with the reader of the builder; where the two disagree the comparison says so.
"""

import json
from collections.abc import Iterator

from gongwen.errors import UnsupportedSourceError
from gongwen.verify.source_text import Passage

_TEXTS = ("news", "editor_summaries", "front", "preamble", "divisions", "conclusions", "attachments")
_FRAME = _TEXTS[:2]


def is_json_source(data: bytes) -> bool:
    """True for a file that opens as a JSON object does; no article begins with a brace and a quoted key."""
    head = data[:512].decode("utf-8", "replace").removeprefix("\ufeff").split()
    return bool(head) and head[0].startswith("{") and "".join(head).startswith('{"')


def read_json_source(data: bytes, path: str) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The texts by their lines, those of one line as they stand, the frame first; and what pictures show."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnsupportedSourceError("这份 JSON 读不出来；请用本站原样导出的 .json", path) from error
    frame = [found for key in _FRAME for item in _items(value, key) for found in _texts(item)]
    text = [found for key in _TEXTS[2:] for item in _items(value, key) for found in _texts(item)]
    passages = [Passage(line, words) for line, words in (*frame, *text) if words.strip()]
    return tuple(sorted(passages, key=lambda passage: passage.line)), tuple(_alternatives(value))


def _texts(item: dict[str, object]) -> Iterator[tuple[int, str]]:
    """The texts of a part, a division or a block: heading, intro, what is below, wrap-up."""
    line = found if isinstance(found := item.get("line"), int) else 0
    if "heading" in item:
        yield line, f"{item.get('number')}{item['heading']}"
    elif isinstance(rows := item.get("rows"), list):
        yield from ((line, str(cell)) for row in rows if isinstance(row, list) for cell in row)
    elif isinstance(text := item.get("text"), str):
        yield line, text
    blocks = _items(item, "blocks")
    yield from (found for block in blocks if not _is_late(block) for found in _texts(block))
    for key in _TEXTS:
        yield from (found for below in _items(item, key) for found in _texts(below))
    yield from (found for block in blocks if _is_late(block) for found in _texts(block))


def _is_late(block: dict[str, object]) -> bool:
    return "__wrapup__" in str(block.get("eid"))


def _items(value: dict[str, object], key: str) -> list[dict[str, object]]:
    found = value.get(key, [])
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _alternatives(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _alternatives(item)
    elif isinstance(value, dict):
        if value.get("type") == "figure" and isinstance(value.get("alt"), str):
            yield value["alt"]
        for below in value.values():
            yield from _alternatives(below)
