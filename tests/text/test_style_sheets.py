import pytest

from gongwen.text.style_sheets import rules_of, without_comments


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("a/* b */c", "ac"),
        ("a/*/b*/c", "ac"),
        ("a/* b", "a"),
        ("a*/b", "a*/b"),
        ("/*a*//*b*/c", "c"),
        ("a/*b/*c*/d", "ad"),
    ],
)
def test_comments_are_taken_away(sheet: str, kept: str) -> None:
    assert without_comments(sheet) == kept


@pytest.mark.parametrize(
    ("sheet", "rules"),
    [
        ("p{a:b}.c{d:e}", [("p", "a:b"), (".c", "d:e")]),
        ("@media x{p{a:b}}", [("p", "a:b")]),
        ("p{a:b", [("p", "a:b")]),
        ("}p{a:b}", [("p", "a:b")]),
        ("p a:b", []),
    ],
)
def test_rules_are_told_apart(sheet: str, rules: list[tuple[str, str]]) -> None:
    assert list(rules_of(sheet)) == rules


@pytest.mark.parametrize("piece", ["{", "}", "/*", "p", "@", "@a{"])
def test_no_piece_repeated_slows_it_down(piece: str) -> None:
    assert len(list(rules_of(without_comments(piece * 200_000)))) < 2
