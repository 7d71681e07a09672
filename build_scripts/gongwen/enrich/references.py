"""References in running text: 《titles》 and 文号 of documents that the library holds, 本办法第十一条第二款 within one.

A reference is marked only where its target is known; whatever else could be meant stays plain text. The words that are
marked are those whose place is there: of 第三条第九款, in an article of two 款, 第三条. A text that was written anew
after the one that cites it may have other articles under those numbers: it is marked, its places are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.enrich.catalogue import NOBODY, REMARK, Named, Register, can_precede_name, plain_title, short_names
from gongwen.enrich.own_places import OwnPlaces
from gongwen.enrich.places import Reached, follow_steps
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.model import SOURCE_VARIANT, Document, Part, Span, TextUnit, Variant, walk_part_text, walk_parts, walk_text
from gongwen.text.locators import LEVELS, Locator, Step, read_locators
from gongwen.text.scripts import simplified

_TITLE = re.compile(r"《([^《》]{2,120})》")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[（(［【]\d{4}[〕\]）)］】]\s*第?\d{1,5}号|[\u4e00-\u9fff]{2,20}令第\d{1,4}号"
)
_NUMBERED = re.compile(rf"({_NUMBER.pattern})[）)]?$")
# 本办法第十一条: the document's own; the name of its kind alone (刑法第三条) is another text's.
_KINDS = (
    r"(?:法|法典|条例|办法|规定|细则|规则|决定|解释|章程|制度|意见|方案|规程|准则|标准|通知|规划|规范|安排|批复|纲要|指南"
    r"|公约|协定|议定书|修正案|公告|通告|计划|要点|守则|总则|分则|附则|大纲|合同|协议|判决|裁定|法例)"
)
_NAME_ENDS = re.compile(rf"{_KINDS}$")
_RUN = re.compile(r"[^，。；：、！？“”「」《》\s]*$")  # no name goes over a mark
_OWN = re.compile(rf"本{_KINDS}$")
NAME_OF_KIND = re.compile(rf"(?:》(?:[（(][^（）()]{{0,30}}[）)])?|{_KINDS})(?:中?的|中)?$")
_TITLED = re.compile(rf"《([^《》]+)》{REMARK}(?:中?的|中)?$")
_THAT = re.compile(r"(?:该|其|同|原|旧|新|上述|前述)$")
# Characters of a short name that tell it without 《》 (办法第三条 may be any 办法's), and whatever goes before it.
_TELLING, _TELLING_ALONE = 3, 5
_LONGEST_NAME = 60  # characters of the name of another text that stands without 《》
_REACH = 160  # characters before a place in which its text's name is looked for
_TAIWAN = ("zh-Hant", "zh-Hant-TW")  # where 項 is what 款 is elsewhere
_SENTENCE_END = re.compile(r"[。；;\n]")
_VIOLATED = re.compile(r"违反(?:了|上述|其中|其)?$")
_WITHIN = ("款", "项", "目")
# A number with 条 is also a count of roads, lines, measures (没有第二条路). Without the name of its text it is a place
# where it is cited as one: by what follows, or by what goes before it, as long as nothing countable follows.
_CITED = re.compile(
    r"第|的?(?:规定|所列|情形|内容|要求|程序)|所|之规|[、至及和与或]?本|有关|相关|关于|禁止|另有|修改|中[的所规，、]|各[款项]|[）)”]|以外|之外|除?外"
)
_CITING = re.compile(r"(?:依照|按照|依据|根据|参照|比照|遵照|违反|违背|适用|准用|符合|属于|不受|除|依|按|于|[（(])$")
_COUNTED = re.compile(r"[\u4e00-\u9fff]{0,3}[路线道河街巷渠沟管缆链轨船鱼]")


def references(document: Document, slug: str, register: Register) -> tuple[Span, ...]:
    """Reference spans in order of the text; `ref` is `slug#eid` (see Edition)."""
    found: list[Span] = []
    names = _Names(register, document.script)
    parts = tuple(walk_parts(document.main))
    day = beginning_day(document.main.metadata, effective_day(document.main))
    eids = frozenset((*(part.eid for part in parts), *(unit.eid for unit in walk_text(document))))
    paragraph_unit = "项" if document.script in _TAIWAN else "款"
    for part in parts:
        own = OwnPlaces(part, eids)
        openings: dict[str, str] = {}  # of the lists of the part, what stands before their 项
        for unit in _own_text(part):
            words = unit if document.script == SOURCE_VARIANT else replace(unit, text=simplified(unit.text))
            names.learn(words.text)
            if _INTRO in words.eid:
                list_eid = words.eid.rpartition(_INTRO)[0]
                openings[list_eid] = openings.get(list_eid, "") + words.text
            opening = openings.get(words.eid.rpartition(_POINT)[0], "")
            found += _InUnit(words, own, slug, paragraph_unit, register, names, day, opening).spans()
    return tuple(found)


_INTRO, _POINT = "__intro__", "__point_"


class _Names:
    """What a title means at a place of one document: the short names that were given before it count first."""

    def __init__(self, register: Register, script: Variant) -> None:
        self._register = register
        self._script = script
        self._short: dict[str, Named | None] = {}

    def learn(self, text: str) -> None:
        """Takes up the short names that a paragraph gives; they hold in it too."""
        for short, title in short_names(text):
            self._short.setdefault(plain_title(short), self._register.by_title(title, self._script))

    def look_up(self, title: str) -> Named | None:
        plain = plain_title(title)
        return self._short[plain] if plain in self._short else self._register.by_title(title, self._script)

    def ending(self, words: str) -> Named | None:
        """The text whose name, without 《》, ends the words: 依照条例, 违反刑法."""
        for name, named in self._short.items():
            is_told = len(name) >= _TELLING_ALONE or can_precede_name(words.removesuffix(name))
            if len(name) >= _TELLING and words.endswith(name) and is_told:
                return named
        if not _NAME_ENDS.search(words):
            return None
        run = _RUN.search(words[-_LONGEST_NAME:])
        found = self._register.by_ending(run[0] if run else "", self._script)
        return found[0] if found else None


def _own_text(part: Part) -> Iterator[TextUnit]:
    """The part's text without its title and without its attachments', which have articles of their own."""
    inner = {unit.eid for attachment in part.attachments for unit in walk_part_text(attachment)}
    front = {block.eid for block in part.front}
    return (unit for unit in walk_part_text(part) if unit.eid not in inner and unit.eid not in front)


@dataclass(frozen=True, slots=True)
class _InUnit:
    """One piece of text, where it stands, and who may be asked what it names."""

    unit: TextUnit
    own: OwnPlaces
    slug: str
    paragraph_unit: str
    register: Register
    names: _Names
    day: str  # from which the words of the document hold; '' where nothing tells
    opening: str = ""  # of the list whose 项 it is

    def spans(self) -> Iterator[Span]:
        text = self.unit.text
        for match in _TITLE.finditer(text):
            named = self.names.look_up(match[1])
            if named and named[0] != self.slug:
                yield self._span(match.start(), match.end(), _ref(*named))
        for match in _NUMBER.finditer(text):
            numbered = self.register.by_number(match[0])
            if numbered and numbered[0] != self.slug:
                yield self._span(match.start() + numbered[1], match.end(), numbered[0])
        yield from self._places()

    def _places(self) -> Iterator[Span]:
        """第X条 of the document itself, or of the one whose name stands before it."""
        for locator, governor in self.governed():
            yield from self._place(locator, governor)

    def governed(self) -> Iterator[tuple[Locator, Named | None]]:
        """Every place with whose it is: NOBODY for the document itself, None for a text that is not here."""
        governor: Named | None = None
        last: Locator | None = None
        cited: tuple[Step, ...] = ()  # the article of the document itself that was named last
        for chain in self._chains(self.unit.text, len(self.unit.number)):
            governor = self._governor(chain, last, governor)
            last = chain[-1]
            if governor == NOBODY and not chain[0].is_relative and chain[0].steps[0].unit in _WITHIN:
                yield from ((locator, NOBODY) for locator in self._counted(chain, cited))
                continue
            if governor == NOBODY and chain[-1].steps[0].unit == "条":
                cited = tuple(step for step in chain[-1].steps if step.unit in ("条", "款"))
            for locator in chain:
                yield locator, NOBODY if locator.is_relative else governor

    def _counted(self, chain: tuple[Locator, ...], cited: tuple[Step, ...]) -> Iterator[Locator]:
        """第三项 alone, in the article that it is counted in: its own, or one that was cited (违反第九条规定的，…；违反
        第三项规定的); those that could be either are left out."""
        is_violated = _VIOLATED.search(self.unit.text[: chain[0].start]) is not None
        in_list = _POINT in self.unit.eid
        base = cited or (self._opening_article() if in_list and is_violated else ())
        for locator in chain:
            depth = 1 if locator.steps[0].unit == "款" else len(base)
            there = replace(locator, steps=(*base[:depth], *locator.steps))
            is_there, is_here = bool(base) and self._is_whole(there), self._is_whole(locator)
            if is_there and (is_violated or not is_here):
                yield there
            elif not is_there and not (is_here and in_list and is_violated):
                yield locator

    def _is_whole(self, locator: Locator) -> bool:
        found = self.own.follow(self.unit.eid, locator.steps)
        return found is not None and found.steps == len(locator.steps)

    def _opening_article(self) -> tuple[Step, ...]:
        """The one article of the document itself that the list's opening cites; () where it cites none or several."""
        opened = replace(self, unit=replace(self.unit, text=self.opening, number=""), opening="")
        found = {
            tuple(step for step in locator.steps if step.unit in ("条", "款"))
            for locator, governor in opened.governed()
            if governor == NOBODY and locator.steps[0].unit == "条" and not locator.is_relative
        }
        return next(iter(found)) if len(found) == 1 else ()

    def _chains(self, text: str, start: int) -> Iterator[tuple[Locator, ...]]:
        """The places that are named together: 第三条、第四条和第七条."""
        chain: tuple[Locator, ...] = ()
        for locator in read_locators(text, start, paragraph_unit=self.paragraph_unit):
            if chain and not locator.follows:
                yield chain
                chain = ()
            chain = (*chain, locator)
        if chain:
            yield chain

    def _place(self, locator: Locator, governor: Named | None) -> Iterator[Span]:
        if reached := self._reach(locator, governor):
            slug, found = reached
            inherited = len(locator.steps) - len(locator.ends)
            if found.steps > inherited and not self._is_here(slug, found.eid):
                end = locator.ends[found.steps - inherited - 1]
                yield self._span(locator.start, end, f"#{found.eid}" if not slug else f"{slug}#{found.eid}")

    def _reach(self, locator: Locator, governor: Named | None) -> tuple[str, Reached] | None:
        """The other document ('' for this one) and how far the place is found there."""
        if governor is None:
            return None
        slug, part = governor
        if governor == NOBODY or slug == self.slug:
            found = self.own.follow(self.unit.eid, locator.steps, part)
            return ("", found) if found else None
        return slug, self._reach_other(slug, part, locator)

    def _reach_other(self, slug: str, part: str, locator: Locator) -> Reached:
        if self.day and any(one.slug == slug and one.begins > self.day for one in self.register.versions(slug)):
            return Reached("", 0)

        def holds(eid: str) -> bool:
            return self.register.holds(slug, eid)

        found = follow_steps(f"{part}__" if part else "", locator.steps, holds)
        if not found.steps and not part and (issued := self.register.issued(slug)):
            found = follow_steps(f"{issued}__", locator.steps, holds)
        return found

    def _governor(self, chain: tuple[Locator, ...], last: Locator | None, before: Named | None) -> Named | None:
        text, start = self.unit.text, chain[0].start
        if chain[0].is_relative:
            return NOBODY
        words = text[max(0, start - _REACH) : start]
        if _OWN.search(words):
            return NOBODY
        if titled := _TITLED.search(words):
            return self.names.look_up(titled[1])
        if named := self.names.ending(words):
            return named
        if numbered := _NUMBERED.search(words):
            found = self.register.by_number(numbered[1])
            return (found[0], "") if found else None
        if NAME_OF_KIND.search(words) or _THAT.search(words):
            return None
        if last and before != NOBODY and not _SENTENCE_END.search(text, last.end, start):
            return None  # 依照刑法第五条的规定和第六条
        return NOBODY if _is_cited(chain, words, text[chain[-1].end :]) else None

    def _is_here(self, slug: str, eid: str) -> bool:
        """True for the very text that the words stand in."""
        return not slug and (self.unit.eid == eid or self.unit.eid.startswith(eid + "__"))

    def _span(self, start: int, end: int, ref: str) -> Span:
        return Span(self.unit.eid, start, end, "reference", ref)


def _is_cited(chain: tuple[Locator, ...], before: str, after: str) -> bool:
    """True for numbers without the name of their text that are places, not counts."""
    first = chain[0].steps[0]
    if LEVELS["附件"] < first.level < LEVELS["条"]:
        return _CITING.search(before) is not None and after.startswith(("规定", "的规定", "所"))
    if first.unit != "条" or any(len(locator.steps) > 1 for locator in chain):
        return True
    return bool(_CITED.match(after) or (_CITING.search(before) and not _COUNTED.match(after)))


def _ref(slug: str, eid: str) -> str:
    return f"{slug}#{eid}" if eid else slug
