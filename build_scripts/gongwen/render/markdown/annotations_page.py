"""The page with all notes of the library, by document; one kind alone by a link, without JavaScript."""

from collections import Counter

from gongwen.annotations.form import KINDS
from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS, homes, overview_address, relative
from gongwen.render.feed import FEED
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.notes import note_value
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def document_anchor(slug: str) -> str:
    """The fragment that leads to a document's notes; no note's own id (`note-…`) can be the same."""
    return f"document-{slug}"


def annotations_page(variant: Variant, editions: tuple[Edition, ...]) -> PageFile:
    """All notes of the library, by document in order of the text. Its Markdown has a heading a document; the templates
    lay the notes out below them."""
    title = ui(variant, "nav.annotations")
    noted = tuple(edition for edition in editions if edition.notes)
    intro = escape_markdown(ui(variant, "annotations.intro"))
    pieces = [f"# {title}", f"{intro}\n{{: #intro .noted }}"]
    pieces += [] if noted else [escape_markdown(ui(variant, "annotations.none"))]
    pieces += [f"## {_name(e)} {{: #{document_anchor(e.slug)} .noted }}" for e in noted]
    counts: Counter[str] = Counter(anchored.note.kind for edition in noted for anchored in edition.notes)
    kinds = [{"id": f"kind-{kind}", "name": ui(variant, f"note.kind.{kind}"), "count": counts[kind]} for kind in KINDS]
    layout = {
        "documents": [
            {
                "id": document_anchor(edition.slug),
                "name": edition.document.main.metadata.title or edition.slug,
                "notes": _notes(edition),
            }
            for edition in noted
        ],
        "kinds": kinds,
        "count": counts.total(),
        "feed": relative(FEED, ANNOTATIONS),
    }
    return page_file("annotations.md", title, pieces, kind="annotations", layout=layout)


def _name(edition: Edition) -> str:
    return escape_markdown(edition.document.main.metadata.title or edition.slug, opens=False)


def _notes(edition: Edition) -> list[dict[str, str]]:
    where = homes(edition.slug, edition.document)
    order = {eid: i for i, eid in enumerate(where)}
    notes = sorted(edition.notes, key=lambda n: (order.get(n.eid, -1), n.start, n.note.id))
    return [note_value(edition, anchored, where=_place(edition, anchored, where)) for anchored in notes]


def _place(edition: Edition, anchored: AnchoredNote, where: dict[str, str]) -> str:
    home = where.get(anchored.eid)
    place = f"{home}#{anchored.eid}" if home else f"{overview_address(edition.slug)}#note-{anchored.note.id}"
    return relative(place, ANNOTATIONS)
