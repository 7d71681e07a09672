"""The library's documents as an Atom feed, the newest first, in one script."""

import re
from collections.abc import Callable, Iterable
from hashlib import sha256

from gongwen.model import Variant
from gongwen.render.addresses import LIBRARY, overview_address
from gongwen.render.atom import EARLIEST, LENGTH, atom_feed, urn, xml
from gongwen.render.brief import Listed
from gongwen.render.standing import standing_line
from gongwen.variants.ui import ui

DOCUMENT_FEED = "feed.xml"
WHOLE = 20  # entries that hold their document's whole text; the others its summary
_PLAIN = re.compile(r"[A-Za-z0-9〇㐀-鿿（）]{1,60}")


def document_feed(
    variant: Variant,
    documents: Iterable[Listed],
    site_url: str,
    site_name: str,
    *,
    text_of: Callable[[str], str] = lambda slug: "",
    issuer: str = "",
) -> str:
    """The feed, of all documents or of an issuer's; `site_url` is that of the script's site, and '' leaves links
    relative to the site's root. `text_of` gives the whole text of a document, escaped: the newest entries hold it.

    The day of an entry is that on which the document was published, else its own: no build knows another.
    """
    newest_first = sorted(sorted(documents, key=lambda listed: listed.slug), key=_day, reverse=True)[:LENGTH]
    texts = {listed.slug: text_of(listed.slug) for listed in newest_first[:WHOLE]}
    return atom_feed(
        variant,
        urn(f"documents:{variant}/issuers/{issuer}" if issuer else f"documents:{variant}"),
        f"{issuer or ui(variant, 'home.documents')} - {site_name}",
        _day(newest_first[0]) if newest_first else EARLIEST,
        own=f"{site_url}{issuer_feed(issuer) if issuer else DOCUMENT_FEED}",
        page=site_url or "./",
        entries=(_entry(variant, listed, site_url, site_name, texts.get(listed.slug, "")) for listed in newest_first),
    )


def issuer_feed(issuer: str) -> str:
    """The address of an issuer's feed: its name, or a digest of one that is no plain name of a file."""
    plain = issuer if _PLAIN.fullmatch(issuer) else sha256(issuer.encode()).hexdigest()[:16]
    return f"{LIBRARY}issuers/{plain}.xml"


def _day(listed: Listed) -> str:
    return listed.published or listed.date or EARLIEST


def _entry(variant: Variant, listed: Listed, site_url: str, site_name: str, text: str) -> str:
    told = "\n".join(filter(None, (standing_line(variant, listed.standing), listed.told)))
    title = " ".join(part for part in (listed.title, listed.number) if part)
    return "\n".join(
        [
            "<entry>",
            f"<id>{urn(f'documents:{variant}/{listed.slug}')}</id>",
            f"<title>{xml(title)}</title>",
            f"<updated>{_day(listed)}T00:00:00Z</updated>",
            *(f"<author><name>{xml(name)}</name></author>" for name in listed.issuers or (site_name,)),
            f'<link rel="alternate" type="text/html" href="{xml(site_url + overview_address(listed.slug))}"/>',
            f"<summary>{xml(told)}</summary>",
            *([f'<content type="html">{text}</content>'] if text else []),
            "</entry>",
        ]
    )
