"""Every finding in docs/, sorted by path and line: nothing stops at the first fault."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from gongwen.annotations.check import check_ids, check_notes
from gongwen.check.amendments import amendment_findings
from gongwen.check.conversion import conversion_findings
from gongwen.check.originals import second_reading
from gongwen.check.versions import version_findings
from gongwen.enrich.entries import check_entries
from gongwen.enrich.terms import unused_entries
from gongwen.errors import (
    ConversionError,
    DecodeError,
    DocumentYmlError,
    EmptySourceError,
    FindingsError,
    GongwenError,
    IdsError,
    PhrasesError,
    ProjectError,
    ReviewedError,
    UnsupportedSourceError,
)
from gongwen.library.files import read_text
from gongwen.library.ids import ids_path, succeeding_eids
from gongwen.library.project import Project
from gongwen.library.read import (
    HAND_PAGES,
    StoredDocument,
    document_slugs,
    page_findings,
    phrases_path,
    read_glossary,
    read_page,
    read_stored,
)
from gongwen.library.real_paths import real_path
from gongwen.model import Document, Finding
from gongwen.publish.editions import library_card
from gongwen.sources.concealed import concealed_findings
from gongwen.structure.succession import lost_eids
from gongwen.variants.lint import lint_phrases

_CODES: dict[type[GongwenError], str] = {
    DecodeError: "E-encoding",
    EmptySourceError: "E-empty",
    UnsupportedSourceError: "E-unsupported",
    DocumentYmlError: "E-document-yml",
    PhrasesError: "E-phrases",
    ReviewedError: "E-reviewed",
    ConversionError: "E-conversion",
    IdsError: "E-ids",
}
_OTHER = "E-path"


def check_project(project: Project, today: date) -> tuple[Finding, ...]:
    """All findings about the project's documents, notes, glossary, phrases and pages; `today` bounds notes' dates."""
    findings: list[Finding] = []
    stored: list[StoredDocument] = []
    for slug in document_slugs(project):
        try:
            document = read_stored(project, slug, today)
        except GongwenError as error:
            findings += as_findings(error)
        else:
            stored.append(document)
            read = document.document
            findings += concealed_findings(read.omitted, read.path, "I-concealed")
            findings += second_reading(project, document.source_path, document.particulars)[1]
            findings += (*document.document.findings, *document.findings, *_eid_findings(project, document, today))
    for document in stored:
        findings += check_notes(document.notes, document.document, document.published)
    findings += check_ids(note for document in stored for note in document.notes)
    findings += _version_findings(stored)
    findings += _attempt(lambda: _glossary_findings(project, tuple(d.document for d in stored)))
    findings += _attempt(lambda: _phrase_findings(project))
    findings += _attempt(lambda: tuple(conversion_findings(project, stored)))
    for name in HAND_PAGES:
        findings += _attempt(partial(_page_findings, project, name))
    return tuple(sorted(set(findings)))


def _version_findings(stored: Sequence[StoredDocument]) -> tuple[Finding, ...]:
    withdrawn = frozenset(one.slug for one in stored if one.particulars.withdrawn)
    cards = tuple(map(library_card, stored))
    documents = {one.slug: (one.document, one.particulars) for one in stored}
    texts = {slug: document for slug, (document, _) in documents.items()}
    return (*version_findings(cards, texts, withdrawn), *amendment_findings(cards, documents))


def _eid_findings(project: Project, stored: StoredDocument, today: date) -> Iterator[Finding]:
    """Published eIds whose text has another name now, and texts that ids.tsv does not know yet."""
    path = project.shown(ids_path(stored))
    succeeding = succeeding_eids(stored, today.isoformat())
    remedy = f"核对后运行 gongwen rebase {stored.slug} --accept"
    for lost in lost_eids(stored.published, succeeding):
        fate = f"现在是“{lost.now}”" if lost.now else "已经没有了"
        yield Finding(path, lost.line, "E-eid", f"已公布的编号“{lost.eid}”所指的文字{fate}；{remedy}")
    new = len({known.eid for known in succeeding} - {known.eid for known in stored.published})
    if new:
        yield Finding(path, 1, "I-eid-new", f"有 {new} 个编号还没有记下；{remedy}")


def _glossary_findings(project: Project, documents: tuple[Document, ...]) -> tuple[Finding, ...]:
    entries, findings = read_glossary(project)
    unused = (
        Finding(entry.path, 1, "I-term-unused", f"没有一件公文里有“{entry.term}”；可以留着，也可以删去")
        for entry in unused_entries(entries, documents)
        if not entry.origin  # of those that came with the package most stand by for what is to come
    )
    return (*findings, *check_entries(entries), *unused)


def _phrase_findings(project: Project) -> tuple[Finding, ...]:
    path = phrases_path(project)
    return lint_phrases(read_text(project, path), project.shown(path)) if path.is_file() else ()


def _page_findings(project: Project, name: str) -> tuple[Finding, ...]:
    return page_findings(read_page(project, name))


def _attempt(read: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    try:
        return read()
    except GongwenError as error:
        return as_findings(error)


def as_findings(error: GongwenError) -> tuple[Finding, ...]:
    """An error as what `check` says of it."""
    if isinstance(error, FindingsError):
        return error.findings
    return (Finding(error.path, error.line or 1, _CODES.get(type(error), _OTHER), error.message),)


def select_paths(project: Project, findings: tuple[Finding, ...], paths: Iterable[str]) -> tuple[Finding, ...]:
    """The findings about the named files and folders (relative to the working folder), all where none is named.

    Raises ProjectError for a path that is not there or lies outside the project.
    """
    wanted = [_shown(project, path) for path in paths]
    if not wanted:
        return findings
    return tuple(f for f in findings if any(w == "." or f.path == w or f.path.startswith(f"{w}/") for w in wanted))


def _shown(project: Project, path: str) -> str:
    found = real_path(Path(path))
    if not found.exists():
        raise ProjectError("没有这个文件或文件夹；请检查路径", path)
    if not found.is_relative_to(project.root):
        raise ProjectError("不在项目里；请给出项目里的路径", path)
    return project.shown(found)
