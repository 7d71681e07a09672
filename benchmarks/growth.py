"""What a document costs in a library of a hundred laws and in one of four hundred: time, memory, bytes.

    python benchmarks/growth.py [--laws 100 400] [--documents DIR]

Builds each library cold, in four scripts, pages, Markdown, JSON and PDFs, then once more with nothing changed and once
with one note edited. CPU seconds are those of all processes, the peak is their memory together (PSS, sampled). As the
laws of one library are longer than those of another, everything is told for a document and for 10,000 characters of
source too; the last line is the larger library's cost by that of the smaller.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path

from laws import edit_a_note, library

from build import measure

GONGWEN = [sys.executable, "-m", "gongwen"]
BUILD = [*GONGWEN, "build", "--format", "pdf,json"]  # pages and Markdown are always there
CHARACTERS = 10_000


@dataclass(frozen=True)
class Cost:
    """What one library cost."""

    documents: int
    characters: int
    cold: float
    unchanged: float
    edited: float
    peak: float
    megabytes: float

    def for_each(self, number: float) -> tuple[float, float, float]:
        """CPU seconds and MB of memory and of files for each of so many things."""
        return self.cold / number, self.peak / number, self.megabytes / number


def cost_of(laws: int, documents: Path) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        project = library(Path(folder) / "project", documents, laws)
        sources = [*(project / "docs" / "documents").glob("*/source.*")]
        _, cold, peak = measure(BUILD, project)
        _, unchanged, _ = measure(BUILD, project)
        edit_a_note(project)
        _, edited, _ = measure(BUILD, project)
        files = [path.stat().st_size for path in (project / "site").rglob("*") if path.is_file()]
        characters = sum(len(path.read_text("utf-8")) for path in sources)
        return Cost(len(sources), characters, cold, unchanged, edited, peak / 1024, sum(files) / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--laws", type=int, nargs="+", default=[100, 400])
    parser.add_argument("--documents", type=Path, default=os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    options = parser.parse_args()
    print("| documents | characters | cold, CPU s | unchanged, CPU s | one note, CPU s | peak MB | MB of files |")
    print("|---|---|---|---|---|---|---|", flush=True)
    costs = []
    for laws in options.laws:
        costs.append(cost_of(laws, options.documents.resolve()))
        print(f"| {' | '.join(f'{value:,.0f}' for value in astuple(costs[-1])[:2])}", end=" | ")
        print(f"{' | '.join(f'{value:.1f}' for value in astuple(costs[-1])[2:])} |", flush=True)
    first, last = costs[0], costs[-1]
    print("\n| the larger by the smaller | CPU | memory | bytes |\n|---|---|---|---|")
    for name, one, other in (
        ("a document", last.for_each(last.documents), first.for_each(first.documents)),
        (
            f"{CHARACTERS:,} characters",
            last.for_each(last.characters / CHARACTERS),
            first.for_each(first.characters / CHARACTERS),
        ),
    ):
        print(f"| {name} | {' | '.join(f'{a / b:.2f}' for a, b in zip(one, other, strict=True))} |")


if __name__ == "__main__":
    main()
