"""The newest notes of the library, for its home page."""

from collections.abc import Iterator, Sequence

from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS, homes, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui

_NUMBER = 5
_QUOTED = 40  # characters of the words that a note is about


def newest_notes(variant: Variant, editions: Sequence[Edition], here: str) -> Iterator[str]:
    """The section with the last few notes and the way to all; nothing where there are none."""
    notes = [(anchored, edition) for edition in editions for anchored in edition.notes]
    notes.sort(key=lambda pair: pair[0].note.id)
    notes.sort(key=lambda pair: pair[0].note.created, reverse=True)
    if not notes:
        return
    items = "".join(_item(anchored, edition, here) for anchored, edition in notes[:_NUMBER])
    title, every = (html_line(ui(variant, key)) for key in ("library.notes", "annotations.title"))
    link = escape_html(relative(ANNOTATIONS, here))
    below = f'<ul>{items}</ul><p><a href="{link}">{every}</a></p>'
    yield f'<section class="gw-newest-notes"><h2>{title}</h2>{below}</section>'


def _item(anchored: AnchoredNote, edition: Edition, here: str) -> str:
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
    line = " · ".join(html_line(fact) for fact in facts)
    return f'<li><a href="{escape_html(relative(place, here))}">{html_line(words)}</a><small>{line}</small></li>'
