"""HTML cut at its tags once more, as a browser's tokenizer does (HTML standard, 13.2.5): where text stands in a source.

What a piece of text means (shown, hidden, in which paragraph) is for the tree to say; here is known where it stands.
html.parser of the standard library is not used on what strangers write: on tags that never close it takes quadratic
time, and where a comment ends depends on the version of Python.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

_RAW = ("script", "style", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "xmp", "plaintext")
_SHOWN: dict[str, Literal["text", "raw"]] = {"textarea": "text", "title": "text", "xmp": "raw", "plaintext": "raw"}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SPACE = " \t\n\f\r"

Kind = Literal["text", "raw", "tag", "other", "section", "endless"]


class Piece(NamedTuple):
    """A stretch of a source.

    A "tag" has its name in lower case; "raw" is text without entities, "other" a whole comment or declaration, or what
    stands in a script; a "section" is one of CDATA; "endless" is the opening, up to its first >, of a comment or tag
    that never ends.
    """

    kind: Kind
    at: int
    end: int
    name: str = ""


class _Finder:
    """Knows where a mark was found last: to ask again from within the stretch that was searched costs nothing."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._found: dict[str, tuple[int, int]] = {}

    def find(self, mark: str, at: int) -> int:
        """Where a mark stands next, -1 where it does not."""
        asked, found = self._found.get(mark, (0, -2))
        if found != -2 and asked <= at and (found == -1 or at <= found):
            return found
        found = self.html.find(mark, at)
        self._found[mark] = (at, found)
        return found


def scan(html: str) -> Iterator[Piece]:
    """All of a source in order, no character twice and none left out."""
    begun = position = 0
    last = html.rfind(">")
    finder, lower = _Finder(html), _Finder(html.lower())
    endless: set[int] = set()  # places after which a tag's quotes were found not to close
    while 0 <= (position := html.find("<", position)) < last:
        piece = _markup(finder, position, endless)
        if piece is None:
            position += 1
            continue
        if position > begun:
            yield Piece("text", begun, position)
        begun = position = piece.end
        yield piece
        if piece.kind == "tag" and piece.name in _RAW and html[piece.at + 1] != "/":
            begun = position = _end_of_content(lower, piece.name, piece.end)
            if begun > piece.end:
                yield Piece(_SHOWN.get(piece.name, "other"), piece.end, begun)
    if begun < len(html):
        yield Piece("text", begun, len(html))


def _markup(finder: _Finder, at: int, endless: set[int]) -> Piece | None:
    """The markup that opens at a place; None where it is a sign of the text."""
    html = finder.html
    follows = html[at + 1 : at + 2]
    if html.startswith("<!--", at):
        return _comment(finder, at)
    if html.startswith("<![CDATA[", at) and (end := finder.find("]]>", at)) >= 0:
        return Piece("section", at, end + 3)
    name_at = at + 2 if follows == "/" else at + 1
    is_tag = html[name_at : name_at + 1] in _LETTERS
    if is_tag and (end := _tag_end(finder, name_at, endless)) > 0:
        return Piece("tag", at, end, _name(html, name_at, end))
    if is_tag or follows in ("/", "!", "?"):
        end = finder.find(">", at) + 1
        return Piece("endless" if is_tag else "other", at, end) if end else None
    return None


def _comment(finder: _Finder, at: int) -> Piece | None:
    inside = at + 4
    if finder.html.startswith(">", inside):
        return Piece("other", at, inside + 1)
    if finder.html.startswith("->", inside):
        return Piece("other", at, inside + 2)
    ends = [found + len(end) for end in ("-->", "--!>") if (found := finder.find(end, inside)) >= 0]
    if ends:
        return Piece("other", at, min(ends))
    end = finder.find(">", at) + 1
    return Piece("endless", at, end) if end else None


def _tag_end(finder: _Finder, at: int, endless: set[int]) -> int:
    """The place after the > that ends a tag, which is none within quotes; 0 where there is none."""
    passed: list[int] = []
    while at not in endless:
        passed.append(at)
        end = finder.find(">", at)
        quotes = [found for mark in "\"'" if at <= (found := finder.find(mark, at)) < max(end, at)]
        if end >= 0 and not quotes:
            return end + 1
        closed = finder.find(finder.html[min(quotes)], min(quotes) + 1) if quotes else -1
        if closed < 0:
            break
        at = closed + 1
    endless.update(passed)
    return 0


def _name(html: str, at: int, end: int) -> str:
    stop = at
    while stop < end and html[stop] not in f"{_SPACE}/>":
        stop += 1
    return html[at:stop].lower()


def _end_of_content(lower: _Finder, name: str, at: int) -> int:
    """Where the end tag of an element stands whose content is no markup; the end of all where there is none."""
    while name != "plaintext" and (at := lower.find(f"</{name}", at)) >= 0:
        following = lower.html[at + len(name) + 2 : at + len(name) + 3]
        if following and following in f"{_SPACE}/>":
            return at
        at += 1
    return len(lower.html)
