"""What the rest of the library has to say of a document: who refers to it, its relations, the cards of all these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.provisions import provision_histories
from gongwen.enrich.related import Profile, related_documents
from gongwen.enrich.relations import all_relations
from gongwen.enrich.standing import all_standings, all_works, versions_before
from gongwen.model import (
    SOURCE_VARIANT,
    Card,
    Edition,
    Provision,
    ProvisionHistory,
    Referrer,
    Related,
    Relation,
    Standing,
)
from gongwen.publish.comparisons import comparison_addresses, comparison_pages, with_comparison_links
from gongwen.render.citation.places import places


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that leads out of a document: to `slug`, from the place that `referrer` names."""

    slug: str
    referrer: Referrer


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that one document's pages take from other documents, but for the text of those that it replaces.

    `cards` hold the addresses of those eIds alone that the pages lead to, so that a change elsewhere in a document
    renews nobody else's. `compared` are the slug of each document that it replaces and the name of the page for both.
    """

    referrers: tuple[Referrer, ...] = ()
    relations: tuple[Relation, ...] = ()
    related: tuple[Related, ...] = ()
    cards: tuple[Card, ...] = ()
    compared: tuple[tuple[str, str], ...] = ()
    standing: tuple[Standing, ...] = ()
    histories: tuple[ProvisionHistory, ...] = ()

    def told_to(self, edition: Edition) -> Edition:
        """The edition with them."""
        return replace(
            edition,
            referrers=self.referrers,
            relations=self.relations,
            related=self.related,
            cards=self.cards,
            standing=self.standing,
            histories=self.histories,
        )


def references_out(edition: Edition) -> tuple[Reference, ...]:
    """The references of an edition (in the source script) to other documents; none of one that is withdrawn."""
    leading_out = [s for s in edition.spans if s.kind == "reference" and not s.ref.startswith("#")]
    if edition.particulars.withdrawn or not leading_out:
        return ()
    called, amending = dict(places(edition.document, SOURCE_VARIANT)), frozenset(edition.amending)
    return tuple(
        Reference(slug, Referrer(edition.slug, span.eid, target, called.get(span.eid, ""), span in amending))
        for span in leading_out
        for slug, _, target in [span.ref.partition("#")]
    )


def surroundings(
    outgoing: Mapping[str, tuple[Reference, ...]],
    catalogue: Catalogue,
    withdrawn: frozenset[str],
    profiles: tuple[Profile, ...],
    provisions: Mapping[str, tuple[Provision, ...]],
) -> dict[str, Surroundings]:
    """What there is for each document, by slug: `outgoing` are the references of each, in the order of the library,
    `provisions` those of the versions of works."""
    incoming: dict[str, list[Referrer]] = {slug: [] for slug in outgoing}
    for references in outgoing.values():
        for reference in references:
            incoming.setdefault(reference.slug, []).append(reference.referrer)
    relations = all_relations(catalogue)
    known = {slug: frozenset(relation.slug for relation in relations[slug]) for slug in outgoing}
    related = related_documents([profile for profile in profiles if profile.slug not in withdrawn], known)
    previous = versions_before(catalogue.cards, withdrawn)
    others = {slug: (previous.get(slug, ""), *_asked(catalogue.cards, slug)) for slug in outgoing}
    compared = {slug: comparison_pages(slug, relations[slug], withdrawn, others[slug]) for slug in outgoing}
    addresses = comparison_addresses(compared)
    histories = work_histories(catalogue.cards, withdrawn, provisions)
    standings = all_standings(catalogue.cards, relations, withdrawn)
    return {
        slug: Surroundings(
            tuple(dict.fromkeys(incoming[slug])),
            with_comparison_links(slug, relations[slug], addresses),
            related.get(slug, ()),
            tuple(_cards(slug, outgoing[slug], incoming[slug], relations[slug], histories.get(slug, ()), catalogue)),
            compared[slug],
            standings[slug],
            histories.get(slug, ()),
        )
        for slug in outgoing
    }


def _asked(cards: Mapping[str, Card], slug: str) -> Iterator[str]:
    """What a document is to be compared with, as far as the library has it."""
    return (other for other in cards[slug].compare if other in cards and other != slug)


def work_histories(
    cards: Mapping[str, Card], withdrawn: frozenset[str], provisions: Mapping[str, tuple[Provision, ...]]
) -> dict[str, tuple[ProvisionHistory, ...]]:
    """The history of each provision that changed, by the slug of each version of a work."""
    found: dict[str, tuple[ProvisionHistory, ...]] = {}
    for versions in all_works(cards, withdrawn).values():
        if len(versions) > 1:
            found |= provision_histories([(one.slug, one.begins, provisions[one.slug]) for one in versions])
    return found


def _cards(
    slug: str,
    outgoing: tuple[Reference, ...],
    incoming: list[Referrer],
    relations: tuple[Relation, ...],
    histories: tuple[ProvisionHistory, ...],
    catalogue: Catalogue,
) -> Iterator[Card]:
    """The cards of both sides, each with the addresses that the document's pages lead to."""
    wanted: dict[str, set[str]] = {}
    for reference in outgoing:
        wanted.setdefault(reference.slug, set()).add(reference.referrer.target)
    for referrer in incoming:
        wanted.setdefault(referrer.slug, set()).add(referrer.eid)
    for relation in relations:
        wanted.setdefault(relation.slug, set())
    for state in (state for history in histories for state in history.states if state.slug != slug):
        wanted.setdefault(state.slug, set()).update(eid for eid, _ in state.places)
    for other in sorted(wanted):
        if other:
            card = catalogue.cards[other]
            yield replace(card, homes=tuple(home for home in card.homes if home[0] in wanted[other]))
