"""Comparisons and lists of documents: how many of each they say there are, both sides of a comparison whole."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters

Orders = Mapping[str, Sequence[str]]

_PASSAGE = re.compile(r'<(p|td|h\d|div|caption) class="(gw-c gw-c-(\w+)[^"]*)" id="[^"]*">(.*?)</\1>', re.DOTALL)
_COUNTS = re.compile(r'<p id="counts">(.*?)</p>')
_UNSEEN = re.compile(r'<span class="gw-unseen">[^<]*</span>')
_INSERTED, _DELETED = (re.compile(rf"<{name}\b[^>]*>.*?</{name}>", re.DOTALL) for name in ("ins", "del"))
_TAG = re.compile(r"<[^<>]*>")
_KINDS = ("changed", "inserted", "deleted", "same", "form")  # the last is told only where there is one
_SECTION = re.compile(
    r'<section class="gw-library"><h2[^>]*>(.*?)<small>[^<\d]*(\d+)[^<\d]*</small></h2>(.*?)</section>', re.DOTALL
)
_ITEM = re.compile(r'<li class="gw-library-item"([^>]*)>.*?<h3><a href="(?:\.\./)*([^"/]+)/"', re.DOTALL)
_LISTED = re.compile(r"^- \[(?:[^\]\\]|\\.)*\]\((?:\.\./)*([\w-]+)/index\.md\)", re.MULTILINE)


def counted_faults(html: str, now: str, before: str) -> Iterator[str]:
    """A comparison whose passages are not the two texts, or not as many of each kind as it says."""
    bare = _UNSEEN.sub("", html)
    found = dict.fromkeys(_KINDS, 0)
    texts = letters(now), letters(before)
    for _, _, kind, words in _PASSAGE.findall(bare):
        if kind not in found:
            continue
        found[kind] += 1
        sides = (_DELETED.sub("", words), _INSERTED.sub("", words))
        for side, text in zip(sides, texts, strict=True):
            if letters(unescape(_TAG.sub("", side))) not in text:
                yield f"{kind}：{_TAG.sub('', words)[:40]}"
    for said in _COUNTS.findall(bare):
        told = [int(number) for number in re.findall(r"\d+", _TAG.sub("", said))]
        there = [count for kind, count in found.items() if count or kind != "form"]
        if any(there) and told != there:
            yield said


def changes_faults(value: object, now: Texts, before: Mapping[str, Texts], orders: Orders) -> Iterator[str]:
    """Changes as data that are not those of the two texts: each passage is what its eIds hold, its pieces make both, no
    change is left out, and as many are there as it says. `orders` are the eIds of each text in order."""
    if not isinstance(value, dict) or value.keys() != {"old", "new", "counts", "changes"}:
        yield str(value)[:60]
        return
    old = before.get(str(value["old"]))
    if value["new"] != now.slug or old is None:
        yield f"{value['old']}、{value['new']}"
        return
    told = {"old": set[str](), "new": set[str]()}
    found = dict.fromkeys(_KINDS, 0)
    for row in value["changes"]:
        found[row["change"]] += 1
        sides = (("old", old, "deleted"), ("new", now, "inserted"))
        for side, texts, kind in sides:
            passage = row[side] or {"eid": "", "eids": [], "text": ""}
            text = "".join(texts.by_eid.get(eid, "\0") for eid in passage["eids"])
            length = sum(count for piece, count in row["pieces"] if piece in ("same", kind))
            if passage["text"] != text or passage["eid"] not in (*passage["eids"][:1], "") or length != len(text):
                yield f"{row['change']}：{passage['text'][:40]}"
            told[side] |= set(passage["eids"])
        if _shared(row, "old", "deleted") != _shared(row, "new", "inserted"):
            yield f"{row['change']}：{row['pieces']}"
    left = [
        "".join(texts.by_eid.get(eid, "") for eid in orders[texts.slug] if eid not in told[side])
        for side, texts in (("old", old), ("new", now))
    ]
    if left[0] != left[1]:
        yield f"缺少改动：{old.slug}、{now.slug}"
    counts = value["counts"]
    if counts.keys() != set(_KINDS) or any(counts[kind] != found[kind] for kind in _KINDS if kind != "same"):
        yield f"counts：{counts}"


def _shared(row: Any, side: str, kind: str) -> str:
    """What the pieces say that both texts have, as one of them has it."""
    text, at, found = (row[side] or {"text": ""})["text"], 0, ""
    for piece, count in row["pieces"]:
        found += text[at : at + count] if piece == "same" else ""
        at += count if piece in ("same", kind) else 0
    return found


def list_faults(html: str, markdown: str, facet: str) -> Iterator[str]:
    """A page of a list of documents whose sections hold more or fewer than they say, or others."""
    slugs: set[str] = set()
    for name, count, body in _SECTION.findall(html):
        items = _ITEM.findall(body)
        slugs |= {slug for _, slug in items}
        if len(items) != int(count):
            yield f"{_TAG.sub('', name)}{count}"
        for attributes, slug in items:
            if facet == "years" and name.strip().isdecimal() and f'data-years="{name.strip()}"' not in attributes:
                yield f"{name}：{slug}"
    if markdown and slugs != set(_LISTED.findall(markdown)):
        yield f"{facet}.md"


def unlisted(pages: Iterable[str], dated: Collection[str]) -> Iterator[str]:
    """The documents of these that stand on no page of the list by years: one page, or of a large library one a year."""
    found = {slug for html in pages for *_, body in _SECTION.findall(html) for _, slug in _ITEM.findall(body)}
    yield from sorted(set(dated) - found)
