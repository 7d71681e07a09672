"""The library's notes as an Atom feed, the newest first, in one script."""

from gongwen.annotations.body import render_body
from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS
from gongwen.render.atom import EARLIEST, LENGTH, atom_feed, urn, xml
from gongwen.render.markdown.escape import escape_html
from gongwen.variants.ui import ui

FEED = f"{ANNOTATIONS}feed.xml"


def notes_feed(variant: Variant, editions: tuple[Edition, ...], site_url: str, site_name: str) -> str:
    """The feed; `site_url` is that of the script's site, and '' leaves links relative to the feed's own address."""
    notes = [(anchored, edition) for edition in editions for anchored in edition.notes]
    notes.sort(key=lambda pair: pair[0].note.id)
    notes.sort(key=lambda pair: pair[0].note.created, reverse=True)
    base = f"{site_url}{ANNOTATIONS}" if site_url else ""
    return atom_feed(
        variant,
        urn(f"notes:{variant}"),
        f"{ui(variant, 'annotations.title')} - {site_name}",
        notes[0][0].note.created if notes else EARLIEST,
        own=f"{base}feed.xml",
        page=base or "./",
        entries=(_entry(anchored, edition, base) for anchored, edition in notes[:LENGTH]),
    )


def _entry(anchored: AnchoredNote, edition: Edition, base: str) -> str:
    note, variant = anchored.note, edition.variant
    kind = ui(variant, f"note.kind.{note.kind}")
    document = edition.document.main.metadata.title or edition.slug
    quote = f"<blockquote>{escape_html(note.quote.exact)}</blockquote>"
    return "\n".join(
        [
            "<entry>",
            f"<id>{urn(f'notes:{variant}/{note.id}')}</id>",
            f"<title>{xml(f'{kind}：{document}')}</title>",
            f"<updated>{note.created}T00:00:00Z</updated>",
            f"<author><name>{xml(note.author)}</name></author>",
            f"<rights>{xml(note.licence)}</rights>",
            f'<link rel="alternate" type="text/html" href="{xml(f"{base}#note-{note.id}")}"/>',
            f'<content type="html">{xml(quote + render_body(note.body, note.id))}</content>',
            "</entry>",
        ]
    )
