"""A source against a second reading of the original of which it was made: characters and order, page by page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from gongwen.model import PageDifference
from gongwen.text.compatibility import plain_form
from gongwen.text.redaction import Redactor
from gongwen.text.visible import visible
from gongwen.verify.alignment import Match, align

# Numbers that a program counts stand in no file, only in what an office shows of it.
_COUNTED = re.compile(
    r"[（(]?[一二三四五六七八九十百\d.]{1,8}[)）、．.]?|[①-⑳]|第[一二三四五六七八九十百\d]{1,6}[编章节条]|[a-zA-Z][.)]|[●•]"
)
_NO_TEXT = frozenset({"head", "style", "script"})


@dataclass(slots=True)
class _Page:
    text: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def covered(self, cover: Redactor) -> "_Page":
        return _Page(
            [cover.covered(_plain("".join(self.text)))], [cover.covered(_plain(words)) for words in self.beside]
        )


def compare_original(
    source: str, pages: Sequence[tuple[str, ...]], redact: Iterable[str] = ()
) -> tuple[PageDifference, ...]:
    """Where the HTML of a source is not what each page of its original says in any of the orders that were read.

    The words of `redact` are covered in both. Where the source names no pages (an editor took them out), it is compared
    at once.

    """
    cover = Redactor(redact)
    ours = {number: page.covered(cover) for number, page in _pages(source).items()}
    theirs = {number: tuple(cover.covered(_plain(text)) for text in orders) for number, orders in enumerate(pages, 1)}
    if set(ours) <= {0}:
        whole = tuple("".join(orders) for orders in zip(*theirs.values(), strict=True))
        found = _of_page(0, ours.get(0, _Page()), whole or ("",))
        return tuple(one for one in found if one.theirs or not _COUNTED.fullmatch(one.ours))
    numbers = sorted(set(ours) | set(theirs))
    return tuple(
        found
        for number in numbers
        for found in _of_page(number, ours.get(number, _Page()), theirs.get(number) or ("",))
    )


def source_text(source: str) -> str:
    """All visible characters of a source's HTML."""
    return "".join(_plain("".join((*page.text, *page.beside))) for page in _pages(source).values())


def _plain(text: str) -> str:
    return visible("".join(map(plain_form, text)))


def _of_page(number: int, ours: _Page, orders: tuple[str, ...]) -> list[PageDifference]:
    """The differences of one page by the order that has the fewest."""
    found = (list(_differences(number, ours, theirs)) for theirs in orders)
    return min(found, key=lambda differences: sum(len(one.ours) + len(one.theirs) for one in differences))


def _differences(number: int, ours: _Page, theirs: str) -> Iterator[PageDifference]:
    for words in ours.beside:
        at = theirs.find(words)
        if at >= 0:
            theirs = theirs[:at] + theirs[at + len(words) :]
        elif words:
            yield PageDifference(number, words, "")
    text = "".join(ours.text)
    matches = align(text, theirs)
    for before, after in pairwise([Match(0, 0, 0), *matches, Match(len(text), len(theirs), 0)]):
        left = text[before.left + before.length : after.left]
        right = theirs[before.right + before.length : after.right]
        if left or right:
            yield PageDifference(number, left, right)


def _pages(source: str) -> dict[int, _Page]:
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.pages


class _Reader(HTMLParser):
    """Keeps the text of each page, what is hidden apart."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[int, _Page] = {}
        self._page = 0
        self._hidden: str | None = None  # the element that hides what stands in it
        self._about: str | None = None
        self._without = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if (page := said.get("data-page") or "").isdecimal():
            self._page = int(page)
        self._without += tag in _NO_TEXT
        if "data-picture" in said:  # our words about a picture, which no reader finds in the original
            self._about = tag
        if "hidden" in said and self._hidden is None:
            self._hidden = tag
            self._here.beside.append("")

    def handle_endtag(self, tag: str) -> None:
        self._without -= tag in _NO_TEXT and self._without > 0
        if tag == self._hidden:
            self._hidden = None
        if tag == self._about:
            self._about = None

    def handle_data(self, data: str) -> None:
        if self._without or self._about is not None:
            return
        if self._hidden is not None:
            self._here.beside[-1:] = ["".join((*self._here.beside[-1:], data))]
        else:
            self._here.text.append(data)

    @property
    def _here(self) -> _Page:
        return self.pages.setdefault(self._page, _Page())
