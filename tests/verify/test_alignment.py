import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.verify.alignment import Match, align, unmatched

PARAGRAPHS = [f"第{n}条　本办法所称第{n}类事项，由第{n}级机关办理，并于{n}日内答复。" for n in range(1, 40)]
paragraphs = st.lists(st.sampled_from(PARAGRAPHS), max_size=8)
few_characters = st.text("甲乙丙", max_size=11)  # shorter than an anchor: the exact path


def longest_common(left: str, right: str) -> int:
    """The length of a longest common subsequence, by the textbook."""
    row = [0] * (len(right) + 1)
    for a in left:
        row = [0, *(max(row[j] + 1 if a == b else 0, row[j + 1]) for j, b in enumerate(right))]
        for j in range(1, len(row)):
            row[j] = max(row[j], row[j - 1])
    return row[-1]


def assert_sound(left: str, right: str, matches: list[Match]) -> None:
    assert all(left[m.left : m.left + m.length] == right[m.right : m.right + m.length] for m in matches)
    assert all(m.length > 0 for m in matches)
    for a, b in pairwise(matches):
        assert a.left + a.length <= b.left
        assert a.right + a.length <= b.right


@given(few_characters, few_characters)
def test_short_texts_have_a_longest_common_subsequence(left: str, right: str) -> None:
    matches = align(left, right)

    assert_sound(left, right, matches)
    assert sum(match.length for match in matches) == longest_common(left, right)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), max_size=8),
    st.lists(st.sampled_from(PARAGRAPHS), max_size=8),
    st.text("本条", max_size=5),
)
def test_matches_are_the_same_in_both_texts_and_in_order(left: list[str], right: list[str], extra: str) -> None:
    a, b = "".join(left), extra.join(right)

    assert_sound(a, b, align(a, b))


@given(st.text(st.characters(codec="utf-8"), max_size=50))
def test_equal_texts_are_one_match(text: str) -> None:
    assert align(text, text) == ([Match(0, 0, len(text))] if text else [])


@pytest.mark.parametrize("gone", [0, 1, 17, 38])
def test_a_dropped_paragraph_stays_in_one_piece(gone: int) -> None:
    # Also where other places differ, so that the equal ends do not reach it.
    left = "".join(PARAGRAPHS)
    right = "误" + "".join(p for n, p in enumerate(PARAGRAPHS) if n != gone) + "误"

    missing, added = unmatched(align(left, right), len(left), len(right))

    assert [len(run) for run in missing] == [len(PARAGRAPHS[gone])]
    assert sum(len(run) for run in added) == 2


def test_swapped_paragraphs_keep_the_longer_in_place() -> None:
    short, long = PARAGRAPHS[0], PARAGRAPHS[1] + PARAGRAPHS[2]

    missing, added = unmatched(align(short + long, long + short), len(short + long), len(short + long))

    assert sum(map(len, missing)) == sum(map(len, added)) <= len(short)


def test_long_texts_without_anchors_are_halved() -> None:
    # 23,500 × 23,500 bits are more than is kept at once; the longest common subsequence stays exact: 丙 is dropped.
    letters = random.Random(1)
    right = "".join(letters.choice("甲乙") for _ in range(23_500))
    left = "".join(c + "丙" * letters.randint(0, 1) for c in right)

    matches = align("丁" + left + "戊", right)

    assert sum(match.length for match in matches) == len(right)


def test_what_no_match_covers() -> None:
    assert unmatched([Match(1, 0, 2), Match(4, 2, 1)], 6, 3) == ([range(0, 1), range(3, 4), range(5, 6)], [])
