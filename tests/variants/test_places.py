import pytest

from gongwen.variants.places import Pattern, PatternIndex, Place, write_over


@pytest.mark.parametrize(
    ("patterns", "text", "places"),
    [
        ((), "甲乙", []),
        ((Pattern("丙", 0, 1, "C", 0),), "甲乙", []),
        ((Pattern("甲乙", 1, 2, "B", 0),), "甲乙甲乙", [Place(1, 2, "B"), Place(3, 4, "B")]),
        ((Pattern("甲", 0, 1, "A", 0), Pattern("甲乙", 0, 2, "AB", 0)), "甲乙", [Place(0, 2, "AB"), Place(0, 1, "A")]),
        (
            (Pattern("甲", 0, 1, "A", 0), Pattern("甲乙", 0, 2, "AB", 1)),
            "甲乙",
            [Place(0, 1, "A"), Place(0, 2, "AB", True)],
        ),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲", 0, 1, "2", 0)), "甲", [Place(0, 1, "2")]),
        ((Pattern("甲", 0, 1, "1", 0), Pattern("甲", 0, 1, "2", 1)), "甲", [Place(0, 1, "1")]),
    ],
    ids=["none", "absent", "part of a pattern", "longer first", "rank before length", "later of equals", "lower rank"],
)
def test_places_come_winners_first(patterns: tuple[Pattern, ...], text: str, places: list[Place]) -> None:
    assert PatternIndex(patterns).places(text) == places


@pytest.mark.parametrize(
    ("places", "written"),
    [
        ([], "abcd"),
        ([Place(1, 3, "XY")], "aXYd"),
        ([Place(2, 4, "XY"), Place(1, 3, "PQ"), Place(0, 1, "R")], "RbXY"),
        ([Place(1, 2, "X"), Place(0, 3, "PQR")], "aXcd"),
        ([Place(1, 2, "X"), Place(0, 3, "PQR", True)], "PXRd"),
        ([Place(0, 3, "PQR"), Place(1, 2, "X", True)], "PQRd"),
        ([Place(1, 3, "XY"), Place(0, 2, "PQ", True)], "aXYd"),
        ([Place(1, 2, "X"), Place(0, 3, "PQR", True), Place(1, 4, "STU", True)], "PXRd"),
        ([Place(1, 2, "X"), Place(1, 2, "Y")], "aXcd"),
    ],
)
def test_an_earlier_place_wins_where_two_overlap(places: list[Place], written: str) -> None:
    assert write_over("abcd", places) == written
