"""Segments with their right answers, through the project's own phrases.tsv."""

from pathlib import Path

import pytest

from gongwen.model import VARIANTS, PhraseRow, Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
LISTS = ("scripts.tsv", "held-out-segments.tsv", "held-out-running.tsv", "held-out-running-2.tsv")


@pytest.fixture(scope="module")
def rows() -> tuple[PhraseRow, ...]:
    path = ROOT / "docs" / "conversion" / "phrases.tsv"
    return parse_phrases(path.read_text(encoding="utf-8"), "docs/conversion/phrases.tsv")


@pytest.mark.parametrize("variant", VARIANTS[1:])
@pytest.mark.parametrize("name", LISTS)
def test_segments_are_converted_exactly(name: str, variant: Variant, rows: tuple[PhraseRow, ...]) -> None:
    header, *lines = (line.split("\t") for line in (GOLD / name).read_text(encoding="utf-8").splitlines())
    column = header.index(variant)
    converter = Converter(variant, rows)

    scored = [(line[1], line[column]) for line in lines if line[column]]
    wrong = [
        (source, converter.convert(source), right) for source, right in scored if converter.convert(source) != right
    ]

    assert len(scored) > 150
    assert wrong == []
