"""One script into another, character for character, with the project's own corrections."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache, lru_cache

import opencc

from gongwen.errors import ConversionError
from gongwen.model import SOURCE_VARIANT, PhraseRow, Variant
from gongwen.variants.borders import borders
from gongwen.variants.markdown import protected_spans
from gongwen.variants.names import FAMILY_NAMES, is_name, name_contexts
from gongwen.variants.places import LONGEST, Pattern, PatternIndex, Place, write_over

# Never s2twp or s2hkp: they change words, and with them the length of the text. The regions' s2tw and s2hk cut the text
# into words before they convert it, which takes as long as converting it; in two steps the answer is the same.
_CONFIGURATIONS: dict[Variant, tuple[str, ...]] = {
    "zh-Hant": ("s2t",),
    "zh-Hant-TW": ("s2t", "t2tw"),
    "zh-Hant-HK": ("s2t", "t2hk"),
}
_QUOTATION_MARKS = (("“", "「"), ("”", "」"), ("‘", "『"), ("’", "』"))
# Ranks: the narrower scope first, then persons' names, and borders last, which give way to the others within them.
_BLOCK, _DOCUMENT, _LIBRARY, _NAME, _BORDER = 0, 2, 4, 6, 7
_NAMES = range((_NAME - 1) * LONGEST, _NAME * LONGEST)  # priorities of names


class Converter:
    """Converts to one script: OpenCC's answer, and over it the rows, the narrower scope first, then the longer.

    A document's own rows come with `with_rows`, which shares all that is costly.
    """

    def __init__(self, variant: Variant, rows: Iterable[PhraseRow] = ()) -> None:
        self.variant: Variant = variant
        self._scopes: tuple[PatternIndex, ...] = ()
        self._blocks: dict[str, PatternIndex] = {}
        self._known: dict[tuple[str, str | None], str] = {}
        if variant != SOURCE_VARIANT:
            self._scopes = (_library_index(variant, tuple(rows)),)

    def with_rows(self, rows: Iterable[PhraseRow]) -> "Converter":
        """A converter for one document: its rows go before those that are here already."""
        rows = tuple(rows)
        if not rows or self.variant == SOURCE_VARIANT:
            return self
        converter = Converter(SOURCE_VARIANT)
        converter.variant = self.variant
        document_wide = PatternIndex(_patterns(self.variant, (row for row in rows if row.at is None), _DOCUMENT))
        converter._scopes = (document_wide, *self._scopes)
        converter._blocks = {
            eid: PatternIndex(_patterns(self.variant, (row for row in rows if row.at == eid), _BLOCK))
            for eid in {row.at for row in rows if row.at is not None}
        }
        return converter

    def convert(self, text: str, eid: str | None = None) -> str:
        """The text in this script, as long as it was; `eid` names the block it stands in, for rows with `at`."""
        if self.variant == SOURCE_VARIANT:
            return text
        if (known := self._known.get((text, eid))) is not None:
            return known
        converted = convert_characters(self.variant, text, eid)
        places = self.places(text, eid)
        return write_over(converted, places) if places else converted

    def knowing(self, units: Sequence[tuple[str, str | None]]) -> "Converter":
        """The same converter with the answers for these texts at hand, all worked out at once."""
        converter = copy(self)
        converter._known = dict(zip(units, self.convert_all(units), strict=True))
        return converter

    def convert_all(self, units: Sequence[tuple[str, str | None]]) -> list[str]:
        """Texts, each with its eid, as `convert` gives them: a third faster than one by one, for a whole document."""
        if self.variant == SOURCE_VARIANT or not units:
            return [text for text, _ in units]
        # A line each: no phrase, row or border reaches over a line's end.
        joined = "\n".join(text for text, _ in units)
        if joined.count("\n") >= len(units):
            return [self.convert(text, eid) for text, eid in units]  # a text has lines of its own
        try:
            converted = convert_characters(self.variant, joined)
        except ConversionError:
            return [self.convert(text, eid) for text, eid in units]  # says which text it is
        return write_over(converted, [*self._block_places(units), *self.places(joined)]).split("\n")

    def _block_places(self, units: Sequence[tuple[str, str | None]]) -> Iterator[Place]:
        """What the rows of single blocks have to say, in the text that all units make, a line each."""
        if not self._blocks:
            return
        at = 0
        for text, eid in units:
            if eid is not None and eid in self._blocks:
                for start, end, priority, gives_way, answer in self._blocks[eid].places(text):
                    yield at + start, at + end, priority, gives_way, answer
            at += len(text) + 1

    def places(self, text: str, eid: str | None = None) -> list[Place]:
        """Where rows and borders have something to say about the text."""
        scopes = self._scopes
        if eid is not None and eid in self._blocks:
            scopes = (self._blocks[eid], *scopes)
        found = [
            place
            for scope in scopes
            for place in scope.places(text)
            if place[2] not in _NAMES or is_name(text, place[0])
        ]
        if text and text[0] in FAMILY_NAMES and scopes and is_name(text, 0):
            found.append((0, 1, _NAMES[-1], False, text[0]))  # nothing stands before it that an index could find
        return found

    def decided(self, text: str, eid: str | None = None) -> frozenset[int]:
        """The characters about which a row has a say, and with it a person."""
        rows = (place for place in self.places(text, eid) if place[2] < _NAMES[0])
        return frozenset(position for start, end, *_ in rows for position in range(start, end))

    def convert_markdown(self, text: str) -> str:
        """Hand-written Markdown in this script; code, addresses, ids, attributes and front-matter keys stay."""
        if self.variant == SOURCE_VARIANT:
            return text
        converted = self.convert(text)
        # Every character keeps its place, so what is protected can be put back from the source.
        return write_over(converted, [(start, end, 0, False, text[start:end]) for start, end in protected_spans(text)])


@cache
def _opencc(configuration: str) -> opencc.OpenCC:
    """One converter for the whole run: it takes up to 74 ms to make (findings in benchmarks/conversion.py)."""
    return opencc.OpenCC(configuration)


def convert_characters(variant: Variant, text: str, eid: str | None = None) -> str:
    """OpenCC's answer with the script's quotation marks, before any row; raises ConversionError."""
    if "\0" in text:
        # OpenCC 1.4.2 cuts the text there without a word.
        raise ConversionError("文字里有 NUL 字符（U+0000），不能转换；请从原文中删去", eid or "转换")
    converted = text
    try:
        for configuration in _CONFIGURATIONS[variant]:
            converted = _opencc(configuration).convert(converted)
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


def _patterns(variant: Variant, rows: Iterable[PhraseRow], rank: int) -> list[Pattern]:
    return [
        Pattern(row.source, 0, len(row.source), answer, rank)
        for row in rows
        for tag, answer in row.answers
        if tag == variant
    ]


@lru_cache(maxsize=8)  # 6 MB each; a build has one a script
def _library_index(variant: Variant, rows: tuple[PhraseRow, ...]) -> PatternIndex:
    """The library's rows, and the borders behind them; a word at a border reads as the rows have it."""
    row_patterns = _patterns(variant, rows, _LIBRARY)
    # A line each, so that no phrase reaches from one word into the next.
    words = "\n".join(border.word for border in borders())
    answers = write_over(convert_characters(variant, words), PatternIndex(row_patterns).places(words)).split("\n")
    return PatternIndex(
        [
            *row_patterns,
            *(Pattern(word + name, len(word), len(word) + 1, name, _NAME) for word, name in name_contexts()),
            *(
                Pattern(border.text, len(border.before), len(border.before + border.word), answer, _BORDER)
                for border, answer in zip(borders(), answers, strict=True)
            ),
        ]
    )
