"""`print`: chosen parts of a document as one PDF."""

import argparse
from dataclasses import replace
from pathlib import Path

from gongwen.build.reading import document_of
from gongwen.build.units import file_reader
from gongwen.cli.converting import phrases_of
from gongwen.cli.output import print_findings, say
from gongwen.cli.publishing import project_here
from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.terms import TermMatcher
from gongwen.errors import ProjectError
from gongwen.model import Edition
from gongwen.publish.editions import found_edition, in_script
from gongwen.publish.files import write_if_changed
from gongwen.render.print.fonts import system_fonts
from gongwen.render.print.options import LARGE, OFFICIAL, Extra
from gongwen.render.print.pdf import PdfMaker, PrintOptions
from gongwen.render.print.sheets import Sheet, chosen_sheet, excerpts, whole_sheet
from gongwen.variants.conversion import Converter


def run_print(arguments: argparse.Namespace) -> int:
    project = project_here(None)
    stored = document_of(project, arguments.slug, "")  # no key: as it is now, whatever a build kept of it
    place = project.shown(project.documents / arguments.slug)
    if stored.particulars.withdrawn:
        raise ProjectError("这件公文已撤回，不再排印", place)
    # With its run-in headings; terms, summaries and notes are the site's affair.
    found = replace(found_edition(stored, (), TermMatcher(()), Catalogue(())), notes=())
    edition = in_script(found, Converter(arguments.variant, phrases_of(project)))
    sheet = _sheet(edition, arguments.parts, place)
    asked: dict[Extra, bool] = {"lines": arguments.lines, "qr": arguments.qr}
    extras = (*project.printing.extras, *(extra for extra, wanted in asked.items() if wanted))
    options = PrintOptions(project.site_url, LARGE if arguments.large else OFFICIAL, extras)
    pictures = tuple(file for file in edition.files if file.src in sheet.pictures())
    data_of = file_reader(project)(edition.slug, pictures)
    maker = PdfMaker(options, system_fonts() if arguments.fonts == "system" else None)
    printed = maker.make(edition, sheet, {file.src: data_of[file.name] for file in pictures})
    print_findings(printed.findings)
    if printed.pdf is None:
        return 1
    path = Path(arguments.output or f"{sheet.name}.pdf")
    write_if_changed(path, printed.pdf)
    say(f"{path}：{printed.pages} 页")
    return 0


def _sheet(edition: Edition, parts: list[str], place: str) -> Sheet:
    """What was asked for; the whole where nothing was."""
    known = [sheet.name for sheet in excerpts(edition)]
    for part in parts:
        if part not in known:
            raise ProjectError(f"没有“{part}”这一部分；可以选 {'、'.join(known)}", place)
    return chosen_sheet(edition, parts) if parts else whole_sheet(edition)
