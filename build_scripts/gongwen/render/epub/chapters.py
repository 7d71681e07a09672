"""Which files a book has: the document's front and preamble, each page of text, what it says of itself at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.model import Edition
from gongwen.render.addresses import is_undivided
from gongwen.render.print.composition import compose
from gongwen.render.print.items import Item, Line, Title
from gongwen.render.print.sheets import Passage, Sheet, excerpts

OPENING = "opening"
_LISTED = 2  # contents name so many levels below a title


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the contents: its level (1 is the highest), eId and words."""

    level: int
    eid: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book with what stands in it; `name` is the file's stem."""

    name: str
    items: tuple[Item, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"

    def headings(self) -> Iterator[Heading]:
        """The headings that the contents list, in order of the text, after the number that opens a file without one."""
        yield from self._number()
        for item in self.items:
            if isinstance(item, Title) and item.eids:
                yield Heading(1, item.eids[0], "".join(item.texts))
            elif isinstance(item, Line) and item.runs and 0 < item.runs[0].level <= _LISTED:
                yield Heading(item.runs[0].level, item.eids[0], item.runs[0].text.removesuffix("。"))

    def _number(self) -> Iterator[Heading]:
        """一、 before a paragraph that is all text."""
        first = self.items[0] if self.items else None
        if isinstance(first, Line) and first.runs and not first.runs[0].level and first.eids[:1] == (self.name,):
            yield from (Heading(1, self.name, number) for number in [first.runs[0].text.strip()] if number)

    def eids(self) -> Iterator[str]:
        """Every eId that begins in the file, those of notes apart."""
        for item in self.items:
            if isinstance(item, Line | Title):
                yield from () if isinstance(item, Line) and item.style == "note" else item.eids
            elif hasattr(item, "eid"):
                yield item.eid


def chapters(edition: Edition) -> tuple[Chapter, ...]:
    """The files that hold text, in order of the text."""
    main = edition.document.main
    opening = Sheet(OPENING, (Passage(main, True, main.front, () if is_undivided(main) else main.preamble),))
    return tuple(Chapter(sheet.name, compose(sheet)) for sheet in (opening, *excerpts(edition)))
