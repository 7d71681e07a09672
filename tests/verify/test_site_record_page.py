"""The table of a record has a row for each script and form that there is, none of them with a difference."""

import pytest

from gongwen.model import Variant
from gongwen.verify.site_record_page import record_rows

FORMS: dict[Variant, set[str]] = {"zh-Hans": {"html", "pdf"}, "zh-Hant-TW": {"html"}}
ROW = '<tr><td lang="{}">字</td><td>{}</td><td>12</td><td>0</td><td>0</td><td>0</td><td>{}</td></tr>'
OWN, RULES = "原文的字", "与本站转换规则一致，不表示字形都正确"
RECORD = (
    '<p class="gw-verdict">全部一致：没有缺字、多字、移位。</p><div class="gw-table gw-figures"><table>'
    + ROW.format("zh-Hans", "网页", OWN)
    + ROW.format("zh-Hans", "PDF", OWN)
    + ROW.format("zh-Hant-TW", "网页", RULES)
    + "</table></div>"
)


def found(html: str) -> list[str]:
    return list(record_rows(html, "zh-Hans", FORMS, "zh-Hans"))


def test_a_record_of_ours_has_no_fault() -> None:
    assert found(RECORD) == []
    assert found('<p class="gw-verdict">未核对</p>') == []  # without a table nothing is said to agree


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全部一致", "大体一致"),
        (ROW.format("zh-Hans", "PDF", OWN), ""),
        ("PDF", "EPUB"),
        ("<td>0</td><td>0</td><td>0</td>", "<td>1</td><td>0</td><td>0</td>"),
        (RULES, OWN),
    ],
)
def test_a_row_more_less_or_otherwise_is_named(old: str, new: str) -> None:
    assert found(RECORD.replace(old, new, 1))
