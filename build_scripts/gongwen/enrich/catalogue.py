"""Documents of the library by the names that people give them: titles, short names, aliases, 文号."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from gongwen.model import SOURCE_VARIANT, Card, Variant
from gongwen.text.folding import simplified
from gongwen.text.visible import visible

Named = tuple[str, str]  # slug and part ('' for the document itself)
NOBODY: Named = ("", "")

STATE = "中华人民共和国"
_INNER = str.maketrans("《》", "〈〉")
_BRACKETS = str.maketrans("[（(［【]）)］】０１２３４５６７８９", "〔〔〔〔〔〕〕〕〕〕0123456789")
# 某法（2021年修订）: which version of a text it is, not what it is called.
_VERSION = re.compile(r"[（(〔][^（）()〔〕]{0,20}(?:修正|修订|修改|版|年)[^（）()〔〕]{0,6}[）)〕]$")
_ISSUED = re.compile(r"[《〈](.+)[》〉]")
# What can stand before a name in running text: 保险法 is not named in 社会保险法, nor 合同法 in 劳动合同法.
_VERBS = (
    r"依照|依据|根据|按照|参照|比照|遵照|违反|违背|触犯|构成|适用|援用|引用|准用|符合|属于|认为|基于"
    r"|出自|引自|摘自|参见|载于|行使|执行|遵守|实施|规避|以下|关于|由于|对于|我国|现行|修订后|修正后|修改后|修改前|修订的|修正的|修改的|认定为|所称|中华人民共和国"
)
_BEFORE_NAME = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|{_VERBS}|[依按在和与及或由因是的之将对除有受犯了为就经据以但即并且])$"
)
_AFTER_VERB = re.compile(rf"(?:{_VERBS})$")
REMARK = r"(?:[（(][^（）()]{0,30}[）)])?"  # (2021年修订)
# 《试点管理办法》（国令第9号，以下简称《办法》）: from there on 《办法》 is that text, whatever else is called so.
_SHORT_NAME = re.compile(
    rf"《([^《》]{{2,120}})》{REMARK}[（(](?:[^（）()《》]{{1,30}}[，,；;])?以下(?:统一)?简称(?:为|：)?[“\"「]?《?([^《》“”\"「」（）()，。]{{1,30}})》?[”\"」]?[）)]"
)
_INSERTED = re.compile(r"art_\d+-\d+$")  # 第十条之一
_LONGEST = 60  # characters of a name in running text
_SHORTEST = 2  # 宪法, 刑法


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A version of a text: its slug, the day from which its words are its own, that of its last amendment; `inserts`
    says that it has a 第十条之一, so that what is put in or struck out moves no other article's number."""

    slug: str
    begins: str
    amended: str = ""
    inserts: bool = False


class Register(Protocol):
    """What may be asked of a library while references are looked for: a catalogue, or one that keeps the answers."""

    def by_title(self, title: str, script: Variant = ...) -> Named | None: ...

    def by_number(self, words: str) -> tuple[str, int] | None: ...

    def by_ending(self, words: str, script: Variant = ...) -> tuple[Named, int] | None: ...

    def issued(self, slug: str) -> str: ...

    def holds(self, slug: str, eid: str) -> bool: ...

    def versions(self, name: str, script: Variant = ...) -> tuple[TextVersion, ...]: ...


class Catalogue:
    """Finds documents of the library by title and by 文号. What two documents are called (versions of a text) names
    neither. What a text in traditional script calls 刑法 is not what one in simplified script calls so: titles are
    looked for among documents of the asking one's own kind of script."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = {card.slug: card for card in cards}
        self._eids: dict[str, frozenset[str]] = {}
        self._titles: dict[tuple[bool, str], Named] = {}
        self._numbers: dict[str, str] = {}
        self._named: dict[tuple[bool, str], dict[str, Card]] = {}
        for card in self.cards.values():
            for title, eid in card.titles:
                name = card.script == SOURCE_VARIANT, plain_title(title)
                if self._titles.setdefault(name, (card.slug, eid))[0] != card.slug:
                    self._titles[name] = NOBODY
                if not eid:
                    self._named.setdefault(name, {})[card.slug] = card
            if card.metadata.number:
                number = plain_number(card.metadata.number)
                for named in {number, number.removeprefix(STATE)}:
                    self._numbers[named] = "" if named in self._numbers else card.slug

    def by_title(self, title: str, script: Variant = SOURCE_VARIANT) -> Named | None:
        """Slug and part of the one document with this title."""
        return self._called(plain_title(title), script == SOURCE_VARIANT)

    def by_number(self, words: str) -> tuple[str, int] | None:
        """Slug of the document whose 文号 ends the words, and where in them it begins."""
        for start in range(len(words)):
            if slug := self._numbers.get(plain_number(words[start:])):
                return slug, start
        return None

    def by_ending(self, words: str, script: Variant = SOURCE_VARIANT) -> tuple[Named, int] | None:
        """The document whose title, without 《》, ends the words, and where in them it begins: 依照刑法 → 刑法."""
        plain, is_simplified = simplified(words), script == SOURCE_VARIANT
        for start in range(max(0, len(words) - _LONGEST), len(words) - _SHORTEST + 1):
            if (named := self._called(plain[start:], is_simplified)) and can_precede_name(plain[:start]):
                return named, start
        return None

    def _called(self, plain: str, is_simplified: bool) -> Named | None:
        found = (self._titles.get((is_simplified, name)) for name in (plain, STATE + plain, plain.removeprefix(STATE)))
        return next((named for named in found if named and named != NOBODY), None)

    def issued(self, slug: str) -> str:
        """The eId of the attachment that a notice is about (关于印发《管理办法》的通知); '' without one."""
        card = self.cards.get(slug)
        named = _ISSUED.search(card.metadata.title or "") if card else None
        if card is None or named is None:
            return ""
        return next((eid for title, eid in card.titles if eid and plain_title(title) == plain_title(named[1])), "")

    def holds(self, slug: str, eid: str) -> bool:
        """True where the document has a text of that eId."""
        if slug not in self._eids:
            self._eids[slug] = (
                frozenset(name for name, _ in self.cards[slug].homes) if slug in self.cards else frozenset()
            )
        return eid in self._eids[slug]

    def versions(self, name: str, script: Variant = SOURCE_VARIANT) -> tuple[TextVersion, ...]:
        """All that the library has of a text, by its title or the slug of one of them, the earliest first: the versions
        of one work, or the one document; none where several of the name belong to no work."""
        own = self.cards.get(name)
        found = {own.slug: own} if own else self._all_called(plain_title(name), script == SOURCE_VARIANT)
        works = {card.work for card in found.values()}
        if len(found) > 1 and (len(works) > 1 or None in works):
            return ()
        work = next(iter(works), None)
        if work:
            found |= {slug: card for slug, card in self.cards.items() if card.work == work}
        ordered = sorted(found.values(), key=lambda card: (card.begins, card.slug))
        return tuple(_version(card) for card in ordered)

    def _all_called(self, plain: str, is_simplified: bool) -> dict[str, Card]:
        names = (plain, STATE + plain, plain.removeprefix(STATE))
        return {slug: card for name in names for slug, card in self._named.get((is_simplified, name), {}).items()}


def _version(card: Card) -> TextVersion:
    amended = max((event.date for event in card.metadata.events if event.kind == "amended"), default="")
    return TextVersion(card.slug, card.begins, amended, any(_INSERTED.match(eid) for eid, _ in card.homes))


def can_precede_name(before: str) -> bool:
    """True where a name may begin after these words: 违反|刑法, but not 社会|保险法."""
    return _BEFORE_NAME.search(before) is not None


def follows_verb(before: str) -> bool:
    """True where these words end with one that leaves no doubt that a name follows: 依照, 属于; not 对, 有."""
    return _AFTER_VERB.search(before) is not None


def short_names(text: str) -> Iterator[tuple[str, str]]:
    """The short names that a text gives, each with the title that it stands for."""
    return ((match[2], match[1]) for match in _SHORT_NAME.finditer(text))


def plain_title(title: str) -> str:
    """A title as it is compared, in simplified script and without its version. One within it stands in 〈〉 or 《》:
    关于印发《办法》的通知 is quoted as 《关于印发〈办法〉的通知》."""
    plain = simplified(visible(title)).translate(_INNER)
    return _VERSION.sub("", plain) or plain


def plain_number(number: str) -> str:
    """国发[2008] 第5号 → 国发〔2008〕5号."""
    return re.sub(r"〕第?", "〕", simplified(visible(number)).translate(_BRACKETS))
