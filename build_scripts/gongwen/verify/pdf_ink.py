"""A PDF as it looks when it is drawn: each character that is extracted has ink, and all ink is of something extracted.

pdf_form.py holds a file to the one way in which our press writes, without drawing it, in every `verify`. This draws
each page with PDFium, which shares no code with the two readers of text, and takes long: `verify --deep` asks for it.
"""

import ctypes
from collections.abc import Iterator
from itertools import count

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_SCALE = 2.0  # pixels to a point: the thinnest stroke of print is as wide as one
_INK = 224  # of 255: a thin stroke between two pixels is no darker
_SHADOW = 128  # what is darker beside all boxes is no soft edge of a stroke
_COVERED_SIDE = 4  # pixels: what is smaller may be ink all over
_SQUARE = 3  # a stroke alone (一, 1) is longer than so many times its breadth
_MOST_TOLD = 3  # characters of a page
_THICKEST = 4.0  # points of a line
_Box = tuple[int, int, int, int]  # pixels: left, top, right, bottom


def ink_faults(data: bytes) -> Iterator[str]:
    """What each page says and does not show, or shows and does not say; that bytes are no PDF where they are none."""
    try:
        opened = pypdfium2.PdfDocument(data)
        try:
            for number in range(len(opened)):
                yield from (f"第 {number + 1} 页：{fault}" for fault in _page_faults(opened[number]))
        finally:
            opened.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        yield f"不能画出：{type(error).__name__}"


def _page_faults(page: pypdfium2.PdfPage) -> Iterator[str]:
    height = page.get_height()
    bitmap = page.render(scale=_SCALE, grayscale=True)
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytearray(bitmap.buffer)

    def rows(box: _Box) -> Iterator[slice]:
        left, top, right, bottom = max(0, box[0]), max(0, box[1]), min(wide, box[2]), min(high, box[3])
        return (slice(y * stride + left, y * stride + right) for y in range(top, bottom) if left < right)

    places = [(text, _pixels(*edges, height)) for text, edges in _characters(page.get_textpage())]
    unseen = "".join(text for text, box in places if min((min(pixels[row]) for row in rows(box)), default=255) > _INK)
    if unseen:
        yield f"“{unseen[:_MOST_TOLD]}”没有墨迹"
    covered = "".join(
        text
        for text, box in places
        if text.isalnum() and _is_square(box) and all(max(pixels[row]) <= _INK for row in rows(box))
    )
    if covered:
        yield f"“{covered[:_MOST_TOLD]}”被涂掉"
    drawn = (_pixels(*edges, height) for edges in _lines_and_pictures(page))
    for box in (*(box for _, box in places), *drawn):
        for row in rows((box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2)):
            pixels[row] = b"\xff" * (row.stop - row.start)
    if any(min(pixels[row]) < _SHADOW for row in rows((0, 0, wide, high))):
        yield "有不是文字的墨迹"


def _lines_and_pictures(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """The edges of what pdf_layout.py judges by its place; areas and what forms draw are no part of print of ours."""
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE), max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE or min(right - left, top - bottom) <= _THICKEST:
            yield left, bottom, right, top


def _is_square(box: _Box) -> bool:
    """Whether a character of this size has white in or about its strokes."""
    shorter, longer = sorted((box[2] - box[0], box[3] - box[1]))
    return shorter > _COVERED_SIDE and shorter * _SQUARE > longer


def _pixels(left: float, bottom: float, right: float, top: float, height: float) -> _Box:
    """The pixels that a box in points touches."""
    return (
        int(left * _SCALE),
        int((height - top) * _SCALE),
        int(right * _SCALE) + 1,
        int((height - bottom) * _SCALE) + 1,
    )


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The characters that ought to be seen, with the edges of their shapes: left, bottom, right, top."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for i in count():
        if i >= text.count_chars():
            return
        code = pdfium.FPDFText_GetUnicode(text.raw, i)
        shown = chr(code) if not 0xD800 <= code < 0xDC00 else "\ufffd"  # the first half of a pair stands for both
        if pdfium.FPDFText_IsGenerated(text.raw, i) == 1 or not (shown.isprintable() and shown.strip()):
            continue
        if pdfium.FPDFText_GetCharBox(text.raw, i, left, right, bottom, top):
            yield shown, (left.value, bottom.value, right.value, top.value)
