"""Marks never change the text, and links never nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.model import Span
from gongwen.render.markdown.spans import division_of, linked_terms, mark_up, split_at_spans

TEXT = "推进一体化政务服务平台建设"


def spans_of(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    place = st.integers(0, len(text))
    span = st.builds(
        lambda a, b, kind: Span("p_1", min(a, b), max(a, b), kind, "r"),
        place, place, st.sampled_from(["term", "reference", "note", "topic"]),
    )  # fmt: skip
    return st.lists(span, max_size=6).map(tuple)


def plain(text: str, *_: bool) -> str:
    return text


def named(text: str, span: Span) -> str:
    return f"<{span.ref}:{text}>"


@given(spans_of(TEXT))
def test_pieces_are_the_text(spans: tuple[Span, ...]) -> None:
    assert "".join(piece for piece, _ in split_at_spans(TEXT, spans)) == TEXT


def test_a_topic_is_one_element_around_all_its_pieces() -> None:
    topic, term = Span("p_1", 0, 7, "topic", "p_1__topic_1"), Span("p_1", 2, 5, "term", "t")
    note = Span("p_1", 5, 9, "note", "n")
    marked = mark_up(TEXT, (topic, term, note), escape=plain, link=named, topic=named)

    assert marked == "<p_1__topic_1:推进<t:一体化><n:政务>><n:服务>平台建设"


def test_overlapping_notes_split_at_every_boundary() -> None:
    first, second = Span("p_1", 2, 7, "note", "a"), Span("p_1", 5, 11, "note", "b")
    marked = mark_up(TEXT, (first, second), escape=plain, link=named, topic=named)
    assert marked == "推进<a:一体化><a b:政务><b:服务平台>建设"


def test_a_term_gives_way_to_a_reference() -> None:
    term, reference = Span("p_1", 2, 5, "term", "t"), Span("p_1", 2, 9, "reference", "r")
    marked = mark_up(TEXT, (term, reference), escape=plain, link=named, topic=named)
    assert marked == "推进<r:一体化><r:政务服务>平台建设"


@pytest.mark.parametrize(
    ("span", "marked"),
    [
        (Span("p_1", 2, 5, "term", "t"), f"^推进<t:一体化>{TEXT[5:]}$"),
        (Span("p_1", 0, 2, "note", "n"), f"<n:^推进$>{TEXT[2:]}$"),  # emphasis may not begin or end with white space
        (Span("p_1", 0, 2, "topic", "h"), f"<h:^推进$>{TEXT[2:]}$"),
        (Span("p_1", 2, 5, "note", "n"), f"^推进<n:^一体化$>{TEXT[5:]}$"),
    ],
)
def test_what_opens_and_closes_a_line_is_told(span: Span, marked: str) -> None:
    def bordered(text: str, opens: bool, closes: bool) -> str:
        return f"{'^' * opens}{text}{'$' * closes}"

    assert mark_up(TEXT, (span,), escape=bordered, link=named, topic=named) == marked


def test_a_term_is_linked_once_a_section_and_never_in_a_heading() -> None:
    def hit(eid: str, ref: str = "数据") -> Span:
        return Span(eid, 0, 2, "term", ref)

    hits = (
        hit("chp_1"),
        hit("chp_1__intro__p_1"),
        hit("chp_1__intro__p_2"),
        hit("chp_1__sec_1__p_1"),
        hit("chp_1__sec_1__p_1", "共享"),
    )
    assert linked_terms(hits, "first") == (hits[1], hits[3], hits[4])
    assert linked_terms(hits, "every") == hits[1:]


def test_a_term_inside_a_reference_leaves_the_link_to_the_next() -> None:
    reference = Span("chp_1__p_1", 0, 9, "reference", "law")
    inside, after = Span("chp_1__p_1", 3, 7, "term", "数据"), Span("chp_1__p_1", 9, 11, "term", "数据")
    assert linked_terms((inside, after, reference), "first") == (after,)
    assert linked_terms((inside, after, reference), "every") == (after,)


def test_a_block_belongs_to_its_division() -> None:
    assert division_of("chp_2__sec_1__p_2") == "chp_2__sec_1"
    assert division_of("chp_8__wrapup__table_1") == "chp_8"
    assert division_of("chp_2__sec_1") == "chp_2__sec_1"
