"""The library's notes as an Atom feed, the newest first, in one script."""

from gongwen.annotations.body import render_body
from gongwen.model import AnchoredNote, Variant
from gongwen.render.addresses import ANNOTATIONS
from gongwen.render.atom import EARLIEST, LENGTH, atom_feed, urn, xml
from gongwen.render.brief import Brief
from gongwen.render.markdown.escape import escape_html
from gongwen.render.markdown.newest_notes import by_day
from gongwen.variants.ui import ui

FEED = f"{ANNOTATIONS}feed.xml"


def notes_feed(variant: Variant, briefs: tuple[Brief, ...], site_url: str, site_name: str) -> str:
    """The feed; `site_url` is that of the script's site, and '' leaves links relative to the feed's own address."""
    notes = [(found.anchored, title) for found, title in by_day(briefs)]
    base = f"{site_url}{ANNOTATIONS}" if site_url else ""
    return atom_feed(
        variant,
        urn(f"notes:{variant}"),
        f"{ui(variant, 'annotations.title')} - {site_name}",
        notes[0][0].note.created if notes else EARLIEST,
        own=f"{base}feed.xml",
        page=base or "./",
        entries=(_entry(variant, anchored, title, base) for anchored, title in notes[:LENGTH]),
    )


def _entry(variant: Variant, anchored: AnchoredNote, title: str, base: str) -> str:
    note = anchored.note
    kind = ui(variant, f"note.kind.{note.kind}")
    quote = f"<blockquote>{escape_html(note.quote.exact)}</blockquote>"
    return "\n".join(
        [
            "<entry>",
            f"<id>{urn(f'notes:{variant}/{note.id}')}</id>",
            f"<title>{xml(f'{kind}：{title}')}</title>",
            f"<updated>{note.created}T00:00:00Z</updated>",
            f"<author><name>{xml(note.author)}</name></author>",
            f"<rights>{xml(note.licence)}</rights>",
            f'<link rel="alternate" type="text/html" href="{xml(f"{base}#note-{note.id}")}"/>',
            f'<content type="html">{xml(quote + render_body(note.body, note.id))}</content>',
            "</entry>",
        ]
    )
