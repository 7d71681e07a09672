"""Two versions of one text, passage by passage."""

from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["same", "deleted", "inserted"]
# `form`: nothing but white space, width or shape of characters changed.
Change = Literal["same", "form", "changed", "deleted", "inserted"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as readers see one: a heading, a block, or a number with the text that follows it (第三条…).

    `eids` are those of the pieces of text that it is made of, the first of them its own; `number` is how it begins.
    """

    eids: tuple[str, ...]
    text: str
    number: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """A passage of the old text, of the new, or of both; never of neither.

    `pieces` tell, in order, how many characters both share, only the old has, only the new has: conversion keeps the
    length of every text, so they hold in every script. `moved` is the eId of the other text's passage where this one
    was taken out or put in and stands elsewhere almost unchanged.
    """

    old: Passage | None
    new: Passage | None
    change: Change
    pieces: tuple[tuple[PieceKind, int], ...]
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """An article of a version, or a chapter of a text without articles: what it is called, whether it changed since the
    version before, the eIds there that it came of, the address of its page."""

    eid: str
    label: str
    change: Change
    before: tuple[str, ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionState:
    """What a provision was in one version of its work, from the day `since` on ('': nobody says which): eId and name of
    each that it was then, none where it was `deleted`."""

    slug: str
    since: str
    change: Change
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionHistory:
    """A provision of a version, and what it was in each version that had it, the earliest first."""

    eid: str
    states: tuple[ProvisionState, ...]
