"""Comparisons and lists of documents: how many of each they say there are, both sides of a comparison whole."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from gongwen.verify.site_metadata import letters

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


def list_faults(html: str, markdown: str, facet: str, dated: Collection[str]) -> Iterator[str]:
    """A list of documents whose sections hold more or fewer than they say, or others; `dated` are the documents that
    have to be in that by years."""
    slugs: set[str] = set()
    for name, count, body in _SECTION.findall(html):
        items = _ITEM.findall(body)
        slugs |= {slug for _, slug in items}
        if len(items) != int(count):
            yield f"{_TAG.sub('', name)}{count}"
        for attributes, slug in items:
            if facet == "years" and name.strip().isdecimal() and f'data-years="{name.strip()}"' not in attributes:
                yield f"{name}：{slug}"
    if facet == "years":
        yield from sorted(set(dated) - slugs)
    if markdown and slugs != set(_LISTED.findall(markdown)):
        yield f"{facet}.md"
