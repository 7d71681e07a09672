"""Damage of every sort is one error, whatever zipfile and its decompressors call it."""

import io
import random
import zipfile

import pytest

from gongwen.text.archives import ArchiveError, LargeArchiveError, check_archive, part_names, read_part

TEXT = "为了规范试点工作，制定本条例。".encode() * 200
METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bz2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def archive(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as opened:
        opened.writestr("a.xml", TEXT)
        opened.writestr("b.xml", b"x")
    return stream.getvalue()


def marked(data: bytes, at: int, value: int) -> bytes:
    """The archive with another byte at a place of the first local and the first central header."""
    changed = bytearray(data)
    changed[at] = value
    changed[data.index(b"PK\x01\x02") + at + 2] = value
    return bytes(changed)


def test_a_part_is_read_as_far_as_is_asked() -> None:
    data = archive(zipfile.ZIP_DEFLATED)

    assert read_part(data, "a.xml", len(TEXT) + 1) == TEXT
    assert read_part(data, "a.xml", 5) == TEXT[:5]
    assert read_part(data, "c.xml", 5) is None


def test_parts_are_named_in_any_case_and_folders_are_none() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        opened.mkdir("Word")
        opened.writestr("Word/Document.XML", b"x")

    assert part_names(stream.getvalue()) == {"word/document.xml": "Word/Document.XML"}


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_damaged_archive_is_an_error_or_whole(method: int) -> None:
    """Bytes changed and cut at random: zipfile raises nine kinds of errors over them."""
    drawn, data, refused = random.Random(7), archive(method), 0
    for _ in range(400):
        changed = bytearray(data)
        for _ in range(drawn.choice((1, 3, 20))):
            changed[drawn.randrange(len(changed))] = drawn.randrange(256)
        for broken in (bytes(changed), data[: drawn.randrange(len(data))]):
            try:
                check_archive(broken, 10**9)
                read_part(broken, "a.xml", 10**6)
            except ArchiveError:
                refused += 1

    assert refused > 400


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        marked(archive(zipfile.ZIP_DEFLATED), 6, 1),  # encrypted
        marked(archive(zipfile.ZIP_DEFLATED), 8, 98),  # PPMd, which zipfile does not know
    ],
)
def test_what_cannot_be_unpacked_is_an_error(data: bytes) -> None:
    with pytest.raises(ArchiveError):
        check_archive(data, 10**9)
    with pytest.raises(ArchiveError):
        read_part(data, "a.xml", 5)


def test_an_archive_that_is_too_large_is_not_unpacked() -> None:
    data = archive(zipfile.ZIP_DEFLATED)

    check_archive(data, len(TEXT) + 1)
    with pytest.raises(LargeArchiveError):
        check_archive(data, len(TEXT))
