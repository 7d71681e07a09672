"""How much script conversion adds to OpenCC's own time, over 100 laws of GONGWEN_DOCUMENTS.

    python benchmarks/conversion.py [DOCUMENTS]

Figures (two cores, OpenCC 1.4.2, Python 3.11) stand in benchmarks/conversion.md.
"""

import os
import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

import opencc

from gongwen.model import VARIANTS
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases

ROOT = Path(__file__).parents[1]
CONFIGURATIONS = {"zh-Hant": "s2t", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}
ROUNDS = 15


def main() -> None:
    documents = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    laws = [path.read_text(encoding="utf-8") for path in sorted((documents / "laws").glob("*.md"))[:100]]
    blocks = [[line for line in law.split("\n") if line] for law in laws]
    print(f"{len(laws)} documents, {sum(map(len, blocks))} blocks, {sum(map(len, laws))} characters")
    phrases = ROOT / "docs" / "conversion" / "phrases.tsv"
    rows = parse_phrases(phrases.read_text(encoding="utf-8"), str(phrases))
    for variant in VARIANTS[1:]:
        binding = opencc.OpenCC(CONFIGURATIONS[variant])
        started = process_time()
        converter = Converter(variant, rows)
        converter.convert("文")
        made = process_time() - started
        plain, whole, single = _best(
            partial(_plain, binding, blocks), partial(_whole, converter, blocks), partial(_single, converter, blocks)
        )
        print(
            f"{variant}: OpenCC {plain * 1000:.0f} ms; ours, a document at a time {whole * 1000:.0f} ms "
            f"({whole / plain - 1:+.0%}), block by block {single * 1000:.0f} ms ({single / plain - 1:+.0%}); "
            f"made in {made * 1000:.0f} ms"
        )
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _plain(binding: opencc.OpenCC, laws: list[list[str]]) -> None:
    for law in laws:
        for block in law:
            binding.convert(block)


def _whole(converter: Converter, laws: list[list[str]]) -> None:
    for law in laws:
        converter.convert_all([(block, None) for block in law])


def _single(converter: Converter, laws: list[list[str]]) -> None:
    for law in laws:
        for block in law:
            converter.convert(block)


def _best(*tasks: Callable[[], None]) -> list[float]:
    """The shortest processor time of each task in seconds, measured by turns, so that noise troubles all alike."""
    times = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for index, task in enumerate(tasks):
            started = process_time()
            task()
            times[index] = min(times[index], process_time() - started)
    return times


if __name__ == "__main__":
    main()
