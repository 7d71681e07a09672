"""How many known terms the candidates for new glossary entries hold, on the seed with every entry left out.

    python benchmarks/candidates.py GOLD.tsv    # columns term, tier, …, variants_in_text, aliases
    python benchmarks/candidates.py GOLD.tsv FILE   # the first thirty of another document, to be judged by reading

A candidate counts as a term of the list under any of its names. benchmarks/candidates.md has the figures.
"""

import csv
import re
import sys
from pathlib import Path

from gongwen.enrich.candidates import find_candidates
from gongwen.model import Document
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

SEED = Path(__file__).parents[1] / "docs/documents/digital-government/source.html"


def read_gold(path: str) -> tuple[dict[str, str], frozenset[str]]:
    """The term behind every name in the list, and the terms of tier A."""
    names: dict[str, str] = {}
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        seen = (variant.partition("×")[0].strip("“” ") for variant in row["variants_in_text"].split(";"))
        for name in (row["term"], *re.split("[;；]", row["aliases"]), *seen):
            names.setdefault(name.strip(), row["term"])
    return names, frozenset(row["term"] for row in rows if row["tier"] == "A")


def read_document(path: Path) -> Document:
    return parse_structure(read_article(path.read_bytes(), str(path)))


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    names, tier_a = read_gold(sys.argv[1])
    document = read_document(Path(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    found = [candidate.term for candidate in find_candidates(document)]
    if len(sys.argv) > 2:
        print("\n".join(found[:30]))
        return
    recall = len({names[term] for term in found[:150] if term in names} & tier_a) / len(tier_a)
    print(f"recall of tier A at 150: {recall:.2f}")
    print(f"of the first 50 on the list (half of one that was made by hand): {sum(t in names for t in found[:50])}")
    print("others of the first 50:", "、".join(term for term in found[:50] if term not in names))


if __name__ == "__main__":
    main()
