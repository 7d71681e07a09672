"""What a build compares before it publishes: every document with its source, and no more than what changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.cli.verifying import DIFFERENCES, reports_on
from gongwen.errors import FindingsError, UnsupportedSourceError
from gongwen.library.project import Project
from gongwen.library.read import Library, StoredDocument
from gongwen.model import VARIANTS, Certified, Finding, PhraseRow, Variant
from gongwen.publish.assemble import new_site
from gongwen.publish.stamps import Stamps, code_digest, digest, digest_files
from gongwen.publish.variants import prefix
from gongwen.publish.workers import run_all
from gongwen.verify.pictures import FOLDER
from gongwen.verify.run import Format, Report
from gongwen.verify.site_files import SiteFiles

_SHOWN = 40  # characters of a difference that a message quotes
# Compared together. A new term or note changes pages alone, and PDFs take longest to read.
_GROUPS: tuple[tuple[Format, ...], ...] = (("html", "md", "json"), ("pdf",))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What one process is to compare: some formats of a document in one script."""

    project: Project
    stored: StoredDocument
    phrases: tuple[PhraseRow, ...]
    variant: Variant
    formats: tuple[Format, ...]

    @property
    def name(self) -> str:
        return f"{self.stored.slug}/{self.variant}/{self.formats[0]}"


def certify(project: Project, library: Library, jobs: int | None) -> dict[str, tuple[Certified, ...]]:
    """What was found for each slug in the new site; compares only what changed since the last comparison.

    Raises FindingsError with E-fidelity where what was built is not the source's text.
    """
    stamps = Stamps(project.build / "stamps" / "certificates.json")
    comparisons = tuple(_comparisons(project, library))
    keys = {comparison.name: _key(comparison) for comparison in comparisons}
    due = [comparison for comparison in comparisons if not stamps.is_fresh(comparison.name, keys[comparison.name])]
    compared = dict(zip((comparison.name for comparison in due), run_all(_compare, due, jobs), strict=True))
    faults = [fault for comparison in due for fault in _faults(comparison.stored, compared[comparison.name])]
    if faults:
        raise FindingsError(faults)
    found: dict[str, tuple[Certified, ...]] = {stored.slug: () for stored in _published(library)}
    for comparison in comparisons:
        name = comparison.name
        certified = tuple(map(_certified, compared[name])) if name in compared else _recalled(stamps.remark(name))
        stamps.record(name, keys[name], json.dumps([[c.variant, c.format, c.characters] for c in certified]))
        found[comparison.stored.slug] += certified
    stamps.save()
    return found


def _published(library: Library) -> list[StoredDocument]:
    return [stored for stored in library.documents if not stored.particulars.withdrawn]


def _comparisons(project: Project, library: Library) -> Iterator[_Comparison]:
    """All of a finished site: texts and PDFs of each document, in each script that it is there in."""
    for stored in _published(library):
        for variant in VARIANTS:
            for formats in _GROUPS if (new_site(project) / prefix(variant) / stored.slug).is_dir() else ():
                yield _Comparison(project, stored, library.phrases, variant, formats)


def _compare(comparison: _Comparison) -> tuple[Report, ...]:
    """The reports on a document; none where `verify` has no reader of its own for the form of its source."""
    project = comparison.project
    try:
        return reports_on(
            new_site(project),
            project,
            comparison.stored,
            comparison.phrases,
            variants=(comparison.variant,),
            formats=comparison.formats,
        )
    except UnsupportedSourceError:
        return ()


def _key(comparison: _Comparison) -> str:
    """What a comparison depends on: the source and what document.yml says of it, the published files, the code."""
    stored, site = comparison.stored, new_site(comparison.project)
    folder = site / prefix(comparison.variant) / stored.slug
    files = [path for path in folder.rglob("*") if path.is_file()]
    if comparison.formats == ("pdf",):
        # Pages count by what they promise: their names, and the PDFs that they link to.
        read = [path for path in files if path.suffix != ".html"]
        promised = repr((sorted(files), sorted(SiteFiles(site, comparison.variant, stored.slug).pdf_stems())))
    else:
        read = [path for path in files if path.suffix != ".pdf" or FOLDER in path.relative_to(folder).parts]
        promised = ""
    particulars = stored.particulars
    said = repr((comparison.phrases, particulars.conversion, particulars.names, particulars.omit))
    return digest([stored.source, *map(str.encode, (said, promised, digest_files(folder, read), code_digest()))])


def _certified(report: Report) -> Certified:
    return Certified(report.variant, report.format, report.characters, report.missing, report.added, report.moved)


def _recalled(remark: str) -> tuple[Certified, ...]:
    """A comparison that found no difference (no other is ever recorded)."""
    return tuple(Certified(variant, form, count, 0, 0, 0) for variant, form, count in json.loads(remark))


def _faults(stored: StoredDocument, reports: tuple[Report, ...]) -> list[Finding]:
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
