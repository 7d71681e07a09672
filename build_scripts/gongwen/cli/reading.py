"""`outline`, `summarize`, `terms`, `convert`: what is found in one article, nothing written."""

import argparse
import sys
from pathlib import Path

from gongwen.cli.output import print_findings, print_json
from gongwen.enrich.summary import summarize
from gongwen.enrich.terms import TermMatcher
from gongwen.errors import DecodeError, ProjectError
from gongwen.library.inputs import read_input, read_input_bytes
from gongwen.library.project import find_project
from gongwen.library.read import read_glossary, read_phrases
from gongwen.model import Division, Document, Part, PhraseRow, Span, TermEntry, walk_parts
from gongwen.render.outline import outline_value
from gongwen.variants.conversion import Converter


def run_outline(arguments: argparse.Namespace) -> int:
    document = read_input(arguments.file, arguments.encoding)
    if arguments.json:
        print_json(outline_value(document))
    else:
        print("\n".join(outline_lines(document)))
        print_findings(document.findings)
    return 0


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
        print_json(
            [
                {
                    "eid": s.eid,
                    "text": s.text,
                    "clauses": [{"text": c.text, "from": list(c.sources)} for c in s.clauses],
                }
                for s in summaries
            ]
        )
    else:
        print("\n".join(f"{summary.eid or '全文'}：{summary.text}" for summary in summaries))
    return 0


def run_terms(arguments: argparse.Namespace) -> int:
    document = read_input(arguments.file, arguments.encoding)
    entries = read_glossary(find_project(Path.cwd()))[0]
    hits = term_values(TermMatcher(entries).hits(document), entries)
    if arguments.json:
        print_json(hits)
    else:
        print("\n".join(f"{hit['term']}  {hit['count']}" for hit in hits))
    return 0


def term_values(spans: tuple[Span, ...], entries: tuple[TermEntry, ...]) -> list[dict[str, object]]:
    """The JSON of `terms`: a term, how often, in which blocks; in order of first occurrence."""
    known = {entry.term for entry in entries}
    places: dict[str, list[str]] = {}
    for span in spans:
        places.setdefault(span.ref, []).append(span.eid)
    return [
        {"term": term, "count": len(at), "at": list(dict.fromkeys(at)), "entry": term in known}
        for term, at in places.items()
    ]


def run_convert(arguments: argparse.Namespace) -> int:
    data = read_input_bytes(arguments.file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecodeError(f"第 {error.start} 字节起不是 UTF-8；请另存为 UTF-8", arguments.file) from error
    sys.stdout.write(Converter(arguments.to, _rows()).convert(text))
    return 0


def _rows() -> tuple[PhraseRow, ...]:
    """The project's phrases; none where the command is run outside a project."""
    try:
        project = find_project(Path.cwd())
    except ProjectError:
        return ()
    return read_phrases(project)
