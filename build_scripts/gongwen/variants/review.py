"""What an editor has to look at in converted text: every character that could read otherwise, the doubtful ones first.

The second opinion is OpenCC's own answer word by word, the words being the segmenter's: no row and no border has a say
in it, so that where it agrees two ways have led to the same character. benchmarks/conversion.md says what it finds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

import rjieba

from gongwen.model import SOURCE_VARIANT, Document, TextUnit, Variant, walk_text
from gongwen.variants.characters import several_forms
from gongwen.variants.conversion import Converter
from gongwen.variants.reviewed import Reviewed
from gongwen.variants.rewriting import rewrite

# changed: an editor has accepted another answer for the same characters; differs: word by word it reads otherwise;
# border: a phrase of OpenCC's reached across the border of a word and was put right by itself; unseen: a word of one
# character, which no phrase decides, and its form has been accepted nowhere. What a row decides, a person has decided.
Doubt = Literal["changed", "differs", "border", "unseen"]
DOUBTS: tuple[Doubt, ...] = ("changed", "differs", "border", "unseen")
AROUND = 2  # characters on each side that a choice is shown and recorded with


@dataclass(frozen=True, slots=True)
class Choice:
    """A character that could read otherwise, `source[index]`, with the words around it and their form in each script.

    `source` begins at character `at` of the block's text; the same characters may stand at `count` places.
    """

    eid: str
    line: int
    at: int
    source: str
    index: int
    answers: tuple[tuple[Variant, str], ...]
    doubts: tuple[Doubt, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Settled:
    """What has been accepted: in one document its words, in all documents the forms of single characters."""

    answers: frozenset[tuple[Variant, str, str]]
    asked: frozenset[tuple[Variant, str]]
    forms: frozenset[tuple[Variant, str, str]]


def settle(here: Iterable[Reviewed], anywhere: Iterable[Reviewed]) -> Settled:
    """The accepted choices of one document and of all."""
    here, several = tuple(here), several_forms()
    return Settled(
        frozenset((row.variant, row.source, row.answer) for row in here),
        frozenset((row.variant, row.source) for row in here),
        frozenset(
            (row.variant, character, form)
            for row in (*here, *anywhere)
            for character, form in zip(row.source, row.answer, strict=True)
            if character in several
        ),
    )


def choices(document: Document, converters: Sequence[Converter], settled: Settled) -> tuple[Choice, ...]:
    """Every character of the document with more than one traditional form, in order of the text.

    The same characters with the same answers are one choice. Raises ConversionError.
    """
    found: dict[tuple[str, int, tuple[tuple[Variant, str], ...]], Choice] = {}
    for unit in walk_text(document):
        for choice in _unit_choices(unit, converters, settled):
            key = (choice.source, choice.index, choice.answers)
            known = found.get(key)
            found[key] = replace(known, count=known.count + 1) if known else choice
    return tuple(found.values())


def unsettled(found: Iterable[Choice], settled: Settled) -> tuple[Choice, ...]:
    """The choices that nobody has accepted, the doubtful first."""
    new = [
        choice
        for choice in found
        if any((variant, choice.source, answer) not in settled.answers for variant, answer in choice.answers)
    ]
    return tuple(sorted(new, key=lambda choice: not choice.doubts))


def accept(found: Iterable[Choice], before: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """All choices as settled, in order of the text; of what was settled before only other scripts' are kept."""
    rows = {
        (row.source, row.variant, row.answer): row
        for choice in found
        for row in (Reviewed(choice.eid, choice.at, choice.source, v, answer) for v, answer in choice.answers)
    }
    variants = {variant for _, variant, _ in rows}
    return (*rows.values(), *(row for row in before if row.variant not in variants))


def _unit_choices(unit: TextUnit, converters: Sequence[Converter], settled: Settled) -> Iterator[Choice]:
    several = several_forms()
    position = 0
    for line in unit.text.split("\n"):
        asked = [index for index, character in enumerate(line) if character in several]
        words = rjieba.cut(line) if asked else []
        readings = [_read(line, words, unit.eid, converter) for converter in converters] if asked else []
        for index in asked:
            start, end = max(0, index - AROUND), index + AROUND + 1
            source = line[start:end]
            answers = tuple((reading.variant, reading.ours[start:end]) for reading in readings)
            doubts = {doubt for reading in readings for doubt in _form_doubts(line, index, reading, settled)}
            doubts |= {
                "changed"
                for v, answer in answers
                if (v, source) in settled.asked and (v, source, answer) not in settled.answers
            }
            order: tuple[Doubt, ...] = tuple(doubt for doubt in DOUBTS if doubt in doubts)
            yield Choice(unit.eid, unit.line, position + start, source, index - start, answers, order)
        position += len(line) + 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """A line in one script: as we have it, as OpenCC has it, and as OpenCC has it word by word.

    `decided` are the characters that a row has a say about, `alone` those that are words by themselves.
    """

    variant: Variant
    ours: str
    plain: str
    by_word: str
    decided: frozenset[int]
    alone: frozenset[int]


def _read(line: str, words: Sequence[str], eid: str, converter: Converter) -> _Reading:
    starts = accumulate((len(word) for word in words), initial=0)
    return _Reading(
        converter.variant,
        converter.convert(line, eid),
        rewrite(line, SOURCE_VARIANT, converter.variant),
        # A line each, so that no phrase reaches from one word into the next.
        rewrite("\n".join(words), SOURCE_VARIANT, converter.variant).replace("\n", ""),
        converter.decided(line, eid),
        frozenset(start for start, word in zip(starts, words, strict=False) if len(word) == 1),
    )


def _form_doubts(line: str, index: int, reading: _Reading, settled: Settled) -> Iterator[Doubt]:
    if index in reading.decided:
        return
    form = reading.ours[index]
    if reading.by_word[index] != form:
        yield "differs"
    if reading.plain[index] != form:
        yield "border"
    if index in reading.alone and (reading.variant, line[index], form) not in settled.forms:
        yield "unseen"
