"""What a browser shows of a page and what it does not: comments, hidden and unseen text, struck words, list numbers."""

import random
import re

import pytest

from gongwen.sources.article import read_article
from gongwen.sources.blocks import Article
from gongwen.sources.html_lists import list_mark
from gongwen.sources.html_page import read_page
from gongwen.text.visible import visible
from gongwen.verify.html_scanner import scan
from gongwen.verify.source_html import read_html


def page(inner: str, head: str = "") -> Article:
    html = f"<html><head>{head}</head><body><div><p>某市通知</p>\n{inner}\n<p>一、抓好落实。</p></div></body></html>"
    return read_article(html.encode(), "x.html")


def between(inner: str, head: str = "") -> list[str]:
    """The texts between the first and the last paragraph."""
    return [getattr(block, "text", "") for block in page(inner, head).blocks][1:-1]


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        ("<!-- 甲 --!><p>乙。</p><!-- 丙 -->", ["乙。"]),
        ("<!--><p>乙。</p><!-- 丙 -->", ["乙。"]),
        ("<!---><p>乙。</p><!-- 丙 -->", ["乙。"]),
        ("<!--!><p>甲。</p>--><p>乙。</p>", ["乙。"]),
        ("<!-- 甲 --  ><p>乙。</p> --><p>丙。</p>", ["丙。"]),  # no space in the end of a comment
    ],
)
def test_a_comment_ends_where_a_browser_ends_it(inner: str, texts: list[str]) -> None:
    assert between(inner) == texts


@pytest.mark.parametrize(
    ("tag", "hidden"),
    [
        ('<p class="not hidden really">', False),
        ('<p title="what is hidden here">', False),
        ('<p data-note="display:none when printed">', False),
        ('<p style="display:none;display:block">', False),
        ('<p style="background:url(display:none.png)">', False),
        ("<p hidden>", True),
        ('<p HIDDEN="hidden">', True),
        ('<p style="DISPLAY : None">', True),
        ("<p style='color:red;visibility:hidden !important'>", True),
    ],
)
def test_only_real_hiding_hides(tag: str, hidden: bool) -> None:
    article = page(f"{tag}甲。</p>")

    assert ("甲。" in [o.text for o in article.omitted]) is hidden
    assert ("甲。" in [getattr(b, "text", "") for b in article.blocks]) is not hidden


@pytest.mark.parametrize(
    ("inner", "head", "unseen"),
    [
        ('<p style="opacity:0">甲。</p>', "", True),
        ('<p><span style="display:none">甲。</span></p>', "", True),
        ("<p><b hidden>甲</b>。</p>", "", True),
        ('<p style="opacity:.0">甲。</p>', "", True),
        ('<p style="opacity:0.1">甲。</p>', "", False),
        ('<p style="font-size:0px">甲。</p>', "", True),
        ('<div style="font-size:0"><p style="font-size:14px">甲。</p></div>', "", False),
        ('<p style="color:#FFFFFF">甲。</p>', "", True),
        ('<div style="background-color:#c00"><p style="color:white">甲。</p></div>', "", False),
        ('<p style="color:white"><span style="color:black">甲。</span></p>', "", False),
        ('<p style="position:absolute;left:-9999px">甲。</p>', "", True),
        ('<p style="text-indent:-9999px">甲。</p>', "", True),
        ('<p style="text-indent:-2em">甲。</p>', "", False),
        ('<p style="height:0;overflow:hidden">甲。</p>', "", True),
        ('<p class="z">甲。</p>', "<style>.y,.z{display:none}</style>", True),
        ('<p id="z">甲。</p>', "<style>p#z{visibility:hidden}</style>", True),
        ('<p class="z">甲。</p>', "<style>@media print{.z{display:none}}</style>", False),
        ('<p class="z">甲。</p>', "<style>.a .z{display:none}</style>", False),  # who knows what .a is
    ],
)
def test_text_that_nobody_sees_is_kept_and_told_with_its_line(inner: str, head: str, unseen: bool) -> None:
    article = page(inner, head)

    assert "甲。" in [getattr(b, "text", "") for b in article.blocks]
    assert [(f.line, f.code) for f in article.findings] == ([(2, "W-hidden-style")] if unseen else [])


def test_an_article_that_a_script_shows_is_no_finding() -> None:
    article = read_article("<div style='opacity:0'><p>甲。</p><p>乙。</p></div>".encode(), "x.html")

    assert article.findings == ()


@pytest.mark.parametrize(
    "struck", ["<del>旧</del>", "<s>旧</s>", '<span style="text-decoration:line-through red">旧</span>']
)
def test_struck_words_are_told(struck: str) -> None:
    article = page(f"<p>收费{struck}<ins>新</ins>元。</p>")

    assert [(f.line, f.code) for f in article.findings] == [(2, "W-struck")]
    assert "“旧”" in article.findings[0].message


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        ("<ol><li>甲。<li>乙。</ol>", ["1.甲。", "2.乙。"]),
        ("<ol start=3><li>甲。</li><li value=7>乙。</li><li>丙。</li></ol>", ["3.甲。", "7.乙。", "8.丙。"]),
        ("<ol type=A><li><p>甲。</p><p>乙。</p></li></ol>", ["A.甲。", "乙。"]),
        ("<ol reversed><li>甲。<ol><li>丁。</ol><li>乙。</ol>", ["2.甲。", "1.丁。", "1.乙。"]),
        ("<ol><li>甲。<ul><li>丁。</ul></ol>", ["1.甲。", "丁。"]),
        ("<ol style='list-style:none'><li>甲。</ol>", ["甲。"]),
        ("<ol class=n><li>甲。</ol>", ["甲。"]),
        ("<ol><li>第一条 甲。<li>（二）乙。<li>丙。</ol>", ["第一条 甲。", "（二）乙。", "3.丙。"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲。</ol>", ["一、甲。"]),
        ("<ol><li>2025年甲。</ol>", ["1. 2025年甲。"]),
    ],
)
def test_the_numbers_of_a_list_are_those_that_a_browser_prints(inner: str, texts: list[str]) -> None:
    head = "<style>ol.n{list-style:none}</style>"

    assert between(inner, head) == texts
    assert [found.text for found in read_html(head + inner)[0]] == texts


@pytest.mark.parametrize(
    ("number", "style", "mark"),
    [(28, "lower-alpha", "ab."), (14, "upper-roman", "XIV."), (7, "decimal-leading-zero", "07."), (0, "decimal", "0."),
     (12, "simp-chinese-informal", "十二、"), (3, "disc", "")],
)  # fmt: skip
def test_marks_of_lists(number: int, style: str, mark: str) -> None:
    assert list_mark(number, style) == mark


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('一、请点击<a href="javascript:void(0)">链接</a>下载', True),
        ('二、更多见<a href="javascript:x">下载页面的链接</a>', True),
        ('<a href="x">点击下载相关文件</a>', False),
        ('<a href="x">请点击查看全文。</a>', True),  # a sentence is text
        ('点击查看：<a href="x">政策解读</a>', False),
    ],
)
def test_words_of_a_link_in_a_sentence_stay_wherever_it_leads(line: str, kept: bool) -> None:
    assert bool(between(f"<p>{line}</p>")) is kept


_PIECES = [
    "<ol>", "<ol start=3>", "<ol reversed>", "</ol>", "<ul>", "</ul>", "<li>", "<li value=5>", "</li>", "<p>", "</p>",
    "<table><tr><td>", "<td>", "</td></tr></table>", "<br>", "<b>", "</b>", "甲", "乙。", "1.丙", "\n", "<!--", "-->",
    "--!>", "<script>a<b</script>", "<s>", "<li hidden>", "<![CDATA[", "]]>", '<a title="', '">', "&lt;", "<title>",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_both_readers_read_the_same_of_any_page(seed: int) -> None:
    chance = random.Random(seed)
    html = "".join(chance.choice(_PIECES) for _ in range(chance.randrange(2, 14)))
    ours = [
        piece.text for piece in read_page(html).pieces if piece.src is None and piece.hidden not in ("脚本", "样式")
    ]

    read = [found.text for found in read_html(html)[0]]
    assert _unnumbered("".join(ours)) == _unnumbered("".join(read))


def _unnumbered(text: str) -> str:
    """Without the numbers of items: in broken lists, which no author writes, the tree alone knows them."""
    return re.sub("[0-9]+\\.", "", visible(text))


@pytest.mark.parametrize("piece", ["<a ", '<a ">', "<!--", "<", "</", "<a '", "<script>", '<p title="<', "<a \"'>"])
def test_no_piece_repeated_slows_the_witness_down(piece: str) -> None:
    # Quadratic time would make this run for hours; pytest's own limit is the only clock here.
    assert sum(1 for _ in scan(f"{piece * 200_000}>")) >= 1


def test_icons_of_a_sites_navigation_are_no_finding() -> None:
    text = "<p>某市通知</p><p>一、抓好\ue5d2落实。</p><p>二、报告。</p>"
    html = f"<body><div><a href='/'>\ue600首页</a></div><div>{text}</div></body>"

    assert [f.code for f in read_article(html.encode(), "x.html").findings] == ["W-private-use"]


def test_lists_that_count_down_are_counted_in_one_pass() -> None:
    html = "<ol reversed><li>甲" * 10_000 + "<li>乙"

    texts = [piece.text for piece in read_page(html).pieces]
    assert (texts[0], texts[-2], texts[-1]) == ("1.甲", "2.甲", "1.乙")
