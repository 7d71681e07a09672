"""Pages of ours, tag by tag: what is not written as our templates write it is a fault and not guessed at.

A browser mends what it meets (comments that close early, tags that overlap, text in odd places) in ways that a reader
of pages would have to copy one by one. Nothing that we publish needs mending, so whatever would be mended is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(VOID_NAMES.split())
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_DOCTYPE = re.compile(r"\s*<!doctype html>")
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:=\"[^\"]*\"|='[^']*')?)*)\s*(?P<slash>/?)>"
    r"|(?P<text>[^<]+)"
    r"|(?P<broken><.{0,40})",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s+([^\s\"'<>/=]+)(?:=\"([^\"]*)\"|='([^']*)')?")
# Places in a page where the templates put things, as they are left where there is nothing to put: <!-- notes: chp_1 -->
_PLACE = re.compile(r" [a-z][a-z0-9_: -]* ")
_SVG_EMPTY_NAMES = "path circle rect line use polyline polygon ellipse"
_SVG_EMPTY = frozenset(_SVG_EMPTY_NAMES.split())


@dataclass(frozen=True, slots=True)
class Start:
    """An element opens; `depth` counts those around it."""

    name: str
    attributes: dict[str, str]
    depth: int


@dataclass(frozen=True, slots=True)
class End:
    """The element that opened last closes."""

    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text, its entities decoded."""

    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that no page of ours holds, as it stands there."""

    text: str


Event = Start | End | Words | Fault


def events(html: str) -> Iterator[Event]:
    """What a page is made of, in order; elements close in the order in which they opened, or there is a Fault."""
    start = _DOCTYPE.match(html)
    if not start:
        yield Fault(html[:20])
    at = start.end() if start else 0
    stack: list[str] = []
    while match := _TOKEN.match(html, at):
        at = match.end()
        if match["text"] is not None:
            yield Words(unescape(match["text"]))
        elif match["comment"] is not None:
            if not _PLACE.fullmatch(match["comment"]):
                yield Fault(match[0])
        elif match["broken"] is not None:
            yield Fault(match["broken"])
            return
        elif match["end"]:
            if not stack or stack[-1] != match["name"] or match["attributes"].strip():
                yield Fault(match[0])
            if match["name"] in stack:
                while stack.pop() != match["name"]:
                    pass
                yield End(match["name"], len(stack))
        else:
            yield from _opened(match, stack)
            if match["name"] in _RAW:
                end = html.find(f"</{match['name']}>", at)
                if end < 0:
                    yield Fault(match[0])
                    return
                yield Words(unescape(html[at:end]) if match["name"] in ("title", "textarea") else html[at:end])
                at = end
    if stack:
        yield Fault(f"<{stack[-1]}>")


def _opened(match: re.Match[str], stack: list[str]) -> Iterator[Event]:
    name = match["name"]
    attributes: dict[str, str] = {}
    for key, double, single in _ATTRIBUTE.findall(match["attributes"]):
        if key in attributes:
            yield Fault(match[0])
        attributes.setdefault(key, unescape(double or single))
    yield Start(name, attributes, len(stack))
    if name in VOID or (match["slash"] and name in _SVG_EMPTY):
        yield End(name, len(stack))
    elif match["slash"]:
        yield Fault(match[0])
    else:
        stack.append(name)
