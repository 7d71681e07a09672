"""What became of a text, day by day: no day without exactly one answer, and 现行有效 is none of them."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.relations import all_relations
from gongwen.enrich.standing import all_standings, beginning_day, effective_day, spells
from gongwen.model import Card, Event, Metadata, Paragraph, Part, Standing

DAYS = st.sampled_from(["", "2001-01-01", "2005-05-05", "2010-10-10", "2030-01-01"])
STATES = st.sampled_from(["effective", "amended", "replaced", "repealed"])


def card(
    slug: str, begins: str = "", relations: dict[str, str] | None = None, work: str | None = None, repealed: str = ""
) -> Card:
    events = (Event(repealed, "repealed", None, None),) if repealed else ()
    named = tuple((kind, (name,)) for kind, name in (relations or {}).items())
    title = f"{slug}办法"
    return Card(slug, Metadata(title=title, events=events), (), ((title, ""),), named, work=work, begins=begins)


def in_order(said: list[tuple[Any, str]]) -> tuple[Standing, ...]:
    return tuple(Standing(state, since) for state, since in sorted(said, key=lambda one: one[1]))


def told(*cards: Card, withdrawn: frozenset[str] = frozenset()) -> dict[str, list[tuple[str, str, str]]]:
    catalogue = Catalogue(cards)
    found = all_standings(catalogue.cards, all_relations(catalogue), withdrawn)
    return {slug: [(one.state, one.since, one.by) for one in standing] for slug, standing in found.items()}


def test_others_end_a_text_from_the_day_on_which_they_begin() -> None:
    found = told(
        card("old", "2001-01-01"),
        card("new", "2010-10-10", {"replaces": "old"}),
        card("end", "2020-01-01", {"repeals": "《new办法》"}),
        card("decision", "2005-05-05", {"amends": "old"}),
        card("undated", "", {"replaces": "decision"}),
    )

    assert found["old"] == [("amended", "2005-05-05", "decision"), ("replaced", "2010-10-10", "new")]
    assert found["new"] == [("repealed", "2020-01-01", "end")]
    assert found["decision"] == [("replaced", "", "undated")]
    assert found["end"] == found["undated"] == []


def test_the_next_version_of_a_work_amends_the_one_before_and_namesakes_do_not() -> None:
    versions = [card(f"v{year}", f"{year}-01-01", work="law") for year in (2018, 1994, 2007)]
    found = told(*versions, card("other", "2022-01-01", work="laws"), card("apart", "2023-01-01"))

    assert found["v1994"] == [("amended", "2007-01-01", "v2007")]
    assert found["v2007"] == [("amended", "2018-01-01", "v2018")]
    assert found["v2018"] == found["other"] == found["apart"] == []


def test_an_editor_who_says_that_it_replaces_is_believed_rather_than_the_work() -> None:
    found = told(card("a", "1979-07-01", work="w"), card("b", "1997-10-01", {"replaces": "a"}, work="w"))

    assert found["a"] == [("replaced", "1997-10-01", "b")]


def test_what_was_withdrawn_ends_nothing() -> None:
    cards = (card("old", "2001-01-01", work="w"), card("new", "2010-01-01", {"repeals": "old"}, work="w"))

    assert told(*cards)["old"] and told(*cards, withdrawn=frozenset({"new"}))["old"] == []


@pytest.mark.parametrize(
    ("standings", "day", "state"),
    [
        ([], "2020-01-01", "unknown"),
        ([("effective", "2001-01-01")], "2000-12-31", "coming"),
        ([("effective", "2001-01-01")], "2001-01-01", "unknown"),
        ([("amended", "2005-05-05")], "2005-05-04", "unknown"),
        ([("amended", "2005-05-05")], "2005-05-05", "amended"),
        ([("amended", "2005-05-05"), ("repealed", "2001-01-01")], "2010-01-01", "repealed"),
        ([("repealed", "2005-05-05"), ("effective", "2010-10-10")], "2007-01-01", "repealed"),
        ([("replaced", "")], "1900-01-01", "replaced"),
    ],
)
def test_on_a_day_one_thing_is_said(standings: list[tuple[str, str]], day: str, state: str) -> None:
    found = spells(in_order(standings))

    assert [one.state for one in found if one.since <= day and (not one.until or day < one.until)] == [state]


@given(st.lists(st.tuples(STATES, DAYS), max_size=5))
def test_the_stretches_leave_no_day_out_and_never_say_that_it_is_in_force(said: list[tuple[str, str]]) -> None:
    standings = in_order([(state, since) for state, since in said if since or state != "effective"])
    found = spells(standings)

    assert found[0].since == "" and found[-1].until == ""
    assert all(one.until == other.since and one.until for one, other in pairwise(found))
    assert {one.state for one in found} <= {"coming", "unknown", "amended", "replaced", "repealed"}
    if not said:
        assert [one.state for one in found] == ["unknown"]


def test_the_day_from_which_it_holds_is_read_at_its_end_alone() -> None:
    ending = Paragraph("p_2", 9, "本办法自2015年6月1日起施行。2001年公布的办法同时废止。")
    part = Part("", "main", Metadata(date="2014-12-01"), conclusions=(ending,))
    far = tuple(Paragraph(f"p_{n}", n, "甲" if n else "本办法自2015年6月1日起施行。") for n in range(14))

    assert effective_day(part) == "2015-06-01" and beginning_day(part.metadata, "2015-06-01") == "2015-06-01"
    assert effective_day(Part("", "main", Metadata(), conclusions=far)) == ""


def test_an_amendment_is_later_than_the_words_that_it_kept() -> None:
    events = (Event("2018-03-01", "amended", None, None), Event("2030-01-01", "repealed", None, None))

    assert beginning_day(Metadata(date="1994-01-01", events=events), "1994-07-01") == "2018-03-01"
    assert beginning_day(Metadata(published="2001-02-03"), "") == "2001-02-03" and beginning_day(Metadata(), "") == ""
