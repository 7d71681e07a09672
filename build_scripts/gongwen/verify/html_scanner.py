"""HTML taken apart once more: tags and text, each with its line, as a browser's tokenizer does (HTML standard, 13.2.5).

html.parser of the standard library is not used on what strangers write: on tags that never close it takes quadratic
time, and where a comment ends depends on the version of Python.
"""

from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Their content is no markup; in the first group it is not for reading either.
UNREAD = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp"})
_AS_TEXT = frozenset({*UNREAD, "textarea", "title"})
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SPACE = " \t\n\f\r"


class Event(NamedTuple):
    """`kind` is "start", "end" or "text"; `name` the tag's name in lower case; `text` decoded; `at` its place."""

    kind: str
    name: str
    text: str
    at: int
    attributes: dict[str, str]


def scan(html: str) -> Iterator[Event]:
    """The tags and texts in order; comments, declarations and what is in scripts and styles are left out."""
    begun = position = 0
    last = html.rfind(">")
    lower = html.lower()
    endless: set[int] = set()  # places after which a tag's quotes were found not to close
    while 0 <= (position := html.find("<", position)) < last:
        end, event = _markup(html, position, endless)
        if end == position:
            position += 1
            continue
        if position > begun:
            yield Event("text", "", unescape(html[begun:position]), begun, {})
        begun = position = end
        if event is None:
            continue
        yield event
        if event.kind == "start" and event.name in _AS_TEXT:
            begun = position = _end_of_content(lower, event.name, end)
            if event.name not in UNREAD and position > end:
                yield Event("text", "", unescape(html[end:position]), end, {})
    if begun < len(html):
        yield Event("text", "", unescape(html[begun:]), begun, {})


def _markup(html: str, at: int, endless: set[int]) -> tuple[int, Event | None]:
    """The markup that opens at a place and where it ends; the place itself where it is a sign of the text."""
    follows = html[at + 1 : at + 2]
    if html.startswith("<!--", at):
        return _after_comment(html, at), None
    if html.startswith("<![CDATA[", at) and (end := html.find("]]>", at)) >= 0:
        return end + 3, Event("text", "", html[at + 9 : end], at + 9, {})
    name_at = at + 2 if follows == "/" else at + 1
    if html[name_at : name_at + 1] in _LETTERS and (end := _tag_end(html, name_at, endless)) > 0:
        return end, _tag(html[name_at : end - 1], at, closes=follows == "/")
    if follows and (follows in _LETTERS or follows in "/!?"):
        end = html.find(">", at) + 1
        return (end, None) if end else (at, None)
    return at, None


def _after_comment(html: str, at: int) -> int:
    inside = at + 4
    if html.startswith(">", inside):
        return inside + 1
    if html.startswith("->", inside):
        return inside + 2
    ends = [found + len(end) for end in ("-->", "--!>") if (found := html.find(end, inside)) >= 0]
    return min(ends) if ends else html.find(">", at) + 1 or at


def _tag_end(html: str, at: int, endless: set[int]) -> int:
    """The place after the > that ends a tag, which is none within quotes; 0 where there is none."""
    passed: list[int] = []
    while at not in endless:
        passed.append(at)
        end = html.find(">", at)
        quotes = [found for mark in "\"'" if (found := html.find(mark, at, max(end, at))) >= 0]
        if end >= 0 and not quotes:
            return end + 1
        closed = html.find(html[min(quotes)], min(quotes) + 1) if quotes else -1
        if closed < 0:
            break
        at = closed + 1
    endless.update(passed)
    return 0


def _tag(source: str, at: int, *, closes: bool) -> Event:
    length = next((n for n, sign in enumerate(source) if sign in f"{_SPACE}/"), len(source))
    name = source[:length].lower()
    return Event("end" if closes else "start", name, "", at, {} if closes else _attributes(source[length:]))


def _attributes(source: str) -> dict[str, str]:
    """Names in lower case with their values; of two of one name the first."""
    found: dict[str, str] = {}
    at = 0
    while at < len(source):
        while at < len(source) and source[at] in f"{_SPACE}/=\"'":
            at += 1
        start = at
        while at < len(source) and source[at] not in f"{_SPACE}/=\"'":
            at += 1
        name, value = source[start:at].lower(), ""
        after = at
        while after < len(source) and source[after] in _SPACE:
            after += 1
        if source[after : after + 1] == "=":
            value, at = _value(source, after + 1)
        if name:
            found.setdefault(name, unescape(value))
    return found


def _value(source: str, at: int) -> tuple[str, int]:
    while at < len(source) and source[at] in _SPACE:
        at += 1
    quote = source[at : at + 1]
    if quote and quote in "\"'":
        end = source.find(quote, at + 1)
        end = end if end >= 0 else len(source)
        return source[at + 1 : end], end + 1
    start = at
    while at < len(source) and source[at] not in _SPACE:
        at += 1
    return source[start:at], at


def _end_of_content(lower: str, name: str, at: int) -> int:
    """Where the end tag of an element stands whose content is no markup; the end of all where there is none."""
    while (at := lower.find(f"</{name}", at)) >= 0:
        following = lower[at + len(name) + 2 : at + len(name) + 3]
        if following and following in f"{_SPACE}/>":
            return at
        at += 1
    return len(lower)
