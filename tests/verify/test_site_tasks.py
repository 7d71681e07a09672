"""Tasks in three files: one that says other than the others is named."""

import pytest

from gongwen.verify.site_tasks import tasks_differing

TABLE = (
    '\ufeff"编号","章节","条目","主题","任务","责任单位","时限","原句"\r\n'
    '"chp_1__p_1","一、安排","","","各市要巡河","各市","每月","各市要每月巡河。"\r\n'
)
PAGE = (
    '<ol><li id="task-1" data-body="各市"><p><a href="../chp_1/#chp_1__p_1">各市要<b>巡</b>河</a></p>'
    "<dl><dt>责任单位</dt><dd>各市</dd><dt>时限</dt><dd>每月</dd></dl></li></ol>"
)
MARKDOWN = "| 1 | [各市要巡河](chp_1.md#chp_1__p_1) |  |  | 各市 | 每月 |\n"
OTHER = '"chp_1__p_1","","","","报送总结","","",""\r\n'


def test_three_files_that_say_the_same_have_no_fault() -> None:
    assert list(tasks_differing(TABLE, PAGE, MARKDOWN)) == []
    signs = MARKDOWN.replace("各市要", "&#32;\\+86各市要").replace("| 各市 |", "| &#32;-各市 |")
    table = TABLE.replace('"各市要巡河"', '"\'+86各市要巡河"').replace('"各市","每月"', '" -各市","每月"')
    assert list(tasks_differing(table, "", signs)) == []  # entities are no letters
    assert list(tasks_differing(TABLE + OTHER, "<ol><li>每月</li></ol>", "")) == []  # a page of times, not of tasks


@pytest.mark.parametrize(
    ("table", "page", "markdown"),
    [
        (TABLE + OTHER, PAGE, MARKDOWN),
        (TABLE.replace('"各市","每月"', '"各县","每月"'), PAGE, MARKDOWN),
        (TABLE, PAGE.replace("<dd>每月", "<dd>每年"), MARKDOWN),
        (TABLE, PAGE.replace("#chp_1__p_1", "#chp_2__p_1"), MARKDOWN),
        (TABLE, PAGE, MARKDOWN.replace("要巡河", "不要巡河")),
        (TABLE, PAGE, MARKDOWN.replace("| 各市 |", "| 各县 |")),
    ],
)
def test_a_file_that_says_otherwise_is_named(table: str, page: str, markdown: str) -> None:
    assert list(tasks_differing(table, page, markdown))
