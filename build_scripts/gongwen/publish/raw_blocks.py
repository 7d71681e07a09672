"""Blocks of HTML that need no Markdown are kept out of its way: they take most of the time that a page takes.

Python-Markdown and MkDocs read each of them by an HTML parser, only to put it back as it was.
"""

import re

from markdown import Markdown

_OPENING = re.compile(r"<([a-z][a-z0-9]*)\b")
_PLACE = re.compile(r"<!-- gongwen: raw block (\d+) -->")
_BLOCK_LEVEL = frozenset(Markdown().block_level_elements)


def without_raw_blocks(markdown: str) -> tuple[str, list[str]]:
    """The text with a comment in place of each block that is one line of HTML, and those blocks."""
    blocks: list[str] = []
    pieces = markdown.split("\n\n")
    for number, piece in enumerate(pieces):
        if _is_raw(piece):
            pieces[number] = f"<!-- gongwen: raw block {len(blocks)} -->"
            blocks.append(piece)
    return "\n\n".join(pieces), blocks


def with_raw_blocks(html: str, blocks: list[str]) -> str:
    """The page with the blocks at their places; a comment that only looks like a place stays."""
    return _PLACE.sub(lambda place: blocks[int(place[1])] if int(place[1]) < len(blocks) else place[0], html)


def _is_raw(piece: str) -> bool:
    """True for one element that Markdown would leave as it is: block-level, on one line, closed where the line ends."""
    opening = _OPENING.match(piece)
    if not opening or opening[1] not in _BLOCK_LEVEL or "\n" in piece:
        return False
    tag = re.compile(rf"<(/?){opening[1]}\b")
    depth = 0
    for found in tag.finditer(piece):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.start() + len(f"</{opening[1]}>") == len(piece)
    return False
