"""The second pass, in each script: a document's pages and downloads, made again only where something of theirs changed.

A unit is a document in a script. It depends on what was found in the document, on what other documents say of it, on
the settings, and on the rows of conversion whose words stand in its text. Its record names the files that it wrote with
their digests: where one is gone or is another's the unit is made again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from gongwen.build.changes import Row, Words
from gongwen.build.finding import Finder, Found, text_of
from gongwen.build.reading import shelf_of
from gongwen.build.values import value_digest
from gongwen.build.wanted import Options
from gongwen.library.attached import file_bytes
from gongwen.library.project import Project
from gongwen.model import Edition, Finding, PhraseRow, Variant
from gongwen.publish.comparisons import with_comparisons
from gongwen.publish.downloads import DownloadMaker
from gongwen.publish.editions import in_script
from gongwen.publish.files import digests, write_folder
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.pages import attached_files, document_files
from gongwen.publish.portable import published_markdown
from gongwen.publish.press import FileReader
from gongwen.publish.stamps import Stamps, code_digest
from gongwen.publish.surroundings import Surroundings
from gongwen.publish.variants import downloads_folder, markdown_folder, pages_folder
from gongwen.publish.workers import run_all
from gongwen.render.addresses import prefix
from gongwen.render.brief import Brief, brief_of
from gongwen.render.search_index.units import DocumentUnits, document_units
from gongwen.variants.conversion import Converter

# What units write into, each with a folder a document: what MkDocs reads, its Markdown as it is published, downloads.
FOLDERS = (pages_folder, markdown_folder, downloads_folder)
# Paths below one of them, with the digests of the files.
Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What the build knows of a document in a script: the files that it has in each of FOLDERS, and what there is
    to say about them.

    `brief` stands for what the pages of the whole library say of it, field by field, `search` for its units of search,
    `rows` for the rows of conversion by which it was made.
    """

    slug: str
    variant: Variant
    key: str
    rows: str
    files: tuple[Files, ...]
    brief: tuple[tuple[str, str], ...]
    search: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A unit, and the key of what it is to be made from."""

    slug: str
    variant: Variant
    key: str


class UnitMaker:
    """Makes units; one for all of them, so that each process loads fonts and dictionaries once."""

    def __init__(
        self,
        project: Project,
        finder: Finder,
        founds: Mapping[str, Found],
        beside: Mapping[str, Surroundings],
        phrases: tuple[PhraseRow, ...],
        options: Options,
    ) -> None:
        self.project = project
        self._finder = finder
        self._founds = founds
        self._beside = beside
        self._phrases = phrases
        self._options = options
        self.settings = value_digest((replace(project, root=Path()), options))
        self.rows = value_digest(conversion_rows(phrases))
        self._converters: dict[Variant, Converter] = {}
        self._downloads: dict[Variant, DownloadMaker] = {}

    def __getstate__(self) -> dict[str, object]:
        """For another process: without what was loaded in this one."""
        return {**self.__dict__, "_converters": {}, "_downloads": {}}

    def order(self, slug: str, variant: Variant) -> Order:
        """The unit with its key, which stands for all that it depends on but the rows of conversion."""
        beside = self._beside[slug]
        olds = tuple(self._founds[old].digest for old, _ in beside.compared)
        inputs = (variant, self._founds[slug].digest, beside, olds, self.settings, code_digest())
        return Order(slug, variant, value_digest(inputs))

    def make(self, order: Order) -> Unit:
        """Writes the unit's files, and gives what the build is to know of it."""
        project, slug, variant = self.project, order.slug, order.variant
        source, edition = self._editions(slug, variant)
        stamps = Stamps(project.build / "units" / slug / f"{variant}-pdf.json")
        downloads = self._download_maker(variant).make(edition, stamps)
        stamps.save()
        units, brief = document_units(downloads.edition), brief_of(downloads.edition)
        pages = tuple(document_files(downloads.edition, source))
        attached = attached_files(downloads.edition, file_reader(project))
        files = (
            {page.path: page.text.encode() for page in pages} | attached,
            published_markdown(pages, every_page=project.downloads.has_chapters("md", variant)),
            {f"{slug}/{name}": data for name, data in downloads.files.items()},
        )
        shelf = shelf_of(project, slug)
        shelf.drop(variant)  # until all that it stands for is there: a build may be killed
        for folder, data in zip(FOLDERS, files, strict=True):
            write_folder(folder(project, variant), slug, data)
        held = tuple(map(digests, files))
        stands_for = tuple((one.name, value_digest(getattr(brief, one.name))) for one in fields(brief))
        unit = Unit(slug, variant, order.key, self.rows, held, stands_for, value_digest(units), downloads.findings)
        shelf.put(f"{variant}-brief", order.key, brief)
        shelf.put(f"{variant}-search", order.key, units)
        shelf.put(variant, order.key, unit)
        return unit

    def source(self, slug: str) -> Edition:
        """The document in the source script, with all that others say of it."""
        edition = self._beside[slug].told_to(self._finder.edition(slug, self._founds[slug]))
        return replace(edition, term_links=self.project.term_links, site_url=self.project.site_url)

    def brief(self, unit: Unit) -> Brief:
        """What the pages of the whole library say of a unit, from what was kept or made once more."""
        kept = shelf_of(self.project, unit.slug).get(f"{unit.variant}-brief", unit.key)
        if isinstance(kept, Brief):
            return kept
        brief = brief_of(self._editions(unit.slug, unit.variant)[1])
        shelf_of(self.project, unit.slug).put(f"{unit.variant}-brief", unit.key, brief)
        return brief

    def search(self, slug: str, variant: Variant) -> DocumentUnits:
        """The units of search of a document in a script, from what was kept or made once more."""
        key = self.order(slug, variant).key
        kept = shelf_of(self.project, slug).get(f"{variant}-search", key)
        if isinstance(kept, DocumentUnits):
            return kept
        units = document_units(self._editions(slug, variant)[1])
        shelf_of(self.project, slug).put(f"{variant}-search", key, units)
        return units

    def converter(self, variant: Variant) -> Converter:
        """The converter to a script, with the library's rows."""
        if variant not in self._converters:
            self._converters[variant] = Converter(variant, self._phrases)
        return self._converters[variant]

    def _editions(self, slug: str, variant: Variant) -> tuple[Edition, Edition]:
        """The document in the source script and in another, compared with what it replaces."""
        source = self.source(slug)
        olds = [(name, self._shown(old := self.source(other), variant), old) for other, name in self._compared(slug)]
        return source, with_comparisons(self._shown(source, variant), source, olds)

    def _shown(self, source: Edition, variant: Variant) -> Edition:
        root = self.project.site_url
        return replace(in_script(source, self.converter(variant)), site_url=root and root + prefix(variant))

    def _compared(self, slug: str) -> tuple[tuple[str, str], ...]:
        return self._beside[slug].compared

    def _download_maker(self, variant: Variant) -> DownloadMaker:
        if variant not in self._downloads:
            self._downloads[variant] = DownloadMaker(
                downloads_folder(self.project, variant),
                site_url=self.project.site_url,
                with_pdf=self._options.with_pdf,
                printing=self.project.printing,
                choice=self.project.downloads.only(self._options.forms),
                read_files=file_reader(self.project),
                system=self._options.system_fonts,
            )
        return self._downloads[variant]


def make_units(
    maker: UnitMaker,
    orders: Sequence[Order],
    rows: Words,
    seen: Fingerprints,
    jobs: int | None,
    meanwhile: Callable[[], None],
) -> list[Unit]:
    """Every unit that is ordered, made where it was due; `meanwhile` is done while other processes make them."""
    known = {order: _kept(maker.project, order, rows, seen) for order in orders}
    due = [order for order, unit in known.items() if unit is None]
    made = dict(zip(due, run_all(maker.make, due, jobs, meanwhile=meanwhile), strict=True))
    return [unit or made[order] for order, unit in known.items()]


def file_reader(project: Project) -> FileReader:
    """What gives the bytes of a document's files."""
    return partial(file_bytes, project)


def conversion_rows(phrases: tuple[PhraseRow, ...]) -> tuple[Row, ...]:
    """The library's rows as words with what is said of each, wherever in their file they stand.

    A text in traditional script meets a row by what it answers.
    """
    return tuple(
        (word, (row.source, row.answers, row.at))
        for row in phrases
        for word in dict.fromkeys((row.source, *(answer for _, answer in row.answers)))
    )


def are_there(project: Project, variant: Variant, files: tuple[Files, ...], seen: Fingerprints) -> bool:
    """True where each of FOLDERS holds the files that it should."""
    held = zip((folder(project, variant) for folder in FOLDERS), files, strict=True)
    return all(seen.of(f"{folder}/{name}") == digest for folder, there in held for name, digest in there)


def _kept(project: Project, order: Order, rows: Words, seen: Fingerprints) -> Unit | None:
    shelf = shelf_of(project, order.slug)
    unit = shelf.get(order.variant, order.key)
    if not isinstance(unit, Unit) or not are_there(project, order.variant, unit.files, seen):
        return None
    if unit.rows != rows.digest:
        if rows.concern(unit.rows, text_of(project, order.slug)):
            return None
        unit = replace(unit, rows=rows.digest)
        shelf.put(order.variant, order.key, unit)
    return unit
