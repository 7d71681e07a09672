"""A file is what its bytes are, whatever it is called."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.pictures import gif, jpeg, png, png_head, webp_extended, webp_lossless, webp_lossy

from gongwen.sources.file_forms import is_what_it_says, picture_size

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><script>alert(1)</script></svg>'
ALL = [png, gif, jpeg, webp_extended, webp_lossy, webp_lossless]


@pytest.mark.parametrize("make", ALL)
def test_the_size_of_a_picture(make: Callable[[int, int], bytes]) -> None:
    assert picture_size(make(640, 480)) == (640, 480)
    assert picture_size(make(9000, 1)) == (9000, 1)


@pytest.mark.parametrize("make", ALL)
def test_a_picture_that_is_cut_off_has_no_size(make: Callable[[], bytes]) -> None:
    data = make()
    for length in range(10):
        assert picture_size(data[:length]) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        SVG,
        b"BM" + b"\0" * 40,
        b"%PDF-1.7",
        b"<html>",
        png(0, 3),
        png_head(70_000, 70_000),
        b"\xff\xd8\xff",
    ],
)
def test_what_is_no_picture_of_ours_has_no_size(data: bytes) -> None:
    assert picture_size(data) is None


@given(st.binary(max_size=64), st.sampled_from([make() for make in ALL]))
def test_no_bytes_make_it_fail(tail: bytes, head: bytes) -> None:
    picture_size(head[:14] + tail)


@pytest.mark.parametrize(
    ("ending", "data", "is_so"),
    [
        ("png", png(), True),
        ("jpg", png(), True),  # saved under another picture's ending: browsers look at the bytes
        ("png", SVG, False),
        ("gif", b"GIF89a\0\0\0\0<script>", False),  # no picture without a size
        ("pdf", b"%PDF-1.4\n", True),
        ("pdf", b"<html><script>", False),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
        ("docx", b"PK\x03\x04", True),
        ("xls", b"<html><table>", False),  # what Excel opens all the same
        ("exe", b"MZ", False),
    ],
)
def test_a_file_is_what_its_name_says(ending: str, data: bytes, is_so: bool) -> None:
    assert is_what_it_says(ending, data) is is_so
