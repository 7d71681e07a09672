"""HTML sources: the text of every element but scripts and styles, a paragraph wherever a browser breaks the line.

The tree says which text is one paragraph, what is hidden and which item has which number. The order is the source's:
browsers put text that stands between the rows of a table before it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bs4 import Tag
from bs4.element import NavigableString

from gongwen.verify.html_hiding import DRAWINGS, hides, is_invisible, is_unread
from gongwen.verify.html_lists import ListRules, ListSeries, numbered
from gongwen.verify.html_tree import Known, PageTree
from gongwen.verify.source_text import Passage, passage

# Elements that stand within a line; whatever else opens or closes ends the paragraph.
_PHRASING = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr q rb rp rt rtc"
)
_PHRASING += " ruby s samp script small span strike strong style sub sup time tt u var wbr"
_INLINE = frozenset(_PHRASING.split())
_CELLS = frozenset({"td", "th", "caption"})
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
_ENDING_ITEMS = frozenset({"ul", "table", *_CELLS, *_ROWS})  # what follows has not the number of the item around it


class _Open(NamedTuple):
    """An element that is being read: the list that an item right in it counts in, whether its text is hidden, and
    whether it stands in a drawing or a formula."""

    tag: Tag
    items: ListSeries | None = None
    hidden: bool = False
    invisible: bool = False
    drawn: bool = False


class _Text(NamedTuple):
    """A piece of text, where it stands in the source, and the number of its paragraph."""

    at: int
    paragraph: int
    hidden: bool
    text: str


def read_html(
    text: str, first_line: int = 1, known: Known = lambda name: True
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Paragraphs in order, and the texts that stand for its pictures; a tag whose name is not `known` is text."""
    tree = PageTree(text, known)
    reader = _TreeReader(tree)
    reader.read(tree.soup)
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    passages: list[Passage] = []
    for paragraph, texts in groupby(sorted(reader.texts), key=attrgetter("paragraph")):
        if found := _joined(list(texts), breaks, first_line):
            passages.append(replace(found, text=numbered(reader.numbers.pop(paragraph, ""), found.text)))
    alternatives = (tree.value_of(picture, "alt") for picture in tree.soup.find_all("img"))
    return tuple(passages), tuple(words for words in alternatives if words)


def _joined(texts: list[_Text], breaks: list[int], first_line: int) -> Passage | None:
    """Pieces as one passage. What markup took up between them: its line breaks, so that the lines below are right."""
    begun = here = first_line + bisect_right(breaks, texts[0].at - 1)
    pieces: list[str] = []
    for piece in texts:
        line = first_line + bisect_right(breaks, piece.at - 1)
        pieces += ("\n" * (line - here), piece.text)
        here = max(line, here) + piece.text.count("\n")
    found = passage("".join(pieces), begun)
    return replace(found, hidden=all(piece.hidden for piece in texts)) if found else None


class _TreeReader:
    """Goes through a tree; leaves its texts, and the numbers that stand before paragraphs."""

    def __init__(self, tree: PageTree) -> None:
        self.texts: list[_Text] = []
        self.numbers: dict[int, str] = {}
        self._tree = tree
        self._rules = ListRules(_own_text(sheet) for sheet in tree.soup.find_all("style"))
        self._items = Counter(id(item.find_parent(("ol", "ul"))) for item in tree.soup.find_all("li"))
        self._paragraph = 0
        self._begun = False  # the paragraph has text
        self._last = 0  # where the text that was read last stands
        self._waiting = ""  # the number of an item that has no text yet

    def read(self, root: Tag) -> None:
        """Reads all that is in an element."""
        open_tags = [_Open(root)]
        children: list[Iterator[object]] = [iter(root.contents)]
        while children:
            node = next(children[-1], None)
            if isinstance(node, NavigableString):
                self._read(node, hidden=open_tags[-1].hidden or open_tags[-1].invisible)
            elif isinstance(node, Tag) and not is_unread(node):
                open_tags.append(self._start(node, open_tags[-1]))
                children.append(iter(node.contents))
            elif node is None:
                children.pop()
                self._end(open_tags.pop().tag)

    def _start(self, tag: Tag, outer: _Open) -> _Open:
        name, items = tag.name, outer.items
        self._break_at(name)
        if name in _ENDING_ITEMS:
            self._waiting, items = "", None
        if name in ("ol", "li"):
            attributes = {name: self._tree.value_of(tag, name) for name in tag.attrs}
            style = self._rules.style(name, attributes)
            if name == "ol":
                items = ListSeries(attributes, style, self._items[id(tag)])
            else:
                self._waiting = items.before(attributes, style) if items else ""
        hidden = outer.hidden or hides(tag, drawn=outer.drawn)
        invisible = is_invisible(tag, outer=outer.invisible)
        return _Open(tag, items, hidden, invisible, outer.drawn or name in DRAWINGS)

    def _end(self, tag: Tag) -> None:
        self._break_at(tag.name)
        if tag.name in _ENDING_ITEMS or tag.name in ("li", "ol"):
            self._waiting = ""

    def _read(self, text: str, *, hidden: bool) -> None:
        for at, piece in self._tree.texts_of(text):
            if at is not None or not piece.isspace():
                # Text that the tree alone took for text stands after what was read last.
                self._last = self._last if at is None else at
                if not self._begun:
                    self.numbers[self._paragraph], self._waiting, self._begun = self._waiting, "", True
                self.texts.append(_Text(self._last, self._paragraph, hidden, piece))
            elif self._begun:
                self.texts[-1] = self.texts[-1]._replace(text=self.texts[-1].text + piece)

    def _break_at(self, name: str) -> None:
        if name not in _INLINE and ":" not in name and self._begun:
            self._paragraph, self._begun = self._paragraph + 1, False


def _own_text(tag: Tag) -> str:
    return "".join(child for child in tag.contents if isinstance(child, NavigableString))
