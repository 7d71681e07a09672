import io
import zipfile

import pytest

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.forms import refuse_unsupported, text_form


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"%PDF-1.7 ...", "gongwen import"),
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


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for name, content in parts.items():
            opened.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


MAIL = b"From: a@example.org\r\nSubject: =?utf-8?B?5YWs5paH?=\r\nMIME-Version: 1.0\r\nContent-Type: "


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (archive(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>"), ".odt"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (archive(mimetype=b"application/epub+zip", META_INF__container_xml=b""), ".epub"),
        (archive(xl__workbook_xml=b""), ".xlsx"),
        (archive(ppt__presentation_xml=b""), ".pptx"),
        (archive(OFD_xml=b""), "OFD"),
        (archive(Index__Document_iwa=b""), "Pages"),
        (archive(a_docx=archive(word__document_xml=b"")), "请解压"),  # a Word file in an archive is no Word file
        (archive(a_txt=b"x"), "请解压"),
        (b"Rar!\x1a\x07\x00", ".rar"),
        (b"7z\xbc\xaf\x27\x1c", ".7z"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), ".msg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (MAIL + b"text/plain\r\n\r\n=E5", ".eml"),
        (b"Received: by x\n\tfor y\nMessage-ID: <1@x>\n\n", ".eml"),
        (MAIL + b'multipart/related;\r\n\tboundary="b"\r\n\r\n--b', ".mht"),
        ('{"title": "某通知", "text": "…"}'.encode(), "JSON"),
        ('\ufeff[\n {"标题": "某通知"}\n]'.encode(), "JSON"),
        ('{"title": "某通知"}\n{"title": "又一个"}\n'.encode(), "JSON"),
        ('["第一条", "第二条"]'.encode(), "JSON"),
        (b"<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>", "Word"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "RSS"),
        (b"\\documentclass{ctexart}", "LaTeX"),
    ],
)
def test_a_form_that_is_not_read_is_named(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedSourceError, match="不能读取") as refused:
        refuse_unsupported(data, "x")

    assert name in refused.value.message


@pytest.mark.parametrize(
    "text",
    [
        "{某某}：第一条 甲\n第二条 乙",
        "[2024]3号\n关于某事的通知",
        "[链接](a.html)\n正文",
        "{",
        "[" * 100_000,
        "Title: 某办法\n\nURL Source: https://example.org\n\nMarkdown Content:\n某办法",
        "From: 某局\nTo: 各县\n\n关于某事的通知",
        "BMW 品牌名录",
        "<p>正文提到 <rss 的页面</p>",
        "<?xml version='1.0'?><html><body><p>正文</p></body></html>",
    ],
)
def test_text_that_resembles_one_is_text(text: str) -> None:
    refuse_unsupported(text.encode(), "x")


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


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("<!-- content begins -->\n<!-- really -->\n<div class=a>\n某局\n的\n通\n知\n", "x.txt", "html"),
        ("<!-- content begins -->\n某局\n<span\nclass=a>令</span>\n一\n二\n三\n四\n<p>五</p>\n", "x.html", "html"),
        ("某局的通知\n各区：\n<!-- 未完 -->\n一、二。\n", "x.html", "plain"),
        ("<!-- 注 --> 某局的通知\n各区：\n", "x.txt", "plain"),
    ],
)
def test_comments_above_a_piece_of_a_page_do_not_hide_it(text: str, name: str, form: str) -> None:
    assert text_form(text.splitlines(), name) == form
