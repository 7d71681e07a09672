"""The pictures of a PDF in forms that browsers show: a JPEG as it lies in the file, all others as PNG."""

import math
import struct
import zlib

import pypdfium2  # type: ignore[import-untyped]  # it has no types

_MOST_PIXELS = 10_000_000  # of one: A4 with 300 points an inch
_MOST_OF_ALL = 24_000_000
_MOST_BYTES = 30_000_000
_MOST = 300
_LEVEL = 0.02  # radians


class PictureReader:
    """Takes pictures out of one PDF until they are too many or too large for the time and memory that a reader has."""

    def __init__(self) -> None:
        self._pixels, self._bytes, self._count = _MOST_OF_ALL, _MOST_BYTES, _MOST

    def read(self, picture: pypdfium2.PdfImage, turns: int) -> tuple[bytes, str]:
        """The bytes of a picture and the ending of their form; none of one that is too large, damaged or turned."""
        try:
            wide, high = picture.get_px_size()
            if turns or not 0 < wide * high <= min(self._pixels, _MOST_PIXELS) or not self._count:
                return b"", ""
            self._pixels -= wide * high
            self._count -= 1
            data, ending = _taken(picture)
        except (pypdfium2.PdfiumError, ValueError):
            return b"", ""
        if len(data) > self._bytes:
            return b"", ""
        self._bytes -= len(data)
        return data, ending


def _taken(picture: pypdfium2.PdfImage) -> tuple[bytes, str]:
    bitmap = picture.get_bitmap(render=True)
    wide, high, step = bitmap.width, bitmap.height, bitmap.stride
    if bitmap.mode not in ("BGRA", "BGRX") or not 0 < wide * high <= _MOST_PIXELS:
        return b"", ""
    rows = bytes(bitmap.buffer)
    pixels = b"".join(rows[at : at + 4 * wide] for at in range(0, step * high, step))
    opaque = bitmap.mode == "BGRX" or min(pixels[3::4]) == 255
    if opaque and picture.get_filters() == ["DCTDecode"] and _is_upright(picture):
        data = bytes(picture.get_data())
        if data.startswith(b"\xff\xd8") and picture.get_metadata().bits_per_pixel in (8, 24):
            return data, "jpg"
    return _png(pixels, wide, high), "png"


def _is_upright(picture: pypdfium2.PdfImage) -> bool:
    """True for a picture that is shown as it lies in the file, neither turned nor mirrored."""
    matrix = picture.get_matrix()
    return matrix.a > 0 and matrix.d > 0 and abs(math.atan2(matrix.b, matrix.a)) < _LEVEL


def _png(pixels: bytes, wide: int, high: int) -> bytes:
    """PDFium's pixels (blue, green, red, alpha) as a PNG."""
    ordered = bytearray(len(pixels))
    for to, at in enumerate((2, 1, 0, 3)):
        ordered[to::4] = pixels[at::4]
    rows = b"".join(b"\0" + ordered[at : at + 4 * wide] for at in range(0, len(ordered), 4 * wide))
    head = struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6 if len(rows) < 4_000_000 else 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
