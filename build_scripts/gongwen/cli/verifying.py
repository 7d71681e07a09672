"""What `verify` needs of a project: sources, eIds in order, what was left out, converters."""

from collections.abc import Callable
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, document_slugs, read_phrases, read_stored
from gongwen.model import VARIANTS, PhraseRow
from gongwen.publish.variants import prefix
from gongwen.variants.conversion import Converter
from gongwen.verify.compare import What
from gongwen.verify.run import Report, anchors_of, verify_document

DIFFERENCES: dict[What, str] = {"missing": "缺少", "added": "多出", "moved": "移位"}


def site_reports(project: Project, slugs: tuple[str, ...], progress: Callable[[str], None]) -> tuple[Report, ...]:
    """A report for each document, script and format; raises a GongwenError where there is nothing to compare."""
    stored = [read_stored(project, slug) for slug in slugs or document_slugs(project)]
    if not project.site.is_dir():
        raise ProjectError("还没有网站；请先运行 gongwen build", project.shown(project.site))
    phrases = read_phrases(project)
    reports: list[Report] = []
    for document in stored:
        progress(f"核对 {document.slug}")
        reports += reports_on(project.site, project, document, phrases)
    return tuple(reports)


def reports_on(
    site: Path, project: Project, stored: StoredDocument, phrases: tuple[PhraseRow, ...]
) -> tuple[Report, ...]:
    """What a comparison of one document's published files with its source finds, in every script that the site has."""
    rows = stored.particulars.conversion
    variants = [v for v in VARIANTS if (site / prefix(v) / stored.slug).is_dir()]
    return verify_document(
        stored.source,
        project.shown(stored.source_path),
        anchors=anchors_of(stored.document),
        omitted=stored.document.omitted,
        site=site,
        slug=stored.slug,
        converters={variant: Converter(variant, phrases).with_rows(rows) for variant in variants},
        omit=stored.particulars.omit,
    )
