"""A document's own table of contents, whose lines repeat its headings and open no division."""

import re
from collections.abc import Sequence

from gongwen.structure.looks import Look

_HEAD = ("目录", "目次", "编章节")
_MAX_TABLES = 20
_MAX_ENTRIES = 2000
_LEADER = re.compile(r"[.．…·\s]*[（(]?\d*[）)]?$")
_LINK = re.compile(r"^[*+-]*\[([^\[\]]*)\]\([^()]*\)$")  # an entry that leads to its heading
_FOLD = str.maketrans("()，：", "（）,:")


def contents_length(looks: Sequence[Look], start: int) -> int:
    """How many lines from `start` on are a table of contents with its head; 0 where none begins there.

    It ends where its first entry stands for the second time.
    """
    if looks[start].squeezed not in _HEAD:
        return 0
    first = _entry(looks[start + 1]) if start + 1 < len(looks) else ""
    last = min(start + _MAX_ENTRIES, len(looks))
    repeat = next((i for i in range(start + 2, last) if first and _entry(looks[i]) == first), None)
    return 0 if repeat is None else repeat - start


def _entry(look: Look) -> str:
    bare = _LINK.sub(r"\1", look.squeezed).translate(_FOLD)
    return _LEADER.sub("", bare)


def contents_places(looks: Sequence[Look]) -> frozenset[int]:
    """The places of all lines that stand in a table of contents."""
    heads = [i for i, look in enumerate(looks) if look.squeezed in _HEAD][:_MAX_TABLES]
    spans = ((i, contents_length(looks, i)) for i in heads)
    return frozenset(place for start, length in spans for place in range(start, start + length))
