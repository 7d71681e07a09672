"""An HTML page as it was read: its elements, its paragraphs and pictures, what it says of itself."""

from dataclasses import dataclass


@dataclass(slots=True)
class Element:
    """One element of the page; `parent` is the index of the one it stands in (-1 for the page itself)."""

    tag: str
    parent: int
    offset: int
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the page or (with `src`) a picture; `element` is the index of its nearest block element."""

    line: int
    text: str
    element: int
    strong: bool = False
    linked: bool = False  # most of it is a link
    hidden: str = ""  # why a reader of the page does not see it
    src: str | None = None
    alt: str = ""
    links: tuple[tuple[str, str], ...] = ()  # address and words of each link in it
    bare: bool = True  # no word of it stands outside of links, but for a label: 点击查看：
    unseen: tuple[str, ...] = ()  # why some of it is not seen on the page though nothing hides it
    struck: str = ""  # words of it with a line through them


@dataclass(frozen=True, slots=True)
class Meta:
    """What a <meta> element says: its name (or property) and content."""

    line: int
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Page:
    """All of a page: its elements in order of their start tags and its pieces in order of the text."""

    elements: tuple[Element, ...]
    pieces: tuple[Piece, ...]
    metas: tuple[Meta, ...] = ()
