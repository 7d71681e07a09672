"""Pictures of laid-out pages: which stand in the text, and what is said of those that do not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gongwen.sources.laid_out.margins import Omission
from gongwen.sources.laid_out.page import Glyph, LaidOutPage, Picture
from gongwen.sources.laid_out.tables import LaidOutTable

_LEAST = 12.0  # points: what is smaller one way is a bullet, a dot, a rule
_NEAR = 6.0
_LEAST_REPEATS = 3
_MANY_CURVES = 12  # shapes of a page: fewer are a seal's edge, a rounded box
_MILLIMETRES = 25.4 / 72

Box = tuple[float, float, float, float]  # left, right, top, bottom


def left_out_because(box: Box, glyphs: Iterable[Glyph]) -> str:
    """Why a picture is none of the text, as far as its own page tells; '' for one that may be."""
    left, right, top, bottom = box
    if min(right - left, bottom - top) < _LEAST:
        return "很小"
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        if not glyph.aside and not glyph.text.isspace() and left < x < right and top < y < bottom:
            return "与文字重叠，像印章或底图"
    return ""


def placed_pictures(
    pages: Sequence[LaidOutPage], tables: Sequence[LaidOutTable]
) -> tuple[frozenset[int], tuple[Omission, ...]]:
    """The pictures that stand in the text, by identity, and what is said of each other one and of drawn curves."""
    repeated = _repeated([picture for page in pages for picture in page.pictures])
    kept: set[int] = set()
    said: list[Omission] = []
    for page in pages:
        own = [table for table in tables if table.page == page.number]
        for picture in page.pictures:
            if why := picture.why or _why(picture, repeated, own):
                said.append(Omission(page.number, "图像", f"［图像 {_size(picture)}，{why}］"))
            else:
                kept.add(id(picture))
        if page.curves >= _MANY_CURVES:
            words = f"［曲线 {page.curves} 处，是线条图或转成曲线的文字］"
            said.append(Omission(page.number, "图像", words))
    return frozenset(kept), tuple(said)


def _why(picture: Picture, repeated: frozenset[int], tables: Iterable[LaidOutTable]) -> str:
    x, y = (picture.left + picture.right) / 2, (picture.top + picture.bottom) / 2
    if id(picture) in repeated:
        return "每页都有"
    if any(table.left < x < table.right and table.top < y < table.bottom for table in tables):
        return "在表格里"
    return "" if picture.data else "取不出来"


def _repeated(pictures: Sequence[Picture]) -> frozenset[int]:
    """Those that stand at the same place of at least three pages: a letterhead, a background."""
    places: dict[tuple[int, ...], list[Picture]] = defaultdict(list)
    for picture in pictures:
        box = (picture.left, picture.right, picture.top, picture.bottom)
        places[tuple(round(value / _NEAR) for value in box)].append(picture)
    met = (found for found in places.values() if len({picture.page for picture in found}) >= _LEAST_REPEATS)
    return frozenset(id(picture) for found in met for picture in found)


def _size(picture: Picture) -> str:
    wide, high = ((b - a) * _MILLIMETRES for a, b in ((picture.left, picture.right), (picture.top, picture.bottom)))
    return f"{wide:.0f}×{high:.0f} 毫米"
