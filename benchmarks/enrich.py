"""How long all of enrich takes for the seed, part by part, and whether it grows in line with the text.

    python benchmarks/enrich.py

Figures stand in benchmarks/enrich.md. Processor time, the best of several rounds.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.references import references
from gongwen.enrich.summary import summarize
from gongwen.enrich.targets import targets
from gongwen.enrich.tasks import tasks
from gongwen.enrich.terms import TermMatcher
from gongwen.enrich.topics import topics
from gongwen.library.project import find_project
from gongwen.library.read import read_glossary
from gongwen.model import Division, Document, Paragraph, walk_part_text
from gongwen.render.cards import card
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

ROOT = Path(__file__).parents[1]
SEED = ROOT / "docs" / "documents" / "digital-government" / "source.html"
ROUNDS = 7


def main() -> None:
    seed = parse_structure(read_article(SEED.read_bytes(), "source.html"))
    terms = read_glossary(find_project(ROOT))[0]
    started = process_time()
    matcher = TermMatcher(terms)
    print(f"index of {len(terms)} glossary entries: {(process_time() - started) * 1000:.0f} ms, once a build")
    for times in (1, 2, 4, 8):
        document = repeated(seed, times)
        characters = sum(len(unit.text) for unit in walk_part_text(document.main))
        parts = measure(document, matcher)
        each = ", ".join(f"{name} {milliseconds:.1f}" for name, milliseconds in parts.items())
        whole = sum(parts.values())
        print(f"{characters} characters: {whole:.1f} ms, {whole / characters * 1000:.2f} µs each ({each})")
    for name, text in HARD.items():
        short, long = (best(partial(everything, one_paragraph(text * n), matcher)) for n in (200, 1600))
        print(f"{name}: 8 times the length takes {long / short:.1f} times as long ({long:.1f} ms)")


# Paragraphs that a careless pattern would go over again and again.
HARD = {
    "opening marks that nobody closes": "“《（",
    "no stop": "各部门按照要求，",
    "no mark at all": "各级政府要加强建设",
    "stops alone": "。",
    "grounds": "要在各级等",
    "lists": "等、围绕等等",
    "years": "到2025年底前",
    "brackets": "（科技部负责",
}


def one_paragraph(text: str) -> Document:
    seed = parse_structure(read_article("一、加强建设。\n正文。\n".encode(), "x.txt"))
    division = Division("chp_1", "chapter", 1, "一、", "加强建设。", (Paragraph("chp_1__p_1", 1, text),))
    return replace(seed, main=replace(seed.main, preamble=(), divisions=(division,)))


def repeated(document: Document, times: int) -> Document:
    """The document with its chapters so many times over, each time with eIds of their own."""
    copies = tuple(renamed(d, f"r{n}_") for n in range(times) for d in document.main.divisions)
    return replace(document, main=replace(document.main, divisions=copies))


def renamed(division: Division, prefix: str) -> Division:
    return replace(
        division,
        eid=prefix + division.eid,
        blocks=tuple(replace(block, eid=prefix + block.eid) for block in division.blocks),
        divisions=tuple(renamed(child, prefix) for child in division.divisions),
    )


def measure(document: Document, matcher: TermMatcher) -> dict[str, float]:
    """Milliseconds for each part of enrich."""
    catalogue = Catalogue([card("x", document)])
    heads = topics(document)
    return {
        "terms": best(partial(matcher.hits, document)),
        "references": best(partial(references, document, "x", catalogue)),
        "summaries": best(partial(summarize, document)),
        "topics": best(partial(topics, document)),
        "tasks": best(partial(tasks, document, heads)),
        "targets": best(partial(targets, document)),
    }


def everything(document: Document, matcher: TermMatcher) -> None:
    matcher.hits(document)
    summarize(document)
    tasks(document, topics(document))
    targets(document)


def best(task: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = process_time()
        task()
        times.append(process_time() - started)
    return min(times) * 1000


if __name__ == "__main__":
    main()
