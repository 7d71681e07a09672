"""What is recorded of texts that changed: which is new, other, gone, or has another eId, and each once."""

from collections.abc import Iterable

import pytest
from tests.structure.test_succession import ADDED, AIM, GOALS, RULES, article, parsed, published

from gongwen.errors import IdsError
from gongwen.model import Card, Metadata, PublishedEid, TextChange
from gongwen.render.data.changes import Change, changes_json, document_changes
from gongwen.sources.changes_tsv import changes_text, parse_changes
from gongwen.structure.changing import not_recorded, renamed_texts, replaced_texts

DAY = "2026-02-02"


def facts(changes: Iterable[TextChange]) -> list[tuple[str, str, str]]:
    return [(one.eid, one.what, one.now) for one in changes]


def replaced(old: str, new: str) -> list[tuple[str, str, str]]:
    before = published(old)
    after = published(new, before, DAY)
    return facts(replaced_texts(parsed(old, before), parsed(new, after), after, DAY))


def test_a_redrafted_text_is_changed_and_no_other() -> None:
    """The words behind the opening, by which ids.tsv knows a text, count too."""
    other = RULES.replace("整体协同", "系统协同")
    assert replaced(article(AIM, RULES), article(AIM, other)) == [("chp_1__sec_2__p_1", "changed", "")]


def test_a_new_text_is_added_and_what_moved_is_not() -> None:
    found = replaced(article(AIM, RULES), article(AIM, ADDED, RULES))
    assert ("chp_1__sec_2_r2", "added", "") in found
    assert ("chp_1__sec_2", "renamed", "chp_1__sec_3") in found
    assert ("chp_1__sec_2__p_1", "renamed", "chp_1__sec_3__p_1") in found
    assert not [one for one in found if one[1] in ("changed", "removed")]


def test_a_text_that_is_gone_is_removed() -> None:
    found = replaced(article(AIM, RULES, GOALS), article(AIM, RULES))
    assert found == [("chp_1__sec_3", "removed", ""), ("chp_1__sec_3__p_1", "removed", "")]


def test_ids_tsv_alone_tells_what_an_edit_by_hand_did() -> None:
    before = published(article(AIM, RULES))
    after = published(article(AIM, ADDED, RULES), before, DAY)
    found = facts(renamed_texts(before, after, DAY))
    assert ("chp_1__sec_2", "renamed", "chp_1__sec_3") in found
    assert ("chp_1__sec_2_r2__p_1", "added", "") in found
    assert facts(renamed_texts((), before, DAY)) == []  # the first time all are published


def test_nothing_is_recorded_twice() -> None:
    one, other = TextChange(DAY, "art_1", "changed"), TextChange(DAY, "art_1", "removed")
    assert not_recorded([one], [one]) == ()
    assert not_recorded([one], [one, other]) == (one,)  # it is there again, and other
    assert not_recorded([TextChange("2026-03-03", "art_1", "changed")], [one]) == ()


def test_what_is_written_is_read_again() -> None:
    rows = (TextChange(DAY, "art_1", "renamed", "art_2", 2), TextChange(DAY, "art_3", "added", "", 3))
    assert parse_changes(changes_text(rows), "changes.tsv") == rows


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (f"{DAY}\tart_1\tchanged", "列"),
        (f"{DAY}\tart_1\tedited\t", "what"),
        (f"{DAY}\t../x\tchanged\t", "编号"),
        (f"{DAY}\tart_1\trenamed\t", "编号"),
        (f"{DAY}\tart_1\tremoved\tart_2", "now"),
        ("2026年\tart_1\tchanged\t", "day"),
    ],
)
def test_a_line_that_says_something_else_is_refused_with_its_place(row: str, fault: str) -> None:
    with pytest.raises(IdsError, match=rf"^changes\.tsv:2: .*{fault}"):
        parse_changes(f"day\teid\twhat\tnow\n{row}\n", "changes.tsv")


def test_the_feed_tells_when_a_document_came_in_and_what_became_of_it() -> None:
    rows = (("art_1", "art_1", "2026-01-01"), ("art_2", "art_2", "2026-01-05"), ("art_3", "", "2026-01-01"))
    ids = [PublishedEid(*row) for row in (*rows, ("art_4", "art_4", DAY))]
    recorded = (TextChange(DAY, "art_3", "removed"), TextChange(DAY, "art_4", "added"))
    changes = document_changes(ids, recorded)
    assert changes == (
        Change("2026-01-01", "", "added"),
        Change("2026-01-05", "art_2", "added"),
        Change(DAY, "art_3", "removed"),
        Change(DAY, "art_4", "added"),
    )
    homes = (("art_1", "x/text/"), ("art_2", "x/text/"), ("art_4", "x/text/"))
    text = changes_json("https://gongwen.example/", [(Card("x", Metadata(), homes, ()), changes)])
    assert [line.strip().rstrip(",") for line in text.splitlines() if '"address"' in line] == [
        '"address": null',
        '"address": "https://gongwen.example/x/text/#art_4"',
        '"address": "https://gongwen.example/x/text/#art_2"',
        '"address": "https://gongwen.example/x/"',
    ]
    assert document_changes((), ()) == ()
