"""How many places that texts name are found? `references.py FOLDER… [--draw N]`: every 款, 项, 目, 前款 and 前条.

A place is found where all its steps are there, in the text itself or in another of the folders. --draw shows so many of
them with the words that they lead to, for reading by eye.
"""

import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.references import references
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.errors import GongwenError
from gongwen.model import Card, Document, walk_part_text
from gongwen.render.addresses import card
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.folding import simplified
from gongwen.text.locators import Locator, read_locators

SEED = 77


@dataclass(frozen=True, slots=True)
class Named:
    """A place as a text names it, and where it leads: '' nowhere."""

    slug: str
    before: str
    words: str
    ref: str


def read(folders: list[str]) -> dict[str, Document]:
    found = {}
    for path in sorted(path for folder in folders for path in Path(folder).iterdir()):
        try:
            found[f"{path.parent.name}-{path.stem}"] = parse_structure(read_article(path.read_bytes(), path.name))
        except GongwenError:
            continue
    return found


def _card(slug: str, document: Document) -> Card:
    main = document.main
    return replace(card(slug, document), begins=beginning_day(main.metadata, effective_day(main)))


def kind(locator: Locator) -> str:
    """前款, 条款, 条项, 款, 项 …; '' for what is no part of an article, and for 本条."""
    first, last = locator.steps[0], locator.steps[-1]
    if first.back:
        return f"前{first.unit}"
    if first.own or last.unit not in ("款", "项", "目"):
        return ""
    return ("条" if first.unit == "条" else "") + last.unit


def main() -> None:
    draw = int(sys.argv.pop(sys.argv.index("--draw") + 1)) if "--draw" in sys.argv else 0
    documents = read([argument for argument in sys.argv[1:] if argument != "--draw"])
    catalogue = Catalogue(_card(slug, document) for slug, document in documents.items())
    counts: Counter[tuple[str, str]] = Counter()
    found: list[Named] = []
    for slug, document in documents.items():
        spans = {(span.eid, span.end): span.ref for span in references(document, slug, catalogue)}
        for unit in walk_part_text(document.main):
            for locator in read_locators(simplified(unit.text), len(unit.number)):
                name = kind(locator)
                if not name or unit.eid.endswith("__title"):
                    continue
                ref = spans.get((unit.eid, locator.end), "")
                counts[name, "all"] += 1
                counts[name, "found"] += bool(ref)
                if ref:
                    before = unit.text[max(0, locator.start - 60) : locator.start]
                    words = unit.text[locator.start : locator.end]
                    found.append(Named(f"{slug}#{unit.eid}", before, words, ref))
    print("| places | all | found |\n|---|---|---|")
    for name in sorted({name for name, _ in counts}):
        print(f"| {name} | {counts[name, 'all']} | {counts[name, 'found']} |")
    for one in random.Random(SEED).sample(found, min(draw, len(found))):
        target = one.ref.partition("#")
        texts = walk_part_text(documents[target[0] or one.slug.partition("#")[0]].main)
        words = "".join(u.text for u in texts if f"{u.eid}__".startswith(f"{target[2]}__"))
        print(f"{one.slug} …{one.before}【{one.words}】 → {one.ref} {words[:50]}")


if __name__ == "__main__":
    main()
