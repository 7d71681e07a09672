"""The heat map: every count is a number in its cell, shaded by its size."""

import pytest
from bs4 import BeautifulSoup

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Span, TermEntry
from gongwen.render.markdown.heat_map import heat_map

TERMS = (TermEntry("甲乙", "", "draft", ""), TermEntry("丙丁", "", "draft", ""))


def chapter(n: int, number: str) -> Division:
    section = Division(f"chp_{n}__sec_1", "section", 2, "（一）", "丙", (Paragraph(f"chp_{n}__sec_1__p_1", 3, "丙丁"),))
    return Division(f"chp_{n}", "chapter", 1, number, "甲", (), (section,))


def edition(*counts: tuple[str, str, int], chapters: int = 2) -> Edition:
    """Spans (term, eId, how many) in a document of chapters 一、 and 第二章."""
    divisions = tuple(chapter(n, number) for n, number in enumerate(("一、", "第二章")[:chapters], 1))
    main = Part("", "main", Metadata(), preamble=(Paragraph("preamble__p_1", 1, "甲乙"),), divisions=divisions)
    spans = tuple(Span(eid, 0, 2, "term", term) for term, eid, count in counts for _ in range(count))
    return Edition("x", "zh-Hans", Document("s.html", "", main), Particulars(), spans=spans, terms=TERMS)


def rows(shown: Edition) -> list[list[str]]:
    table = BeautifulSoup("".join(heat_map(shown, "x/")), "html.parser")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_terms_stand_by_chapters_the_most_frequent_first() -> None:
    shown = edition(("甲乙", "chp_1__sec_1__p_1", 1), ("丙丁", "chp_1", 1), ("丙丁", "chp_2__sec_1__p_1", 2))
    assert rows(shown) == [
        ["词条", "一", "第二章", "合计"],
        ["丙丁", "1", "2", "3"],
        ["甲乙", "1", "", "1"],
    ]


def test_what_stands_before_the_chapters_is_not_counted() -> None:
    assert rows(edition(("甲乙", "preamble__p_1", 5), ("甲乙", "chp_1", 1)))[1] == ["甲乙", "1", "", "1"]


@pytest.mark.parametrize(("count", "shade"), [(1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (99, 4)])
def test_the_shade_deepens_as_the_count_doubles(count: int, shade: int) -> None:
    table = BeautifulSoup("".join(heat_map(edition(("甲乙", "chp_2", count)), "x/")), "html.parser")
    cell = table.select_one(f"td.gw-heat-{shade}")
    assert cell is not None
    assert cell.get_text() == str(count)


@pytest.mark.parametrize("shown", [edition(), edition(("甲乙", "chp_1", 3), chapters=1)])
def test_with_one_page_or_no_term_there_is_none(shown: Edition) -> None:
    assert list(heat_map(shown, "x/")) == []


def test_the_whole_is_apparatus() -> None:
    (html,) = heat_map(edition(("甲乙", "chp_1", 1)), "x/")
    assert html.startswith('<section class="gw-heat" data-apparatus="">')
    assert "style=" not in html
