"""The list of all documents as data: what each is, and the files in which it can be taken away."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.enrich.standing import spells
from gongwen.model import Card
from gongwen.render.standing import standing_data

INDEX = "api/index.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file of a document: its path below the site, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A document and its files, the own script's first."""

    card: Card
    files: tuple[OfferedFile, ...]


def index_json(documents: Iterable[Offered]) -> str:
    """The list, in the order given; none that is withdrawn belongs in it."""
    value = {"version": VERSION, "documents": [_document(document) for document in documents]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def status(card: Card) -> str | None:
    """The last that became of it, on whatever day; None: the library does not say (本库未注明)."""
    return next((one.state for one in reversed(spells(card.standing)) if one.state not in ("coming", "unknown")), None)


def _document(document: Offered) -> dict[str, object]:
    card, values = document.card, document.card.metadata
    return {
        "slug": card.slug,
        "title": values.title,
        "number": values.number,
        "issuers": list(values.issuers),
        "date": values.date,
        "published": values.published,
        "status": status(card),
        "standing": standing_data(card.standing),
        "work": card.work,
        "formats": [{"path": f.path, "bytes": f.size, "sha256": f.sha256} for f in document.files],
    }
