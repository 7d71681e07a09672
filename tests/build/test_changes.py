"""A changed word concerns whom it stands in the text of, and nobody else."""

from pathlib import Path

import pytest

from gongwen.build.changes import Row, all_strings, words_of_today
from gongwen.build.values import Shelf
from gongwen.model import Finding

LIST: tuple[Row, ...] = (("数据", "数据"), ("政务", "政务"), ("政务服务", "政务"))


def concerned(tmp_path: Path, new: tuple[Row, ...], *texts: str) -> list[bool]:
    """Whether each text, made by LIST, is concerned by the list of today."""
    shelf = Shelf(tmp_path / "units")
    before = words_of_today(shelf, "glossary", LIST)
    today = words_of_today(shelf, "glossary", new)
    return [today.concern(before.digest, text) for text in texts]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (LIST, [False, False, False]),
        ((*LIST, ("平台", "平台")), [False, False, True]),
        (LIST[1:], [True, False, False]),
        ((LIST[0], LIST[1], ("政务服务", "服务")), [False, True, False]),  # it belongs to another entry now
        ((*LIST, ("务服", "务服")), [False, True, False]),  # inside an old one
        ((LIST[1], LIST[0], LIST[2]), [True, True, True]),  # of two that overlap the first counts
    ],
)
def test_whom_a_change_concerns(tmp_path: Path, new: tuple[Row, ...], expected: list[bool]) -> None:
    assert concerned(tmp_path, new, "数据安全", "政务服务", "一个平台") == expected


def test_a_list_that_nobody_remembers_concerns_everybody(tmp_path: Path) -> None:
    today = words_of_today(Shelf(tmp_path), "glossary", LIST)
    assert today.concern("c" * 64, "无关")
    assert not today.concern(today.digest, "数据")


def test_lists_are_remembered_for_a_while(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    first = words_of_today(shelf, "glossary", LIST)
    for number in range(20):
        today = words_of_today(shelf, "glossary", (*LIST, (f"词{number}", "")))
        assert today.concern(first.digest, "无关") == (number > 7)


def test_every_string_of_a_value_is_among_them() -> None:
    value = (Finding("路径", 3, "W-x", "一句话"), ("深", ("更深",)), None)
    assert {"路径", "一句话", "深", "更深"} <= set(all_strings(value).split("\n"))
