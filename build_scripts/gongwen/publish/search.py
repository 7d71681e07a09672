"""The data of search: the index, which all scripts share, and each script's own files."""

from collections.abc import Iterable

from gongwen.model import TermEntry
from gongwen.publish.editions import terms_in_script
from gongwen.render.search_index.data_files import fold_units, index_files, script_files
from gongwen.render.search_index.postings import COMMON
from gongwen.render.search_index.units import DocumentUnits, search_units
from gongwen.variants.conversion import Converter


def search_index(
    terms: tuple[TermEntry, ...], sources: Iterable[DocumentUnits], *, common: int = COMMON
) -> dict[str, bytes]:
    """The files of the index, which all scripts share, by name; `sources` are the documents in the source script."""
    return index_files(fold_units(sources, terms), common=common)


def search_script(
    terms: tuple[TermEntry, ...],
    sources: Iterable[DocumentUnits],
    documents: Iterable[DocumentUnits],
    converter: Converter,
) -> dict[str, bytes]:
    """The files of what one script shows, by name: `documents` are the same in the converter's script."""
    converted = terms_in_script(terms, converter)
    source, units = fold_units(sources, terms), search_units(documents, converted)
    return script_files(source, units, converted, terms, converter.variant)
