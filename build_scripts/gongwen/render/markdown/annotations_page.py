"""The page with all notes of the library."""

from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS, homes, overview_address, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.text import note_html
from gongwen.variants.ui import ui


def annotations_page(variant: Variant, editions: tuple[Edition, ...]) -> PageFile:
    """All notes of the library, by document in order of the text."""
    title = ui(variant, "nav.annotations")
    pieces = [f"<h1>{html_line(title)}</h1>", f"<p>{html_line(ui(variant, 'annotations.intro'))}</p>"]
    for edition in editions:
        if edition.notes:
            name = html_line(edition.document.main.metadata.title or edition.slug)
            pieces.append(f"<h2>{name}</h2>")
            where = homes(edition.slug, edition.document)
            order = {eid: i for i, eid in enumerate(where)}
            for anchored in sorted(edition.notes, key=lambda n: (order.get(n.eid, -1), n.start, n.note.id)):
                pieces.append(_listed_note(edition, anchored, where))
    return page_file("annotations.md", title, pieces, kind="annotations")


def _listed_note(edition: Edition, anchored: AnchoredNote, where: dict[str, str]) -> str:
    home = where.get(anchored.eid, overview_address(edition.slug))
    link = escape_html(relative(f"{home}#{anchored.eid}", ANNOTATIONS))
    label = html_line(ui(edition.variant, "annotations.to_text"))
    return note_html(edition, anchored, heading=f'<p class="gw-note-where"><a href="{link}">{label}</a></p>')
