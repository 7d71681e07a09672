"""The data of search, the index and each script's, made of every document's units of search where one changed.

A script that is not built again is given new data all the same: the index that it shares is a new one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongwen.build.units import Unit, UnitMaker
from gongwen.build.values import Shelf, value_digest
from gongwen.model import SOURCE_VARIANT, TermEntry, Variant
from gongwen.publish.files import digests, write_tree
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.search import search_index, search_script
from gongwen.publish.stamps import code_digest
from gongwen.publish.variants import search_folder, search_index_folder
from gongwen.publish.workers import run_all
from gongwen.render.search_index.units import DocumentUnits


@dataclass(frozen=True, slots=True)
class SearchData:
    """The files that were made for a script, or the index (`variant` is None), with their digests."""

    variant: Variant | None
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Order:
    variant: Variant | None
    key: str


class _Maker:
    """Makes the data of search; `slugs` are the documents whose text is published."""

    def __init__(self, maker: UnitMaker, slugs: tuple[str, ...], terms: tuple[TermEntry, ...]) -> None:
        self.maker = maker
        self._slugs = slugs
        self._terms = terms

    def order(self, variant: Variant | None, known: dict[tuple[str, Variant], str]) -> _Order:
        """What is to be made, with the key of all that it depends on; `known` are digests of units of search."""
        scripts = (SOURCE_VARIANT,) if variant is None else (SOURCE_VARIANT, variant)
        units = tuple((slug, tag, self._digest(slug, tag, known)) for tag in scripts for slug in self._slugs)
        return _Order(variant, value_digest((variant, units, self._terms, self.maker.rows, code_digest())))

    def make(self, order: _Order) -> SearchData:
        """Writes the files, and gives what the build is to know of them."""
        project, sources = self.maker.project, self._documents(SOURCE_VARIANT)
        if order.variant is None:
            files = search_index(self._terms, sources)
            write_tree(search_index_folder(project), files)
        else:
            documents = self._documents(order.variant)
            files = search_script(self._terms, sources, documents, self.maker.converter(order.variant))
            write_tree(search_folder(project, order.variant), files)
        return SearchData(order.variant, digests(files))

    def _documents(self, variant: Variant) -> Iterator[DocumentUnits]:
        """One after another: the units of a thousand documents take 400 MB."""
        return (self.maker.search(slug, variant) for slug in self._slugs)

    def _digest(self, slug: str, variant: Variant, known: dict[tuple[str, Variant], str]) -> str:
        return known.get((slug, variant)) or value_digest(self.maker.search(slug, variant))


def renew_search(
    maker: UnitMaker,
    slugs: tuple[str, ...],
    terms: tuple[TermEntry, ...],
    units: Iterable[Unit],
    variants: Sequence[Variant],
    seen: Fingerprints,
    jobs: int | None,
) -> None:
    """The data of search are those of the documents, in each script that the site has."""
    shelf = Shelf(maker.project.build / "units")
    work = _Maker(maker, slugs, terms)
    known = {(unit.slug, unit.variant): unit.search for unit in units}
    orders = [work.order(variant, known) for variant in (None, *variants)]
    due = [order for order in orders if not _is_whole(maker, shelf, order, seen)]
    for order, made in zip(due, run_all(work.make, due, jobs), strict=True):
        shelf.put(_name(order.variant), order.key, made)


def _is_whole(maker: UnitMaker, shelf: Shelf, order: _Order, seen: Fingerprints) -> bool:
    data = shelf.get(_name(order.variant), order.key)
    if not isinstance(data, SearchData):
        return False
    project = maker.project
    folder = search_index_folder(project) if order.variant is None else search_folder(project, order.variant)
    return tuple(sorted(data.files)) == tuple(seen.below(folder))


def _name(variant: Variant | None) -> str:
    return f"search-{variant or 'index'}"
