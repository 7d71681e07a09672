"""What document.yml says of other documents, looked up in the library, and what theirs say of this one."""

from gongwen.enrich.references import Catalogue
from gongwen.model import Relation


def relations_of(slug: str, catalogue: Catalogue) -> tuple[Relation, ...]:
    """The document's own relations in the order written, then those that other documents have to it."""
    own = [
        Relation(kind, found or "", _title(catalogue, found) or name)
        for kind, names in catalogue.cards[slug].relations
        for name in names
        for found in [_look_up(catalogue, name)]
    ]
    reverse = [
        Relation(kind, card.slug, _title(catalogue, card.slug) or card.slug, reverse=True)
        for card in catalogue.cards.values()
        if card.slug != slug
        for kind, names in card.relations
        if any(_look_up(catalogue, name) == slug for name in names)
    ]
    return (*own, *reverse)


def _look_up(catalogue: Catalogue, name: str) -> str | None:
    """The slug of what a relation names: a slug, or a title with or without 《》."""
    if name in catalogue.cards:
        return name
    found = catalogue.by_title(name.removeprefix("《").removesuffix("》"))
    return found[0] if found else None


def _title(catalogue: Catalogue, slug: str | None) -> str | None:
    return catalogue.cards[slug].metadata.title if slug else None
