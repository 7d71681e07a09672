"""Chosen parts of a document as one PDF, without a build: the text as docs/ has it now."""

from dataclasses import dataclass, replace

from gongwen.build.reading import document_of
from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.terms import TermMatcher
from gongwen.errors import ProjectError
from gongwen.library.attached import file_bytes
from gongwen.library.project import Project
from gongwen.library.read import read_phrases
from gongwen.model import Edition, Variant
from gongwen.publish.editions import found_edition, in_script
from gongwen.render.print.fonts import system_fonts
from gongwen.render.print.options import Extra, Grid, PrintOptions
from gongwen.render.print.pdf import PdfMaker, Printed
from gongwen.render.print.sheets import Sheet, chosen_sheet, excerpts, whole_sheet
from gongwen.variants.conversion import Converter


@dataclass(frozen=True, slots=True)
class Wish:
    """What to print: parts by their pages' names (none: the whole), in a script, a grid, with extras and fonts."""

    slug: str
    variant: Variant
    grid: Grid
    parts: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    own_fonts: bool = False


def print_excerpt(project: Project, wish: Wish) -> Printed:
    """The PDF, named as its file would be; a ProjectError where the document is withdrawn or has no such part."""
    edition = _edition(project, wish)
    sheet = _sheet(edition, wish.parts, project.shown(project.documents / wish.slug))
    extras = (*project.printing.extras, *wish.extras)
    pictures = tuple(file for file in edition.files if file.src in sheet.pictures())
    data_of = file_bytes(project, edition.slug, pictures)
    maker = PdfMaker(PrintOptions(project.site_url, wish.grid, extras), system_fonts() if wish.own_fonts else None)
    return maker.make(edition, sheet, {file.src: data_of[file.name] for file in pictures})


def _edition(project: Project, wish: Wish) -> Edition:
    """With its run-in headings; terms, summaries and notes are the site's affair."""
    stored = document_of(project, wish.slug, "")  # no key: as it is now, whatever a build kept of it
    if stored.particulars.withdrawn:
        raise ProjectError("这件公文已撤回，不再排印", project.shown(project.documents / wish.slug))
    found = replace(found_edition(stored, (), TermMatcher(()), Catalogue(())), notes=())
    return in_script(found, Converter(wish.variant, read_phrases(project)))


def _sheet(edition: Edition, parts: tuple[str, ...], place: str) -> Sheet:
    known = [sheet.name for sheet in excerpts(edition)]
    for part in parts:
        if part not in known:
            raise ProjectError(f"没有“{part}”这一部分；可以选 {'、'.join(known)}", place)
    return chosen_sheet(edition, list(parts)) if parts else whole_sheet(edition)
