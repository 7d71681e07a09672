"""Writes the pages of docs/manual that say what the program itself knows: its commands, the codes of its findings.

`make manual` runs this first: the pages are made and not kept, so that they are never out of date.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from gongwen.cli.parser import make_parser

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "manual" / "pages" / "reference"
_COLUMNS = {"code": "代码", "meaning": "意思", "message (Chinese, shortened)": "会说", "remedy": "怎样改"}
_SEVERITIES = {"E": "错误", "W": "警告", "I": "提示"}


def pages() -> dict[Path, str]:
    """Every page that is written by this program."""
    return {
        REFERENCE / "commands.md": "\n".join(_commands()),
        REFERENCE / "codes.md": "\n".join(_codes((ROOT / "docs" / "dev" / "codes.md").read_text("utf-8"))),
    }


def _commands() -> Iterator[str]:
    parser = make_parser()
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    yield "# 命令\n\n每个命令都在含有 `mkdocs.yml` 的最近的上级文件夹上工作。"
    yield "退出码：0 做完了，1 有错误或与原文不同，2 用法不对。\n"
    for name, command in commands.choices.items():
        yield f"## gongwen {name}\n\n{command.description}。\n"
        yield f"```text\n{' '.join(command.format_usage().split())}\n```\n"
        rows = [row for action in command._actions for row in _rows(action)]
        if rows:
            yield "| 参数 | 作用 |\n|---|---|"
            yield from rows
            yield ""
        yield f"例：`{str(command.epilog).partition(chr(10))[2].strip()}`\n"


def _rows(action: argparse.Action) -> Iterator[str]:
    """A row for an argument; none for --help."""
    if action.dest == "help":
        return
    value = "" if action.nargs == 0 else str(action.metavar or "{" + ",".join(map(str, action.choices or ())) + "}")
    names = "、".join(f"`{name} {value}`".replace(" `", "`") for name in action.option_strings) or f"`{value}`"
    yield f"| {_cell(names)} | {_cell(str(action.help))} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _codes(table: str) -> Iterator[str]:
    yield "# 提示的代码\n\n形式是 `文件:行: 代码 说的事；怎样改`。"
    yield "E- 是错误；W- 是警告，`--strict` 时算错误；I- 是提示。"
    yield "确是原文如此的警告，在 `document.yml` 的 `accept` 里写明理由放过。意思一栏是英文，与设计说明同出一处。\n"
    for line in table[table.index("\n## ") :].splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if heading := re.fullmatch(r"## (.*)", line):
            yield f"\n## {heading[1]}\n"
        elif cells and cells[0] == "code":
            yield f"| {' | '.join(('级别', *(_COLUMNS.get(cell, cell) for cell in cells)))} |"
            yield f"|{'---|' * (len(cells) + 1)}"
        elif cells and (codes := re.findall(r"\b[EWI]-[a-z-]+", cells[0])):
            yield f"| {' | '.join((_SEVERITIES[codes[0][0]], *cells))} |"
    yield ""


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
