"""What `verify` needs of a project: sources, eIds in order, what was left out, converters."""

from collections.abc import Callable

from gongwen.errors import ProjectError
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, document_slugs, read_phrases, read_stored
from gongwen.model import VARIANTS, PhraseRow
from gongwen.variants.conversion import Converter
from gongwen.verify.run import Report, anchors_of, verify_document


def site_reports(project: Project, slugs: tuple[str, ...], progress: Callable[[str], None]) -> tuple[Report, ...]:
    """A report for each document, script and format; raises a GongwenError where there is nothing to compare."""
    stored = [read_stored(project, slug) for slug in slugs or document_slugs(project)]
    if not project.site.is_dir():
        raise ProjectError("还没有网站；请先运行 gongwen build", project.shown(project.site))
    phrases = read_phrases(project)
    reports: list[Report] = []
    for document in stored:
        progress(f"核对 {document.slug}")
        reports += _reports(project, document, phrases)
    return tuple(reports)


def _reports(project: Project, stored: StoredDocument, phrases: tuple[PhraseRow, ...]) -> tuple[Report, ...]:
    rows = stored.particulars.conversion
    return verify_document(
        stored.source,
        project.shown(stored.source_path),
        anchors=anchors_of(stored.document),
        omitted=stored.document.omitted,
        site=project.site,
        slug=stored.slug,
        converters={variant: Converter(variant, phrases).with_rows(rows) for variant in VARIANTS},
        omit=stored.particulars.omit,
    )
