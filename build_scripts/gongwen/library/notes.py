"""Notes and terms that come into docs/: written where they belong, and nowhere else."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongwen.annotations.check import check_ids, check_notes
from gongwen.annotations.form import parse_note
from gongwen.enrich.entries import check_entries, named_keys, parse_entry
from gongwen.enrich.improving import changed_fields, improved_entry
from gongwen.errors import FindingsError, ProjectError
from gongwen.library.files import inside, read_text, write_whole
from gongwen.library.inputs import STDIN, read_input_bytes
from gongwen.library.project import Project
from gongwen.library.read import document_slugs, read_glossary, read_notes, read_stored
from gongwen.model import Finding, TermEntry
from gongwen.render.term_letter import improved_text
from gongwen.text.letter import carried_file

_NOTE = re.compile(r"(?:docs/)?documents/(?P<slug>[a-z0-9][a-z0-9-]{0,63})/annotations/(?P<name>[a-z0-9-]{1,64}\.md)")
_TERM = re.compile(r"(?:docs/)?glossary/(?P<name>[^/\\.\s:*?\"<>|][^/\\:*?\"<>|]{0,99}\.md)")
_LONGEST_PATH = 200
_LARGEST_LETTER = 1024 * 1024  # a note has 16 KiB at most; the rest is what carries it


@dataclass(frozen=True, slots=True)
class Received:
    """Where a file was put, and what there is to say about it that did not keep it out.

    `changes` are the fields of an entry that was there (key, before, after); unless it was to be replaced it `waits`.
    """

    path: Path
    findings: tuple[Finding, ...]
    changes: tuple[tuple[str, str, str], ...] = ()
    waits: bool = False


def write_note(project: Project, slug: str, note_id: str, text: str) -> Path:
    """A new note's file, in its document's annotations; raises ProjectError where there is one of that name."""
    return _write(project, project.documents / slug / "annotations" / f"{note_id}.md", text.encode())


def replace_note(project: Project, path: str, text: str) -> None:
    """The note's file (as messages name it) holds the text."""
    target = inside(project, project.root / path)
    write_whole(target, text.encode())


def receive_file(project: Project, name: str, today: date, *, replacing: bool = False) -> Received:
    """Puts a note or a term that came by mail where its first line says; an entry that is there only when `replacing`.

    Raises a GongwenError, its lines those of the file that came, and then nothing is written.
    """
    shown = "（标准输入）" if name == STDIN else name
    letter = read_input_bytes(name)
    if len(letter) > _LARGEST_LETTER:
        raise ProjectError(f"来信有 {len(letter)} 字节，最多 {_LARGEST_LETTER} 字节；请只留批注或词条", shown)
    lines = carried_file(letter, _names_a_file)
    place = lines[0].text if lines else ""
    sent = None
    content = "\n".join(line.text for line in lines[1:]).encode("utf-8", "surrogateescape")
    if match := _NOTE.fullmatch(place):
        target = project.documents / match["slug"] / "annotations" / match["name"]
        if not target.parent.parent.is_dir():
            raise ProjectError(f"没有 {match['slug']} 这件公文；请检查第一行的路径", shown, lines[0].number)
        if target.exists() or target.is_symlink():
            raise ProjectError(f"已经有 {project.shown(target)}；请另取一个 id（文件名）", shown, lines[0].number)
        findings = _note_findings(project, match["slug"], target, content, today)
    elif match := _TERM.fullmatch(place):
        target = project.docs / "glossary" / match["name"]
        sent, findings = _sent_term(project, target, content)
    else:
        raise ProjectError(
            "第一行要写文件在 docs/ 里的位置，例如 documents/museum-rules/annotations/my-note.md 或 "
            "glossary/博物馆.md；请补上",
            shown,
            1,
        )
    if errors := [f for f in findings if f.severity == "error"]:
        numbers = [line.number for line in lines[1:]]
        raise FindingsError(sorted(replace(f, path=shown, line=_line_of(f.line, numbers)) for f in errors))
    if sent and target.is_file():
        return _improve_term(project, target, sent, content.decode(), findings, replacing=replacing)
    return Received(_write(project, target, content.rstrip(b"\n") + b"\n"), findings)


def _names_a_file(line: str) -> bool:
    """True for the place of a note or a term below docs/, and for nothing else."""
    if not _NOTE.fullmatch(line) and not _TERM.fullmatch(line):
        return False
    return len(line) <= _LONGEST_PATH and all(unicodedata.category(c)[0] != "C" for c in line)


def _line_of(line: int, numbers: list[int]) -> int:
    """Where a line of the file (from 1) stands in the letter."""
    return numbers[min(line, len(numbers)) - 1] if numbers else 1


def _note_findings(project: Project, slug: str, target: Path, content: bytes, today: date) -> tuple[Finding, ...]:
    stored = read_stored(project, slug, today)
    path = project.shown(target)
    note, findings = parse_note(content, path, today)
    if note is None:
        return findings
    others = [n for other in document_slugs(project) for n in read_notes(project, project.documents / other)[0]]
    clashes = (f for f in check_ids((*others, note)) if f.path == path)
    return (*findings, *check_notes((note,), stored.document, stored.published), *clashes)


def _sent_term(project: Project, target: Path, content: bytes) -> tuple[TermEntry | None, tuple[Finding, ...]]:
    """The entry that came, and what there is to say about it beside those that are there."""
    path = project.shown(target)
    try:
        entry, findings = parse_entry(content.decode(), path)
    except UnicodeDecodeError:
        return None, (Finding(path, 1, "E-encoding", "不是 UTF-8 编码的文字；请另存为 UTF-8"),)
    if entry is None:
        return None, findings
    others = (other for other in read_glossary(project)[0] if other.path != path)
    return entry, (*findings, *(f for f in check_entries((*others, entry)) if f.path == path))


def _improve_term(
    project: Project, target: Path, sent: TermEntry, letter: str, findings: tuple[Finding, ...], *, replacing: bool
) -> Received:
    """An entry that is there, with what was sent in place of what it had; written only when `replacing`."""
    text = read_text(project, target)
    old, faults = parse_entry(text, sent.path)
    if old is None:
        raise FindingsError(faults)
    new = improved_entry(old, sent, named_keys(letter))
    if replacing and new != old:
        write_whole(inside(project, target), improved_text(text, old, new).encode())
    return Received(target, findings, tuple(changed_fields(old, new)), waits=not replacing)


def _write(project: Project, path: Path, data: bytes) -> Path:
    """A new file; no link on the way leads out of the project."""
    if not path.parent.parent.is_dir():
        raise ProjectError("没有这个文件夹；请检查名字", project.shown(path.parent.parent))
    inside(project, path.parent)
    if path.exists() or path.is_symlink():
        raise ProjectError("已经有这个文件；请另取一个 id（文件名），或先删去旧的", project.shown(path))
    begun = not path.parent.exists()
    path.parent.mkdir(exist_ok=True)
    try:
        write_whole(path, data)
    except OSError:
        if begun:
            path.parent.rmdir()
        raise
    return path
