"""The fidelity certificate: one document in every script and format, compared with its source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gongwen.model import VARIANTS, Document, Variant, walk_frame_text, walk_part_text
from gongwen.text.redaction import Redactor
from gongwen.variants.conversion import Converter
from gongwen.verify.compare import Place
from gongwen.verify.covered import covered_source
from gongwen.verify.document_outline import outlined
from gongwen.verify.document_places import places_in
from gongwen.verify.docx_beside import not_told
from gongwen.verify.expected import (
    Anchor,
    converted,
    source_characters,
    without,
    without_passages,
)
from gongwen.verify.published import Reading
from gongwen.verify.report import FORMATS, OFFICE, Format, Original, Report
from gongwen.verify.site_files import PdfReader, SiteFiles
from gongwen.verify.source import read_source


def _read_pdf(data: bytes) -> Reading:
    from gongwen.verify.published_pdf import read_pdf  # both libraries take a quarter of a second to import

    return read_pdf(data)


def _read_pdf_again(data: bytes) -> Reading:
    from gongwen.verify.published_pdf_again import read_pdf_again

    return read_pdf_again(data)


# The second takes five times as long as the first: a build leaves it to `gongwen verify`.
PDF_READERS: tuple[PdfReader, ...] = (_read_pdf, _read_pdf_again)

_PREFIXES = {"news": "news__", "editor_summaries": "summary__"}


def anchors_of(document: Document) -> tuple[Anchor, ...]:
    """All that is taken from the model beside what was left out: the eIds in reading order, each with its line."""
    frame = [Anchor(unit.eid, unit.line, "frame") for unit in walk_frame_text(document.frame)]
    return (*frame, *(Anchor(unit.eid, unit.line, "text") for unit in walk_part_text(document.main)))


def verify_document(
    original: Original,
    site: Path,
    slug: str,
    converters: Mapping[Variant, Converter],
    *,
    formats: Sequence[Format] = FORMATS,
    pdf_readers: Sequence[PdfReader] = PDF_READERS,
) -> tuple[Report, ...]:
    """A report for each script (a converter with the document's own rows each) and format.

    `site` is the folder that is published. A file that is not there shows nothing; a PDF may be absent where no page
    links to it (a document without any has no report on PDFs). Each of `pdf_readers` reads every PDF. The pages' report
    has what is wrong with pictures and annex files, and those on JSON and Markdown with the pictures; and what a Word
    file shows that is neither text nor told to be left out.
    """
    anchors, attached = original.anchors, original.attached
    read, covered = covered_source(
        read_source(original.source, original.path), original.omitted, Redactor(original.redact)
    )
    untold = not_told(read.beside, (left.text for left in original.omitted))
    lost = [Place("", 1, "missing", words, original.path) for words in untold]
    hidden = tuple(_PREFIXES[part] for part in original.omit)
    characters = without_passages(source_characters(read, original.omitted), read, anchors, hidden)
    shown = {eid: digest for eid, digest in attached.pictures.items() if not eid.startswith(hidden)}
    attached = replace(attached, pictures=shown if hidden else attached.pictures)
    if not converters:
        return ()
    variants = [tag for tag in VARIANTS if tag in converters]  # the source script first
    outline, cut = outlined(characters, read, anchors, SiteFiles(site, variants[0], slug), converters[variants[0]])
    reports: list[Report] = []
    for variant in variants:
        files = SiteFiles(site, variant, slug)
        converter = converters[variant]
        expected = without(cut if converter.variant == converter.written else converted(cut, read, converter), hidden)
        alternatives = tuple(map(converter.convert, read.alternatives))
        for name in formats:
            if (name == "pdf" and not files.pdf_stems()) or (name in OFFICE and not files.office_stems(name)):
                continue
            places, number = places_in(name, expected, files, outline, alternatives, pdf_readers, attached)
            is_converted = converter.variant != converter.written
            places += lost if name == "html" else []
            reports.append(Report(slug, variant, name, number, tuple(places), is_converted, covered))
    return tuple(reports)
