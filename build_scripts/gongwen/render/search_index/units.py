"""What search finds: glossary entries, headings, paragraphs, in the order in which it shows them.

The order is what results are told apart by: all glossary entries, all headings of all documents, all other text. It is
the same in every script.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.model import (
    Block,
    Division,
    Edition,
    Frame,
    Part,
    TermEntry,
    intro_blocks,
    walk_parts,
    wrapup_blocks,
)
from gongwen.render.addresses import overview_address, page_address, term_address, text_pages
from gongwen.render.markdown.labels import division_label, page_label
from gongwen.render.standing import Mark, marks
from gongwen.text.folding import fold_text
from gongwen.variants.ui import ui

_UNNUMBERED = -1
_LABEL = 24  # characters of a place's name that a result shows


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: its page's address, what the page is called, what the division around it is called."""

    address: str
    page: str
    division: str = ""


@dataclass(frozen=True, slots=True)
class SearchUnit:
    """One thing that can be found by its `text`; `remark` is shown after it and not looked into.

    `document` counts from 0 (−1: the glossary); a glossary entry has no eId.
    """

    document: int
    eid: str
    text: str
    place: Place
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DocumentUnits:
    """What can be found of one document in one script, and what the document is called, also by others."""

    slug: str
    title: str
    number: str
    headings: tuple[SearchUnit, ...]
    paragraphs: tuple[SearchUnit, ...]
    aliases: tuple[str, ...] = ()
    standing: tuple[Mark, ...] = ()  # what is said of it, day by day
    begins: str = ""  # the day from which these words are its own
    date: str = ""  # of which it is
    work: str = ""
    attachments: tuple[tuple[str, str, str], ...] = ()  # eId, title and role of each


@dataclass(frozen=True, slots=True)
class SearchUnits:
    """All that can be found in one script, in order; of `documents` what they are called."""

    terms: tuple[SearchUnit, ...]
    headings: tuple[SearchUnit, ...]
    paragraphs: tuple[SearchUnit, ...]
    documents: tuple[DocumentUnits, ...]

    def all(self) -> tuple[SearchUnit, ...]:
        return (*self.terms, *self.headings, *self.paragraphs)


def document_units(edition: Edition) -> DocumentUnits:
    """The units of one document, not yet numbered among those of others."""
    found = _DocumentUnits(edition)
    values = edition.document.main.metadata
    title = values.title or edition.slug
    said = marks(edition.variant, edition.standing)
    texts = tuple(found.headings()), tuple(found.paragraphs())
    return DocumentUnits(
        edition.slug,
        title,
        values.number or "",
        *texts,
        edition.particulars.aliases,
        said,
        beginning_day(values, effective_day(edition.document.main)),
        values.date or "",
        edition.particulars.work or "",
        tuple((p.eid, p.metadata.title or "", p.role) for p in walk_parts(edition.document.main) if p.eid),
    )


def search_units(documents: Iterable[DocumentUnits], terms: tuple[TermEntry, ...]) -> SearchUnits:
    """The units of a library; documents and terms in one script, the documents in the order of the library, each of
    which is taken once."""
    headings: list[SearchUnit] = []
    paragraphs: list[SearchUnit] = []
    named: list[DocumentUnits] = []
    for number, found in enumerate(documents):
        headings += (replace(unit, document=number) for unit in found.headings)
        paragraphs += (replace(unit, document=number) for unit in found.paragraphs)
        named.append(called(found))
    return SearchUnits(term_units(terms), tuple(headings), tuple(paragraphs), tuple(named))


def called(found: DocumentUnits) -> DocumentUnits:
    """What a document is called, without its units."""
    return replace(found, headings=(), paragraphs=())


def term_units(terms: tuple[TermEntry, ...]) -> tuple[SearchUnit, ...]:
    """The units of the glossary."""
    return tuple(map(_term_unit, terms))


def _term_unit(entry: TermEntry) -> SearchUnit:
    """A glossary entry: found by its names alone, so that the text is not buried under explanations of it."""
    names = "、".join(name for name in (entry.term, *entry.aliases, entry.english) if name)
    return SearchUnit(_UNNUMBERED, "", names, Place(term_address(entry.source_term), ""), f"：{entry.definition}")


class _DocumentUnits:
    """The units of one document, each with its place. What folds to nothing (a picture) cannot be found."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        variant, slug = edition.variant, edition.slug
        overview = overview_address(slug)
        self._overview = Place(overview, ui(variant, "nav.overview"))
        self._news = Place(overview, ui(variant, "frame.news"))
        self._summaries = Place(overview, ui(variant, "summary.editor"))
        self._pages: dict[str, Place] = {}
        for page in text_pages(edition.document):
            place = Place(page_address(slug, page.eid), page_label(edition, page))
            self._pages |= {block.eid: place for block in (*page.preamble, *page.conclusions)}
            self._pages |= {division.eid: place for division in page.divisions}

    def headings(self) -> Iterator[SearchUnit]:
        for division, place in self._divisions(self._edition.document.main):
            yield from self._unit(division.eid, division.number + division.heading, place)

    def paragraphs(self) -> Iterator[SearchUnit]:
        yield from self._frame(self._edition.document.frame)
        yield from self._part(self._edition.document.main)

    def _frame(self, frame: Frame) -> Iterator[SearchUnit]:
        yield from self._blocks(frame.news, self._news)
        for summary in frame.editor_summaries:
            yield from self._unit(summary.eid, summary.text, self._summaries)

    def _part(self, part: Part) -> Iterator[SearchUnit]:
        yield from self._blocks((*part.front, *part.preamble), self._overview)
        for division in part.divisions:
            yield from self._division_paragraphs(division, self._overview)
        yield from self._blocks(part.conclusions, self._overview)
        for attachment in part.attachments:
            yield from self._part(attachment)

    def _division_paragraphs(self, division: Division, around: Place) -> Iterator[SearchUnit]:
        place = self._place(division, around)
        yield from self._blocks(intro_blocks(division), place)
        for child in division.divisions:
            yield from self._division_paragraphs(child, place)
        yield from self._blocks(wrapup_blocks(division), place)

    def _divisions(self, part: Part) -> Iterator[tuple[Division, Place]]:
        for division in part.divisions:
            yield from self._headed(division, self._overview)
        for attachment in part.attachments:
            yield from self._divisions(attachment)

    def _headed(self, division: Division, around: Place) -> Iterator[tuple[Division, Place]]:
        place = self._place(division, around)
        yield division, self._pages.get(division.eid, around)
        for child in division.divisions:
            yield from self._headed(child, place)

    def _place(self, division: Division, around: Place) -> Place:
        """Where the division's text stands: on a page of its own, or in the division on the page around it."""
        page = self._pages.get(division.eid)
        label = division_label(division)[:_LABEL]
        if page is not None:
            return Place(page.address, page.page, "" if page.page.startswith(label) else label)
        return Place(around.address, around.page, label or around.division)

    def _blocks(self, blocks: tuple[Block, ...], place: Place) -> Iterator[SearchUnit]:
        for block in blocks:
            yield from self._unit(block.eid, block.text, self._pages.get(block.eid, place))

    def _unit(self, eid: str, text: str, place: Place) -> Iterator[SearchUnit]:
        if fold_text(text):
            yield SearchUnit(_UNNUMBERED, eid, text, place)
