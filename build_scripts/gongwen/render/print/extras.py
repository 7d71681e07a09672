"""What a reader may want beside the official text, on pages of its own: contents, summaries, terms, notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.annotations.body import read_body
from gongwen.model import AnchoredNote, Edition, footnotes, walk_divisions
from gongwen.render.print.options import Extra
from gongwen.render.print.sheets import Sheet
from gongwen.render.terms import source_line
from gongwen.variants.ui import ui


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of an appendix: what it is about, what it says, and a small line below."""

    head: str
    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A page after the text; `remark` says that it is none of it."""

    title: str
    remark: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The number of an endnote, to stand after `end` characters of a block; `own`: the document itself calls it."""

    eid: str
    end: int
    number: int
    own: bool = False

    @property
    def piece(self) -> int | dict[str, int]:
        """The mark as the template takes it."""
        return {"call": self.number} if self.own else self.number


def appendices(edition: Edition, sheet: Sheet, extras: tuple[Extra, ...]) -> tuple[Appendix, ...]:
    """The appendices asked for, those with nothing to say left out."""
    here = sheet.eids()
    variant = edition.variant
    found = []
    if "summary" in extras:
        remark = ui(variant, "summary.auto.remark")
        found.append(Appendix(ui(variant, "summary.auto"), remark, tuple(_summaries(edition, sheet, here))))
    if "terms" in extras:
        found.append(Appendix(ui(variant, "print.terms"), ui(variant, "print.extra"), tuple(_terms(edition, here))))
    if "notes" in extras:
        entries = tuple(_note(edition, n, note) for n, note in enumerate(notes_on(edition, sheet), 1))
        found.append(Appendix(ui(variant, "note.title"), ui(variant, "note.remark"), entries))
    return tuple(appendix for appendix in found if appendix.entries)


def notes_on(edition: Edition, sheet: Sheet) -> tuple[AnchoredNote, ...]:
    """The notes on a sheet's text in order of their places: an endnote's number is its place here, from 1."""
    order = {eid: place for place, eid in enumerate(sheet.eids())}
    here = [note for note in edition.notes if note.eid in order]
    return tuple(sorted(here, key=lambda note: (order[note.eid], note.start, note.end, note.note.id)))


def note_marks(edition: Edition, sheet: Sheet) -> tuple[NoteMark, ...]:
    """Where the numbers of the endnotes stand in the text."""
    return tuple(NoteMark(note.eid, note.end, n) for n, note in enumerate(notes_on(edition, sheet), 1))


def footnote_marks(edition: Edition) -> tuple[NoteMark, ...]:
    """Where the document calls its own notes."""
    called = footnotes(edition.document).values()
    return tuple(NoteMark(note.of, note.at, note.number, own=True) for notes in called for note in notes)


def _summaries(edition: Edition, sheet: Sheet, here: tuple[str, ...]) -> Iterable[Entry]:
    headings = {
        division.eid: division.number + division.heading
        for passage in sheet.passages
        for division in walk_divisions(passage.divisions)
    }
    for summary in edition.summaries:
        if summary.eid is None and sheet.whole:
            yield Entry("", edition.particulars.summary or summary.text)
        elif summary.eid in here:
            yield Entry(headings.get(summary.eid, ""), summary.text)


def _terms(edition: Edition, here: tuple[str, ...]) -> Iterable[Entry]:
    places = set(here)
    used = dict.fromkeys(span.ref for span in edition.spans if span.kind == "term" and span.eid in places)
    entries = {entry.source_term: entry for entry in edition.terms}
    for entry in (entries[ref] for ref in used if ref in entries):
        yield Entry(entry.term, entry.definition, source_line(edition.variant, entry))


def _note(edition: Edition, number: int, anchored: AnchoredNote) -> Entry:
    note = anchored.note
    body = " ".join(read_body(note.body, note.id).text.split())
    by = ui(edition.variant, "note.by", author=note.author, date=note.created)
    kind = ui(edition.variant, f"note.kind.{note.kind}")
    return Entry(f"[{number}] {kind}", f"“{note.quote.exact}”：{body}", f"{by}　{note.licence}　{note.id}")
