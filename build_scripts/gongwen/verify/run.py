"""The fidelity certificate: one document in every script and format, compared with its source."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from gongwen.model import VARIANTS, Document, Omitted, Variant, walk_frame_text, walk_part_text
from gongwen.text.redaction import Redactor
from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.verify.compare import Place, What, compare, in_order
from gongwen.verify.covered import covered_source
from gongwen.verify.docx_beside import not_told
from gongwen.verify.expected import (
    Anchor,
    Expected,
    converted,
    in_reading_order,
    in_source_order,
    source_characters,
    with_eids,
    without,
    without_passages,
)
from gongwen.verify.pages import homes
from gongwen.verify.pictures import NOTHING, Attached, compare_files, compare_pictures
from gongwen.verify.published import Piece, Reading
from gongwen.verify.site_files import PdfReader, SiteFiles
from gongwen.verify.source import Source, read_source

Format = Literal["html", "md", "json", "pdf", "docx", "epub", "xml"]
FORMATS: tuple[Format, ...] = get_args(Format)
OFFICE: tuple[Format, ...] = ("docx", "epub", "xml")


def _read_pdf(data: bytes) -> Reading:
    from gongwen.verify.published_pdf import read_pdf  # both libraries take a quarter of a second to import

    return read_pdf(data)


def _read_pdf_again(data: bytes) -> Reading:
    from gongwen.verify.published_pdf_again import read_pdf_again

    return read_pdf_again(data)


# The second takes five times as long as the first: a build leaves it to `gongwen verify`.
PDF_READERS: tuple[PdfReader, ...] = (_read_pdf, _read_pdf_again)

_PREFIXES = {"news": "news__", "editor_summaries": "summary__"}


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one format and script: how many characters there have to be, and every difference."""

    slug: str
    variant: Variant
    format: Format
    characters: int
    places: tuple[Place, ...] = ()
    converted: bool = False  # compared with the source in another script, by the site's own rules
    covered: int = 0  # characters of the whole source that document.yml covers: ■ stands for them

    @property
    def missing(self) -> int:
        """How many characters of the source are not there."""
        return self._count("missing")

    @property
    def added(self) -> int:
        """How many characters are there that the source does not have."""
        return self._count("added")

    @property
    def moved(self) -> int:
        """How many characters stand elsewhere than in the source."""
        return self._count("moved")

    def _count(self, what: What) -> int:
        return sum(len(place.text) for place in self.places if place.what == what)


def anchors_of(document: Document) -> tuple[Anchor, ...]:
    """All that is taken from the model beside what was left out: the eIds in reading order, each with its line."""
    frame = [Anchor(unit.eid, unit.line, "frame") for unit in walk_frame_text(document.frame)]
    return (*frame, *(Anchor(unit.eid, unit.line, "text") for unit in walk_part_text(document.main)))


def report_value(report: Report) -> dict[str, object]:
    """The report as `verify --json` prints it; `file` is the published file, below the site."""
    return {
        "slug": report.slug,
        "variant": report.variant,
        "format": report.format,
        "characters": report.characters,
        "missing": report.missing,
        "added": report.added,
        "moved": report.moved,
        "covered": report.covered,
        "places": [
            {"eid": place.eid, "line": place.line, "what": place.what, "text": place.text, "file": place.file}
            for place in report.places
        ],
    }


@dataclass(frozen=True, slots=True)
class Original:
    """What a document has to be: the bytes of its source (`path` is as messages name it), and what a reader of them
    cannot know: `anchors` are the eIds in reading order, `omitted` what the source holds beside them, `omit` what
    document.yml keeps off the site, `redact` the words that it covers, `attached` the document's pictures and annexes.
    """

    source: bytes
    path: str
    anchors: tuple[Anchor, ...]
    omitted: tuple[Omitted, ...] = ()
    omit: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    attached: Attached = NOTHING


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
    outline, cut = _cut(characters, read, anchors, SiteFiles(site, variants[0], slug), converters[variants[0]])
    reports: list[Report] = []
    for variant in variants:
        files = SiteFiles(site, variant, slug)
        converter = converters[variant]
        expected = without(cut if converter.variant == converter.written else converted(cut, read, converter), hidden)
        alternatives = tuple(map(converter.convert, read.alternatives))
        for name in formats:
            if (name == "pdf" and not files.pdf_stems()) or (name in OFFICE and not files.office_stems(name)):
                continue
            places, number = _places(name, expected, files, outline, alternatives, pdf_readers, attached)
            is_converted = converter.variant != converter.written
            places += lost if name == "html" else []
            reports.append(Report(slug, variant, name, number, tuple(places), is_converted, covered))
    return tuple(reports)


@dataclass(frozen=True, slots=True)
class _Outline:
    """The eIds of a document in both orders."""

    anchors: tuple[Anchor, ...]  # in reading order
    reading: Mapping[str, int]
    source: Mapping[str, int]
    lines: Mapping[str, int]
    frame: frozenset[str]

    @classmethod
    def of(cls, anchors: Sequence[Anchor], by_line: tuple[Anchor, ...]) -> "_Outline":
        return cls(
            tuple(anchors),
            {anchor.eid: number for number, anchor in enumerate(anchors)},
            {anchor.eid: number for number, anchor in enumerate(by_line)},
            {anchor.eid: anchor.line for anchor in anchors},
            frozenset(anchor.eid for anchor in anchors if anchor.group == "frame"),
        )


def _cut(
    characters: Expected, source: Source, anchors: Sequence[Anchor], files: SiteFiles, converter: Converter
) -> tuple[_Outline, Expected]:
    """The order of the eIds in the source, and its characters with theirs, by the published text that has most."""
    eids = {anchor.eid for anchor in anchors}
    readings = [files.json()[1], files.markdown(eids)[1]]
    if not any(_length(reading) >= len(characters.text) for reading in readings):
        readings.append(files.full_page(eids, ())[1])
    pieces = max(readings, key=_length).pieces
    # Without the source script's files the border is read from another script's: no character changes its place.
    nameless = replace(characters, eids=("",) * len(characters.text))
    in_script = nameless if converter.variant == converter.written else converted(nameless, source, converter)
    order = in_source_order(anchors, in_script, pieces)
    return _Outline.of(anchors, order), replace(characters, eids=with_eids(in_script, pieces, order).eids)


def _length(reading: Reading) -> int:
    return sum(len(visible(piece.text)) for piece in reading.pieces)


def _places(
    name: Format,
    expected: Expected,
    files: SiteFiles,
    outline: _Outline,
    alternatives: Sequence[str],
    pdf_readers: Sequence[PdfReader],
    attached: Attached,
) -> tuple[list[Place], int]:
    """The differences in one format, and how many characters it has to hold."""
    if name == "pdf":  # its pictures are not the files any more
        return _pdf_places(expected, files, outline, pdf_readers)
    if name in OFFICE:
        return _office_places(name, expected, files, outline, alternatives, attached)
    if name == "html":
        home = _home_places(expected, files, outline, alternatives, attached)
        path, reading = files.full_page(outline.lines, alternatives)
        full = _file_places(expected, reading, path, files.site, outline, attached)
        others = compare_files(*files.attached, attached.digests) if attached.digests is not None else ()
        return [*_united(home, full), *others], len(expected.text)
    path, reading = files.json(alternatives) if name == "json" else files.markdown(outline.lines, alternatives)
    return _file_places(expected, reading, path, files.site, outline, attached), len(expected.text)


def _file_places(
    expected: Expected, reading: Reading, path: str, site: Path, outline: _Outline, attached: Attached
) -> list[Place]:
    """The differences of a file that holds all."""
    known, astray = _sorted_out(reading, outline)
    places = compare(expected, _in_source_order(known, outline), astray, outline.lines, {"": path})
    return places + compare_pictures(reading.pictures, attached.pictures, site, outline.lines, {"": path})


def _home_places(
    expected: Expected, files: SiteFiles, outline: _Outline, alternatives: Sequence[str], attached: Attached
) -> list[Place]:
    """The differences of the pages together, each eId looked for on its home page alone."""
    paths = files.page_files()
    home_of = homes(outline.anchors, paths)
    pieces: list[Piece] = []
    astray: list[Piece] = []
    pictures: list[Piece] = []
    for name, reading in files.home_pages(outline.lines, alternatives):
        known, stray = _sorted_out(reading, outline)
        pieces += [piece for piece in known if home_of[piece.eid] == name]
        astray += [*stray, *(piece for piece in known if home_of[piece.eid] != name)]
        pictures += reading.pictures
    shown_by = {eid: paths.get(name, f"{files.slug}/{name}") for eid, name in home_of.items()}
    places = compare(expected, _in_source_order(pieces, outline), astray, outline.lines, shown_by)
    return places + compare_pictures(pictures, attached.pictures, files.site, outline.lines, shown_by)


def _sorted_out(reading: Reading, outline: _Outline) -> tuple[list[Piece], list[Piece]]:
    """A file's pieces that stand in order, frame and text each by itself; and what stands out of order or nowhere."""
    kept: list[Piece] = []
    known: list[Piece] = []
    astray = list(reading.strays)
    for piece in reading.pieces:
        if piece.eid in outline.lines:
            known.append(piece)
        else:  # under an eId that the document does not have
            astray.append(piece._replace(eid=known[-1].eid if known else ""))
    for in_frame in (True, False):
        group = [piece for piece in known if (piece.eid in outline.frame) == in_frame]
        ordered, displaced = in_order(group, outline.reading)
        kept += ordered
        astray += displaced
    return kept, astray


def _in_source_order(pieces: Sequence[Piece], outline: _Outline) -> list[Piece]:
    return sorted(pieces, key=lambda piece: outline.source[piece.eid])


def _pdf_places(
    expected: Expected, files: SiteFiles, outline: _Outline, readers: Sequence[PdfReader]
) -> tuple[list[Place], int]:
    """The differences of the whole document's PDFs and those of each page's, whichever reader finds them."""
    text = in_reading_order(
        expected.select([i for i, e in enumerate(expected.eids) if e not in outline.frame]), outline.reading
    )
    stems = files.pdf_stems()
    names = {stem: stem.rpartition("/")[2] for stem in stems}  # one in large print holds what the other holds
    home_of = homes(outline.anchors, set(files.page_files()) | set(names.values()) - {files.slug})
    of_page: dict[str, list[int]] = {name: [] for name in home_of.values()}
    for i, eid in enumerate(text.eids):
        if eid in home_of:
            of_page[home_of[eid]].append(i)
    places: list[Place] = []
    for stem in sorted(stems, key=lambda stem: (names[stem] != files.slug, stem)):
        if names[stem] != files.slug and names[stem] not in of_page:
            continue
        here = text if names[stem] == files.slug else text.select(of_page[names[stem]])
        path, (first, *others) = files.pdf(stem, readers)
        readings = [first, *(reading for reading in others if not _same_text(reading, first))]
        for reading in readings:
            places = _united(places, compare(here, reading.pieces, reading.strays, outline.lines, {"": path}))
    return places, len(text.text)


def _office_places(
    name: Format,
    expected: Expected,
    files: SiteFiles,
    outline: _Outline,
    alternatives: Sequence[str],
    attached: Attached,
) -> tuple[list[Place], int]:
    """The differences of the files in one form: the whole document's, and those of its pages where there are any."""
    text = in_reading_order(
        expected.select([i for i, e in enumerate(expected.eids) if e not in outline.frame]), outline.reading
    )
    stems = files.office_stems(name)
    home_of = homes(outline.anchors, set(files.page_files()) | stems - {files.slug})
    places: list[Place] = []
    for stem in sorted(stems, key=lambda stem: (stem != files.slug, stem)):
        here = [i for i, e in enumerate(text.eids) if stem in (files.slug, home_of.get(e))]
        path, reading = files.office(name, stem, outline.lines, alternatives, attached.pictures)
        known, astray = _sorted_out(reading, outline)
        known.sort(key=lambda piece: outline.reading[piece.eid])
        places = _united(places, compare(text.select(here), known, astray, outline.lines, {"": path}))
        if name == "xml":  # which names its pictures; the others hold them, and their readers compared them
            places += compare_pictures(
                reading.pictures, _of_text(attached, outline), files.site, outline.lines, {"": path}
            )
    return places, len(text.text)


def _of_text(attached: Attached, outline: _Outline) -> dict[str, str]:
    """The pictures that do not stand in the frame."""
    return {eid: digest for eid, digest in attached.pictures.items() if eid not in outline.frame}


def _same_text(reading: Reading, other: Reading) -> bool:
    text, others = (visible("".join(piece.text for piece in one.pieces)) for one in (reading, other))
    return text == others


def _united(places: Sequence[Place], others: Sequence[Place]) -> list[Place]:
    """All places, a fault that two files share once."""
    known = Counter((place.eid, place.what, place.text) for place in places)
    united = list(places)
    for place in others:
        key = (place.eid, place.what, place.text)
        if known[key]:
            known[key] -= 1
        else:
            united.append(place)
    return united
