"""A build from end to end: made aside, verified against the sources, certified, and only then published."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongwen.cli.verifying import DIFFERENCES, reports_on
from gongwen.errors import FindingsError, UnsupportedSourceError
from gongwen.library.project import Project
from gongwen.library.read import Library, StoredDocument, read_library, read_stored
from gongwen.model import VARIANTS, Certified, Finding, PhraseRow, Variant
from gongwen.publish.assemble import new_site, publish_site
from gongwen.publish.build import prepare_site
from gongwen.publish.certificates import write_certificates
from gongwen.publish.offline import publish_offline
from gongwen.publish.stamps import Stamps, code_digest, digest, digest_tree
from gongwen.publish.variants import prefix
from gongwen.publish.workers import run_all
from gongwen.verify.run import Report

_SHOWN = 40  # characters of a difference that a message quotes


def make_site(
    project: Project,
    *,
    slugs: tuple[str, ...] = (),
    variants: tuple[Variant, ...] = VARIANTS,
    with_pdf: bool = True,
    system_fonts: bool = False,
    offline: bool = False,
    jobs: int | None = None,
    progress: Callable[[str], None] = lambda message: None,
) -> tuple[Finding, ...]:
    """Builds and publishes, with `offline` as a folder for double click too; returns all that there is to say.

    Raises a GongwenError, and then site/ is as it was: FindingsError with E-fidelity where what was built is not the
    source's text. `slugs` must exist; everything else that changed is brought up to date with them.
    """
    progress("读取 docs/")
    for slug in slugs:
        read_stored(project, slug)
    library = read_library(project)
    findings = prepare_site(
        project, library, variants=variants, with_pdf=with_pdf, system_fonts=system_fonts, jobs=jobs, progress=progress
    )
    progress("逐字核对")
    certified = _certify(project, library, jobs)
    write_certificates(project, certified)
    publish_site(project)
    if offline:
        progress("生成离线版")
        publish_offline(project, jobs)
    unread = {slug for slug, found in certified.items() if not found}
    return (*findings, *(_unverified(stored) for stored in library.documents if stored.slug in unread))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What one process is to compare."""

    project: Project
    stored: StoredDocument
    phrases: tuple[PhraseRow, ...]


def _certify(project: Project, library: Library, jobs: int | None) -> dict[str, tuple[Certified, ...]]:
    """What was found for each slug; compares only what changed since the last comparison."""
    stamps = Stamps(project.build / "stamps" / "certificates.json")
    published = [stored for stored in library.documents if not stored.particulars.withdrawn]
    keys = {stored.slug: _key(project, stored) for stored in published}
    due = [stored for stored in published if not stamps.is_fresh(stored.slug, keys[stored.slug])]
    comparisons = [_Comparison(project, stored, library.phrases) for stored in due]
    compared = dict(zip((stored.slug for stored in due), run_all(_compare, comparisons, jobs), strict=True))
    faults = [finding for stored in due for finding in _faults(stored, compared[stored.slug])]
    if faults:
        raise FindingsError(faults)
    found: dict[str, tuple[Certified, ...]] = {}
    for slug, key in keys.items():
        certified = tuple(map(_certified, compared[slug])) if slug in compared else _recalled(stamps.remark(slug))
        stamps.record(slug, key, json.dumps([[c.variant, c.format, c.characters] for c in certified]))
        found[slug] = certified
    stamps.save()
    return found


def _compare(comparison: _Comparison) -> tuple[Report, ...]:
    """The reports on a document; none where `verify` has no reader of its own for the form of its source."""
    try:
        return reports_on(new_site(comparison.project), comparison.project, comparison.stored, comparison.phrases)
    except UnsupportedSourceError:
        return ()


def _key(project: Project, stored: StoredDocument) -> str:
    """What a comparison depends on: the source, every published file of the document, the code."""
    folders = (new_site(project) / prefix(variant) / stored.slug for variant in VARIANTS)
    return digest([stored.source, *(digest_tree(folder).encode() for folder in folders), code_digest().encode()])


def _certified(report: Report) -> Certified:
    return Certified(report.variant, report.format, report.characters, report.missing, report.added, report.moved)


def _recalled(remark: str) -> tuple[Certified, ...]:
    """A comparison that found no difference (no other is ever recorded)."""
    return tuple(Certified(variant, form, count, 0, 0, 0) for variant, form, count in json.loads(remark))


def _unverified(stored: StoredDocument) -> Finding:
    message = "这种格式的原文还不能逐字核对，证书上写明未核对；要核对请把原文另存为 HTML 或纯文本"
    return Finding(stored.document.path, 1, "W-unverified", message)


def _faults(stored: StoredDocument, reports: Sequence[Report]) -> list[Finding]:
    return [
        Finding(
            stored.document.path,
            place.line,
            "E-fidelity",
            f"生成的 {place.file} 与原文不一致（{place.eid}）：{DIFFERENCES[place.what]}“{place.text[:_SHOWN]}”；"
            "网站没有更新，请报告这个问题",
        )
        for report in reports
        for place in report.places
    ]
