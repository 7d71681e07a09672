"""What is marked on a block's text: links to terms, quoted words of notes. The characters stay as they are."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from gongwen.model import Span, TermLinks

OUTER_LINKS = ("reference", "file")  # links do not nest: a term gives way to these
_BLOCK_SUFFIX = re.compile(r"(?:__intro|__wrapup)?__(?:p|table|fig)_\d+(?:_r\d+)?(?:__note_\d+(?:_r\d+)?)?$")


def division_of(eid: str) -> str:
    """The division (or preamble, conclusions …) that a block stands in: chp_2__intro__p_1 → chp_2."""
    return _BLOCK_SUFFIX.sub("", eid)


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
    escape: Callable[[str, bool], str],
    link: Callable[[str, Span], str],
    calls: Sequence[tuple[int, str]] = (),
) -> str:
    """The text with its marks; `escape(piece, opens_line)` makes a piece safe, `link(piece, span)` wraps it.

    Where several spans cover a piece, a reference is the outer link and a term gives way to it: links do not nest.
    `calls` are the marks of notes, HTML, each with the number of characters that it follows.
    """
    pieces = [mark for place, mark in calls if place <= 0]
    at = 0
    for index, (piece, covering) in enumerate(split_at_spans(text, spans, (place for place, _ in calls))):
        marked = escape(piece, index == 0)
        at, start = at + len(piece), at
        kinds = {span.kind for span in covering}
        for span in covering:
            if span.kind == "topic" or (span.kind == "term" and not kinds.isdisjoint(OUTER_LINKS)):
                continue
            marked = link(marked, span)
        # A run-in heading is one element around all its pieces: its id must stand once.
        for span in (s for s in covering if s.kind == "topic"):
            opening = f'<span id="{span.ref}" class="gw-topic">' if span.start == start else ""
            marked = f"{opening}{marked}{'</span>' if span.end == at else ''}"
        pieces.append(marked)
        pieces += [mark for place, mark in calls if start < place and (place <= at or at == len(text))]
    return "".join(pieces)
