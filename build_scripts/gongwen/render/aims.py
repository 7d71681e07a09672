"""Targets with the places where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.model import Edition, Target
from gongwen.render.addresses import homes


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with the address of its paragraph and, where it stands among those of others, its document's title."""

    target: Target
    address: str
    title: str = ""


def aims(edition: Edition) -> list[Aim]:
    """The targets of a document in order of their years, those without one last."""
    where = homes(edition.slug, edition.document)
    return in_order(Aim(target, f"{where[target.eid]}#{target.eid}") for target in edition.targets)


def in_order(found: Iterable[Aim]) -> list[Aim]:
    return sorted(found, key=lambda aim: (aim.target.year is None, aim.target.year or 0))
