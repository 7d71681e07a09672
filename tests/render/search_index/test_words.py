import pytest

from gongwen.model import TermEntry, Variant
from gongwen.render.search_index.words import reader_words


def entry(term: str, *regional: tuple[Variant, str]) -> TermEntry:
    return TermEntry(term, "", "draft", f"{term}.md", regional=regional)


@pytest.mark.parametrize(
    ("term", "name", "words"),
    [
        ("数字政府", "數位政府", [["数位政府", "数字政府"]]),
        ("地理信息", "地理資訊", [["地理资讯", "地理信息"], ["资讯", "信息"]]),
        ("信息无障碍", "資訊無障礙", [["资讯无障碍", "信息无障碍"], ["资讯", "信息"]]),
        ("算法", "演算法", [["演算法", "算法"]]),
        ("政府", "政府", []),
        ("信访", "陳情", [["陈情", "信访"]]),
    ],
)
def test_a_regional_name_and_what_differs_in_it(term: str, name: str, words: list[list[str]]) -> None:
    terms = (entry(term, ("zh-Hant-TW", name)),)

    assert reader_words(terms, terms) == words


def test_the_text_s_word_is_in_the_readers_script() -> None:
    assert reader_words((entry("数字政府", ("zh-Hant-TW", "數位政府")),), (entry("數字政府"),)) == [
        ["数位政府", "數字政府"]
    ]
