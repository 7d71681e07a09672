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


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<!-- 甲 --!><p>乙。</p><!-- 丙 -->", "乙。"),
        ("<p><!-->甲--></p>", "甲-->"),
        ("<p><!--->甲--></p>", "甲-->"),
        ("<p class='not hidden'>甲</p><p title='what is hidden'>乙</p><p data-note='display:none'>丙</p>", "甲乙丙"),
        ("<button>甲</button><select><option>乙<option>丙</select><textarea>丁</textarea>", "甲乙丙丁"),
        ("<svg><text>甲</text></svg><math><mi>乙</mi></math><object>丙</object>", "甲乙丙"),
        ("<xmp><b>甲</b>&lt;</xmp>", "<b>甲</b>&lt;"),
        ("<svg><style><p>甲</p></style></svg>", "甲"),  # a paragraph ends a drawing
        ("<p>甲<![CDATA[乙<b>]]>丙</p>", "甲乙<b>丙"),
        ("<p>甲<!-- 乙", "甲<!--乙"),  # of a source that was cut off nothing is lost
        ('<p>甲<a title="<b>乙</b>', "甲乙"),
        ("<p>甲<noscript>乙</noscript><template>丙</template><iframe>丁</iframe>戊", "甲戊"),
        ("<p>甲&#xfdd0;\ufdd0乙", "甲\ufdd0\ufdd0乙"),
        ("<img alt=甲><p>乙&nbsp<丙", "乙<丙"),
    ],
)
def test_a_page_is_read_as_browsers_read_it(source: str, read: str) -> None:
    assert "".join(text for _, text in paragraphs(source)) == read


def test_text_between_the_rows_of_a_table_keeps_its_place() -> None:
    """Browsers put it before the table; what is promised is the order of the source."""
    assert paragraphs("<table>甲<tr><td>乙</td></tr>\n丙<tr><td>丁</table>") == [
        (1, "甲"), (1, "乙"), (2, "丙"), (2, "丁"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("<p hidden>甲</p>", True),
        ("<div style='Display : none !important'><p>甲</p></div>", True),
        ("<p style='visibility:collapse'>甲</p>", True),
        ("<div style='visibility:hidden'><p style='visibility:visible'>甲</p></div>", False),
        ("<div style='visibility:hidden'><p style='color:red'>甲</p></div>", True),
        ("<div style='display:none'><p style='visibility:visible'>甲</p></div>", True),
        ("<p style='/* display:none */'>甲</p>", False),
        ("<p style='display:none;display:block'>甲</p>", False),
        ("<p title='display:none' class=hidden>甲</p>", False),
        ("<p>甲<span hidden>乙</span></p>", False),
        ("<p><span hidden>甲</span></p>", True),
        ("<title>甲</title>", True),
        ("<svg><desc>甲</desc></svg>", True),
        ("<desc>甲</desc>", False),
        ("<dialog>甲</dialog>", True),
        ("<dialog open>甲</dialog>", False),
        ("<p hidden>乙<div>甲</div>", False),  # the paragraph has ended
    ],
)
def test_what_a_browser_hides_is_known(source: str, hidden: bool) -> None:
    last = read_source(source.encode(), "source.html").passages[-1]

    assert "甲" in last.text
    assert last.hidden is hidden


def test_formatting_without_an_end_is_refused() -> None:
    """A browser opens all of it again in each paragraph: the square of the page's length, by the standard."""
    page = "".join(f"<b id={n}><p>甲" for n in range(3000))

    with pytest.raises(UnsupportedSourceError, match="没有关闭的标签太多"):
        read_source(page.encode(), "source.html")
    closed = "".join(f"<b id={n}><p>甲</p></b>" for n in range(3000))
    assert len(read_source(closed.encode(), "source.html").passages) == 3000


@pytest.mark.parametrize(
    "piece", ["<b>", "<p><b>", "<li>", "<svg><style>", "<style>", "<table>甲<tr>", "<div>", "<!--"]
)
def test_no_piece_repeated_slows_the_reader_down(piece: str) -> None:
    # Quadratic time would make this run for many minutes; pytest's own limit is the only clock here.
    assert read_source(f"<p>甲{piece * 10_000}乙>".encode(), "source.html").passages


def test_rules_for_lists_are_found_in_linear_time_and_the_last_one_counts() -> None:
    rules = "".join(f".a{n}{{list-style:none}}" for n in range(8_000))
    items = "".join(f"<li class='a{n} b'>甲" for n in range(8_000))
    page = f"<style>{rules}.b.a7{{list-style:upper-alpha}}</style><style>ol{{color:red}}</style><ol>{items}</ol>"

    texts = [text for _, text in paragraphs(page)]
    assert (texts[6], texts[7], len(texts)) == ("甲", "H.甲", 8_000)
