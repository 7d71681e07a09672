"""What the pages of a whole library say of one document: enough for lists, glossary, notes and feeds, and no text.

A document's own pages are made of its edition; what belongs to all documents is made of their briefs, so that it can be
made again without opening one of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from gongwen.model import AnchoredNote, Edition, Standing, WithdrawnNote, walk_text
from gongwen.render.addresses import homes, overview_address, page_address, text_pages
from gongwen.render.aims import Aim, aims
from gongwen.render.feed_text import official_html
from gongwen.render.markdown.labels import page_label
from gongwen.render.summaries import CARD, FEED, document_summary
from gongwen.render.versions import Version, version_of
from gongwen.variants.ui import ui

_CONTEXT = 16  # characters shown on either side of a term where it stands
_DENYING = frozenset("不未非无無勿莫没沒否")  # without it what follows says the opposite


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in lists and feeds; `title` is its slug where it has none, what else it lacks is empty.

    `summary` is for a card in a list, `told` for an entry of a feed.
    """

    slug: str
    title: str
    withdrawn: bool = False
    number: str = ""
    issuers: tuple[str, ...] = ()
    doc_type: str = ""
    date: str = ""
    published: str = ""
    topics: tuple[str, ...] = ()
    summary: str = ""
    told: str = ""
    text: str = ""  # the digest of the whole text, which feeds hold
    standing: tuple[Standing, ...] = ()

    @property
    def year(self) -> str:
        """The year of the document's date, else of its publication; '' where there is neither."""
        return (self.date or self.published)[:4]


@dataclass(frozen=True, slots=True)
class Noted:
    """A note with the address of the page where its words stand; '' where they are gone."""

    anchored: AnchoredNote
    home: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a term (in the source script), by its address, with the words around it."""

    term: str
    address: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One document in one script: `pages` are the addresses of its pages with their names, notes and occurrences stand
    in order of the text. Of one that is withdrawn there is no more than that it was.
    """

    listed: Listed
    pages: tuple[tuple[str, str], ...] = ()
    aims: tuple[Aim, ...] = ()
    notes: tuple[Noted, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    withdrawn_notes: tuple[WithdrawnNote, ...] = ()
    version: Version | None = None


def brief_of(edition: Edition) -> Brief:
    """The brief of an edition, in its script."""
    listed = _listed(edition)
    if listed.withdrawn:
        return Brief(listed, ((overview_address(edition.slug), listed.title),))
    where = homes(edition.slug, edition.document)
    return Brief(
        listed,
        tuple(_pages(edition, listed.title)),
        tuple(aims(edition)),
        tuple(_notes(edition, where)),
        tuple(_occurrences(edition, where)),
        edition.withdrawn_notes,
        version_of(edition),
    )


def _listed(edition: Edition) -> Listed:
    values = edition.document.main.metadata
    return Listed(
        edition.slug,
        values.title or edition.slug,
        bool(edition.particulars.withdrawn),
        values.number or "",
        values.issuers,
        values.doc_type or "",
        values.date or "",
        values.published or "",
        edition.particulars.topics,
        document_summary(edition, CARD),
        document_summary(edition, FEED),
        "" if edition.particulars.withdrawn else sha256(official_html(edition.document).encode()).hexdigest(),
        edition.standing,
    )


def _pages(edition: Edition, title: str) -> Iterator[tuple[str, str]]:
    yield overview_address(edition.slug), title
    for page in text_pages(edition.document):
        yield page_address(edition.slug, page.eid), f"{page_label(edition, page)} - {title}"
    yield page_address(edition.slug, "full"), f"{ui(edition.variant, 'nav.full_text')} - {title}"


def _notes(edition: Edition, where: dict[str, str]) -> Iterator[Noted]:
    order = {eid: i for i, eid in enumerate(where)}
    for anchored in sorted(edition.notes, key=lambda n: (order.get(n.eid, -1), n.start, n.note.id)):
        yield Noted(anchored, where.get(anchored.eid, ""))


def _occurrences(edition: Edition, where: dict[str, str]) -> Iterator[Occurrence]:
    texts = {unit.eid: unit.text for unit in walk_text(edition.document)}
    for span in edition.spans:
        if span.kind == "term":
            text = texts[span.eid]
            before, after = _before(text, span.start), text[span.end : span.end + _CONTEXT]
            yield Occurrence(span.ref, f"{where[span.eid]}#{span.eid}", before, text[span.start : span.end], after)


def _before(text: str, end: int) -> str:
    """The words before a place; where they would begin behind a word that denies them, with it."""
    start = max(0, end - _CONTEXT)
    while start and text[start - 1] in _DENYING:
        start -= 1
    return text[start:end]
