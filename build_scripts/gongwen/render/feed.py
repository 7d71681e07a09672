"""The library's notes as an Atom feed (RFC 4287), the newest first, in one script."""

import re
from uuid import NAMESPACE_URL, uuid5

from gongwen.annotations.body import render_body
from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS
from gongwen.render.markdown.escape import escape_html
from gongwen.variants.ui import ui

FEED = f"{ANNOTATIONS}feed.xml"
_LENGTH = 100
_EARLIEST = "2000-01-01"  # for a library without notes
# XML 1.0, 2.2: what no document may hold, escaped or not.
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def notes_feed(variant: Variant, editions: tuple[Edition, ...], site_url: str, site_name: str) -> str:
    """The feed; `site_url` is that of the script's site, and '' leaves links relative to the feed's own address."""
    notes = [(anchored, edition) for edition in editions for anchored in edition.notes]
    notes.sort(key=lambda pair: pair[0].note.id)
    notes.sort(key=lambda pair: pair[0].note.created, reverse=True)
    newest = notes[0][0].note.created if notes else _EARLIEST
    base = f"{site_url}{ANNOTATIONS}" if site_url else ""
    title = f"{ui(variant, 'annotations.title')} - {site_name}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{variant}">',
        f"<id>{_uuid(variant)}</id>",
        f"<title>{_xml(title)}</title>",
        f"<updated>{newest}T00:00:00Z</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(base + "feed.xml")}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(base or "./")}"/>',
        *(_entry(anchored, edition, base) for anchored, edition in notes[:_LENGTH]),
        "</feed>",
    ]
    return "\n".join([*lines, ""])


def _entry(anchored: AnchoredNote, edition: Edition, base: str) -> str:
    note, variant = anchored.note, edition.variant
    kind = ui(variant, f"note.kind.{note.kind}")
    document = edition.document.main.metadata.title or edition.slug
    quote = f"<blockquote>{escape_html(note.quote.exact)}</blockquote>"
    return "\n".join(
        [
            "<entry>",
            f"<id>{_uuid(f'{variant}/{note.id}')}</id>",
            f"<title>{_xml(f'{kind}：{document}')}</title>",
            f"<updated>{note.created}T00:00:00Z</updated>",
            f"<author><name>{_xml(note.author)}</name></author>",
            f"<rights>{_xml(note.licence)}</rights>",
            f'<link rel="alternate" type="text/html" href="{_xml(f"{base}#note-{note.id}")}"/>',
            f'<content type="html">{_xml(quote + render_body(note.body, note.id))}</content>',
            "</entry>",
        ]
    )


def _uuid(name: str) -> str:
    """An id that stays when the site moves."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'gongwen:notes:{name}')}"


def _xml(text: str) -> str:
    return escape_html(_REFUSED.sub("", text))
