"""Sentences of Taiwan's law that come back from simplified script as they were, and never worse than by OpenCC."""

from pathlib import Path

import opencc
import pytest

from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases
from gongwen.variants.quotation_marks import corner_brackets

PHRASES = Path(__file__).parents[2] / "docs" / "conversion" / "phrases.tsv"


@pytest.fixture(scope="module")
def sentences(documents_root: Path) -> list[tuple[str, str, str]]:
    path = documents_root.parent / "gold" / "roundtrip-tw.tsv"
    if not path.is_file():
        pytest.skip(f"没有 {path}")
    return [(source, right, kind) for source, right, kind in map(_cells, path.read_text("utf-8").splitlines()[1:])]


def _cells(line: str) -> list[str]:
    return line.split("\t")


@pytest.fixture(scope="module")
def converter() -> Converter:
    return Converter("zh-Hant-TW", parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv"))


@pytest.mark.parametrize(("kind", "least"), [("random", 0.97), ("hard", 0.90)])
def test_most_sentences_come_back_exactly(
    kind: str, least: float, sentences: list[tuple[str, str, str]], converter: Converter
) -> None:
    exact = [converter.convert(source) == right for source, right, of in sentences if of == kind]

    assert sum(exact) >= least * len(exact) > 0


def test_where_opencc_is_right_we_are(sentences: list[tuple[str, str, str]], converter: Converter) -> None:
    plain = opencc.OpenCC("s2tw")
    worse = [
        (right, at, ours)
        for source, right, _ in sentences
        for at, (expected, ours, theirs) in enumerate(
            zip(right, converter.convert(source), corner_brackets(plain.convert(source)), strict=True)
        )
        if ours != expected == theirs
    ]

    assert worse == []
