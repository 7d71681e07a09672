"""The third pass: what belongs to all documents of a script, made of their briefs where what they say changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from gongwen.build.units import FOLDERS, Files, Unit, UnitMaker, are_there
from gongwen.build.values import Shelf, value_digest
from gongwen.library.project import Project
from gongwen.model import TermEntry, Variant
from gongwen.publish.files import digests, write_if_changed
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.library_parts import LIBRARY_PARTS, LibraryPart, SiteWords, site_words
from gongwen.publish.portable import published_markdown
from gongwen.publish.stamps import code_digest
from gongwen.publish.workers import run_all
from gongwen.render.markdown.home import HandPage
from gongwen.render.markdown.page import PageFile


@dataclass(frozen=True, slots=True)
class Shared:
    """What people wrote for all documents: the glossary and the pages by hand."""

    terms: tuple[TermEntry, ...]
    pages: tuple[HandPage, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What was made for a script, its files as a unit has them, and what its site is called."""

    variant: Variant
    files: tuple[Files, ...]
    site_name: str


@dataclass(frozen=True, slots=True)
class Part:
    """The files of one of LIBRARY_PARTS in a script."""

    files: tuple[Files, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """The parts that are to be made for a script, each with the key of all that it depends on."""

    words: SiteWords
    due: tuple[tuple[str, str], ...]


class _Merger:
    """Makes what belongs to all documents of the units, which stand in the order of the library."""

    def __init__(self, maker: UnitMaker, units: Sequence[Unit]) -> None:
        self.maker = maker
        self._units = units

    def order(self, words: SiteWords, shelf: Shelf, seen: Fingerprints) -> _Order:
        """What is to be made for a script: the parts that are not what they should be."""
        keys = ((part.name, self._key(part, words)) for part in LIBRARY_PARTS)
        due = ((name, key) for name, key in keys if not self._is_whole(words.variant, name, key, shelf, seen))
        return _Order(words, tuple(due))

    def make(self, order: _Order) -> tuple[tuple[str, str, Part], ...]:
        """Writes the files of the parts; gives each with its name and key."""
        words = order.words
        briefs = tuple(self.maker.brief(unit) for unit in self._of(words.variant))
        project, parts = self.maker.project, {part.name: part for part in LIBRARY_PARTS}
        made = ((name, key, parts[name].files(project, words, briefs)) for name, key in order.due)
        return tuple((name, key, _write(project, words.variant, pages)) for name, key, pages in made)

    def _of(self, variant: Variant) -> list[Unit]:
        return [unit for unit in self._units if unit.variant == variant]

    def _key(self, part: LibraryPart, words: SiteWords) -> str:
        said = tuple(getattr(words, name) for name in part.words)
        briefs = tuple(
            (unit.slug, *(digest for name, digest in unit.brief if name in part.briefs))
            for unit in self._of(words.variant)
            if part.briefs
        )
        return value_digest((words.variant, said, briefs, self.maker.settings, code_digest()))

    def _is_whole(self, variant: Variant, name: str, key: str, shelf: Shelf, seen: Fingerprints) -> bool:
        part = shelf.get(_name(variant, name), key)
        return isinstance(part, Part) and are_there(self.maker.project, variant, part.files, seen)


def merge_all(
    maker: UnitMaker,
    units: Sequence[Unit],
    shared: Shared,
    variants: Sequence[Variant],
    seen: Fingerprints,
    jobs: int | None,
) -> tuple[Merged, ...]:
    """What belongs to all documents, in each of the scripts."""
    shelf, merger = Shelf(maker.project.build / "units"), _Merger(maker, units)
    orders = [merger.order(_words(maker, shared, variant, shelf), shelf, seen) for variant in variants]
    due = [order for order in orders if order.due]
    for order, made in zip(due, run_all(merger.make, due, jobs), strict=True):
        for name, key, part in made:
            shelf.put(_name(order.words.variant, name), key, part)
    return tuple(_merged(order.words, shelf) for order in orders)


def _merged(words: SiteWords, shelf: Shelf) -> Merged:
    """All parts of a script together."""
    parts = (shelf.get(_name(words.variant, part.name)) for part in LIBRARY_PARTS)
    files = zip(*(part.files for part in parts if isinstance(part, Part)), strict=True)
    return Merged(words.variant, tuple(tuple(chain.from_iterable(found)) for found in files), words.site_name)


def _words(maker: UnitMaker, shared: Shared, variant: Variant, shelf: Shelf) -> SiteWords:
    """What people wrote, in a script: from what was kept or converted once more."""
    name = f"words-{variant}"
    key = value_digest((variant, shared, maker.project.site_name, maker.rows, code_digest()))
    kept = shelf.get(name, key)
    if isinstance(kept, SiteWords):
        return kept
    words = site_words(maker.project.site_name, shared.pages, shared.terms, maker.converter(variant))
    shelf.put(name, key, words)
    return words


def _write(project: Project, variant: Variant, pages: Iterable[PageFile]) -> Part:
    pages, no_downloads = tuple(pages), dict[str, bytes]()
    markdown = published_markdown(pages, every_page=project.downloads.has_chapters("md", variant))
    files = ({page.path: page.text.encode() for page in pages}, markdown, no_downloads)
    for folder, held in zip(FOLDERS, files, strict=True):
        for name, data in held.items():
            write_if_changed(folder(project, variant) / name, data)
    return Part(tuple(map(digests, files)))


def _name(variant: Variant, part: str) -> str:
    return f"library-{variant}-{part}"
