"""What citations call the places of a text, class by class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, REPLY, parsed

from gongwen.model import Division, Document, Metadata, Paragraph, Part, Variant, walk_part_text
from gongwen.render.citation.places import places


@pytest.mark.parametrize(
    ("text", "eid", "place"),
    [
        # A law: articles count through; only 款 that have company are numbered; 之一 stays in Chinese.
        (LAW, "front__p_1", "文首"),
        (LAW, "chp_1", "第一章"),
        (LAW, "chp_2__sec_1", "第二章第一节"),
        (LAW, "art_1", "第1条"),
        (LAW, "art_1__para_1__p_1", "第1条"),
        (LAW, "art_2__para_1__intro__p_1", "第2条"),
        (LAW, "art_2__para_1__point_1", "第2条第1项"),
        (LAW, "art_2__para_1__point_2__indent_1__p_1", "第2条第2项第1目"),
        (LAW, "art_2-1", "第2条之一"),
        (LAW, "art_2-1__para_2__p_1", "第2条之一第2款"),
        (LAW, "art_3__para_1__p_1", "第3条第1款"),
        (LAW, "art_3__para_2__point_2__p_1", "第3条第2款第2项"),
        (LAW, "art_3__para_3", "第3条第3款"),
        # An order: the regulation is the document.
        (ORDER, "art_1__para_1__p_1", "第1条"),
        (ORDER, "art_2__para_2__p_1", "第2条第2款"),
        # An opinion: 节, 小节, below them the marks; paragraphs where there is more than one.
        (OPINION, "preamble__p_1", "开头"),
        (OPINION, "preamble__p_2", "开头第一段"),
        (OPINION, "chp_1", "第一节"),
        (OPINION, "chp_1__intro__p_1", "第一节第一段"),
        (OPINION, "chp_1__sec_1__p_1", "第一节第一小节"),
        (OPINION, "chp_1__sec_2__p_2", "第一节第二小节第二段"),
        (OPINION, "chp_2__sec_1__para_1__p_1", "第二节第一小节第1点"),
        (OPINION, "conclusions__p_2", "文末"),
        # A reply: numbered paragraphs without headings are 项; one paragraph before them needs no number.
        (REPLY, "preamble__p_2", "开头"),
        (REPLY, "chp_1", "第一项"),
        (REPLY, "chp_2__p_1", "第二项"),
        # A notice with an annex: from the notice's beginning, articles without what stands above them.
        (NOTICE, "preamble__p_2", "开头"),
        (NOTICE, "att_1", "附件《灯塔修缮资金管理办法》"),
        (NOTICE, "att_1__art_2__para_1__point_2__p_1", "附件《灯塔修缮资金管理办法》第2条第2项"),
    ],
)
def test_places_by_class(text: str, eid: str, place: str) -> None:
    assert dict(places(parsed(text), "zh-Hans"))[eid] == place


def document(*divisions: Division, role: str = "main") -> Document:
    return Document("", "", Part("", "main", Metadata(), divisions=divisions))


def paragraphs(eid: str, count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"{eid}__p_{n}", n, "字") for n in range(1, count + 1))


def test_what_closes_a_section_is_counted_from_its_end() -> None:
    inner = Division("chp_1__sec_1", "section", 2, "（一）", "修缮。", paragraphs("chp_1__sec_1", 1))
    blocks = (*paragraphs("chp_1__intro", 1), *paragraphs("chp_1__wrapup", 2))
    found = dict(places(document(Division("chp_1", "chapter", 1, "一、", "任务", blocks, (inner,))), "zh-Hans"))

    assert found["chp_1__wrapup__p_1"] == "第一节倒数第二段"
    assert found["chp_1__wrapup__p_2"] == "第一节末段"


def test_what_closes_the_points_of_a_clause_is_the_clause() -> None:
    point = Division("art_1__para_1__point_1", "point", 3, "（一）", "", paragraphs("art_1__para_1__point_1", 1))
    blocks = (*paragraphs("art_1__para_1__intro", 1), *paragraphs("art_1__para_1__wrapup", 1))
    clause = Division("art_1__para_1", "paragraph", 2, "", "", blocks, (point,))
    article = Division("art_1", "article", 1, "第一条", "", (), (clause,))
    found = dict(places(document(article), "zh-Hans"))

    assert {eid: place for eid, place in found.items() if "point" not in eid} == dict.fromkeys(
        ["art_1", "art_1__para_1", "art_1__para_1__intro__p_1", "art_1__para_1__wrapup__p_1"], "第1条"
    )
    assert found["art_1__para_1__point_1__p_1"] == "第1条第1项"


def test_marks_in_brackets_keep_them_and_a_repeated_number_is_what_is_written() -> None:
    inner = Division("chp_1__subpara_3", "subparagraph", 2, "（3）", "", paragraphs("chp_1__subpara_3", 1))
    again = Division("chp_1_r2", "chapter", 3, "一、", "又一", paragraphs("chp_1_r2", 1))
    found = dict(places(document(Division("chp_1", "chapter", 1, "一、", "一", (), (inner,)), again), "zh-Hans"))

    assert found["chp_1__subpara_3"] == "第一节第（3）点"
    assert found["chp_1_r2"] == "第一节"


def test_two_annexes_are_numbered() -> None:
    annexes = tuple(Part(f"att_{n}", "annex", Metadata(title=title)) for n, title in ((1, "分工"), (2, None)))
    found = dict(places(Document("", "", Part("", "main", Metadata(), attachments=annexes)), "zh-Hans"))

    assert found == {"att_1": "附件1《分工》", "att_2": "附件2"}


@pytest.mark.parametrize(
    ("variant", "place"),
    [("zh-Hans", "第二节第一小节第1点"), ("zh-Hant-TW", "第二節第一小節第1點"), ("zh-Hant-HK", "第二節第一小節第1點")],
)
def test_places_are_in_the_words_of_the_page(variant: Variant, place: str) -> None:
    assert dict(places(parsed(OPINION), variant))["chp_2__sec_1__para_1"] == place


LINES = st.sampled_from(
    [
        "一、总则",
        "（一）要求。",
        "1.做法",
        "第一章　总则",
        "第一条　本法。",
        "第二条　分为：",
        "（二）海上；",
        "正文。",
        "附件1",
        "国务院",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_every_text_has_a_place(lines: list[str]) -> None:
    found = parsed("\n".join(["国务院关于灯塔的通知", *lines, ""]))
    named = dict(places(found, "zh-Hans"))

    assert {unit.eid for unit in walk_part_text(found.main)} <= named.keys()
    assert all(named.values())
