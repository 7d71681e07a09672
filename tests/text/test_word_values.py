import pytest

from gongwen.text.word_values import character, decimal, has_roman


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", 3), ("007", 7), (None, -5), ("", -5), ("-1", -5), ("1.0", -5), ("①", -5), ("３", -5), ("9" * 5000, -5)],
)
def test_decimal(value: str | None, number: int) -> None:
    assert decimal(value, -5) == number


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("F0B7", "\uf0b7"),
        ("4e00", "一"),
        ("20BB7", "𠮷"),
        ("D7FF", "\ud7ff"),
        ("E000", "\ue000"),
        ("10FFFF", "\U0010ffff"),
    ]
    + [(code, None) for code in ("", "zz", "-1", "D800", "DFFF", "110000", "FFFFFFF", " 41", "0x41")],
)
def test_character(code: str, found: str | None) -> None:
    assert character(code) == found


def test_roman_numerals_end() -> None:
    assert [has_roman(number) for number in (0, 1, 32767, 32768, 999_999_999)] == [False, True, True, False, False]
