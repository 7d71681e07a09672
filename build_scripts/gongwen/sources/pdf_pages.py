"""The pages of a PDF by PDFium: its characters with their places, rules, and what says by itself that it is no text."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.laid_out.page import Aside, Glyph, LaidOutPage, Picture, Rule
from gongwen.sources.laid_out.pictures import left_out_because
from gongwen.sources.pdf_pictures import PictureReader
from gongwen.sources.pdf_tags import Tag, Tags, read_tags

READER = f"PDFium {pypdfium2.PDFIUM_INFO.build}"
MAX_PAGES = 1_500
_UNSEEN_MODES = frozenset({3, 7})
_UNTAGGED = Tag(0)
_THIN = 2.5  # points: a filled rectangle that is no thicker is a rule
_SHORTEST_RULE = 6.0
_MOST_OBJECTS = 60_000  # drawings of maps and plans: no table has as many
_MOST_SEGMENTS = 40  # in which a bent shape bends
_NO_CHARACTERS = frozenset({0, 0xFFFE, 0xFFFF})
_LEVEL = 0.02  # radians
_FIRST_HAN = "\u2e80"
_TOO_WIDE = 1.5
_FAINT = 200  # of 255: what is lighter and larger than the text is a mark below it
_BOLD_NAMES = ("bold", "black", "heavy", "simhei", "heiti", "xbs", "xiaobiao", "-hei", "黑体", "小标宋")


def read_pages(data: bytes, path: str) -> tuple[LaidOutPage, ...]:
    """All pages; raises UnsupportedSourceError for what is encrypted, damaged or longer than a document is."""
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise UnsupportedSourceError("这份 PDF 加了密码；请去掉密码后另存", path) from error
        raise UnsupportedSourceError("这份 PDF 损坏了，打不开；请重新下载或另存", path) from error
    try:
        count = len(opened)
        if count > MAX_PAGES:
            raise UnsupportedSourceError(f"这份 PDF 有 {count} 页，最多 {MAX_PAGES} 页；请拆成几份", path)
        if not count:
            raise UnsupportedSourceError("这份 PDF 损坏了，没有一页；请重新下载或另存", path)
        tags, reader = read_tags(data), PictureReader()
        return tuple(_page(opened, number, tags, reader) for number in range(count))
    finally:
        opened.close()


def _page(opened: pypdfium2.PdfDocument, number: int, tags: Tags, reader: PictureReader) -> LaidOutPage:
    """One page; an empty one where it cannot be opened."""
    try:
        page = opened[number]
    except pypdfium2.PdfiumError:
        return LaidOutPage(number + 1, 0, 0, ())
    try:
        width, height = page.get_size()
        view = _View.of(page)
        text = page.get_textpage()
        try:
            glyphs = tuple(_glyphs(text, view, number + 1, tags))
        finally:
            text.close()
        drawn = _drawn(page, view)
        pictures = tuple(_picture(thing, number + 1, view, glyphs, reader) for thing in drawn.pictures)
        covered = sum((one.right - one.left) * (one.bottom - one.top) for one in pictures)
        share = min(1.0, covered / max(1.0, width * height))
        return LaidOutPage(number + 1, width, height, glyphs, drawn.rules, share, pictures, drawn.curves)
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _View:
    """How a page is looked at: turned by quarters, its corner where the crop box has it."""

    turns: int
    left: float
    bottom: float
    width: float  # as it lies in the file
    height: float

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "_View":
        left, bottom, right, top = page.get_cropbox()
        return cls(page.get_rotation() // 90, left, bottom, right - left, top - bottom)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point from the top left of the page as it is read."""
        x, y = x - self.left, y - self.bottom
        return ((x, self.height - y), (y, x), (self.width - x, y), (self.height - y, self.width - x))[self.turns]

    def angle(self, angle: float) -> float:
        return (angle - self.turns * math.pi / 2 + math.pi) % (2 * math.pi) - math.pi


@dataclass(frozen=True, slots=True)
class _Run:
    """What all characters of one text object have in common."""

    aside: Aside
    bold: bool
    tag: Tag = _UNTAGGED


@dataclass(frozen=True, slots=True)
class _Character:
    """A character as PDFium has it: where its line stands and its shape ends, how large it is on the page."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]  # left, bottom, right, top
    size: float
    angle: float
    run: _Run


def _glyphs(text: pypdfium2.PdfTextPage, view: _View, page: int, tags: Tags) -> list[Glyph]:
    return [_glyph(one, view) for one in _characters(text, view, page, tags)]


def _characters(text: pypdfium2.PdfTextPage, view: _View, page: int, tags: Tags) -> Iterator[_Character]:
    handle = text.raw
    runs: dict[int, _Run] = {}
    left, bottom = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pending = ""  # the first half of a surrogate pair
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, i)
        if pdfium.FPDFText_IsHyphen(handle, i) == 1:
            code = ord("-")  # PDFium takes one at a line's end for a division of its word
        if pdfium.FPDFText_IsGenerated(handle, i) == 1 or code in _NO_CHARACTERS:
            continue
        if 0xD800 <= code < 0xDC00:
            pending = chr(code)
            continue
        character = chr(code)
        if 0xDC00 <= code < 0xE000:
            character = (pending + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        pending = ""
        thing = pdfium.FPDFText_GetTextObject(handle, i)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        run = runs.get(address)
        if run is None:
            run = runs[address] = _run(handle, i, thing, page, tags)
        pdfium.FPDFText_GetCharOrigin(handle, i, left, bottom)
        pdfium.FPDFText_GetLooseCharBox(handle, i, box)
        size = pdfium.FPDFText_GetFontSize(handle, i)
        angle = float(pdfium.FPDFText_GetCharAngle(handle, i))
        if pdfium.FPDFText_GetMatrix(handle, i, matrix):
            # FPDFText_GetCharAngle takes a slant for an angle (matrix c for b), as programs make an italic of a face
            # that has none.
            angle = math.atan2(-matrix.b, matrix.a)
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        sides = box.left, box.bottom, box.right, box.top
        yield _Character(character, (left.value, bottom.value), sides, size, view.angle(angle), run)


def _glyph(one: _Character, view: _View) -> Glyph:
    x, baseline = view.place(*one.origin)
    corner, other = view.place(one.box[0], one.box[1]), view.place(one.box[2], one.box[3])
    left, right = sorted((corner[0], other[0]))
    size, run = max(0.5, one.size), one.run
    if abs(one.angle) > _LEVEL and abs(abs(one.angle) - math.pi) > _LEVEL and not run.aside:
        return Glyph(one.text, left, right, baseline, size, run.bold, "watermark")
    if right - left > _TOO_WIDE * size:  # some fonts' shapes are drawn far beyond the room that they take
        left, right = x, x + (size if one.text >= _FIRST_HAN else size / 2)
    left = min(left, x) if abs(left - x) < size else left
    return Glyph(one.text, left, right, baseline, size, run.bold, run.aside, run.tag.paragraph, run.tag.heading)


def _run(handle: pdfium.FPDF_TEXTPAGE, i: int, thing: pdfium.FPDF_PAGEOBJECT, page: int, tags: Tags) -> _Run:
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(handle, i, buffer, 128, None)
    name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace").lower()
    weight = pdfium.FPDFText_GetFontWeight(handle, i)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
    bold = weight >= 600 or mode == 2 or any(part in name for part in _BOLD_NAMES)
    if mode in _UNSEEN_MODES:
        return _Run("unseen", bold)
    marks = _marks(thing) if thing else ()
    tag = tags.get((page, pdfium.FPDFPageObj_GetMarkedContentID(thing)), _UNTAGGED) if thing and tags else _UNTAGGED
    return _Run("artifact" if "Artifact" in marks else "", bold, tag)


def _marks(thing: pdfium.FPDF_PAGEOBJECT) -> tuple[str, ...]:
    """The names of the marked content in which an object stands."""
    found = []
    buffer = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    for i in range(max(0, pdfium.FPDFPageObj_CountMarks(thing))):
        mark = pdfium.FPDFPageObj_GetMark(thing, i)
        if mark and pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, length):
            found.append(bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace"))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a page shows beside characters: rules, pictures, how many shapes have a bent side."""

    rules: tuple[Rule, ...]
    pictures: tuple[pypdfium2.PdfImage, ...]
    curves: int


def _drawn(page: pypdfium2.PdfPage, view: _View) -> _Drawn:
    rules: list[Rule] = []
    pictures: list[pypdfium2.PdfImage] = []
    curves = 0
    for number, thing in enumerate(page.get_objects(max_depth=6)):
        if number > _MOST_OBJECTS:
            break
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(thing)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules(thing, view)
            curves += _is_bent(thing)
    return _Drawn(tuple(rules), tuple(pictures), curves)


def _picture(
    thing: pypdfium2.PdfImage, page: int, view: _View, glyphs: Sequence[Glyph], reader: PictureReader
) -> Picture:
    """A picture at its place; its bytes where it may stand in the text."""
    matrix, outer = thing.get_matrix(), thing.container
    while outer is not None:
        matrix, outer = matrix.multiply(outer.get_matrix()), outer.container
    corners = [view.place(*matrix.on_point(x, y)) for x in (0, 1) for y in (0, 1)]
    left, *_, right = sorted(x for x, _ in corners)
    top, *_, bottom = sorted(y for _, y in corners)
    why = left_out_because((left, right, top, bottom), glyphs)
    data, ending = (b"", "") if why else reader.read(thing, view.turns)
    return Picture(page, left, right, top, bottom, data, ending, why)


def _is_bent(thing: pypdfium2.PdfObject) -> bool:
    """True for a shape with a curve."""
    return any(
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(thing.raw, i)) == pdfium.FPDF_SEGMENT_BEZIERTO
        for i in range(min(_MOST_SEGMENTS, max(0, pdfium.FPDFPath_CountSegments(thing.raw))))
    )


def _rules(thing: pypdfium2.PdfObject, view: _View) -> Iterator[Rule]:
    """The sides of a drawn rectangle, straight lines; of a filled one that is thin, its middle."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.raw, mode, stroked)
    if not (mode.value or stroked.value):
        return
    if not stroked.value:
        try:
            bounds = thing.get_bounds()
        except pypdfium2.PdfiumError:
            return
        one, other = view.place(bounds[0], bounds[1]), view.place(bounds[2], bounds[3])
        yield from _of_box(*sorted((one[0], other[0])), *sorted((one[1], other[1])))
        return
    points = list(_points(thing, view))
    for before, after in pairwise(points):
        if after is not None and before is not None:
            yield from _of_line(*before, *after)


def _of_box(left: float, right: float, top: float, bottom: float) -> Iterator[Rule]:
    if bottom - top <= _THIN and right - left >= _SHORTEST_RULE:
        yield Rule(False, (top + bottom) / 2, left, right)
    elif right - left <= _THIN and bottom - top >= _SHORTEST_RULE:
        yield Rule(True, (left + right) / 2, top, bottom)


def _of_line(x0: float, y0: float, x1: float, y1: float) -> Iterator[Rule]:
    if abs(y0 - y1) < 1 and abs(x0 - x1) >= _SHORTEST_RULE:
        yield Rule(False, (y0 + y1) / 2, *sorted((x0, x1)))
    elif abs(x0 - x1) < 1 and abs(y0 - y1) >= _SHORTEST_RULE:
        yield Rule(True, (x0 + x1) / 2, *sorted((y0, y1)))


def _points(thing: pypdfium2.PdfObject, view: _View) -> Iterator[tuple[float, float] | None]:
    """The corners of a path one after the other, None where the pen is lifted or draws a curve."""
    matrix = thing.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for i in range(max(0, pdfium.FPDFPath_CountSegments(thing.raw))):
        segment = pdfium.FPDFPath_GetPathSegment(thing.raw, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = view.place(*matrix.on_point(x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield None
            first = place
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            yield None
        yield place
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield first
