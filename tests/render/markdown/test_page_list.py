"""The pages of a document in navigation: chapters stand below what they are part of, and are called what they are."""

import re

import pytest
from tests.render.laid_out import page_of

from gongwen.model import SOURCE_VARIANT, Edition, Particulars
from gongwen.render.addresses import text_pages
from gongwen.render.markdown.contents import page_list
from gongwen.render.markdown.document_pages import document_pages
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


def law(*rows: int) -> str:
    """A law of so many chapters, or of so many 编 with so many chapters each."""
    parts, chapters = rows if len(rows) == 2 else (0, rows[0])
    lines, number = ["某法"], 0
    for part in range(max(1, parts)):
        lines += [f"第{part + 1}编　第{part + 1}类"] if parts else []
        for _ in range(chapters):
            number += 1
            lines += [f"第{number}章　第{number}事", f"第{number}条　办理第{number}件事。"]
    return "\n".join(lines) + "\n"


def listed(edition: Edition, current: str) -> list[str]:
    """The addresses of pages of text that the contents of a page lead to."""
    links = [str(link["href"]) for link in page_of(edition, current).select(".gw-contents a[href]")]
    return [link for link in links if link == "./" or "chp_" in link or "part_" in link]


def all_of(edition: Edition) -> list[str]:
    return [page.eid for page in text_pages(edition.document)]


def test_a_document_of_tens_of_chapters_lists_them_all_on_every_page() -> None:
    edition = edition_of(law(60))
    assert listed(edition, "chp_30") == [f"../{eid}/" if eid != "chp_30" else "./" for eid in all_of(edition)]
    assert "全部目录" not in str(page_of(edition, "chp_30"))


@pytest.mark.parametrize(
    ("current", "first", "last"), [(1, 1, 11), (7, 1, 17), (50, 40, 60), (95, 85, 100), (100, 90, 100)]
)
def test_a_page_of_a_long_document_lists_those_near_it_and_the_way_to_all(current: int, first: int, last: int) -> None:
    edition = edition_of(law(100))
    assert listed(edition, f"chp_{current}") == [
        f"../chp_{n}/" if n != current else "./" for n in range(first, last + 1)
    ]
    contents = page_of(edition, f"chp_{current}").select_one(".gw-contents")
    assert contents is not None
    assert [a["href"] for a in contents.select("a") if a.text == "全部目录（100 页）"] == ["../"]
    assert [a.text for a in contents.select("a[aria-current=page]")] == [f"第{current}章　第{current}事"]


@pytest.mark.parametrize("current", ["", "full"])
def test_the_overview_and_the_whole_text_of_a_long_document_list_all(current: str) -> None:
    edition = edition_of(law(100))
    page = page_of(edition, current) if current else page_of(edition)
    links = [str(link["href"]) for link in page.select(".gw-contents > ol > li > a")]
    assert [link for link in links if "chp" in link or "art" in link] == (
        [f"#chp_{n}" for n in range(1, 101)] if current else [f"chp_{n}/" for n in range(1, 101)]
    )


def test_a_chapter_of_a_code_lists_those_of_its_own_part_and_all_parts() -> None:
    edition = edition_of(law(7, 20))
    found = listed(edition, "part_3__chp_45")
    assert [link for link in found if "part" in link and "chp" not in link] == [f"../part_{n}/" for n in range(1, 8)]
    own = [f"../part_3__chp_{n}/" for n in range(41, 61) if n != 45]
    assert [link for link in found if "__chp" in link] == own
    assert [link for link in listed(edition, "part_3") if "__chp" in link] == [
        f"../part_3__chp_{n}/" for n in range(41, 61)
    ]


def test_what_is_written_of_a_long_document_grows_as_it_does() -> None:
    sizes = [sum(len(page.text) for page in document_pages(edition_of(law(number)))) for number in (100, 200)]
    assert sizes[1] < 2.2 * sizes[0]


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
