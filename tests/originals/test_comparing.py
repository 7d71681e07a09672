"""A source against the second reading of its original, and mendings put into a new reading."""

import pytest

from gongwen.library.mending import mend_again
from gongwen.library.originals import with_original
from gongwen.model import PageDifference
from gongwen.text.compatibility import plain_form
from gongwen.verify.original import compare_original

SOURCE = """\
<p data-page="1">甲乙<span data-page="2"></span>丙丁</p>
<p hidden data-page="1">— 1 —</p>
<p data-page="2">戊</p>
"""


@pytest.mark.parametrize(
    ("pages", "differences"),
    [
        ([("甲乙—1—",), ("丙丁戊",)], ()),
        ([("—1—甲乙",), ("丙丁戊",)], ()),
        ([("乙甲—1—", "甲乙—1—"), ("丙丁戊",)], ()),  # by one of the orders
        ([("⽢乙—1—",), ("丙丁戊",)], (PageDifference(1, "甲", "甘"),)),
        ([("甲乙—1—",), ("丁丙戊",)], (PageDifference(2, "", "丁"), PageDifference(2, "丁", ""))),
        ([("甲乙",), ("丙丁戊",)], (PageDifference(1, "—1—", ""),)),
        ([("甲乙—1—",), ("丙丁戊",), ("己",)], (PageDifference(3, "", "己"),)),
        ([("甲乙—1—",)], (PageDifference(2, "丙丁戊", ""),)),
    ],
)
def test_pages_are_compared_one_by_one(pages: list[tuple[str, ...]], differences: tuple[PageDifference, ...]) -> None:
    found = compare_original(SOURCE, pages)

    assert sorted(map(str, found)) == sorted(map(str, differences))


def test_a_source_without_pages_is_compared_as_a_whole() -> None:
    assert compare_original("<p>甲乙丙</p>", [("甲",), ("乙丙",)]) == ()
    assert compare_original("<p>甲乙丙</p>", [("甲",), ("丙",)]) == (PageDifference(0, "乙", ""),)


def test_covered_words_are_in_no_difference() -> None:
    found = compare_original('<p data-page="1">请张三到场</p>', [("请张三丰到场",)], ("张三",))

    assert found == (PageDifference(1, "", "丰"),)


@pytest.mark.parametrize(
    ("mended", "new", "text", "unfit"),
    [
        ("a\nB\nc\n", "a\nb\nc\nd\n", "a\nB\nc\nd\n", ()),
        ("a\nb\nx\nc\n", "z\na\nb\nc\n", "z\na\nb\nx\nc\n", ()),
        ("a\nc\n", "a\nb\nc\n", "a\nc\n", ()),
        ("a\nB\nc\n", "a\nq\nc\n", "a\nq\nc\n", ("B",)),
        ("a\nb\nx\nc\n", "a\nb\nq\nc\n", "a\nb\nq\nc\n", ("x",)),
        ("x\na\nb\nc\n", "a\nb\nc\n", "x\na\nb\nc\n", ()),
        ("a\nb\nc\nx\n", "a\nb\nc\n", "a\nb\nc\nx\n", ()),
    ],
)
def test_mendings_go_where_their_lines_still_are(mended: str, new: str, text: str, unfit: tuple[str, ...]) -> None:
    found = mend_again("a\nb\nc\n", mended, new)

    assert (found.text, found.unfit) == (text, unfit)


def test_a_line_that_moved_to_another_page_is_mended_there() -> None:
    read, new = '<p data-page="1">b</p>\n<p>c</p>\n', '<p data-page="2">b</p>\n<p>c</p>\n'

    assert mend_again(read, '<p data-page="1">B</p>\n<p>c</p>\n', new).text == '<p data-page="1">B</p>\n<p>c</p>\n'


def test_the_line_of_the_original_takes_the_place_of_the_one_before() -> None:
    assert with_original("# title\nnumber: 1\n", "original: {}\n") == "# title\nnumber: 1\noriginal: {}\n"
    assert (
        with_original("original:\n  sha256: a\n  reader: b\nnumber: 1\n", "original: {}\n")
        == "original: {}\nnumber: 1\n"
    )
    assert with_original("original: {a: b}\nnumber: 1", "") == "number: 1"


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("⽂", "文"),
        ("⺠", "民"),
        ("ﬁ", "fi"),
        ("︵", "（"),
        ("豈", "豈"),
        ("文", "文"),
        ("（", "（"),
        ("A", "A"),
        ("㎡", "㎡"),
    ],
)
def test_characters_that_stand_for_others(shown: str, meant: str) -> None:
    assert plain_form(shown) == meant
