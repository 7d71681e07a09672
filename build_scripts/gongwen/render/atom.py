"""The frame of an Atom feed (RFC 4287) and what its values are escaped with."""

import re
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from gongwen.model import Variant
from gongwen.render.markdown.escape import escape_html

LENGTH = 100  # the most entries of a feed
EARLIEST = "2000-01-01"  # for a feed that has nothing dated: any fixed day will do
# XML 1.0, 2.2: what no document may hold, escaped or not.
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(
    variant: Variant, feed_id: str, title: str, updated: str, *, own: str, page: str, entries: Iterable[str]
) -> str:
    """The feed: `own` is its address, `page` that of the page that shows the same."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{variant}">',
        f"<id>{feed_id}</id>",
        f"<title>{xml(title)}</title>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f'<link rel="self" type="application/atom+xml" href="{xml(own)}"/>',
        f'<link rel="alternate" type="text/html" href="{xml(page)}"/>',
        *entries,
        "</feed>",
    ]
    return "\n".join([*lines, ""])


def urn(name: str) -> str:
    """An id that stays when the site moves."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'gongwen:{name}')}"


def xml(text: str) -> str:
    return escape_html(_REFUSED.sub("", text))
