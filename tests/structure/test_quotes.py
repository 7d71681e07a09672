import pytest

from gongwen.sources.blocks import SourceParagraph
from gongwen.structure.contents import contents_length
from gongwen.structure.looks import look_at_all
from gongwen.structure.quotes import quoted_paragraphs


@pytest.mark.parametrize(
    ("texts", "quoted"),
    [
        (["甲“乙”丙", "丁"], set()),
        (["改为：“甲", "乙", "丙。”", "丁"], {1, 2}),
        (["甲“乙", "丙", "丁"], set()),  # never closed
        (["甲“乙", "丙“丁", "戊”"], {2}),  # the first is damaged
    ],
)
def test_quotations_over_paragraphs(texts: list[str], quoted: set[int]) -> None:
    assert quoted_paragraphs(texts) == quoted


def test_many_open_quotations_take_linear_time() -> None:
    assert quoted_paragraphs(["“"] * 100_000) == frozenset()


@pytest.mark.parametrize(
    ("texts", "length"),
    [
        ("目录|总则|附则|总则", 3),
        ("目　录|(一)总则|（一）总则", 2),  # brackets of another width
        ("目次|总则…………3|总则", 2),
        ("目录|总则|附则", 0),
        ("总则|附则|总则", 0),
        ("目录", 0),
    ],
)
def test_tables_of_contents(texts: str, length: int) -> None:
    assert contents_length(look_at_all(SourceParagraph(1, text) for text in texts.split("|")), 0) == length
