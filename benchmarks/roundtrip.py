"""How a region's own text comes back from simplified script, and where OpenCC is right and we are not.

    python benchmarks/roundtrip.py [--to zh-Hant-TW|zh-Hant-HK] [TEXT…]

A TEXT is traditional text of the region, a sentence or paragraph a line (laws, press releases; nothing of it belongs in
the repository). Without one, the sentences of ../shared/gold/roundtrip-tw.tsv are taken, whose source is given. Each
line goes to simplified script by OpenCC (tw2s, hk2s) and back, by us and by OpenCC; characters that differ from the
original are counted in 100,000 Han characters, and every place where OpenCC has the original's character and we have
another is shown.
Figures stand in benchmarks/conversion.md.
"""

import argparse
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import opencc

from gongwen.model import SOURCE_VARIANT, Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases
from gongwen.variants.quotation_marks import corner_brackets
from gongwen.variants.rewriting import rewrite

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents")).parent
PLAIN: dict[Variant, str] = {"zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}
HAN = re.compile(r"[\u3400-\u9fff]")
AT_ONCE = 2000  # lines
AROUND = 4


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", choices=PLAIN, default="zh-Hant-TW")
    parser.add_argument("texts", nargs="*", type=Path)
    arguments = parser.parse_args()
    variant: Variant = arguments.to
    pairs = list(_round_trip(arguments.texts, variant) if arguments.texts else _given())
    characters = sum(len(HAN.findall(right)) for _, right in pairs)
    wrong, plain_wrong, worse = Counter[str](), Counter[str](), Counter[str]()
    exact = 0
    for right, ours, plain in _answers(pairs, variant):
        exact += ours == right
        for at, (expected, our, their) in enumerate(zip(right, ours, plain, strict=True)):
            wrong[f"{expected} {our}"] += our != expected
            plain_wrong[f"{expected} {their}"] += their != expected
            if our != expected == their:
                worse[f"{right[max(0, at - AROUND) : at]}[{expected}/{our}]{right[at + 1 : at + 1 + AROUND]}"] += 1
    print(f"{variant}: {len(pairs)} lines, {characters} Han characters, {exact} lines exact")
    for name, counted in (("ours", wrong), ("OpenCC", plain_wrong)):
        print(f"{name}: {counted.total()} differ, {counted.total() / characters * 100_000:.1f} in 100,000")
    print(f"OpenCC right, ours not: {worse.total()}")
    for place, count in worse.most_common():
        print(f"{count}\t{place}")


def _given() -> Iterator[tuple[str, str]]:
    """Simplified sentences and what Taiwan's law has, from the shared list."""
    lines = (SHARED / "gold" / "roundtrip-tw.tsv").read_text("utf-8").splitlines()[1:]
    for line in lines:
        source, right, _ = line.split("\t")
        yield source, right


def _round_trip(texts: list[Path], variant: Variant) -> Iterator[tuple[str, str]]:
    for path in texts:
        for line in path.read_text("utf-8").splitlines():
            if HAN.search(line):
                yield rewrite(line, variant, SOURCE_VARIANT), line


def _answers(pairs: list[tuple[str, str]], variant: Variant) -> Iterator[tuple[str, str, str]]:
    """The original, what we make of its simplified form, and what OpenCC alone makes."""
    phrases = ROOT / "docs" / "conversion" / "phrases.tsv"
    converter = Converter(variant, parse_phrases(phrases.read_text("utf-8"), str(phrases)))
    plain = opencc.OpenCC(PLAIN[variant])
    for start in range(0, len(pairs), AT_ONCE):
        sources, rights = zip(*pairs[start : start + AT_ONCE], strict=True)
        ours = converter.convert_all([(source, None) for source in sources])
        theirs = corner_brackets(plain.convert("\n".join(sources))).split("\n")
        yield from zip(rights, ours, theirs, strict=True)


if __name__ == "__main__":
    main()
