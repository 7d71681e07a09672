"""The page with all notes of the library, by document; one kind alone by a link, without JavaScript."""

from collections import Counter

from gongwen.annotations.form import KINDS
from gongwen.model import Variant
from gongwen.render.addresses import ANNOTATIONS, overview_address, relative
from gongwen.render.brief import Brief, Noted
from gongwen.render.feed import FEED
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.notes import note_value
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def document_anchor(slug: str) -> str:
    """The fragment that leads to a document's notes; no note's own id (`note-…`) can be the same."""
    return f"document-{slug}"


def annotations_page(variant: Variant, briefs: tuple[Brief, ...]) -> PageFile:
    """All notes of the library, by document in order of the text. Its Markdown has a heading a document; the templates
    lay the notes out below them."""
    title = ui(variant, "nav.annotations")
    noted = tuple(brief for brief in briefs if brief.notes)
    intro = escape_markdown(ui(variant, "annotations.intro"))
    pieces = [f"# {title}", f"{intro}\n{{: #intro .noted }}"]
    pieces += [] if noted else [escape_markdown(ui(variant, "annotations.none"))]
    pieces += [f"## {_name(b)} {{: #{document_anchor(b.listed.slug)} .noted }}" for b in noted]
    pieces += _withdrawn(variant, briefs)
    counts: Counter[str] = Counter(found.anchored.note.kind for brief in noted for found in brief.notes)
    kinds = [{"id": f"kind-{kind}", "name": ui(variant, f"note.kind.{kind}"), "count": counts[kind]} for kind in KINDS]
    layout = {
        "documents": [
            {
                "id": document_anchor(brief.listed.slug),
                "name": brief.listed.title,
                "notes": [note_value(variant, found.anchored, where=_place(brief, found)) for found in brief.notes],
            }
            for brief in noted
        ],
        "kinds": kinds,
        "count": counts.total(),
        "feed": relative(FEED, ANNOTATIONS),
    }
    return page_file("annotations.md", title, pieces, kind="annotations", layout=layout)


def _withdrawn(variant: Variant, briefs: tuple[Brief, ...]) -> list[str]:
    """What was withdrawn, each where links to it lead; nothing where nothing was."""
    gone = [note for brief in briefs for note in brief.withdrawn_notes]
    if not gone:
        return []
    said = (f"{note.id} {note.day} {escape_markdown(note.reason, opens=False)}" for note in gone)
    lines = [f"{words}\n{{: #note-{note.id} .gw-withdrawn }}" for words, note in zip(said, gone, strict=True)]
    return [f"## {ui(variant, 'annotations.withdrawn')} {{: #withdrawn }}", *lines]


def _name(brief: Brief) -> str:
    return escape_markdown(brief.listed.title, opens=False)


def _place(brief: Brief, found: Noted) -> str:
    anchored = found.anchored
    lost = f"{overview_address(brief.listed.slug)}#note-{anchored.note.id}"
    return relative(f"{found.home}#{anchored.eid}" if found.home else lost, ANNOTATIONS)
