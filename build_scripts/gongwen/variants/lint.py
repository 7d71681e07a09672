"""What is doubtful about phrases.tsv: rows that repeat another, do nothing, or hold characters of the wrong script."""

import re
from collections.abc import Iterator
from functools import cache

import opencc

from gongwen.model import SOURCE_VARIANT, Finding, PhraseRow, Variant
from gongwen.variants.characters import simplified_only
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import ANSWER_COLUMNS, read_phrases
from gongwen.variants.places import write_over
from gongwen.variants.rewriting import rewrite

# A note that names a border (市场|准入, “场准”跨词) says that the row is for running text, where OpenCC errs.
_NAMES_A_BORDER = re.compile(r"\||跨词")


def lint_phrases(text: str, path: str) -> tuple[Finding, ...]:
    """Findings about the rows of a phrases.tsv in order of lines."""
    rows, faults = read_phrases(text, path)
    converters = {variant: Converter(variant, rows) for variant in ANSWER_COLUMNS}
    findings = [*faults, *_repeated(rows)]
    for row in rows:
        findings += _wrong_script(row, converters)
        if not row.note:
            findings.append(_finding(row, "W-phrase-note", "没有说明；请在 note 列写上理由"))
        elif not _NAMES_A_BORDER.search(row.note) and _is_needless(row, converters):
            message = "不写这一行，结果也一样；请删去，或在 note 列写明哪两个词之间会错（如 市场|准入）"
            findings.append(_finding(row, "W-phrase-needless", message))
    return tuple(sorted(findings))


def _finding(row: PhraseRow, code: str, message: str) -> Finding:
    return Finding(row.path, row.line, code, f"“{row.source}”{message}")


def _repeated(rows: tuple[PhraseRow, ...]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for row in rows:
        if row.source in first:
            yield _finding(row, "W-phrase-repeated", f"第 {first[row.source]} 行已经有了；请并成一行")
        first.setdefault(row.source, row.line)


def _wrong_script(row: PhraseRow, converters: dict[Variant, Converter]) -> Iterator[Finding]:
    # In context: 乾隆 and 瞭望 are written so in simplified text.
    simplified_source = _to_simplified().convert(row.source)
    if traditional := [c for c, other in zip(row.source, simplified_source, strict=True) if c != other]:
        yield _finding(
            row, "W-phrase-script", f"的 source 里有繁体字“{''.join(traditional)}”，永远不会匹配；请用简体写"
        )
    for variant, answer in row.answers:
        if simplified := simplified_only(answer, converters[variant]):
            yield _finding(row, "W-phrase-script", f"的 {variant} 一列里有简体字“{simplified}”；请用繁体写")


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _is_needless(row: PhraseRow, converters: dict[Variant, Converter]) -> bool:
    """True where the source, alone, reads the same without the row.

    A single character is never needless: its row is for the phrases of OpenCC's that it stands in.
    """
    return len(row.source) > 1 and all(_without(row, converters[variant]) == answer for variant, answer in row.answers)


def _without(row: PhraseRow, converter: Converter) -> str:
    whole = (0, len(row.source))
    others = [place for place in converter.places(row.source) if place[:2] != whole or place[3]]
    return write_over(rewrite(row.source, SOURCE_VARIANT, converter.variant), others)
