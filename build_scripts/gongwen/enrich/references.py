"""References in running text: 《titles》 and 文号 of documents that the library holds, 本办法第十一条第二款 within one.

A reference is marked only where its target is known; whatever else could be meant stays plain text. The words that are
marked are those whose place is there: of 第三条第九款, in an article of two 款, 第三条. A text that was written anew
after the one that cites it may have other articles under those numbers: it is marked, its places are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.enrich.catalogue import REMARK, Register, plain_title
from gongwen.enrich.own_places import OwnPlaces, article_of
from gongwen.enrich.places import Reached, follow_steps
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.enrich.text_names import ITSELF, KINDS, NAME_OF_KIND, UNTOLD, NamedText, Names
from gongwen.model import SOURCE_VARIANT, Document, Part, Span, TextUnit, walk_part_text, walk_parts, walk_text
from gongwen.text.locators import LEVELS, Locator, Step, read_locators
from gongwen.text.numerals import CHINESE_NUMERAL
from gongwen.text.scripts import simplified

_TITLE = re.compile(r"《([^《》]{2,120})》")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[（(［【]\d{4}[〕\]）)］】]\s*第?\d{1,5}号|[\u4e00-\u9fff]{2,20}令第\d{1,4}号"
)
_NUMBERED = re.compile(rf"({_NUMBER.pattern})[）)]?$")
_OWN = re.compile(rf"(?<!基)本{KINDS}$")  # 基本法 is the name of another text
_TITLED = re.compile(rf"《([^《》]+)》{REMARK}(?:中?的|中)?$")
_THAT = re.compile(r"(?:该|其|同|原|旧|新|上述|前述)$")
_ABOVE = re.compile(r"(?:上述|前述|以上)$")  # 上述第十一项
_SAME = re.compile(rf"(?:该|上述|前述|(?<![不相合共协会如等])同)(?P<kind>{KINDS})(?:中?的|中)?$")
# 第二百三十六第三款: the article's 条 is lost, so that the 款 is none of the text's own article.
_HALF_NUMBER = re.compile(rf"第[0-9０-９{CHINESE_NUMERAL}]+$")
# 刑法第一百六十五条中增加一款作为第二款: a place of that article, and not yet of its text.
_ADDED = re.compile(r"中?(?:增加|增设|增补)[一二两三四五六七八九十\d]{0,2}[款项目][，,]?(?:分别)?(?:作为|列为)")
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A place that a text names: whose it is, its steps from the article down, and where it leads, None for nowhere.

    What it is of is read also where the library has no such text; `text` is UNTOLD where words leave that open.
    """

    eid: str
    locator: Locator
    text: NamedText
    span: Span | None


def references(document: Document, slug: str, register: Register) -> tuple[Span, ...]:
    """Reference spans in order of the text; `ref` is `slug#eid` (see Edition)."""
    return tuple(span for unit in _units(document, slug, register) for span in unit.spans())


def readings(document: Document, slug: str, register: Register) -> tuple[Reading, ...]:
    """Every place that the text names, in order, with those that lead nowhere."""
    return tuple(reading for unit in _units(document, slug, register) for reading in unit.readings())


def _units(document: Document, slug: str, register: Register) -> Iterator["_InUnit"]:
    """The pieces of text in order; what one says of short names holds in those after it."""
    names = Names(register, document.script)
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
            yield _InUnit(words, own, slug, paragraph_unit, register, names, day, opening)


_INTRO, _POINT = "__intro__", "__point_"


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
    names: Names
    day: str  # from which the words of the document hold; '' where nothing tells
    opening: str = ""  # of the list whose 项 it is

    def spans(self) -> Iterator[Span]:
        text = self.unit.text
        for match in _TITLE.finditer(text):
            named = self.names.look_up(match[1]).known
            if named and named[0] != self.slug:
                yield self._span(match.start(), match.end(), _ref(*named))
        for match in _NUMBER.finditer(text):
            numbered = self.register.by_number(match[0])
            if numbered and numbered[0] != self.slug:
                yield self._span(match.start() + numbered[1], match.end(), numbered[0])
        yield from (reading.span for reading in self.readings() if reading.span)

    def readings(self) -> Iterator[Reading]:
        """第X条 of the document itself, or of the text whose name stands before it."""
        for locator, named in self.governed():
            yield Reading(self.unit.eid, locator, named, self._place(locator, named))

    def governed(self) -> Iterator[tuple[Locator, NamedText]]:
        """Every place with the text that it is of."""
        governor = UNTOLD
        last: Locator | None = None
        told: list[NamedText] = []  # before the place, in the same piece of text
        cited: tuple[Step, ...] = ()  # the article of the document itself that was named last
        for chain in self._chains(self.unit.text, len(self.unit.number)):
            if last and governor.name and self._is_added(last, chain[0]):
                above = tuple(step for step in last.steps if step.level < chain[0].steps[0].level)
                added = (replace(locator, steps=(*above, *locator.steps)) for locator in chain)
                yield from ((locator, NamedText(governor.name, None)) for locator in added)
                continue
            governor = self._governor(chain, last, governor, told)
            told += [governor] if governor.name else []
            last = chain[-1]
            if governor == ITSELF and not chain[0].is_relative and chain[0].steps[0].unit in _WITHIN:
                yield from ((locator, ITSELF) for locator in self._counted(chain, cited))
                continue
            if governor == ITSELF and chain[-1].steps[0].unit == "条":
                cited = tuple(step for step in chain[-1].steps if step.unit in ("条", "款"))
            for locator in chain:
                yield locator, ITSELF if locator.is_relative else governor

    def _is_added(self, last: Locator, locator: Locator) -> bool:
        between = self.unit.text[last.end : locator.start]
        return locator.steps[0].unit in _WITHIN and _ADDED.fullmatch(between) is not None

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
            if governor == ITSELF and locator.steps[0].unit == "条" and not locator.is_relative
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

    def _place(self, locator: Locator, named: NamedText) -> Span | None:
        if reached := self._reach(locator, named):
            slug, found = reached
            inherited = len(locator.steps) - len(locator.ends)
            if found.steps > inherited and not self._is_here(slug, found.eid):
                end = locator.ends[found.steps - inherited - 1]
                return self._span(locator.start, end, f"#{found.eid}" if not slug else f"{slug}#{found.eid}")
        return None

    def _reach(self, locator: Locator, named: NamedText) -> tuple[str, Reached] | None:
        """The other document ('' for this one) and how far the place is found there."""
        if named.known is None:
            return None
        slug, part = named.known
        if named == ITSELF or slug == self.slug:
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

    def _governor(
        self, chain: tuple[Locator, ...], last: Locator | None, before: NamedText, told: list[NamedText]
    ) -> NamedText:
        text, start = self.unit.text, chain[0].start
        if chain[0].is_relative:
            return ITSELF
        if chain[0].again:
            return before if last and chain[0].steps[0].number else UNTOLD
        words = text[max(0, start - _REACH) : start]
        if _OWN.search(words):
            return ITSELF
        if titled := _TITLED.search(words):
            return self.names.look_up(titled[1])
        if same := _SAME.search(words):
            return self._same(same["kind"], text[: start - len(same[0])], told)
        if named := self.names.ending(words):
            return named
        if numbered := _NUMBERED.search(words):
            found = self.register.by_number(numbered[1])
            return NamedText(numbered[1], (found[0], "") if found else None)
        is_within = chain[0].steps[0].unit in _WITHIN
        if is_within and last is None and _ABOVE.search(words):
            return ITSELF
        if NAME_OF_KIND.search(words) or _THAT.search(words) or _HALF_NUMBER.search(words):
            return UNTOLD
        if last and before != ITSELF and not _SENTENCE_END.search(text, last.end, start):
            return UNTOLD  # 依照刑法第五条的规定和第六条
        if is_within and not article_of(self.unit.eid):
            return UNTOLD  # 第一项工作 of a plan
        return ITSELF if _is_cited(chain, words, text[chain[-1].end :]) else UNTOLD

    def _same(self, kind: str, before: str, told: list[NamedText]) -> NamedText:
        """该法: the one text of that kind that was named in this piece of text; UNTOLD where there are two."""
        named = (*(self.names.look_up(match[1]) for match in _TITLE.finditer(before)), *told)
        found = {one for one in named if re.search(rf"{kind}典?$", plain_title(one.name))}
        texts = {one.known or plain_title(one.name) for one in found}
        return next(iter(found)) if len(texts) == 1 else UNTOLD

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
