"""Quotation marks become corner brackets; an apostrophe and the marks of minutes and inches are none."""

import pytest

from gongwen.variants.quotation_marks import corner_brackets, curved_marks


@pytest.mark.parametrize(
    ("curved", "corners"),
    [
        ("“甲‘乙’丙”", "「甲『乙』丙」"),
        ("Driver’s License", "Driver’s License"),
        ("“Driver’s License”办理", "「Driver’s License」办理"),
        ("the drivers’ room", "the drivers’ room"),
        ("‘drivers’与‘甲’", "『drivers』与『甲』"),
        ("东经2’30”以北", "东经2’30”以北"),
        ("“东经2’30”以北”", "「东经2’30”以北」"),
        ("管径12”", "管径12”"),
        ("“十四五”和“2035”", "「十四五」和「2035」"),
        ("“甲\n12”", "「甲\n12”"),  # nothing is open on the second line
        ("“App”", "「App」"),
        ("“甲”管径12”", "「甲」管径12”"),  # what was open has been closed
        ("甲”", "甲」"),  # after a Han character a mark always closes
        ("", ""),
    ],
)
def test_corner_brackets(curved: str, corners: str) -> None:
    assert corner_brackets(curved) == corners


def test_curved_marks() -> None:
    assert curved_marks("「甲『乙』丙」Driver’s") == "“甲‘乙’丙”Driver’s"
