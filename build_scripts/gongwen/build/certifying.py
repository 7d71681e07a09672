"""What a build compares before it publishes: every document with its source, and no more than what changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from gongwen.build.changes import Words
from gongwen.build.comparing import DIFFERENCES, reports_on
from gongwen.build.finding import text_of
from gongwen.build.progress import Progress, run_told
from gongwen.build.reading import Read, document_of, shelf_of
from gongwen.build.units import Files
from gongwen.build.values import value_digest
from gongwen.errors import DecodeError, FindingsError, ProjectError, UnsupportedSourceError
from gongwen.library.files import read_bytes
from gongwen.library.project import Project
from gongwen.model import Certified, Finding, PhraseRow, Variant
from gongwen.publish.assemble import THEME
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.keeping import keep_published
from gongwen.publish.new_site import NewSite
from gongwen.publish.stamps import code_digest
from gongwen.publish.variants import mkdocs_site_folder
from gongwen.render.addresses import prefix
from gongwen.render.markdown.certificate import PAGE
from gongwen.text.sums import by_folder
from gongwen.verify.compare import Place
from gongwen.verify.pictures import FOLDER
from gongwen.verify.report import Format, Report
from gongwen.verify.site_files import SiteFiles

UNVERIFIED = "W-unverified"  # by which an editor lets a document stand that cannot be compared
_KEPT, _WITHHELD = "网站上仍是 {day} 的版本，不列入目录和检索", "这件公文没有公布"
_UNREAD = (
    "原文不能逐字核对，{became}；请把原文另存为 HTML、.docx 或纯文本，"
    "确要公布未经核对的文本，在 document.yml 写 accept: [{{code: W-unverified, because: …}}]"
)
_SHOWN = 40  # characters of a difference that a message quotes
# Compared together. A new term or note changes pages alone, and PDFs take longest to read.
_GROUPS: tuple[tuple[Format, ...], ...] = (("html", "md", "json", "docx", "epub", "xml"), ("pdf",))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What one process is to compare: some formats of a document in one script. `key` stands for source and files."""

    slug: str
    variant: Variant
    formats: tuple[Format, ...]
    key: str

    @property
    def name(self) -> str:
        return f"{self.variant}-{self.formats[0]}-compared"


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison that found no difference, by which rows of conversion; empty where the source cannot be read."""

    rows: str
    certified: tuple[Certified, ...]


class Certifier:
    """Compares documents with the new site; one for all of them."""

    def __init__(
        self,
        project: Project,
        site: NewSite,
        reads: Mapping[str, Read],
        phrases: tuple[PhraseRow, ...],
        rows: Words,
    ) -> None:
        self._project = project
        self._site = site
        self._reads = {slug: read for slug, read in reads.items() if not read.withdrawn}
        self._phrases = phrases
        self._rows = rows

    def certify(
        self, variants: Sequence[Variant], seen: Fingerprints, jobs: int | None, progress: Progress
    ) -> tuple[dict[str, tuple[Certified, ...]], dict[str, tuple[Place, ...]]]:
        """What was found for each slug in the scripts that the new site has; compares only what changed. Apart, where
        what was built is not the source's text: all places, by slug."""
        sheets = tuple(_below(THEME, self._site.files).items())
        files = by_folder(self._site.files, map(prefix, variants))
        comparisons = [
            one
            for slug in self._reads
            for tag in variants
            for one in self._comparisons(slug, tag, _below(f"{prefix(tag)}{slug}/", files.get(slug, {})), sheets, seen)
        ]
        known = {comparison: self._kept(comparison) for comparison in comparisons}
        due = [comparison for comparison, kept in known.items() if kept is None]
        places: dict[str, tuple[Place, ...]] = {}
        for one, reports in zip(due, self._compared(due, jobs, progress), strict=True):
            if astray := tuple(place for report in reports for place in report.places):
                places[one.slug] = (*places.get(one.slug, ()), *astray)
            else:
                known[one] = tuple(map(_certified, reports))
                self._keep(one, known[one] or ())  # at once: a build may be stopped
        found: dict[str, tuple[Certified, ...]] = {slug: () for slug in self._reads if slug not in places}
        for comparison, certified in known.items():
            if comparison.slug in found:
                found[comparison.slug] += certified or ()
        return found, places

    def _compared(
        self, due: Sequence[_Comparison], jobs: int | None, progress: Progress
    ) -> Iterator[tuple[Report, ...]]:
        return run_told(self._compare, due, (one.slug for one in due), jobs, progress)

    def _comparisons(
        self, slug: str, variant: Variant, files: dict[str, str], sheets: Files, seen: Fingerprints
    ) -> Iterator[_Comparison]:
        """Key of a comparison: the source and what document.yml says of it, the published files (pages with the style
        sheets that could hide their text), the code."""
        if not files:
            return
        if PAGE in files:  # it may hold figures already, which are no part of what is compared
            files[PAGE] = seen.of(mkdocs_site_folder(self._project, variant) / slug / PAGE)
        pdfs = {name: key for name, key in files.items() if name.endswith(".pdf") and not name.startswith(f"{FOLDER}/")}
        others = {name: key for name, key in files.items() if name not in pdfs}
        pages = value_digest((self._reads[slug].text, others, sheets, code_digest()))
        yield _Comparison(slug, variant, _GROUPS[0], pages)
        # Pages count for PDFs by what they promise: the PDFs that they link to, and which pages there are.
        promised = self._promised(slug, variant, pages)
        names = tuple(name for name in others if name.endswith(".html"))
        if pdfs or promised:
            key = value_digest((self._reads[slug].text, pdfs, names, promised, code_digest()))
            yield _Comparison(slug, variant, _GROUPS[1], key)

    def _promised(self, slug: str, variant: Variant, pages: str) -> tuple[str, ...]:
        shelf, name = shelf_of(self._project, slug), f"{variant}-promised"
        kept = shelf.get(name, pages)
        if isinstance(kept, tuple):
            return kept
        promised = tuple(sorted(SiteFiles(self._site.folder, variant, slug).pdf_stems()))
        shelf.put(name, pages, promised)
        return promised

    def _kept(self, comparison: _Comparison) -> tuple[Certified, ...] | None:
        kept = shelf_of(self._project, comparison.slug).get(comparison.name, comparison.key)
        if not isinstance(kept, Compared):
            return None
        if kept.rows != self._rows.digest:
            if self._rows.concern(kept.rows, text_of(self._project, comparison.slug)):
                return None
            self._keep(comparison, kept.certified)
        return kept.certified

    def _keep(self, comparison: _Comparison, certified: tuple[Certified, ...]) -> None:
        value = Compared(self._rows.digest, certified)
        shelf_of(self._project, comparison.slug).put(comparison.name, comparison.key, value)

    def _compare(self, comparison: _Comparison) -> tuple[Report, ...]:
        """The reports on a document; none where `verify` has no reader of its own for the form of its source."""
        project, variants = self._project, (comparison.variant,)
        stored = document_of(project, comparison.slug, self._reads[comparison.slug].key)
        source = read_bytes(project, stored.source_path)
        if sha256(source).hexdigest() != stored.document.sha256:
            raise ProjectError("生成期间原文改动了，网站没有更新；请再运行一次", project.shown(stored.source_path))
        stored = replace(stored, source=source)
        try:
            return reports_on(
                self._site.folder, project, stored, self._phrases, variants=variants, formats=comparison.formats
            )
        except (DecodeError, UnsupportedSourceError):
            return ()


def _below(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """The files of this folder, by path below it."""
    found = ((path.removeprefix(folder), key) for path, key in files.items() if path.startswith(folder))
    return dict(sorted(found))


def staying_away(
    reads: Mapping[str, Read], certified: Mapping[str, Sequence[Certified]], astray: Mapping[str, Sequence[Place]]
) -> dict[str, Sequence[Place]]:
    """The documents whose new version is not published, with the places where it differs: none where it could not be
    compared at all and no editor lets that stand."""
    unread = (slug for slug, found in certified.items() if not found and UNVERIFIED not in reads[slug].accepted)
    return {**astray, **dict.fromkeys(unread, ())}


def fidelity_findings(path: str, places: Iterable[Place], became: str) -> Iterator[Finding]:
    """What differs between a source and what was built of it; `became` says what the site has now."""
    for place in places:
        told = f"{DIFFERENCES[place.what]}“{place.text[:_SHOWN]}”"
        meanwhile = "；可先用 --no-pdf 公布其他格式" if place.file.endswith(".pdf") else ""
        message = f"生成的 {place.file} 与原文不一致（{place.eid}）：{told}；{became}，请报告这个问题{meanwhile}"
        yield Finding(path, place.line, "E-fidelity", message)


def _certified(report: Report) -> Certified:
    counts = (report.characters, report.missing, report.added, report.moved)
    return Certified(report.variant, report.format, *counts, converted=report.converted, covered=report.covered)


def keep_what_stands(
    project: Project,
    site: NewSite,
    reads: Mapping[str, Read],
    certified: Mapping[str, object],
    astray: Mapping[str, Sequence[Place]],
    variants: Sequence[Variant],
) -> tuple[Finding, ...]:
    """The new site has documents that differ from their sources as they were published last; what there is to say.

    Raises FindingsError, and nothing is published, where not one document agrees.
    """
    if astray and not certified.keys() - astray.keys():
        raise FindingsError(_findings(reads, astray, dict.fromkeys(astray, "网站没有更新")))
    days = keep_published(project, site, astray, variants)
    became = {
        slug: f"网站上仍是 {day} 的版本，不列入目录和检索" if day else "这件公文没有公布" for slug, day in days.items()
    }
    return tuple(_findings(reads, astray, {slug: f"{what}，其余的已更新" for slug, what in became.items()}))


def _findings(
    reads: Mapping[str, Read], astray: Mapping[str, Sequence[Place]], became: Mapping[str, str]
) -> list[Finding]:
    """What there is to say of documents that stay away; `became` says what the site has of each."""
    found: list[Finding] = []
    for slug, places in astray.items():
        found += fidelity_findings(reads[slug].path, places, became[slug])
        if not places:
            found.append(Finding(reads[slug].path, 1, "E-unverified", _UNREAD.format(became=became[slug])))
    return found
