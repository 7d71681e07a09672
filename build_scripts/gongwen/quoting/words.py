"""The text of a document in one piece, folded, so that words are found across its paragraphs; and the way back."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gongwen.model import Document, walk_part_text
from gongwen.text.folding import FoldedText, fold_with_offsets

_HOLDS_ARTICLES = re.compile(r"(?:^|__)(?:part|subpart|chp|sec)_[0-9_r-]+$")
_ARTICLE = re.compile(r"^(?P<part>(?:att_[0-9]+__)*)art_")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Folded text from `start` to `end`."""

    start: int
    end: int


class Words:
    """A document's own text (not the frame), unit after unit."""

    def __init__(self, document: Document) -> None:
        units = tuple(unit for unit in walk_part_text(document.main) if unit.text)
        self.eids = tuple(unit.eid for unit in units)
        self._texts = tuple(unit.text for unit in units)
        self._is_number = tuple(unit.text == unit.number for unit in units)
        self._folded: tuple[FoldedText, ...] = tuple(fold_with_offsets(text) for text in self._texts)
        self._starts = tuple(accumulate((len(folded.text) for folded in self._folded), initial=0))
        self._below = _ranges(self.eids)
        self._cited = self._below | _with_articles(self.eids, self._below)
        self.whole = "".join(folded.text for folded in self._folded)

    def find(self, folded: str, within: Stretch | None = None) -> Iterator[Stretch]:
        """Every place where the folded words stand; `within` is where they begin."""
        first, last = (within.start, within.end) if within else (0, len(self.whole))
        at = self.whole.find(folded, first)
        while folded and 0 <= at < last:
            yield Stretch(at, at + len(folded))
            at = self.whole.find(folded, at + 1)

    def below(self, eid: str) -> Stretch | None:
        """Where the text of an eId stands with all below it; '' is the whole document."""
        return self._stretch(eid, self._below)

    def cited(self, eid: str) -> Stretch | None:
        """The same for an eId that is cited: of a chapter with its articles, whose eIds count through the text."""
        return self._stretch(eid, self._cited)

    def _stretch(self, eid: str, ranges: dict[str, tuple[int, int]]) -> Stretch | None:
        if not eid:
            return Stretch(0, len(self.whole))
        inside = ranges.get(eid)
        return Stretch(self._starts[inside[0]], self._starts[inside[1] + 1]) if inside else None

    def around(self, stretch: Stretch, within: Stretch, margin: int) -> Stretch:
        """The stretch with some characters before and after it, of the same piece of text."""
        return Stretch(max(within.start, stretch.start - margin), min(within.end, stretch.end + margin))

    def eid_at(self, at: int) -> str:
        """The eId of the unit in which a character stands."""
        return self.eids[self._unit(at)]

    def original(self, stretch: Stretch) -> str:
        """The source's own characters, a paragraph a line; a number stands on the line of what follows it."""
        lines: list[str] = []
        unit = self._unit(stretch.start)
        while unit < len(self.eids) and self._starts[unit] < stretch.end:
            start = max(stretch.start, self._starts[unit]) - self._starts[unit]
            end = min(stretch.end, self._starts[unit + 1]) - self._starts[unit]
            if start < end:
                first, last = self._folded[unit].original_span(start, end)
                lines.append(self._texts[unit][first:last] + ("" if self._is_number[unit] else "\n"))
            unit += 1
        return "".join(lines).removesuffix("\n")

    def _unit(self, at: int) -> int:
        return min(bisect_right(self._starts, at) - 1, len(self.eids) - 1)


def _ranges(eids: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """For each eId, those without text of their own too, the first and the last unit at or below it."""
    found: dict[str, tuple[int, int]] = {}
    for place, eid in enumerate(eids):
        above = eid
        while above:
            found[above] = (found.get(above, (place, place))[0], place)
            above = above.rpartition("__")[0]
    return found


def _with_articles(eids: Sequence[str], below: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """For each division that articles stand under, the first and the last unit of it and of these."""
    found: dict[str, tuple[int, int]] = {}
    above: list[str] = []
    for place, eid in enumerate(eids):
        if article := _ARTICLE.match(eid):
            found |= {one: (below[one][0], place) for one in above if one.startswith(article["part"])}
        else:
            above = [one for one in above if eid.startswith(f"{one}__")]
            above += [eid] if _HOLDS_ARTICLES.search(eid) else []
    return found
