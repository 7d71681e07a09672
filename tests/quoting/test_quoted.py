"""The quotations of a paragraph, and those within them."""

import pytest

from gongwen.quoting.quoted import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“甲乙”，又说「丙丁」。", ["甲乙", "丙丁"]),
        ("“推行“一网通办”改革”", ["推行“一网通办”改革"]),
        ("「推行「一網通辦」『改革』」", ["推行「一網通辦」『改革』"]),
        ("“甲「乙”丙」", ["甲「乙"]),
        ("“甲“乙”", ["乙"]),  # the first mark has no partner
        ("甲”乙“丙", []),
        ('他说"甲乙"和"丙"，5"', ["甲乙", "丙"]),
        ('"甲\n乙"', []),  # straight marks are paired line by line
        ("“甲\n乙”", ["甲\n乙"]),
        ("it’s ‘so’", []),
        ("“”", [""]),
        ("“" * 5000 + "甲" + "”" * 5000, ["“" * 4999 + "甲" + "”" * 4999]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected
