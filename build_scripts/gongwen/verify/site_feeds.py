"""Feeds of documents, changes and notes: each entry by what is known of the thing that it tells of.

An entry's id is that of `documents:<script>/<slug>`, `notes:<script>/<id>` or
`changes:<script>/<slug>/<day>/<what>/<eId>/<eId now>` (atom_form.py says how).
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape

from gongwen.model import TextChange, Variant
from gongwen.text.visible import visible
from gongwen.variants.ui import ui
from gongwen.verify.atom_form import Entry, Feed, read_feed, urn
from gongwen.verify.site_evidence import UNDATED, Evidence, prefix
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters
from gongwen.verify.site_owners import Owners

_MOST, _WHOLE = 100, 20  # entries of a feed, and those that hold the whole text
_PLAIN = re.compile(r"[A-Za-z0-9〇㐀-鿿（）]{1,60}")
_TAG = re.compile(r"</?(?:p|h3|br|table|tr|t[hd])(?: (?:rowspan|colspan)=\"[0-9]+\")*/?>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_ASIDE = re.compile(r'<aside [^>]*\bid="note-([\w-]+)"')
_NO_TEXT = ("news__", "summary__")  # what republishers wrote stands in no feed


class FeedChecker:
    """Says what is wrong with the feeds of a script."""

    def __init__(self, evidence: Evidence, owners: Owners, variant: Variant) -> None:
        self._at = evidence
        self._owners = owners
        self._variant = variant
        self._base = f"{evidence.site_url}{prefix(variant)}" if evidence.site_url else ""

    def faults(self, path: str, slug: str, text: str) -> Iterator[str]:
        """What is wrong with a feed, of a document or ('') of the library."""
        feed, below = read_feed(text), path.removeprefix(prefix(self._variant))
        if feed is None:
            yield "不是本站订阅源的写法"
            return
        yield from _unlike("语言", feed.lang, self._variant)
        if below == "annotations/feed.xml":
            yield from self._notes(feed)
        elif slug:
            yield from self._changes(feed, slug)
        else:
            yield from self._documents(feed, below.removeprefix("library/issuers/"))
        if self._base:
            yield from _unlike("地址", feed.own, f"{self._base}{below}")

    def _documents(self, feed: Feed, file: str) -> Iterator[str]:
        """Of all documents or of an issuer's: the newest hundred, each with its own values."""
        listed = [slug for slug in self._at.listed if file == "feed.xml" or file in map(_file_of, self._issuers(slug))]
        named = {name for slug in listed for name in self._issuers(slug) if _file_of(name) == file}
        issuer = min(named, default="")
        listed = sorted(sorted(listed), key=self._day, reverse=True)[:_MOST]
        name = f"documents:{self._variant}/issuers/{issuer}" if issuer else f"documents:{self._variant}"
        title = f"{issuer or ui(self._variant, 'home.documents')}{self._at.site_name}"
        yield from self._head(feed, name, title, self._base or "./")
        yield from _unlike("各条", [entry.link for entry in feed.entries], [self._page(slug) for slug in listed])
        for number, (entry, slug) in enumerate(zip(feed.entries, listed, strict=False)):
            yield from self._document(entry, slug, self._at.site_name)
            yield from self._at.known(self._variant, slug).strangers(entry.summary)
            yield from text_faults(entry.content, self._at.texts[self._variant][slug]) if number < _WHOLE else ()

    def _document(self, entry: Entry, slug: str, otherwise: str) -> Iterator[str]:
        yield from _unlike("标题", letters(entry.title), letters(self._title(slug) + self._number(slug)))
        yield from _unlike("日期", entry.day, self._day(slug))
        yield from _unlike("id", entry.id, urn(f"documents:{self._variant}/{slug}"))
        yield from self._authors(entry, slug, otherwise)

    def _changes(self, feed: Feed, slug: str) -> Iterator[str]:
        """Of one document: what changed in it, the newest first, and last its whole text."""
        texts, home = self._at.texts[self._variant][slug], ui(self._variant, "home.title")
        changes = [change for change in self._at.held[slug].became if change.eid]
        changes = sorted(changes, key=lambda change: change.day, reverse=True)[: _MOST - 1]
        title = f"{self._title(slug)}{ui(self._variant, 'feed.changes')}"
        yield from self._head(feed, f"changes:{self._variant}/{slug}", title, self._page(slug))
        yield from _unlike("各条", len(feed.entries), len(changes) + 1)
        for entry, change in zip(feed.entries, changes, strict=False):
            yield from self._change(entry, change, slug, texts)
            yield from self._authors(entry, slug, home)
        for entry in feed.entries[len(changes) :]:
            yield from self._document(entry, slug, home)
            yield from _unlike("地址", entry.link, self._page(slug))
            yield from text_faults(entry.content, texts)

    def _change(self, entry: Entry, change: TextChange, slug: str, texts: Texts) -> Iterator[str]:
        eid = change.now or change.eid
        home = self._at.homes[slug].get(eid) if eid in texts.by_eid else None
        place = "" if home is None else f"{home}{'/' if home else ''}#{eid}"
        name = f"{self._variant}/{slug}/{change.day}/{change.what}/{change.eid}/{change.now}"
        yield from _unlike("id", entry.id, urn(f"changes:{name}"))
        said = ui(self._variant, f"feed.{change.what}")
        yield from _unlike("标题", letters(entry.title), letters(said + self._title(slug)))
        yield from _unlike("日期", entry.day, change.day)
        yield from _unlike("地址", entry.link, f"{self._page(slug)}{place}")
        if visible(unescape(_TAG.sub("", entry.content))) != visible(texts.by_eid.get(eid, "")):
            yield entry.content[:60]

    def _notes(self, feed: Feed) -> Iterator[str]:
        """Of all notes: those of the page that shows the same, each in its author's words."""
        page = self._at.read(f"{prefix(self._variant)}annotations/index.html")
        base = f"{self._base}annotations/" if self._base else ""
        title = f"{ui(self._variant, 'annotations.title')}{self._at.site_name}"
        yield from self._head(feed, f"notes:{self._variant}", title, base or "./")
        names = [entry.link.removeprefix(f"{base}#note-") for entry in feed.entries]
        if set(names) - set(_ASIDE.findall(page)) or len(set(names)) != min(len(set(_ASIDE.findall(page))), _MOST):
            yield f"各条：{'、'.join(names)}"[:80]
        for entry, name in zip(feed.entries, names, strict=True):
            own = self._owners.note(self._variant, name)
            said = (entry.title, entry.day, *entry.authors, entry.rights, _ANY_TAG.sub(" ", entry.content))
            yield from _unlike("id", entry.id, urn(f"notes:{self._variant}/{name}"))
            yield from [name] if own is None else own.strangers(unescape(" ".join(said)))

    def _head(self, feed: Feed, name: str, title: str, page: str) -> Iterator[str]:
        yield from _unlike("id", feed.id, urn(name))
        yield from _unlike("标题", letters(feed.title), letters(title))
        yield from _unlike("日期", feed.day, max((entry.day for entry in feed.entries), default=UNDATED))
        yield from _unlike("网页", feed.page, page)

    def _authors(self, entry: Entry, slug: str, otherwise: str) -> Iterator[str]:
        yield from _unlike("作者", [*map(letters, entry.authors)], [*map(letters, self._issuers(slug) or [otherwise])])

    def _issuers(self, slug: str) -> list[str]:
        return list(map(self._at.convert(self._variant, slug), self._at.held[slug].document.main.metadata.issuers))

    def _title(self, slug: str) -> str:
        return self._at.titles[f"{prefix(self._variant)}{slug}/"]

    def _number(self, slug: str) -> str:
        return self._at.convert(self._variant, slug)(self._at.held[slug].document.main.metadata.number or "")

    def _page(self, slug: str) -> str:
        return f"{self._base}{slug}/"

    def _day(self, slug: str) -> str:
        metadata = self._at.held[slug].document.main.metadata
        return metadata.published or metadata.date or UNDATED


def text_faults(content: str, texts: Texts) -> Iterator[str]:
    """What is in an entry's content and is not the document's text, whole and in order."""
    official = "".join(text for eid, text in texts.by_eid.items() if not eid.startswith(_NO_TEXT))
    if visible(unescape(_TAG.sub("", content))) != visible(official):
        yield "订阅源里的全文与正文不同"


def _file_of(issuer: str) -> str:
    """The name of an issuer's feed."""
    plain = issuer if _PLAIN.fullmatch(issuer) else sha256(issuer.encode()).hexdigest()[:16]
    return f"{plain}.xml"


def _unlike(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what}：{found}"
