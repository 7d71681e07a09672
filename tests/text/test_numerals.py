import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text.numerals import chinese_number, chinese_numeral, number_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("三十一", 31),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千一百六十四", 1164),
        ("二〇二二", 2022),
        ("二○○四", 2004),  # the circle U+25CB that typists use for 〇
        ("⼀", 1),  # U+2F00, the radical that PDF copies put in place of 一
        ("第", None),
        ("", None),
    ],
)
def test_chinese_numbers(numeral: str, value: int | None) -> None:
    assert chinese_number(numeral) == value


@pytest.mark.parametrize(("numeral", "value"), [("12", 12), ("１２", 12), ("十二", 12), ("甲", None)])
def test_numbers_of_any_script(numeral: str, value: int | None) -> None:
    assert number_value(numeral) == value


@given(st.integers(1, 9999))
def test_numerals_round_trip(number: int) -> None:
    assert chinese_number(chinese_numeral(number)) == number
