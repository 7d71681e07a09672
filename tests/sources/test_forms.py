import pytest

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.forms import refuse_unsupported, text_form


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"%PDF-1.7 ...", "另存为 .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "另存为 .docx"),
        (b"{\\rtf1 ...", "另存为 .docx"),
        (b"PK\x03\x04...OFD.xml...", "转换为 .docx"),
        (b"PK\x03\x04...other...", "解压"),
        (b"\x89PNG\r\n", "文字识别"),
        (bytes(range(256)) * 4, "另存为"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, remedy: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=remedy):
        refuse_unsupported(data, "x")


@pytest.mark.parametrize(
    "data", ["一、正文\n".encode(), b"\xff\xfe" + "正文".encode("utf-16-le"), "正文".encode("gb18030")]
)
def test_text_is_not_refused(data: bytes) -> None:
    refuse_unsupported(data, "x")


@pytest.mark.parametrize(
    ("text", "path", "form"),
    [
        ("<p>正文</p>", "x.txt", "html"),
        ("\n  <!DOCTYPE html>\n<html>", "-", "html"),
        ("# 标题\n\n正文", "-", "markdown"),
        ("**第一条** 甲\n**第二条** 乙\n**第三条** 丙", "-", "markdown"),
        ("正文<br>\n正文\n正文\n正文\n正文", "x.md", "markdown"),  # an element here and there makes no page
        ("<pre>正文\n正文\n正文\n正文", "x", "html"),
        ("<关于测试的通知>", "x", "plain"),
        ("国务院\n# 井号", "x.txt", "plain"),
        ("国务院\n一、甲", "-", "plain"),
        ("a < b，c > d", "-", "plain"),
    ],
)
def test_the_form_is_told_from_the_content(text: str, path: str, form: str) -> None:
    assert text_form(text.split("\n"), path) == form
