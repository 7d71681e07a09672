"""The task list as a table: the rows as JSON's values, and as a CSV that Excel and WPS open without asking."""

import csv
import io
from typing import Literal

from gongwen.model import Document, Duty, Edition, Task, Variant, walk_divisions, walk_parts
from gongwen.render.markdown.labels import division_label
from gongwen.variants.ui import ui

TaskPage = Literal["", "tasks", "targets"]
COLUMNS = ("eid", "chapter", "division", "topic", "task", "body", "deadline", "sentence")
# A spreadsheet takes a cell that opens so for a formula (OWASP, CSV Injection), in some locales also full-width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's own encoding


def task_page(edition: Edition) -> TaskPage:
    """What the page of a document's tasks lists: the tasks, where at least half of them name a unit or a day; else the
    days by which something is to be; nothing where the document charges nobody, or names neither.

    A list of which hardly anything says who or when tells no more than the text.
    """
    named = sum(bool(task.body or task.deadline) for task in edition.tasks)
    if not edition.tasks:
        return ""
    return "tasks" if named * 2 >= len(edition.tasks) else "targets" if edition.targets else ""


def task_values(tasks: tuple[Task, ...]) -> list[dict[str, object]]:
    """The JSON of `tasks`; null where the document names nobody or no day."""
    return [
        {
            "eid": task.eid,
            "division": task.division,
            "topic": task.topic,
            "task": task.task,
            "body": task.body,
            "deadline": task.deadline,
            "sentence": task.sentence,
        }
        for task in tasks
    ]


def duty_values(duties: tuple[Duty, ...]) -> list[dict[str, object]]:
    """The JSON of `tasks --duties`; null where the law names nobody or no time."""
    return [
        {
            "eid": duty.eid,
            "article": duty.article,
            "subject": duty.subject,
            "modal": duty.modal,
            "duty": duty.duty,
            "deadline": duty.deadline,
            "sanctions": list(duty.sanctions),
            "sentence": duty.sentence,
        }
        for duty in duties
    ]


def task_csv(tasks: tuple[Task, ...], document: Document, variant: Variant) -> str:
    """The rows below a line of headings, in order of the text (RFC 4180): lines end with CRLF, a BOM stands first."""
    chapters, labels = chapters_of(document), division_labels(document)
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(ui(variant, f"tasks.column.{column}") for column in COLUMNS)
    for task in tasks:
        chapter = chapters.get(task.division, "")
        division = "" if task.division == chapter else labels.get(task.division, "")
        cells = (task.eid, labels.get(chapter, ""), division, task.topic or "", task.task)
        body = task.body or ui(variant, "tasks.unnamed")
        rows.writerow(map(_harmless, (*cells, body, task.deadline or "", task.sentence)))
    return _BOM + text.getvalue()


def _harmless(cell: str) -> str:
    """The cell so that no spreadsheet runs it: '=1+1 shows =1+1."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def division_labels(document: Document) -> dict[str, str]:
    """Number and heading of every division by its eId."""
    parts = walk_parts(document.main)
    return {d.eid: division_label(d) for part in parts for d in walk_divisions(part.divisions)}


def chapters_of(document: Document) -> dict[str, str]:
    """The top-level division that each division stands in, itself included."""
    tops = (top for part in walk_parts(document.main) for top in part.divisions)
    return {d.eid: top.eid for top in tops for d in walk_divisions((top,))}
