"""An HTML page as a flat run of paragraphs, each knowing which elements it stands in."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice

from gongwen.sources.html_lists import NumberedList, items_of_lists
from gongwen.sources.html_runs import Run, as_shown
from gongwen.sources.html_styles import BACKGROUND, declarations, hides, read_sheet, strikes, unseen
from gongwen.sources.html_tags import (
    AROUND_ITEM,
    HIDDEN,
    HIDDEN_BY_STYLE,
    IMPLIED_END,
    INLINE,
    MOST_AROUND_ITEM,
    NO_NUMBERS,
    ROWS,
    SCOPES,
    STRUCK,
    VOID,
)
from gongwen.sources.html_tokens import UNREAD, attributes_of, html_tokens
from gongwen.sources.html_values import Element, Meta, Page, Piece

# Only an element with one of these can be hidden, unseen or struck by a style.
_STYLED = re.compile(r"style|class|id|hidden", re.IGNORECASE)


@dataclass(slots=True)
class _Scope:
    """A table or cell: end tags within it close nothing outside. `open` counts its open elements by tag."""

    element: int
    open: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Holds the invariant of the open elements; everything else about a page is read from what it leaves."""

    def __init__(self, text: str, first_line: int) -> None:
        self.elements = [Element("page", -1, 0)]
        self.pieces: list[Piece] = []
        self.metas: list[Meta] = []
        self.stack = [0]
        self.blocks = [0]  # those of the stack that are no inline elements
        self.scopes = [_Scope(0)]
        self.strong = self.linked = self.preformatted = 0
        self.hidden: list[str] = []
        self.hiding: set[int] = set()  # open elements that a style or attribute hides
        self.text = text
        self.sheet = read_sheet(text)
        self.unseen: list[tuple[int, frozenset[str]]] = []  # open elements that change whether text is seen
        self.striking: set[int] = set()  # open elements with a line through their text
        self.lists: list[NumberedList | None] = []  # open lists, those without numbers too
        self.marker = ""  # of the item that is open and has no text yet
        self.items: dict[int, int] | None = None  # of each list, where one counts down
        self.run = Run()
        self.figures: list[Piece] = []  # pictures within the paragraph that is being read
        self.link: tuple[str, Run, int] | None = None  # address of the open link, where in the paragraph it began
        self.breaks = [m.start() for m in re.finditer("\n", text)]
        self.first_line = first_line

    def line(self, offset: int) -> int:
        return self.first_line + bisect_right(self.breaks, offset - 1)

    def data(self, text: str, offset: int) -> None:
        if self.preformatted and "\n" in text:
            for line in text.splitlines(keepends=True):
                self.add(line, offset)
                offset += len(line)
                if line.endswith("\n"):
                    self.flush()
        else:
            self.add(text, offset)

    def add(self, text: str, offset: int) -> None:
        run = self.run
        if run.offset < 0:
            bare = text.lstrip()
            if not bare:
                return
            run.offset = offset + (len(text) - len(bare) if text[0] in " \t\n" else 0)
            if self.elements[self.stack[-1]].tag not in UNREAD:
                run.marker, self.marker = self.marker, ""
        run.parts.append(text)
        if not self.strong and not text.isspace():
            run.plain = True
        run.balance += len(text) if self.linked else -len(text)
        if not self.linked:
            run.outside.append(text)
        if self.unseen and not text.isspace():
            run.unseen |= self.unseen[-1][1] - {BACKGROUND}
        if self.striking:
            run.struck.append(text)

    def flush(self) -> None:
        """Ends the paragraph that is being read."""
        run = self.run
        if run.parts:
            hidden = self.hidden[-1] if self.hidden else ""
            self.pieces.append(run.piece(self.line(run.offset), self.blocks[-1], hidden))
            self.run = Run()
        self.pieces += self.figures
        self.figures.clear()

    def picture(self, offset: int, attributes: str) -> None:
        """A picture stands after the paragraph that it is part of."""
        values = attributes_of(attributes)
        hidden = self.hidden[-1] if self.hidden else ""
        src, alt = values.get("src", ""), values.get("alt", "")
        self.figures.append(Piece(self.line(offset), "", self.blocks[-1], hidden=hidden, src=src, alt=alt))

    def start(self, tag: str, offset: int, attributes: str) -> None:
        if tag == "img":
            self.picture(offset, attributes)
            return
        if tag == "meta":
            self.metas.append(_meta(self.line(offset), attributes))
        if tag not in INLINE:
            self.flush()
            if self.scopes[-1].open.get("p"):
                self.close("p")
        if tag in VOID:
            return
        if tag in NO_NUMBERS or tag in ROWS:
            self.marker = ""
        if tag in ("td", "th") or tag in ROWS:
            self.close_cell()
        if tag == "li" and self.is_in_item():
            self.close("li")
        for closed in IMPLIED_END.get(tag, ()):
            self.close(closed)
        self.elements.append(Element(tag, self.stack[-1], offset, attributes))
        self.push(len(self.elements) - 1, tag)

    def is_in_item(self) -> bool:
        """True where a list item is open and no list within it."""
        for index in islice(reversed(self.blocks), MOST_AROUND_ITEM):
            if self.elements[index].tag == "li":
                return True
            if self.elements[index].tag not in AROUND_ITEM:
                break
        return False

    def push(self, index: int, tag: str) -> None:
        self.stack.append(index)
        if tag not in INLINE:
            self.blocks.append(index)
        counts = self.scopes[-1].open
        counts[tag] = counts.get(tag, 0) + 1
        if tag in SCOPES:
            self.scopes.append(_Scope(index))
        self.strong += tag in ("strong", "b")
        self.linked += tag == "a"
        if tag == "a":
            self.link = (attributes_of(self.elements[index].attributes).get("href", ""), self.run, len(self.run.parts))
        self.preformatted += tag == "pre"
        if tag in HIDDEN:
            self.hidden.append(HIDDEN[tag])
        if tag in STRUCK:
            self.striking.add(index)
        source = self.elements[index].attributes
        if (
            tag in ("ol", "li")
            or tag in NO_NUMBERS
            or _STYLED.search(source)
            or "*" in self.sheet.tags
            or tag in self.sheet.tags
        ):
            self.style(index, tag, attributes_of(source))

    def style(self, index: int, tag: str, attributes: dict[str, str]) -> None:
        """What attributes and rules of the page do to the text of an element that has just been opened."""
        own, said = declarations(attributes.get("style", "")), self.sheet.of(tag, attributes)
        if hides(attributes, own) and tag not in HIDDEN:
            self.hidden.append(HIDDEN_BY_STYLE)
            self.hiding.add(index)
        if strikes(said):
            self.striking.add(index)
        outer = self.unseen[-1][1] if self.unseen else frozenset[str]()
        # Within a paragraph what is hidden stays, and is told: 收<span hidden>不</span>费.
        causes = unseen(said, outer) | ({"display:none"} if index in self.hiding else set())
        if (index not in self.hiding or tag in INLINE) and causes != outer:
            self.unseen.append((index, causes))
        if tag == "ol":
            opened = NumberedList(attributes, said)
            if opened.counts_down:
                opened.begin(self.items_after(self.elements[index].offset))
            self.lists.append(opened)
        elif tag in NO_NUMBERS:
            self.lists.append(None)
        elif tag == "li":
            inner = self.lists[-1] if self.lists else None
            self.marker = inner.marker(attributes, said) if inner is not None else ""

    def items_after(self, offset: int) -> int:
        """How many items the list has that opens there."""
        if self.items is None:
            self.items = items_of_lists(self.text)
        return self.items.get(offset, 0)

    def end(self, tag: str) -> None:
        if tag in NO_NUMBERS or tag in ROWS or tag in ("li", "ol"):
            self.marker = ""
        if tag == "table" or tag in ROWS:
            self.close_cell()
        if tag in SCOPES and len(self.scopes) > 1 and self.scope_tag() == tag:
            self.flush()
            self.close_to(self.scopes[-1].element)
        elif tag not in SCOPES:
            self.close(tag)

    def scope_tag(self) -> str:
        return self.elements[self.scopes[-1].element].tag

    def close_cell(self) -> None:
        if self.scope_tag() in ("td", "th", "caption"):
            self.flush()
            self.close_to(self.scopes[-1].element)

    def close(self, tag: str) -> None:
        """Closes the innermost element of that tag that is open in this scope, and all that is open within it."""
        if not self.scopes[-1].open.get(tag):
            return
        if tag not in INLINE:
            self.flush()
        while self.elements[self.pop()].tag != tag:
            pass

    def close_to(self, element: int) -> None:
        while self.pop() != element:
            pass

    def pop(self) -> int:
        index = self.stack.pop()
        tag = self.elements[index].tag
        if tag not in INLINE:
            self.blocks.pop()
        if tag in SCOPES:
            self.scopes.pop()
        self.scopes[-1].open[tag] -= 1
        self.strong -= tag in ("strong", "b")
        self.linked -= tag == "a"
        if tag == "a":
            self.end_link()
        self.preformatted -= tag == "pre"
        if tag in HIDDEN or index in self.hiding:
            self.hidden.pop()
        self.striking.discard(index)
        if self.unseen and self.unseen[-1][0] == index:
            self.unseen.pop()
        if tag == "ol" or tag in NO_NUMBERS:
            self.lists.pop()
        return index

    def end_link(self) -> None:
        """Keeps the words of a link that began and ends in one paragraph."""
        if self.link and self.link[1] is self.run and (words := as_shown(self.run.parts[self.link[2] :])):
            self.run.links.append((self.link[0], words))
        self.link = None


def _meta(line: int, source: str) -> Meta:
    values = attributes_of(source)
    name = values.get("name") or values.get("property") or values.get("itemprop") or ""
    return Meta(line, name, values.get("content", ""))


def read_page(text: str, first_line: int = 1) -> Page:
    """The elements and paragraphs of an HTML source; `first_line` is where the text begins in its file."""
    builder = _Builder(text, first_line)
    for kind, value, offset, attributes in html_tokens(text):
        if kind == "data":
            builder.data(value, offset)
        elif kind == "start":
            builder.start(value, offset, attributes)
        else:
            builder.end(value)
    builder.flush()
    return Page(tuple(builder.elements), tuple(builder.pieces), tuple(builder.metas))
