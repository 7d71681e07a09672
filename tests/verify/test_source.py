import re
from pathlib import Path

import pytest

from gongwen.errors import DecodeError, UnsupportedSourceError
from gongwen.text.visible import visible
from gongwen.verify.source import decode, read_source


def paragraphs(source: str | bytes, path: str = "source.html") -> list[tuple[int, str]]:
    data = source.encode() if isinstance(source, str) else source
    return [(passage.line, visible(passage.text)) for passage in read_source(data, path).passages]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<p>甲</p><p>乙</p>", [(1, "甲"), (1, "乙")]),
        ("<div>\n<p>甲</p>\n\n<p>\n乙</p></div>", [(2, "甲"), (5, "乙")]),
        ("<p>甲<br>乙<br/>丙</p>", [(1, "甲"), (1, "乙"), (1, "丙")]),
        ("<p>甲&amp;amp;&lt;b&gt;&#20057;&nbsp;&ldquo;丙&rdquo;</p>", [(1, "甲&amp;<b>乙“丙”")]),
        ("<p>甲&sp;乙&</p>", [(1, "甲&sp;乙&")]),
        ("<p>甲<!-- 乙 --><!--\n-->丙</p>\n<p>丁</p>", [(1, "甲丙"), (3, "丁")]),
        ("<p>甲<span>乙<b>丙</b></span><o:p>丁</o:p></p>", [(1, "甲乙丙丁")]),
        ("<p>甲<script>乙 < 丙</script><style>丁</style>戊</p>", [(1, "甲戊")]),
        ("<table><tr><td>甲<td>乙<tr><th>丙</table>", [(1, "甲"), (1, "乙"), (1, "丙")]),
        ("<p>甲<p>乙</div></p>丙<", [(1, "甲"), (1, "乙"), (1, "丙<")]),
        ("<title>甲</title><p>乙</p>", [(1, "甲"), (1, "乙")]),
        ("<p>1 < 2，3>2</p>", [(1, "1<2，3>2")]),
        ("<p>甲</p>\r\n<p>乙</p>\r<p>丙</p>", [(1, "甲"), (2, "乙"), (3, "丙")]),
        ("---\ntitle: 甲\n---\n<p>乙</p>", [(4, "乙")]),
        ("\n---\ntitle: 甲\n...\n<p>乙</p>", [(5, "乙")]),
        ("---\n甲\n---\n<p>乙</p>", [(1, "---甲---"), (4, "乙")]),
        ("<P>甲</P><DIV>乙</DIV>", [(1, "甲"), (1, "乙")]),
    ],
)
def test_html_is_read(source: str, read: list[tuple[int, str]]) -> None:
    assert paragraphs(source) == read


def test_the_lines_of_a_paragraph_go_on() -> None:
    (passage,) = read_source("<p>甲\n<b\n>乙</b>\n丙</p>".encode(), "source.html").passages

    assert passage.text.split() == ["甲", "乙", "丙"]
    assert passage.text.count("\n") == 3


@pytest.mark.parametrize("path", ["source.txt", "source.md"])
def test_lines_are_read_with_their_marks(path: str) -> None:
    text = "---\nsidebar: auto\n---\n# 题\n\n　　**第一条**　甲 <乙>\n| a | b |\n<!-- 尾 -->\n"

    tail = [(8, "<!--尾-->")] if path.endswith("txt") else []  # a comment of HTML is no text of Markdown
    assert paragraphs(text, path) == [(4, "#题"), (6, "**第一条**甲<乙>"), (7, "|a|b|"), *tail]


def test_the_content_tells_the_form() -> None:
    assert paragraphs("<div><p>甲</p></div>", "000.txt") == [(1, "甲")]


def test_pictures_have_their_own_text() -> None:
    assert read_source('<p><img src="a.png" alt="图一"><img alt></p>'.encode(), "source.html").alternatives == ("图一",)


@pytest.mark.parametrize(
    "data",
    [
        "甲乙".encode(),
        "甲乙".encode("utf-8-sig"),
        "甲乙".encode("utf-16"),
        "甲乙".encode("gb18030"),
        '<meta charset="gbk">甲乙'.encode("gb18030"),
        '<meta charset="big5">甲乙'.encode("big5"),
        '<meta charset="gbk">甲乙'.encode(),
    ],
)
def test_bytes_are_decoded(data: bytes) -> None:
    assert decode(data, "source.txt").endswith("甲乙")


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(UnsupportedSourceError, match="docx"):
        read_source(b"PK\x03\x04", "source.docx")
    with pytest.raises(DecodeError, match=r"source\.txt"):
        decode(b'charset="nonsense" \xff\xff', "source.txt")


def test_deep_nesting_is_read() -> None:
    assert paragraphs("<div>" * 5000 + "甲" + "</div>" * 5000) == [(1, "甲")]


def test_no_visible_character_of_the_shared_documents_is_lost(documents_root: Path) -> None:
    """Lines are all there is to plain text, so the count can be had without a reader."""
    for path in sorted((documents_root / "laws").glob("*.md"))[:40]:
        text = path.read_text("utf-8-sig")
        if not text.startswith("---"):
            shown = visible(re.sub("<!--.*?-->", "", text, flags=re.DOTALL))
            assert "".join(found for _, found in paragraphs(text, "source.md")) == shown


@pytest.mark.parametrize("name", ["undefined", "idna", "unicode_escape", "base64"])
def test_a_name_that_is_no_encoding_is_an_error(name: str) -> None:
    with pytest.raises(DecodeError, match=name):
        decode(b"<meta charset=" + name.encode() + b">" + "甲".encode("gb18030"), "source.html")


def test_many_elements_in_one_paragraph_are_read_in_one_pass() -> None:
    """Half a minute when the whole paragraph was put together at each of them; a test that hangs fails."""
    text = "<p>" + "<span>甲\n" * 40_000

    (passage,) = read_source(text.encode(), "source.html").passages

    assert passage.text.count("\n") == 39_999
    assert visible(passage.text) == "甲" * 40_000


@pytest.mark.parametrize(
    ("text", "line"), [("<p>\n<b>\n</b>甲", 3), ("<p> \n<b\n>甲</b>", 3), ("<p>甲<p> <b>\n</b>\n乙", 1)]
)
def test_a_paragraph_begins_where_its_first_character_stands(text: str, line: int) -> None:
    assert read_source(text.encode(), "source.html").passages[0].line == line
