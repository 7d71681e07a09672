"""What people write is taken apart into documents and places; what is not there is none."""

import pytest
from tests.quoting.library import holding, small_library

from gongwen.quoting.asking import split_name

LIBRARY = small_library()


@pytest.mark.parametrize(
    ("words", "slugs", "place"),
    [
        ("《船只登记办法》第一条", ["boats"], "第一条"),
        ("船只登记办法第1条", ["boats"], "第1条"),
        ("中华人民共和国船只登记办法 第二条", ["boats"], "第二条"),
        ("船隻登記辦法第二條", ["boats"], "第二條"),
        ("河法", ["rivers"], ""),
        ("河川管理法第二条", ["rivers-2015", "rivers"], "第二条"),
        ("某政办发[2022]第8号 二（一）", ["docks"], "二（一）"),
        ("码头建设行动方案", ["docks"], ""),
        ("《关于印发〈码头建设行动方案〉的通知》", ["docks"], ""),  # without its issuer
        ("boats", ["boats"], ""),
        ("《船只登记》第一条", [], "第一条"),
        ("方案", [], ""),
        ("", [], ""),
        ("《", [], ""),
    ],
)
def test_names(words: str, slugs: list[str], place: str) -> None:
    asked = split_name(words, LIBRARY)

    assert [named.holding.slug for named in asked.found] == slugs
    assert asked.place == place


def test_a_mark_that_stands_twice_names_no_place() -> None:
    twice = holding(
        "twice", "关于试点的通知\n一、甲要求。\n先行先试。\n一、乙要求。\n逐步推开。\n二、丙要求。\n及时总结。\n"
    )
    names = small_library(twice).places(twice)

    assert (names.eids("一"), names.eids("二")) == ((), ("chp_2",))


@pytest.mark.parametrize(
    ("slug", "words", "eids"),
    [
        ("rivers", "第二条第二款", ["art_2__para_2"]),
        ("rivers", "第2条第2款", ["art_2__para_2"]),
        ("rivers", "第三條第一款第（二）項", ["art_3__para_1__point_2"]),
        ("rivers", "第三条（二）项", ["art_3__para_1__point_2"]),
        ("rivers", "第一、三条", ["art_1", "art_3"]),
        ("rivers", "第一条至第四条", ["art_1", "art_2", "art_3", "art_4"]),
        ("rivers", "第二章", ["chp_2"]),
        ("rivers", "art_3__para_2", ["art_3__para_2"]),
        ("rivers", "第九条", []),
        ("rivers", "第二条第三款", []),
        ("rivers", "见第二条", []),
        ("docks", "第二部分第（一）条", ["att_1__chp_2__sec_1"]),
        ("docks", "二（二）2", ["att_1__chp_2__sec_2__para_2"]),
        ("docks", "二、（二）2.", ["att_1__chp_2__sec_2__para_2"]),
        ("docks", "第二部分（二）1", ["att_1__chp_2__sec_2__para_1"]),
        ("docks", "第二节第一小节", ["att_1__chp_2__sec_1"]),  # as a citation of ours calls it
        ("docks", "四", []),
        ("docks", "二（九）", []),
        ("docks", "二（一）甲", []),
    ],
)
def test_places(slug: str, words: str, eids: list[str]) -> None:
    assert list(LIBRARY.places(LIBRARY.all[slug]).eids(words)) == eids
