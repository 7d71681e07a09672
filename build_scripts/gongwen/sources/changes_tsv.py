"""changes.tsv: what became of a document's published texts, a line each in the order in which it was recorded."""

from collections.abc import Iterable
from typing import get_args

from gongwen.errors import IdsError
from gongwen.model import ChangeKind, TextChange
from gongwen.sources.ids_tsv import EID, check_day

NAME = "changes.tsv"
COLUMNS = ("day", "eid", "what", "now")


def parse_changes(text: str, path: str) -> tuple[TextChange, ...]:
    """The rows in the file's order; raises IdsError with the line of the first fault."""
    lines = text.split("\n")
    if lines[0].split("\t") != [*COLUMNS]:
        raise IdsError(f"第一行应当是以制表符分隔的列名 {' '.join(COLUMNS)}；请照此改写", path, 1)
    return tuple(_row(line, path, number) for number, line in enumerate(lines[1:], 2) if line.strip())


def _row(line: str, path: str, number: int) -> TextChange:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise IdsError(f"这一行有 {len(cells)} 列，应当有 {len(COLUMNS)} 列；请检查制表符", path, number)
    day, eid, said, now = cells
    what = next((kind for kind in get_args(ChangeKind) if kind == said), None)
    if what is None:
        raise IdsError(f"what 不能是“{said}”；可用的是：{'、'.join(get_args(ChangeKind))}", path, number)
    for name in (eid, *([now] if what == "renamed" else [])):
        if not EID.fullmatch(name):
            raise IdsError(f"“{name}”不是段落的编号；请改成 chp_1__sec_2 这样的编号", path, number)
    if now and what != "renamed":
        raise IdsError(f"{what} 的一行不应写 now；请删去“{now}”", path, number)
    check_day("day", day, path, number)
    return TextChange(day, eid, what, now, number)


def changes_text(changes: Iterable[TextChange]) -> str:
    """The file that holds the rows, as `parse_changes` reads it."""
    rows = ("\t".join((change.day, change.eid, change.what, change.now)) for change in changes)
    return "\n".join(("\t".join(COLUMNS), *rows)) + "\n"
