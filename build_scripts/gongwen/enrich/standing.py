"""What became of the documents of a library, day by day: what they, document.yml and other documents say of it.

Nothing here knows what day it is, and nothing says that a text is in force (现行有效): where nobody said what became of
it the library does not say either (本库未注明).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from gongwen.model import Card, Ending, Metadata, Part, Relation, Spell, Standing, walk_part_text
from gongwen.text.dates import date_mentions
from gongwen.text.folding import simplified

_EFFECTIVE = re.compile(r"自(?P<day>[^，。；自]{6,14}日)起(?:正式)?(?:施行|实施|执行|生效)")
_LAST = 12  # pieces of text at the end of a document, one of which says from when it holds
_ENDINGS: Mapping[str, Ending] = {"repeals": "repealed", "replaces": "replaced", "amends": "amended"}


def effective_day(part: Part) -> str:
    """The day from which a text holds, as an event or its own end (自2015年6月1日起施行) says; '' where neither."""
    if said := [event.date for event in part.metadata.events if event.kind == "effective"]:
        return max(said)
    units = tuple(walk_part_text(part))[-_LAST:]
    found = [match for unit in units if (match := _EFFECTIVE.search(simplified(unit.text)))]
    days = [mention.iso for match in found for mention in date_mentions(match["day"])]
    return next((day for day in days if day), "")


def beginning_day(metadata: Metadata, effective: str) -> str:
    """The day from which these words are the text's: an amendment keeps the old words, and its day is later."""
    days = [event.date for event in metadata.events if event.kind != "repealed"]
    return max((effective, metadata.date or "", *days)) or metadata.published or ""


def all_standings(
    cards: Mapping[str, Card], relations: Mapping[str, tuple[Relation, ...]], withdrawn: Collection[str]
) -> dict[str, tuple[Standing, ...]]:
    """What became of each document, by slug, in order of days. What is withdrawn changes nothing."""
    works = all_works(cards, withdrawn)
    return {
        slug: tuple(dict.fromkeys(sorted(_standings(card, cards, relations[slug], works, withdrawn), key=_order)))
        for slug, card in cards.items()
    }


def all_works(cards: Mapping[str, Card], withdrawn: Collection[str]) -> dict[str, tuple[Card, ...]]:
    """The versions of each work that document.yml names, the earliest first; those without a day before all."""
    found: dict[str, list[Card]] = {}
    for slug, card in cards.items():
        if card.work and slug not in withdrawn:
            found.setdefault(card.work, []).append(card)
    return {work: tuple(sorted(cards, key=lambda card: (card.begins, card.slug))) for work, cards in found.items()}


def versions_before(cards: Mapping[str, Card], withdrawn: Collection[str]) -> dict[str, str]:
    """The version before each version of a work that has several, by slugs; '' before the first."""
    return {
        later.slug: earlier
        for versions in all_works(cards, withdrawn).values()
        if len(versions) > 1
        for earlier, later in zip(("", *(one.slug for one in versions)), versions, strict=False)
    }


def _order(standing: Standing) -> tuple[str, str, str]:
    return standing.since, standing.state, standing.by


def _standings(
    card: Card,
    cards: Mapping[str, Card],
    relations: tuple[Relation, ...],
    works: Mapping[str, tuple[Card, ...]],
    withdrawn: Collection[str],
) -> Iterator[Standing]:
    if card.effective:
        yield Standing("effective", card.effective)
    for event in card.metadata.events:
        if event.kind == "repealed":
            yield Standing("repealed", event.date)
    told = [r for r in relations if r.reverse and r.kind in _ENDINGS and r.slug and r.slug not in withdrawn]
    for relation in told:
        other = cards[relation.slug]
        title = other.metadata.title or other.slug
        is_version = bool(card.work) and card.work == other.work
        yield Standing(_ENDINGS[relation.kind], other.begins, other.slug, title, is_version)
    later = [one for one in works.get(card.work or "", ()) if one.begins > card.begins]
    if later and later[0].slug not in {relation.slug for relation in told}:
        title = later[0].metadata.title or later[0].slug
        yield Standing("amended", later[0].begins, later[0].slug, title, is_version=True)


def spells(standings: tuple[Standing, ...]) -> tuple[Spell, ...]:
    """The same as stretches of days that follow each other, each with the one thing that is to be said in it."""
    days = sorted({"", *(standing.since for standing in standings)})
    found = [replace(_said_on(day, standings), since=day) for day in days]
    said = [(one.state, one.by, one.has_newer) for one in found]
    kept = [one for n, one in enumerate(found) if not n or said[n] != said[n - 1]]
    ends = [*(spell.since for spell in kept[1:]), ""]
    return tuple(replace(one, until=end) for one, end in zip(kept, ends, strict=True))


def _said_on(day: str, standings: tuple[Standing, ...]) -> Spell:
    """What is to be said on a day: the gravest thing that has happened, of amendments the last."""
    happened = [Spell(s.state, s.by, s.title) for s in standings if s.state != "effective" and s.since <= day]
    if happened:
        amended = [spell for spell in happened if spell.state == "amended"]
        ended = [spell for state in ("repealed", "replaced") for spell in happened if spell.state == state]
        has_newer = any(s.is_version for s in standings if s.state == "amended" and s.since <= day)
        return ended[0] if ended else replace(amended[-1], has_newer=has_newer)
    coming = any(one.state == "effective" and one.since > day for one in standings)
    return Spell("coming" if coming else "unknown")
