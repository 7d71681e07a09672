"""What is said of a document on a day: in lists, search, feeds, on its pages and on paper.

No build knows what day it is. A mark says from when and until when it holds, and the reader's browser shows the one of
his day; where no script runs, and on paper, those that name their day stand there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.enrich.standing import spells
from gongwen.model import Edition, Spell, Standing, Variant
from gongwen.variants.ui import ui


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that hold from the day `since` until before `until`, each '' where there is no such end.

    Those that are `lasting` are true on any other day too, for they tell their own, or nobody knows of an end.
    """

    state: str
    words: str
    since: str
    until: str
    by: str = ""
    title: str = ""
    has_newer: bool = False

    @property
    def lasting(self) -> bool:
        return self.has_ended or (self.state == "unknown" and not self.until)

    @property
    def has_ended(self) -> bool:
        return self.state not in ("unknown", "coming")


def marks(variant: Variant, standings: tuple[Standing, ...]) -> tuple[Mark, ...]:
    """One mark for each stretch of days, without a gap: on every day one holds."""
    return tuple(
        Mark(spell.state, _words(variant, spell), spell.since, spell.until, spell.by, spell.title, spell.has_newer)
        for spell in spells(standings)
    )


def _words(variant: Variant, spell: Spell) -> str:
    if spell.state == "coming":
        return ui(variant, "standing.coming.day", day=spell.until)
    state = ui(variant, f"standing.{spell.state}")
    if spell.state == "unknown" or not spell.since:
        return state
    return f"{state}{ui(variant, 'standing.since', day=spell.since)}"


def mark_values(found: Sequence[Mark]) -> list[dict[str, object]]:
    """The marks for a template, each with the days between which a browser shows it."""
    return [{"words": m.words, "from": m.since, "until": m.until, "hidden": not m.lasting} for m in found]


def standing_line(variant: Variant, standings: tuple[Standing, ...]) -> str:
    """All that can be said without knowing the day, in one line."""
    found = marks(variant, standings)
    coming = [ui(variant, "standing.from", day=mark.until) for mark in found if mark.state == "coming"]
    return "；".join((*coming, *(_with_title(variant, mark) for mark in found if mark.lasting)))


def _with_title(variant: Variant, mark: Mark) -> str:
    return f"{mark.words}，{ui(variant, 'standing.see')}《{mark.title.strip('《》')}》" if mark.title else mark.words


def known_until(edition: Edition) -> str:
    """The last day of which the library knows something about the document; '' where it knows no day at all."""
    values = edition.document.main.metadata
    days = [event.date for event in values.events] + [one.since for one in edition.standing if one.state != "effective"]
    return max((values.date or "", values.published or "", *days))


def paper_line(edition: Edition) -> str:
    """The standing for paper, which outlives its day: 效力：本库未注明（截至 2022-06-23 的记载）."""
    line, day = standing_line(edition.variant, edition.standing), known_until(edition)
    return line + (ui(edition.variant, "standing.as_of", day=day) if day else "")


def standing_data(standings: tuple[Standing, ...]) -> list[dict[str, str | None]]:
    """The same for programs: state, from which day on (null: nobody says), the slug of the document that did it."""
    return [{"state": s.state, "from": s.since or None, "by": s.by or None} for s in standings]
