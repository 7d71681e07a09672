"""What an editor should know of the versions of texts: days that clash, that are missing, and what refers to provisions
that the last version does not have any more."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.references import references
from gongwen.enrich.relations import all_relations
from gongwen.enrich.standing import all_works
from gongwen.model import Card, Document, Finding, walk_text


def version_findings(
    cards: Sequence[Card], documents: Mapping[str, Document], withdrawn: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings about all works and all `replaces` of a library, about its references where it has works.

    `documents` are those of the cards, by slug.
    """
    catalogue = Catalogue(cards)
    works = all_works(catalogue.cards, withdrawn)
    found = [finding for versions in works.values() for finding in _of_work(versions, documents)]
    found += _undated(catalogue, documents, withdrawn)
    found += _not_there(catalogue, documents)
    if works:
        found += _lost_references(works, catalogue, documents, withdrawn)
    return tuple(found)


def _of_work(versions: Sequence[Card], documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Days of the versions of one work that cannot all be right."""
    for card in versions:
        if not card.begins and len(versions) > 1:
            yield _finding(documents, card, "W-version-day", "这一版本没有日期，排不进各版本；请写 events")
    for earlier, later in pairwise(versions):
        ended = min((event.date for event in earlier.metadata.events if event.kind == "repealed"), default="")
        if earlier.begins and earlier.begins == later.begins:
            message = f"与 {earlier.slug} 从同一天（{later.begins}）起算，不能都是那一天的文本；请核对 events 和 work"
            yield _finding(documents, later, "W-version-overlap", message)
        elif ended and later.begins and ended > later.begins:
            message = f"写明 {ended} 废止，后一版本 {later.slug} 却从 {later.begins} 起；请核对 events"
            yield _finding(documents, earlier, "W-version-overlap", message)
        elif ended and later.begins and ended < later.begins:
            message = f"写明 {ended} 废止，后一版本 {later.slug} 从 {later.begins} 起，中间没有文本；请核对"
            yield _finding(documents, earlier, "W-version-gap", message)


def _undated(catalogue: Catalogue, documents: Mapping[str, Document], withdrawn: frozenset[str]) -> Iterator[Finding]:
    """What replaces or repeals another without a day from which it does."""
    for slug, relations in all_relations(catalogue).items():
        card = catalogue.cards[slug]
        kinds = {r.kind for r in relations if not r.reverse and r.kind in ("replaces", "repeals")}
        if kinds and not card.begins and slug not in withdrawn:
            message = f"写了 {'、'.join(sorted(kinds))} 而没有日期，不知从哪一天起；请在 document.yml 写 events"
            yield _finding(documents, card, "W-version-day", message)


def _not_there(catalogue: Catalogue, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """What a document is to be compared with and the library has not."""
    for card in catalogue.cards.values():
        for slug in card.compare:
            if slug not in catalogue.cards or slug == card.slug:
                message = f"compare 里的 {slug} 不是库里另一份公文的文件夹名，没有可对照的；请改正或删去"
                yield _finding(documents, card, "W-compare", message)


def _lost_references(
    works: Mapping[str, Sequence[Card]],
    catalogue: Catalogue,
    documents: Mapping[str, Document],
    withdrawn: frozenset[str],
) -> Iterator[Finding]:
    """References to a provision of a version that the last version of the work has no more."""
    last = {card.slug: versions[-1] for versions in works.values() for card in versions}
    for slug, document in documents.items():
        lines = {unit.eid: unit.line for unit in walk_text(document)}
        for span in () if slug in withdrawn else references(document, slug, catalogue):
            there, _, eid = span.ref.partition("#")
            now = last.get(there)
            if now and eid and now.slug not in (there, slug) and not catalogue.holds(now.slug, eid):
                message = f"这里引用 {there} 的 {eid}，最近的版本 {now.slug} 里已经没有；请核对"
                yield Finding(document.path, lines.get(span.eid, 1), "W-reference-gone", message)


def _finding(documents: Mapping[str, Document], card: Card, code: str, message: str) -> Finding:
    path = documents[card.slug].path.rpartition("/")[0]
    return Finding(f"{path}/document.yml", 1, code, message)
