import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.print.pieces import pieces, printable
from gongwen.text.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一章\u3000总则", "第一章\u3000总则"),
        ("软\u00ad连\u200b字\u202e\ufeff", "软连字"),
        ("两  空格", "两  空格"),
        ("图5" + "\u00a0" * 20 + "图6", "图5\u3000\u3000图6"),
        ("一\n二\t三\u2028四", "一 二 三 四"),
        ("葛\U000e0100", "葛\U000e0100"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("普通", ("普通",)),
        ("⼀与一", (("⼀", "other"), "与一")),
        ("波浪〜号", ("波浪", ("〜", "other"), "号")),
        ("", ("",)),
    ],
)
def test_a_character_with_a_twin_is_drawn_by_another_font(text: str, expected: object) -> None:
    assert pieces(text) == expected


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_visible_character_is_lost(text: str) -> None:
    joined = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces(text))
    assert visible(joined) == visible(text)
    assert "\n" not in joined
