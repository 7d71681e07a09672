"""What people write for a place of a document, and its eIds."""

import re
from collections.abc import Iterator
from functools import cached_property

from gongwen.enrich.places import follow_steps
from gongwen.model import SOURCE_VARIANT, Division, Document, Part, walk_part_text, walk_parts
from gongwen.render.addresses import homes, overview_address
from gongwen.render.citation.places import places
from gongwen.structure.marks import read_mark
from gongwen.text.folding import fold_text, simplified
from gongwen.text.locators import Locator, read_locators
from gongwen.text.numerals import CHINESE_NUMERAL, number_value

_ASKED = re.compile(rf"[（(]?(?P<number>[0-9{CHINESE_NUMERAL}]{{1,6}})[）)]?[、.．,，\s]*")
_BETWEEN = re.compile(r"[\s,，、的之中]*")
_BEFORE = re.compile(r"(?:文件|文)?[\s,，、的之中（(]*")
_AFTER = re.compile(r"[\s,，、）)]*(?:(?:的|之)?(?:规定|要求|内容|条文))?")
_ANNEX = re.compile(rf"附件\s?(?P<number>[0-9{CHINESE_NUMERAL}]{{0,3}})\s*")


class PlaceNames:
    """The places of one document by what people write for them; made once, asked often."""

    def __init__(self, slug: str, document: Document) -> None:
        self._slug = slug
        self._document = document
        self._aliases = dict(document.aliases)
        units = (unit.eid for unit in walk_part_text(document.main))
        self._known = {*units, *(part.eid for part in walk_parts(document.main)), *self._aliases}

    @cached_property
    def _called(self) -> dict[str, str]:
        """The first eId of each place as citations call it: 第四节第一小节."""
        return {fold_text(name): eid for eid, name in reversed(tuple(places(self._document, SOURCE_VARIANT)))}

    @cached_property
    def _homes(self) -> dict[str, str]:
        found = homes(self._slug, self._document)
        for eid, address in tuple(found.items()):  # what has no text of its own stands where its first text does
            above = eid
            while above := above.rpartition("__")[0]:
                found.setdefault(above, address)
        return found

    def home(self, eid: str) -> str:
        """The address of the page that a place stands on, below the site's; the overview for what is nowhere."""
        return self._homes.get(eid, overview_address(self._slug))

    def eids(self, words: str, part: str = "") -> tuple[str, ...]:
        """The eIds of what is written: one, several (第三、四条), a range; () where one is not there.

        Written in units (第二部分第（四）条), in marks (二（四）), as citations call it, or as an eId.
        """
        if words in self._known:
            return (self._aliases.get(words, words),)
        text = simplified(words)
        annex = _ANNEX.match(text)
        parts = _annex_parts(self._document, annex["number"]) if annex else _parts(self._document, part)
        rest = text[annex.end() :] if annex else text
        if annex and not rest:
            return tuple(own.eid for own in parts[:1])
        for own in parts:
            if found := _in_part(own, rest, self._known):
                return found
        called = self._called.get(fold_text(words))
        return (called,) if called else ()


def _parts(document: Document, part: str) -> tuple[Part, ...]:
    """The part that is named; for a document itself also what it issues or forwards."""
    every = tuple(walk_parts(document.main))
    own = tuple(one for one in every if one.eid == part)
    return (*own, *(one for one in every if not part and one.role in ("issued", "forwarded")))


def _annex_parts(document: Document, number: str) -> tuple[Part, ...]:
    annexes = tuple(one for one in walk_parts(document.main) if one.role == "annex") or document.main.attachments
    place = (number_value(number) or 0) if number else 1
    return annexes[place - 1 : place] if place else ()


def _in_part(part: Part, text: str, known: set[str]) -> tuple[str, ...]:
    locators = read_locators(text, bare=True)
    if locators and not _BEFORE.fullmatch(text[: locators[0].start]):
        return ()
    if not locators:
        found = _by_marks(part.divisions, text)
        return (found,) if found else ()
    prefix = f"{part.eid}__" if part.eid else ""
    reached = [follow_steps(prefix, locator.steps, known.__contains__) for locator in locators]
    if any(one.steps < len(locator.steps) for one, locator in zip(reached, locators, strict=True)):
        return ()
    eids = [one.eid for one in reached]
    after = text[locators[-1].end :]
    if not _AFTER.fullmatch(after):
        below = next((d for d in _walk(part.divisions) if d.eid == eids[-1]), None)
        found = _by_marks(below.divisions, after) if below else ""
        return (*eids[:-1], found) if found else ()
    return tuple(_with_ranges(eids, locators, text, part))


def _with_ranges(eids: list[str], locators: tuple[Locator, ...], text: str, part: Part) -> Iterator[str]:
    """第三条至第六条 are four; what is no row of siblings has its ends alone."""
    rows = [[d.eid for d in row] for row in _rows(part)]
    for count, (eid, locator) in enumerate(zip(eids, locators, strict=True)):
        joint = text[locators[count - 1].end : locator.start] if count else ""
        if re.search("[至到—－~～-]", joint):
            row = next((row for row in rows if eid in row and eids[count - 1] in row), [])
            yield from row[row.index(eids[count - 1]) + 1 : row.index(eid)] if row else ()
        yield eid
        if upto := locator.steps[-1].upto:  # 第二款前三项
            row = next((row for row in rows if eid in row), [])
            yield from row[row.index(eid) + 1 : row.index(eid) + upto] if row else ()


def _rows(part: Part) -> Iterator[tuple[Division, ...]]:
    """Divisions that count on: all articles of a part, and those of one kind in one division."""
    every = tuple(_walk(part.divisions))
    yield tuple(d for d in every if d.kind == "article")
    yield part.divisions
    yield from (d.divisions for d in every)


def _walk(divisions: tuple[Division, ...]) -> Iterator[Division]:
    for division in divisions:
        yield division
        yield from _walk(division.divisions)


def _by_marks(divisions: tuple[Division, ...], text: str) -> str:
    """二（四） → the eId of （四） below 二、; '' where a mark is not there, or stands twice."""
    found, at = "", _skip(text, 0)
    while at < len(text):
        match = _ASKED.match(text, at)
        value = number_value(match["number"]) if match else None
        there = [d for d in divisions if value is not None and _value(d) == value]
        if match is None or len(there) != 1:
            return ""
        found, divisions, at = there[0].eid, there[0].divisions, _skip(text, match.end())
    return found


def _skip(text: str, at: int) -> int:
    return match.end() if (match := _BETWEEN.match(text, at)) else at


def _value(division: Division) -> int | None:
    mark = read_mark(division.number)
    return mark[0].value if mark else None
