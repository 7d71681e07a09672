"""The differences between a document's source and its published files, form by form."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from gongwen.text.visible import visible
from gongwen.verify.compare import Place, compare, in_order
from gongwen.verify.document_outline import Outline
from gongwen.verify.expected import Expected, in_reading_order
from gongwen.verify.pages import homes
from gongwen.verify.pictures import Attached, compare_files, compare_pictures
from gongwen.verify.published import Piece, Reading
from gongwen.verify.report import OFFICE, Format
from gongwen.verify.site_files import PdfReader, SiteFiles


def places_in(
    name: Format,
    expected: Expected,
    files: SiteFiles,
    outline: Outline,
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
    expected: Expected, reading: Reading, path: str, site: Path, outline: Outline, attached: Attached
) -> list[Place]:
    """The differences of a file that holds all."""
    known, astray = _sorted_out(reading, outline)
    places = compare(expected, _in_source_order(known, outline), astray, outline.lines, {"": path})
    return places + compare_pictures(reading.pictures, attached.pictures, site, outline.lines, {"": path})


def _home_places(
    expected: Expected, files: SiteFiles, outline: Outline, alternatives: Sequence[str], attached: Attached
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


def _sorted_out(reading: Reading, outline: Outline) -> tuple[list[Piece], list[Piece]]:
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


def _in_source_order(pieces: Sequence[Piece], outline: Outline) -> list[Piece]:
    return sorted(pieces, key=lambda piece: outline.source[piece.eid])


def _pdf_places(
    expected: Expected, files: SiteFiles, outline: Outline, readers: Sequence[PdfReader]
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
    outline: Outline,
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


def _of_text(attached: Attached, outline: Outline) -> dict[str, str]:
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
