"""Whole-document summaries against the leads that editors of news pages wrote: the table of benchmarks/summaries.md.

    python benchmarks/leads.py LEADS.json     # a list of {"file": path of a document, "lead": the editor's words}

ROUGE F1 on characters as in benchmarks/summaries.py. A lead is never part of the repository: it is its editor's.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from summaries import Scores, mean, rouge, row
from summary_points import by_texts, first, shipped, text_rank

from gongwen.model import Document
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

WAYS: dict[str, Callable[[Document], str]] = {
    "as shipped": lambda document: shipped(document).get(None, ""),
    "the first three sentences": lambda document: by_texts(document, first)[None],
    "TextRank on sentences": lambda document: by_texts(document, text_rank)[None],
}


def main() -> None:
    pairs = [
        (read_document(Path(pair["file"])), pair["lead"]) for pair in json.loads(Path(sys.argv[1]).read_text("utf-8"))
    ]
    print(f"{len(pairs)} documents\n\n| method | R1 | R2 | RL |\n|---|---|---|---|")
    for name, way in WAYS.items():
        scores: list[Scores] = [rouge(way(document), lead) for document, lead in pairs]
        print(row(name, mean(scores)))


def read_document(path: Path) -> Document:
    return parse_structure(read_article(path.read_bytes(), path.name))


if __name__ == "__main__":
    main()
