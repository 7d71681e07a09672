"""`import`: commands that write below docs/."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongwen.annotations.changes import document_changes
from gongwen.cli.annotating import rebase_lines
from gongwen.cli.eids import eid_lines
from gongwen.cli.output import print_error, print_findings, say
from gongwen.cli.reading import outline_lines
from gongwen.errors import GongwenError, ProjectError
from gongwen.library.duplicates import KnownTexts
from gongwen.library.ids import succeeding_eids
from gongwen.library.importing import files_of, import_article
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument, read_stored
from gongwen.library.turns import own_turn


def run_import(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    files = [file for name in arguments.files for file in files_of(name)]
    if arguments.slug and len(files) > 1:
        raise ProjectError("--slug 只能用于一个文件；请逐个导入", files[1])
    known = KnownTexts(project)
    failed = False
    for name in files:
        try:
            with own_turn(project, "import", "import", say):
                _import(project, name, arguments, known)
        except GongwenError as error:
            print_error(error)  # the others may be in order
            failed = True
    return int(failed)


def _import(project: Project, name: str, arguments: argparse.Namespace, known: KnownTexts) -> None:
    before = _stored(project, arguments.slug) if arguments.replace and arguments.slug else None
    imported = import_article(
        project,
        name,
        date.today().isoformat(),
        slug=arguments.slug,
        replace=arguments.replace,
        encoding=arguments.encoding,
        keep_hidden=arguments.keep_hidden,
    )
    print("\n".join(outline_lines(imported.document)))
    left_out = imported.document.omitted
    if left_out:
        print(f"未收入正文的有 {len(left_out)} 处：")
        print("\n".join(f"  第 {o.line} 行（{o.what}）：{o.text[:40]}" for o in left_out))
    sys.stdout.flush()
    print_findings(tuple(sorted((*imported.document.findings, *imported.findings))))
    for slug in known.same_as(imported.slug, imported.document):
        fault = f"与库里的 {slug} 文号相同或文字几乎相同；是同一份就只留一份，是前后两版就写明 relations"
        print(f"{name}: W-duplicate {fault}", file=sys.stderr)
    print(f"已放入 {project.shown(imported.path)}。")
    if imported.files:
        print(f"随文的 {len(imported.files)} 个文件在 files/：{'、'.join(imported.files)}")
    if before:
        print("\n".join(_changes(project, before)))
    particulars = project.shown(imported.path.with_name("document.yml"))
    print(f"下一步：核对上面的结构；缺的写进 {particulars}；再运行 gongwen build。")


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
    yield from eid_lines(after, succeeding_eids(after, date.today().isoformat()))
