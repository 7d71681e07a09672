"""Whole texts in feeds: each as its document has it, character by character."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from gongwen.text.visible import visible
from gongwen.verify.site_library import Texts

_ENTRY = re.compile(r"<entry>.*?</entry>", re.S)
_LINK = re.compile(r'<link rel="alternate"[^>]* href="([^"]*)"')
_CONTENT = re.compile(r'<content type="html">([^<]*)</content>')
_TAG = re.compile(r"</?(?:p|h3|br|table|tr|t[hd])(?: (?:rowspan|colspan)=\"[0-9]+\")*/?>")
_NO_TEXT = ("news__", "summary__")  # what republishers wrote stands in no feed


def without_texts(feed: str, site_url: str, documents: Collection[str]) -> tuple[str, list[tuple[str, str]]]:
    """The feed without the whole texts of entries that lead to a document (by its address), and these with the
    addresses; what other entries hold stays."""
    found: list[tuple[str, str]] = []

    def taken(entry: re.Match[str]) -> str:
        link, content = _LINK.search(entry[0]), _CONTENT.search(entry[0])
        address = unescape(link[1]).removeprefix(site_url) if link else ""
        if not content or address not in documents:
            return entry[0]
        found.append((address, content[1]))
        return entry[0].replace(content[0], "")

    return _ENTRY.sub(taken, feed), found


def text_faults(content: str, texts: Texts) -> Iterator[str]:
    """What is in an entry's content and is not the document's text, whole and in order."""
    words = unescape(_TAG.sub("", unescape(content)))
    official = "".join(text for eid, text in texts.by_eid.items() if not eid.startswith(_NO_TEXT))
    if visible(words) != visible(official):
        yield "订阅源里的全文与正文不同"
