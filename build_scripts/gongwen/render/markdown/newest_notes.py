"""The newest notes of the library, for its home page."""

from collections.abc import Iterator, Sequence

from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS, homes, relative
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.variants.ui import ui

_NUMBER = 5
_QUOTED = 40  # characters of the words that a note is about

# A note's words, what is said of it, where it stands.
Listed = tuple[str, str, str]


def newest_notes(editions: Sequence[Edition]) -> list[Listed]:
    """The last few notes; none where there are none."""
    notes = [(anchored, edition) for edition in editions for anchored in edition.notes]
    notes.sort(key=lambda pair: pair[0].note.id)
    notes.sort(key=lambda pair: pair[0].note.created, reverse=True)
    return [_listed(anchored, edition) for anchored, edition in notes[:_NUMBER]]


def _listed(anchored: AnchoredNote, edition: Edition) -> Listed:
    note = anchored.note
    home = homes(edition.slug, edition.document).get(anchored.eid)
    place = f"{home}#{anchored.eid}" if home else f"{ANNOTATIONS}#note-{note.id}"
    words = note.quote.exact if len(note.quote.exact) <= _QUOTED else f"{note.quote.exact[:_QUOTED]}…"
    facts = [
        ui(edition.variant, f"note.kind.{note.kind}"),
        note.author,
        note.created,
        f"《{edition.document.main.metadata.title or edition.slug}》",
    ]
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
