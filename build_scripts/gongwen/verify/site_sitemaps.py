"""What search engines are told to read: every page to be found, once, with the day that docs/ gives its document."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from html import unescape

_LISTED = re.compile(r"<(?:url|sitemap)><loc>([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?")
_LOC = re.compile(r"<loc>")
_MOST = 50_000  # addresses in a file and
_BYTES = 50 * 1024 * 1024  # bytes of one, by the protocol of sitemaps.org
INDEX = "sitemap.xml"


def whole_faults(texts: Mapping[str, str], due: Collection[str], site_url: str) -> Iterator[str]:
    """What all sitemaps (by name) leave out of the addresses that are due, name twice, or name too many of; an index
    names each of the others."""
    parts = {name: text for name, text in texts.items() if name != INDEX}
    listed = Counter(address for text in (parts or texts).values() for address in _addresses(text))
    yield from (f"缺少 {address}" for address in sorted(set(due) - listed.keys()))
    yield from (f"重复 {address}" for address, times in sorted(listed.items()) if times > 1)
    if parts and sorted(_addresses(texts[INDEX])) != sorted(site_url + name for name in parts):
        yield "索引与各文件不符"
    for name, text in texts.items():
        count = len(_addresses(text))
        if count > _MOST or len(text.encode()) > _BYTES or count != len(_LOC.findall(text)):
            yield f"{name} 的形式"


def day_faults(name: str, texts: Mapping[str, str], day_of: Callable[[str], str]) -> Iterator[str]:
    """Days that are not those of the last recorded change: of a page's document, of the newest in a file that the index
    names."""
    for address, said in _LISTED.findall(texts[name]):
        part = texts.get(address.rpartition("/")[2], "") if name == INDEX else ""
        right = max((day for _, day in _LISTED.findall(part)), default="") if part else day_of(unescape(address))
        if said != right:
            yield f"{address} {said}"


def _addresses(text: str) -> list[str]:
    return [unescape(address) for address, _ in _LISTED.findall(text)]
