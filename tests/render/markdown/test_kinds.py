"""How documents of every kind open and end on their pages: orders, notices without divisions, tables, pictures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.model import (
    SOURCE_VARIANT,
    AttachedFile,
    Document,
    Edition,
    Figure,
    Frame,
    Metadata,
    Paragraph,
    Part,
    Particulars,
    Table,
)
from gongwen.render.addresses import text_pages
from gongwen.render.files import file_link
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.figures import annex_items, captions, figure_html
from gongwen.render.markdown.openings import frame_block, part_opening
from gongwen.render.markdown.text import PageText
from gongwen.render.portable import portable_markdown
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

ORDER = """中华人民共和国国务院令
第706号
《试点条例》已经2018年9月6日国务院常务会议修订通过，现将修订后的《试点条例》公布，自2019年3月1日起施行。
总　理　　某某某
2018年11月6日
试点条例
（1991年3月4日国务院令第76号发布）
第一章　总则
第一条　为了试点，制定本条例。
"""
COVER = "国务院关于设立试点日的批复\n国函〔2018〕1号\n某部：\n同意设立试点日，请认真组织。\n国务院\n2018年1月2日\n"


def edition_of(text: str, **more: object) -> Edition:
    document = parse_structure(read_article(text.encode(), "x.txt"), Particulars())
    return Edition("x", SOURCE_VARIANT, document, Particulars(), **more)  # type: ignore[arg-type]


def test_the_lines_of_an_order_have_their_places() -> None:
    edition = edition_of(ORDER)
    main = edition.document.main
    blocks = list(part_opening(edition, PageText(edition, "x/"), main))
    classes = {p.split("<")[0].strip()[:4]: re.findall(r"\.(gw-[\w-]+)", p) for p in blocks if p[0] not in "<"}
    assert classes == {
        "中华人民": ["gw-front"],
        "第706": ["gw-front"],
        "《试点条": [],
        "总　理　": ["gw-signature"],
        "2018": ["gw-signature"],
        "试点条例": ["gw-front", "gw-order-title"],
        "（199": ["gw-front"],
    }


def test_a_signature_alone_on_its_page_says_where_the_text_is() -> None:
    edition = edition_of(COVER)
    assert [page.eid for page in text_pages(edition.document)] == ["text"]
    pages = {page.path: page.text for page in document_pages(edition)}
    assert 'class="gw-began" data-apparatus=""><a href="../#preamble__p_1">' in pages["x/text.md"]
    assert "国务院" in pages["x/text.md"]
    assert "gw-began" not in pages["x/full.md"]
    divided = edition_of(
        "关于试点的通知\n各市：\n一、先行先试，逐步推开。\n二、总结经验，及时报告。\n某局\n2018年1月2日\n"
    )
    assert "gw-began" not in next(p.text for p in document_pages(divided) if p.path == "x/text.md")


@pytest.mark.parametrize(
    ("rows", "wide"),
    [
        ((("类别", "序号", "指标", "分值"), ("基础", "1", "住所", "长" * 300)), False),  # long text wraps
        (tuple(("一二三四五六",) * 3 for _ in range(2)), False),
        (tuple(("一二三四五六",) * 4 for _ in range(2)), True),
        (tuple(("1",) * 9 for _ in range(2)), False),
        (tuple(("1",) * 14 for _ in range(2)), True),
    ],
)
def test_a_table_that_a_phone_cannot_hold_scrolls_by_itself(rows: tuple[tuple[str, ...], ...], wide: bool) -> None:
    text = PageText(edition_of(COVER), "x/")
    html = text.raw_html(Table("chp_1__table_1", 1, rows))
    assert ('class="gw-table gw-wide"' in html) is wide


FILE = AttachedFile("图/a.png", "图1.png", "流程", 100, "0" * 64, 640, 480)
ANNEX = AttachedFile("表.xls", "表.xls", "补贴<b>表", 2048, "0" * 64)


def test_a_picture_has_the_words_and_the_size_that_it_came_with() -> None:
    html = figure_html(edition_of(COVER), Figure("chp_1__fig_1", 1, "图/a.png", '流"程'), FILE, "x/chp_1/")
    assert html == (
        '<figure id="chp_1__fig_1" class="gw-figure"><img src="../files/%E5%9B%BE1.png" alt="流&quot;程" width="640" '
        'height="480" loading="lazy" decoding="async"></figure>'
    )


def test_no_words_are_made_up_for_a_picture() -> None:
    html = figure_html(edition_of(COVER), Figure("fig_1", 1, "图/a.png", " "), FILE, "x/")
    assert '<span class="gw-unseen" data-apparatus="">（图，原文没有文字说明）</span>' in html
    assert 'alt=" "' in html
    missing = figure_html(edition_of(COVER), Figure("fig_1", 1, "图/b.png", ""), None, "x/")
    assert "<img" not in missing and "（图片未随文提供）" in missing


@given(st.text())
def test_no_words_of_a_picture_leave_their_attribute(words: str) -> None:
    html = figure_html(edition_of(COVER), Figure("fig_1", 1, "图/a.png", words), FILE, "x/")
    assert "\n" not in html
    assert re.fullmatch(r"<figure[^<>]*><img[^<>]*>(<span[^<>]*>[^<>]*</span>)?</figure>", html)


def test_annexes_are_offered_with_their_form_and_size() -> None:
    (item,) = annex_items(edition_of(COVER, files=(FILE, ANNEX)), "x/")
    assert item == '<a href="files/%E8%A1%A8.xls" download>随文附件：补贴&lt;b&gt;表<small>XLS，2 KB</small></a>'


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ("f图1　流程", ["p_1"]),
        ("f图1　流程|图 二　细节", ["p_1", "p_2"]),
        ("f说明|图1　流程", []),
        ("图1　流程f", []),
        ("f图像应当清晰。", []),
    ],
)
def test_captions_stand_below_their_pictures(blocks: str, found: list[str]) -> None:
    paragraphs = [text for text in blocks.replace("f", "|f|").split("|") if text]
    named = [
        Figure(f"fig_{n}", n, "a.png", "") if text == "f" else Paragraph(f"p_{n}", n, text)
        for n, text in enumerate(paragraphs)
    ]
    main = Part("", "main", Metadata(), preamble=tuple(named))
    assert sorted(captions(Document("x", "0", main))) == found


def test_pictures_of_the_news_stand_in_the_news() -> None:
    edition = edition_of(COVER, files=(FILE,))
    news = (Paragraph("news__p_1", 1, "某社讯。"), Figure("news__fig_1", 2, "图/a.png", ""))
    document = Document("x", "0", edition.document.main, Frame(news))
    edition = Edition("x", SOURCE_VARIANT, document, Particulars(), files=(FILE,))
    (html, *_) = frame_block(edition, PageText(edition, "x/"))
    assert html.index('id="news__p_1"') < html.index('<figure id="news__fig_1"') < html.index("</details>")
    markdown = portable_markdown(edition)
    assert f"![]({file_link('图1.png')})\n{{: #news__fig_1 }}" in markdown
