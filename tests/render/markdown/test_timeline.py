"""The timeline: every target in the list, every year a point, and nothing that a strict policy forbids."""

from dataclasses import replace

from bs4 import Tag
from tests.render.laid_out import page_of

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Target
from gongwen.render.brief import brief_of
from gongwen.render.markdown.timeline import library_aims, targets_list

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


def timeline(edition: Edition) -> Tag | None:
    return page_of(edition).select_one("details.gw-targets")


def test_the_list_is_in_order_of_years_and_leads_to_the_paragraphs() -> None:
    section = timeline(EDITION)
    assert section is not None

    assert [(a.text, a["href"]) for a in section.select("li a")] == [
        ("到2025年", "chp_1.md#chp_1__p_1"),
        ("到2035年", "chp_1.md#chp_1__p_2"),
        ("每年", "chp_1.md#chp_1__p_2"),
    ]


def test_the_picture_has_a_name_a_point_a_year_and_no_inline_style() -> None:
    page = timeline(EDITION)
    assert page is not None
    svg = page.svg

    assert svg is not None
    named = page.find(id=str(svg["aria-labelledby"]))
    assert named is not None and named.text == "时间轴：2025、2035"
    assert len(svg.select("circle")) == 2
    assert not page.select("[style], style, script")
    assert page.has_attr("data-apparatus")


def test_what_recurs_alone_has_a_list_and_no_picture() -> None:
    page = timeline(replace(EDITION, targets=TARGETS[:1]))

    assert page is not None and page.svg is None
    assert len(page.select("li")) == 1
    assert timeline(replace(EDITION, targets=())) is None


def test_the_library_has_one_from_two_documents_on() -> None:
    withdrawn = replace(EDITION, slug="z", particulars=Particulars(withdrawn="有误"))
    found = library_aims([brief_of(edition) for edition in (EDITION, replace(EDITION, slug="y"), withdrawn)])

    assert library_aims([brief_of(EDITION)]) == library_aims([brief_of(EDITION), brief_of(withdrawn)]) == []
    assert [aim.target.year for aim in found] == [2025, 2025, 2035, 2035, None, None]
    lines = "\n".join(targets_list("zh-Hans", found, ""))
    assert lines.count(" 《意见》") == 6
    assert "](x/chp_1.md#chp_1__p_1)" in lines and "](y/chp_1.md#chp_1__p_1)" in lines
