"""The comparisons of one script as PDFs, each printed again only where something changed."""

from pathlib import Path

from gongwen.model import Comparison, Edition, Finding, PdfFile
from gongwen.publish.stamps import Stamps, printing_digest
from gongwen.render.print.comparison_sheet import ComparisonMaker, comparison_inputs
from gongwen.render.print.fonts import system_fonts


class ComparisonPress:
    """Prints comparisons, or takes what the last build printed."""

    def __init__(self, folder: Path, stamps: Stamps, *, system: bool) -> None:
        self.findings: list[Finding] = []
        self._folder = folder
        self._stamps = stamps
        self._system = system
        self._maker: ComparisonMaker | None = None

    def pdf(self, edition: Edition, comparison: Comparison) -> tuple[PdfFile, bytes] | None:
        """The PDF; None where a glyph is missing, and then `findings` says so."""
        name = f"{edition.slug}/{comparison.name}.pdf"
        key = printing_digest([comparison_inputs(edition, comparison)], system=self._system)
        path = self._folder / name
        if self._stamps.is_fresh(name, key) and path.is_file():
            data, pages = path.read_bytes(), int(self._stamps.remark(name))
        else:
            self._maker = self._maker or ComparisonMaker(system_fonts() if self._system else None)
            printed = self._maker.make(edition, comparison)
            self.findings += printed.findings
            if printed.pdf is None:
                return None
            data, pages = printed.pdf, printed.pages
        self._stamps.record(name, key, str(pages))
        return PdfFile(comparison.name, pages, len(data)), data
