"""How many places that texts name are read and found? `references.py FOLDER… [--draw N] [--seed N] [--open]`: every 款,
项, 目, 前款 and 前条.

found   all its steps are there, in the text itself or in another of the folders: it is a link
named   whose it is is read, but the folders have no such text, or its text there has no such place: no link
open    in the text itself, where there is no such place (most are in words that an amendment quotes), or whose it is
        is left open

--draw shows so many of the found with the words that they lead to, for reading by eye; --open all that are not found.
"""

import argparse
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.references import Reading, readings
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.errors import GongwenError
from gongwen.model import Card, Document, Span, TextUnit, walk_part_text
from gongwen.render.cards import card
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.locators import Locator

SEED = 77
STATES = ("found", "named", "open")


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


def state(reading: Reading) -> str:
    if reading.span and reading.span.end == reading.locator.end:
        return "found"
    return "named" if reading.text.name else "open"


def shown(slug: str, unit: TextUnit, reading: Reading) -> str:
    start, end = reading.locator.start, reading.locator.end
    before = unit.text[max(0, start - 60) : start]
    said = f"{slug}#{unit.eid} …{before}【{unit.text[start:end]}】{unit.text[end : end + 12]}".replace("\n", "⏎")
    return f"{said} {reading.text.name}"


def led_to(documents: dict[str, Document], slug: str, span: Span) -> str:
    target, _, eid = span.ref.partition("#")
    texts = walk_part_text(documents[target or slug].main)
    return f"→ {span.ref} " + "".join(u.text for u in texts if f"{u.eid}__".startswith(f"{eid}__"))[:60]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--open", action="store_true")
    asked = parser.parse_args()
    documents = read(asked.folders)
    catalogue = Catalogue(_card(slug, document) for slug, document in documents.items())
    counts: Counter[tuple[str, str]] = Counter()
    found: list[tuple[str, TextUnit, Reading]] = []
    for slug, document in documents.items():
        units = {unit.eid: unit for unit in walk_part_text(document.main)}
        for reading in readings(document, slug, catalogue):
            name = kind(reading.locator)
            if name:
                counts[name, state(reading)] += 1
                found.append((slug, units[reading.eid], reading))
    print("| places | all | found | named | open |\n|---|---|---|---|---|")
    for name in sorted({name for name, _ in counts}):
        row = [counts[name, one] for one in STATES]
        print(f"| {name} | {sum(row)} | {' | '.join(map(str, row))} |")
    if asked.open:
        print(*(f"{state(one[2])} {shown(*one)}" for one in found if state(one[2]) != "found"), sep="\n")
    links = [one for one in found if state(one[2]) == "found"]
    for slug, unit, reading in random.Random(asked.seed).sample(links, min(asked.draw, len(links))):
        if reading.span:
            print(shown(slug, unit, reading), led_to(documents, slug, reading.span))


if __name__ == "__main__":
    main()
