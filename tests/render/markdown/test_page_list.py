"""The pages of a document in navigation: chapters stand below what they are part of, and are called what they are."""

import re

import pytest
from tests.render.laid_out import page_of

from gongwen.model import SOURCE_VARIANT, Edition, Particulars
from gongwen.render.addresses import text_pages
from gongwen.render.markdown.contents import page_list
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

NOTICE = """国务院关于印发试点办法的通知
各市：
一、总体要求
先行先试。
二、组织实施
逐步推开。
国务院
2024年1月2日

试点办法
第一章　总则
第一条　为了试点，制定本办法。
第二条　本办法适用于试点。
第二章　附则
第三条　本办法自公布之日起施行。
"""
CODE = """某法
第一编　总则
第一章　基本规定
第一条　甲。
第二章　自然人
第二条　乙。
第二编　物权
第三章　通则
第三条　丙。
"""


def edition_of(text: str) -> Edition:
    document = parse_structure(read_article(text.encode(), "x.txt"), Particulars())
    return Edition("x", SOURCE_VARIANT, document, Particulars())


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (NOTICE, "text att_1(att_1__chp_1 att_1__chp_2)"),
        (CODE, "part_1(part_1__chp_1 part_1__chp_2) part_2(part_2__chp_3)"),
    ],
)
def test_chapters_stand_below_their_attachment_or_part(text: str, tree: str) -> None:
    def drawn(items: object) -> str:
        assert isinstance(items, list)
        return " ".join(f"{i['eid']}({drawn(i['pages'])})" if "pages" in i else str(i["eid"]) for i in items)

    assert drawn(page_list(text_pages(edition_of(text).document), lambda page: {"eid": page.eid})) == tree


def test_the_contents_hold_every_page_once() -> None:
    edition = edition_of(NOTICE)
    html = str(page_of(edition, "att_1__chp_1").select_one(".gw-contents"))
    assert [html.count(f'href="{link}"') for link in ("../text/", "../att_1/", "./", "../att_1__chp_2/")] == [
        1,
        1,
        1,
        1,
    ]
    assert html.count('aria-current="page"') == 1


@pytest.mark.parametrize(
    ("text", "current", "chapter"), [(NOTICE, "text", False), (NOTICE, "att_1", True), (CODE, "part_1", True)]
)
def test_the_next_page_is_a_chapter_where_the_text_calls_it_so(text: str, current: str, chapter: bool) -> None:
    assert ("下一章" in str(page_of(edition_of(text), current).select_one(".gw-steps"))) is chapter


def test_a_part_of_an_opinion_is_no_chapter() -> None:
    opinion = "关于试点的意见\n各市：\n一、要求\n（一）甲要求\n甲。\n二、实施\n（一）乙要求\n乙。\n某局\n2024年1月2日\n"
    assert "章" not in str(page_of(edition_of(opinion), "chp_1").select_one(".gw-steps"))


def test_the_picture_tells_an_attachments_divisions_from_the_notices() -> None:
    picture = str(page_of(edition_of(NOTICE)).select_one(".gw-lengths svg"))
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", picture)
    assert texts.index("附件：试点办法") == texts.index("二、") + 2
    height = int(re.findall(r'viewbox="0 0 \d+ (\d+)"', picture)[0])
    assert height == 5 * 26  # two divisions, the attachment's name, two chapters
