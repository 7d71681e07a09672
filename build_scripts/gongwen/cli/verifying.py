"""What `verify` needs of a project: sources, eIds in order, what was left out, converters."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from gongwen.build.comparing import original_of, reports_on, shown_converters
from gongwen.check.originals import second_reading
from gongwen.errors import ProjectError
from gongwen.library.attached import picture_digests, references
from gongwen.library.beside import files_beside
from gongwen.library.files import read_bytes, read_text
from gongwen.library.inputs import InputError, parse_input, particulars_of_now, read_input_bytes
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument, document_slugs, read_phrases, read_stored
from gongwen.library.real_paths import real_path
from gongwen.library.theme import own_theme, template_text, theme_files
from gongwen.model import Document, PhraseRow
from gongwen.publish.workers import run_all
from gongwen.text.redaction import NO_WORDS, Redactor
from gongwen.verify.pictures import UNKNOWN, Attached
from gongwen.verify.report import Report
from gongwen.verify.run import PDF_READERS, verify_document
from gongwen.verify.site_library import Held, SiteLibrary
from gongwen.verify.source import read_source
from gongwen.verify.whole_site import WholeSite, with_places


def site_reports(
    project: Project, slugs: tuple[str, ...], site: Path | None, progress: Callable[[str], None], *, deep: bool = False
) -> tuple[Report, ...]:
    """A report for each of the project's documents, script and format; `site` is the project's own where it is None;
    `deep` draws every PDF too.

    Raises a GongwenError where there is nothing to compare.
    """
    named = tuple(dict.fromkeys((*slugs, *document_slugs(project))))
    stored = dict(zip(named, run_all(partial(read_stored, project), named), strict=True))
    asked = [stored[slug] for slug in slugs or stored]
    folder = _site_folder(site or project.site)
    phrases = read_phrases(project)
    due = [document for document in asked if not document.particulars.withdrawn]
    work = partial(_reports_on, folder, project, phrases)
    reports: list[Report] = []
    for document, found in zip(due, run_all(work, due), strict=True):
        progress(f"核对 {document.slug}")
        reports += found
    progress("核对全站的文件")
    characters: dict[str, set[int]] = {}
    for report in reports:
        characters.setdefault(report.slug, set()).add(report.characters)
    astray = WholeSite(folder, site_library(project, tuple(stored.values())), characters, deep).places(run_all)
    return with_places(reports, [one for one in astray if not slugs or one[0] in slugs])


def _reports_on(
    site: Path, project: Project, phrases: tuple[PhraseRow, ...], stored: StoredDocument
) -> tuple[Report, ...]:
    return reports_on(site, project, stored, phrases, pdf_readers=PDF_READERS)


def site_library(project: Project, stored: Sequence[StoredDocument]) -> SiteLibrary:
    """What the checks of a whole site compare with: the documents, what people wrote, the theme, the settings."""
    covers = {project.documents / one.slug: Redactor(one.particulars.redact) for one in stored}
    return SiteLibrary(
        tuple(Held(one.slug, one.document, one.particulars, one.published, one.changes) for one in stored),
        read_phrases(project),
        (
            *_written(project, covers),
            *_second_copies(project, covers),
            *_own_templates(project),
            *_second_readings(project, stored),
        ),
        tuple(path.stem for path in sorted((project.docs / "glossary").glob("*.md"))),
        tuple(path.stem for path in sorted(project.docs.glob("*.md"))),
        theme_files(project),
        project.site_name,
        project.site_url,
        project.repository.url if project.repository else "",
        project.editors,
        (*(text for link in project.footer.links for text in link), project.footer.editor),
        {path.stem: read_text(project, path) for path in sorted((project.docs / "glossary").glob("*.md"))},
        dict(_notes(project, covers)),
    )


def _notes(project: Project, covers: Mapping[Path, Redactor]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The id of each note with its document and what its file says, without the words that are covered."""
    for path in sorted(project.documents.glob("*/annotations/*.md")):
        folder = path.parents[1]
        yield path.stem, (folder.name, covers.get(folder, NO_WORDS).covered(read_text(project, path)))


def _written(project: Project, covers: Mapping[Path, Redactor]) -> Iterator[str]:
    """The text of everything in docs/ that people wrote beside the sources, without the words that are covered."""
    for pattern in (
        "*.md",
        "glossary/*.md",
        "documents/*/document.yml",
        "documents/*/annotations/*.md",
        "documents/*/*.tsv",
    ):
        for path in sorted(project.docs.glob(pattern)):
            cover = next((covers[folder] for folder in path.parents if folder in covers), NO_WORDS)
            yield cover.covered(read_text(project, path))


def _own_templates(project: Project) -> Iterator[str]:
    """What the library's own templates say is what people wrote."""
    for name, path in own_theme(project).items():
        if name.endswith(".html"):
            yield template_text(path)


def _second_copies(project: Project, covers: Mapping[Path, Redactor]) -> Iterator[str]:
    """The words of the second copies, whose differences the records show, and their digests."""
    for path in sorted(project.documents.glob("*/witness.*")):
        data = read_bytes(project, path)
        yield sha256(data).hexdigest()
        words = "".join(passage.text for passage in read_source(data, project.shown(path)).passages)
        yield covers.get(path.parent, NO_WORDS).covered(words)


def _second_readings(project: Project, stored: Sequence[StoredDocument]) -> Iterator[str]:
    """The words of originals read again, and what their records say of them."""
    for one in stored:
        reading, _ = second_reading(project, one.source_path, one.particulars)
        if reading:
            yield from (reading.name, reading.sha256, reading.reader, reading.again, str(reading.characters))
            yield from (words for found in reading.differences for words in (found.ours, found.theirs, str(found.page)))


def source_reports(source: str, slugs: tuple[str, ...], site: Path | None) -> tuple[Report, ...]:
    """The reports on one document of a site that anybody built, by a source that anybody has.

    A project's phrases count where the command is run in one. Raises InputError where the slug is not clear.
    """
    if len(slugs) > 1:
        raise InputError("和 --source 同用时只能给一个 SLUG", source)
    slug = slugs[0] if slugs else real_path(Path(source)).parent.name
    phrases: tuple[PhraseRow, ...] = ()
    omit: tuple[str, ...] = ()
    with suppress(ProjectError):
        project = find_project(Path.cwd())
        phrases, site, omit = read_phrases(project), site or project.site, project.omit
    folder = _site_folder(site or Path("site"))
    data = read_input_bytes(source)
    document, particulars = parse_input(source, data), particulars_of_now(source, omit)
    attached = _attached_beside(source, data, document)
    original = original_of(data, source, document, particulars, attached)
    converters = shown_converters(folder, slug, document, particulars, phrases)
    return verify_document(original, folder, slug, converters)


def _attached_beside(source: str, data: bytes, document: Document) -> Attached:
    """The pictures that lie beside a source; whoever has the source alone cannot say what the others show."""
    found, _ = files_beside(source, data, document, "")
    places = references(document)
    digests = {place.address: sha256(found[place.name]).hexdigest() for place in places if place.name in found}
    return Attached(picture_digests(document, digests, absent=UNKNOWN))


def _site_folder(site: Path) -> Path:
    if not site.is_dir():
        raise ProjectError("这里没有网站；请先运行 gongwen build，或用 --site 指明文件夹", str(site))
    for path in site.rglob("*"):
        if path.exists() and not path.is_file() and not path.is_dir():  # whoever reads a pipe waits for good
            raise ProjectError("不是普通文件（管道、设备之类）；请删去，再 gongwen build", str(path))
    return site
