"""A page as a browser has it: the tree of the HTML standard in Beautiful Soup, each text with its place in the source.

Beautiful Soup's own builders were measured and are not used: html5lib takes quadratic time on tags that never close,
lxml's HTML is no browser's (it leaves text in a table where browsers put it before), html.parser builds no tree at all.
justhtml builds the standard's tree in linear time. A tree does not say where its text stood, so each piece of text
takes its place along, between two marks that the source itself does not hold.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString
from justhtml import Element, JustHTML, Text

from gongwen.verify.html_limits import refuse_endless_formatting
from gongwen.verify.html_scanner import scan

_SPACE = " \t\n\f\r"
_FIRST_MARK = 0xFDD0  # the first of the code points that are no characters
Known = Callable[[str], bool]


class PageTree:
    """The tree of a source and where its texts stand."""

    def __init__(self, html: str, known: Known = lambda name: True) -> None:
        """`known` says which names are elements; a tag with another is text."""
        taken = set(html)
        mark = next(sign for sign in map(chr, range(_FIRST_MARK, 0x110000)) if sign not in taken)
        self._placed = re.compile(f"{mark}([0-9]+){mark}")
        marked = "".join(_marked(html, mark, known))
        # The line break keeps Beautiful Soup from asking whether a short text is the name of a file.
        self.soup = BeautifulSoup(f"{marked}\n", builder=_BrowserTree(multi_valued_attributes={}))

    def texts_of(self, text: str) -> Iterator[tuple[int | None, str]]:
        """The pieces of a text of the tree, each with its place in the source; None for white space between them."""
        first, *rest = self._placed.split(text)
        if first:
            yield None, first
        for place, piece in zip(rest[::2], rest[1::2], strict=True):
            yield int(place), piece

    def value_of(self, tag: Tag, name: str) -> str:
        """An attribute, '' where there is none."""
        value = tag.get(name)
        return self._placed.sub("", value) if isinstance(value, str) else ""


def _marked(html: str, mark: str, known: Known) -> Iterator[str]:
    """The source with the place of each piece of text before its first character.

    Three things that browsers drop are text here, so that none is lost of a source that was cut off or is XHTML: what
    follows a comment that never ends, a tag that never ends, and CDATA.
    """
    pieces = tuple(scan(html))
    refuse_endless_formatting(html, pieces)
    for piece in pieces:
        source = html[piece.at : piece.end]
        if piece.kind == "section":
            yield _placed(escape(source[9:-3]), piece.at + 9, mark)
        elif piece.kind == "tag" and not known(piece.name):
            yield _placed(escape(source), piece.at, mark)
        elif piece.kind in ("text", "raw"):
            yield _placed(source if piece.kind == "raw" else source.replace("<", "&lt;"), piece.at, mark)
        elif piece.kind != "endless":
            yield source


def _placed(text: str, at: int, mark: str) -> str:
    bare = text.lstrip(_SPACE)
    space = len(text) - len(bare)
    return f"{text[:space]}{mark}{at + space}{mark}{bare}" if bare else text


class _BrowserTree(HTMLTreeBuilder):
    """Gives Beautiful Soup the standard's tree, element by element."""

    def feed(self, markup: object) -> None:
        if self.soup is None:
            return
        names: list[str] = []
        open_nodes = [iter(JustHTML(str(markup), sanitize=False).root.children or ())]
        while open_nodes:
            node = next(open_nodes[-1], None)
            if isinstance(node, Text):
                self.soup.object_was_parsed(NavigableString(node.data or ""))
            elif isinstance(node, Element):
                attributes = {name: value or "" for name, value in node.attrs.items()}
                self.soup.handle_starttag(node.name, node.namespace, None, attributes)
                names.append(node.name)
                open_nodes.append(iter(node.children))
            elif node is None:
                open_nodes.pop()
                if names:
                    self.soup.handle_endtag(names.pop())
