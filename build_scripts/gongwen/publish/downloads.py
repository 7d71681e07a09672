"""What readers take away, beside a script's pages: JSON, task lists, a PDF for each page of text and for all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from gongwen.model import AttachedFile, Edition, Finding, PdfFile
from gongwen.publish.comparison_press import ComparisonPress
from gongwen.publish.files import write_tree
from gongwen.publish.stamps import Stamps, printing_digest
from gongwen.render.outline import published_value
from gongwen.render.print.fonts import system_fonts
from gongwen.render.print.options import LARGE, LARGE_PRINT, Printing
from gongwen.render.print.page_list import page_list_json
from gongwen.render.print.pdf import PdfMaker, PrintOptions, print_inputs
from gongwen.render.print.sheets import Sheet, sheets_of
from gongwen.render.rights import rights_value
from gongwen.render.summaries import summary_values
from gongwen.render.task_table import task_csv

# The bytes of a document's files, by their names.
FileReader = Callable[[str, tuple[AttachedFile, ...]], Mapping[str, bytes]]


class Press:
    """Prints the sheets of one script, or takes what the last build printed where nothing changed.

    `below` is the folder in the document's own that the PDFs stand in, with a slash; `read_files` gives the bytes of a
    document's files (by slug) by their names.
    """

    def __init__(
        self,
        folder: Path,
        stamps: Stamps,
        options: PrintOptions,
        read_files: FileReader,
        *,
        below: str = "",
        system: bool = False,
    ) -> None:
        self._system = system
        self.findings: list[Finding] = []
        self._folder = folder
        self._stamps = stamps
        self._options = options
        self._read_files = read_files
        self._below = below
        self._maker: PdfMaker | None = None

    def pdf(self, edition: Edition, sheet: Sheet) -> tuple[PdfFile, bytes] | None:
        """The PDF of a sheet; None where a glyph is missing, and then `findings` says so."""
        stem = self._below + sheet.name
        name = f"{edition.slug}/{stem}.pdf"
        wanted = sheet.pictures()
        pictures = tuple(file for file in edition.files if file.src in wanted)
        key = _sheet_key(edition, sheet, self._options, pictures, system=self._system)
        path = self._folder / name
        if self._stamps.is_fresh(name, key) and path.is_file():
            data = path.read_bytes()
            pdf = _recalled(stem, len(data), self._stamps.remark(name))
        else:
            self._maker = self._maker or PdfMaker(self._options, system_fonts() if self._system else None)
            data_of = self._read_files(edition.slug, pictures)
            printed = self._maker.make(edition, sheet, {file.src: data_of[file.name] for file in pictures})
            self.findings += printed.findings
            if printed.pdf is None:
                return None
            data = printed.pdf
            eid_pages = printed.eid_pages if sheet.whole and not self._below else ()
            pdf = PdfFile(stem, printed.pages, len(data), printed.unnumbered, eid_pages)
            if printed.findings:
                return pdf, data  # without a stamp, so that the next build says it again
        self._stamps.record(name, key, json.dumps([pdf.pages, pdf.unnumbered, pdf.eid_pages]))
        return pdf, data


def _recalled(stem: str, size: int, remark: str) -> PdfFile:
    pages, unnumbered, eid_pages = json.loads(remark)
    return PdfFile(stem, pages, size, unnumbered, tuple((eid, page) for eid, page in eid_pages))


def write_downloads(
    folder: Path,
    editions: tuple[Edition, ...],
    stamps: Stamps,
    *,
    site_url: str,
    with_pdf: bool,
    printing: Printing,
    read_files: FileReader,
    system: bool = False,
) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The folder holds the editions' downloads and nothing else.

    `system` takes the machine's fonts before those of the packages. Returns the editions with the PDFs that they now
    have, and what there is to say about those and the others.
    """
    files: dict[str, bytes] = {}
    options = PrintOptions(site=site_url, extras=printing.extras)
    presses = [Press(folder, stamps, options, read_files, system=system)]
    if printing.large:
        large = replace(options, grid=LARGE)
        presses.append(Press(folder, stamps, large, read_files, below=f"{LARGE_PRINT}/", system=system))
    comparisons = ComparisonPress(folder, stamps, system=system)
    printed_editions = []
    for edition in editions:
        if edition.particulars.withdrawn:
            printed_editions.append(edition)
            continue
        files |= text_downloads(edition)
        if not with_pdf:
            printed_editions.append(edition)
            continue
        sheets = sheets_of(edition)
        made = [press.pdf(edition, sheet) for press in presses for sheet in sheets]
        made += [comparisons.pdf(edition, comparison) for comparison in edition.comparisons]
        pdfs = [pdf for pdf in made if pdf is not None]
        files |= {f"{edition.slug}/{pdf.name}.pdf": data for pdf, data in pdfs}
        files |= {
            f"{edition.slug}/{pdf.name}.pages.json": page_list_json(pdf).encode() for pdf, _ in pdfs if pdf.eid_pages
        }
        printed_editions.append(replace(edition, pdfs=tuple(pdf for pdf, _ in pdfs)))
    write_tree(folder, files)
    findings = dict.fromkeys([*(finding for press in presses for finding in press.findings), *comparisons.findings])
    return tuple(printed_editions), tuple(findings)


def text_downloads(edition: Edition) -> dict[str, bytes]:
    """`<slug>.json` and, where it charges anybody, `tasks.csv`, by path below the script's site."""
    rights = rights_value(edition)
    outline = published_value(edition.document, edition.files) | ({"rights": rights} if rights else {})
    outline |= {"summary": edition.particulars.summary or None, "summaries": summary_values(edition.summaries)}
    value = json.dumps(outline, ensure_ascii=False, indent=1)
    rows = task_csv(edition.tasks, edition.document, edition.variant) if edition.tasks else ""
    return {
        **({f"{edition.slug}/tasks.csv": rows.encode()} if rows else {}),
        f"{edition.slug}/{edition.slug}.json": f"{value}\n".encode(),
    }


def _sheet_key(
    edition: Edition, sheet: Sheet, options: PrintOptions, pictures: tuple[AttachedFile, ...], *, system: bool
) -> str:
    """What a sheet's PDF depends on, its pictures among it."""
    figures = (part for file in pictures for part in (file.src, file.sha256))
    return printing_digest([print_inputs(edition, sheet, options), *figures], system=system)
