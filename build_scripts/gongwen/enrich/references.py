"""References in running text: 《titles》 and 文号 of documents that the library holds, 本办法第十一条 within one.

A reference is marked only where its target is known; whatever else could be meant stays plain text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from gongwen.model import Card, Document, Part, Span, TextUnit, walk_divisions, walk_part_text, walk_parts
from gongwen.text.numerals import CHINESE_NUMERAL, number_value
from gongwen.text.visible import visible

_N = f"[0-9０-９{CHINESE_NUMERAL}]+"
_TITLE = re.compile(r"《([^《》]{2,120})》")
_REMARK = r"(?:[（(][^（）()]{0,30}[）)])?"  # (2021年修订)
# 《试点管理办法》（以下简称《办法》）: from there on 《办法》 is that text, whatever else is called so.
_SHORT_NAME = re.compile(
    rf"《([^《》]{{2,120}})》{_REMARK}[（(]以下(?:统一)?简称(?:为|：)?[“\"「]?《?([^《》“”\"「」（）()，。]{{1,30}})》?[”\"」]?[）)]"
)
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[（(［]\d{4}[〕\]）)］]\s*第?\d{1,5}号|[\u4e00-\u9fff]{2,20}令第\d{1,4}号"
)
_ARTICLE = re.compile(rf"第({_N})条(?:之({_N}))?(?:第{_N}款)?(?:第?[（(]?{_N}[）)]?项)?")
# What may stand between two articles that one name governs: 第三条、第四条和第七条至第九条.
_JOINT = re.compile(r"[、，,和及与至到或者以]{0,3}")
# 本办法第十一条: the document's own; the name of its kind alone (刑法第三条) is another text's.
_OWN = re.compile(r"本(?:法|条例|办法|规定|细则|规则|决定|解释|章程|制度|意见|方案|规程|准则|标准|通知|规划)$")
_OTHER = re.compile(
    r"(?:》(?:[（(][^（）()]{0,30}[）)])?|[法典]|条例|办法|规定|细则|规则|解释|准则|公约|协定|修正案)[的中]?$"
)
_TITLED = re.compile(rf"《([^《》]+)》{_REMARK}$")
_TELLING = 3  # characters of a short name that tell it without 《》; 办法第三条 may be any 办法's
_REACH = 160  # characters before an article in which its text's name is looked for
_STATE = "中华人民共和国"
_INNER = str.maketrans("《》", "〈〉")
_BRACKETS = str.maketrans({"[": "〔", "（": "〔", "(": "〔", "［": "〔", "]": "〕", "）": "〕", ")": "〕", "］": "〕"})


Named = tuple[str, str]  # slug and part ('' for the document itself)
_NOBODY: Named = ("", "")


class Register(Protocol):
    """What may be asked of a library while references are looked for: a catalogue, or one that keeps the answers."""

    def by_title(self, title: str) -> Named | None: ...

    def by_number(self, words: str) -> tuple[str, int] | None: ...

    def holds(self, slug: str, eid: str) -> bool: ...


class Catalogue:
    """Finds documents of the library by title and by 文号. What two documents are called (versions of a text) names
    neither."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = {card.slug: card for card in cards}
        self._eids: dict[str, frozenset[str]] = {}
        self._titles: dict[str, Named] = {}
        self._numbers: dict[str, str] = {}
        for card in self.cards.values():
            for title, eid in card.titles:
                known = self._titles.setdefault(_plain_title(title), (card.slug, eid))
                if known[0] != card.slug:
                    self._titles[_plain_title(title)] = _NOBODY
            if card.metadata.number:
                number = _plain_number(card.metadata.number)
                for name in {number, number.removeprefix(_STATE)}:
                    self._numbers[name] = "" if name in self._numbers else card.slug

    def by_title(self, title: str) -> Named | None:
        """Slug and part of the one document with this title."""
        plain = _plain_title(title)
        found = (self._titles.get(name) for name in (plain, _STATE + plain, plain.removeprefix(_STATE)))
        return next((named for named in found if named and named != _NOBODY), None)

    def by_number(self, words: str) -> tuple[str, int] | None:
        """Slug of the document whose 文号 ends the words, and where in them it begins."""
        for start in range(len(words)):
            if slug := self._numbers.get(_plain_number(words[start:])):
                return slug, start
        return None

    def holds(self, slug: str, eid: str) -> bool:
        """True where the document has a text of that eId."""
        if slug not in self._eids:
            self._eids[slug] = (
                frozenset(name for name, _ in self.cards[slug].homes) if slug in self.cards else frozenset()
            )
        return eid in self._eids[slug]


def _plain_title(title: str) -> str:
    """A title within a title stands in 〈〉 or 《》: 关于印发《办法》的通知 is quoted as 《关于印发〈办法〉的通知》."""
    return visible(title).translate(_INNER)


def _plain_number(number: str) -> str:
    """国发[2008] 第5号 → 国发〔2008〕5号."""
    return re.sub(r"〕第?", "〕", visible(number).translate(_BRACKETS))


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles of one part: eIds by their number without the part."""

    prefix: str
    eids: frozenset[str]

    def find(self, match: re.Match[str]) -> str | None:
        eid = _article(self.prefix, match)
        return eid if eid in self.eids else None


def _article(prefix: str, match: re.Match[str]) -> str | None:
    """The eId of the article that is named, whether there is one or not; None where its number is none."""
    number, inserted = number_value(match[1]), number_value(match[2]) if match[2] else None
    return f"{prefix}art_{number}" + (f"-{inserted}" if inserted else "") if number else None


class _Names:
    """What a title means at a place of one document: the short names that were given before it count first."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._short: dict[str, Named | None] = {}

    def learn(self, text: str) -> None:
        """Takes up the short names that a paragraph gives; they hold in it too."""
        for match in _SHORT_NAME.finditer(text):
            self._short.setdefault(_plain_title(match[2]), self._register.by_title(match[1]))

    def look_up(self, title: str) -> Named | None:
        plain = _plain_title(title)
        return self._short[plain] if plain in self._short else self._register.by_title(title)

    def ending(self, words: str) -> Named | None:
        """The text whose short name, without 《》, ends the words: 条例第三条."""
        plain = _plain_title(words)
        short = ((name, named) for name, named in self._short.items() if len(name) >= _TELLING)
        return next((named for name, named in short if named and plain.endswith(name)), None)


def references(document: Document, slug: str, register: Register) -> tuple[Span, ...]:
    """Reference spans in order of the text; `ref` is `slug#eid` (see Edition)."""
    found: list[Span] = []
    names = _Names(register)
    for part in walk_parts(document.main):
        prefix = f"{part.eid}__" if part.eid else ""
        eids = frozenset(d.eid for d in walk_divisions(part.divisions) if d.kind == "article")
        articles = _Articles(prefix, eids)
        for unit in _own_text(part):
            names.learn(unit.text)
            found += _in_unit(unit, slug, articles, register, names)
    return tuple(found)


def _own_text(part: Part) -> Iterator[TextUnit]:
    """The part's text without its title and without its attachments', which have articles of their own."""
    inner = {unit.eid for attachment in part.attachments for unit in walk_part_text(attachment)}
    front = {block.eid for block in part.front}
    return (unit for unit in walk_part_text(part) if unit.eid not in inner and unit.eid not in front)


def _in_unit(unit: TextUnit, slug: str, articles: _Articles, register: Register, names: _Names) -> Iterator[Span]:
    text = unit.text
    for match in _TITLE.finditer(text):
        named = names.look_up(match[1])
        if named and named[0] != slug:
            yield Span(unit.eid, match.start(), match.end(), "reference", _ref(*named))
    for match in _NUMBER.finditer(text):
        numbered = register.by_number(match[0])
        if numbered and numbered[0] != slug:
            yield Span(unit.eid, match.start() + numbered[1], match.end(), "reference", numbered[0])
    yield from _articles_in(unit, slug, articles, register, names)


def _articles_in(unit: TextUnit, slug: str, articles: _Articles, register: Register, names: _Names) -> Iterator[Span]:
    """第X条 of the document itself, or of the one whose 《title》 stands before it."""
    governor: Named | None = None  # _NOBODY: the document itself; None: a text that is not here
    end_before = -1
    for match in _ARTICLE.finditer(unit.text, len(unit.number)):
        joint = end_before >= 0 and _JOINT.fullmatch(unit.text, end_before, match.start())
        if not joint:
            governor = _governor(unit.text[max(0, match.start() - _REACH) : match.start()], names)
        end_before = match.end()
        if governor == _NOBODY or governor == (slug, ""):
            eid = articles.find(match)
            if eid and not unit.eid.startswith(eid + "__"):
                yield Span(unit.eid, match.start(), match.end(), "reference", f"#{eid}")
        elif governor:
            named, part = governor
            prefix = f"{part}__" if part else ""
            eid = _article(prefix, match)
            if eid and register.holds(named, eid):
                ref = f"#{eid}" if named == slug else f"{named}#{eid}"
                yield Span(unit.eid, match.start(), match.end(), "reference", ref)


def _governor(before: str, names: _Names) -> Named | None:
    if _OWN.search(before):
        return _NOBODY
    if titled := _TITLED.search(before):
        return names.look_up(titled[1])
    if short := names.ending(before):
        return short
    return None if _OTHER.search(before) else _NOBODY


def _ref(slug: str, eid: str) -> str:
    return f"{slug}#{eid}" if eid else slug
