"""The second pass, in each script: a document's pages and downloads, made again only where something of theirs changed.

A unit is a document in a script. It depends on what was found in the document, on what other documents say of it, on
the settings, and on the rows of conversion whose words stand in its text. Its record names the files that it wrote with
their digests: where one is gone or is another's the unit is made again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from gongwen.build.changes import Row, Words
from gongwen.build.finding import Finder, Found, text_of
from gongwen.build.progress import Progress, run_told
from gongwen.build.reading import shelf_of
from gongwen.build.values import value_digest
from gongwen.build.wanted import Options, Wanted
from gongwen.build.workshop import Made, Materials, Sources, Workshop
from gongwen.library.attached import file_bytes
from gongwen.library.project import Project
from gongwen.model import Edition, Finding, PhraseRow, Variant
from gongwen.publish.files import digests, read_folder, write_folder
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.press import Supplies
from gongwen.publish.stamps import code_digest, read_record, write_record
from gongwen.publish.surroundings import Surroundings
from gongwen.publish.variants import downloads_folder, markdown_folder, pages_folder
from gongwen.publish.workers import run_apart
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
    """Knows what each unit is made from, has it made and keeps it; one for all of them."""

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
        self.workshop = Workshop(project, phrases, options)
        self._finder = finder
        self._founds = founds
        self._beside = beside
        self.settings = value_digest((replace(project, root=Path()), options))
        self.rows = value_digest(conversion_rows(phrases))

    def order(self, slug: str, variant: Variant) -> Order:
        """The unit with its key, which stands for all that it depends on but the rows of conversion."""
        beside = self._beside[slug]
        olds = tuple(self._founds[old].digest for old, _ in beside.compared)
        inputs = (variant, self._founds[slug].digest, beside, olds, self.settings, code_digest())
        return Order(slug, variant, value_digest(inputs))

    def make(self, order: Order) -> Unit:
        """Writes the unit's files, and gives what the build is to know of it."""
        return self.keep(order, self.workshop.make(self.materials(order)))

    def materials(self, order: Order) -> Materials:
        """What the unit is made from, read from docs/ and build/."""
        project, slug = self.project, order.slug
        sources = self._sources(slug)
        files = () if sources.edition.particulars.withdrawn else sources.edition.files
        printed = read_folder(downloads_folder(project, order.variant) / slug, ".pdf")
        supplies = Supplies(file_bytes(project, slug, files), printed)
        return Materials(order.variant, sources, supplies, read_record(_stamps(project, order)))

    def keep(self, order: Order, made: Made) -> Unit:
        """Writes what was made, wherever that was, and gives what the build is to know of it."""
        project, slug, variant = self.project, order.slug, order.variant
        shelf = shelf_of(project, slug)
        shelf.drop(variant)  # until all that it stands for is there: a build may be killed
        for folder, data in zip(FOLDERS, made.files, strict=True):
            write_folder(folder(project, variant), slug, data)
        write_record(_stamps(project, order), made.stamps)
        held = tuple(map(digests, made.files))
        stands_for = tuple((one.name, value_digest(getattr(made.brief, one.name))) for one in fields(made.brief))
        search = value_digest(made.search)
        unit = Unit(slug, variant, order.key, self.rows, held, stands_for, search, made.findings)
        shelf.put(f"{variant}-brief", order.key, made.brief)
        shelf.put(f"{variant}-search", order.key, made.search)
        shelf.put(variant, order.key, unit)
        return unit

    def brief(self, unit: Unit) -> Brief:
        """What the pages of the whole library say of a unit, from what was kept or made once more."""
        kept = shelf_of(self.project, unit.slug).get(f"{unit.variant}-brief", unit.key)
        if isinstance(kept, Brief):
            return kept
        brief = brief_of(self._edition(unit.slug, unit.variant))
        shelf_of(self.project, unit.slug).put(f"{unit.variant}-brief", unit.key, brief)
        return brief

    def search(self, slug: str, variant: Variant) -> DocumentUnits:
        """The units of search of a document in a script, from what was kept or made once more."""
        key = self.order(slug, variant).key
        kept = shelf_of(self.project, slug).get(f"{variant}-search", key)
        if isinstance(kept, DocumentUnits):
            return kept
        units = document_units(self._edition(slug, variant))
        shelf_of(self.project, slug).put(f"{variant}-search", key, units)
        return units

    def converter(self, variant: Variant) -> Converter:
        """The converter to a script, with the library's rows."""
        return self.workshop.converter(variant)

    def _edition(self, slug: str, variant: Variant) -> Edition:
        return self.workshop.edition(self._sources(slug), variant)

    def _sources(self, slug: str) -> Sources:
        replaced = tuple((name, self._source(other)) for other, name in self._beside[slug].compared)
        return Sources(self._source(slug), replaced)

    def _source(self, slug: str) -> Edition:
        """The document in the source script, with all that others say of it."""
        edition = self._beside[slug].told_to(self._finder.edition(slug, self._founds[slug]))
        return replace(edition, term_links=self.project.term_links, site_url=self.project.site_url)


def make_units(
    maker: UnitMaker,
    orders: Sequence[Order],
    rows: Words,
    seen: Fingerprints,
    wanted: Wanted,
    progress: Progress,
    meanwhile: Callable[[], None],
) -> list[Unit]:
    """Every unit that is ordered, made where it was due; `meanwhile` is done while other processes make them."""
    known = {order: _kept(maker.project, order, rows, seen) for order in orders}
    due = [order for order, unit in known.items() if unit is None]
    made = {(unit.slug, unit.variant): unit for unit in _made(maker, due, wanted, progress, meanwhile)}
    return [unit or made[order.slug, order.variant] for order, unit in known.items()]


def _made(
    maker: UnitMaker, due: Sequence[Order], wanted: Wanted, progress: Progress, meanwhile: Callable[[], None]
) -> Iterator[Unit]:
    """The units, by this machine or, where a scheduler is named, by its workers."""
    if not wanted.scheduler or not due:
        for variant in dict.fromkeys(order.variant for order in due):
            maker.converter(variant)  # here, so that no process that is forked from now on loads it again
        slugs = (order.slug for order in due)
        yield from run_told(maker.make, due, slugs, wanted.jobs, progress, meanwhile=meanwhile)
        return
    from gongwen.build.cluster import make_on_cluster  # imports this module

    progress.expect(len(due))
    for processor, unit in run_apart(partial(make_on_cluster, maker, due, wanted.scheduler), meanwhile=meanwhile):
        progress.did(unit.slug, processor)
        yield unit


def conversion_rows(phrases: tuple[PhraseRow, ...]) -> tuple[Row, ...]:
    """The library's rows as words with what is said of each, wherever in their file they stand.

    A text in traditional script meets a row by what it answers.
    """
    return tuple(
        (word, (row.source, row.answers, row.at))
        for row in phrases
        for word in dict.fromkeys((row.source, *(answer for _, answer in row.answers)))
    )


def _stamps(project: Project, order: Order) -> Path:
    return project.build / "units" / order.slug / f"{order.variant}-pdf.json"


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
