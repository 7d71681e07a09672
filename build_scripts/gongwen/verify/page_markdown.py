"""The Markdown of one page: all text that is at home there, headings by their depth, numbers with their own link."""

import re
from collections.abc import Collection, Iterator, Mapping

from gongwen.model import Metadata
from gongwen.text.visible import visible
from gongwen.verify.published_markdown import read_portable
from gongwen.verify.site_json import parse_strictly
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters

_HEADING = re.compile(r"^(#+) .*?\{:[^{}\n]*#([\w-]+)[^{}\n]*\}\s*$", re.MULTILINE)
_NUMBER = re.compile(r"(?<!!)\[((?:[^\]\\]|\\.)+)\]\(#([\w-]+)\)")
_DOCUMENT = re.compile(r'^document: "([^"]*)"$', re.MULTILINE)
_EVENTS = re.compile(r"^events: (\[.*\])$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[((?:[^\]\\]|\\.)+)\]\(([^()]*)\)")
_SIBLING = re.compile(r"(?:\.\./|\./)?([\w-]+)(?:\.md|/)")
_OTHER = re.compile(r"(?:\.\./)+([\w-]+)/(?:[\w-]+(?:\.md|/))?(?:#.*)?")
_FIELD = re.compile(r'^(kind|address|eid): "([^"]*)"$', re.MULTILINE)


def page_markdown_faults(
    text: str, name: str, address: str, texts: Texts, homes: Mapping[str, str], numbers: Mapping[str, str]
) -> Iterator[str]:
    """What the Markdown of the page `name` has otherwise than the document; `address` is the page's, `numbers` has what
    each division is numbered by."""
    shown: dict[str, list[str]] = {}
    for piece in read_portable(text, texts.by_eid.keys()).pieces:
        shown.setdefault(piece.eid, []).append(piece.text)
    for eid, words in texts.by_eid.items():
        if homes.get(eid) == name and visible("".join(shown.get(eid, ()))) != visible(words):
            yield f"#{eid}"
    for words, eid in _NUMBER.findall(text):
        if eid in numbers and words == words.strip() and numbers[eid] and not _fits(words, eid, numbers):
            yield f"{words} → #{eid}"
    told = dict(_FIELD.findall(text))
    right = {"kind": "text", "address": address, "eid": name}
    yield from (f"{key}：{told[key]}" for key, value in right.items() if told.get(key, value) != value)


def _fits(words: str, eid: str, numbers: Mapping[str, str]) -> bool:
    """True where a link's words are not the number of another division alone."""
    said = letters(words)
    return said == letters(numbers[eid]) or said not in {letters(number) for number in numbers.values()}


def own_field_faults(text: str, slug: str, metadata: Metadata) -> Iterator[str]:
    """Values above any Markdown of a document that are another document's, or another day's."""
    head = text.partition("\n---\n")[0]
    yield from (told for told in _DOCUMENT.findall(head) if told != slug)
    events = {(event.date, event.kind) for event in metadata.events}
    for told in _EVENTS.findall(head):
        found = [(one.get("date"), one.get("kind")) for one in parse_strictly(told)]  # type: ignore[attr-defined]
        if len(found) != len(metadata.events) or set(found) != events:
            yield f"events：{told}"[:80]


def address_faults(text: str, name: str, address: str) -> Iterator[str]:
    """The address above the Markdown of a document's overview or of all of it, where it is another's."""
    wanted = {"index": address, "whole": f"{address}full/"}
    told = dict(_FIELD.findall(text.partition("\n---\n")[0]))
    if name in wanted and told.get("address", wanted[name]) != wanted[name]:
        yield f"address：{told['address']}"


def link_faults(text: str, headings: Mapping[str, str], numbered: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Links of a document's Markdown that bear the heading of a page and lead to another page, or the number of a
    document and lead to one that has it not; `headings` are those of its pages by name."""
    named: dict[str, set[str]] = {}
    for page, heading in headings.items():
        named.setdefault(letters(heading), set()).add(page)
    for words, target in _LINK.findall(text):
        said = letters(words)
        sibling = _SIBLING.fullmatch(target)
        if sibling and said in named and sibling[1] in headings and sibling[1] not in named[said]:
            yield f"{words} → {target}"
        other = _OTHER.fullmatch(target)
        if other and said in numbered and other[1] not in numbered[said]:
            yield f"{words} → {target}"


def level_faults(text: str, headed: Collection[str]) -> Iterator[str]:
    """Headings that do not stand one level below the division that they are in."""
    levels: dict[str, int] = {}
    for marks, eid in _HEADING.findall(text):
        if eid in headed:
            above = next((levels[one] for one in _around(eid) if one in levels), None)
            if above is not None and len(marks) != above + 1:
                yield f"{marks} #{eid}"
            levels[eid] = len(marks)


def _around(eid: str) -> Iterator[str]:
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid
