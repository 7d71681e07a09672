"""Prints sheets and comparisons, or takes what the last build printed where nothing changed."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongwen.model import AttachedFile, Comparison, Edition, Finding, PdfFile
from gongwen.publish.stamps import Stamps, printing_digest
from gongwen.publish.workers import give_back
from gongwen.render.print.comparison_sheet import ComparisonMaker, comparison_inputs
from gongwen.render.print.fonts import system_fonts
from gongwen.render.print.pdf import PdfMaker, PrintOptions, print_inputs
from gongwen.render.print.sheets import Sheet

_GIVEN_BACK = 5  # documents after which freed memory goes back: after each it costs a sixth of a build's time
# The bytes of a document's files, by their names.
FileReader = Callable[[str, tuple[AttachedFile, ...]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with its bytes; none where a glyph is missing, and then the findings say so."""

    pdf: PdfFile | None
    data: bytes = b""
    findings: tuple[Finding, ...] = ()


class Press:
    """Prints the sheets of one document after another.

    `folder` is that of a script's downloads, `below` the one in a document's own that the PDFs stand in, with a slash;
    `read_files` gives the bytes of a document's files (by slug) by their names. Fonts are loaded at the first sheet.
    """

    def __init__(
        self, folder: Path, options: PrintOptions, read_files: FileReader, *, below: str = "", system: bool = False
    ) -> None:
        self._folder = folder
        self._options = options
        self._read_files = read_files
        self._below = below
        self._system = system
        self._maker: PdfMaker | None = None
        self._forgotten = 0

    def pdf(self, edition: Edition, sheet: Sheet, stamps: Stamps) -> Printed:
        """The PDF of a sheet; the stamps are the document's own."""
        stem = self._below + sheet.name
        wanted = sheet.pictures()
        pictures = tuple(file for file in edition.files if file.src in wanted)
        key = _sheet_key(edition, sheet, self._options, pictures, system=self._system)
        path = self._folder / edition.slug / f"{stem}.pdf"
        printed = _recalled(stem, key, path, stamps) or self._print(edition, sheet, stem, pictures)
        _record(stem, key, printed, stamps)
        return printed

    def forget(self) -> None:
        """Lets go of what was laid out for the documents before."""
        if self._maker:
            self._maker.forget()
            self._forgotten += 1
            if self._forgotten % _GIVEN_BACK == 0:
                give_back()

    def _print(self, edition: Edition, sheet: Sheet, stem: str, pictures: tuple[AttachedFile, ...]) -> Printed:
        self._maker = self._maker or PdfMaker(self._options, system_fonts() if self._system else None)
        data_of = self._read_files(edition.slug, pictures)
        made = self._maker.make(edition, sheet, {file.src: data_of[file.name] for file in pictures})
        if made.pdf is None:
            return Printed(None, findings=tuple(made.findings))
        eid_pages = made.eid_pages if sheet.whole and not self._below else ()
        pdf = PdfFile(stem, made.pages, len(made.pdf), made.unnumbered, eid_pages)
        return Printed(pdf, made.pdf, tuple(made.findings))


class ComparisonPress:
    """Prints the comparisons of one document after another."""

    def __init__(self, folder: Path, *, system: bool) -> None:
        self._folder = folder
        self._system = system
        self._maker: ComparisonMaker | None = None

    def pdf(self, edition: Edition, comparison: Comparison, stamps: Stamps) -> Printed:
        """The PDF of a comparison; the stamps are the document's own."""
        stem = comparison.name
        key = printing_digest([comparison_inputs(edition, comparison)], system=self._system)
        path = self._folder / edition.slug / f"{stem}.pdf"
        printed = _recalled(stem, key, path, stamps) or self._print(edition, comparison)
        _record(stem, key, printed, stamps)
        return printed

    def _print(self, edition: Edition, comparison: Comparison) -> Printed:
        self._maker = self._maker or ComparisonMaker(system_fonts() if self._system else None)
        made = self._maker.make(edition, comparison)
        if made.pdf is None:
            return Printed(None, findings=tuple(made.findings))
        return Printed(PdfFile(comparison.name, made.pages, len(made.pdf)), made.pdf, tuple(made.findings))


def _recalled(stem: str, key: str, path: Path, stamps: Stamps) -> Printed | None:
    """What the last build printed, if it was the same and nobody touched it since."""
    if not stamps.is_fresh(stem, key) or not path.is_file():
        return None
    data = path.read_bytes()
    pages, unnumbered, eid_pages, digest = json.loads(stamps.remark(stem))
    if hashlib.sha256(data).hexdigest() != digest:
        return None
    places = tuple((eid, page) for eid, page in eid_pages)
    return Printed(PdfFile(stem, pages, len(data), unnumbered, places), data)


def _record(stem: str, key: str, printed: Printed, stamps: Stamps) -> None:
    """A stamp for what was printed without a remark; what has one is printed and said again by the next build."""
    if printed.pdf and not printed.findings:
        pdf, digest = printed.pdf, hashlib.sha256(printed.data).hexdigest()
        stamps.record(stem, key, json.dumps([pdf.pages, pdf.unnumbered, pdf.eid_pages, digest]))


def _sheet_key(
    edition: Edition, sheet: Sheet, options: PrintOptions, pictures: tuple[AttachedFile, ...], *, system: bool
) -> str:
    """What a sheet's PDF depends on, its pictures among it."""
    figures = (part for file in pictures for part in (file.src, file.sha256))
    return printing_digest([print_inputs(edition, sheet, options), *figures], system=system)
