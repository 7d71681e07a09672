"""`import`: commands that write below docs/."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongwen.annotations.changes import document_changes
from gongwen.check.originals import second_reading
from gongwen.cli.annotating import rebase_lines, record_replaced
from gongwen.cli.eids import eid_lines
from gongwen.cli.imported import folded_findings, left_out_lines, outline_folded, result_line, row, table_lines
from gongwen.cli.output import print_error, print_findings, printable, say
from gongwen.cli.reading import outline_lines
from gongwen.cli.twins import best_of, twin_findings
from gongwen.errors import FindingsError, GongwenError, ProjectError
from gongwen.library.duplicates import KnownTexts
from gongwen.library.ids import succeeding_eids
from gongwen.library.importing import Imported, files_of, import_article
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument, read_particulars, read_stored
from gongwen.library.turns import own_turn
from gongwen.model import Finding
from gongwen.sources.changes_tsv import NAME as CHANGES


def run_import(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    twins = {best: others for name in arguments.files for best, others in best_of(files_of(name)).items()}
    files = list(twins)
    if arguments.slug and len(files) > 1:
        raise ProjectError("--slug 只能用于一个文件；请逐个导入", files[1])
    known = KnownTexts(project)
    rows: list[tuple[str, ...]] = []
    failed = warned = 0
    for name in files:
        imported: Imported | None = None
        findings: tuple[Finding, ...] = ()
        try:
            with own_turn(project, "import", "import", say):
                imported, findings = _import(project, name, arguments, known, alone=len(files) == 1)
                beside = tuple(twin_findings(name, imported.document, twins[name]))
                _print_folded(beside, name)
                findings += beside
        except FindingsError as error:
            _print_folded(error.findings, name)
            failed += 1
        except GongwenError as error:
            print_error(error)  # the others may be in order
            failed += 1
        rows.append(row(Path(name).name, imported, findings))
        warned += sum(finding.severity != "info" for finding in findings)
    if len(files) > 1:
        sys.stdout.flush()
        print("\n".join(map(printable, (*table_lines(rows), result_line(rows, failed, warned)))))
    return int(failed > 0)


def _import(
    project: Project, name: str, arguments: argparse.Namespace, known: KnownTexts, *, alone: bool
) -> tuple[Imported, tuple[Finding, ...]]:
    """Imports one file and says what there is to say of it; of one that comes `alone`, its outline too."""
    before = _stored(project, arguments.slug) if arguments.replace and arguments.slug else None
    imported = import_article(
        project,
        name,
        date.today().isoformat(),
        slug=arguments.slug,
        replace=arguments.replace,
        encoding=arguments.encoding,
        keep_hidden=arguments.keep_hidden,
        version_of=arguments.version_of,
    )
    source = project.shown(imported.path)
    if alone:
        lines = (*outline_folded(outline_lines(imported.document), source),
                 *left_out_lines(imported.document.omitted, source))  # fmt: skip
        print("\n".join(map(printable, lines)))
    sys.stdout.flush()
    findings = tuple(
        sorted(
            (
                *imported.document.findings,
                *imported.findings,
                *_same(project, name, imported, known),
                *_read_again(project, imported),
            )
        )
    )
    _print_folded(findings, name)
    if imported.files:
        which = "" if alone else f"{name}："
        print(f"{which}随文的 {len(imported.files)} 个文件在 files/：{'、'.join(imported.files)}")
    if before:
        print("\n".join(_changes(project, before)))
    if alone:
        warned = sum(finding.severity != "info" for finding in findings)
        said = f"{warned} 条警告" if warned else "没有警告"
        particulars = project.shown(imported.path.with_name("document.yml"))
        print(f"已放入 {source}，{said}。下一步：核对上面的结构；缺的写进 {particulars}；再运行 gongwen build。")
    return imported, findings


def _print_folded(findings: tuple[Finding, ...], name: str) -> None:
    shown, more = folded_findings(findings)
    print_findings(shown)
    for line in more:
        print(printable(f"{name}: {line}"), file=sys.stderr)


def _read_again(project: Project, imported: Imported) -> tuple[Finding, ...]:
    """What a second reading of its original says of a source that was made of one."""
    particulars = read_particulars(project, imported.path.parent)
    return second_reading(project, imported.path, particulars)[1] if particulars.original else ()


def _same(project: Project, name: str, imported: Imported, known: KnownTexts) -> Iterator[Finding]:
    """That the library holds the same text already; whether it is a version of one with its title, which is asked."""
    for slug in known.same_as(imported.slug, imported.document):
        fault = f"与库里的 {slug} 文号相同或文字几乎相同；是同一份就只留一份，是前后两版就写明 relations"
        yield Finding(name, 1, "W-duplicate", fault)
    if not read_stored(project, imported.slug).particulars.work:
        for slug in known.namesakes(imported.slug, imported.document):
            command = f"gongwen import {name} --slug {imported.slug} --replace --version-of {slug}"
            asked = f"与库里的 {slug} 同名；是同一文本的另一版本吗？是就运行 {command}，不是就不必理会"
            yield Finding(name, 1, "I-version", asked)


def _stored(project: Project, slug: str) -> StoredDocument | None:
    """The document as it is before it is replaced; None where there is none, or none that can be read."""
    try:
        return read_stored(project, slug)
    except GongwenError:
        return None


def _changes(project: Project, before: StoredDocument) -> Iterator[str]:
    """What the new source changes, character by character, and what becomes of the notes."""
    after = read_stored(project, before.slug)
    for eid, marked in document_changes(before.document, after.document):
        yield f"  {eid}: {marked}"
    yield from rebase_lines(after)
    today = date.today().isoformat()
    succeeding = succeeding_eids(after, today)
    if count := record_replaced(project, before, after, succeeding, today):
        yield f"  {CHANGES}：记下 {count} 处改动"
    yield from eid_lines(after, succeeding)
