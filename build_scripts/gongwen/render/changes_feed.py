"""A document as an Atom feed: what changed in it since it was published, the newest first, and its whole text."""

import re

from gongwen.model import Edition, walk_part_text
from gongwen.render.addresses import homes, overview_address
from gongwen.render.atom import EARLIEST, LENGTH, atom_feed, urn, xml
from gongwen.render.data.changes import Change, document_changes
from gongwen.render.feed_text import official_html
from gongwen.render.markdown.escape import escape_html
from gongwen.variants.ui import ui

NAME = "feed.xml"
_CONTENT = re.compile(r'<content type="html">([^<]*)</content>')


def changes_feed(edition: Edition) -> str:
    """The feed; without the site's address its links are relative to the site's root."""
    values, variant, slug = edition.document.main.metadata, edition.variant, edition.slug
    site_url = edition.site_url
    changes = [one for one in document_changes(edition.published, edition.changes) if one.eid]
    changes.sort(key=lambda change: change.day, reverse=True)
    own_day = values.published or values.date or EARLIEST
    title = values.title or slug
    author = "".join(
        f"<author><name>{xml(name)}</name></author>" for name in values.issuers or (ui(variant, "home.title"),)
    )
    whole = _entry(
        urn(f"documents:{variant}/{slug}"),
        " ".join(part for part in (title, values.number) if part),
        own_day,
        author,
        site_url + overview_address(slug),
        official_html(edition.document),
    )
    texts = {unit.eid: unit.text for unit in walk_part_text(edition.document.main)}
    where = homes(slug, edition.document)
    entries = [_changed(edition, change, texts, where, author, site_url) for change in changes[: LENGTH - 1]]
    return atom_feed(
        variant,
        urn(f"changes:{variant}/{slug}"),
        f"{title} - {ui(variant, 'feed.changes')}",
        max([own_day, *(change.day for change in changes[:1])]),
        own=f"{site_url}{overview_address(slug)}{NAME}",
        page=site_url + overview_address(slug),
        entries=(*entries, whole),
    )


def whole_text(feed: str) -> str:
    """The whole text of such a feed, escaped as it stands there: its last entry has it."""
    found = _CONTENT.findall(feed)
    return found[-1] if found else ""


def _changed(
    edition: Edition, change: Change, texts: dict[str, str], where: dict[str, str], author: str, site_url: str
) -> str:
    eid = change.now or change.eid
    home = where.get(eid, "")
    address = f"{home}#{eid}" if home else overview_address(edition.slug)
    name = f"{edition.variant}/{edition.slug}/{change.day}/{change.what}/{change.eid}/{change.now}"
    said = ui(edition.variant, f"feed.{change.what}")
    text = texts.get(eid, "")
    return _entry(
        urn(f"changes:{name}"),
        f"{said}：{edition.document.main.metadata.title or edition.slug}",
        change.day,
        author,
        site_url + address,
        f"<p>{escape_html(text)}</p>" if text else "",
    )


def _entry(entry_id: str, title: str, day: str, author: str, address: str, content: str) -> str:
    lines = [
        "<entry>",
        f"<id>{entry_id}</id>",
        f"<title>{xml(title)}</title>",
        f"<updated>{day}T00:00:00Z</updated>",
        author,
        f'<link rel="alternate" type="text/html" href="{xml(address)}"/>',
        f'<content type="html">{xml(content)}</content>',
        "</entry>",
    ]
    return "\n".join(line for line in lines if line)
