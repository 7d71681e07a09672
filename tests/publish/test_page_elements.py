"""What the extension of Markdown makes of a page: elements that the theme styles, places for what stands beside."""

import pytest
from bs4 import BeautifulSoup
from tests.render.laid_out import elements


def soup(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(elements(markdown), "html.parser")


def test_a_paragraph_and_a_heading_lead_to_themselves_and_say_nothing_by_it() -> None:
    page = soup("# [第一章](#chp_1)总则 {: #chp_1 }\n\n甲。\n{: #chp_1__p_1 }")

    links = page.select("a.gw-permalink[data-apparatus]")
    assert [a["href"] for a in links] == ["#chp_1", "#chp_1__p_1"] and all(a["aria-label"] for a in links)
    assert page.h1 and page.h1["class"] == ["gw-chapter"] and page.get_text().split() == ["第一章总则", "甲。"]
    number = page.select_one("h1 > span.gw-number.gw-number-word")
    assert number and not number.has_attr("id")


def test_a_headings_link_stands_beside_it_and_links_are_called_by_their_places() -> None:
    page = soup(
        "前言。\n{: #preamble__p_1 }\n\n# [第一章](#chp_1)总则 {: #chp_1 }\n\n"
        "[第六条](#art_6){: #art_6 }[](#art_6__para_1){: #art_6__para_1 }甲：\n{: #art_6__para_1__intro__p_1 }\n\n"
        "[（一）](#art_6__para_1__point_1){: #art_6__para_1__point_1 }乙。\n{: #art_6__para_1__point_1__p_1 }\n\n"
        "[](#art_6__para_2){: #art_6__para_2 }丙。\n{: #art_6__para_2__p_1 }"
    )

    assert page.h1 and page.h1.get_text() == "第一章总则" and page.h1.a is None
    box = page.select_one("div.gw-heading")
    assert box and [child.name for child in box.find_all(True, recursive=False)] == ["h1", "a"]
    assert [a["aria-label"] for a in page.select("a.gw-permalink")] == [
        "第1段的链接",
        "第一章的链接",
        "第六条的链接",
        "第六条（一）的链接",
        "第六条第2段的链接",
    ]
    untold = soup("## 附则 {: #chp_2 }\n\n丁。\n{: #chp_2__p_1 }")
    assert [a["aria-label"] for a in untold.select("a.gw-permalink")] == ["附则的链接", "附则第1段的链接"]


def test_what_people_write_by_hand_stays_as_it_is() -> None:
    html = elements(
        "## 标题\n\n见[参与](contributing.md)和 **重点**、*强调*。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
    )

    assert "gw-" not in html and "<!--" not in html and "data-apparatus" not in html


def test_numbers_of_articles_keep_their_names_and_old_names_are_apparatus() -> None:
    marks = "[第三条](#art_3){: #art_3 }[](#art_3__para_1){: #art_3__para_1 }[](#art_3){: #art_2 }"
    page = soup(f"{marks}甲。\n{{: #art_3__para_1__p_1 }}")
    article, clause, former = page.find(id="art_3"), page.find(id="art_3__para_1"), page.find(id="art_2")

    assert article and article["class"] == ["gw-number", "gw-number-word", "gw-number-article"]
    assert clause and clause["class"] == ["gw-number", "gw-number-paragraph"] and not clause.has_attr("data-apparatus")
    assert former and former["class"] == ["gw-former"] and former.has_attr("data-apparatus")
    assert page.select("a:not(.gw-permalink)") == []


def test_links_in_the_text_are_told_apart_by_where_they_lead() -> None:
    page = soup("[甲](../glossary/甲.md)[乙](../y/text.md#art_1)[丙](files/丙.pdf)[丁](#art_9)\n{: #art_1__p_1 }")

    assert [a["class"] for a in page.select("a:not(.gw-permalink)")] == [
        ["gw-term"],
        ["gw-reference"],
        ["gw-file"],
        ["gw-reference"],
    ]


def test_a_table_has_the_name_above_it_and_no_head_that_the_text_has_not() -> None:
    names = "[](#chp_1__table_1){: #chp_1__table_1 }[](#chp_1__table_1){: #old }\n{: .gw-wide }"
    page = soup(f"{names}\n\n|  |  |\n| --- | --- |\n| 甲 | 乙 |")

    frame = page.select_one("div.gw-table.gw-wide")
    assert frame and frame.select_one("#old.gw-former") and frame.select_one("table#chp_1__table_1")
    assert page.select("th") == [] and page.select("p") == [] and len(page.select("tr")) == 1


def test_lines_of_a_title_stand_below_each_other_and_keep_their_names() -> None:
    page = soup("# [国务院关于](#front__p_1){: #front__p_1 }[试点的通知](#front__p_2){: #front__p_2 } {: .gw-title }")

    assert [span["id"] for span in page.select("h1.gw-title > span")] == ["front__p_1", "front__p_2"]
    assert len(page.select("h1 > br")) == 1 and page.select("h1 a") == []


def test_a_heading_of_apparatus_opens_a_section_which_the_next_ends() -> None:
    structure = "## 结构 {: .gw-structure data-apparatus }\n\n1. 甲"
    official = "## 正文 {: .gw-official data-apparatus }\n\n乙。\n{: #preamble__p_1 }"
    page = soup(f"# 题 {{: .gw-title data-apparatus }}\n\n{structure}\n\n{official}")

    section = page.select_one("section.gw-structure[data-apparatus]")
    assert section and section.h2 and not section.h2.has_attr("id") and section.li
    assert page.select_one("p.gw-official[data-apparatus] + p#preamble__p_1")


def test_what_republishers_wrote_is_folded_and_counts_as_text() -> None:
    html = elements("# 题\n\n## 转载自某社 {: .gw-frame data-apparatus }\n\n某社讯。\n{: #news__p_1 .noted }")
    page = BeautifulSoup(html, "html.parser")

    frame = page.select_one("details.gw-frame")
    assert frame and not frame.has_attr("data-apparatus") and frame.select_one("summary[data-apparatus]")
    assert frame.select_one("p#news__p_1.gw-news:not(.noted)")
    assert "</details><!-- notes: news__p_1 -->" in html.replace("\n", "")


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("# 甲 {: #chp_1 }\n\n乙\n{: #chp_1__p_1 }", "</div><!-- tools -->"),
        ("[一、](#chp_1){: #chp_1 }甲\n{: #chp_1__p_1 }\n\n乙\n{: #chp_1__p_2 }", "</p><!-- tools --><p id="),
        ("# 题\n\n甲\n{: #chp_1__p_1 .noted }", "</p><!-- notes: chp_1__p_1 -->"),
        ("# 题\n\n[三](#chp_3){: #chp_3 }\n{: .noted }", "</p><!-- notes: chp_3 -->"),
        ("# 题\n\n[](#t_1){: #t_1 }\n{: .noted }\n\n| 甲 |\n| --- |\n| 乙 |", "</div><!-- notes: t_1 -->"),
        ("# 题\n\n## 任务 {: #tasks .laid-out }\n\n- 甲\n\n### 乙\n\n丙", "<!-- tasks -->"),
    ],
)  # fmt: skip
def test_places_are_left_for_what_the_templates_lay_out(markdown: str, place: str) -> None:
    html = elements(markdown).replace("\n", "")

    assert place in html
    assert "laid-out" not in html and "丙" not in html
