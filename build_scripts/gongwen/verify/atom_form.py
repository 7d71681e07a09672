"""Atom feeds in the form in which they are written here, and in no other."""

import re
from dataclasses import dataclass
from html import unescape
from uuid import NAMESPACE_URL, uuid5

from gongwen.verify.page_form import BIDI

_DAY = r"(\d{4}-\d\d-\d\d)T00:00:00Z"
_LINKED = r'<link rel="alternate" type="text/html" href="([^"]*)"/>'
_FEED = re.compile(
    r'<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http://www\.w3\.org/2005/Atom" xml:lang="([\w-]+)">\n'
    rf"<id>([^<]*)</id>\n<title>([^<]*)</title>\n<updated>{_DAY}</updated>\n"
    rf'<link rel="self" type="application/atom\+xml" href="([^"]*)"/>\n{_LINKED}\n(.*)</feed>\n',
    re.DOTALL,
)
_ENTRY = re.compile(
    rf"<entry>\n<id>(?P<id>[^<]*)</id>\n<title>(?P<title>[^<]*)</title>\n<updated>{_DAY}</updated>\n"
    r"(?P<authors>(?:<author><name>[^<]*</name></author>\n?)+)(?:<rights>(?P<rights>[^<]*)</rights>\n)?"
    rf"{_LINKED}\n(?:<summary>(?P<summary>[^<]*)</summary>\n)?"
    r'(?:<content type="html">(?P<content>[^<]*)</content>\n)?</entry>\n'
)
_AUTHOR = re.compile(r"<name>([^<]*)</name>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says; `content` is HTML."""

    id: str
    title: str
    day: str
    authors: tuple[str, ...]
    rights: str
    link: str
    summary: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries."""

    lang: str
    id: str
    title: str
    day: str
    own: str
    page: str
    entries: tuple[Entry, ...]


def read_feed(text: str) -> Feed | None:
    """The feed; None for what is not written as ours are."""
    whole = _FEED.fullmatch(text)
    if not whole or BIDI.search(text):
        return None
    body, at, entries = whole[7], 0, list[Entry]()
    while match := _ENTRY.match(body, at):
        entries.append(_entry(match))
        at = match.end()
    if at != len(body):
        return None
    lang, name, title, day, own, page = (unescape(whole[number]) for number in range(1, 7))
    return Feed(lang, name, title, day, own, page, tuple(entries))


def _entry(match: re.Match[str]) -> Entry:
    told = {name: unescape(words or "") for name, words in match.groupdict().items()}
    authors = tuple(map(unescape, _AUTHOR.findall(match["authors"])))
    return Entry(
        told["id"],
        told["title"],
        match[3],
        authors,
        told["rights"],
        unescape(match[6]),
        told["summary"],
        told["content"],
    )


def urn(name: str) -> str:
    """The id by a name: the version 5 UUID of `gongwen:` and the name, in the name space of URLs."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'gongwen:{name}')}"
