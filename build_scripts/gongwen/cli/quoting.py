"""`quote`: the exact words of a place by its name; `check-quotes`: what a draft quotes, compared with the library."""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongwen.cli.holdings import read_holdings
from gongwen.cli.output import print_json, printable, say
from gongwen.errors import ProjectError
from gongwen.library.inputs import read_input_bytes
from gongwen.library.project import find_project
from gongwen.library.site_files import files_below
from gongwen.quoting.asking import QuoteError, UnknownPlaceError, UnknownTextError, find_quotations
from gongwen.quoting.checking import Checked, State, check_draft, rows_of
from gongwen.quoting.comparing import Difference
from gongwen.quoting.drafts import ENDINGS, read_draft
from gongwen.quoting.quotation import gbt_citation, markdown_quotation, plain_quotation, quotation_value

_STATES: dict[State, str] = {
    "exact": "相符",
    "altered": "与原文不同",
    "elsewhere": "原话在别处",
    "not-found": "本库没有这句话",
    "not-in-force": "所引文本已不施行",
    "unknown-document": "本库没有这一文件",
    "too-short": "太短，不好判断",
}
_ASIDE = {"script": "字形", "marks": "标点样式", "space": "空白"}
_SHOWN = 40
_REMEDIES: dict[type[QuoteError], str] = {
    UnknownTextError: "本库的文件在 docs/documents/",
    UnknownPlaceError: "可用 gongwen outline 看结构",
    QuoteError: "请换一件，或写全名、文号、文件夹名",
}
_FORMS = {"plain": plain_quotation, "markdown": markdown_quotation, "gbt7714": gbt_citation}


def run_quote(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    day = arguments.on or date.today().isoformat()
    try:
        found = find_quotations(read_holdings(project), arguments.name, "".join(arguments.place), day)
    except QuoteError as error:
        raise ProjectError(f"{error.message}；{_REMEDIES[type(error)]}", project.shown(project.documents)) from error
    if arguments.json:
        values = [quotation_value(one, day) for one in found]
        print_json(values[0] if len(values) == 1 else values)
    else:
        print("\n\n".join(_FORMS[arguments.form](one, day) for one in found))
    return 0


def run_check_quotes(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    day = arguments.on or date.today().isoformat()
    drafts = {name: read_draft(read_input_bytes(name), name, arguments.encoding) for name in _files(arguments.files)}
    holdings = read_holdings(project)
    found = {name: check_draft(paragraphs, holdings, day) for name, paragraphs in drafts.items()}
    if arguments.json:
        several = len(found) > 1
        print_json([({"path": name} if several else {}) | row for name, rows in found.items() for row in rows_of(rows)])
    else:
        _print_rows(found)
    return int(any(row.state == "altered" for rows in found.values() for row in rows))


def _files(names: list[str]) -> Iterator[str]:
    """The files that are named, and those drafts that lie in a named folder."""
    for name in names:
        if Path(name).is_dir():
            yield from (str(path) for path in files_below(Path(name), ENDINGS))
        else:
            yield name


def _print_rows(found: dict[str, tuple[Checked, ...]]) -> None:
    for name, rows in found.items():
        for row in rows:
            if row.state != "too-short":
                print(printable(f"{name}:{row.line}: {_line(row)}"))
    counts = Counter(row.state for rows in found.values() for row in rows)
    say("；".join(f"{_STATES[state]} {counts[state]}" for state in _STATES if counts[state]) or "没有引文")


def _line(row: Checked) -> str:
    """What is said of one quotation: its state, its words, where they stand, what differs."""
    words = "" if row.quote is None else f"“{_short(row.quote)}”"
    said = [f"{_STATES[row.state]} {row.citation or ''}{words}"]
    if row.differences:
        said.append("、".join(map(_difference, row.differences)))
    if row.folded:
        said.append(f"不计{'、'.join(_ASIDE[name] for name in row.folded)}")
    said += [row.note] if row.note else []
    said += [f"{row.slug} {row.eid}"] if row.slug and row.eid else []
    return "；".join(said)


def _difference(one: Difference) -> str:
    if not one.quoted:
        return f"原文有“{one.source}”"
    return f"“{one.quoted}”原文作“{one.source}”" if one.source else f"原文没有“{one.quoted}”"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
