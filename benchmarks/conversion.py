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
ROUNDS = 25


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
        _whole(converter, blocks[0])
        before = _memory()
        by_block, by_document, ours, ours_by_block = _best(
            blocks,
            partial(_plain, binding),
            partial(_plain_whole, binding),
            partial(_whole, converter),
            partial(_single, converter),
        )
        print(
            f"{variant}: OpenCC block by block {by_block * 1000:.0f} ms, by document {by_document * 1000:.0f} ms; "
            f"ours {ours * 1000:.0f} ms ({ours / by_block - 1:+.0%}, {ours / by_document - 1:+.0%}), "
            f"block by block {ours_by_block * 1000:.0f} ms; made in {made * 1000:.0f} ms; "
            f"memory {before} MB, after {ROUNDS} rounds {_memory()} MB"
        )


def _memory() -> int:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _plain(binding: opencc.OpenCC, law: list[str]) -> None:
    for block in law:
        binding.convert(block)


def _plain_whole(binding: opencc.OpenCC, law: list[str]) -> None:
    binding.convert("\n".join(law))


def _whole(converter: Converter, law: list[str]) -> None:
    converter.convert_all([(block, None) for block in law])


def _single(converter: Converter, law: list[str]) -> None:
    for block in law:
        converter.convert(block)


def _best(laws: list[list[str]], *tasks: Callable[[list[str]], None]) -> list[float]:
    """For each task the sum of the shortest processor times of the documents, in seconds.

    Every document has its own shortest time, so that the noise of a busy machine is left out; a task goes through all
    documents before the next one, so that none finds its document's characters in the cache.
    """
    times = [[float("inf")] * len(laws) for _ in tasks]
    for _ in range(ROUNDS):
        for task, shortest in zip(tasks, times, strict=True):
            for number, law in enumerate(laws):
                started = process_time()
                task(law)
                shortest[number] = min(shortest[number], process_time() - started)
    return [sum(shortest) for shortest in times]


if __name__ == "__main__":
    main()
