"""What is far larger than any document is refused in one line before it is taken apart."""

import io
import zipfile

import docx
import pytest

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.article import read_article
from gongwen.sources.limits import MAX_BYTES, refuse_large, refuse_long, refuse_long_word


@pytest.mark.parametrize(
    ("piece", "times", "said"),  # put together in the test: each worker collects all tests
    [
        ("甲\n", 30_001, "30001 行"),
        ("<p>甲<br>", 25_001, "50002 个段落"),
        ("<b>", 500_001, "500001 个 HTML 标签"),
        ("<p><IMG src=a.png>", 2001, "2001 张图片"),
        ("![](a.png) ", 2001, "2001 张图片"),
    ],
)
def test_a_text_over_a_limit_is_refused(piece: str, times: int, said: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=said):
        read_article((piece * times).encode(), "x.md")


@pytest.mark.parametrize(
    ("piece", "times"), [("甲\n", 30_000), ("<b>", 500_000), ("a < b\n<imgs>", 6000), ("![](a.png)", 2000)]
)
def test_a_text_within_the_limits_is_not(piece: str, times: int) -> None:
    refuse_long(piece * times, "x.html")


def test_a_large_file_is_refused_before_it_is_decoded() -> None:
    refuse_large(b"x" * MAX_BYTES, "x.txt")
    with pytest.raises(UnsupportedSourceError, match=r"10\.0 MB"):
        read_article(b"x" * (MAX_BYTES + 1), "x.txt")


@pytest.mark.parametrize(
    ("piece", "times", "said"),
    [
        (b"<w:p/>", 50_001, "50001 个段落"),
        (b'<w:p w:rsidR="1"></w:p>', 50_001, "50001 个段落"),
        (b"<p>", 50_001, "50001 个段落"),
        (b"<a:blip/>", 2001, "2001 张图片"),
        (b"<w:r/>", 3_000_001, "XML 标签"),
    ],
)
def test_a_word_file_over_a_limit_is_refused(piece: bytes, times: int, said: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=said):
        refuse_long_word(piece * times, "x.docx")


def test_what_only_begins_like_a_paragraph_is_none() -> None:
    refuse_long_word(b"<w:pPr/><w:pict/>" * 50_001, "x.docx")


def test_a_word_file_of_empty_paragraphs_is_refused_before_it_is_parsed() -> None:
    before, after = io.BytesIO(), io.BytesIO()
    docx.Document().save(before)
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, b"<w:p/>" * 200_000 if name == "word/document.xml" else old.read(name))  # no XML
    with pytest.raises(UnsupportedSourceError, match="200000 个段落"):
        read_article(after.getvalue(), "x.docx")
