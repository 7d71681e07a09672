"""The third pass: what belongs to all documents of a script, made of their editions where one of them changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.build.units import FOLDERS, Files, UnitMaker, are_there
from gongwen.build.values import Shelf, value_digest
from gongwen.library.project import Project
from gongwen.model import TermEntry, Variant
from gongwen.publish.files import digests, write_if_changed
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.pages import library_files
from gongwen.publish.portable import published_markdown
from gongwen.publish.stamps import code_digest
from gongwen.publish.workers import run_all
from gongwen.render.markdown.home import HandPage


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
class _Order:
    variant: Variant
    key: str


class Merger:
    """Makes what belongs to all documents."""

    def __init__(self, maker: UnitMaker, slugs: tuple[str, ...], shared: Shared) -> None:
        self.maker = maker
        self._slugs = slugs
        self._shared = shared

    def order(self, variant: Variant) -> _Order:
        """What is to be made for a script, with the key of all that it depends on."""
        units = tuple(self.maker.order(slug, variant).key for slug in self._slugs)
        return _Order(
            variant, value_digest((variant, units, self._shared, self.maker.rows, self.maker.settings, code_digest()))
        )

    def make(self, order: _Order) -> Merged:
        """Writes the files, and gives what the build is to know of them."""
        project, variant = self.maker.project, order.variant
        converter = self.maker.converter(variant)
        editions = tuple(self.maker.edition(slug, variant) for slug in self._slugs)
        pages = tuple(library_files(project, self._shared.pages, self._shared.terms, editions, converter))
        no_downloads: dict[str, bytes] = {}
        markdown = published_markdown(pages, every_page=project.downloads.has_chapters("md", variant))
        files = ({page.path: page.text.encode() for page in pages}, markdown, no_downloads)
        for folder, held in zip(FOLDERS, files, strict=True):
            for name, data in held.items():
                write_if_changed(folder(project, variant) / name, data)
        return Merged(variant, tuple(map(digests, files)), converter.convert(project.site_name))


def merge_all(merger: Merger, variants: Sequence[Variant], seen: Fingerprints, jobs: int | None) -> tuple[Merged, ...]:
    """What belongs to all documents, in each of the scripts."""
    project = merger.maker.project
    shelf = Shelf(project.build / "units")
    orders = [merger.order(variant) for variant in variants]
    known = {order: _kept(project, shelf, order, seen) for order in orders}
    due = [order for order, merged in known.items() if merged is None]
    made = dict(zip(due, run_all(merger.make, due, jobs), strict=True))
    for order, merged in made.items():
        shelf.put(_name(order.variant), order.key, merged)
    return tuple(merged or made[order] for order, merged in known.items())


def _kept(project: Project, shelf: Shelf, order: _Order, seen: Fingerprints) -> Merged | None:
    merged = shelf.get(_name(order.variant), order.key)
    if not isinstance(merged, Merged):
        return None
    return merged if are_there(project, order.variant, merged.files, seen) else None


def _name(variant: Variant) -> str:
    return f"library-{variant}"
