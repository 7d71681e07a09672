"""`outline`, `summarize`, `terms`, `tasks`: what is found in one article; `compare`: in two. Nothing is written."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gongwen.cli.holdings import read_holding
from gongwen.cli.output import print_findings, print_json, printable, say
from gongwen.enrich.candidates import find_candidates
from gongwen.enrich.comparison import compare_parts
from gongwen.enrich.duties import duties
from gongwen.enrich.summary import summarize
from gongwen.enrich.tasks import tasks
from gongwen.enrich.terms import TermMatcher
from gongwen.enrich.topics import topics
from gongwen.errors import ProjectError
from gongwen.library.inputs import read_input
from gongwen.library.project import find_project
from gongwen.library.read import read_glossary
from gongwen.model import (
    SOURCE_VARIANT,
    Change,
    ComparedPassage,
    Comparison,
    Division,
    Document,
    Edition,
    Part,
    Task,
    TermEntry,
    walk_parts,
)
from gongwen.publish.files import write_if_changed
from gongwen.quoting.holding import Holding
from gongwen.render.comparison import count_changes, segments
from gongwen.render.data.comparison import comparison_value
from gongwen.render.outline import outline_value
from gongwen.render.summaries import summary_values
from gongwen.render.task_table import duty_values, task_csv, task_values
from gongwen.structure.explaining import NAMES, Reason, reasons
from gongwen.structure.page_values import value_of

_MARKED = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
_COUNTED: dict[Change, str] = {
    "changed": "改动",
    "inserted": "新增",
    "deleted": "删去",
    "form": "只改写法",
    "same": "未改",
}
_VERDICTS = {"gives": "取自", "agrees": "相同", "differs": "不同", "looks": "相像，未取"}


def run_outline(arguments: argparse.Namespace) -> int:
    document = read_input(arguments.file, arguments.encoding)
    if arguments.json:
        print_json(outline_value(document))
    else:
        print("\n".join(explained_lines(document) if arguments.explain else outline_lines(document)))
        print_findings(document.findings)
    return 0


def run_compare(arguments: argparse.Namespace) -> int:
    """Any two documents of the project: passages that changed, by the eIds of both."""
    project = find_project(Path.cwd())
    old, new = (read_holding(project, slug) for slug in (arguments.old, arguments.new))
    rows = compare_parts(old.document.main, new.document.main)
    if arguments.pdf:
        return _print_comparison(old, new, rows, Path(arguments.pdf))
    if arguments.json:
        print_json(comparison_value(arguments.old, arguments.new, rows))
    else:
        print("\n".join(map(printable, compared_lines(rows, arguments.old, arguments.new))))
    return 0


def _print_comparison(old: Holding, new: Holding, rows: tuple[ComparedPassage, ...], path: Path) -> int:
    """Both beside each other on paper, in their own scripts."""
    from gongwen.render.print.comparison_sheet import ComparisonMaker  # its fonts take time to load

    before, after = (Edition(one.slug, one.document.script, one.document, one.particulars) for one in (old, new))
    printed = ComparisonMaker().make(after, Comparison("compare", before, rows))
    print_findings(printed.findings)
    if printed.pdf is None:
        return 1
    write_if_changed(path, printed.pdf)
    say(f"{path}：{printed.pages} 页")
    return 0


def compared_lines(rows: Sequence[ComparedPassage], old: str, new: str) -> list[str]:
    """Each passage that changed on a line, [-taken out-] and {+put in+} marked, then how many there are."""
    lines = []
    for row in rows:
        if row.change not in ("same", "form"):
            eids = [passage.eids[0] if passage else "—" for passage in (row.old, row.new)]
            marked = "".join(_MARKED[one.kind].format(one.text) for one in segments(row, "both"))
            lines.append(f"{eids[0]} → {eids[1]}: {' '.join(marked.split())}")
    counts = count_changes(rows)
    said = "，".join(f"{name} {counts[kind]} 段" for kind, name in _COUNTED.items())
    return [*lines, f"{old} → {new}：{said}"]


def explained_lines(document: Document) -> list[str]:
    """Each value, and below it the places that give it, agree with it, differ from it, and lines that look like one."""
    lines: list[str] = []
    for name, label in NAMES.items():
        lines.append(f"{label}：{value_of(document.main.metadata, name) or '（未见）'}")
        lines += [f"  {_VERDICTS[r.verdict]} {_place(r)}：{r.value}" for r in reasons(document, name)]
    return lines


def _place(reason: Reason) -> str:
    return f"{reason.where} 第 {reason.line} 行" + (f" [{reason.eid}]" if reason.eid else "")


def outline_lines(document: Document) -> list[str]:
    """The structure as a person reads it: values, then a line a division, indented by level."""
    values = document.main.metadata
    shown = (
        ("标题", values.title),
        ("文号", values.number),
        ("机关", "、".join(values.issuers)),
        ("日期", values.date),
    )
    lines = [f"{label}：{value or '（未见）'}" for label, value in shown]
    for part in walk_parts(document.main):
        lines += [f"附件：{part.metadata.title or '（无标题）'}"] if part.role != "main" else []
        lines += _part_lines(part)
    return lines


def _part_lines(part: Part) -> list[str]:
    lines: list[str] = []
    stack: list[tuple[int, Division]] = [(0, d) for d in reversed(part.divisions)]
    while stack:
        depth, division = stack.pop()
        lines.append(f"{'  ' * depth}{division.number}{division.heading}  [{division.eid}]")
        stack += [(depth + 1, d) for d in reversed(division.divisions)]
    return lines


def run_summarize(arguments: argparse.Namespace) -> int:
    summaries = summarize(read_input(arguments.file, arguments.encoding))
    if arguments.json:
        print_json(summary_values(summaries))
    else:
        print("\n".join(f"{summary.eid or '全文'}：{summary.text}" for summary in summaries))
    return 0


def run_tasks(arguments: argparse.Namespace) -> int:
    document = read_input(arguments.file, arguments.encoding)
    if arguments.duties:
        return _run_duties(document, as_json=arguments.json)
    found = tasks(document, topics(document))
    if arguments.json:
        print_json(task_values(found))
    elif arguments.csv:
        sys.stdout.flush()
        sys.stdout.buffer.write(task_csv(found, document, SOURCE_VARIANT).encode())  # its line ends are CRLF anywhere
    else:
        print("\n".join(_task_line(task) for task in found))
    return 0


def _run_duties(document: Document, *, as_json: bool) -> int:
    found = duties(document)
    if as_json:
        print_json(duty_values(found))
    else:
        print("\n".join(f"{d.modal}：{d.duty}（{d.subject or '原文未指明'}）  [{d.eid}]" for d in found))
    return 0


def _task_line(task: Task) -> str:
    deadline = f"，{task.deadline}" if task.deadline else ""
    return f"{task.task}（{task.body or '原文未指明'}{deadline}）  [{task.eid}]"


def run_terms(arguments: argparse.Namespace) -> int:
    document = read_input(arguments.file, arguments.encoding)
    entries = _entries()
    values = candidate_values(document, entries) if arguments.candidates else term_values(document, entries)
    if arguments.json:
        print_json(values)
    else:
        print("\n".join(f"{value['term']}  {value['count']}" for value in values))
    return 0


def candidate_values(document: Document, entries: tuple[TermEntry, ...]) -> list[dict[str, object]]:
    """The JSON of `terms --candidates`: what may want an entry, best first."""
    found = find_candidates(document, entries)
    return [
        {"term": c.term, "score": c.score, "count": c.count, "at": list(c.at)}
        | ({"source": c.sentence} if c.sentence else {})
        for c in found
    ]


def _entries() -> tuple[TermEntry, ...]:
    """The project's glossary; empty where the command is run outside a project."""
    try:
        return read_glossary(find_project(Path.cwd()))[0]
    except ProjectError:
        return ()


def term_values(document: Document, entries: tuple[TermEntry, ...]) -> list[dict[str, object]]:
    """The JSON of `terms`: a term, how often, in which blocks; in order of first occurrence."""
    known = {entry.term for entry in entries}
    places: dict[str, list[str]] = {}
    for span in TermMatcher(entries).hits(document):
        places.setdefault(span.ref, []).append(span.eid)
    return [
        {"term": term, "count": len(at), "at": list(dict.fromkeys(at)), "entry": term in known}
        for term, at in places.items()
    ]
