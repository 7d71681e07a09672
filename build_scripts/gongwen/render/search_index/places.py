"""Divisions by their numbers, however a reader types them: 第三十一条, 第31条, 31; 二（四）, 2.4.

The key of a division is the chain of its numbers, from its eId: `chp_2__sec_4` → 2.4, `art_31__para_2__point_1` →
31.2.1, `art_10-1` → 10-1; and once more with its own kind before it (sec2.4), for readers who say which they mean.
"""

import re
from collections.abc import Iterable

_STEP = re.compile(r"(?P<kind>[a-z]+)_(?P<number>\d+(?:-\d+)*)(?:_r\d+)?")
_BLOCKS = frozenset({"p", "table", "fig", "note"})
_FIRST_BLOCK = "__p_1"
_INTRO = "__intro"


def place_keys(eid: str) -> tuple[str, ...]:
    """The chain of a division's numbers, without and with its kind; () for what is no division."""
    steps = [match for step in eid.split("__") if (match := _STEP.fullmatch(step))]
    steps = [step for step in steps if step["kind"] != "att"]
    if not steps or len(steps) < eid.count("__") or any(step["kind"] in _BLOCKS for step in steps):
        return ()
    chain = ".".join(step["number"] for step in steps)
    return (chain, steps[-1]["kind"] + chain)


def places(eids: Iterable[str]) -> dict[str, list[int]]:
    """The numbers of the units that are divisions, under their keys; `eids` of all units in order of search.

    An unnumbered 款 has no heading of its own: its first paragraph stands for it, also where 项 follow it.
    """
    found: dict[str, list[int]] = {}
    for number, eid in enumerate(eids):
        above = eid.removesuffix(_FIRST_BLOCK).removesuffix(_INTRO)
        if above == eid or above.rpartition("__")[2].startswith("para_"):
            for key in place_keys(above):
                found.setdefault(key, []).append(number)
    return found
