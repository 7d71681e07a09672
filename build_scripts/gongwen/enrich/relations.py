"""What document.yml says of other documents, looked up in the library, and what theirs say of this one."""

from gongwen.enrich.catalogue import Catalogue
from gongwen.model import Relation, Variant


def all_relations(catalogue: Catalogue) -> dict[str, tuple[Relation, ...]]:
    """The relations of every document, by slug: its own in the order written, then those that others have to it."""
    own: dict[str, list[Relation]] = {slug: [] for slug in catalogue.cards}
    reverse: dict[str, list[Relation]] = {slug: [] for slug in catalogue.cards}
    for slug, card in catalogue.cards.items():
        for kind, names in card.relations:
            found = [_look_up(catalogue, name, card.script) for name in names]
            own[slug] += [
                Relation(kind, there or "", _title(catalogue, there) or name)
                for name, there in zip(names, found, strict=True)
            ]
            for there in dict.fromkeys(found):
                if there and there != slug:
                    reverse[there].append(Relation(kind, slug, _title(catalogue, slug) or slug, reverse=True))
    return {slug: (*own[slug], *reverse[slug]) for slug in own}


def _look_up(catalogue: Catalogue, name: str, script: Variant) -> str | None:
    """The slug of what a relation names: a slug, or a title with or without 《》."""
    if name in catalogue.cards:
        return name
    found = catalogue.by_title(name.removeprefix("《").removesuffix("》"), script)
    return found[0] if found else None


def _title(catalogue: Catalogue, slug: str | None) -> str | None:
    return catalogue.cards[slug].metadata.title if slug else None
