import pytest

from gongwen.variants.places import Pattern, PatternIndex, Place, write_over


@pytest.mark.parametrize(
    ("patterns", "text", "written"),
    [
        ((), "甲乙", "甲乙"),
        ((Pattern("丙", 0, 1, "C", 0),), "甲乙", "甲乙"),
        ((Pattern("甲乙", 1, 2, "B", 0),), "甲乙甲乙", "甲B甲B"),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲乙", 0, 2, "AB", 0)), "甲乙甲", "AB1"),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲乙", 0, 2, "AB", 2)), "甲乙", "1乙"),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲乙", 0, 2, "AB", 1)), "甲乙", "1B"),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲", 0, 1, "2", 0)), "甲", "2"),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲", 0, 1, "2", 1)), "甲", "1"),
        ((Pattern("甲乙", 0, 2, "AB", 0), Pattern("乙丙", 0, 2, "PQ", 0)), "甲乙丙", "AB丙"),
    ],
    ids=[
        "none", "absent", "part of a pattern", "longer first", "rank before length", "an odd rank gives way",
        "later of equals", "lower rank", "left of equals",
    ],
)  # fmt: skip
def test_patterns_are_written_where_they_stand(patterns: tuple[Pattern, ...], text: str, written: str) -> None:
    assert write_over(text, PatternIndex(patterns).places(text)) == written


def place(start: int, end: int, priority: int, answer: str, gives_way: bool = False) -> Place:
    return (start, end, priority, gives_way, answer)


@pytest.mark.parametrize(
    ("places", "written"),
    [
        ([], "abcd"),
        ([place(1, 3, 0, "XY")], "aXYd"),
        ([place(0, 1, 0, "R"), place(1, 3, 2, "PQ"), place(2, 4, 1, "XY")], "RbXY"),
        ([place(1, 2, 0, "X"), place(0, 3, 1, "PQR")], "aXcd"),
        ([place(1, 2, 0, "X"), place(0, 3, 1, "PQR", True)], "PXRd"),
        ([place(0, 1, 0, "X"), place(2, 3, 0, "Y"), place(0, 3, 1, "PQR", True)], "XQYd"),
        ([place(0, 3, 0, "PQR"), place(1, 2, 1, "X", True)], "PQRd"),
        ([place(1, 3, 0, "XY"), place(0, 2, 1, "PQ", True)], "aXYd"),
        ([place(1, 2, 0, "X"), place(0, 3, 1, "PQR", True), place(1, 4, 2, "STU", True)], "PXRd"),
        ([place(1, 2, 0, "X"), place(1, 2, 1, "Y", True)], "aXcd"),
    ],
)
def test_the_lowest_priority_wins_where_places_overlap(places: list[Place], written: str) -> None:
    assert write_over("abcd", places) == written


def test_answers_that_only_touch_both_stand() -> None:
    places = [(0, 2, 1, False, "XY"), (1, 3, 5, False, "zz"), (2, 4, 3, False, "WV")]

    assert write_over("abcd", places) == "XYWV"


def test_an_answer_stands_before_a_winner_that_begins_where_it_ends() -> None:
    places = [(0, 2, 3, False, "XY"), (1, 3, 5, False, "zz"), (2, 4, 1, False, "WV")]

    assert write_over("abcd", places) == "XYWV"
