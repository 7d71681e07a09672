"""The citations of a paragraph: 《…》第三条, 国发〔2022〕14号第二部分, 刑法第六十四条, then 该法第五条."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.enrich.catalogue import plain_title, short_names
from gongwen.enrich.text_names import written_name
from gongwen.quoting.holdings import Holdings, Named
from gongwen.text.folding import simplified
from gongwen.text.locators import Locator, Step, read_locators
from gongwen.text.numerals import CHINESE_NUMERAL

_REMARK = r"(?:[（(](?!\s?第)[^（）()]{0,40}[）)])?"
_TITLE = re.compile(
    rf"(?:《(?P<title>(?:[^《》]|《[^《》]*》){{2,120}})》|〈(?P<single>[^〈〉《》]{{2,120}})〉){_REMARK}"
)
_LAST_REMARK = re.compile(r"[（(][^（）()]{0,40}[）)]$")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[（(［【]\d{4}[〕\]）)］】]\s*第?\d{1,5}号|[\u4e00-\u9fff]{2,20}令第\d{1,4}号"
)
_GAP = re.compile(r"(?:文件|文)?(?:中?的|中|之|[，,])?\s*[（(]?")
# What names a place after a name alone: an annex, marks of a plan (二（四）2).
_AFTER_NAME = re.compile(
    rf"\s?(附件\s?[0-9{CHINESE_NUMERAL}]{{1,3}}|[{CHINESE_NUMERAL}]{{1,3}}[、.]?[（(][0-9{CHINESE_NUMERAL}]{{1,3}}[）)][0-9]{{0,2}})(?![第条章节款项])"
)
_SAME = re.compile(
    r"(?:该|上述|前述)(?:法|条例|办法|规定|细则|规则|决定|意见|方案|通知|规划|章程|解释|标准|文件)?(?:中?的|中)?$"
)
# Cited by its name alone also where the library has it not; a 办法 or 合同 could be the draft's own.
_LAW = re.compile(r"(?:(?<!办)法|法典|条例|公约|协定|议定书)$")
_RANGE = re.compile(r"\s?[至到—－~～-]\s?")
_LONGEST_RANGE = 200
_OTHER = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则|决定|章程|公约|协定|合同|协议)(?:中?的|中)?$")
_REACH = 60
_DIGITS = frozenset("0123456789０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Citation:
    """A text that is named from `start` to `end`, and the places of it that are named together, none for the whole.

    `found` are the documents of that name; `is_named` is false for a place without a name before it, of the text that
    was named last or of the draft's own.
    """

    start: int
    end: int
    words: str
    found: tuple[Named, ...]
    places: tuple[str, ...] = ()  # as written, each whole: 第三条第二款
    is_named: bool = True
    between: tuple[str, ...] = ()  # what a range goes over: 第四条 of 第三条至第五条

    def eids(self, named: Named, holdings: Holdings) -> tuple[str, ...]:
        """Where the places are in one of the documents; those that are not there are left out."""
        known = holdings.places(named.holding)
        return tuple(eid for place in (*self.places, *self.between) for eid in known.eids(place, named.part))


@dataclass(slots=True)
class CitationReader:
    """Reads one draft from its beginning: short names and 该法 lean on what was said before."""

    holdings: Holdings
    _short: dict[str, str] = field(default_factory=dict)

    def citations(self, text: str) -> tuple[Citation, ...]:
        """The citations of a paragraph, in order."""
        for short, title in short_names(text):
            self._short.setdefault(plain_title(short), title)
        plain = simplified(text)
        named = sorted(self._names(text), key=lambda citation: citation.start)
        chains = list(_chains(plain))
        starts = [chain[0].start for chain in chains]
        taken: set[int] = set()
        found: list[Citation] = []
        for citation in named:
            after = bisect_left(starts, citation.end)  # the first place behind the name, which alone can be its
            is_its = after < len(starts) and after not in taken and _GAP.fullmatch(text, citation.end, starts[after])
            if is_its:
                taken.add(after)
            found.append(_with_places(citation, chains[after], text) if is_its else _with_mark(citation, text, plain))
        for chain in (chain for number, chain in enumerate(chains) if number not in taken):
            if unnamed := self._unnamed(text, chain, found):
                found.append(unnamed)
        return tuple(sorted(found, key=lambda citation: citation.start))

    def _names(self, text: str) -> Iterator[Citation]:
        """《titles》 and 文号; a 文号 in the brackets after a title belongs to it."""
        taken: list[tuple[int, int]] = []
        for match in _TITLE.finditer(text):
            taken.append(match.span())
            written = match["title"] or match["single"]
            title = self._short.get(plain_title(written), written)
            found = self.holdings.of_version(self.holdings.named(title), match[0])
            yield Citation(match.start(), match.end(), match[0], found)
        for match in _NUMBER.finditer(simplified(text)):
            if any(start <= match.start() < end for start, end in taken):
                continue
            for start in range(match.start(), match.end()):
                if found := self.holdings.named(text[start : match.end()]):
                    yield Citation(start, match.end(), text[start : match.end()], found)
                    break

    def _unnamed(self, text: str, chain: tuple[Locator, ...], before: list[Citation]) -> Citation | None:
        """A place after a name without 《》, after 该法, or after nothing; None where no text is meant that we know."""
        start = chain[0].start
        words = _LAST_REMARK.sub("", simplified(text[max(0, start - _REACH) : start]))
        if ending := self.holdings.ending(words):
            found, at = ending
            begin = max(0, start - _REACH) + at
            found = self.holdings.of_version(found, text[begin:start])
            return _with_places(Citation(begin, start, text[begin:start], found), chain, text)
        for short, title in self._short.items():
            if words.endswith(short):
                begin = max(0, start - _REACH) + len(words) - len(short)
                return _with_places(Citation(begin, start, text[begin:start], self.holdings.named(title)), chain, text)
        if text[start] in _DIGITS:  # a count, where no name stands before it
            return None
        name = written_name(words)
        if name and _LAW.search(name):
            return _with_places(Citation(start - len(name), start, text[start - len(name) : start], ()), chain, text)
        last = next((c for c in sorted(before, key=lambda c: -c.end) if c.end <= start), None)
        same = _SAME.search(words)
        if last is None or (_OTHER.search(words) and not same):
            return None
        begin = start - len(same[0]) if same else start
        is_named = same is not None or chain[0].again
        return _with_places(Citation(begin, start, last.words, last.found, is_named=is_named), chain, text)


def _chains(plain: str) -> Iterator[tuple[Locator, ...]]:
    """Places that are named together, in a text in simplified script."""
    chain: tuple[Locator, ...] = ()
    for locator in read_locators(plain, bare=True):
        if chain and not locator.follows:
            yield chain
            chain = ()
        if not locator.is_relative and locator.steps[0].number:
            chain = (*chain, locator)
    if chain:
        yield chain


def _with_places(citation: Citation, chain: tuple[Locator, ...], text: str) -> Citation:
    """The citation with its places; of 第三条第一款、第二款 the second is 第三条第二款."""
    end = chain[-1].end
    places = tuple("".join(map(_written, c.steps)) for c in chain)
    between = tuple("".join(map(_written, steps)) for steps in _between(chain, text))
    words = text[citation.start : end]
    return Citation(citation.start, end, words, citation.found, places, citation.is_named, between)


def _between(chain: tuple[Locator, ...], text: str) -> Iterator[tuple[Step, ...]]:
    """What ranges go over: 第四条 of 第三条至第五条, the second and third of 第二款前三项."""
    for locator in chain:
        *above, last = locator.steps
        yield from ((*above, Step(last.unit, number)) for number in range(2, last.upto + 1))
    for one, other in pairwise(chain):
        *above, last = other.steps
        is_range = _RANGE.fullmatch(text[one.end : other.start]) and one.steps[:-1] == tuple(above)
        if is_range and one.steps[-1].unit == last.unit and last.number - one.steps[-1].number < _LONGEST_RANGE:
            yield from ((*above, Step(last.unit, number)) for number in range(one.steps[-1].number + 1, last.number))


def _written(step: Step) -> str:
    if step.unit == "附件":
        return f"附件{step.number}"
    return f"第{step.number}{step.unit}" + (f"之{step.inserted}" if step.inserted else "")


def _with_mark(citation: Citation, text: str, plain: str) -> Citation:
    """The citation with an annex or a mark that follows it, if one does; `plain` is the text in simplified script."""
    match = _AFTER_NAME.match(plain, citation.end)
    if match is None:
        return citation
    words = text[citation.start : match.end()]
    return Citation(citation.start, match.end(), words, citation.found, (match[1],), citation.is_named)
