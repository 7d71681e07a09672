"""Parts of a ZIP archive (a .docx is one) from its bytes; whatever is wrong with it is one error."""

import io
import lzma
import re
import struct
import zipfile
import zlib

# What zipfile and its decompressors raise over what is no archive, is damaged (ValueError: a place before its
# beginning, a name in no encoding), encrypted (RuntimeError) or packed by a method that they do not know. None of our
# own code runs where these are caught.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


_XML_HEAD = 512
_XML_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']*)""")


class ArchiveError(Exception):
    """An archive, or a part of one, that cannot be unpacked."""


class LargeArchiveError(ArchiveError):
    """An archive that unpacked is larger than was asked for."""


def read_part(archive: bytes, name: str, most: int) -> bytes | None:
    """The first bytes of a part, `most` of them; None where there is no such part; raises ArchiveError."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(name) as part:
            return part.read(most)
    except KeyError:
        return None
    except _FAULTS as error:
        raise ArchiveError(str(error)) from error


def part_names(archive: bytes) -> dict[str, str]:
    """The names of all parts by their lower-case form: a part is named in any case (ECMA-376, part 2)."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return {name.lower(): name for name in opened.namelist() if not name.endswith("/")}
    except _FAULTS as error:
        raise ArchiveError(str(error)) from error


def check_archive(archive: bytes, most: int) -> None:
    """Raises ArchiveError unless every part can be unpacked, LargeArchiveError where they are over `most` bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            if sum(part.file_size for part in opened.infolist()) > most:
                raise LargeArchiveError(f"over {most} bytes")
            damaged = opened.testzip()
    except _FAULTS as error:
        raise ArchiveError(str(error)) from error
    if damaged is not None:
        raise ArchiveError(damaged)


def is_unicode_xml(data: bytes) -> bool:
    """True for XML that says UTF-8 or nothing, or opens as UTF-16: all that a Word file may hold (ECMA-376-2, 8.1.4).

    Other encodings are read by one parser and not by the next.
    """
    declared = _XML_ENCODING.match(data, 0, _XML_HEAD)
    return declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
