"""What a page says of its document in its head and in the list of its values, and of its versions.

Words that stand elsewhere in the text are not enough there: each value is the one that was read.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import quote

from gongwen.model import Metadata
from gongwen.text.folding import fold_text
from gongwen.verify.site_json import Within, parse_strictly, same

_META = re.compile(r'<meta name="(citation_\w+)" content="([^"]*)">')
_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_TERM = re.compile(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", re.DOTALL)
_REASON = re.compile(r'<small class="gw-because">.*?</small>', re.DOTALL)  # why an editor says so
_METADATA = re.compile(r'<dl class="gw-metadata".*?</dl>', re.DOTALL)
_EVENT = re.compile(r'data-event="(\w+)" data-date="([^"]*)"')
_STANDING = re.compile(r'data-(?:from|until)="([^"]*)"')
_CHANGED = re.compile(r"<(ins|del)\b[^>]*>(.*?)</\1>", re.DOTALL)
_UNSEEN = re.compile(r'<span class="gw-unseen">[^<]*</span>')  # 【删去：, for whoever hears the page
_CANONICAL = re.compile(r'rel="canonical" href="([^"]*)"')
_SCRIPTS = re.compile(r'rel="alternate" hreflang="([\w-]+)" href="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")
_LEGEND = "如此"  # what the page shows the two kinds of words by
Converter = Callable[[str], str]


def head_faults(
    html: str, metadata: Metadata, label: Callable[[str], str], convert: Converter, within: Within
) -> Iterator[str]:
    """The values in a page's head and in its list of them; `label` says what a key of the interface is called."""
    days = [day for day in (metadata.date, metadata.published) if day]
    for name, content in _META.findall(html):
        right: dict[str, Sequence[str | None]] = {
            "citation_author": metadata.issuers,
            "citation_publication_date": [day.replace("-", "/") for day in days],
            "citation_technical_report_number": [metadata.number],
        }
        if name in right and not any(same(unescape(content), one, convert, within) for one in right[name]):
            yield f"{name}：{content}"
    for data in _LD.findall(html):
        value = parse_strictly(data)
        if not isinstance(value, dict):
            yield data[:60]
            continue
        told: dict[str, object] = {
            "legislationIdentifier": metadata.number,
            "legislationType": metadata.doc_type,
            "legislationDate": metadata.date,
            "datePublished": metadata.published,
        }
        for key, wanted in told.items():
            if key in value and not same(value[key], wanted, convert, within):
                yield f"{key}：{value[key]}"
        bodies = value.get("legislationPassedBy")
        wanted_bodies = [{"@type": "Organization", "name": name} for name in metadata.issuers]
        if bodies is not None and not same(bodies, wanted_bodies, convert, within):
            yield f"legislationPassedBy：{bodies}"
    events = {(event.kind, event.date) for event in metadata.events}
    yield from (f"{kind} {day}" for kind, day in _EVENT.findall(html) if (kind, day) not in events)
    shown = _METADATA.search(html)
    wanted = {label("meta.number"): metadata.number or "", label("meta.issuers"): "".join(metadata.issuers)}
    rows: list[tuple[str, str]] = _TERM.findall(shown[0]) if shown else []
    for term, said in rows:
        words = letters(unescape(_TAG.sub(" ", _REASON.sub("", said))))
        if term in wanted and words not in (letters(wanted[term]), letters(convert(wanted[term]))):
            yield f"{term}：{said}"[:80]


def standing_days(html: str) -> list[str]:
    """The days from and until which a page says that something holds; other documents may have set them."""
    return _STANDING.findall(html)


def own_address_faults(
    html: str, site_url: str, path: str, folders: Mapping[str, str], there: Collection[str] = ()
) -> Iterator[str]:
    """What a page says its own address is, and those of the same page in the other scripts, by `folders`; which of them
    are `there`."""
    here = next((folder for folder in sorted(folders.values(), reverse=True) if path.startswith(folder)), "")
    rest = quote(path.removeprefix(here).removesuffix("index.html"))
    yield from (href for href in _CANONICAL.findall(html) if unescape(href) != f"{site_url}{here}{rest}")
    if site_url:
        yield from (f"缺 {script}" for script in sorted(set(there) - {script for script, _ in _SCRIPTS.findall(html)}))
    for script, href in _SCRIPTS.findall(html):
        if script in folders and unescape(href) != f"{site_url}{folders[script]}{rest}":
            yield f"{script} → {href}"


def comparison_faults(html: str, now: str, before: str) -> Iterator[str]:
    """What a comparison calls inserted stands in the text, what it calls deleted in one that it replaced."""
    texts = {"ins": letters(now), "del": letters(before)}
    for name, words in _CHANGED.findall(_UNSEEN.sub("", html)):
        if letters(unescape(_TAG.sub("", words))) not in texts[name] + letters(_LEGEND):
            yield f"<{name}>{words.strip()[:40]}"


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, fold_text(words)))
