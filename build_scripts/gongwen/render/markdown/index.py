"""What the pages of one edition look up, found once for all of them: no page walks the whole document."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from gongwen.enrich.provisions import divisions_of, within
from gongwen.model import (
    AnchoredNote,
    AttachedFile,
    Division,
    Edition,
    Figure,
    Footnote,
    ProvisionHistory,
    Referrer,
    Span,
    Summary,
    TextUnit,
    footnotes,
    walk_division_text,
    walk_divisions,
    walk_text,
)
from gongwen.render.addresses import TextPage, homes, text_pages
from gongwen.render.files import files_by_source
from gongwen.render.markdown.figures import captions
from gongwen.render.markdown.labels import CLOSING, page_label
from gongwen.render.markdown.spans import OUTER_LINKS, division_of, linked_terms

T = TypeVar("T")
StopKind = Literal["chapter", "part", "page"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A page of the document in the order in which it is read; `kind` is what a step to it is called by: 上一章 where
    the text itself says 章, 上一部分 where it is another division, else 上一页."""

    eid: str
    label: str
    kind: StopKind


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """An edition and what is asked of it by eId.

    `stops` and `order` are the pages as they are called and their places among all, `families` the pages that stand
    below each ('' for those below none) and `parents` the same the other way, both by eId.

    `homes` are the addresses of the edition's own eIds and, by slug, of those that it refers to. `topics` are the
    run-in headings (eId, words) of each division that a page's contents name, `marks` the spans that show in a text:
    linked terms, references, files, run-in headings, words that notes quote; `calls` the source's own notes,
    `histories` those of provisions that changed in another version, `amended` the instructions to change one, each
    by the text below which it stands.
    """

    edition: Edition
    units: Mapping[str, TextUnit]
    homes: Mapping[str, str]
    homes_of: Mapping[str, Mapping[str, str]]
    pages: tuple[TextPage, ...]
    stops: tuple[Stop, ...]
    order: Mapping[str, int]
    families: Mapping[str, tuple[str, ...]]
    parents: Mapping[str, str]
    topics: Mapping[str, tuple[tuple[str, str], ...]]
    marks: Mapping[str, tuple[Span, ...]]
    terms: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, tuple[AnchoredNote, ...]]
    former: Mapping[str, tuple[str, ...]]
    captions: frozenset[str]
    calls: Mapping[str, tuple[Footnote, ...]]
    files: Mapping[str, AttachedFile]
    summaries: Mapping[str | None, Summary]
    histories: Mapping[str, ProvisionHistory]
    amended: Mapping[str, tuple[Referrer, ...]]


def index_edition(edition: Edition) -> EditionIndex:
    """The index of an edition, in time linear in its text."""
    units = {unit.eid: unit for unit in walk_text(edition.document)}
    pages, own = text_pages(edition.document), homes(edition.slug, edition.document)
    parents = dict(_parents(pages))
    return EditionIndex(
        edition,
        units,
        own,
        {**{card.slug: dict(card.homes) for card in edition.cards}, edition.slug: own},
        pages,
        tuple(_stop(edition, page) for page in pages),
        {page.eid: place for place, page in enumerate(pages)},
        {above: tuple(eid for eid, _ in pairs) for above, pairs in _by(parents.items(), lambda pair: pair[1]).items()},
        parents,
        _topics(edition, units),
        _by(_marks(edition), lambda span: span.eid),
        {
            eid: tuple(span.ref for span in spans)
            for eid, spans in _by((s for s in edition.spans if s.kind == "term"), lambda span: span.eid).items()
        },
        _by(edition.notes, lambda note: note.eid),
        {now: tuple(old for old, _ in pairs) for now, pairs in _by(edition.document.aliases, lambda p: p[1]).items()},
        captions(edition.document),
        footnotes(edition.document),
        files_by_source(edition),
        {summary.eid: summary for summary in edition.summaries},
        *_of_provisions(edition),
    )


def _parents(pages: Iterable[TextPage]) -> Iterator[tuple[str, str]]:
    """The eId of each page with that of the page that it stands below: of a chapter its 编 or attachment."""
    above: list[str] = []
    for page in pages:
        while above and not page.eid.startswith(f"{above[-1]}__"):
            above.pop()
        yield page.eid, above[-1] if above else ""
        above.append(page.eid)


def _stop(edition: Edition, page: TextPage) -> Stop:
    own = [division for division in page.divisions if division.eid == page.eid]
    kind: StopKind = "page" if not own else "chapter" if "章" in own[0].number else "part"
    return Stop(page.eid, page_label(edition, page), kind)


def _marks(edition: Edition) -> Iterable[Span]:
    yield from linked_terms(edition.spans, edition.term_links)
    yield from (span for span in edition.spans if span.kind in (*OUTER_LINKS, "topic"))
    for anchored in edition.notes:
        if anchored.end > anchored.start:
            yield Span(anchored.eid, anchored.start, anchored.end, "note", anchored.note.id)


def _topics(edition: Edition, units: Mapping[str, TextUnit]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every run-in heading as navigation shows it, under each of the divisions that it stands in, in order."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for span in edition.spans:
        if span.kind == "topic":
            words = units[span.eid].text[span.start : span.end].rstrip(CLOSING)
            division = division_of(span.eid)
            while division:
                found[division].append((span.ref, words))
                division = division.rpartition("__")[0]
    return {eid: tuple(heads) for eid, heads in found.items()}


def _of_provisions(edition: Edition) -> tuple[dict[str, ProvisionHistory], dict[str, tuple[Referrer, ...]]]:
    """Each history, and the instructions to change a provision, by the last text of it, below which they stand."""
    histories = {history.eid: history for history in edition.histories}
    changing = [referrer for referrer in edition.referrers if referrer.amends]
    divisions = {d.eid: d for d in divisions_of(edition.document.main)} if histories or changing else {}
    amended = _by(changing, lambda referrer: within(referrer.target, frozenset(divisions)))
    return (
        {_last_text(divisions[eid]): history for eid, history in histories.items()},
        {_last_text(divisions[eid]): found for eid, found in amended.items() if eid},
    )


def _last_text(division: Division) -> str:
    """The eId of the last text in a division that something may stand below: no picture, no note of the source."""
    apart = {
        block.eid for one in walk_divisions((division,)) for block in one.blocks if isinstance(block, Figure | Footnote)
    }
    return [unit.eid for unit in walk_division_text(division) if unit.eid not in apart][-1]


def _by(values: Iterable[T], eid: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for value in values:
        found[eid(value)].append(value)
    return {key: tuple(group) for key, group in found.items()}
