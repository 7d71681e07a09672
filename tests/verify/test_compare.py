from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.verify.compare import Place, compare, in_order
from gongwen.verify.expected import Expected
from gongwen.verify.published import Piece

Found = tuple[str, int, str, str]  # eId, line, what, text

RANK = {f"p_{n}": n for n in range(9)}
LINES = {f"p_{n}": n + 10 for n in range(9)}
FILES = {"": "x.html"}
texts = st.lists(st.text("甲乙丙丁", max_size=6), min_size=1, max_size=5)


def expected(*paragraphs: str) -> Expected:
    """Paragraphs p_0, p_1 … on lines 10, 11 …"""
    owners = [n for n, text in enumerate(paragraphs) for _ in text]
    places = tuple((n, 0) for n in owners)
    return Expected("".join(paragraphs), tuple(n + 10 for n in owners), places, tuple(f"p_{n}" for n in owners))


def pieces(*paragraphs: str) -> list[Piece]:
    return [Piece(f"p_{n}", text, "x.html") for n, text in enumerate(paragraphs)]


def differences(source: tuple[str, ...], published: tuple[str, ...], *astray: Piece) -> list[Found]:
    return [p[:4] for p in compare(expected(*source), pieces(*published), astray, LINES, FILES)]


@pytest.mark.parametrize(
    ("source", "published", "found"),
    [
        (("甲乙", "丙"), ("甲乙", "丙"), []),
        (("甲乙", "丙"), ("甲\u3000乙 ", "\n丙"), []),
        (("甲乙", "丙"), ("甲", "丙"), [("p_0", 10, "missing", "乙")]),
        (("甲乙", "丙"), ("甲乙", "丁丙"), [("p_1", 11, "added", "丁")]),
        (("甲乙", "丙"), ("甲乙丙", ""), []),  # a border is no character
        (("甲乙", "丙丁"), ("甲", "丙"), [("p_0", 10, "missing", "乙"), ("p_1", 11, "missing", "丁")]),
        (("甲乙丙",), ("丙甲乙",), [("p_0", 10, "moved", "丙")]),
        (("甲乙",), ("甲丁",), [("p_0", 10, "missing", "乙"), ("p_0", 10, "added", "丁")]),
        (("甲乙", "丙丁"), ("", ""), [("p_0", 10, "missing", "甲乙"), ("p_1", 11, "missing", "丙丁")]),
    ],
)
def test_differences(
    source: tuple[str, ...], published: tuple[str, ...], found: list[tuple[str, int, str, str]]
) -> None:
    assert differences(source, published) == found


def test_what_stands_astray_is_added_or_has_moved() -> None:
    assert differences(("甲",), ("甲",), Piece("p_0", "乙")) == [("p_0", 10, "added", "乙")]
    assert differences(("甲", "乙"), ("甲",), Piece("p_0", "乙")) == [("p_1", 11, "moved", "乙")]
    assert differences(("甲", "乙"), ("甲",), Piece("p_0", "乙丙")) == [
        ("p_1", 11, "moved", "乙"),
        ("p_0", 10, "added", "丙"),
    ]
    assert differences(("甲",), ("甲",), Piece("p_0", " ")) == []


@given(texts, texts, texts)
def test_counts_add_up(source: list[str], published: list[str], astray: list[str]) -> None:
    strays = [Piece("p_0", text) for text in astray]
    places = compare(expected(*source), pieces(*published), strays, LINES, FILES)
    count: Counter[str] = Counter()
    for place in places:
        count[place.what] += len(place.text)
    wanted, shown = Counter("".join(source)), Counter("".join([*published, *astray]))

    assert count["missing"] == (wanted - shown).total()
    assert count["added"] == (shown - wanted).total()
    assert (places == []) == ("".join(source) == "".join(published) and not "".join(astray))


@given(st.permutations(["甲乙丙", "丁", "戊己", "庚"]))
def test_a_text_in_another_order_has_nothing_missing_and_nothing_added(order: list[str]) -> None:
    places = compare(expected("甲乙丙", "丁", "戊己", "庚"), pieces(*order), (), LINES, FILES)

    assert {place.what for place in places} <= {"moved"}


def test_text_under_no_eid_belongs_to_what_it_replaces_or_follows() -> None:
    source = expected("甲甲", "乙乙")

    def where(text: str) -> list[Place]:
        return [p for p in compare(source, [Piece("", text, "x.pdf")], (), LINES, FILES) if p.what == "added"]

    assert [p.eid for p in where("甲甲丁乙乙")] == ["p_0"]
    assert [p.eid for p in where("甲甲丁乙")] == ["p_1"]
    assert [p.eid for p in where("丁甲甲乙乙")] == ["p_0"]
    assert [p.eid for p in where("甲甲乙乙丁")] == ["p_1"]


@pytest.mark.parametrize(
    ("eids", "astray"),
    [
        ([0, 1, 2], []),
        ([0, 0, 1], []),
        ([1, 0, 2], [1]),  # 甲甲甲 weighs more than 乙乙
        ([2, 0, 1], [2]),
        ([0, 2, 1, 3], [2]),
        ([], []),
    ],
)
def test_the_heaviest_run_in_order_stays(eids: list[int], astray: list[int]) -> None:
    weights = {0: "甲甲甲", 1: "乙乙", 2: "丙", 3: "丁"}

    kept, displaced = in_order([Piece(f"p_{n}", weights[n]) for n in eids], RANK)

    assert [piece.eid for piece in displaced] == [f"p_{n}" for n in astray]
    assert sorted([*kept, *displaced]) == sorted(Piece(f"p_{n}", weights[n]) for n in eids)
