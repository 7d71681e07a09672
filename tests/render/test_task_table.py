"""The task list as JSON and CSV: what a program and a spreadsheet get."""

import csv
import io

import pytest

from gongwen.model import Division, Document, Metadata, Paragraph, Part, Task
from gongwen.render.task_table import task_csv, task_values

SECTION = Division("chp_1__sec_1", "section", 2, "（一）", "强化管理。", (Paragraph("chp_1__sec_1__p_1", 2, "文"),))
DOCUMENT = Document(
    "x", "", Part("", "main", Metadata(), divisions=(Division("chp_1", "chapter", 1, "一、", "总则", (), (SECTION,)),))
)
TASK = Task("chp_1__sec_1__p_1", "chp_1__sec_1", None, "落实责任", None, None, "落实责任，“用好”资源。")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_nobody_named_is_null_in_json_and_said_in_csv() -> None:
    assert task_values((TASK,))[0]["body"] is None
    assert rows(task_csv((TASK,), DOCUMENT, "zh-Hans"))[1] == [
        "chp_1__sec_1__p_1", "一、总则", "（一）强化管理", "", "落实责任", "原文未指明", "", "落实责任，“用好”资源。",
    ]  # fmt: skip


def test_it_is_what_excel_opens() -> None:
    text = task_csv((TASK,), DOCUMENT, "zh-Hant-TW")

    assert text.startswith("\ufeff")
    assert text.count("\r\n") == 2
    assert "\n" not in text.replace("\r\n", "")
    assert rows(text)[0][5] == "權責單位"


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(opening: str) -> None:
    task = Task(f"{opening}1", "", opening + "topic", f"{opening}cmd|' /C calc'!A0", f"{opening}b", f"{opening}d", "x")
    cells = rows(task_csv((task,), DOCUMENT, "zh-Hans"))[1]

    assert not [cell for cell in cells if cell.startswith(opening)]
    assert f"'{opening}topic" in cells
