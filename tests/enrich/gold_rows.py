"""Labelled rows of tests/gold and the documents that they speak of."""

import csv
from functools import cache
from pathlib import Path

from gongwen.model import Document, walk_part_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

ROOT = Path(__file__).parents[2]
SEED = "digital-government"


def gold(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "gold" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def read(path: Path) -> Document:
    return parse_structure(read_article(path.read_bytes(), str(path)))


def seed() -> Document:
    return read(ROOT / "docs" / "documents" / SEED / "source.html")


def labelled(name: str, documents_root: Path) -> Document:
    """The document of a row: the seed, or one of the shared collection by its number."""
    if name == SEED:
        return seed()
    return read(next((documents_root / "originals").glob(f"{name}.*")))


def texts(document: Document) -> dict[str, str]:
    return {unit.eid: unit.text for unit in walk_part_text(document.main)}


def score(found: set[tuple[object, ...]], right: set[tuple[object, ...]]) -> tuple[float, float]:
    """Precision and recall."""
    hits = len(found & right)
    return hits / len(found), hits / len(right)
