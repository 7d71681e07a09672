"""Where each run of neighbouring characters stands in the folded texts: what makes search exact.

A word of m characters stands where its pairs stand in step; ⌈m/2⌉ pairs cover it. A pair that stands nearly everywhere
(的规) would cost as much as all the rest, so runs that are common have longer ones beside them: with every character
that stands before or behind. A word that holds a common run, and more, is looked up by one of those, and of the common
run itself no more is asked than which texts hold it.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

STRIDE = 1 << 24  # a place is the text's number times this, and the characters before it
COMMON = 3000  # places; written, 6 to 8 KB. Figures: benchmarks/search.md
LONGEST = 12  # characters of a run; of a common one as long as that the places are kept


@dataclass(frozen=True, slots=True)
class Runs:
    """The rising places of each run that is rare or `LONGEST`; the rising numbers of the texts of each common one."""

    places: Mapping[str, "array[int]"]
    texts: Mapping[str, "array[int]"]


def runs(folded: Sequence[str], common: int = COMMON, longest: int = LONGEST) -> Runs:
    """All pairs of characters, and longer runs around common ones; a text of one character has none."""
    places: dict[str, array[int]] = {}
    texts: dict[str, array[int]] = {}
    starts: Iterable[int] = (n * STRIDE + at for n, text in enumerate(folded) for at in range(len(text) - 1))
    for length in range(2, longest + 1):
        found = _grouped(folded, starts, length)
        often = {run for run, at in found.items() if len(at) > common} if length < longest else set()
        places |= {run: at for run, at in found.items() if run not in often}
        texts |= {run: array("I", dict.fromkeys(place // STRIDE for place in found[run])) for run in often}
        starts = _longer(folded, sorted(place for run in often for place in found[run]), length)
    return Runs(places, texts)


def _grouped(folded: Sequence[str], starts: Iterable[int], length: int) -> dict[str, "array[int]"]:
    found: dict[str, array[int]] = {}
    for place in starts:
        number, at = divmod(place, STRIDE)
        run = folded[number][at : at + length]
        if run not in found:
            found[run] = array("Q")
        found[run].append(place)
    return found


def _longer(folded: Sequence[str], starts: Iterable[int], length: int) -> Iterable[int]:
    """The rising places of runs that are a character longer, before or behind, than those at the rising `starts`."""
    last = -1
    for place in starts:
        number, at = divmod(place, STRIDE)
        if at and place - 1 != last:
            yield place - 1
        if at + length < len(folded[number]):
            yield place
            last = place
