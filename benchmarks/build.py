"""A cold build of the project's own documents, the next ones, and stock Material on the same Markdown, in one run.

    python benchmarks/build.py [--runs 3]

Prints a Markdown table: wall seconds (median), CPU seconds and peak memory of all processes together (PSS, sampled).
“A term more” is the one with most places. The figures that were measured stand in benchmarks/build.md, with
date and machine.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE_SECONDS = 0.05


def copy_project(target: Path) -> Path:
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def tree_of(pid: int) -> list[int]:
    """The process and all below it."""
    found, todo = [], [pid]
    while todo:
        current = todo.pop()
        found.append(current)
        try:
            tasks = Path(f"/proc/{current}/task").iterdir()
            todo += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def memory(pid: int) -> int:
    """Proportional memory of a process and all below it, in KiB."""
    total = 0
    for process in tree_of(pid):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def measure(command: list[str], folder: Path) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds and peak KiB of one command; fails where the command does."""
    start, used = time.perf_counter(), children_seconds()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(SAMPLE_SECONDS)
    seconds = time.perf_counter() - start
    if process.returncode != 0:
        raise SystemExit(process.stderr.read().decode() if process.stderr else "failed")
    return seconds, children_seconds() - used, peak


def children_seconds() -> float:
    """CPU seconds of all processes that were started from here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def entry_in_most_places(project: Path) -> Path:
    """The file of the glossary's entry that the documents hold most often."""
    pages = (project / "site" / "glossary").glob("*/index.html")
    page = max(pages, key=lambda page: page.read_text("utf-8").count("<mark>"))
    return project / "docs" / "glossary" / f"{page.parent.name}.md"


def without(entry: Path, build: list[str]) -> bytes:
    """The entry's text, after a build without it."""
    text = entry.read_bytes()
    entry.unlink()
    subprocess.run(build, cwd=entry.parents[2], check=True, capture_output=True)
    return text


def stock_material(project: Path) -> list[str]:
    """A command that builds the four folders of pages one after another with the unchanged theme."""
    lines = []
    for variant in ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
        config = project / "build" / f"stock-{variant}.yml"
        config.write_text(
            f"site_name: stock\ndocs_dir: pages/{variant}\nsite_dir: stock/{variant}\n"
            "theme: {name: material, font: false}\nplugins: [search]\nmarkdown_extensions: [attr_list]\n"
        )
        lines.append(f"{sys.executable} -m mkdocs build -q -f {config}")
    return ["sh", "-c", " && ".join(lines)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    build = [sys.executable, "-m", "gongwen", "build"]
    figures: dict[str, list[tuple[float, float, int]]] = {}

    def note(name: str, run: Callable[[], tuple[float, float, int]]) -> None:
        figures.setdefault(name, []).append(run())

    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            project = copy_project(Path(folder) / "project")
            note("gongwen build, cold (site and PDFs)", lambda: measure(build, project))  # noqa: B023  # called at once
            note("gongwen build, nothing changed", lambda: measure(build, project))  # noqa: B023  # called at once
            entry = entry_in_most_places(project)
            for name, command in {"four scripts": build, "one script": [*build, "--variant", "zh-Hans"]}.items():
                text = without(entry, command)
                entry.write_bytes(text)
                note(f"gongwen build, a term more, {name}", lambda: measure(command, project))  # noqa: B023  # at once
            note("stock Material, same pages, no PDFs", lambda: measure(stock_material(project), project))  # noqa: B023
            pdfs = len(list((project / "site").rglob("*.pdf")))
            pages = len(list((project / "site").rglob("*.html")))
    print(f"{pages} pages, {pdfs} PDFs, median of {runs}\n")
    print("| command | seconds | CPU seconds | peak MB | × cold build |\n|---|---|---|---|---|")
    cold = statistics.median(seconds for seconds, _, _ in next(iter(figures.values())))
    for name, measured in figures.items():
        seconds, used = (statistics.median(column) for column in list(zip(*measured, strict=True))[:2])
        peak = max(kib for _, _, kib in measured) / 1024
        print(f"| {name} | {seconds:.1f} | {used:.1f} | {peak:.0f} | {seconds / cold:.2f} |")


if __name__ == "__main__":
    main()
