"""The newest notes of the library, for its home page."""

from collections.abc import Iterable, Iterator, Sequence

from gongwen.model import Variant
from gongwen.render.addresses import ANNOTATIONS, relative
from gongwen.render.brief import Brief, Noted
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.variants.ui import ui

_NUMBER = 5
_QUOTED = 40  # characters of the words that a note is about

# A note's words, what is said of it, where it stands.
Listed = tuple[str, str, str]


def newest_notes(variant: Variant, briefs: Sequence[Brief]) -> list[Listed]:
    """The last few notes; none where there are none."""
    return [_listed(variant, found, title) for found, title in by_day(briefs)[:_NUMBER]]


def by_day(briefs: Iterable[Brief]) -> list[tuple[Noted, str]]:
    """All notes, each with its document's title, the newest first."""
    notes = [(found, brief.listed.title) for brief in briefs for found in brief.notes]
    notes.sort(key=lambda pair: pair[0].anchored.note.id)
    notes.sort(key=lambda pair: pair[0].anchored.note.created, reverse=True)
    return notes


def _listed(variant: Variant, found: Noted, title: str) -> Listed:
    note = found.anchored.note
    place = f"{found.home}#{found.anchored.eid}" if found.home else f"{ANNOTATIONS}#note-{note.id}"
    words = note.quote.exact if len(note.quote.exact) <= _QUOTED else f"{note.quote.exact[:_QUOTED]}…"
    facts = [ui(variant, f"note.kind.{note.kind}"), note.author, note.created, f"《{title}》"]
    return words, " · ".join(facts), place


def newest_list(variant: Variant, notes: Sequence[Listed], here: str) -> Iterator[str]:
    """The section as Markdown with the way to all notes, or nothing."""
    if notes:
        yield f"## {ui(variant, 'library.notes')} {{: #newest-notes .laid-out }}"
        yield "\n".join(
            f"- [{escape_markdown(words, opens=False)}]({markdown_link(place.partition('#note-')[0], here)}) "
            f"{escape_markdown(facts, opens=False)}"
            for words, facts, place in notes
        )
        yield f"[{ui(variant, 'annotations.title')}]({markdown_link(ANNOTATIONS, here)})"


def newest_value(notes: Sequence[Listed], here: str) -> list[dict[str, str]]:
    return [{"words": words, "facts": facts, "link": relative(place, here)} for words, facts, place in notes]
