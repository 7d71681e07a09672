"""The documents of a library as quotations need them: by name, with their words and what became of them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice

from rapidfuzz import fuzz, process

from gongwen.enrich.catalogue import Catalogue, can_precede_name, plain_number, plain_title
from gongwen.enrich.relations import all_relations
from gongwen.enrich.standing import all_standings
from gongwen.model import Standing, walk_parts
from gongwen.quoting.holding import Holding
from gongwen.quoting.naming import PlaceNames
from gongwen.quoting.validity import Validity, beginning, valid_on
from gongwen.quoting.words import Words
from gongwen.render.cards import full_card
from gongwen.text.folding import simplified

_STATE = "中华人民共和国"
_SHORTEST_END = 6  # characters by which the end of a title names it: 关于加强数字政府建设的指导意见
_NEAREST = 3
# Which version of a text is meant: 《某法》（2015年修订）, 《某法（2015修正）》, not 某法（2004年第9号令公布）.
_VERSION = re.compile(
    r"[（(](?P<year>(?:19|20)\d{2})\s?(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:第?[一二三四五六七八九]次)?(?:修正|修订|修改)?[版本]?(?:文本)?[）)]"
)
_SEPARATOR = "\0"  # stands between documents; no folded text holds it
_RUN, _RUNS = 8, 8  # characters in a row, and how many such are looked for
_MANY, _SHARING = 40, 5  # documents of one run that count, and those that are looked at
_LIKE = 50.0  # the least likeness of a title that is offered for another


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a name means, and the part ('' for the document itself)."""

    holding: Holding
    part: str = ""


class Holdings:
    """All documents, asked by name; a name may mean several versions of one text, or several texts."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self.all = {holding.slug: holding for holding in holdings}
        self._names: dict[str, list[Named]] = {}
        for holding in self.all.values():
            for name, part in _names(holding):
                for key in dict.fromkeys((name, name.removeprefix(_STATE))):
                    known = self._names.setdefault(key, [])
                    if Named(holding, part) not in known:
                        known.append(Named(holding, part))
        self._words: dict[str, Words] = {}
        self._places: dict[str, PlaceNames] = {}
        self._validity: dict[tuple[str, str], Validity] = {}

    def named(self, name: str) -> tuple[Named, ...]:
        """The documents of that name: slug, 文号, alias, title (without 《》 or 中华人民共和国 too), its end."""
        if name in self.all:
            return (Named(self.all[name]),)
        bare = name.strip().removeprefix("《").removesuffix("》")
        for key in (plain_title(bare), plain_title(bare).removeprefix(_STATE), plain_number(bare)):
            if key in self._names:
                return tuple(self._names[key])
        return self._by_end(plain_title(bare))

    def _by_end(self, words: str) -> tuple[Named, ...]:
        """The one text whose title ends so after the names of its issuers."""
        if len(words) < _SHORTEST_END:
            return ()
        ends = {key for key in self._names if key.endswith(words)}
        found = [named for key in ends for named in self._names[key]]
        return tuple(found) if len({named.holding.title for named in found}) == 1 else ()

    def ending(self, words: str) -> tuple[tuple[Named, ...], int] | None:
        """The documents whose name, without 《》, ends the words, and where in them it begins."""
        plain = simplified(words)
        for start in range(max(0, len(plain) - self._longest), len(plain) - 1):
            if (found := self._names.get(plain[start:])) and can_precede_name(plain[:start]):
                return tuple(found), start
        return None

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._names), default=0)

    def nearest(self, name: str) -> tuple[str, ...]:
        """The titles most like a name that no document has."""
        titles = {holding.title for holding in self.all.values()}
        found = process.extract(
            plain_title(name), sorted(titles), scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_LIKE
        )
        return tuple(title for title, _, _ in found)

    def validity(self, holding: Holding, day: str) -> Validity:
        """What the library knows of a document on a day."""
        if (holding.slug, day) not in self._validity:
            found = valid_on(holding, self._standings[holding.slug], day)
            namesake = self._newer_namesake(holding, day) if found.state == "unknown" else ("", "")
            self._validity[holding.slug, day] = replace(found, namesake=namesake)
        return self._validity[holding.slug, day]

    @cached_property
    def _standings(self) -> Mapping[str, tuple[Standing, ...]]:
        """What became of each document: as its site says, or as all documents of the library say together."""
        if all(one.standing is not None for one in self.all.values()):
            return {slug: one.standing or () for slug, one in self.all.items()}
        catalogue = Catalogue(full_card(slug, one.document, one.particulars) for slug, one in self.all.items())
        withdrawn = frozenset(slug for slug, one in self.all.items() if one.particulars.withdrawn)
        return all_standings(catalogue.cards, all_relations(catalogue), withdrawn)

    def _newer_namesake(self, holding: Holding, day: str) -> tuple[str, str]:
        """Slug and beginning of the newest text of the same name that begins after this one; a name alone makes no
        version of it. What is of the same work is told by that."""
        work, title, own = holding.particulars.work, plain_title(holding.title), beginning(holding)
        others = (named.holding for named in self._names.get(title, ()) if not named.part)
        found = {
            other.slug: beginning(other)
            for other in others
            if plain_title(other.title) == title and not other.particulars.withdrawn
            if not (work and other.particulars.work)
        }
        newer = [(begins, slug) for slug, begins in found.items() if own < begins <= day]
        begins, slug = max(newer, default=("", ""))
        return slug, begins

    def of_version(self, found: tuple[Named, ...], words: str) -> tuple[Named, ...]:
        """Of several texts of one name those of the year that the words tell; all where they tell none that is here."""
        year = _VERSION.search(words) if len(found) > 1 else None
        return (tuple(one for one in found if year["year"] in _years(one.holding)) if year else ()) or found

    def on(self, found: tuple[Named, ...], day: str) -> tuple[Named, ...]:
        """Of the texts of one name the one that holds on the day, or the last that held; else all."""
        if len({plain_title(named.holding.title) for named in found}) > 1 or len(found) < 2:
            return found
        ranks = [_rank(named.holding, self.validity(named.holding, day)) for named in found]
        return tuple(named for named, rank in zip(found, ranks, strict=True) if rank == min(ranks))

    def words(self, holding: Holding) -> Words:
        """The document's text laid out for finding words in it."""
        if holding.slug not in self._words:
            self._words[holding.slug] = Words(holding.document)
        return self._words[holding.slug]

    def places(self, holding: Holding) -> PlaceNames:
        """The document's places by what people write for them."""
        if holding.slug not in self._places:
            self._places[holding.slug] = PlaceNames(holding.slug, holding.document)
        return self._places[holding.slug]

    def holding_all(self, folded: str) -> Iterator[Holding]:
        """The documents in which folded words stand, each once."""
        whole, starts, slugs = self._library
        at = whole.find(folded) if folded else -1
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield self.all[slugs[place]]
            at = whole.find(folded, starts[place + 1])

    def sharing(self, folded: str) -> tuple[Holding, ...]:
        """The few documents that share most runs of characters with folded words."""
        length = min(_RUN, max(2, len(folded) // 3))
        step = max(1, (len(folded) - length) // _RUNS)
        shared: Counter[str] = Counter()
        for start in range(0, len(folded) - length + 1, step):
            run = folded[start : start + length]
            shared.update(holding.slug for holding in islice(self.holding_all(run), _MANY))
        return tuple(self.all[slug] for slug, _ in shared.most_common(_SHARING))

    @cached_property
    def _library(self) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
        """All texts in one, where each begins, and whose each is."""
        texts = [self.words(holding).whole + _SEPARATOR for holding in self.all.values()]
        return "".join(texts), tuple(accumulate(map(len, texts), initial=0)), tuple(self.all)


def _years(holding: Holding) -> tuple[str, str]:
    """The years from which a text holds and in which it was made: what is passed in December may hold from January."""
    return beginning(holding)[:4], (holding.document.main.metadata.date or "")[:4]


def _rank(holding: Holding, validity: Validity) -> tuple[int, str]:
    """What may hold before what does not, the newest text first."""
    order = ("repealed", "replaced", "amended", "not-yet", "withdrawn")
    newest_first = "".join(chr(0x10FFFF - ord(c)) for c in beginning(holding))
    return -1 if validity.may_hold else order.index(validity.state), newest_first


def _names(holding: Holding) -> Iterable[tuple[str, str]]:
    """Each name of the document with the part that it means."""
    metadata = holding.document.main.metadata
    for part in walk_parts(holding.document.main):
        if part.metadata.title:
            yield plain_title(part.metadata.title), part.eid
    for alias in holding.particulars.aliases:
        yield plain_title(alias), ""
    if metadata.number:
        yield plain_number(metadata.number), ""
