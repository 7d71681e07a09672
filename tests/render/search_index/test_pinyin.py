"""Titles and terms in plain letters."""

import pytest

from gongwen.model import TermEntry
from gongwen.render.search_index.pinyin import pinyin, term_pinyin


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("银行重要法", "yin hang zhong yao fa"),  # 行 and 重 are read by the words that they stand in
        ("網絡安全法", "wang luo an quan fa"),
        ("绿化（2021年）", "lu hua nian"),
        ("", ""),
    ],
)
def test_a_title_in_letters(text: str, letters: str) -> None:
    assert pinyin(text) == letters


def test_a_term_has_the_letters_of_its_entry() -> None:
    given = TermEntry("一网通办", "。", "reviewed", "x.md", pinyin="yī wǎng tōng bàn")
    assert term_pinyin([given, TermEntry("女", "。", "reviewed", "y.md")]) == [
        ["一网通办", "yi wang tong ban"],
        ["女", "nu"],
    ]
