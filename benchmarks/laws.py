"""Time, memory and bytes of a library of real laws beside the project's own document, in four scripts and all formats.

    python benchmarks/laws.py [--laws 100] [--documents DIR] [--no-pdf]

Builds three times (cold, with nothing changed, with one note edited) in a project of its own, verifies, makes the
folder for double click, and prints Markdown tables. CPU seconds are those of all processes: on a machine with other
work they say more than wall seconds do. The figures stand in benchmarks/laws.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from build import copy_project, measure

ROOT = Path(__file__).parents[1]
GONGWEN = [sys.executable, "-m", "gongwen"]


def library(target: Path, documents: Path, number: int) -> Path:
    """A project with the first laws of the shared documents beside its own."""
    project = copy_project(target)
    for path in sorted((documents / "laws").glob("*.md"))[:number]:
        folder = project / "docs" / "documents" / f"law-{path.stem}"
        folder.mkdir()
        shutil.copyfile(path, folder / "source.md")
    return project


def accept_findings(project: Path) -> int:
    """Lets stand in document.yml what is wrong with the laws themselves, as an editor would who has looked; how many.

    So a strict build fails for what is ours alone.
    """
    found = subprocess.run([*GONGWEN, "check", "--json"], cwd=project, capture_output=True, text=True, check=False)
    codes: dict[Path, Counter[str]] = {}
    for finding in json.loads(found.stdout):
        path = project / finding["path"]
        if finding["severity"] == "warning" and path.name.startswith("source."):
            codes.setdefault(path.parent, Counter())[finding["code"]] += 1
    for folder, counts in codes.items():
        rows = "".join(f"  - {{code: {code}, because: 原文如此}}\n" for code in counts)
        with (folder / "document.yml").open("a", encoding="utf-8") as stream:
            stream.write(f"accept:\n{rows}")
    return sum(counts.total() for counts in codes.values())


def edit_a_note(project: Path) -> None:
    note = min((project / "docs" / "documents").glob("*/annotations/*.md"))
    note.write_text(f"{note.read_text('utf-8').rstrip()}又及。\n", "utf-8")


def sizes(site: Path) -> str:
    """A table of the published files by kind."""
    numbers: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in (p for p in site.rglob("*") if p.is_file()):
        kind = "search" if "assets/search/" in path.as_posix() else path.suffix.removeprefix(".")
        numbers[kind] += 1
        total[kind] += path.stat().st_size
    rows = [f"| {kind} | {numbers[kind]} | {size / 1e6:.1f} |" for kind, size in total.most_common()]
    return "\n".join(
        ["| files | number | MB |", "|---|---|---|", *rows, f"| all | {numbers.total()} | {total.total() / 1e6:.1f} |"]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--laws", type=int, default=100)
    parser.add_argument("--documents", type=Path, default=os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    parser.add_argument("--no-pdf", action="store_true")
    options = parser.parse_args()
    build = ["build", "--strict", *(["--no-pdf"] if options.no_pdf else [])]
    runs = {
        "cold": build,
        "nothing changed": build,
        "one note edited": build,
        "all compared again": ["verify"],
        "a folder": [*build, "--offline"],
    }
    with tempfile.TemporaryDirectory() as folder:
        project = library(Path(folder) / "project", options.documents.resolve(), options.laws)
        accepted = accept_findings(project)
        print(f"{options.laws + 1} documents; {accepted} warnings about their own texts accepted\n")
        print("| command | | seconds | CPU seconds | peak MB |\n|---|---|---|---|---|")
        for name, command in runs.items():
            if name == "one note edited":
                edit_a_note(project)
            seconds, cpu, peak = measure([*GONGWEN, *command], project)
            print(f"| {' '.join(command)} | {name} | {seconds:.0f} | {cpu:.0f} | {peak / 1024:.0f} |", flush=True)
        print(f"\n{sizes(project / 'site')}")


if __name__ == "__main__":
    main()
