"""What is marked on a block's text: links to terms, quoted words of notes. The characters stay as they are."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gongwen.model import Span, TermLinks

OUTER_LINKS = ("reference", "file")  # links do not nest: a term gives way to these
_EMPHASES = ("note", "topic")  # in Markdown between asterisks, at which no white space may stand
_BLOCK_SUFFIX = re.compile(r"(?:__intro|__wrapup)?__(?:p|table|fig)_\d+(?:_r\d+)?(?:__note_\d+(?:_r\d+)?)?$")


def division_of(eid: str) -> str:
    """The division (or preamble, conclusions …) that a block stands in: chp_2__intro__p_1 → chp_2."""
    return _BLOCK_SUFFIX.sub("", eid)


def spans_by_eid(spans: Iterable[Span]) -> Mapping[str, tuple[Span, ...]]:
    """The spans of each text, in their order."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.eid, []).append(span)
    return {eid: tuple(here) for eid, here in found.items()}


def linked_terms(spans: tuple[Span, ...], term_links: TermLinks) -> tuple[Span, ...]:
    """The term spans that become links: in running text, each term's first in a section, or every one.

    What a reference or a link to a file covers is its link.
    """
    references: dict[str, list[Span]] = {}
    for span in spans:
        if span.kind in OUTER_LINKS:
            references.setdefault(span.eid, []).append(span)
    terms = tuple(
        s
        for s in spans
        if s.kind == "term"
        and division_of(s.eid) != s.eid  # a heading is its own division
        and not any(r.start < s.end and s.start < r.end for r in references.get(s.eid, ()))
    )
    if term_links == "every":
        return terms
    first: dict[tuple[str, str], Span] = {}
    for span in terms:
        first.setdefault((division_of(span.eid), span.ref), span)
    return tuple(first.values())


def split_at_spans(
    text: str, spans: tuple[Span, ...], at: Iterable[int] = ()
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The text cut at every boundary and `at` these places, each piece with the spans that cover it, in order: nothing
    is lost."""
    borders = (*(b for s in spans for b in (s.start, s.end)), *at)
    cuts = sorted({0, len(text)} | {b for b in borders if 0 < b < len(text)})
    for start, end in pairwise(cuts):
        yield text[start:end], tuple(s for s in spans if s.start <= start and end <= s.end)


def mark_up(
    text: str,
    spans: tuple[Span, ...],
    *,
    escape: Callable[[str, bool, bool], str],
    link: Callable[[str, Span], str],
    topic: Callable[[str, Span], str],
    calls: Sequence[tuple[int, str]] = (),
) -> str:
    """The text with its marks; `escape(piece, opens, closes)` makes a piece safe, which may open and close the line (or
    what is marked); `link(piece, span)` wraps it (a note's `ref` names all the notes on a piece), `topic` all the
    pieces of a run-in heading, whose id must stand once.

    Where several spans cover a piece, a reference is the outer link and a term gives way to it: links do not nest.
    `calls` are the marks of the source's notes, each with the number of characters that it follows.
    """
    pieces = [mark for place, mark in calls if place <= 0]
    heading: list[str] = []
    at = 0
    for piece, covering in split_at_spans(text, spans, (place for place, _ in calls)):
        at, start = at + len(piece), at
        kinds = {span.kind for span in covering}
        emphasis = not kinds.isdisjoint(_EMPHASES)
        marked = escape(piece, start == 0 or emphasis, at == len(text) or emphasis)
        for span in covering:
            if span.kind in OUTER_LINKS or (span.kind == "term" and kinds.isdisjoint(OUTER_LINKS)):
                marked = link(marked, span)
        notes = [span for span in covering if span.kind == "note"]
        if notes:  # one mark for all of them: emphasis does not nest
            marked = link(marked, replace(notes[0], ref=" ".join(note.ref for note in notes)))
        marked += "".join(mark for place, mark in calls if start < place and (place <= at or at == len(text)))
        topics = [span for span in covering if span.kind == "topic"]
        if not topics:
            pieces.append(marked)
            continue
        heading = [marked] if topics[0].start == start else [*heading, marked]
        if topics[0].end == at:
            pieces.append(topic("".join(heading), topics[0]))
    return "".join(pieces)
