"""The list of all documents as data: what each is, and the files in which it can be taken away."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.model import Card

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
    """`repealed` where the text or document.yml says so with a day; None: the library does not say (本库未注明)."""
    return "repealed" if any(event.kind == "repealed" for event in card.metadata.events) else None


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
        "work": card.work,
        "formats": [{"path": f.path, "bytes": f.size, "sha256": f.sha256} for f in document.files],
    }
