"""The table document × field: what the parser reads from the shared documents beside what was verified by hand.

    python benchmarks/documents_table.py [DOCUMENTS]

DOCUMENTS is the folder with manifest.tsv; without it GONGWEN_DOCUMENTS, else ../shared/documents. In each cell: = the
value is right, · nothing was verified, ∅ null with a warning, ✗ wrong or null without one. Exit 1 if there is a ✗.
"""

import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongwen.model import Division, Document, Part, walk_divisions, walk_parts, walk_text
from gongwen.sources.article import read_article
from gongwen.sources.blocks import Article, SourceParagraph, SourceTable
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible

FIELDS = {
    "exp_title": "title",
    "exp_docno": "number",
    "exp_issuer": "issuers",
    "exp_date": "date",
    "exp_top": "top",
    "exp_second": "second",
    "exp_bian": "编",
    "exp_zhang": "章",
    "exp_jie": "节",
    "exp_tiao": "条",
}
WARNINGS = {
    "title": ("W-title-missing",),
    "issuers": ("W-issuer-missing",),
    "date": ("W-date-missing", "W-date-invalid"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one document: what was expected, what was found, and the verdict."""

    field: str
    expected: str
    found: str
    verdict: str


def main(arguments: list[str]) -> int:
    default = os.environ.get("GONGWEN_DOCUMENTS") or str(Path(__file__).parents[2] / "shared" / "documents")
    root = Path(arguments[0] if arguments else default)
    with (root / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    print("id   " + " ".join(f"{name:>8}" for name in FIELDS.values()) + "  lost warnings")
    verdicts: Counter[str] = Counter()
    wrong: list[str] = []
    for row in rows:
        data = (root / row["file"]).read_bytes()
        article = read_article(data, row["file"])
        document = parse_structure(article)
        cells = list(judge(row, document))
        verdicts.update(cell.verdict for cell in cells)
        lost = lost_characters(article, document)
        codes = Counter(finding.code for finding in document.findings)
        warnings = " ".join(f"{code}×{n}" if n > 1 else code for code, n in sorted(codes.items()))
        print(f"{row['id']:4} " + " ".join(f"{cell.verdict:>8}" for cell in cells) + f"  {lost:4} {warnings}")
        told = "  {} {}: expected {!r}, found {!r}".format
        wrong += [told(row["id"], c.field, c.expected, c.found) for c in cells if c.verdict == "✗"]
    print("\n".join(wrong))
    print(f"= {verdicts['=']}, ∅ {verdicts['∅']}, ✗ {verdicts['✗']}, · {verdicts['·']}")
    return 1 if verdicts["✗"] else 0


def lost_characters(article: Article, document: Document) -> int:
    """How many visible characters of the article's blocks are missing from the document, or are too many in it."""
    kept = Counter(c for unit in walk_text(document) for c in visible(unit.text))
    read: Counter[str] = Counter()
    for block in article.blocks:
        if isinstance(block, SourceTable):
            read.update(c for row in block.rows for cell in row for c in visible(cell))
        elif isinstance(block, SourceParagraph):
            read.update(visible(block.text))
    return (read - kept).total() + (kept - read).total()


def judge(row: dict[str, str], document: Document) -> Iterator[Cell]:
    """A cell for each field of the manifest."""
    values = found_values(document)
    codes = {finding.code for finding in document.findings}
    for column, name in FIELDS.items():
        expected, found = row[column].strip(), values[name]
        if not expected:
            verdict = "·"
        elif is_same(expected, found):
            verdict = "="
        elif not found and codes & set(WARNINGS.get(name, ())):
            verdict = "∅"
        else:
            verdict = "✗"
        yield Cell(name, expected, found, verdict)


def is_same(expected: str, found: str) -> bool:
    """True if the value is the cell's, or one that the cell names among words of explanation."""
    folded = [re.sub(r"[\s/;、]", "", text) for text in (expected, found)]
    if folded[0] == folded[1]:
        return True
    if not found or found.isdecimal():
        return False
    return folded[1] in folded[0] and (" (" in expected or re.match(r"\d{4}-", expected) is not None)


def found_values(document: Document) -> dict[str, str]:
    """The parser's values in the manifest's terms: counts are summed over the parts, articles are left out."""
    metadata = document.main.metadata
    parts = list(walk_parts(document.main))
    tops = [top for part in parts for top in tops_of(part)]
    numbers = Counter(
        division.number.translate(str.maketrans("", "", " \u3000"))[-1:]
        for part in parts
        for division in walk_divisions(part.divisions)
        if division.number.startswith("第")
    )
    articles = [d for part in parts for d in walk_divisions(part.divisions) if d.kind == "article"]
    return {
        "title": metadata.title or "",
        "number": metadata.number or "",
        "issuers": "; ".join(metadata.issuers),
        "date": metadata.date or "",
        "top": str(len(tops)),
        "second": str(sum(len([d for d in top.divisions if d.kind != "article"]) for top in tops)),
        "编": str(sum(1 for p in parts for d in walk_divisions(p.divisions) if d.kind == "part")),
        "章": str(numbers["章"]),
        "节": str(numbers["节"]),
        "条": str(len(articles)),
    }


def tops_of(part: Part) -> list[Division]:
    """The top-level divisions of a part without its articles; of a text in 分编, their chapters."""
    tops = [d for d in part.divisions if d.kind != "article"]
    if tops and tops[0].kind == "subpart":
        return [chapter for top in tops for chapter in top.divisions if chapter.kind == "chapter"]
    return tops


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
