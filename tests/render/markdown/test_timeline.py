"""The timeline: every target in the list, every year a point, and nothing that a strict policy forbids."""

from dataclasses import replace

from bs4 import BeautifulSoup

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Target
from gongwen.render.markdown.timeline import document_timeline, library_timeline

TEXT = (Paragraph("chp_1__p_1", 1, "文"), Paragraph("chp_1__p_2", 2, "文"))
CHAPTERS = (
    Division("chp_1", "chapter", 1, "一、", "目标", TEXT, (Division("chp_1__sec_1", "section", 3, "（一）", "甲"),)),
)
TARGETS = (
    Target("chp_1__p_2", "每年", None, "每年报告。"),
    Target("chp_1__p_2", "到2035年", 2035, "到2035年，基本建成。"),
    Target("chp_1__p_1", "到2025年", 2025, "到2025年，" + "更加完善，" * 30),
)
EDITION = Edition(
    "x",
    "zh-Hans",
    Document("source.html", "", Part("", "main", Metadata(title="意见"), divisions=CHAPTERS)),
    Particulars(),
    targets=TARGETS,
)


def soup(pieces: list[str]) -> BeautifulSoup:
    return BeautifulSoup("".join(pieces), "html.parser")


def test_the_list_is_in_order_of_years_and_leads_to_the_paragraphs() -> None:
    items = soup(list(document_timeline(EDITION, "x/"))).select("li a")

    assert [(a.text, a["href"]) for a in items] == [
        ("到2025年", "chp_1/#chp_1__p_1"),
        ("到2035年", "chp_1/#chp_1__p_2"),
        ("每年", "chp_1/#chp_1__p_2"),
    ]


def test_the_picture_has_a_name_a_point_a_year_and_no_inline_style() -> None:
    page = soup(list(document_timeline(EDITION, "x/")))
    svg = page.svg

    assert svg is not None
    named = page.find(id=str(svg["aria-labelledby"]))
    assert named is not None and named.text == "时间轴：2025、2035"
    assert len(svg.select("circle")) == 2
    assert not page.select("[style], style, script")
    assert page.section is not None and page.section.has_attr("data-apparatus")


def test_what_recurs_alone_has_a_list_and_no_picture() -> None:
    page = soup(list(document_timeline(replace(EDITION, targets=TARGETS[:1]), "x/")))

    assert page.svg is None
    assert len(page.select("li")) == 1
    assert list(document_timeline(replace(EDITION, targets=()), "x/")) == []


def test_the_library_has_one_from_two_documents_on() -> None:
    assert list(library_timeline("zh-Hans", (EDITION,), "")) == []
    page = soup(list(library_timeline("zh-Hans", (EDITION, replace(EDITION, slug="y")), "")))

    withdrawn = replace(EDITION, slug="z", particulars=Particulars(withdrawn="有误"))

    assert list(library_timeline("zh-Hans", (EDITION, withdrawn), "")) == []
    assert len(page.select("li small")) == 6
    assert {str(a["href"]).split("/")[0] for a in page.select("li a")} == {"x", "y"}
