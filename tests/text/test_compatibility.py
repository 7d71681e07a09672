import pytest

from gongwen.text.compatibility import is_private, plain_form


@pytest.mark.parametrize(
    ("character", "meant"),
    [
        ("⽂", "文"),  # a radical of Kangxi's dictionary
        ("⻓", "长"),  # one that Unicode gives no equivalent
        ("⺠", "民"),
        ("︵", "（"),
        ("﹃", "『"),
        ("ﬁ", "fi"),
        ("ﬆ", "st"),
        ("豈", "豈"),
        ("\U0002f800", "丽"),
        # Not another way to draw the same: what NFKC would change besides
        ("①", "①"),
        ("㈠", "㈠"),
        ("（", "（"),
        ("Ａ", "Ａ"),
        ("㎡", "㎡"),
        ("⿰", "⿰"),
        ("文", "文"),
        ("²", "²"),
    ],
)
def test_plain_form(character: str, meant: str) -> None:
    assert plain_form(character) == meant


@pytest.mark.parametrize(
    ("character", "private"),
    [
        ("\ue000", True),
        ("\uf8ff", True),
        ("\U000f0000", True),
        ("\U0010fffd", True),
        ("\ud7ff", False),
        ("\uf900", False),
        ("\U000effff", False),
        ("文", False),
    ],
)
def test_is_private(character: str, private: bool) -> None:
    assert is_private(character) is private
