"""Which mark stands on which level is the document's own choice; each text here has one that breaks a fixed table."""

from collections.abc import Callable

import pytest

from gongwen.model import Document, Particulars, walk_divisions

Parse = Callable[..., Document]


def eids(document: Document) -> list[str]:
    return [d.eid for d in walk_divisions(document.main.divisions) if d.number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊", "chp_1 .__sec_1 .__para_1 .__subpara_1 .__point_1"),
        ("一、甲\n1.乙\n2.丙", "chp_1 chp_1__para_1 chp_1__para_2"),  # a skipped level keeps its mark's kind
        (
            "第一章　总则\n一、甲文。\n二、乙文。\n第二章　附则\n三、丙文。",
            "chp_1 chp_1__sec_1 chp_1__sec_2 chp_2 chp_2__sec_3",
        ),
        ("1. 范围\n1.1 甲。\n2. 规范\n2.1 乙。", "chp_1 chp_1__sec_1 chp_2 chp_2__sec_1"),
        ("1　总则\n1.1　目的\n1.1.1　甲\n（1）乙\n2　附则", "chp_1 .__sec_1 .__para_1 .__subpara_1 chp_2"),
        # （一） above 一、, which counts anew below each of it
        (
            "（一）甲\n一、乙\n二、丙\n（二）丁\n一、戊\n二、己\n（三）庚",
            "sec_1 sec_1__para_1 sec_1__para_2 sec_2 sec_2__para_1 sec_2__para_2 sec_3",
        ),
        ("第一分编　甲\n第一章　乙\n第一条　丙。", "subpart_1 subpart_1__chp_1 art_1"),
        (
            "第一条　下列情形：\n（一）甲；\n1.乙；\n（二）丙。",
            "art_1 art_1__para_1__point_1 art_1__para_1__point_1__indent_1 art_1__para_1__point_2",
        ),
        ("第一部分　甲\n一、乙\n（一）丙", "chp_1 chp_1__sec_1 chp_1__sec_1__para_1"),
    ],
)
def test_levels_are_read_from_the_text(parse: Parse, text: str, expected: str) -> None:
    found, last = [], ""
    for eid in expected.split():
        last = last + eid[1:] if eid.startswith(".") else eid
        found.append(last)

    assert eids(parse(text)) == found


def test_sections_of_chapters_restart_while_articles_run_on(parse: Parse) -> None:
    text = "第一章　甲\n第一节　乙\n第一条　文。\n第二节　丙\n第二条　文。\n第二章　丁\n第一节　戊\n第三条　文。"

    assert eids(parse(text)) == [
        "chp_1",
        "chp_1__sec_1",
        "art_1",
        "chp_1__sec_2",
        "art_2",
        "chp_2",
        "chp_2__sec_1",
        "art_3",
    ]


def test_document_yml_says_what_the_rules_guess_wrong(parse: Parse) -> None:
    text = "1.甲\n一、乙\n2.丙"
    levels = Particulars(levels=(("1.", "chapter"), ("一、", "section")))

    assert eids(parse(text)) == ["chp_1", "chp_1__para_2"]  # 1. before the first 一、 is a list of the preamble
    assert eids(parse(text, levels)) == ["chp_1", "chp_1__sec_1", "chp_2"]
