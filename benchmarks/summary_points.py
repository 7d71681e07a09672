"""How much of what a reader must be told summaries tell, by the ways of choosing that were compared.

    python benchmarks/summary_points.py RUBRIC.json FOLDER LIBRARY     # the table of benchmarks/summaries.md

RUBRIC.json is a list of {"file", "max_chars", "points": [[alternative, ...], ...], "formulas", "chapters": {eid: the
same}}; a point is told when one of its alternatives stands in the summary. LIBRARY is a folder of documents, by which
rare pairs of characters are known. All ways have the same lengths; the last two choose whole sentences.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from gongwen.enrich import summary
from gongwen.enrich.choosing import Passage
from gongwen.enrich.clauses import split_sentences
from gongwen.enrich.formulas import is_formula
from gongwen.enrich.passages import division_passages, part_passages
from gongwen.enrich.slots import REPLIES, document_kind, summary_length
from gongwen.enrich.telling import division_articles
from gongwen.model import Division, Document, Part, walk_division_text, walk_part_text, walk_parts
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

Way = Callable[[Document], dict[str | None, str]]


def pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def shipped(document: Document) -> dict[str | None, str]:
    return {s.eid: s.text for s in summary.summarize(document)}


def part_length(part: Part) -> int:
    bearing = part if part.divisions or not part.attachments else part.attachments[0]
    kind = document_kind(bearing, articles=bool(division_articles(bearing.divisions)))
    kind = "reply" if part.metadata.doc_type in REPLIES else kind
    return summary_length(kind, sum(len(u.text) for u in walk_part_text(part)), part.metadata.doc_type)


def by_texts(document: Document, told: Callable[[Sequence[str], int], str]) -> dict[str | None, str]:
    """A way that knows whole sentences only, on the document and on each chapter."""
    units = [u for part in walk_parts(document.main) for u in walk_part_text(part)]
    found: dict[str | None, str] = {None: told(sentences(u.text for u in units), part_length(document.main))}
    for division in (d for part in walk_parts(document.main) for d in part.divisions):
        found[division.eid] = told(sentences(u.text for u in list(walk_division_text(division))[1:]), 150)
    return found


def sentences(texts: object) -> list[str]:
    return [s for text in texts for s in split_sentences(text) if len(s) > 6]  # type: ignore[attr-defined]


def first(told: Sequence[str], length: int, most: int = 3) -> str:
    return "。".join(told[:most])[:length]


def text_rank(told: Sequence[str], length: int) -> str:
    """Sentences by the rank that their common pairs of characters give them (Mihalcea and Tarau 2004)."""
    sets = [pairs(s) for s in told[:400]]
    weights = [
        [len(a & b) / (math.log(len(a) + 1) + math.log(len(b) + 1)) if a is not b and a and b else 0.0 for b in sets]
        for a in sets
    ]
    sums = [sum(row) or 1.0 for row in weights]
    ranks = [1.0] * len(sets)
    for _ in range(20):
        ranks = [
            0.15 + 0.85 * sum(weights[j][i] * ranks[j] / sums[j] for j in range(len(sets))) for i in range(len(sets))
        ]
    text = ""
    for i in sorted(range(len(sets)), key=lambda i: -ranks[i]):
        if len(text) + len(told[i]) < length:
            text += told[i] + "。"
    return text


def coverage(rarity: Callable[[str], float]) -> Way:
    """The same passages, chosen by how many rare pairs of characters of the text they cover (Lin and Bilmes 2011)."""

    def chosen(passages: Sequence[Passage], length: int) -> str:
        open_ones = [p for p in passages if not is_formula(p.text)]
        counts = Counter(pair for p in open_ones for pair in pairs(p.text))
        covered: set[str] = set()
        kept: list[Passage] = []
        while fitting := [p for p in open_ones if len(p.text) < length]:
            worth = {
                id(p): sum(math.sqrt(counts[x]) * rarity(x) for x in pairs(p.text) - covered) / (len(p.text) + 8) ** 0.7
                for p in fitting
            }
            best = max(fitting, key=lambda p: worth[id(p)])
            kept.append(best)
            covered |= pairs(best.text)
            length -= len(best.text) + 1
            open_ones = [p for p in fitting if p is not best and p.order[:2] != best.order[:2]]
        return "；".join(p.text for p in sorted(kept, key=lambda p: p.order))

    def way(document: Document) -> dict[str | None, str]:
        headings = shipped(document)
        found: dict[str | None, str] = {None: chosen(tuple(part_passages(document.main)), part_length(document.main))}
        for division in (d for part in walk_parts(document.main) for d in part.divisions):
            by_headings = "，" in headings.get(division.eid, "") and "；" not in headings.get(division.eid, "")
            found[division.eid] = headings[division.eid] if by_headings else chosen(_passages(division), 150)
        return found

    return way


def _passages(division: Division) -> tuple[Passage, ...]:
    return tuple(division_passages(division))


def rarity_in(folder: Path) -> Callable[[str], float]:
    files = sorted(path for path in folder.iterdir() if path.suffix == ".md")
    having = Counter(pair for path in files for pair in pairs(path.read_text("utf-8", "ignore")))
    return lambda pair: math.log((len(files) + 1) / (having[pair] + 1))


def share(text: str, rubric: dict[str, object]) -> tuple[float, int]:
    flat = "".join(text.split())
    points: list[list[str]] = rubric["points"]  # type: ignore[assignment]
    formulas: list[str] = rubric["formulas"]  # type: ignore[assignment]
    told = sum(any("".join(a.split()) in flat for a in point) for point in points)
    return told / len(points), sum("".join(f.split()) in flat for f in formulas)


def main() -> None:
    rubrics = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder, rarity = Path(sys.argv[2]), rarity_in(Path(sys.argv[3]))
    ways: dict[str, Way] = {
        "rules: slots, place, coverage (shipped)": shipped,
        "coverage of rare pairs, the same passages": coverage(rarity),
        "the first three sentences": lambda document: by_texts(document, first),
        "TextRank on sentences": lambda document: by_texts(document, text_rank),
    }
    documents = []
    for rubric in rubrics:
        path = next(p for p in (folder / rubric["file"], folder / "documents" / rubric["file"]) if p.exists())
        documents.append((rubric, parse_structure(read_article(path.read_bytes(), path.name))))
    print("| way | document | chapters | formulas |\n|---|---|---|---|")
    for name, way in ways.items():
        whole: list[float] = []
        chapters: list[float] = []
        formulas = 0
        for rubric, document in documents:
            told = way(document)
            for text, part, shares in (
                (told.get(None, ""), rubric, whole),
                *((told.get(eid, ""), chapter, chapters) for eid, chapter in rubric.get("chapters", {}).items()),
            ):
                value, hits = share(text, part)
                shares.append(value)
                formulas += hits
        print(f"| {name} | {sum(whole) / len(whole):.2f} | {sum(chapters) / len(chapters):.2f} | {formulas} |")


if __name__ == "__main__":
    main()
