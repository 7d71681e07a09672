"""How documents of every kind open and end on their pages: orders, notices without divisions, tables, pictures."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from tests.render.laid_out import elements

from gongwen.model import (
    SOURCE_VARIANT,
    AttachedFile,
    CellSpan,
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
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.figures import annex_items, captions
from gongwen.render.markdown.index import index_edition
from gongwen.render.markdown.openings import frame_block, part_opening
from gongwen.render.markdown.text import PageText
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible

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


def text_of(edition: Edition) -> PageText:
    return PageText(index_edition(edition), "x/")


def picture(figure: Figure) -> Tag:
    """The element that a picture becomes, of a document that has FILE."""
    (markdown,) = text_of(edition_of(COVER, files=(FILE,))).block(figure)
    found = BeautifulSoup(elements(markdown), "html.parser").figure
    assert found is not None
    return found


def edition_of(text: str, **more: object) -> Edition:
    document = parse_structure(read_article(text.encode(), "x.txt"), Particulars())
    return Edition("x", SOURCE_VARIANT, document, Particulars(), **more)  # type: ignore[arg-type]


def test_the_lines_of_an_order_have_their_places() -> None:
    edition = edition_of(ORDER)
    main = edition.document.main
    blocks = list(part_opening(text_of(edition), main))[1:]
    classes = {p[:4].strip(): re.findall(r"\.(gw-[\w-]+)", p) for p in blocks}
    assert classes == {
        "中华人民": ["gw-front"],
        "第706": ["gw-front"],
        "《试点条": [],
        "总　理": ["gw-signature"],
        "2018": ["gw-signature"],
        "试点条例": ["gw-front", "gw-order-title"],
        "（199": ["gw-front"],
    }


def test_a_text_without_divisions_stands_on_one_page_from_salutation_to_date() -> None:
    edition = edition_of(COVER)
    assert [page.eid for page in text_pages(edition.document)] == ["text"]
    pages = {page.path: page.text for page in document_pages(edition)}
    main = edition.document.main
    stands = [pages["x/text.md"].index(f"#{block.eid} ") for block in (*main.preamble, *main.conclusions)]
    assert stands == sorted(stands) and len(stands) > 3
    assert "#preamble__" not in pages["x/index.md"] and "#front__p_1" in pages["x/index.md"]


def test_a_preamble_before_divisions_stays_on_the_overview() -> None:
    divided = edition_of(
        "关于试点的通知\n各市：\n一、先行先试，逐步推开。\n二、总结经验，及时报告。\n某局\n2018年1月2日\n"
    )
    pages = {page.path: page.text for page in document_pages(divided)}
    assert "#preamble__p_1" in pages["x/index.md"] and "#preamble__p_1" not in pages["x/text.md"]


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
    for spans in ((), (CellSpan(0, 0, 1, 2),)):
        (markdown,) = text_of(edition_of(COVER)).block(Table("chp_1__table_1", 1, rows, 0, spans))
        assert ('class="gw-table gw-wide"' in elements(markdown)) is wide


FILE = AttachedFile("图/a.png", "图1.png", "流程", 100, "0" * 64, 640, 480)
ANNEX = AttachedFile("表.xls", "表.xls", "补贴<b>表", 2048, "0" * 64)


def test_a_picture_has_the_words_and_the_size_that_it_came_with() -> None:
    figure = picture(Figure("chp_1__fig_1", 1, "图/a.png", '流"程'))
    assert figure["id"] == "chp_1__fig_1" and figure.img is not None and not figure.get_text()
    assert figure.img.attrs == {
        "src": "files/图1.png",
        "alt": '流"程',
        "width": "640",
        "height": "480",
        "loading": "lazy",
        "decoding": "async",
    }


def test_no_words_are_made_up_for_a_picture() -> None:
    figure = picture(Figure("chp_1__fig_1", 1, "图/a.png", " "))
    assert '<span class="gw-unseen" data-apparatus="">（图，原文没有文字说明）</span>' in str(figure)
    assert figure.img is not None and figure.img["alt"] == " "
    missing = picture(Figure("chp_1__fig_1", 1, "图/b.png", ""))
    assert missing.img is None and missing.p is not None and missing.p.has_attr("data-apparatus")
    assert missing.get_text() == "（图片未随文提供）"


@given(st.text(st.one_of(st.sampled_from("[]()!<>\"'`*_\\ {}:#=&;"), st.characters(exclude_categories=("Cs", "Cc")))))
def test_no_words_of_a_picture_leave_their_attribute(words: str) -> None:
    figure = picture(Figure("chp_1__fig_1", 1, "图/a.png", words))
    assert figure.img is not None and figure.img["width"] == "640"
    assert visible(str(figure.img["alt"])) == visible(words)
    assert [tag.name for tag in figure.find_all(True)] in (["img"], ["img", "span"])


def test_annexes_are_offered_with_their_form_and_size() -> None:
    (item,) = annex_items(edition_of(COVER, files=(FILE, ANNEX)), "x/")
    assert item == "- [随文附件：补贴&lt;b>表 *XLS，2 KB*](files/表.xls){: download }"


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
    html = elements("\n\n".join(frame_block(text_of(edition))))
    assert html.index('id="news__p_1"') < html.index('<figure class="gw-figure" id="news__fig_1"')
    assert html.index('id="news__fig_1"') < html.index("</details>")
    assert html.startswith('<details class="gw-frame"><summary data-apparatus="">')
