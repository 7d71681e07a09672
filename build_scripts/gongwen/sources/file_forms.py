"""What a picture or annex file is, told from its first bytes; and a picture's size in pixels."""

import struct
from collections.abc import Iterator

from gongwen.sources.links import PICTURES

MAX_FILE = 20 * 1024 * 1024
_MAX_PIXELS = 100_000_000  # more than A0 at 300 dpi: no reader's machine should have to open it
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# WPS and old Word write .docx into an OLE file where it has a password, and .doc as RTF.
_BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "doc": (_OLE, b"{\\rtf", _ZIP),
    "docx": (_ZIP, _OLE),
    "xls": (_OLE, _ZIP),
    "xlsx": (_ZIP, _OLE),
    "ppt": (_OLE, _ZIP),
    "pptx": (_ZIP, _OLE),
    "wps": (_OLE, _ZIP),
    "et": (_OLE, _ZIP),
    "ofd": (_ZIP,),
    "zip": (_ZIP,),
    "rar": (b"Rar!\x1a\x07",),
}


def is_what_it_says(ending: str, data: bytes) -> bool:
    """True where the bytes are of the kind that the ending names: any picture for a picture, a PDF for .pdf."""
    if ending in PICTURES:
        return picture_size(data) is not None
    return data.startswith(_BEGINNINGS.get(ending, ()))


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF or WebP; None for anything else and for what no machine should open."""
    try:
        size = _size(data)
    except (struct.error, IndexError, StopIteration):  # cut off
        return None
    return size if size and 0 < size[0] * size[1] <= _MAX_PIXELS else None


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    if data.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack_from("<HH", data, 6)
        return width, height
    if data.startswith(b"\xff\xd8\xff"):
        return next(_jpeg_frames(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp_size(data)
    return None


def _jpeg_frames(data: bytes) -> Iterator[tuple[int, int]]:
    """The size in each frame header (SOF0 … SOF15 but DHT, JPG and DAC) of a JPEG; one is the rule."""
    at = 2
    while at < len(data):
        marker, length = struct.unpack_from(">xBH", data, at)
        if data[at] != 0xFF:
            return
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            yield width, height
        at += 2 + length


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """After RFC 9649: an extended, a lossy and a lossless file each say it elsewhere."""
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and data[20] == 0x2F:
        (bits,) = struct.unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None
