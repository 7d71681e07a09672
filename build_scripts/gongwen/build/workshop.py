"""The unit as a function of values: nothing is read from a disk or written to one, so that any machine can make it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongwen.build.wanted import Options
from gongwen.library.project import Project
from gongwen.model import Edition, Finding, PhraseRow, Variant
from gongwen.publish.comparisons import with_comparisons
from gongwen.publish.downloads import DownloadMaker
from gongwen.publish.editions import in_script
from gongwen.publish.pages import document_files
from gongwen.publish.portable import published_markdown
from gongwen.publish.press import Supplies
from gongwen.publish.stamps import Stamps
from gongwen.render.addresses import prefix
from gongwen.render.brief import Brief, brief_of
from gongwen.render.search_index.units import DocumentUnits, document_units
from gongwen.variants.conversion import Converter


@dataclass(frozen=True, slots=True)
class Sources:
    """A document in the source script with all that others say of it, and those that it replaces with the name of the
    page that compares the two."""

    edition: Edition
    replaced: tuple[tuple[str, Edition], ...]


@dataclass(frozen=True, slots=True)
class Materials:
    """All that a unit is made from beside what is the library's; `stamps` say what `supplies.printed` was made from."""

    variant: Variant
    sources: Sources
    supplies: Supplies
    stamps: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Made:
    """A unit: its pages, their Markdown as it is published and its downloads by path, the stamps of what was printed,
    and what there is to say."""

    files: tuple[Mapping[str, bytes], ...]
    stamps: Mapping[str, list[str]]
    brief: Brief
    search: DocumentUnits
    findings: tuple[Finding, ...]


class Workshop:
    """Makes units; one for all of them in a process, so that fonts and dictionaries are loaded once."""

    def __init__(self, project: Project, phrases: tuple[PhraseRow, ...], options: Options) -> None:
        self._project = project
        self._phrases = phrases
        self._options = options
        self._converters: dict[Variant, Converter] = {}
        self._downloads: dict[Variant, DownloadMaker] = {}

    def __getstate__(self) -> dict[str, object]:
        """For another process: without what was loaded in this one."""
        return {**self.__dict__, "_converters": {}, "_downloads": {}}

    def make(self, materials: Materials) -> Made:
        """The unit of those materials: the same bytes wherever it is made."""
        variant, supplies, stamps = materials.variant, materials.supplies, Stamps(materials.stamps)
        edition = self.edition(materials.sources, variant)
        downloads = self._download_maker(variant).make(edition, stamps, supplies)
        edition = downloads.edition
        pages = tuple(document_files(edition, materials.sources.edition))
        attached = {f"{edition.slug}/files/{name}": data for name, data in supplies.files.items()}
        files = (
            {page.path: page.text.encode() for page in pages} | attached,
            published_markdown(pages, every_page=self._project.downloads.has_chapters("md", variant)),
            {f"{edition.slug}/{name}": data for name, data in downloads.files.items()},
        )
        return Made(files, stamps.new, brief_of(edition), document_units(edition), downloads.findings)

    def edition(self, sources: Sources, variant: Variant) -> Edition:
        """The document in a script, compared with what it replaces."""
        olds = [(name, self._shown(old, variant), old) for name, old in sources.replaced]
        return with_comparisons(self._shown(sources.edition, variant), sources.edition, olds)

    def converter(self, variant: Variant) -> Converter:
        """The converter to a script, with the library's rows."""
        if variant not in self._converters:
            self._converters[variant] = Converter(variant, self._phrases)
        return self._converters[variant]

    def _shown(self, source: Edition, variant: Variant) -> Edition:
        root = self._project.site_url
        return replace(in_script(source, self.converter(variant)), site_url=root and root + prefix(variant))

    def _download_maker(self, variant: Variant) -> DownloadMaker:
        if variant not in self._downloads:
            self._downloads[variant] = DownloadMaker(
                site_url=self._project.site_url,
                with_pdf=self._options.with_pdf,
                printing=self._project.printing,
                choice=self._project.downloads.only(self._options.forms),
                system=self._options.system_fonts,
            )
        return self._downloads[variant]
