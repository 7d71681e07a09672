"""Run-in headings: whole sentences inside a paragraph that name what the sentences after them are about.

There is no list of verbs. A short sentence without a comma is one where what follows elaborates it at length, and where
it has siblings: headings divide their paragraph nearly from its beginning and their words are taken up after them, or
they open most of the paragraphs that stand side by side. docs/dev/tasks.md says what was labelled, and how.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.enrich.clauses import sentence_places
from gongwen.model import Block, Division, Document, Paragraph, Span, walk_parts

MAX_HEADING = 20  # characters
# On the gold rows what stands below a heading is at least 3.6 times as long; below a measure it is mostly shorter.
MIN_ELABORATION = 3
MAX_LEAD = 1  # sentences before a paragraph's first heading

_NOT_IN_HEADING = re.compile(r"[，；：,;:（()）]")
_COMMA = re.compile(r"[，,]")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A sentence that may be a heading: its place among the sentences and in the text, and whether its words recur."""

    index: int
    start: int
    end: int
    is_taken_up: bool


def topics(document: Document) -> tuple[Span, ...]:
    """Every run-in heading as a span with its own eId (`…__p_1__topic_1`) as ref, in order of the text."""
    found: list[Span] = []
    for part in walk_parts(document.main):
        found += _level_topics(part.divisions, part.preamble)
    return tuple(found)


def _level_topics(divisions: tuple[Division, ...], blocks: tuple[Block, ...] = ()) -> Iterator[Span]:
    """The headings in blocks that stand side by side, then those below the divisions beside them."""
    yield from _siblings(_paragraphs(blocks))
    headless = tuple(d for d in divisions if not d.heading and not d.divisions and d.kind != "article")
    yield from _siblings(tuple(p for d in headless for p in _paragraphs(d.blocks)[:1]))
    for division in divisions:
        if division.kind == "article":
            continue  # an article rules; a short rule is no heading of the one after it
        rest = _paragraphs(division.blocks)
        yield from _level_topics(division.divisions, rest[1:] if division in headless else rest)


def _paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    return tuple(b for b in blocks if isinstance(b, Paragraph))


def _siblings(paragraphs: tuple[Paragraph, ...]) -> Iterator[Span]:
    candidates = {paragraph.eid: _candidates(paragraph.text) for paragraph in paragraphs}
    opening = sum(1 for found in candidates.values() if found and found[0].index == 0)
    side_by_side = opening > 1 and 2 * opening >= len(paragraphs)
    for eid, found in candidates.items():
        chosen = found if _divide(found) else found[:1] if side_by_side and found and found[0].index == 0 else ()
        for number, heading in enumerate(chosen, 1):
            yield Span(eid, heading.start, heading.end, "topic", f"{eid}__topic_{number}")


def _divide(found: tuple[_Heading, ...]) -> bool:
    """Whether the headings of one paragraph divide it: two or more, from its beginning on, half of them taken up."""
    taken_up = sum(heading.is_taken_up for heading in found)
    return len(found) > 1 and found[0].index <= MAX_LEAD and 2 * taken_up >= len(found)


def _candidates(text: str) -> tuple[_Heading, ...]:
    """The short sentences that are elaborated at length before the next one of them."""
    places = sentence_places(text)
    sentences = [text[start:end] for start, end in places]
    short = [i for i in range(len(places) - 1) if _is_short(sentences[i]) and _COMMA.search(sentences[i + 1])]
    long_after = [i for i, after in _runs(short, len(places)) if _is_elaborated(sentences[i], sentences[i + 1 : after])]
    return tuple(
        _Heading(i, *places[i], _is_taken_up(sentences[i], "".join(sentences[i + 1 : after])))
        for i, after in _runs(long_after, len(places))
    )


def _runs(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    yield from zip(starts, [*starts[1:], end], strict=True) if starts else ()


def _is_short(sentence: str) -> bool:
    return sentence.endswith("。") and len(sentence) <= MAX_HEADING + 1 and not _NOT_IN_HEADING.search(sentence)


def _is_elaborated(heading: str, sentences: list[str]) -> bool:
    return sum(map(len, sentences)) >= MIN_ELABORATION * len(heading)


def _is_taken_up(heading: str, elaboration: str) -> bool:
    """Whether two neighbouring characters of the heading come again below it: 监测预警 … 统计监测."""
    pairs = (heading[i : i + 2] for i in range(len(heading) - 2))
    return any(pair in elaboration for pair in pairs if pair.isalnum())
