"""What a text quotes is hidden character for character, also over several paragraphs."""

import pytest

from gongwen.enrich.quoting import HIDDEN, unquoted
from gongwen.model import TextUnit


def read(*texts: str, numbers: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    units = [TextUnit(f"p_{n}", n, text, text if text in numbers else "") for n, text in enumerate(texts)]
    spoken, quoted = unquoted(units)
    assert [len(one.text) for one in spoken] == [len(text) for text in texts]
    return [one.text.replace(HIDDEN, "·") for one in spoken], [one.words for one in quoted]


@pytest.mark.parametrize(
    ("texts", "spoken", "quoted"),
    [
        (["改为：“甲乙”。"], ["改为：“··”。"], ["甲乙"]),
        (["“甲”改为“乙丙”"], ["“·”改为“··”"], ["甲", "乙丙"]),
        # Each paragraph of a quotation opens with a mark, or only the first does.
        (["改为：“甲", "“乙", "“丙。”", "丁"], ["改为：“·", "“·", "“··”", "丁"], ["甲\n乙\n丙。"]),
        (["改为：“甲", "乙”", "丁"], ["改为：“·", "·”", "丁"], ["甲\n乙"]),
        # A quotation within one.
        (["改为：“所称的“船闸”是指甲”，丁"], ["改为：“··········”，丁"], ["所称的“船闸”是指甲"]),
    ],
)
def test_what_is_quoted_is_hidden(texts: list[str], spoken: list[str], quoted: list[str]) -> None:
    assert read(*texts) == (spoken, quoted)


def test_a_numbered_division_ends_what_nobody_closed() -> None:
    assert read("一、改为：“甲", "二、", "丁", numbers=("二、",))[0] == ["一、改为：“·", "二、", "丁"]
