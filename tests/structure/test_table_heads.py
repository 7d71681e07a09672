"""Which rows name the columns of a table whose source does not say so."""

import pytest

from gongwen.model import CellSpan
from gongwen.structure.table_heads import head_rows

BODY = (("1", "东塘", "清淤、护岸加固。", "东塘区人民政府"), ("2", "白荡", "拆除阻水建筑。", "市水利局"))


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ((("序号", "水体", "整治内容", "责任单位"), *BODY), 1),
        (
            (("序　号", "水体名称", "內容", "責任單位（牽頭）"), *BODY),
            1,
        ),  # spaced, in traditional script, with an aside
        (BODY, 0),  # a table without heads
        ((("姓名", "张三", "性别", "男"), ("职务", "局长", "电话", "12345")), 0),  # a form
        ((("姓名", "", "性别", ""), ("职务", "", "电话", "")), 0),  # an empty one
        ((("地区", "2021年", "2022年"), ("东部", "1.2", "35%"), ("西部", "3", "4,100")), 1),
        ((("东部", "1.2", "35%"), ("西部", "3", "4,100")), 0),
        ((("指标", "东部", "西部"), ("总量", "12", "13"), ("人均", "1.2", "1.3")), 1),  # figures stand below
        ((("条款", "东部", "西部"), ("甲", "乙", "丙"), ("丁", "戊", "己")), 0),  # nothing tells
        ((("地区", "东部", "西部"), ("甲", "2", "丙"), ("丁", "戊", "3")), 0),  # nor figures here and there
        ((("序号", "内容。", "责任单位"), ("1", "清淤", "市水利局")), 0),  # a sentence names no column
        ((("单位", "单位", "时间"), ("甲", "乙", "丙")), 0),  # nor do two of one name
        ((("序号", "名称"),), 0),  # heads of nothing
        ((), 0),
    ],
)
def test_heads_are_told_by_their_words(rows: tuple[tuple[str, ...], ...], heads: int) -> None:
    assert head_rows(rows, ()) == heads


def test_a_title_over_all_columns_counts_with_the_heads_below_it() -> None:
    rows = (("整治计划表", "", "", ""), ("序号", "水体", "内容", "责任单位"), *BODY)

    assert head_rows(rows, (CellSpan(0, 0, 1, 4),)) == 2
    assert head_rows((rows[0], *BODY), (CellSpan(0, 0, 1, 4),)) == 0


def test_heads_in_two_rows_are_both_heads() -> None:
    rows = (("序号", "责任单位", "", "完成时间"), ("", "牵头单位", "配合单位", ""), *BODY)
    spans = (CellSpan(0, 0, 2, 1), CellSpan(0, 1, 1, 2), CellSpan(0, 3, 2, 1))

    assert head_rows(rows, spans) == 2
    grouped = (("指标名称", "完成年份", ""), ("总量", "2021年", "2022年"), ("人均", "12", "13"))
    assert head_rows(grouped, (CellSpan(0, 1, 1, 2),)) == 2


def test_heads_never_take_the_whole_table() -> None:
    assert head_rows((("序号", "责任单位"), ("", "")), (CellSpan(0, 0, 2, 1), CellSpan(0, 1, 2, 1))) == 0
