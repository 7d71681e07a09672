"""Prints sheets and comparisons, or takes what the last build printed where nothing changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from gongwen.model import AttachedFile, Comparison, Edition, Finding, PdfFile
from gongwen.publish.stamps import Stamps, printing_digest
from gongwen.publish.workers import give_back
from gongwen.render.print.comparison_sheet import ComparisonMaker, comparison_inputs
from gongwen.render.print.fonts import system_fonts
from gongwen.render.print.pdf import PdfMaker, PrintOptions, print_inputs
from gongwen.render.print.sheets import Sheet

_LONG = 40  # pages of a sheet of which the next ones need not keep the layout: it takes 50 MB
_GIVEN_BACK = 5  # documents after which freed memory goes back: after each it costs a sixth of a build's time


@dataclass(frozen=True, slots=True)
class Supplies:
    """The bytes that a document's downloads are made with: its pictures and annex files by name, what the last build
    printed of it in that script by path below its folder."""

    files: Mapping[str, bytes]
    printed: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with its bytes; none where a glyph is missing, and then the findings say so."""

    pdf: PdfFile | None
    data: bytes = b""
    findings: tuple[Finding, ...] = ()


class Press:
    """Prints the sheets of one document after another.

    `below` is the folder in a document's own that the PDFs stand in, with a slash. Fonts are loaded at the first sheet.
    """

    def __init__(self, options: PrintOptions, *, below: str = "", system: bool = False) -> None:
        self._options = options
        self._below = below
        self._system = system
        self._maker: PdfMaker | None = None
        self._forgotten = 0

    def pdf(self, edition: Edition, sheet: Sheet, stamps: Stamps, supplies: Supplies) -> Printed:
        """The PDF of a sheet; stamps and supplies are the document's own."""
        stem = self._below + sheet.name
        wanted = sheet.pictures()
        pictures = tuple(file for file in edition.files if file.src in wanted)
        key = _sheet_key(edition, sheet, self._options, pictures, system=self._system)
        printed = _recalled(stem, key, stamps, supplies) or self._print(edition, sheet, stem, pictures, supplies)
        _record(stem, key, printed, stamps)
        return printed

    def forget(self) -> None:
        """Lets go of what was laid out for the documents before."""
        if self._maker:
            self._maker.forget()
            self._forgotten += 1
            if self._forgotten % _GIVEN_BACK == 0:
                give_back()

    def _print(
        self, edition: Edition, sheet: Sheet, stem: str, pictures: tuple[AttachedFile, ...], supplies: Supplies
    ) -> Printed:
        self._maker = self._maker or PdfMaker(self._options, system_fonts() if self._system else None)
        made = self._maker.make(edition, sheet, {file.src: supplies.files[file.name] for file in pictures})
        if made.pdf is None:
            return Printed(None, findings=tuple(made.findings))
        eid_pages = made.eid_pages if sheet.whole and not self._below else ()
        if made.pages > _LONG:
            self._maker.forget()
            give_back()
        pdf = PdfFile(stem, made.pages, len(made.pdf), made.unnumbered, eid_pages)
        return Printed(pdf, made.pdf, tuple(made.findings))


class ComparisonPress:
    """Prints the comparisons of one document after another."""

    def __init__(self, *, system: bool) -> None:
        self._system = system
        self._maker: ComparisonMaker | None = None

    def pdf(self, edition: Edition, comparison: Comparison, stamps: Stamps, supplies: Supplies) -> Printed:
        """The PDF of a comparison; stamps and supplies are the document's own."""
        stem = comparison.name
        key = printing_digest([comparison_inputs(edition, comparison)], system=self._system)
        printed = _recalled(stem, key, stamps, supplies) or self._print(edition, comparison)
        _record(stem, key, printed, stamps)
        return printed

    def _print(self, edition: Edition, comparison: Comparison) -> Printed:
        self._maker = self._maker or ComparisonMaker(system_fonts() if self._system else None)
        made = self._maker.make(edition, comparison)
        if made.pdf is None:
            return Printed(None, findings=tuple(made.findings))
        return Printed(PdfFile(comparison.name, made.pages, len(made.pdf)), made.pdf, tuple(made.findings))


def _recalled(stem: str, key: str, stamps: Stamps, supplies: Supplies) -> Printed | None:
    """What the last build printed, if it was the same and nobody touched it since."""
    data = supplies.printed.get(f"{stem}.pdf")
    if data is None or not stamps.is_fresh(stem, key):
        return None
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
