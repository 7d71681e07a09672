"""Which paragraph of a tagged PDF each piece of its pages belongs to, by the file's own tree of structure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf

_PARAGRAPHS = frozenset(
    {
        "/P",
        "/H",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/H5",
        "/H6",
        "/Title",
        "/LI",
        "/Caption",
        "/Note",
        "/FENote",
        "/TD",
        "/TH",
    }
)
_MOST = 400_000
_BROKEN = (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RuntimeError)

_HEADINGS = {"/Title": 1, "/H": 2, "/H1": 2, "/H2": 3, "/H3": 4, "/H4": 5, "/H5": 6, "/H6": 6}


@dataclass(frozen=True, slots=True)
class Tag:
    """The paragraph of a piece, counted from 1, and the level of heading that it is (of HTML), 0 for none."""

    paragraph: int
    heading: int = 0


Tags = dict[tuple[int, int], Tag]


def read_tags(data: bytes) -> Tags:
    """What each marked piece belongs to, by page (from 1) and mark; empty for a file without tags."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            if not isinstance(root, pikepdf.Dictionary):
                return {}
            pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            return dict(_pieces(root, pages))
    except _BROKEN:
        return {}  # a tree that cannot be followed says nothing; where lines lie does


def _pieces(root: pikepdf.Dictionary, pages: dict[Any, int]) -> Iterator[tuple[tuple[int, int], Tag]]:
    roles: Any = root.get("/RoleMap", {})
    met: set[tuple[int, int]] = set()
    paragraphs = 0
    # Depth first without recursion: element, the page it says, what it stands in.
    waiting: list[tuple[object, int, Tag]] = [(root.get("/K"), 0, Tag(0))]
    for _ in range(_MOST):
        if not waiting:
            return
        thing, page, tag = waiting.pop()
        if isinstance(thing, int):
            yield (page, thing), tag
        elif isinstance(thing, pikepdf.Array):
            waiting += [(kid, page, tag) for kid in reversed(list(thing))]
        elif isinstance(thing, pikepdf.Dictionary):
            if thing.is_indirect and thing.objgen in met:
                continue
            met.add(thing.objgen)
            if "/Pg" in thing:
                page = pages.get(thing.Pg.objgen, page)
            if "/MCID" in thing:
                yield (page, int(thing.MCID)), tag
                continue
            name = str(roles.get(str(thing.get("/S")), thing.get("/S")))
            if not tag.paragraph and (name in _PARAGRAPHS or _holds_text(thing)):
                paragraphs += 1
                tag = Tag(paragraphs)
            tag = replace(tag, heading=_HEADINGS.get(name, tag.heading))
            waiting.append((thing.get("/K"), page, tag))


def _holds_text(element: pikepdf.Dictionary) -> bool:
    """True for an element with a piece of a page right in it."""
    kids = element.get("/K")
    return any(
        isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid)
        for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
    )
