"""How long parsing takes, and that it grows with the text: twice the text, twice the time.

    python benchmarks/parsing.py

CPU time on one core, the best of five runs. The first table doubles one article made of the seed's chapters; the second
reads single documents of the shared collection (GONGWEN_DOCUMENTS, else ../shared/documents) where there is one.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from gongwen.model import walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

ROOT = Path(__file__).parents[1]
SEED = ROOT / "docs/documents/digital-government/source.html"
SHARED = Path(os.environ.get("GONGWEN_DOCUMENTS") or ROOT.parent / "shared" / "documents")
RUNS = 5
DOUBLINGS = 6


def measure(data: bytes, name: str) -> tuple[float, float, int]:
    """Seconds to read and to structure a source, and the bytes of article text in it."""
    reading = structuring = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        article = read_article(data, name)
        middle = time.process_time()
        document = parse_structure(article)
        end = time.process_time()
        if end - start < reading + structuring:
            reading, structuring = middle - start, end - middle
    return reading, structuring, sum(len(unit.text.encode()) for unit in walk_text(document))


def doubled() -> Iterator[tuple[str, bytes]]:
    """The seed with its chapters once, twice, four times …"""
    text = SEED.read_text("utf-8")
    first, last = text.index("<p><strong>一、"), text.rindex("<p>", 0, text.rindex("<p>"))
    for power in range(DOUBLINGS):
        yield f"seed × {2**power}", (text[:first] + text[first:last] * 2**power + text[last:]).encode()


def singles() -> Iterator[tuple[str, bytes]]:
    """Documents of every form, and all the laws together as one text."""
    for name in ("originals/038.md", "originals/066.html", "originals/054.txt", "originals/063.txt"):
        if (SHARED / name).is_file():
            yield name, (SHARED / name).read_bytes()


def main() -> None:
    print(f"{'source':20} {'text':>9} {'read':>9} {'structure':>10} {'MB/s':>6} {'growth':>7}")
    before: tuple[int, float] | None = None
    for name, data in doubled():
        reading, structuring, size = measure(data, "source.html")
        total = reading + structuring
        growth = f"{(total / before[1]) / (size / before[0]) * 2:.2f} ×" if before else ""
        print(row(name, size, reading, structuring) + f" {growth:>7}")
        before = size, total
    for name, data in singles():
        reading, structuring, size = measure(data, name)
        print(row(name, size, reading, structuring))


def row(name: str, size: int, reading: float, structuring: float) -> str:
    """A line of the table; growth 2.00 means that twice the text took twice the time."""
    speed = size / (reading + structuring) / 1e6
    return f"{name:20} {size / 1e3:6.0f} KB {reading * 1e3:6.1f} ms {structuring * 1e3:7.1f} ms {speed:6.2f}"


if __name__ == "__main__":
    main()
