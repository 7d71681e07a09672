"""Markdown as converters, crawlers and site generators write it; the witness of verify reads the same text."""

import random

import pytest

from gongwen.errors import GongwenError
from gongwen.model import FileLink
from gongwen.sources.article import read_article
from gongwen.sources.blocks import Article, SourceFigure, SourceParagraph, SourceTable
from gongwen.text.visible import visible
from gongwen.verify.expected import source_characters
from gongwen.verify.source import read_source

ENDINGS = {"html": "html", "markdown": "md", "plain": "txt"}


def read(text: str) -> Article:
    """The article of a Markdown file; fails where what verify expects is not what was read."""
    article = read_article(text.encode(), "x.md")
    ours = visible("".join(map(_text, sorted(article.blocks, key=lambda block: block.line))))
    source = read_source(text.encode(), f"source.{ENDINGS[article.form]}")
    assert source_characters(source, article.omitted).text == ours
    return article


def _text(block: SourceParagraph | SourceTable | SourceFigure) -> str:
    if isinstance(block, SourceTable):
        return "".join(cell for row in block.rows for cell in row)
    return block.text if isinstance(block, SourceParagraph) else ""


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        # it may open with elements, and paragraphs may be such
        ('<p align="center"><b>某局通知</b></p>\n\n**一、要求**', ["某局通知", "一、要求"]),
        ('<div align="center">\n\n# 某局通知\n\n</div>\n\n## 一、要求', ["某局通知", "一、要求"]),
        ("<center># 某局通知</center>\n\n**一、要求**", ["某局通知", "一、要求"]),
        # bold with the space inside, what Word's converters write
        ("# 题\n**第一条　**为了\n** 第二条** 甲\n**第三条 ** 乙", ["题", "第一条　为了", "第二条 甲", "第三条  乙"]),
        ("# 题\n***甲*** 2 ** 3 ** 4", ["题", "甲 2 ** 3 ** 4"]),
        ("# 题\n* **甲**：乙", ["题", "* 甲：乙"]),
        # entities, escapes, struck words, blanks to fill in
        ("# 题\n甲&emsp;&lt;乙&gt; A&B", ["题", "甲\u2003<乙> A&B"]),
        ("# 题\n1\\. 甲\\*", ["题", "1. 甲*"]),
        ("# 题\n收~~二十~~十元", ["题", "收二十十元"]),
        ("# 题\n姓名____年____月", ["题", "姓名____年____月"]),
        # boxes of site generators
        ("# 题\n::: tip 提示\n甲\n:::\n::::info\n乙\n::::", ["题", "甲", "乙"]),
        ("# 题\n::: {.note #a}\n甲\n:::", ["题", "甲"]),
        ("# 题\n::: tip 专栏1 工程\n甲\n:::", ["题", "专栏1 工程", "甲"]),
        ("# 题\n比例为1:::2，见:::", ["题", "比例为1:::2，见:::"]),
        ("# 题\n[toc]\n[[TOC]]\n```text\n甲\n```", ["题", "甲"]),
        # links: their words stay wherever they lead; brackets of the text are kept
        ("# 题\n请点击[链接](javascript:void(0))下载", ["题", "请点击链接下载"]),
        ("# 题\n国办发[2024]3号，见[原文](a.html)", ["题", "国办发[2024]3号，见[原文](a.html)"]),
        ("# 题\n甲[注](1)乙", ["题", "甲[注](1)乙"]),
        ("# 题\n<https://example.org/a> <关于某事>", ["题", "<https://example.org/a> <关于某事>"]),
        # lines of the site before and after the text
        ("*   [首页](/)\n*   [公开](/gk/)\n\n# 题\n甲。\n[打印](x/) [关闭](x/)", ["题", "甲。"]),
        ("# 题\n甲。\n[附件：表](表.docx)", ["题", "甲。", "附件：表"]),
        # elements among the lines
        ("# 题\n<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>\n甲", ["题", "abc", "甲"]),
        ("# 题\n<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>", ["题", "1.甲", "2.乙"]),
        ("# 题\n甲<script>x()</script>乙<!-- 丙 -->", ["题", "甲乙"]),
        ("# 题\n<!-- 甲\n乙 -->丙", ["题", "丙"]),
        ("# 题\n<p hidden>甲</p>", ["题", "甲"]),
    ],
)  # fmt: skip
def test_paragraphs(text: str, texts: list[str]) -> None:
    assert [_text(b) for b in read(text).blocks if not isinstance(b, SourceFigure)] == texts


def test_an_html_table_is_data() -> None:
    rows = "<tr><th>苗木</th><th>数量</th></tr>\n<tr><td>香樟&nbsp;</td><td>三百</td></tr>"
    blocks = read(f"# 题\n\n<div><table>\n{rows}\n</table></div>\n\n甲。").blocks

    assert isinstance(blocks[1], SourceTable)
    assert blocks[1].rows[0] == ("苗木", "数量")
    assert blocks[1].header_rows == 1


def test_pictures_and_captions() -> None:
    figure = "<figure>\n<img src='a.png' alt='示意'>\n<figcaption>图一</figcaption>\n</figure>"
    blocks = read(f"# 题\n{figure}\n见![](b.png)图\n![丙](c.png)").blocks

    assert [b.src for b in blocks if isinstance(b, SourceFigure)] == ["a.png", "b.png", "c.png"]
    assert [b.text for b in blocks if isinstance(b, SourceParagraph)] == ["题", "图一", "见图"]


def test_annexes_that_lie_beside_are_known() -> None:
    assert read("# 题\n附件：[甲表](files/a.docx)、[乙表](https://x.org/b.docx)").links == (
        FileLink(2, "files/a.docx", "甲表"),
    )


def test_struck_words_are_told_with_their_line() -> None:
    article = read("# 题\n收~~二十~~十元\n收<del>五</del>六元")

    assert [(f.line, f.code) for f in article.findings] == [(2, "W-struck"), (3, "W-struck")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<!doctype html>\n<p># 题</p>\n# 题", "html"),
        ("<p>甲</p>\n<p>乙</p>", "html"),
        ("<p align=center>题</p>\n\n## 章", "markdown"),
    ],
)
def test_a_page_is_a_page_whatever_it_is_called(text: str, form: str) -> None:
    assert read(text).form == form


_PIECES = [
    "# 题", "**甲**", "** 乙**", "**丙　**", "__戊__", "~~己~~", "[庚](a.html)", "[2024]号", "![图](a.png)", "\n",
    "\n\n", "> ", "* ", "::: tip 提示", "\n:::\n", "| a | b |\n|---|---|\n| c&emsp; | **d** |\n", "</p>", "<b>", "</b>",
    '<p align="center">', "<table>\n<tr><td>一</td>", "<td>二</td></tr>\n</table>", "<br>", "<!-- 注 -->", "&lt;",
    "\\*", "<关于>", "甲乙。", "<ol><li>项</li>", "</ol>", "<div>", "</div>", '<img src="x.png">', '<a href="y">链</a>',
    "<s>删</s>",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_both_readers_read_the_same_of_any_lines(seed: int) -> None:
    chance = random.Random(seed)
    text = "# 题\n" + "".join(chance.choice(_PIECES) for _ in range(chance.randrange(1, 9)))
    try:
        read(text)
    except GongwenError:
        return
