"""Which addresses a note may link to."""

import re
from collections.abc import Collection

from gongwen.annotations.characters import mixed_scripts

# As a browser would see it after entities are decoded. No user part (https://gov.cn@evil.example), no backslash
# (browsers read it as /), no relative or scheme-relative form, no white space or control character anywhere.
_WEB = re.compile(
    r"https?://(?P<host>[\w-]+(?:\.[\w-]+)*)(?::[0-9]{1,5})?(?:[/?#][^\s\\<>\"\x00-\x20\x7f]*)?", re.IGNORECASE
)
_MAIL = re.compile(
    r"mailto:[A-Za-z0-9.!#$%&'*+/=^_`{|}~-]+@[\w-]+(?:\.[\w-]+)*(?:\?[^\s\\<>\"\x00-\x20\x7f]*)?", re.IGNORECASE
)


def is_allowed_link(href: str, own_ids: Collection[str]) -> bool:
    """True for an absolute http or https address, a mail address, and a fragment of the note itself."""
    if href.startswith("#"):
        return href[1:] in own_ids
    return bool(_WEB.fullmatch(href) or _MAIL.fullmatch(href))


def disguised_host(href: str) -> str | None:
    """The host of a web address if it mixes scripts as a look-alike would (аpple.example), else None."""
    web = _WEB.fullmatch(href)
    return web["host"] if web and any(map(mixed_scripts, web["host"].split("."))) else None
