"""Strokes of traditional characters."""

import pytest

from gongwen.variants.strokes import stroke_order, strokes


@pytest.mark.parametrize(
    ("character", "count"),
    [
        ("一", 1),
        ("乙", 1),
        ("丁", 2),
        ("又", 2),
        ("才", 3),
        ("王", 4),
        ("立", 5),
        ("互", 4),
        ("骨", 10),  # nine on the mainland
        ("草", 10),
        ("務", 11),
        ("黑", 12),
        ("亂", 13),  # its radical is the first of those with thirteen
        ("遠", 14),
        ("網", 14),
        ("臺", 14),
        ("數", 15),
        ("警", 20),
        ("體", 23),
        ("鬱", 29),
        ("鸞", 30),
        ("籲", 32),
    ],
)
def test_strokes_are_those_of_the_standard_of_taiwan(character: str, count: int) -> None:
    assert strokes(character) == count


def test_the_first_and_the_last_of_each_number_are_counted() -> None:
    first = "一丁三丑丙丞串並亟乘乾傢亂僧億儒優叢儳勸儷儼囌囑廳灤纜豔爨"
    last = "乙又才王立阡阬非香鬼麻黑鼠齊齒龜齋鼬麴齡齧龔黴齲黌驥黷鸚鸛"

    assert [strokes(character) for character in first] == list(range(1, 30))
    assert [strokes(character) for character in last] == list(range(1, 30))


@pytest.mark.parametrize("character", ["务", "A", "〇", "，", "𠀀", "亍"])
def test_what_is_not_common_has_no_number(character: str) -> None:
    assert strokes(character) is None


def test_texts_are_sorted_by_strokes_then_by_the_next_character() -> None:
    assert sorted(["體育", "一網", "一業", "務實", "互聯網", "Ａ"], key=stroke_order) == [
        "Ａ",
        "一業",
        "一網",
        "互聯網",
        "務實",
        "體育",
    ]
