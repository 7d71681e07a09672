"""What an editor has to look at in converted text: characters with a real alternative where they stand.

The second opinion is OpenCC's own answer, and its answer word by word, the words being the segmenter's: no row, rule or
border has a say in it, so that where it agrees two ways have led to the same character, which is not asked about. A
word of one character has been led to by nothing, unless it nearly always has the same form.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate
from typing import Literal

import rjieba

from gongwen.model import SOURCE_VARIANT, Document, Review, TextUnit, Variant, walk_text
from gongwen.variants.characters import several_forms
from gongwen.variants.conversion import Converter
from gongwen.variants.reviewed import Conclusions, Reviewed
from gongwen.variants.rewriting import rewrite

# differs: word by word it reads otherwise; border: a phrase of OpenCC's reached across the border of a word and was put
# right; alone: a word of one character, which no phrase decides. What a row decides, a person has decided.
Doubt = Literal["differs", "border", "alone"]
DOUBTS: tuple[Doubt, ...] = ("differs", "border", "alone")
# As words by themselves these have one form in official text: 向 后 并 于 …; of 488 in twenty laws all but 30.
_SURE = frozenset("个了于并后向同当才出合万别种证据它余云团广几")
AROUND = 2  # characters on each side that a choice is recorded with
CONTEXT = 10  # and that it is shown with


@dataclass(frozen=True, slots=True)
class Choice:
    """A character that could read otherwise, `source[index]`, with the words around it and their form in each script.

    `source` begins at character `at` of the block's text, `before` and `after` are what surrounds the character there;
    the same characters may stand at `count` places. `forms` are the forms that it could have.
    """

    eid: str
    line: int
    at: int
    source: str
    index: int
    answers: tuple[tuple[Variant, str], ...]
    doubts: tuple[Doubt, ...]
    before: str
    after: str
    count: int = 1

    @property
    def character(self) -> str:
        return self.source[self.index]

    @property
    def forms(self) -> tuple[str, ...]:
        return several_forms()[self.character]

    def digest(self, variant: Variant) -> str:
        """By which an agreement knows the choice again, wherever it stands."""
        said = f"{self.source}\t{self.index}\t{dict(self.answers)[variant]}"
        return sha256(said.encode()).hexdigest()[:8]

    def with_form(self, variant: Variant, form: str) -> Reviewed:
        """The choice with another form of the character: what the editor puts right."""
        answer = dict(self.answers)[variant]
        shown = rewrite(form, "zh-Hant", variant)
        return Reviewed(
            self.eid, self.at, self.source, variant, answer[: self.index] + shown + answer[self.index + 1 :]
        )


def choices(document: Document, converters: Sequence[Converter]) -> tuple[Choice, ...]:
    """Every doubtful character of the document, in order of the text; none of a source in traditional script.

    The same characters with the same answers are one choice. Raises ConversionError.
    """
    found: dict[tuple[str, int, tuple[tuple[Variant, str], ...]], Choice] = {}
    converters = [converter for converter in converters if converter.written == SOURCE_VARIANT]
    for unit in walk_text(document) if converters else ():
        for choice in _unit_choices(unit, converters):
            key = (choice.source, choice.index, choice.answers)
            known = found.get(key)
            found[key] = replace(known, count=known.count + 1) if known else choice
    return tuple(found.values())


def unsettled(found: Iterable[Choice], conclusions: Conclusions) -> tuple[Choice, ...]:
    """The choices that nobody has agreed to in all their scripts."""
    agreed = {(review.variant, digest) for review in conclusions.reviews for digest in review.agreed}
    spelt_out = {(row.variant, row.source, row.answer) for row in conclusions.agreed}

    def settled(choice: Choice, variant: Variant, answer: str) -> bool:
        return (variant, choice.digest(variant)) in agreed or (variant, choice.source, answer) in spelt_out

    return tuple(choice for choice in found if not all(settled(choice, *pair) for pair in choice.answers))


def conclude(
    settled: Sequence[Choice],
    mended: Iterable[Reviewed],
    before: Conclusions,
    variants: Sequence[Variant],
    *,
    reviewer: str,
    day: str,
) -> Conclusions:
    """The choices as agreed to in these scripts, but for those that are `mended`; other scripts' reviews are kept."""
    mended = tuple(mended)
    corrected = {(row.variant, row.source) for row in mended}
    reviews = tuple(Review(v, reviewer, day, tuple(sorted(_agreed(settled, v, corrected)))) for v in variants)
    kept = tuple(review for review in before.reviews if review.variant not in variants)
    placed = {(row.variant, row.eid, row.source) for row in mended}
    others = tuple(row for row in before.mended if (row.variant, row.eid, row.source) not in placed)
    return Conclusions((*reviews, *kept), (*others, *mended))


def _agreed(found: Iterable[Choice], variant: Variant, corrected: set[tuple[Variant, str]]) -> set[str]:
    return {choice.digest(variant) for choice in found if (variant, choice.source) not in corrected}


def _unit_choices(unit: TextUnit, converters: Sequence[Converter]) -> Iterator[Choice]:
    several = several_forms()
    position = 0
    for line in unit.text.split("\n"):
        asked = [index for index, character in enumerate(line) if character in several]
        words = rjieba.cut(line) if asked else []
        readings = [_read(line, words, unit.eid, converter) for converter in converters] if asked else []
        for index in asked:
            doubts = {doubt for reading in readings for doubt in _form_doubts(line, index, reading)}
            if doubts:
                start, end = max(0, index - AROUND), index + AROUND + 1
                yield Choice(
                    unit.eid,
                    unit.line,
                    position + start,
                    line[start:end],
                    index - start,
                    tuple((reading.variant, reading.ours[start:end]) for reading in readings),
                    tuple(doubt for doubt in DOUBTS if doubt in doubts),
                    line[max(0, index - CONTEXT) : index],
                    line[index + 1 : index + 1 + CONTEXT],
                )
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
        frozenset(start for start, word in zip(starts, words, strict=False) if len(word) == 1 and word not in _SURE),
    )


def _form_doubts(line: str, index: int, reading: _Reading) -> Iterator[Doubt]:
    if index in reading.decided:
        return
    form = reading.ours[index]
    if reading.by_word[index] != form:
        yield "differs"
    if reading.plain[index] != form:
        yield "border"
    if index in reading.alone:
        yield "alone"
