"""The library's documents as an Atom feed, the newest first, in one script."""

from gongwen.model import Edition, Variant
from gongwen.render.addresses import overview_address
from gongwen.render.atom import EARLIEST, LENGTH, atom_feed, urn, xml
from gongwen.render.summaries import FEED, document_summary
from gongwen.variants.ui import ui

DOCUMENT_FEED = "feed.xml"


def document_feed(variant: Variant, editions: tuple[Edition, ...], site_url: str, site_name: str) -> str:
    """The feed; `site_url` is that of the script's site, and '' leaves links relative to the feed's own address.

    The day of an entry is that on which the document was published, else its own: no build knows another.
    """
    newest_first = sorted(sorted(editions, key=lambda edition: edition.slug), key=_day, reverse=True)
    return atom_feed(
        variant,
        urn(f"documents:{variant}"),
        f"{ui(variant, 'home.documents')} - {site_name}",
        _day(newest_first[0]) if newest_first else EARLIEST,
        own=f"{site_url}{DOCUMENT_FEED}",
        page=site_url or "./",
        entries=(_entry(edition, site_url, site_name) for edition in newest_first[:LENGTH]),
    )


def _day(edition: Edition) -> str:
    values = edition.document.main.metadata
    return values.published or values.date or EARLIEST


def _entry(edition: Edition, site_url: str, site_name: str) -> str:
    values, summary = edition.document.main.metadata, document_summary(edition, FEED)
    title = " ".join(part for part in (values.title or edition.slug, values.number) if part)
    return "\n".join(
        [
            "<entry>",
            f"<id>{urn(f'documents:{edition.variant}/{edition.slug}')}</id>",
            f"<title>{xml(title)}</title>",
            f"<updated>{_day(edition)}T00:00:00Z</updated>",
            *(f"<author><name>{xml(name)}</name></author>" for name in values.issuers or (site_name,)),
            f'<link rel="alternate" type="text/html" href="{xml(site_url + overview_address(edition.slug))}"/>',
            *([f"<summary>{xml(summary)}</summary>"] if summary else []),
            "</entry>",
        ]
    )
