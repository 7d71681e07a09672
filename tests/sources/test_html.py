from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.sources.blocks import SourceFigure, SourceParagraph, SourceTable
from gongwen.sources.html import read_html

CHROME = "<div><a href=/>首页</a> <a href=/b>政务公开</a></div>"
TEXT = "".join(f"<p>这是正文的第{n}段，内容足够长，可以看出文章在哪里。</p>\n" for n in range(1, 6))


def paragraphs(html: str) -> list[str]:
    return [block.text for block in read_html(html, 1, "x.html").blocks if isinstance(block, SourceParagraph)]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),  # </p> may be left out
        ("甲<br>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b>丙</p>", ["甲乙丙"]),
        ("<p>甲\n   乙</p>", ["甲乙"]),  # a break between two full-width characters is the editor's
        ("<p>WTO\n   规则</p>", ["WTO 规则"]),
        ("<p>\u3000\u3000甲\u3000乙</p>", ["甲\u3000乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<pre>甲\n乙\n</pre>丙", ["甲", "乙", "丙"]),
        ("<p>甲<![CDATA[乙]]>丙", ["甲乙丙"]),
        ("<p>甲</b></p></div>乙", ["甲", "乙"]),  # end tags of nothing
    ],
)
def test_paragraphs(html: str, texts: list[str]) -> None:
    assert paragraphs(html) == texts


def test_hints() -> None:
    blocks = read_html("<h2>甲</h2>\n<p><strong>乙</strong></p>\n<blockquote><p>丙</p></blockquote>", 5, "x").blocks

    assert blocks == (
        SourceParagraph(5, "甲", heading=2),
        SourceParagraph(6, "乙", strong=True),
        SourceParagraph(7, "丙", quoted=True),
    )


def test_the_article_is_found_and_the_rest_left_out_with_its_reason() -> None:
    html = f"<title>通知</title>\n<script>x()</script>\n{CHROME}\n<div>{TEXT}</div>\n<footer>版权所有</footer>"
    reading = read_html(html, 1, "x.html")

    assert len(reading.blocks) == 5
    assert [(o.line, o.what, o.text) for o in reading.omitted] == [
        (1, "网页标题", "通知"),
        (2, "脚本", "x()"),
        (3, "链接", "首页 政务公开"),
        (10, "网页的其他部分", "版权所有"),
    ]


def test_text_that_a_style_hides_is_left_out_unless_it_is_the_article() -> None:
    shown = f"<body><div>{TEXT}</div><div style='display: none'>{TEXT[:100]}</div></body>"
    hidden = f"<body><div style='display:none'>{TEXT}</div></body>"

    assert {o.what for o in read_html(shown, 1, "x").omitted} == {"隐藏的内容"}
    assert read_html(hidden, 1, "x").omitted == ()


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("<p>发布时间：2020-03-04 来源：某网</p>", True),
        ("<p>【字体：大 中 小】</p>", True),
        ("<p>责任编辑：某某</p>", True),
        ("<p><a href=/x>点击查看政策解读</a></p>", True),
        ("<p>附件：<a href=/x.doc>测试名单下载</a></p>", False),  # the annexes are the document's
        ("<p><a href=/x>《测试办法》</a></p>", False),
        ("<p>来源合法的，依照规定处理。</p>", False),
    ],
)
def test_lines_of_the_site_at_the_edges_of_the_article(line: str, left_out: bool) -> None:
    assert bool(read_html(f"<div>{line}{TEXT}</div>", 1, "x").omitted) is left_out
    assert bool(read_html(f"<div>{TEXT}{line}</div>", 1, "x").omitted) is left_out


def test_a_title_above_the_article_belongs_to_it() -> None:
    html = f"<title>某某关于测试的通知 - 某网</title>{CHROME}<h1>某某关于测试的通知</h1><div>{TEXT}</div>"

    assert read_html(html, 1, "x").blocks[0] == SourceParagraph(1, "某某关于测试的通知", heading=1)


def test_a_metadata_table_gives_fields() -> None:
    rows = "<tr><td>发文字号：<td>测发〔2020〕1号</tr><tr><td>标　　题：<td>某某通知</tr>"
    reading = read_html(f"<body><table>{rows}</table><div>{TEXT}</div></body>", 1, "x")

    assert [(f.name, f.value) for f in reading.fields] == [("number", "测发〔2020〕1号"), ("title", "某某通知")]
    assert len(reading.blocks) == 5


def test_a_data_table_in_the_article() -> None:
    rows = "<tr><th>类别<th>名称</tr><tr><td rowspan=2>一、甲<td>乙</tr><tr><td>丙<br>丁</tr>"
    table = next(
        b for b in read_html(f"<div>{TEXT}<table>{rows}</table></div>", 1, "x").blocks if isinstance(b, SourceTable)
    )

    assert table.rows == (("类别", "名称"), ("一、甲", "乙"), ("", "丙\n丁"))
    assert table.header_rows == 1
    assert [(s.row, s.column, s.rows, s.columns) for s in table.spans] == [(1, 0, 2, 1)]


def test_a_page_that_is_a_table() -> None:
    blocks = read_html("<table><tr><td>序号<td>名称</tr><tr><td>1<td>甲</tr></table>", 1, "x").blocks

    assert blocks == (SourceTable(1, (("序号", "名称"), ("1", "甲"))),)


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",  # one cell: a box
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",  # one column: a list
        "<table><tr><td>甲</td><td>乙</td></tr></table>",  # one row: text side by side
    ],
)
def test_a_layout_table_is_dissolved(table: str) -> None:
    assert paragraphs(f"<div>{TEXT}{table}</div>")[-2:] == ["甲", "乙"]


def test_a_picture_stands_after_its_paragraph() -> None:
    blocks = read_html("<p>甲<img src='a.png' alt='图'>乙</p><p>图1　丙</p>", 1, "x").blocks

    assert blocks == (SourceParagraph(1, "甲乙"), SourceFigure(1, "a.png", "图"), SourceParagraph(1, "图1　丙"))


TAGS = ["p", "div", "b", "a href=/x", "td", "tr", "table", "li", "h1", "blockquote", "span style='display:none'", "pre"]
fragments = st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t.split()[0]}>" for t in TAGS] + ["<br>", "<img src=a>"])
words = st.sampled_from(["甲。", "乙", "公开", "附件", "标题：", "2020年", "&lt;丙&gt;", "&amp;"])


@given(st.lists(fragments | words, max_size=40))
def test_no_markup_loses_doubles_or_invents_a_character(pieces: list[str]) -> None:
    reading = read_html("".join(pieces), 1, "x")
    found: Counter[str] = Counter()
    for block in reading.blocks:
        if isinstance(block, SourceTable):
            found.update(c for row in block.rows for cell in row for c in cell)
        elif isinstance(block, SourceParagraph):
            found.update(block.text)
    found.update(c for entry in reading.omitted for c in entry.text)
    told = "".join(p for p in pieces if not p.startswith("<"))
    expected = Counter(told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))

    assert Counter({c: n for c, n in found.items() if not c.isspace()}) == expected


def test_deep_nesting_and_long_tables_end() -> None:
    assert paragraphs("<div>" * 5000 + "甲" + "</div>" * 5000) == ["甲"]
    assert paragraphs("<table><tr><td>" * 2000 + "甲") == ["甲"]
    assert len(paragraphs("<td>" * 3000 + "</p>" * 3000 + "甲")) == 1


def test_links_to_annex_files_are_kept_with_their_words() -> None:
    html = (
        "<html><body><div><p>关于测试的通知。正文在此；请遵照执行。</p>\n<p>附件：<a href='表/1.XLS?v=2'>第一\n表</a>、"
        "<a href='https://example.org/2.pdf'>二</a>、<a href='/attach/3.pdf'>三</a>、<a href='4.html'>四</a>、"
        "<a href='../5.doc'>五</a>、<a href='6.pdf'><p>六</p></a></p></div>\n<div><a href='7.zip'>七</a></div>"
        "<p style='display:none'><a href='8.zip'>八</a></p></body></html>"
    )
    links = read_html(html, 1, "x.html").links
    assert [(link.line, link.href, link.text) for link in links] == [
        (2, "表/1.XLS?v=2", "第一表"),
        (2, "../5.doc", "五"),
        (4, "7.zip", "七"),
    ]
