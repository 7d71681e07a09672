"""The whole of docs/ as frozen values: documents understood, entries, rows, notes, pages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongwen.annotations.form import parse_note
from gongwen.enrich.entries import parse_entry, shown_entries
from gongwen.errors import FindingsError, ProjectError
from gongwen.library.attached import attached_files
from gongwen.library.files import entries, is_there, read_bytes, read_text, sorted_files
from gongwen.library.packaged import PHRASES, packaged
from gongwen.library.project import Project
from gongwen.library.reviewed import read_conclusions, with_conclusions
from gongwen.model import (
    REVIEWED,
    AttachedFile,
    Document,
    Finding,
    Frame,
    Note,
    Particulars,
    PhraseRow,
    PublishedEid,
    TermEntry,
    TextChange,
    WithdrawnNote,
)
from gongwen.render.addresses import RESERVED_SLUGS
from gongwen.render.hand_html import hand_html_findings
from gongwen.render.markdown.home import HandPage
from gongwen.sources.changes_tsv import NAME as CHANGES
from gongwen.sources.changes_tsv import parse_changes
from gongwen.sources.document_yml import parse_document_yml
from gongwen.sources.ids_tsv import parse_ids
from gongwen.structure.succession import present_particulars
from gongwen.text.file_names import DEVICE
from gongwen.text.redaction import Redactor, covered_value
from gongwen.variants.phrases import parse_phrases

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
IDS_NAME = "ids.tsv"
NOTES = "annotations"
HAND_PAGES = ("index", "about", "contributing")
_BODY_LINE = 4  # after the title between two fences
_TITLE_LINE = re.compile(r"\A---\ntitle:[ ]*(?P<title>[^\n]*)\n---\n")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document of docs/documents/: its source's bytes, what document.yml says, what was understood, its notes.

    Particulars and notes name texts by the eIds of now, whatever former ones their files name. `published` is ids.tsv,
    `changes` changes.tsv.
    """

    slug: str
    source_path: Path
    source: bytes
    particulars: Particulars
    document: Document
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]  # about its notes
    published: tuple[PublishedEid, ...] = ()
    files: tuple[AttachedFile, ...] = ()
    changes: tuple[TextChange, ...] = ()
    withdrawn_notes: tuple[WithdrawnNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All that a build starts from."""

    documents: tuple[StoredDocument, ...]
    terms: tuple[TermEntry, ...]
    phrases: tuple[PhraseRow, ...]
    pages: tuple[HandPage, ...]
    findings: tuple[Finding, ...]  # about glossary entries and hand-written pages


def read_library(project: Project, slugs: tuple[str, ...] = ()) -> Library:
    """Everything in docs/, with the named documents or all of them; raises a GongwenError at the first broken file."""
    terms, findings = read_glossary(project)
    pages = tuple(read_page(project, name) for name in HAND_PAGES)
    return Library(
        tuple(read_stored(project, slug) for slug in slugs or document_slugs(project)),
        shown_entries(terms),
        read_phrases(project),
        pages,
        (*findings, *(finding for page in pages for finding in page_findings(page))),
    )


def document_slugs(project: Project) -> tuple[str, ...]:
    """The slugs of all documents, by name."""
    return tuple(sorted(p.name for p in entries(project.documents) if p.is_dir() and not p.name.startswith(".")))


def check_slug(slug: str, path: str) -> None:
    """Raises ProjectError for a name that cannot be a document's address."""
    if not SLUG.fullmatch(slug):
        raise ProjectError("文件夹名只能用小写字母、数字和连字符，至多 64 个，以字母或数字开头；请改名", path)
    if DEVICE.match(slug):
        raise ProjectError(f"“{slug}”是 Windows 保留的名字，别人检出不了；请改名", path)
    if slug in RESERVED_SLUGS:
        raise ProjectError(f"“{slug}”是网站自己要用的地址；请改名", path)


def source_path(project: Project, slug: str) -> Path:
    """The document's source.*; raises ProjectError where there is none or more than one."""
    folder = project.documents / slug
    check_slug(slug, project.shown(folder))
    found = sorted_files(folder, "source.*")
    if not found:
        known = "、".join(document_slugs(project)) or "（无）"
        raise ProjectError(f"没有文件 {slug}/source.*；现有的文件是：{known}", project.shown(folder))
    if len(found) > 1:
        raise ProjectError("有不止一个 source.*；请只留一个", project.shown(folder))
    return found[0]


def read_stored(project: Project, slug: str, today: date | None = None) -> StoredDocument:
    """One document with its notes; raises a GongwenError for what cannot be read. `today` bounds the notes' dates."""
    return with_notes(project, read_without_notes(project, slug), today)


def read_without_notes(project: Project, slug: str) -> StoredDocument:
    """One document as it stands without its notes; raises a GongwenError for what cannot be read."""
    # Sources and structure take a fifth of what a build imports, and none where notes alone were edited.
    from gongwen.sources.article import read_article
    from gongwen.structure.parse import parse_structure, unaccepted

    path = source_path(project, slug)
    data = read_bytes(project, path)
    published = read_ids(project, path.parent)
    particulars = present_particulars(read_particulars(project, path.parent), published)
    particulars = replace(particulars, left_out=(*particulars.left_out, *project.left_out))
    redactor = Redactor(particulars.redact)
    published = covered_value(published, redactor)
    document = parse_structure(read_article(data, project.shown(path)), particulars, published)
    published_text = replace(document, frame=Frame()) if "news" in particulars.omit else document
    files, said = attached_files(project, path.parent, published_text, redactor)
    document = replace(document, findings=unaccepted((*document.findings, *said), document.main, particulars))
    changes = read_changes(project, path.parent)
    return StoredDocument(slug, path, data, particulars, document, (), (), published, files, changes)


def with_notes(project: Project, stored: StoredDocument, today: date | None = None) -> StoredDocument:
    """The document with its notes as they are now, whatever notes it had."""
    redactor = Redactor(stored.particulars.redact)
    notes, findings = covered_value(read_notes(project, stored.source_path.parent, today), redactor)
    now = dict(stored.document.aliases)
    gone = tuple(WithdrawnNote(note.id, note.withdrawn, note.withdrawn_on) for note in notes if note.withdrawn)
    notes = tuple(replace(n, target=now.get(n.target, n.target)) for n in notes if not n.withdrawn)
    return replace(stored, notes=notes, findings=findings, withdrawn_notes=gone)


def read_particulars(project: Project, folder: Path) -> Particulars:
    """What document.yml and the reviews of the conversion say; nothing where there are none."""
    path = folder / "document.yml"
    particulars = Particulars(omit=project.omit)
    if is_there(path):
        particulars = parse_document_yml(read_text(project, path), project.shown(path), omit=project.omit)
        for former in particulars.former_slugs:
            check_slug(former, project.shown(path))
    return with_conclusions(particulars, read_conclusions(project, folder), project.shown(folder / REVIEWED))


def read_ids(project: Project, folder: Path) -> tuple[PublishedEid, ...]:
    """The eIds that ids.tsv lists; none where there is no such file."""
    path = folder / IDS_NAME
    return parse_ids(read_text(project, path), project.shown(path)) if is_there(path) else ()


def read_changes(project: Project, folder: Path) -> tuple[TextChange, ...]:
    """What changes.tsv records; nothing where there is no such file."""
    path = folder / CHANGES
    return parse_changes(read_text(project, path), project.shown(path)) if is_there(path) else ()


def read_notes(
    project: Project, folder: Path, today: date | None = None
) -> tuple[tuple[Note, ...], tuple[Finding, ...]]:
    """The notes of a document that can be read, and what there is to say about all of them."""
    notes: list[Note] = []
    findings: list[Finding] = []
    for path in sorted_files(folder / NOTES, "**/*"):  # what lies wrong there is said too
        try:
            data = read_bytes(project, path)
        except ProjectError as error:  # a link that leads out of the project: the others are read all the same
            findings.append(Finding(error.path, 1, "E-path", error.message))
            continue
        note, found = parse_note(data, project.shown(path), today=today)
        findings += found
        notes += [note] if note else []
    return tuple(notes), tuple(findings)


def read_glossary(project: Project) -> tuple[tuple[TermEntry, ...], tuple[Finding, ...]]:
    """The entries that can be read, by file name, and what there is to say about all of them."""
    entries: list[TermEntry] = []
    findings: list[Finding] = []
    for path in sorted_files(project.docs / "glossary", "*.md"):
        entry, found = parse_entry(read_text(project, path), project.shown(path))
        findings += found
        entries += [entry] if entry else []
    return tuple(entries), tuple(findings)


def phrases_path(project: Project) -> Path:
    return project.docs / "conversion" / "phrases.tsv"


def read_phrases(project: Project) -> tuple[PhraseRow, ...]:
    """The corrections to script conversion: the library's own, and those of the package that it does not replace."""
    path = phrases_path(project)
    own = parse_phrases(read_text(project, path), project.shown(path)) if is_there(path) else ()
    said = {row.source for row in own}
    return (*own, *(row for row in read_packaged_phrases() if row.source not in said))


def read_packaged_phrases() -> tuple[PhraseRow, ...]:
    """The corrections that came with the program."""
    return parse_phrases(packaged(PHRASES).read_text("utf-8"), "phrases.tsv")


def read_page(project: Project, name: str) -> HandPage:
    """A hand-written page of docs/; raises ProjectError where it is absent or has no title."""
    path = project.docs / f"{name}.md"
    if not path.is_file():
        raise ProjectError("缺少这一页；请补上", project.shown(path))
    text = read_text(project, path)
    match = _TITLE_LINE.match(text)
    if not match:
        raise ProjectError("开头要有标题：第一行 ---，第二行 title: …，第三行 ---", project.shown(path), 1)
    return HandPage(name, match["title"].strip().strip("\"'"), text[match.end() :])


def page_findings(page: HandPage) -> tuple[Finding, ...]:
    """What a hand-written page holds that does not belong there."""
    return hand_html_findings(page.body, f"docs/{page.name}.md", _BODY_LINE)


def refuse_errors(findings: Iterable[Finding]) -> None:
    """Raises FindingsError where a note, an entry or a page cannot be published as it is."""
    if errors := sorted(finding for finding in findings if finding.severity == "error"):
        raise FindingsError(errors)
