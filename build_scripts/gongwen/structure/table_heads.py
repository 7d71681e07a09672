"""Which rows of a table name its columns, where the source does not say so: a page of an office is cells alone."""

import re
from collections.abc import Iterable

from gongwen.model import CellSpan
from gongwen.text.folding import fold_text

Rows = tuple[tuple[str, ...], ...]

_LONGEST = 16  # characters of what names a column, without what stands in brackets
_MOST_TITLES = 2
# What the name of a column ends in. 合计, 其中 and the like open rows as well: they tell nothing.
_NAMES = (
    "序号|编号|代码|代号|名称|姓名|性别|年龄|学历|职务|职称|单位|部门|机关|机构|主体|地区|区域"
    "|地点|地址|位置|电话|联系人|负责人|项目|事项|指标|内容|任务|措施|要求|目标|标准|依据|方式"
    "|方法|程序|流程|环节|条件|范围|对象|情形|情况|类别|类型|种类|品种|分类|领域|行业|层级"
    "|级别|等级|规格|型号|数量|金额|单价|面积|长度|比例|比重|权重|分值|得分|人数|名额|时间"
    "|日期|时限|期限|年份|年度|进度|频次|职责|分工|责任|形式|来源|结果|效果|成果|性质|属性"
    "|用途|备注|说明|附注"
)
_NAMED = re.compile(rf"(?:.*(?:{_NAMES})|\d{{4}}年.{{0,4}}|第?[一二三四1-4]季度)")
_ASIDE = re.compile(r"[(（\[〔【].*?[)）\]〕】]")
_SENTENCE = re.compile(r"[。；！？;!?]")
_FIGURE = re.compile(r"[-+±]?\d[\d.,%‰/~～—-]*")


def head_rows(rows: Rows, spans: Iterable[CellSpan]) -> int:
    """How many rows from the first on name the columns, 0 where they do not look like it. A title over all columns
    counts with what stands below it.

    序号 | 名称 | 责任单位 above a list names them; 姓名 | 张三 | 性别 | 男 is a form, 东塘 | 清淤 a row like others.
    """
    by_place = {(span.row, span.column): span for span in spans}
    first = next((row for row in range(len(rows)) if not _is_title(rows, row, by_place)), len(rows))
    if first > _MOST_TITLES or first + 1 >= len(rows):
        return 0
    names = _names(rows, first, by_place)
    if not (_could_name(names.values()) and _tells(rows, first, names)):
        return 0
    last = max((_below(by_place, first, column) for column in names), default=first + 1)
    grouped = any(by_place[first, c].columns > 1 for c in names if (first, c) in by_place)
    if grouped and last == first + 1 and _could_name(_names(rows, last, by_place).values()):
        last += 1
    return last if last < len(rows) else 0


def _is_title(rows: Rows, row: int, spans: dict[tuple[int, int], CellSpan]) -> bool:
    """True for one cell over all columns."""
    span = spans.get((row, 0))
    return span is not None and span.columns >= len(rows[row]) and span.rows == 1


def _names(rows: Rows, row: int, spans: dict[tuple[int, int], CellSpan]) -> dict[int, str]:
    """The cells of a row by column, as their words are compared, without those that other cells cover."""
    covered = {
        (r, c)
        for span in spans.values()
        for r in range(span.row, span.row + span.rows)
        for c in range(span.column, span.column + span.columns)
    } - spans.keys()
    return {column: _plain(text) for column, text in enumerate(rows[row]) if (row, column) not in covered}


def _below(spans: dict[tuple[int, int], CellSpan], row: int, column: int) -> int:
    return row + spans[row, column].rows if (row, column) in spans else row + 1


def _plain(text: str) -> str:
    return _ASIDE.sub("", "".join(fold_text(text).split()))


def _could_name(texts: Iterable[str]) -> bool:
    """True for several short names, each another and none a figure or a sentence."""
    names = list(texts)
    return (
        len(names) > 1
        and len(set(names)) == len(names)
        and all(0 < len(name) <= _LONGEST and not _SENTENCE.search(name) for name in names)
        and not any(_FIGURE.fullmatch(name) for name in names)
    )


def _tells(rows: Rows, row: int, names: dict[int, str]) -> bool:
    """True where most of the cells end as names of columns do; or one does, and figures stand below half of them."""
    named = sum(bool(_NAMED.fullmatch(name)) for name in names.values())
    below = rows[row + 1 :]
    figures = sum(all(_FIGURE.fullmatch(_plain(cells[column])) for cells in below) for column in names)
    return named * 3 >= len(names) * 2 or (named > 0 and figures * 2 >= len(names))
