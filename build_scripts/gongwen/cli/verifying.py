"""What `verify` needs of a project: sources, eIds in order, what was left out, converters."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from gongwen.build.comparing import reports, reports_on
from gongwen.errors import ProjectError
from gongwen.library.attached import picture_digests, references
from gongwen.library.beside import files_beside
from gongwen.library.inputs import InputError, parse_input, particulars_of_now, read_input_bytes
from gongwen.library.project import Project, find_project
from gongwen.library.read import document_slugs, read_phrases, read_stored
from gongwen.model import Document, PhraseRow
from gongwen.verify.pictures import UNKNOWN, Attached
from gongwen.verify.run import PDF_READERS, Report


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
    return reports(folder, slug, source, data, document, particulars, phrases, attached, PDF_READERS)


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
