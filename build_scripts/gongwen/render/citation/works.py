"""What a citation says of a text: title, number, issuers, day, version. What is not known is not said."""

import re
from dataclasses import dataclass

from gongwen.enrich.standing import spells
from gongwen.model import Edition, Ending, Event, Metadata, Part, walk_divisions
from gongwen.text.dates import date_mentions

# 〔2022〕 in the number of a document; orders (国务院令第711号) have none.
_YEAR = re.compile(r"[\[［(（〔](\d{4})[\]］)）〕]")
_VERSION = re.compile("修正|修订|修訂")


@dataclass(frozen=True, slots=True)
class Work:
    """A document or an attachment with a title of its own.

    `is_legislation`: laws, regulations and rules are cited by name and article; what has articles and a document number
    as well (财教〔2020〕1号) is cited by that number. `version` is 2013年修正 where the text says so.
    `ended` is what became of it (None: nobody says that anything did), from the day `since` on ('': nobody says which).
    """

    title: str
    number: str = ""
    issuers: tuple[str, ...] = ()
    date: str = ""
    is_legislation: bool = False
    version: str = ""
    ended: Ending | None = None
    since: str = ""


def work_of(edition: Edition, part: Part) -> Work:
    """What citations say of a part. What the document issues has from it what it does not say itself; what another
    office wrote, and the document forwards, has not."""
    main, own = edition.document.main.metadata, part.metadata
    lender = Metadata() if part.role == "forwarded" else main
    number = own.number or lender.number or ""
    return Work(
        own.title or main.title or edition.slug,
        number,
        own.issuers or lender.issuers,
        own.date or lender.date or own.published or lender.published or "",
        has_articles(part) and not has_year(number),
        _version(part),
        *_ended(edition, main),
    )


def has_articles(part: Part) -> bool:
    return any(division.kind == "article" for division in walk_divisions(part.divisions))


def document_number(number: str) -> str:
    """The number with its year in the brackets of GB/T 9704: 国发[2022]14号 → 国发〔2022〕14号."""
    return _YEAR.sub(r"〔\1〕", number)


def has_year(number: str) -> bool:
    return bool(_YEAR.search(number))


def _version(part: Part) -> str:
    """The last amendment in the word of the text (修正 and 修订 are two things); '' where it has no such word."""
    amended = [event for event in part.metadata.events if event.kind == "amended" and event.eid]
    if not amended:
        return ""
    last = max(amended, key=lambda event: event.date)
    said = _said_after(part, last)
    word = _VERSION.search(said)
    return f"{last.date[:4]}年{word[0]}" if word else ""


def _said_after(part: Part, event: Event) -> str:
    """The words that follow the event's day in its dated line, up to the next day."""
    line = next((block.text for block in part.front if block.eid == event.eid), "")
    mentions = list(date_mentions(line))
    ends = (*(mention.start for mention in mentions[1:]), len(line))  # a line without a day has an end too many
    return next((line[m.end : end] for m, end in zip(mentions, ends, strict=False) if m.iso == event.date), "")


def _ended(edition: Edition, metadata: Metadata) -> tuple[Ending | None, str]:
    """What became of the text in the end, and from which day on ('': nobody says)."""
    if days := [event.date for event in metadata.events if event.kind == "repealed"]:
        return "repealed", min(days)
    last = spells(edition.standing)[-1]
    if last.state == "coming" or last.state == "unknown":
        return None, ""
    return last.state, last.since
