"""Run-in headings as bookmarks: the sentence inside its paragraph is a heading of the level below the last one."""

from collections.abc import Iterator
from dataclasses import replace

from gongwen.model import Span
from gongwen.render.print.items import Item, Line, Run, Title


def with_topics(items: tuple[Item, ...], spans: tuple[Span, ...]) -> tuple[Item, ...]:
    """The items with the runs of text cut at their run-in headings; no character is added or moved."""
    topics: dict[str, list[Span]] = {}
    for span in spans:
        if span.kind == "topic":
            topics.setdefault(span.eid, []).append(span)
    found: list[Item] = []
    level = 0
    for item in items:
        if isinstance(item, Line):
            runs: list[Run] = []
            for run in item.runs:
                level = run.level or level
                runs += _cut(run, topics.get(run.eid, []), level + 1) if not run.level else [run]
            item = replace(item, runs=tuple(runs))
        elif isinstance(item, Title) and item.level:
            level = item.level
        found.append(item)
    return tuple(found)


def _cut(run: Run, topics: list[Span], level: int) -> Iterator[Run]:
    at = 0
    for span in topics:
        if span.start > at:
            yield _part(run, at, span.start)
        yield replace(_part(run, span.start, span.end), level=level, topic=span.ref)
        at = span.end
    if at < len(run.text):
        yield _part(run, at, len(run.text))


def _part(run: Run, start: int, end: int) -> Run:
    whole = (start, end) == (0, len(run.text))
    return run if whole else replace(run, text=run.text[start:end], cut=(start, end))
