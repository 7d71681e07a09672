"""Run-in headings become bookmarks without a character added, moved or lost."""

from hypothesis import given
from hypothesis import strategies as st

from gongwen.model import Span
from gongwen.render.print.extras import NoteMark
from gongwen.render.print.items import Item, Line, Run
from gongwen.render.print.run_in_headings import with_topics
from gongwen.render.print.typesetting import _within

TEXT = "全面推进。推动转型。加快构建体系，推动发展。"
HEAD = Line("heading", ("chp_1",), (Run("一、总体", "hei", 2, "chp_1", True),))
BODY = Line("text", ("chp_1__p_1",), (Run(TEXT, eid="chp_1__p_1"),))


def topic(start: int, end: int, number: int = 1) -> Span:
    return Span("chp_1__p_1", start, end, "topic", f"chp_1__p_1__topic_{number}")


def runs(items: tuple[Item, ...]) -> list[tuple[str, int]]:
    return [(run.text, run.level) for item in items if isinstance(item, Line) for run in item.runs]


def test_a_topic_is_a_level_below_the_last_heading() -> None:
    assert runs(with_topics((HEAD, BODY), (topic(5, 10),))) == [
        ("一、总体", 2),
        ("全面推进。", 0),
        ("推动转型。", 3),
        ("加快构建体系，推动发展。", 0),
    ]


def test_a_topic_has_its_eid() -> None:
    (line,) = with_topics((BODY,), (topic(0, 5), topic(5, 10, 2)))
    assert isinstance(line, Line)
    assert [run.topic for run in line.runs] == ["chp_1__p_1__topic_1", "chp_1__p_1__topic_2", ""]


def test_without_topics_nothing_changes() -> None:
    assert with_topics((HEAD, BODY), (Span("chp_1__p_1", 0, 2, "term", "全面"),)) == (HEAD, BODY)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_no_character_is_lost(a: int, b: int) -> None:
    start, end = sorted((a, b))
    spans = (topic(start, end),) if start < end else ()

    assert "".join(text for text, _ in runs(with_topics((BODY,), spans))) == TEXT


def test_a_note_keeps_its_place() -> None:
    (line,) = with_topics((BODY,), (topic(5, 10),))
    assert isinstance(line, Line)
    marks = (NoteMark("chp_1__p_1", 7, 1), NoteMark("chp_1__p_1", 22, 2))

    assert [[(mark.number, mark.end) for mark in _within(run, marks)] for run in line.runs] == [[], [(1, 2)], [(2, 12)]]
