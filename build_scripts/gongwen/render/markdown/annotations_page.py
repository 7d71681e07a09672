"""The page with all notes of the library, by document; one kind alone by a link, without JavaScript."""

from collections import Counter
from collections.abc import Iterator

from gongwen.annotations.form import KINDS
from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS, homes, overview_address, relative
from gongwen.render.feed import FEED
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.text import note_html
from gongwen.variants.ui import ui

_ALL = "kind-all"


def document_anchor(slug: str) -> str:
    """The fragment that leads to a document's notes; no note's own id (`note-…`) can be the same."""
    return f"document-{slug}"


def annotations_page(variant: Variant, editions: tuple[Edition, ...]) -> PageFile:
    """All notes of the library, by document in order of the text."""
    title = ui(variant, "nav.annotations")
    noted = tuple(edition for edition in editions if edition.notes)
    pieces = [f"<h1>{html_line(title)}</h1>", f"<p>{html_line(ui(variant, 'annotations.intro'))}</p>"]
    pieces += _filters(variant, noted) if noted else [f"<p>{html_line(ui(variant, 'annotations.none'))}</p>"]
    for edition in noted:
        name = html_line(edition.document.main.metadata.title or edition.slug)
        pieces.append(f'<h2 id="{document_anchor(edition.slug)}">{name}</h2>')
        where = homes(edition.slug, edition.document)
        order = {eid: i for i, eid in enumerate(where)}
        for anchored in sorted(edition.notes, key=lambda n: (order.get(n.eid, -1), n.start, n.note.id)):
            pieces.append(_listed_note(edition, anchored, where))
    return page_file("annotations.md", title, pieces, kind="annotations")


def _filters(variant: Variant, editions: tuple[Edition, ...]) -> Iterator[str]:
    """Links to each document's notes, to those of one kind (the style sheet hides the others) and to the feed."""
    documents = "".join(
        f'<li><a href="#{document_anchor(edition.slug)}">'
        f"{html_line(edition.document.main.metadata.title or edition.slug)}</a> {len(edition.notes)}</li>"
        for edition in editions
    )
    counts: Counter[str] = Counter(anchored.note.kind for edition in editions for anchored in edition.notes)
    kinds = f'<li><a href="#{_ALL}">{html_line(ui(variant, "annotations.all"))}</a> {counts.total()}</li>'
    kinds += "".join(
        f'<li><a href="#kind-{kind}">{html_line(ui(variant, f"note.kind.{kind}"))}</a> {counts[kind]}</li>'
        for kind in KINDS
        if counts[kind]
    )
    # The targets stand before the notes, so that a selector for what follows them can choose.
    yield "".join(f'<div id="{name}"></div>' for name in (_ALL, *(f"kind-{kind}" for kind in KINDS)))
    for key, items in (("annotations.documents", documents), ("annotations.kinds", kinds)):
        label = html_line(ui(variant, key))
        yield f'<nav class="gw-filter" aria-label="{label}"><strong>{label}</strong><ul>{items}</ul></nav>'
    feed, label = escape_html(relative(FEED, ANNOTATIONS)), html_line(ui(variant, "annotations.feed"))
    yield f'<p class="gw-feed"><a href="{feed}" type="application/atom+xml">{label}</a></p>'


def _listed_note(edition: Edition, anchored: AnchoredNote, where: dict[str, str]) -> str:
    home = where.get(anchored.eid)
    place = f"{home}#{anchored.eid}" if home else f"{overview_address(edition.slug)}#note-{anchored.note.id}"
    link = escape_html(relative(place, ANNOTATIONS))
    label = html_line(ui(edition.variant, "annotations.to_text"))
    return note_html(edition, anchored, heading=f'<p class="gw-note-where"><a href="{link}">{label}</a></p>')
