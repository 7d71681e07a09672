"""Pictures of a few bytes, made by hand: as much of each format as says how large it is."""

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 4, height: int = 3) -> bytes:
    """A white PNG that any program opens."""
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return png_head(width, height) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def png_head(width: int, height: int) -> bytes:
    """A PNG up to its size and no further: one of any size costs 33 bytes."""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def gif(width: int = 4, height: int = 3) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0;"


def jpeg(width: int = 4, height: int = 3) -> bytes:
    """An APP0, fill bytes, a Huffman table (whose marker lies among those of frames) and a progressive frame."""
    app0 = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    table = b"\xff\xff\xff\xc4" + struct.pack(">H", 5) + b"\0\0\0"
    return b"\xff\xd8" + app0 + table + b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"


def webp_extended(width: int = 4, height: int = 3) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\0\0\0\0WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size


def webp_lossy(width: int = 4, height: int = 3) -> bytes:
    return b"RIFF\0\0\0\0WEBPVP8 " + struct.pack("<I", 10) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height)


def webp_lossless(width: int = 4, height: int = 3) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    return b"RIFF\0\0\0\0WEBPVP8L" + struct.pack("<I", 5) + b"\x2f" + struct.pack("<I", bits)
