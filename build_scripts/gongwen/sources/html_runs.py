"""A paragraph of an HTML page while it is read, and its words as a browser shows them."""

import re
from dataclasses import dataclass, field

from gongwen.sources.html_lists import with_marker
from gongwen.sources.html_values import Piece

_CLAUSE = re.compile("[，。；、]")
_SPACE = re.compile(r"[ \t\n\f\r]+")
# A line break between two full-width characters is the editor's, not a space of the text.
_WIDE_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])[ \t]*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")


@dataclass(slots=True)
class Run:
    """The paragraph that is being read."""

    parts: list[str] = field(default_factory=list)
    offset: int = -1
    plain: bool = False  # some of it is not bold
    balance: int = 0  # characters within links less those outside
    links: list[tuple[str, str]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)  # words outside of links
    unseen: set[str] = field(default_factory=set)
    struck: list[str] = field(default_factory=list)
    marker: str = ""  # the number of the list item that it opens

    def piece(self, line: int, element: int, hidden: str) -> Piece:
        """The paragraph as a piece of the page."""
        return Piece(
            line,
            with_marker(self.marker, as_shown(self.parts)),
            element,
            not self.plain,
            self.balance >= 0,
            hidden,
            links=tuple(self.links),
            bare=_is_label(self.outside),
            unseen=tuple(sorted(self.unseen)),
            struck=as_shown(self.struck),
        )


def _is_label(outside: list[str]) -> bool:
    """True where the words outside of a paragraph's links are none, or no more than what the links are."""
    words = "".join(outside).strip()
    return not any(map(str.isalnum, words)) or (words.endswith(("：", ":")) and not _CLAUSE.search(words))


def as_shown(parts: list[str]) -> str:
    """The text as a browser shows it: white space run together, line breaks between full-width characters gone."""
    return _SPACE.sub(" ", _WIDE_BREAK.sub("", "".join(parts))).strip()
