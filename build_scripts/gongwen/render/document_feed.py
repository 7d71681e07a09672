"""The library's documents as an Atom feed, the newest first, in one script."""

from collections.abc import Iterable

from gongwen.model import Variant
from gongwen.render.addresses import overview_address
from gongwen.render.atom import EARLIEST, LENGTH, atom_feed, urn, xml
from gongwen.render.brief import Listed
from gongwen.variants.ui import ui

DOCUMENT_FEED = "feed.xml"


def document_feed(variant: Variant, documents: Iterable[Listed], site_url: str, site_name: str) -> str:
    """The feed; `site_url` is that of the script's site, and '' leaves links relative to the feed's own address.

    The day of an entry is that on which the document was published, else its own: no build knows another.
    """
    newest_first = sorted(sorted(documents, key=lambda listed: listed.slug), key=_day, reverse=True)
    return atom_feed(
        variant,
        urn(f"documents:{variant}"),
        f"{ui(variant, 'home.documents')} - {site_name}",
        _day(newest_first[0]) if newest_first else EARLIEST,
        own=f"{site_url}{DOCUMENT_FEED}",
        page=site_url or "./",
        entries=(_entry(variant, listed, site_url, site_name) for listed in newest_first[:LENGTH]),
    )


def _day(listed: Listed) -> str:
    return listed.published or listed.date or EARLIEST


def _entry(variant: Variant, listed: Listed, site_url: str, site_name: str) -> str:
    title = " ".join(part for part in (listed.title, listed.number) if part)
    return "\n".join(
        [
            "<entry>",
            f"<id>{urn(f'documents:{variant}/{listed.slug}')}</id>",
            f"<title>{xml(title)}</title>",
            f"<updated>{_day(listed)}T00:00:00Z</updated>",
            *(f"<author><name>{xml(name)}</name></author>" for name in listed.issuers or (site_name,)),
            f'<link rel="alternate" type="text/html" href="{xml(site_url + overview_address(listed.slug))}"/>',
            *([f"<summary>{xml(listed.told)}</summary>"] if listed.told else []),
            "</entry>",
        ]
    )
