import pytest

from gongwen.variants.borders import Border, borders, parse_border


@pytest.mark.parametrize(
    ("line", "border"),
    [
        ("护[发展]", Border("护", "发展", "")),
        ("[若干]部", Border("", "若干", "部")),
        ("统一[出]", Border("统一", "出", "")),
    ],
)
def test_a_border_is_read(line: str, border: Border) -> None:
    assert parse_border(line) == border
    assert border.text == line.replace("[", "").replace("]", "")


@pytest.mark.parametrize("line", ["护发展", "[发展]", "护[]", "护[发展"])
def test_a_line_without_word_or_neighbour_is_a_bug(line: str) -> None:
    with pytest.raises(ValueError, match=r"borders\.txt"):
        parse_border(line)


def test_every_border_stands_once() -> None:
    texts = [border.text for border in borders()]

    assert len(texts) > 10_000
    assert len(set(texts)) == len(texts)
