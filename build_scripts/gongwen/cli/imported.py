"""What `import` says to an editor: short enough to be read, with the way to the rest."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from gongwen.library.importing import Imported
from gongwen.model import Finding, Omitted

MOST = 10  # of one sort that are listed
_MOST_OUTLINE = 60
_COUNTED = ("Markdown 标记", "脚本", "样式")  # marks and programs: how many is all that anybody asks
_SHOWN = 40  # characters of what was left out
_HEAD = ("文件", "标题", "文号", "机关", "日期", "发现")
_WIDEST = (28, 44, 22, 24, 10, 14)  # columns on a terminal; a Han character takes two
_NONE = "—"


def outline_folded(lines: Sequence[str], name: str) -> list[str]:
    """The outline, of a long document its beginning."""
    if len(lines) <= _MOST_OUTLINE:
        return list(lines)
    left = len(lines) - _MOST_OUTLINE
    return [*lines[:_MOST_OUTLINE], f"……还有 {left} 行；gongwen outline {name} 列出全部"]


def left_out_lines(omitted: Sequence[Omitted], name: str) -> list[str]:
    """What is no part of the text: what its author may not know first, marks as a number, beyond ten the way to all."""
    if not omitted:
        return []
    counts = Counter(left.what for left in omitted if left.what in _COUNTED)
    listed = [left for left in omitted if left.what not in _COUNTED]
    listed.sort(key=lambda left: left.privacy != "concealed")
    marks = "，".join(f"{what} {count} 处" for what, count in counts.items())
    lines = [f"未收入正文的有 {len(omitted)} 处{f'（其中{marks}）' if marks else ''}{'：' if listed else '。'}"]
    lines += [f"  {_place(left)}（{left.what}）：{_opening(left.text)}" for left in listed[:MOST]]
    if len(listed) > MOST:
        lines.append(f"  ……还有 {len(listed) - MOST} 处；gongwen outline {name} --json 列出全部")
    return lines


def folded_findings(findings: Iterable[Finding]) -> tuple[list[Finding], list[str]]:
    """The findings, ten of a warning's code, and a line for each that has more; errors all, for nothing came in."""
    shown: list[Finding] = []
    met: Counter[str] = Counter()
    for finding in findings:
        met[finding.code] += 1
        if met[finding.code] <= MOST or finding.severity == "error":
            shown.append(finding)
    more = {code: n - MOST for code, n in met.items() if n > MOST and not code.startswith("E-")}
    return shown, [f"还有 {n} 条同样的 {code}；gongwen check 逐条列出" for code, n in more.items()]


def row(name: str, imported: Imported | None, findings: Sequence[Finding]) -> tuple[str, ...]:
    """A line of the table: what was read of one file, or that it did not come in."""
    if imported is None:
        return (name, "没有放入", _NONE, _NONE, _NONE, "见上")
    values = imported.document.main.metadata
    warned = sum(finding.severity != "info" for finding in findings)
    cells = (values.title, values.number, "、".join(values.issuers), values.date)
    return (name, *(cell or _NONE for cell in cells), f"{warned} 条" if warned else "没有")


def table_lines(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The table, its columns under one another on a terminal, long cells cut."""
    cells = [[_cut(cell, widest) for cell, widest in zip(line, _WIDEST, strict=True)] for line in (_HEAD, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(_padded(cell, w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in cells]


def result_line(rows: Sequence[tuple[str, ...]], failed: int, warned: int) -> str:
    """The last line after several files."""
    kept = f"，{failed} 个没有放入，原因见上" if failed else ""
    said = f"{warned} 条警告" if warned else "没有警告"
    return (
        f"共 {len(rows)} 个文件：放入 {len(rows) - failed} 个{kept}；{said}。下一步：核对上表；再运行 gongwen build。"
    )


def _place(left: Omitted) -> str:
    return f"第 {left.line} 行" if left.line else "文件"


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _cut(text: str, widest: int) -> str:
    line = " ".join(text.split())
    if _width(line) <= widest:
        return line
    while _width(line) > widest - 2:
        line = line[:-1]
    return f"{line}…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
