"""The task list: each demand of a document as a row, in the document's own words.

A row is a stretch of one sentence: the clause that demands, the means before it, the goals after it. What counts as a
demand stands in docs/dev/tasks.md; articles of laws, which rule rather than charge, give no rows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.enrich.bodies import bracketed_bodies, named_body
from gongwen.enrich.clauses import clause_places, sentence_places
from gongwen.enrich.dates import find_duration, find_when
from gongwen.enrich.demands import clause_roles, is_demanded
from gongwen.model import Block, Division, Document, Paragraph, Part, Span, Task, walk_parts

# Divisions that say what is thought, held or hoped, by the names that the genre has for them: they charge nobody.
_GENERAL = re.compile(r"(?:思想|原则|目标|目标任务|现状|形势|背景|(?:发展|工作|现实)基础|意义|总体要求|总体思路)$")
_MAX_GENERAL = 18  # characters
_MARKS = "。．.；;：: \u3000"
_BRACKETS_ONLY = re.compile(r"[（(][^）)]*[）)]?。?$")
_SENTENCE_ENDS = ("。", "！", "；", ";")  # a line without one is a caption, a cell, a box's number
_LEADING_BRACKETS = re.compile(r"[（(][^）)]*[）)]")


def tasks(document: Document, topics: tuple[Span, ...] = ()) -> tuple[Task, ...]:
    """Every demand of the document and its attachments, in order of the text; `topics` are its run-in headings."""
    below: dict[str, list[Span]] = {}
    for span in topics:
        below.setdefault(span.eid, []).append(span)
    return tuple(task for part in walk_parts(document.main) for task in _part_tasks(part, below))


def _part_tasks(part: Part, topics: dict[str, list[Span]]) -> Iterator[Task]:
    for paragraph in _paragraphs(part.preamble):
        # What leads on to a text tells more than it asks; only what asks in so many words counts.
        for task in _block_tasks(paragraph, "", topics):
            if is_demanded(task.sentence):
                yield task
    for division in part.divisions:
        yield from _division_tasks(division, topics)


def _division_tasks(division: Division, topics: dict[str, list[Span]]) -> Iterator[Task]:
    if division.kind == "article" or is_general(division.heading):
        return
    for block in _paragraphs(division.blocks):
        yield from _block_tasks(block, division.eid, topics)
    for child in division.divisions:
        yield from _division_tasks(child, topics)


def is_general(heading: str) -> bool:
    """Whether a heading announces principles, aims or a state of affairs: 基本原则。 主要目标。"""
    name = heading.strip(_MARKS)
    return len(name) <= _MAX_GENERAL and bool(_GENERAL.search(name))


def _paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    return tuple(b for b in blocks if isinstance(b, Paragraph))


@dataclass(slots=True)
class _Stretch:
    """One task within its sentence while it is being read."""

    start: int
    end: int
    body: str | None
    deadline: str | None


def _block_tasks(paragraph: Paragraph, division: str, topics: dict[str, list[Span]]) -> Iterator[Task]:
    text, heads = paragraph.text, topics.get(paragraph.eid, [])
    charges = bracketed_bodies(text)
    topic: str | None = None
    for start, end in sentence_places(text):
        head = next((span for span in heads if span.start == start), None)
        if head:
            topic = text[start : head.end].strip(_MARKS)
            continue
        sentence = text[start:end]
        if _BRACKETS_ONLY.match(sentence) or not sentence.endswith(_SENTENCE_ENDS):
            continue
        if lead := _LEADING_BRACKETS.match(sentence):
            start += lead.end()  # who answers for the sentence before
        charged = next((body for place, body in charges if place > start), None)
        for found in _stretches(text, clause_places(text, start, end)):
            task = text[found.start : found.end]
            yield Task(paragraph.eid, division, topic, task, found.body or charged, found.deadline, sentence)


def _stretches(text: str, places: tuple[tuple[int, int], ...]) -> list[_Stretch]:
    """The tasks of one sentence; a subject and a deadline hold until the sentence ends or names another."""
    clauses = tuple(text[start:end].rstrip("。！？") for start, end in places)
    stretches: list[_Stretch] = []
    body: str | None = None
    deadline: str | None = None
    opens: int | None = None  # where the means of the next task begin
    for (start, _), clause, role in zip(places, clauses, clause_roles(clauses), strict=True):
        body = named_body(clause) or body
        when = find_when(clause) or find_duration(clause)
        deadline = when.group() if when else deadline
        stretch_end = start + len(clause)
        if role == "task":
            stretches.append(_Stretch(start if opens is None else opens, stretch_end, body, deadline))
        elif role == "goal" and stretches:
            stretches[-1].end = stretch_end
        opens = (start if opens is None else opens) if role == "means" else None
    return stretches
