"""The lines that a collector put before a saved text: `- key: value` up to a line of dashes."""

import re

from gongwen.model import Omitted
from gongwen.sources.blocks import Field
from gongwen.sources.front_matter import FrontMatter
from gongwen.text.visible import visible

_ENTRY = re.compile(r"[-*]?[ \t]*(?P<key>[A-Za-z_][\w.-]*)[ \t]*:[ \t]+(?P<value>.+)")
_TITLE = re.compile(r"#{1,6}[ \t]+\S.*")
_DASHES = re.compile(r"-{3,}[ \t]*")
_MAX_LINES = 60


def read_capture_header(lines: list[str]) -> FrontMatter:
    """The header of a source given in lines: at most a heading, then entries with Latin keys, then dashes."""
    fields: list[Field] = []
    for index, line in enumerate(lines[:_MAX_LINES]):
        if entry := _ENTRY.fullmatch(line.strip()):
            fields.append(Field(entry["key"], entry["value"], index + 1))
        elif fields and _DASHES.fullmatch(line):
            return FrontMatter(index + 1, tuple(fields), _omitted(lines[: index + 1]))
        elif line.strip() and (fields or not _TITLE.fullmatch(line)):
            break
    return FrontMatter()


def _omitted(lines: list[str]) -> tuple[Omitted, ...]:
    return tuple(Omitted(n, "抓取说明", line.strip()) for n, line in enumerate(lines, 1) if visible(line))
