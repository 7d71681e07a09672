"""What changed, text by text, since it was published: for those who keep a copy up to date."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongwen.model import Card, ChangeKind, PublishedEid, TextChange
from gongwen.render.addresses import overview_address, published_address

NAME = "api/changes.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a document's text (`eid`), or ('') that the document came in or was withdrawn."""

    day: str
    eid: str
    what: ChangeKind
    now: str = ""


def document_changes(published: Sequence[PublishedEid], recorded: Iterable[TextChange]) -> tuple[Change, ...]:
    """When a document came in and what changed in it since, by ids.tsv and changes.tsv: a text that was published
    later than the first ones was added, whether that was recorded or not."""
    found = [Change(one.day, one.eid, one.what, one.now) for one in recorded]
    if not published:
        return tuple(found)
    first = min(known.since for known in published)
    told = {one.eid for one in found if one.what == "added"} | {one.now for one in found if one.what == "renamed"}
    later = (known for known in published if known.since > first and known.eid not in told)
    return (Change(first, "", "added"), *(Change(known.since, known.eid, "added") for known in later), *found)


def withdrawal(day: str) -> tuple[Change, ...]:
    """All that is told of a document that was withdrawn on a day; nothing where nobody says on which."""
    return (Change(day, "", "removed"),) if day else ()


def changes_json(site_url: str, documents: Iterable[tuple[Card, Sequence[Change]]]) -> str:
    """The changes of all documents, the newest day first, those of a day by document in the order of their record."""
    ordered = sorted(documents, key=lambda document: document[0].slug)
    found = [(card, change) for card, changes in ordered for change in changes]
    found.sort(key=lambda one: one[1].day, reverse=True)
    value = {"version": VERSION, "changes": [_value(site_url, card, change) for card, change in found]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _value(site_url: str, card: Card, change: Change) -> dict[str, object]:
    homes = dict(card.homes)
    eid = change.now or change.eid
    home = homes.get(eid, "") if eid else overview_address(card.slug)
    address = published_address(site_url, card.script, f"{home}#{eid}" if eid else home) if home else ""
    return {
        "day": change.day,
        "slug": card.slug,
        "eid": change.eid or None,
        "what": change.what,
        "now": change.now or None,
        "address": address or None,
    }
