"""The page of the task list: every row once, with a link to its place; links to rows by body and by word."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from tests.render.laid_out import article_of, page_of

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Target, Task, TermEntry
from gongwen.render.markdown.index import index_edition
from gongwen.render.markdown.tasks_page import tasks_page
from gongwen.render.task_table import task_page

SECTION = Division("chp_1__sec_1", "section", 2, "（一）", "强化管理。", (Paragraph("chp_1__sec_1__p_1", 2, "文"),))
CHAPTERS = (
    Division("chp_1", "chapter", 1, "一、", "总体", (), (SECTION,)),
    Division("chp_2", "chapter", 3, "二、", "<体系>", (Paragraph("chp_2__p_1", 4, "文"),)),
)
TASKS = (
    Task("chp_1__sec_1__p_1", "chp_1__sec_1", "优化发布", "落实责任", "各地区", "2025年底前", "落实责任。"),
    Task("chp_2__p_1", "chp_2", None, "推行一网通办 <b>", None, None, "推行一网通办 <b>。"),
    Task("chp_2__p_1", "chp_2", None, "开展培训", "各地区", None, "开展培训。"),
)
EDITION = Edition(
    "x",
    "zh-Hans",
    Document("source.html", "", Part("", "main", Metadata(title="意见"), divisions=CHAPTERS)),
    Particulars(),
    terms=(TermEntry("一网通办", "…", "draft", "p"), TermEntry("数字政府", "…", "draft", "p")),
    tasks=TASKS,
)


def page(edition: Edition = EDITION) -> BeautifulSoup:
    return article_of(edition, "tasks")


def test_every_row_leads_to_its_paragraph() -> None:
    links = [(li["id"], li.a["href"], li.a.text) for li in page().select(".gw-tasks li") if li.a]

    assert links == [
        ("task-1", "../chp_1/#chp_1__sec_1__p_1", "落实责任"),
        ("task-2", "../chp_2/#chp_2__p_1", "推行一网通办 <b>"),
        ("task-3", "../chp_2/#chp_2__p_1", "开展培训"),
    ]


def test_a_row_says_who_and_when_and_where_nobody_is_named() -> None:
    first, second = page().select(".gw-tasks li")[:2]

    assert first.dl and first.dl.text == "条目（一）强化管理主题优化发布责任单位各地区时限2025年底前"
    assert second.dl and second.dl.text == ""  # what the text does not say is said once, above the list


def test_without_script_there_are_links_by_body_and_word() -> None:
    by_body, by_word = page().select("details.gw-task-index")

    assert [a["href"] for a in by_body.select("a")] == ["#task-1", "#task-3"]
    assert [(li.text.split()[0], [a["href"] for a in li.select("a")]) for li in by_word.select("li")] == [
        ("一网通办", ["#task-2"])
    ]
    assert all(page().find(id=str(a["href"])[1:]) for a in page().select(".gw-task-index a"))


def test_the_form_keeps_its_room_and_no_style_is_inline() -> None:
    form = page().select_one(".gw-task-filters")

    assert form is not None and not form.has_attr("hidden")
    assert [option["value"] for option in form.select("[data-filter=body] option")] == ["", "各地区", "-"]
    assert not page().select("[style]")


def test_chapters_are_folded_and_say_how_many_they_have() -> None:
    chapters = page().select("details.gw-task-chapter")

    assert [(c["data-chapter"], c.summary and c.summary.get_text(" ", strip=True)) for c in chapters] == [
        ("chp_1", "一、总体 1"),
        ("chp_2", "二、<体系> 2"),
    ]
    assert not any(chapter.has_attr("open") for chapter in chapters)


NAMELESS = replace(TASKS[1], body=None, deadline=None)
DAY = Target("chp_2__p_1", "到2025年", 2025, "到2025年，体系建成。")


@pytest.mark.parametrize(
    ("tasks", "targets", "shown"),
    [
        ((TASKS[0], NAMELESS), (), "tasks"),  # one of two names somebody
        ((replace(NAMELESS, deadline="年底前"), NAMELESS), (DAY,), "tasks"),  # or a day
        ((TASKS[0], NAMELESS, NAMELESS), (DAY,), "targets"),
        ((NAMELESS,), (), ""),
        ((), (DAY,), ""),
    ],
)
def test_tasks_are_listed_where_half_of_them_say_who_or_when(
    tasks: tuple[Task, ...], targets: tuple[Target, ...], shown: str
) -> None:
    assert task_page(replace(EDITION, tasks=tasks, targets=targets)) == shown


def test_where_hardly_any_does_the_days_are_listed_alone() -> None:
    edition = replace(EDITION, tasks=(TASKS[0], NAMELESS, NAMELESS), targets=(DAY,))
    listed = page(edition)

    assert listed.h1 and listed.h1.text == "程序摘录：时间目标"
    assert [(a["href"], a.text) for a in listed.select("ol a") if "#" in str(a["href"])] == [
        ("chp_2.md#chp_2__p_1", "到2025年")
    ]
    assert not listed.select(".gw-tasks, .gw-task-filters")
    assert "时间目标" in page_of(edition).get_text() and "任务清单（" not in page_of(edition).get_text()


def test_a_document_without_tasks_has_no_page_and_no_link() -> None:
    bare = replace(EDITION, tasks=())

    assert list(tasks_page(index_edition(bare))) == []
    assert "tasks/" not in str(page_of(bare))
    assert "tasks/" in str(page_of(EDITION))
