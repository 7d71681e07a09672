"""The heat map: every count is a number in its cell, shaded by its size."""

import pytest
from tests.render.laid_out import page_of

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Span, TermEntry

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
    rows = page_of(shown).select(".gw-heat tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


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
    cell = page_of(edition(("甲乙", "chp_2", count))).select_one(f"td.gw-heat-{shade}")
    assert cell is not None
    assert cell.get_text() == str(count)


@pytest.mark.parametrize("shown", [edition(), edition(("甲乙", "chp_1", 3), chapters=1)])
def test_with_one_page_or_no_term_there_is_none(shown: Edition) -> None:
    assert page_of(shown).select(".gw-heat") == []


def test_the_whole_is_apparatus() -> None:
    (section,) = page_of(edition(("甲乙", "chp_1", 1))).select("section.gw-heat")
    assert section.has_attr("data-apparatus")
    assert "style=" not in str(section)
