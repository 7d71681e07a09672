"""What `verify` needs of a project: sources, eIds in order, what was left out, converters."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.attached import picture_digests, references
from gongwen.library.beside import files_beside
from gongwen.library.inputs import InputError, parse_input, particulars_of_now, read_input_bytes
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument, document_slugs, read_phrases, read_stored
from gongwen.model import VARIANTS, Document, Particulars, PhraseRow, Variant
from gongwen.publish.variants import prefix
from gongwen.variants.conversion import Converter
from gongwen.verify.compare import What
from gongwen.verify.pictures import UNKNOWN, Attached
from gongwen.verify.run import FORMATS, PDF_READERS, Format, Report, anchors_of, verify_document
from gongwen.verify.site_files import PdfReader

DIFFERENCES: dict[What, str] = {"missing": "缺少", "added": "多出", "moved": "移位"}


def site_reports(
    project: Project, slugs: tuple[str, ...], site: Path | None, progress: Callable[[str], None]
) -> tuple[Report, ...]:
    """A report for each of the project's documents, script and format; `site` is the project's own where it is None.

    Raises a GongwenError where there is nothing to compare.
    """
    stored = [read_stored(project, slug) for slug in slugs or document_slugs(project)]
    stored = [document for document in stored if not document.particulars.withdrawn]
    folder = _site_folder(site or project.site)
    phrases = read_phrases(project)
    reports: list[Report] = []
    for document in stored:
        progress(f"核对 {document.slug}")
        reports += reports_on(folder, project, document, phrases, pdf_readers=PDF_READERS)
    return tuple(reports)


def source_reports(source: str, slugs: tuple[str, ...], site: Path | None) -> tuple[Report, ...]:
    """The reports on one document of a site that anybody built, by a source that anybody has.

    A project's phrases count where the command is run in one. Raises InputError where the slug is not clear.
    """
    if len(slugs) > 1:
        raise InputError("和 --source 同用时只能给一个 SLUG", source)
    slug = slugs[0] if slugs else Path(source).resolve().parent.name
    phrases: tuple[PhraseRow, ...] = ()
    with suppress(ProjectError):
        project = find_project(Path.cwd())
        phrases, site = read_phrases(project), site or project.site
    folder = _site_folder(site or Path("site"))
    data = read_input_bytes(source)
    document, particulars = parse_input(source, data), particulars_of_now(source)
    attached = _attached_beside(source, data, document)
    return _reports(folder, slug, source, data, document, particulars, phrases, attached, PDF_READERS)


def _attached_beside(source: str, data: bytes, document: Document) -> Attached:
    """The pictures that lie beside a source; whoever has the source alone cannot say what the others show."""
    found, _ = files_beside(source, data, document, "")
    places = references(document)
    digests = {place.address: sha256(found[place.name]).hexdigest() for place in places if place.name in found}
    return Attached(picture_digests(document, digests, absent=UNKNOWN))


def _site_folder(site: Path) -> Path:
    if not site.is_dir():
        raise ProjectError("这里没有网站；请先运行 gongwen build，或用 --site 指明文件夹", str(site))
    return site


def reports_on(
    site: Path,
    project: Project,
    stored: StoredDocument,
    phrases: tuple[PhraseRow, ...],
    *,
    variants: Sequence[Variant] = VARIANTS,
    formats: Sequence[Format] = FORMATS,
    pdf_readers: Sequence[PdfReader] = PDF_READERS[:1],
) -> tuple[Report, ...]:
    """What a comparison of a project's document with its published files finds, in the scripts that the site has.

    PDFs are read by one reader, as a build has time for, or by those that are given.
    """
    path = project.shown(stored.source_path)
    digests = {file.src: file.sha256 for file in stored.files}
    attached = Attached(picture_digests(stored.document, digests), frozenset(digests.values()))
    return _reports(
        site,
        stored.slug,
        path,
        stored.source,
        stored.document,
        stored.particulars,
        phrases,
        attached,
        pdf_readers,
        variants,
        formats,
    )


def _reports(
    site: Path,
    slug: str,
    path: str,
    source: bytes,
    document: Document,
    particulars: Particulars,
    phrases: tuple[PhraseRow, ...],
    attached: Attached,
    pdf_readers: Sequence[PdfReader],
    variants: Sequence[Variant] = VARIANTS,
    formats: Sequence[Format] = FORMATS,
) -> tuple[Report, ...]:
    variants = [v for v in variants if (site / prefix(v) / slug).is_dir()]
    if not variants:
        raise ProjectError(f"网站里没有 {slug}/；请检查名字，或重新生成", str(site))
    return verify_document(
        source,
        path,
        anchors=anchors_of(document),
        omitted=document.omitted,
        site=site,
        slug=slug,
        converters={v: Converter(v, phrases).for_document(particulars, document.script) for v in variants},
        omit=particulars.omit,
        attached=attached,
        pdf_readers=pdf_readers,
        formats=formats,
    )
