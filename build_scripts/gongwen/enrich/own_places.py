"""Places that a text names from where it stands: 前款, 前条第二款, 本条第一款, 第一款, 第三条."""

import re

from gongwen.enrich.places import Reached, follow_steps
from gongwen.model import Part, walk_divisions
from gongwen.text.locators import Step

_ARTICLE = re.compile(r"(?:^|__)art_[^_]+")
_REPEATED = re.compile(r"_r\d+(?:__|$)")
# Of a block outside articles: the numbered division that it stands in, and what that stands in.
_NUMBERED = re.compile(r"(?P<above>(?:.*__)?)(?P<name>sec|para|subpara|point)_[^_]+(?:__(?:intro|wrapUp))?__[a-z]+_\d+")
_AROUND = {
    "款": re.compile(r"__para_\d+"),
    "项": re.compile(r"__(?:point|indent)_\d+"),
    "章": re.compile(r"(?:^|__)chp_[^_]+"),
    "节": re.compile(r"(?:^|__)sec_[^_]+"),
    "编": re.compile(r"^part_[^_]+"),
}


class OwnPlaces:
    """One part of a document, asked for the places that its own text names."""

    def __init__(self, part: Part, eids: frozenset[str]) -> None:
        self._prefix = f"{part.eid}__" if part.eid else ""
        self._divisions = tuple(d.eid for d in walk_divisions(part.divisions))
        self._articles = tuple(d.eid for d in walk_divisions(part.divisions) if d.kind == "article")
        self._eids = eids  # of the whole document

    def follow(self, here: str, steps: tuple[Step, ...], part: str = "") -> Reached | None:
        """How far the place is found that the text `here` names; None where it cannot be told from what it is counted.

        `part` is the attachment whose name stands before it.
        """
        first, rest = steps[0], steps[1:]
        if part:
            return follow_steps(f"{part}__", steps, self._holds)
        if first.unit == "附件":
            annex = f"att_{first.number}"
            return self._below(annex, rest) if self._holds(annex) else None
        if first.own and rest and rest[0].unit == "条":  # 本章第六条: articles count through the whole text
            return _deeper(follow_steps(self._prefix, rest, self._holds))
        if first.back or first.own:
            begin = self._counted_back(here, first) if first.back else _around(here, first.unit)
            return self._below(begin, rest) if begin else None
        if first.unit in ("款", "项", "目"):
            return self._unsaid(here, steps)
        return follow_steps(self._prefix, steps, self._holds)

    def _holds(self, eid: str) -> bool:
        return eid in self._eids

    def _below(self, begin: str, steps: tuple[Step, ...]) -> Reached:
        """The place below one that is there: its first step is found."""
        return _deeper(follow_steps(f"{begin}__", steps, self._holds))

    def _counted_back(self, here: str, step: Step) -> str:
        """前款 → the 款 before the one that the text stands in; 前两款 → the first of them."""
        around = _around(here, step.unit)
        if not around:
            return ""
        if step.unit == "条":
            place = self._articles.index(around) - step.back if self._articles.count(around) == 1 else -1
            return self._articles[place] if place >= 0 else ""
        above, _, number = around.rpartition("_")
        eid = f"{above}_{int(number) - step.back}"
        return eid if self._holds(eid) else ""

    def _unsaid(self, here: str, steps: tuple[Step, ...]) -> Reached | None:
        """第二款, 第（三）项 of the article that the text stands in; a 项 of the same 款 before those of others."""
        article = article_of(here)
        if not article:
            return self._listed(here, steps)
        around = _around(here, "款") if steps[0].unit != "款" else ""
        within = follow_steps(f"{around}__", steps, self._holds) if around else None
        return within if within and within.steps else follow_steps(f"{article}__", steps, self._holds)

    def _listed(self, here: str, steps: tuple[Step, ...]) -> Reached | None:
        """上述第11项 of a list without articles: what is numbered so beside the text's own number, else the only one of
        the part that is (numbers may go on through chapters)."""
        own = _NUMBERED.fullmatch(here)
        if own is None:
            return None
        last = f"{own['name']}_{steps[0].reference}"
        beside = own["above"] + last
        found = [beside] if self._holds(beside) else [eid for eid in self._divisions if eid.split("__")[-1] == last]
        return self._below(found[0], steps[1:]) if len(found) == 1 else None


def _deeper(reached: Reached) -> Reached:
    return Reached(reached.eid, reached.steps + 1)


def article_of(eid: str) -> str:
    """The article that a text stands in; '' where it stands in none, or below a number that is given twice."""
    found = _ARTICLE.search(eid)
    return "" if found is None or _REPEATED.search(eid) else eid[: found.end()]


def _around(eid: str, unit: str) -> str:
    """The 条, 款, 项, 章 that a text stands in."""
    article = article_of(eid)
    if unit == "条":
        return article
    found = _AROUND[unit].search(eid, len(article)) if unit in _AROUND and (article or unit not in "款项") else None
    return eid[: found.end()] if found else ""
