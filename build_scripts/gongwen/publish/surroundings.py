"""What the rest of the library has to say of a document: who refers to it, its relations, the cards of all these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.related import Profile, related_documents
from gongwen.enrich.relations import all_relations
from gongwen.enrich.standing import all_standings, previous_versions
from gongwen.model import SOURCE_VARIANT, Card, Edition, Referrer, Related, Relation, Standing
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

    def told_to(self, edition: Edition) -> Edition:
        """The edition with them."""
        return replace(
            edition,
            referrers=self.referrers,
            relations=self.relations,
            related=self.related,
            cards=self.cards,
            standing=self.standing,
        )


def references_out(edition: Edition) -> tuple[Reference, ...]:
    """The references of an edition (in the source script) to other documents; none of one that is withdrawn."""
    leading_out = [s for s in edition.spans if s.kind == "reference" and not s.ref.startswith("#")]
    if edition.particulars.withdrawn or not leading_out:
        return ()
    called = dict(places(edition.document, SOURCE_VARIANT))
    return tuple(
        Reference(slug, Referrer(edition.slug, span.eid, target, called.get(span.eid, "")))
        for span in leading_out
        for slug, _, target in [span.ref.partition("#")]
    )


def surroundings(
    outgoing: Mapping[str, tuple[Reference, ...]],
    catalogue: Catalogue,
    withdrawn: frozenset[str],
    profiles: tuple[Profile, ...],
) -> dict[str, Surroundings]:
    """What there is for each document, by slug: `outgoing` are the references of each, in the order of the library."""
    incoming: dict[str, list[Referrer]] = {slug: [] for slug in outgoing}
    for references in outgoing.values():
        for reference in references:
            incoming.setdefault(reference.slug, []).append(reference.referrer)
    relations = all_relations(catalogue)
    known = {slug: frozenset(relation.slug for relation in relations[slug]) for slug in outgoing}
    related = related_documents([profile for profile in profiles if profile.slug not in withdrawn], known)
    previous = previous_versions(catalogue.cards, withdrawn)
    compared = {slug: comparison_pages(slug, relations[slug], withdrawn, previous.get(slug, "")) for slug in outgoing}
    addresses = comparison_addresses(compared)
    standings = all_standings(catalogue.cards, relations, withdrawn)
    return {
        slug: Surroundings(
            tuple(dict.fromkeys(incoming[slug])),
            with_comparison_links(slug, relations[slug], addresses),
            related.get(slug, ()),
            tuple(_cards(slug, outgoing[slug], incoming[slug], relations[slug], catalogue)),
            compared[slug],
            standings[slug],
        )
        for slug in outgoing
    }


def _cards(
    slug: str,
    outgoing: tuple[Reference, ...],
    incoming: list[Referrer],
    relations: tuple[Relation, ...],
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
    for other in sorted(wanted):
        if other:
            card = catalogue.cards[other]
            yield replace(card, homes=tuple(home for home in card.homes if home[0] in wanted[other]))
