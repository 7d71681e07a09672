"""A place is followed by eIds as far as it is certain."""

import pytest

from gongwen.enrich.places import follow_steps
from gongwen.text.locators import read_locators

EIDS = {
    "art_3", "art_3__para_1", "art_3__para_2", "art_3__para_2__point_1", "art_3__para_2__point_3",
    "art_4", "art_4__para_1", "art_4__para_1__point_1", "art_4__para_2", "art_4__para_2__point_1",
    "art_5", "art_5__para_1", "art_5__para_1__indent_2", "art_5__para_1__indent_2__indent_1",
    "art_6", "art_6_r2", "art_6__para_1",
    "chp_2", "chp_2__sec_4", "chp_2__sec_9", "chp_3",
    "part_1", "part_1__chp_7", "part_2", "part_2__chp_7", "part_2__chp_8",
    "att_1", "att_1__art_3",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第三条第二款第一项", ("art_3__para_2__point_1", 3)),
        ("第三条第（三）项", ("art_3__para_2__point_3", 2)),  # but one 款 has it
        ("第四条第（一）项", ("art_4", 1)),  # two 款 have one
        ("第三条第九款第一项", ("art_3", 1)),
        ("第五条第二项第一目", ("art_5__para_1__indent_2__indent_1", 3)),
        ("第六条第一款", ("", 0)),  # the number stands twice
        ("第二章第三条", ("art_3", 2)),  # articles count through the whole text
        ("第二部分第（九）条", ("chp_2__sec_9", 2)),
        ("第二章第四节", ("chp_2__sec_4", 2)),
        ("第二条", ("", 0)),  # 二、 of a plan is no article
        ("第八章", ("part_2__chp_8", 1)),
        ("第七章", ("", 0)),  # of which 编?
        ("第二编第七章", ("part_2__chp_7", 2)),
    ],
)
def test_how_far_a_place_is_followed(words: str, expected: tuple[str, int]) -> None:
    found = follow_steps("", read_locators(words)[0].steps, EIDS.__contains__)

    assert (found.eid, found.steps) == expected


def test_an_attachment_has_articles_of_its_own() -> None:
    steps = read_locators("第三条第二款")[0].steps

    assert follow_steps("att_1__", steps, EIDS.__contains__).eid == "att_1__art_3"
