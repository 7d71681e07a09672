"""What people write for a place is read to its steps; a list or a range gives one place each."""

import pytest

from gongwen.text.locators import Locator, read_locators


def shown(locator: Locator, text: str) -> tuple[str, str]:
    """The words and the steps: 条3 款1; 前款 is 款<1, 本条 条=."""
    steps = (
        f"{s.unit}{f'<{s.back}' if s.back else '=' if s.own else s.reference}{f'..{s.upto}' if s.upto else ''}"
        for s in locator.steps
    )
    return text[locator.start : locator.end], " ".join(steps)


PLACES = [
    ("违反第二十一条第一款第（三）项规定", [("第二十一条第一款第（三）项", "条21 款1 项3")]),
    ("第２１条第 2 款第( 3 )项", [("第２１条第 2 款第( 3 )项", "条21 款2 项3")]),
    ("第十条之一第二款第三项第二目", [("第十条之一第二款第三项第二目", "条10-1 款2 项3 目2")]),
    ("第三条的第二款", [("第三条的第二款", "条3 款2")]),
    # lists and ranges
    ("第三、四、五条", [("第三", "条3"), ("四", "条4"), ("五条", "条5")]),
    ("第三条至第六条", [("第三条", "条3"), ("第六条", "条6")]),
    ("第3-5条", [("第3", "条3"), ("5条", "条5")]),
    ("第211-1条", [("第211-1条", "条211-1")]),
    ("第三条第一款、第三款", [("第三条第一款", "条3 款1"), ("第三款", "条3 款3")]),
    (
        "第五条第二款第一项至第三项和第九条",
        [("第五条第二款第一项", "条5 款2 项1"), ("第三项", "条5 款2 项3"), ("第九条", "条9")],
    ),
    ("第四十条第（二）、（三）项", [("第四十条第（二）", "条40 项2"), ("（三）项", "条40 项3")]),
    ("第三条、本条第二款", [("第三条", "条3"), ("本条第二款", "条= 款2")]),
    ("第五条第（六）（七）（十）项", [("第五条第（六）", "条5 项6"), ("（七）", "条5 项7"), ("（十）项", "条5 项10")]),
    ("（一）（二）项", [("（一）", "项1"), ("（二）项", "项2")]),
    ("第53项至63项", [("第53项", "项53"), ("63项", "项63")]),
    ("第二条第三项到十二项", [("第二条第三项", "条2 项3"), ("十二项", "条2 项12")]),
    ("第三条至五款、第三项至五条", [("第三条", "条3"), ("第三项", "项3")]),  # of another unit
    ("第三项至八项目", [("第三项", "项3")]),
    ("第六条规定的第一款（一）至（五）项", [("第六条规定的第一款（一）", "条6 款1 项1"), ("（五）项", "条6 款1 项5")]),
    # the first of what was named, and what was named before
    ("第九条第三款前三项", [("第九条第三款前三项", "条9 款3 项1..3")]),
    ("第九条前两款、第十条", [("第九条前两款", "条9 款1..2"), ("第十条", "条10")]),
    ("第九条前款", [("第九条", "条9"), ("前款", "款<1")]),  # the one before, not the first
    ("第三条第一款和同条第二款", [("第三条第一款", "条3 款1"), ("同条第二款", "条3 款2")]),
    ("第三条之一规定，该条前两项", [("第三条之一", "条3-1"), ("该条前两项", "条3-1 项1..2")]),
    ("第二款规定的，该款第（三）项", [("第二款", "款2"), ("该款第（三）项", "款2 项3")]),
    ("该条第二款", [("该条第二款", "条0 款2")]),  # of which article nothing tells
    ("不同条第二款、相同款第一项", [("第二款", "款2"), ("第一项", "项1")]),
    # from where the text stands
    ("前款", [("前款", "款<1")]),
    ("前两款", [("前两款", "款<2")]),
    ("前十二条", [("前十二条", "条<12")]),
    ("上一条第二款", [("上一条第二款", "条<1 款2")]),
    ("本款（一）项", [("本款（一）项", "款= 项1")]),
    ("依照本条规定", []),
    # parts of plans, annexes
    ("第二部分第（四）条", [("第二部分第（四）条", "部分2 条4")]),
    ("第一编第二分编第三章第四节", [("第一编第二分编第三章第四节", "编1 分编2 章3 节4")]),
    ("附件2第三条", [("附件2第三条", "附件2 条3")]),
    ("附件2见后", []),
    ("第二部分、第一点意见", [("第二部分", "部分2")]),  # a count, unless a name stands before it
    # in Taiwan's order
    ("第三条第一项第二款、第四款", [("第三条第一项第二款", "条3 款1 项2"), ("第四款", "条3 款1 项4")]),
    # no places
    ("目前条款、以前条件、以上款项、前款项", []),
    ("第三项目标、第二条例、第一章程、第五节目", []),
    ("第三条之一部分", [("第三条", "条3")]),
    ("第零条", []),
    ("第条、（）项、第三", []),
]
TEXTS = [text for text, _ in PLACES]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_what_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [shown(locator, text) for locator in read_locators(text)] == expected


def test_the_units_of_taiwan() -> None:
    text = "前项第一款、第二项、第五十三条之三第2-1款"

    assert [shown(found, text)[1] for found in read_locators(text, paragraph_unit="项")] == [
        "款<1 项1",
        "款2",
        "条53-3 项2-1",
    ]


def test_places_named_together_follow_one_another() -> None:
    found = read_locators("第三条、第四条的规定，第五条")

    assert [locator.follows for locator in found] == [False, True, False]


def test_a_long_row_of_numbers_is_read_in_time() -> None:
    assert len(read_locators("第一" + "、一" * 20000 + "条")) == 20001
