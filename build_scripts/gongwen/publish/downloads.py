"""What readers take away of a document beside its pages: JSON, task list, PDFs, Word files, books, records."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongwen.model import RECORD_FORMS, DownloadChoice, DownloadFile, Edition, Finding, RecordForm
from gongwen.publish.press import ComparisonPress, Press, Printed, Supplies
from gongwen.publish.stamps import Stamps
from gongwen.render.akoma_ntoso.document import akoma_ntoso
from gongwen.render.changes_feed import NAME as FEED
from gongwen.render.changes_feed import changes_feed
from gongwen.render.citation.records import RECORDS
from gongwen.render.data.comparison import comparison_value
from gongwen.render.epub.book import epub
from gongwen.render.outline import published_value
from gongwen.render.print.options import LARGE, LARGE_PRINT, Printing
from gongwen.render.print.page_list import page_list_json
from gongwen.render.print.pdf import PrintOptions
from gongwen.render.print.sheets import Sheet, sheets_of
from gongwen.render.rights import rights_value
from gongwen.render.standing import standing_data
from gongwen.render.summaries import summary_values
from gongwen.render.task_table import task_csv
from gongwen.render.word.document import word_file


@dataclass(frozen=True, slots=True)
class Downloads:
    """Downloads by path below the document's folder; the edition with its PDFs; what there is to say."""

    files: dict[str, bytes]
    edition: Edition
    findings: tuple[Finding, ...] = ()


class DownloadMaker:
    """Makes the downloads of one document after another, in one script.

    `system` takes the machine's fonts before those of the packages.
    """

    def __init__(
        self,
        *,
        site_url: str,
        with_pdf: bool,
        printing: Printing,
        choice: DownloadChoice,
        system: bool = False,
    ) -> None:
        options = PrintOptions(site=site_url, extras=printing.extras)
        self._with_pdf = with_pdf
        self._choice = choice
        self._site_url = site_url
        self._press = Press(options, system=system)
        large = replace(options, grid=LARGE)
        self._large = Press(large, below=f"{LARGE_PRINT}/", system=system)
        self._with_large = printing.large
        self._comparisons = ComparisonPress(system=system)

    def make(self, edition: Edition, stamps: Stamps, supplies: Supplies) -> Downloads:
        """What there is of the document now; of a withdrawn one nothing. Stamps and supplies are its own, in this
        script."""
        if edition.particulars.withdrawn:
            return Downloads({}, edition)
        printed = list(self._printed(edition, stamps, supplies)) if self._with_pdf else []
        self._press.forget()
        pdfs = [(one.pdf, one.data) for one in printed if one.pdf]
        edition = replace(edition, pdfs=tuple(pdf for pdf, _ in pdfs) if self._with_pdf else None)
        files = text_downloads(edition) | record_downloads(edition, self._choice.records)
        files |= self._office(edition, supplies)
        edition = replace(edition, downloads=tuple(DownloadFile(name, len(data)) for name, data in files.items()))
        files |= {FEED: changes_feed(edition).encode()} | comparison_downloads(edition)
        files |= {f"{pdf.name}.pdf": data for pdf, data in pdfs}
        files |= {f"{pdf.name}.pages.json": page_list_json(pdf).encode() for pdf, _ in pdfs if pdf.eid_pages}
        findings = dict.fromkeys(finding for one in printed for finding in one.findings)
        return Downloads(files, edition, tuple(findings))

    def _office(self, edition: Edition, supplies: Supplies) -> dict[str, bytes]:
        """Word files and the book, with the document's pictures."""
        choice, variant = self._choice, edition.variant
        *chapters, whole = sheets_of(edition)
        sheets: list[Sheet] = [whole] if variant in choice.docx else []
        sheets += chapters if choice.has_chapters("docx", variant) else []
        is_book = variant in choice.epub
        if not sheets and not is_book:
            return {}
        notes = edition.notes if choice.comments else ()
        links_to = self._site_url if choice.terms else ""
        pictures = {file.src: supplies.files[file.name] for file in edition.files if file.is_picture}
        found = {
            f"{sheet.name}.docx": word_file(edition, sheet, pictures, notes=notes, links_to=links_to)
            for sheet in sheets
        }
        return found | ({f"{edition.slug}.epub": epub(edition, pictures, self._site_url)} if is_book else {})

    def _printed(self, edition: Edition, stamps: Stamps, supplies: Supplies) -> Iterator[Printed]:
        choice, variant = self._choice, edition.variant
        *chapters, whole = sheets_of(edition)
        normal = [*(chapters if choice.has_chapters("pdf", variant) else ()), whole]
        large = [*(chapters if choice.has_chapters("large", variant) else ())]
        large += [whole] if variant in choice.large else []
        yield from (self._press.pdf(edition, sheet, stamps, supplies) for sheet in normal)
        yield from (self._large.pdf(edition, sheet, stamps, supplies) for sheet in large if self._with_large)
        yield from (self._comparisons.pdf(edition, comparison, stamps, supplies) for comparison in edition.comparisons)


def text_downloads(edition: Edition) -> dict[str, bytes]:
    """`<slug>.json` and, where it charges anybody, `tasks.csv`, by name."""
    rights = rights_value(edition)
    outline = published_value(edition.document, edition.files) | ({"rights": rights} if rights else {})
    outline |= {"summary": edition.particulars.summary or None, "summaries": summary_values(edition.summaries)}
    outline |= {"standing": standing_data(edition.standing)}
    value = json.dumps(outline, ensure_ascii=False, separators=(",", ":"))
    rows = task_csv(edition.tasks, edition.document, edition.variant) if edition.tasks else ""
    return {
        **({"tasks.csv": rows.encode()} if rows else {}),
        f"{edition.slug}.json": f"{value}\n".encode(),
    }


def comparison_downloads(edition: Edition) -> dict[str, bytes]:
    """What changed since each version that it is compared with, by eId, in the script in which it is written."""
    if edition.variant != edition.document.script:
        return {}
    values = {one.name: comparison_value(one.old.slug, edition.slug, one.rows) for one in edition.comparisons}
    return {f"{name}.json": f"{json.dumps(value, ensure_ascii=False)}\n".encode() for name, value in values.items()}


def record_downloads(edition: Edition, forms: Sequence[RecordForm] = RECORD_FORMS) -> dict[str, bytes]:
    """What programs and citation managers take in, of these forms, in the script in which the document is written."""
    if edition.variant != edition.document.script:
        return {}
    makers = {"xml": akoma_ntoso, **RECORDS}
    found = {ending: make(edition) for ending, make in makers.items() if ending.partition(".")[0] in forms}
    return {f"{edition.slug}.{ending}": text.encode() for ending, text in found.items() if text}
