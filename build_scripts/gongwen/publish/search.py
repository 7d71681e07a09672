"""The data of search below build/search/: the index, which all scripts share, and each script's own files."""

from pathlib import Path

from gongwen.library.project import Project
from gongwen.library.read import Library
from gongwen.model import Edition, Variant
from gongwen.publish.editions import converter_for, in_script, source_editions, terms_in_script
from gongwen.publish.files import write_tree
from gongwen.render.search_index.data_files import FoldedUnits, fold_units, index_files, script_files
from gongwen.render.search_index.units import search_units
from gongwen.variants.conversion import Converter

DATA = "assets/search"  # below the root of the published site; a folder a script in it
_INDEX = "index"


def index_folder(project: Project) -> Path:
    return project.build / "search" / _INDEX


def script_folder(project: Project, variant: Variant) -> Path:
    return project.build / "search" / variant


def folded_units(library: Library, sources: tuple[Edition, ...]) -> FoldedUnits:
    return fold_units(search_units(_shown(sources), library.terms))


def _shown(editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """The editions whose text is published."""
    return tuple(edition for edition in editions if not edition.particulars.withdrawn)


def write_index(project: Project, library: Library, sources: tuple[Edition, ...]) -> None:
    write_tree(index_folder(project), index_files(folded_units(library, sources), len(_shown(sources))))


def write_script(
    project: Project,
    library: Library,
    sources: tuple[Edition, ...],
    editions: tuple[Edition, ...],
    converter: Converter,
) -> None:
    """What one script shows: `editions` are those in the converter's script."""
    editions = _shown(editions)
    terms = terms_in_script(library.terms, converter)
    files = script_files(
        folded_units(library, sources),
        search_units(editions, terms),
        editions,
        terms,
        library.terms,
        converter.variant,
    )
    write_tree(script_folder(project, converter.variant), files)


def renew_script(project: Project, library: Library, variant: Variant) -> None:
    """The files of a script whose pages are those of an earlier build: the index that it shares is a new one."""
    sources, converter = source_editions(library), converter_for(variant, library)
    write_script(project, library, sources, tuple(in_script(e, converter) for e in sources), converter)
