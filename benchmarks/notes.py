"""How long `gongwen check` takes with many notes: a copy of this project, notes added, the command as users run it.

python benchmarks/notes.py              # 200 notes; figures in benchmarks/anchoring.md
python benchmarks/notes.py --notes 1000
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gongwen.annotations.compose import note_file, selector_at
from gongwen.library.project import find_project
from gongwen.library.read import document_slugs, read_stored
from gongwen.model import Note, walk_text

ROOT = Path(__file__).parents[1]
LONGEST = 40  # characters of a quotation
BODY = """这里说的是**本地**的做法，见[办法](https://example.org/{number})。

- 第一步，先行先试。
- 第二步，逐步推广[^1]。

> 有人认为还可以更快一些。

[^1]: 时间表见附件。
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(ROOT / "docs", root / "docs")
        shutil.copy(ROOT / "mkdocs.yml", root)
        add_notes(root, options.notes)
        times = [timed_check(root) for _ in range(options.rounds)]
    wall, processor = (min(values) for values in zip(*times, strict=True))
    print(f"{options.notes} 条批注，{options.rounds} 次中最快：{wall:.2f} 秒，处理器 {processor:.2f} 秒")


def add_notes(root: Path, count: int) -> None:
    """Notes on words here and there in the project's documents, by turns."""
    rng = random.Random(1)
    stored = [read_stored(find_project(root), slug) for slug in document_slugs(find_project(root))]
    for number in range(count):
        document = stored[number % len(stored)]
        unit = rng.choice([unit for unit in walk_text(document.document) if len(unit.text) > LONGEST])
        start = rng.randrange(len(unit.text) - LONGEST)
        quote = selector_at(unit.text, start, start + rng.randint(8, LONGEST))
        body = BODY.format(number=number)
        note = Note(f"note-{number}", unit.eid, quote, "甲", "2024-01-02", "CC-BY-4.0", "note", body, "")
        folder = document.source_path.parent / "annotations"
        folder.mkdir(exist_ok=True)
        (folder / f"{note.id}.md").write_text(note_file(note), "utf-8")


def timed_check(root: Path) -> tuple[float, float]:
    """Seconds by the clock and by the processor of one run."""
    used, began = _used(), time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "build_scripts")}
    result = subprocess.run([sys.executable, "-m", "gongwen", "check"], cwd=root, capture_output=True, env=environment)
    assert result.returncode == 0, result.stderr.decode()
    return time.perf_counter() - began, _used() - used


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
