"""The page of a document's task list: rows by chapter, and ways to them by body and by word that are plain links."""

from collections.abc import Iterable, Iterator

from gongwen.model import Edition, Task, Variant
from gongwen.render.addresses import homes, page_address, relative
from gongwen.render.markdown.breadcrumb import document_breadcrumb
from gongwen.render.markdown.contents import contents_html
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.task_table import chapters_of, division_labels
from gongwen.variants.ui import ui

NAME = "tasks"


def tasks_page(edition: Edition) -> Iterator[PageFile]:
    """The page, or nothing where the document charges nobody with anything."""
    if not edition.tasks:
        return
    here, variant, title = page_address(edition.slug, NAME), edition.variant, ui(edition.variant, "nav.tasks")
    name = edition.document.main.metadata.title or edition.slug
    yield page_file(
        f"{edition.slug}/{NAME}.md",
        f"{title} - {name}",
        [
            document_breadcrumb(edition, here),
            f"<h1>{html_line(title)}</h1>",
            f"<p>{html_line(ui(variant, 'tasks.intro', count=len(edition.tasks)))}</p>",
            csv_link(edition, here),
            _filters(variant, edition),
            *_indexes(edition),
            *_chapters(edition, here),
        ],
        description=ui(variant, "tasks.intro", count=len(edition.tasks)),
        kind="tasks",
        side=contents_html(edition, here, NAME),
    )


def csv_link(edition: Edition, here: str) -> str:
    link = escape_html(relative(f"{edition.slug}/tasks.csv", here))
    return f'<p class="gw-tools"><a href="{link}" download>{html_line(ui(edition.variant, "download.tasks"))}</a></p>'


# --- ways to the rows


def _filters(variant: Variant, edition: Edition) -> str:
    """The form that the page's script works with; without it the links below do."""
    groups = _by_chapter(edition)
    labels = division_labels(edition.document)
    chapters = [(key, labels.get(key) or ui(variant, "tasks.opening")) for key in groups]
    bodies = [(name, name) for name in dict.fromkeys(task.body or "" for task in edition.tasks) if name]
    unnamed = [("-", ui(variant, "tasks.unnamed"))] if any(task.body is None for task in edition.tasks) else []
    shown = escape_html(ui(variant, "tasks.shown"))
    return (
        f'<div class="gw-task-filters" role="search" hidden data-shown="{shown}">'
        f"{_choice(variant, 'chapter', chapters)}{_choice(variant, 'body', [*bodies, *unnamed])}"
        f"<label>{html_line(ui(variant, 'tasks.words'))} "
        '<input type="search" data-filter="words" autocomplete="off"></label>'
        '<p class="gw-task-count" role="status"></p></div>'
    )


def _choice(variant: Variant, name: str, options: Iterable[tuple[str, str]]) -> str:
    label, every = (html_line(ui(variant, key)) for key in (f"tasks.column.{name}", "tasks.all"))
    listed = "".join(f'<option value="{escape_html(value)}">{html_line(text)}</option>' for value, text in options)
    return f'<label>{label} <select data-filter="{name}"><option value="">{every}</option>{listed}</select></label>'


def _indexes(edition: Edition) -> Iterator[str]:
    """Chapters, bodies and words of the glossary, each with links to its rows."""
    variant, labels = edition.variant, division_labels(edition.document)
    chapters = "".join(
        f'<li><a href="#tasks-{key}">{html_line(labels.get(key) or ui(variant, "tasks.opening"))}</a>'
        f"<small>{len(rows)}</small></li>"
        for key, rows in _by_chapter(edition).items()
    )
    yield _index(variant, "tasks.by_chapter", chapters)
    bodies: dict[str, list[int]] = {}
    for number, task in enumerate(edition.tasks, 1):
        if task.body:
            bodies.setdefault(task.body, []).append(number)
    yield from _row_index(variant, "tasks.by_body", bodies)
    yield from _row_index(variant, "tasks.by_word", _by_word(edition))


def _row_index(variant: Variant, key: str, rows: dict[str, list[int]]) -> Iterator[str]:
    items = (f"<li>{html_line(name)} {_row_links(numbers)}</li>" for name, numbers in rows.items())
    if rows:
        yield _index(variant, key, "".join(items))


def _row_links(numbers: list[int]) -> str:
    return " ".join(f'<a href="#task-{number}">{number}</a>' for number in numbers)


def _index(variant: Variant, key: str, items: str) -> str:
    title = html_line(ui(variant, key))
    return f'<details class="gw-task-index"><summary>{title}</summary><ul>{items}</ul></details>'


def _by_word(edition: Edition) -> dict[str, list[int]]:
    """The terms of the glossary that tasks name, the most frequent first."""
    names = {entry.source_term: entry.term for entry in edition.terms}
    rows = {
        name: [number for number, task in enumerate(edition.tasks, 1) if name in task.task] for name in names.values()
    }
    return dict(sorted(((n, r) for n, r in rows.items() if r), key=lambda item: (-len(item[1]), item[0])))


# --- the rows


def _by_chapter(edition: Edition) -> dict[str, list[tuple[int, Task]]]:
    """The tasks with their numbers by top-level division, '' for a preamble's."""
    chapters = chapters_of(edition.document)
    groups: dict[str, list[tuple[int, Task]]] = {}
    for number, task in enumerate(edition.tasks, 1):
        groups.setdefault(chapters.get(task.division, ""), []).append((number, task))
    return groups


def _chapters(edition: Edition, here: str) -> Iterator[str]:
    where, labels = homes(edition.slug, edition.document), division_labels(edition.document)
    for key, rows in _by_chapter(edition).items():
        title = html_line(labels.get(key) or ui(edition.variant, "tasks.opening"))
        items = (
            _row(
                edition.variant,
                number,
                task,
                link=relative(f"{where[task.eid]}#{task.eid}", here),
                section="" if task.division == key else labels.get(task.division, ""),
            )
            for number, task in rows
        )
        yield (
            f'<section class="gw-task-chapter" data-chapter="{key}"><h2 id="tasks-{key}">{title}</h2>'
            f'<ol class="gw-tasks" start="{rows[0][0]}">{"".join(items)}</ol></section>'
        )


def _row(variant: Variant, number: int, task: Task, *, link: str, section: str) -> str:
    values = {
        "division": section,
        "topic": task.topic or "",
        "body": task.body or ui(variant, "tasks.unnamed"),
        "deadline": task.deadline or "",
    }
    facts = "".join(
        f'<div class="gw-task-{key}"><dt>{html_line(ui(variant, f"tasks.column.{key}"))}</dt>'
        f"<dd>{html_line(value)}</dd></div>"
        for key, value in values.items()
        if value
    )
    return (
        f'<li id="task-{number}" data-body="{escape_html(task.body or "-")}">'
        f'<p><a href="{escape_html(link)}">{html_line(task.task)}</a></p><dl>{facts}</dl></li>'
    )
