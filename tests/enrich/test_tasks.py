from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.tasks import is_general, tasks
from gongwen.enrich.topics import topics
from gongwen.model import Block, Division, Document, Metadata, Paragraph, Part, Task, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure


def document(*texts: str, heading: str = "加强建设。", preamble: str = "") -> Document:
    blocks: tuple[Block, ...] = tuple(Paragraph(f"chp_1__p_{n}", 1, text) for n, text in enumerate(texts, 1))
    opening = (Paragraph("preamble__p_1", 1, preamble),) if preamble else ()
    chapter = Division("chp_1", "chapter", 1, "一、", heading, blocks)
    return Document("x", "", Part("", "main", Metadata(), preamble=opening, divisions=(chapter,)))


def test_a_row_holds_means_and_goal_and_says_where_it_stands() -> None:
    text = "各部门按照分工，落实责任，确保安全，并于2023年底前完成总结。"

    assert tasks(document(text)) == (
        Task("chp_1__p_1", "chp_1", None, "各部门按照分工，落实责任，确保安全", "各部门", None, text),
        Task("chp_1__p_1", "chp_1", None, "并于2023年底前完成总结", "各部门", "2023年底前", text),
    )


def test_a_subject_and_a_deadline_end_with_their_sentence() -> None:
    found = tasks(document("2025年底前，各地区要建成平台，推广应用。加强培训。"))

    assert [(t.body, t.deadline) for t in found] == [("各地区", "2025年底前")] * 2 + [(None, None)]


def test_brackets_charge_what_stands_before_them_and_are_no_task() -> None:
    found = tasks(document("推进研发，制定标准。（科技部负责）加强推广。（农业农村部负责）"))

    assert [(t.task, t.body) for t in found] == [
        ("推进研发", "科技部"),
        ("制定标准", "科技部"),
        ("加强推广", "农业农村部"),
    ]


def test_a_run_in_heading_is_the_topic_of_what_follows() -> None:
    text = (
        "提升经济政策精准性。加强经济政策协同，强化研判，做好逆周期调节，完善常态化的工作机制。"
        "推动绿色低碳转型。构建绿色低碳监测体系，完善统计核算制度，开展全流程的运行分析评估。"
    )
    given_document = document(text)
    found = tasks(given_document, topics(given_document))

    assert found[0].topic == "提升经济政策精准性"
    assert found[-1].topic == "推动绿色低碳转型"
    assert all("转型" not in t.task for t in found)


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("基本原则。", True),
        ("（二）", False),
        ("主要目标", True),
        ("实施乡村振兴战略的重大意义", True),
        ("落实安全制度要求。", False),
        ("夯实数字政府建设根基", False),
    ],
)
def test_headings_that_ask_for_nothing(heading: str, is_one: bool) -> None:
    assert is_general(heading) is is_one


def test_general_divisions_captions_and_talk_give_none() -> None:
    assert tasks(document("坚持创新，加强协同。", heading="基本原则。")) == ()
    assert tasks(document("专栏1", "2025年")) == ()
    assert tasks(document(preamble="近年来，工作取得了成效，发挥了作用。")) == ()


def test_a_notice_is_asked_for_in_its_preamble() -> None:
    found = tasks(document(preamble="现将方案印发给你们，请认真贯彻执行。"))

    assert found[-1].task.endswith("请认真贯彻执行")
    assert found[-1].division == ""


@given(st.text(alphabet="各部门要加强提升，。；（）“”《》年2023前的", max_size=60))
def test_every_row_is_a_stretch_of_its_sentence(text: str) -> None:
    for task in tasks(document(text)):
        assert task.task in task.sentence
        assert task.sentence in text


def test_every_row_of_real_documents_stands_in_its_block(documents_root: Path) -> None:
    for path in sorted((documents_root / "originals").iterdir()):
        found = parse_structure(read_article(path.read_bytes(), str(path)))
        text = {unit.eid: unit.text for unit in walk_text(found)}
        for task in tasks(found, topics(found)):
            assert task.task in task.sentence
            assert task.sentence in text[task.eid]
