"""The tasks of a document, thrice: as a table, on their page and in its Markdown. They say the same."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape

from gongwen.verify.site_metadata import letters

_ITEM = re.compile(r'<li id="task-\d+".*?</li>', re.DOTALL)
_CELL = re.compile(r"<dd>(.*?)</dd>", re.DOTALL)
_TASK = re.compile(r'<a href="[^"#]*#([\w-]+)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_ROW = re.compile(r"\| \d+ \| \[((?:[^\]\\]|\\.)*)\]\([^()#]*#([\w-]+)\) \|(.*)\|")
Row = tuple[str, str, frozenset[str]]  # eId, the task, what else is said of it


def tasks_differing(table: str, page: str, markdown: str) -> Iterator[str]:
    """Where the page or its Markdown says other than the table, letter by letter; pages of documents that tell neither
    who nor when list no tasks."""
    _, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    wanted = [_of_table(row) for row in rows]
    for found in (list(_of_page(page)), list(_of_markdown(markdown))):
        if found and len(found) != len(wanted):
            yield f"任务：{len(found)}、{len(wanted)}"
        for (eid, task, told), (own_eid, own_task, own) in zip(found, wanted, strict=False):
            if (eid, task) != (own_eid, own_task) or not told <= own:
                yield f"{own_eid}：{own_task}"


def _of_table(row: list[str]) -> Row:
    eid, _, division, topic, task, body, deadline, _ = row
    return eid, letters(task), frozenset(map(letters, (division, topic, body, deadline)))


def _of_page(page: str) -> Iterator[Row]:
    for item in _ITEM.findall(page):
        eid, task = _TASK.findall(item)[0]
        yield eid, _words(task), frozenset(map(_words, _CELL.findall(item))) - {""}


def _of_markdown(markdown: str) -> Iterator[Row]:
    for task, eid, cells in _ROW.findall(markdown):
        told = frozenset(letters(unescape(cell)) for cell in cells.split(" | "))
        yield eid, letters(unescape(task)), told - {""}


def _words(html: str) -> str:
    return letters(unescape(_TAG.sub("", html)))
