"""One script into another, character for character, with the project's own corrections."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import opencc
from ahocorasick_rs import AhoCorasick, MatchKind

from gongwen.errors import ConversionError
from gongwen.model import SOURCE_VARIANT, PhraseRow, Variant
from gongwen.variants.markdown import protected_spans

# Never s2twp or s2hkp: they change words, and with them the length of the text.
_CONFIGURATIONS: dict[Variant, str] = {"zh-Hant": "s2t", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}
_QUOTATION_MARKS = (("“", "「"), ("”", "」"), ("‘", "『"), ("’", "』"))


@cache
def _opencc(variant: Variant) -> opencc.OpenCC:
    """One converter a script for the whole run: it takes 74 ms to make (findings in benchmarks/conversion.py)."""
    return opencc.OpenCC(_CONFIGURATIONS[variant])


class Place(NamedTuple):
    """A row's answer at its place in a text."""

    start: int
    end: int
    answer: str


class PhraseIndex:
    """Finds where the rows of one scope stand in a text; made once, used for every block."""

    def __init__(self, variant: Variant, rows: Iterable[PhraseRow]) -> None:
        answers = {row.source: answer for row in rows for tag, answer in row.answers if tag == variant}
        self._answers = tuple(answers.values())
        self._automaton = AhoCorasick(tuple(answers), matchkind=MatchKind.Standard) if answers else None

    def places(self, text: str) -> list[Place]:
        """Where rows stand, the longer first, then from left to right; overlaps are still in."""
        if self._automaton is None:
            return []
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        places = [Place(start, end, self._answers[index]) for index, start, end in hits]
        return sorted(places, key=lambda place: (place.start - place.end, place.start))


class Converter:
    """Converts to one script: OpenCC's answer, and over it the rows, the narrower scope first, then the longer.

    A document's own rows come with `with_rows`, which shares all that is costly.
    """

    def __init__(self, variant: Variant, rows: Iterable[PhraseRow] = ()) -> None:
        self.variant: Variant = variant
        self._scopes: tuple[PhraseIndex, ...] = (PhraseIndex(variant, rows),)  # narrower first
        self._blocks: dict[str, PhraseIndex] = {}

    def with_rows(self, rows: Iterable[PhraseRow]) -> "Converter":
        """A converter for one document: its rows go before those that are here already."""
        rows = tuple(rows)
        if not rows or self.variant == SOURCE_VARIANT:
            return self
        converter = Converter(self.variant)
        document_wide = PhraseIndex(self.variant, (row for row in rows if row.at is None))
        converter._scopes = (document_wide, *self._scopes)
        converter._blocks = {
            eid: PhraseIndex(self.variant, (row for row in rows if row.at == eid))
            for eid in {row.at for row in rows if row.at is not None}
        }
        return converter

    def convert(self, text: str, eid: str | None = None) -> str:
        """The text in this script, as long as it was; `eid` names the block it stands in, for rows with `at`."""
        if self.variant == SOURCE_VARIANT:
            return text
        converted = _convert_characters(self.variant, text, eid)
        scopes = self._scopes
        if eid is not None and eid in self._blocks:
            scopes = (self._blocks[eid], *scopes)
        places = [place for scope in scopes for place in scope.places(text)]
        return _write_over(converted, places) if places else converted

    def convert_markdown(self, text: str) -> str:
        """Hand-written Markdown in this script; code, addresses, ids, attributes and front-matter keys stay."""
        if self.variant == SOURCE_VARIANT:
            return text
        converted = self.convert(text)
        # Every character keeps its place, so what is protected can be put back from the source.
        return _write_over(converted, [Place(start, end, text[start:end]) for start, end in protected_spans(text)])


def _convert_characters(variant: Variant, text: str, eid: str | None) -> str:
    if "\0" in text:
        # OpenCC 1.4.2 cuts the text there without a word.
        raise ConversionError("文字里有 NUL 字符（U+0000），不能转换；请从原文中删去", eid or "转换")
    try:
        converted: str = _opencc(variant).convert(text)
    except UnicodeEncodeError as error:
        code = f"U+{ord(text[error.start]):04X}"
        raise ConversionError(f"文字里有孤立的代理码点 {code}，不能转换；请从原文中删去", eid or "转换") from error
    for simplified, traditional in _QUOTATION_MARKS:
        converted = converted.replace(simplified, traditional)
    if len(converted) != len(text):
        raise ConversionError(
            f"转换把 {len(text)} 个字变成了 {len(converted)} 个字：“{text[:20]}…”；请核对 OpenCC 的版本", eid or "转换"
        )
    return converted


def _write_over(converted: str, places: list[Place]) -> str:
    """The text with every answer at its place; a place that overlaps an earlier one in the list yields to it."""
    kept: list[Place] = []
    taken = bytearray(len(converted))
    for place in places:
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * (place.end - place.start)
            kept.append(place)
    pieces: list[str] = []
    position = 0
    for start, end, answer in sorted(kept):
        pieces += (converted[position:start], answer)
        position = end
    return "".join(pieces) + converted[position:]
