"""Notes as the templates lay them out: below the words that they quote, in lists, or where their words are gone."""

from collections.abc import Iterable, Iterator

from gongwen.annotations.body import render_body
from gongwen.model import AnchoredNote, Variant
from gongwen.render.markdown.histories import history_value
from gongwen.render.markdown.text import PageText
from gongwen.variants.ui import ui

Note = dict[str, str]


def note_value(variant: Variant, anchored: AnchoredNote, *, where: str = "") -> Note:
    """A note: kind, author, day and licence around its body, which is sanitised HTML; `where` leads to its place."""
    note = anchored.note
    state = "" if anchored.tier in ("exact", "folded", "fuzzy") else ui(variant, f"note.{anchored.tier}")
    return {
        "id": note.id,
        "kind": note.kind,
        "kind_name": ui(variant, f"note.kind.{note.kind}"),
        "state": state,
        "quote": note.quote.exact,
        "body": render_body(note.body, note.id),
        "author": note.author,
        "created": note.created,
        "licence": note.licence,
        "where": where,
    }


def notes_of(variant: Variant, notes: Iterable[AnchoredNote]) -> list[Note]:
    return [note_value(variant, anchored) for anchored in notes]


def page_notes(text: PageText) -> Iterator[dict[str, object]]:
    """The notes and histories of a page that was written, by the eId of the block below which they stand."""
    index = text.index
    for at, eids in text.noted.items():
        yield {
            "at": at,
            "histories": [found for eid in eids if (found := history_value(index, eid, text.page))],
            "notes": notes_of(index.edition.variant, (n for eid in eids for n in index.notes.get(eid, ()))),
        }
