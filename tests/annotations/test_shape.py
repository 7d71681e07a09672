import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.annotations.shape import MAX_BRACKETS, MAX_NESTING, bracket_line, nesting_line


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("> " * 6 + "a", None),
        ("> " * 7 + "a", 0),
        (">" * 7 + "a", 0),
        ("a\n\n" + "1. " * 7 + "a", 2),
        ("1. " * 6 + "a", None),
        ("* " * 20, None),  # a rule, not a list
        ("- - - - - - - - -", None),
        ("- " * 7 + "a", 0),  # begins like a rule, but is none
        ("> - " * 4 + "a", 0),
        ("> - > - > - a", None),
        ("\n".join("  " * n + "- a" for n in range(6)), None),
        ("\n".join("  " * n + "- a" for n in range(7)), 6),
        ("\n".join("\t" * n + "* a" for n in range(7)), 6),
        ("\n\n".join("    " * n + f"{n + 1}) a" for n in range(7)), 12),
        ("\n".join("- a" for _ in range(100)), None),
        ("\n".join("  " * (n % 3) + "- a" for n in range(100)), None),
        ("-a\n" * 9, None),  # no space, no list
        ("123456789012. " * 9, None),
        ("2022. 6. 25", None),
    ],
)
def test_nesting(body: str, line: int | None) -> None:
    assert nesting_line(body) == line


def test_brackets() -> None:
    assert bracket_line("[" * MAX_BRACKETS) is None
    assert bracket_line("[\n" * (MAX_BRACKETS + 1)) == MAX_BRACKETS


@given(st.integers(1, 20), st.sampled_from([">", "> ", "- ", "+ ", "1. ", "99) "]))
def test_marks_on_one_line_are_counted(depth: int, mark: str) -> None:
    assert (nesting_line(mark * depth + "字") is None) == (depth <= MAX_NESTING)


@given(st.text(alphabet=" \t>-*+1.)\na", max_size=200))
def test_no_body_raises(body: str) -> None:
    nesting_line(body)
