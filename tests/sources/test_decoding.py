import pytest

from gongwen.errors import DecodeError
from gongwen.sources.article import read_article
from gongwen.sources.decoding import decode_source
from gongwen.verify.source import decode

TEXT = "国务院办公厅关于印发测试方案的通知"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
        (TEXT.encode("gb18030"), TEXT),  # nothing declared
        (b"<meta charset=gb2312>" + TEXT.encode("gb18030"), "<meta charset=gb2312>" + TEXT),
        (b"<meta charset=big5>" + "公文".encode("big5"), "<meta charset=big5>公文"),
        ("甲\r\n乙\r丙\n".encode(), "甲\n乙\n丙\n"),
    ],
)
def test_bytes_become_text(data: bytes, text: str) -> None:
    assert decode_source(data, "x.html") == (text, ())


def test_utf8_wins_over_a_wrong_declaration_with_a_warning() -> None:
    text, findings = decode_source(f"<meta charset=gbk>\n{TEXT}".encode(), "x.html")

    assert TEXT in text
    assert [(f.line, f.code) for f in findings] == [(1, "W-charset")]


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (b"<meta charset=utf-8>\n\n" + TEXT.encode("gb18030"), 3, "看来是 GB18030"),
        (b"<meta charset=gbk>\n" + b"\xff\xff\xff", 2, "GB18030"),
        ("官方文書的編碼不是漢字內碼擴展規範".encode("big5"), 1, "--encoding"),  # Big5, which decodes as nonsense
        (b"\x81", 1, "--encoding"),
        (TEXT.encode("gb18030")[:-1], 1, "不是 GB18030"),  # cut off within a character
    ],
)
def test_what_cannot_be_decoded_is_an_error_with_its_place(data: bytes, line: int, word: str) -> None:
    with pytest.raises(DecodeError, match=word) as caught:
        decode_source(data, "x.html")

    assert caught.value.line == line


def test_an_encoding_that_is_asked_for_counts() -> None:
    assert decode_source("公文".encode("big5"), "-", "big5")[0] == "公文"


@pytest.mark.parametrize("encoding", ["nonsense", "base64", "undefined", "idna", "punycode", "hz", "utf-7"])
def test_an_encoding_that_does_not_exist_is_an_error(encoding: str) -> None:
    with pytest.raises(DecodeError, match="不认识的编码"):
        decode_source(TEXT.encode(), "-", encoding)


@pytest.mark.parametrize("name", ["undefined", "idna", "unicode_escape", "mbcs", "x" * 3000])
def test_a_declared_name_that_is_no_encoding_is_an_error_with_its_line(name: str) -> None:
    with pytest.raises(DecodeError, match="不认识的编码") as caught:
        decode_source(b"<html>\n<meta charset=" + name.encode() + b">" + TEXT.encode("gb18030"), "x.html")

    assert caught.value.line == 2
    assert len(caught.value.message) < 120


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", None])
def test_a_byte_order_mark_wins_over_what_is_asked_for(encoding: str | None) -> None:
    assert decode_source(b"\xfe\xff" + TEXT.encode("utf-16-be"), "x.txt", encoding)[0] == TEXT


def test_a_page_of_bytes_cannot_declare_utf16() -> None:
    with pytest.raises(DecodeError, match="看来是 GB18030"):
        decode_source(b"<meta charset=utf-16>" + TEXT.encode("gb18030"), "x.html")


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le"])
def test_a_byte_order_mark_of_utf32_is_not_that_of_utf16(encoding: str) -> None:
    data = ("\ufeff" + TEXT).encode(encoding)

    assert read_article(data, "x.txt").blocks == read_article(TEXT.encode(), "x.txt").blocks
    assert decode(data, "x.txt") == TEXT
