"""What readers take away, beside a script's pages: JSON, portable Markdown, a PDF for each page of text and for all."""

import json
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from gongwen.model import Edition, Finding, PdfFile
from gongwen.publish.files import write_tree
from gongwen.publish.stamps import Stamps, code_digest, digest
from gongwen.render.outline import outline_value
from gongwen.render.portable import portable_markdown
from gongwen.render.print.fonts import system_fonts
from gongwen.render.print.pdf import PdfMaker, PrintOptions, print_inputs
from gongwen.render.print.sheets import Sheet, sheets_of
from gongwen.render.task_table import task_csv


class Press:
    """Prints the sheets of one script, or takes what the last build printed where nothing changed."""

    def __init__(self, folder: Path, stamps: Stamps, options: PrintOptions, *, system: bool) -> None:
        self._system = system
        self.findings: list[Finding] = []
        self._folder = folder
        self._stamps = stamps
        self._options = options
        self._maker: PdfMaker | None = None

    def pdf(self, edition: Edition, sheet: Sheet) -> tuple[PdfFile, bytes] | None:
        """The PDF of a sheet; None where a glyph is missing, and then `findings` says so."""
        name, key = f"{edition.slug}/{sheet.name}.pdf", _sheet_key(edition, sheet, self._options, system=self._system)
        path = self._folder / name
        if self._stamps.is_fresh(name, key) and path.is_file():
            data, pages = path.read_bytes(), int(self._stamps.remark(name))
        else:
            self._maker = self._maker or PdfMaker(self._options, system_fonts() if self._system else None)
            printed = self._maker.make(edition, sheet)
            self.findings += printed.findings
            if printed.pdf is None:
                return None  # no stamp either, so that the next build says it again
            data, pages = printed.pdf, printed.pages
        self._stamps.record(name, key, str(pages))
        return PdfFile(sheet.name, pages, len(data)), data


def write_downloads(
    folder: Path, editions: tuple[Edition, ...], stamps: Stamps, *, site_url: str, with_pdf: bool, system: bool = False
) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The folder holds the editions' downloads and nothing else.

    `system` takes the machine's fonts before those of the packages. Returns the editions with the PDFs that they now
    have, and what kept others from being made.
    """
    files: dict[str, bytes] = {}
    press = Press(folder, stamps, PrintOptions(site=site_url), system=system)
    printed_editions = []
    for edition in editions:
        if edition.particulars.withdrawn:
            printed_editions.append(edition)
            continue
        files |= text_downloads(edition)
        made = [press.pdf(edition, sheet) for sheet in sheets_of(edition)] if with_pdf else []
        pdfs = [pdf for pdf in made if pdf is not None]
        files |= {f"{edition.slug}/{pdf.name}.pdf": data for pdf, data in pdfs}
        printed_editions.append(replace(edition, pdfs=tuple(pdf for pdf, _ in pdfs) if with_pdf else None))
    write_tree(folder, files)
    return tuple(printed_editions), tuple(press.findings)


def text_downloads(edition: Edition) -> dict[str, bytes]:
    """`<slug>.json`, `<slug>.md` and, where it charges anybody, `tasks.csv`, by path below the script's site."""
    value = json.dumps(outline_value(edition.document), ensure_ascii=False, indent=1)
    rows = task_csv(edition.tasks, edition.document, edition.variant) if edition.tasks else ""
    return {
        **({f"{edition.slug}/tasks.csv": rows.encode()} if rows else {}),
        f"{edition.slug}/{edition.slug}.json": f"{value}\n".encode(),
        f"{edition.slug}/{edition.slug}.md": portable_markdown(edition).encode(),
    }


def _sheet_key(edition: Edition, sheet: Sheet, options: PrintOptions, *, system: bool) -> str:
    """What a PDF depends on: all that is printed, the printing code, Typst and the fonts.

    The machine's own fonts are known by that name alone: who changes them runs `make clean`.
    """
    libraries = [version(name) for name in ("typst", "pikepdf", "pylopdf-fonts-zh-cn", "pylopdf-fonts-zh-tw")]
    parts = (print_inputs(edition, sheet, options), *libraries, code_digest(), "system" if system else "")
    return digest(part.encode() for part in parts)
