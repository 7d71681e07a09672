"""The page of a document's task list: a table a chapter as Markdown, and the same as data for the templates; or the
days by which something is to be, where the tasks hardly say who and when.
"""

from collections.abc import Iterator

from gongwen.model import Edition, Task
from gongwen.render.addresses import page_address, relative
from gongwen.render.aims import aims
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.front import around
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.timeline import target_lines
from gongwen.render.task_table import chapters_of, division_labels, task_page
from gongwen.variants.ui import ui

NAME = "tasks"
_COLUMNS = ("task", "division", "topic", "body", "deadline")
Rows = list[tuple[int, Task]]
Value = dict[str, object]


def tasks_page(index: EditionIndex) -> Iterator[PageFile]:
    """The page, or nothing where there is nothing to list (`task_page`)."""
    edition = index.edition
    match task_page(edition):
        case "tasks":
            yield _tasks(index)
        case "targets":
            yield _days(index)


def _days(index: EditionIndex) -> PageFile:
    """The days alone, each with its sentence."""
    edition = index.edition
    here, variant, title = page_address(edition.slug, NAME), edition.variant, ui(edition.variant, "targets.title")
    found = aims(edition)
    intro = ui(variant, "targets.intro", count=len(found))
    return page_file(
        f"{edition.slug}/{NAME}.md",
        f"{title} - {edition.document.main.metadata.title or edition.slug}",
        [f"# {ui(variant, 'targets.heading')}", escape_markdown(intro), target_lines(found, here)],
        description=intro,
        kind="tasks",
        layout=around(index, here, NAME, title),
    )


def _tasks(index: EditionIndex) -> PageFile:
    edition = index.edition
    here, variant, title = page_address(edition.slug, NAME), edition.variant, ui(edition.variant, "nav.tasks")
    intro = ui(variant, "tasks.intro", count=len(edition.tasks))
    return page_file(
        f"{edition.slug}/{NAME}.md",
        f"{title} - {edition.document.main.metadata.title or edition.slug}",
        [f"# {ui(variant, 'tasks.heading')}", escape_markdown(intro), *_tables(index, here)],
        description=intro,
        kind="tasks",
        layout={**around(index, here, NAME, title), **_layout(index, here)},
    )


def _by_chapter(edition: Edition) -> dict[str, Rows]:
    """The tasks with their numbers by top-level division, '' for a preamble's."""
    chapters = chapters_of(edition.document)
    groups: dict[str, Rows] = {}
    for number, task in enumerate(edition.tasks, 1):
        groups.setdefault(chapters.get(task.division, ""), []).append((number, task))
    return groups


# --- as Markdown


def _tables(index: EditionIndex, here: str) -> Iterator[str]:
    edition, labels = index.edition, division_labels(index.edition.document)
    yield f"## {ui(edition.variant, 'nav.tasks')} {{: #tasks .laid-out }}"
    for key, rows in _by_chapter(edition).items():
        label = labels.get(key) or ui(edition.variant, "tasks.opening")
        yield f"### {escape_markdown(label, opens=False)} {{: #tasks-{key} }}"
        yield _table(index, key, rows, here)


def _table(index: EditionIndex, chapter: str, rows: Rows, here: str) -> str:
    heads = ("", *(ui(index.edition.variant, f"tasks.column.{column}") for column in _COLUMNS))
    lines = [heads, ("---",) * len(heads)]
    lines += [(str(number), *_cells(index, chapter, task, here)) for number, task in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(index: EditionIndex, chapter: str, task: Task, here: str) -> Iterator[str]:
    link = markdown_link(f"{index.homes[task.eid]}#{task.eid}", here)
    yield f"[{escape_markdown(task.task)}]({link})"
    yield from map(escape_markdown, _facts(index.edition, chapter, task).values())


def _facts(edition: Edition, chapter: str, task: Task) -> dict[str, str]:
    """What is said of a task; '' where nothing is."""
    section = "" if task.division == chapter else division_labels(edition.document).get(task.division, "")
    return {
        "division": section,
        "topic": task.topic or "",
        "body": task.body or "",
        "deadline": task.deadline or "",
    }


# --- as data


def _layout(index: EditionIndex, here: str) -> Value:
    """The chapters with their rows, and ways to them by chapter, by body and by word of the glossary."""
    edition, variant, groups = index.edition, index.edition.variant, _by_chapter(index.edition)
    labels = division_labels(edition.document)
    chapters = [
        {
            "key": key,
            "label": labels.get(key) or ui(variant, "tasks.opening"),
            "rows": [_row(index, key, number, task, here) for number, task in rows],
        }
        for key, rows in groups.items()
    ]
    bodies: dict[str, list[int]] = {}
    for number, task in enumerate(edition.tasks, 1):
        if task.body:
            bodies.setdefault(task.body, []).append(number)
    indexes = (("tasks.by_body", bodies), ("tasks.by_word", _by_word(edition)))
    return {
        "table": relative(f"{edition.slug}/tasks.csv", here),
        "chapters": chapters,
        "bodies": list(bodies),
        "unnamed": any(task.body is None for task in edition.tasks),
        "indexes": [{"title": ui(variant, key), "rows": list(found.items())} for key, found in indexes if found],
    }


def _row(index: EditionIndex, chapter: str, number: int, task: Task, here: str) -> Value:
    facts = _facts(index.edition, chapter, task)
    return {
        "number": number,
        "task": task.task,
        "link": relative(f"{index.homes[task.eid]}#{task.eid}", here),
        "body": task.body or "-",
        "facts": [
            {"key": key, "label": ui(index.edition.variant, f"tasks.column.{key}"), "value": value}
            for key, value in facts.items()
            if value
        ],
    }


def _by_word(edition: Edition) -> dict[str, list[int]]:
    """The terms of the glossary that tasks name, the most frequent first."""
    names = {entry.source_term: entry.term for entry in edition.terms}
    rows = {
        name: [number for number, task in enumerate(edition.tasks, 1) if name in task.task] for name in names.values()
    }
    return dict(sorted(((n, r) for n, r in rows.items() if r), key=lambda item: (-len(item[1]), item[0])))
