"""A published eId leads to its text for good, and never to another text."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.model import Document, Particulars, PublishedEid, walk_text
from gongwen.model.particulars import Acceptance
from gongwen.sources.article import read_article
from gongwen.sources.ids_tsv import ids_text, parse_ids
from gongwen.structure.parse import parse_structure
from gongwen.structure.succession import lost_eids, present_particulars, succeed

Ids = tuple[PublishedEid, ...]
CHINESE = "一二三四五六七八九"

AIM = "指导思想。坚持以人民为中心的发展思想，贯彻落实各项决策部署。"
RULES = "基本原则。坚持改革引领，坚持数据赋能，坚持整体协同。"
GOALS = "主要目标。到期末基本建成体系框架，各项制度更加健全。"
ADDED = "工作基础。这一段只有后来的来源才有，先前公布的没有。"


def article(*sections: str, chapter: str = "总体要求") -> str:
    """An opinion whose one chapter has these sections."""
    body = "\n\n".join(f"（{CHINESE[n]}）{section}" for n, section in enumerate(sections))
    return f"# 关于试点的意见\n\n各单位：\n\n一、{chapter}\n\n{body}\n\n试点办\n\n2024年1月2日\n"


def parsed(text: str, known: Ids = ()) -> Document:
    return parse_structure(read_article(text.encode(), "source.md"), Particulars(), known)


def published(text: str, before: Ids = (), day: str = "2026-01-01") -> Ids:
    """ids.tsv after the text has come in, as the file gives it again."""
    rows = succeed(parsed(text, before), before, day, lambda known: parsed(text, known))
    return parse_ids(ids_text(rows), "ids.tsv")


def texts(text: str, known: Ids) -> dict[str, str]:
    return {unit.eid: unit.text.removeprefix(unit.number) for unit in walk_text(parsed(text, known))}


def now(ids: Ids) -> dict[str, str]:
    return {known.eid: known.now for known in ids}


def test_an_import_lists_every_eid_with_its_day() -> None:
    ids = published(article(AIM))
    assert now(ids)["chp_1__sec_1__p_1"] == "chp_1__sec_1__p_1"
    assert {known.since for known in ids} == {"2026-01-01"}


def test_the_same_text_changes_nothing() -> None:
    first = published(article(AIM, RULES))
    assert published(article(AIM, RULES), first, "2026-02-02") == first


def test_an_inserted_section_takes_no_name_that_was_published() -> None:
    """A naive map leads chp_1__sec_2 to the new section, which has that number now."""
    first = published(article(AIM, RULES, GOALS))
    second = published(article(AIM, ADDED, RULES, GOALS), first, "2026-02-02")
    assert now(second)["chp_1__sec_2"] == "chp_1__sec_3_r2"
    assert now(second)["chp_1__sec_3"] == "chp_1__sec_4"
    held = texts(article(AIM, ADDED, RULES, GOALS), second)
    assert held["chp_1__sec_2_r2"] == ADDED.split("。")[0] + "。"
    assert held["chp_1__sec_3_r2"] == "基本原则。"


def test_a_text_that_comes_back_has_its_first_name_again() -> None:
    first = published(article(AIM, RULES, GOALS))
    second = published(article(AIM, ADDED, RULES, GOALS), first, "2026-02-02")
    third = published(article(AIM, RULES, GOALS), second, "2026-03-03")
    assert {known.eid: known.since for known in third if known.now == known.eid} == {
        known.eid: known.since for known in first
    }
    assert now(third)["chp_1__sec_3_r2"] == "chp_1__sec_2"
    assert now(third)["chp_1__sec_2_r2"] == ""


def test_a_text_that_was_taken_out_keeps_its_name_for_itself() -> None:
    first = published(article(AIM, RULES, GOALS))
    without = published(article(AIM, GOALS), first)
    assert now(without)["chp_1__sec_2"] == ""
    assert now(without)["chp_1__sec_3"] == "chp_1__sec_2_r2"
    again = published(article(AIM, RULES, GOALS), without)
    assert now(again)["chp_1__sec_2"] == "chp_1__sec_2"
    assert now(again)["chp_1__sec_2_r2"] == "chp_1__sec_3"


def test_a_redrafted_paragraph_is_still_the_same() -> None:
    ids = published(article(AIM, RULES.replace("改革引领", "创新驱动")), published(article(AIM, RULES)))
    assert now(ids)["chp_1__sec_2__p_1"] == "chp_1__sec_2__p_1"


def test_another_paragraph_in_its_place_is_not_the_same_when_the_old_one_moved() -> None:
    ids = published(article(RULES, AIM), published(article(AIM, RULES)))
    assert now(ids)["chp_1__sec_1"] == "chp_1__sec_2_r2"
    assert now(ids)["chp_1__sec_2"] == "chp_1__sec_1_r2"


def test_a_paragraph_that_was_merged_into_another_is_found_in_it() -> None:
    before = article(AIM + "\n\n各地区要结合实际认真组织实施有关工作。")
    ids = published(article(AIM + "各地区要结合实际认真组织实施有关工作。"), published(before))
    assert now(ids)["chp_1__sec_1__p_2"] == "chp_1__sec_1__p_1"


def test_what_was_renamed_is_said_with_its_line() -> None:
    first = published(article(AIM, RULES))
    changed = article(ADDED, AIM, RULES)
    succeeding = succeed(parsed(changed, first), first, "2026-02-02", lambda known: parsed(changed, known))
    lost = {known.eid: (known.now, known.line) for known in lost_eids(first, succeeding)}
    assert lost["chp_1__sec_1"] == ("chp_1__sec_2_r2", 5)
    assert "chp_1" not in lost
    assert not list(lost_eids(first, first))


def test_former_eids_in_document_yml_mean_the_text_of_now() -> None:
    ids = published(article(ADDED, AIM, RULES), published(article(AIM, RULES)))
    accepted = Particulars(accept=(Acceptance("W-number-gap", "chp_1__sec_2", "原文如此"), Acceptance("W-x", None, "")))
    assert [a.at for a in present_particulars(accepted, ids).accept] == ["chp_1__sec_3", None]


def test_a_row_of_an_editor_holds() -> None:
    """What no rule can see, a person may write down: this text follows that one."""
    by_hand = (PublishedEid("old_1", "chp_1", "2020-01-01"), *published(article(AIM)))
    assert now(published(article(AIM, chapter="总的要求"), by_hand))["old_1"] == "chp_1"


# Texts without a character in common: nothing is taken for a redraft of anything.
APART = tuple(
    "".join(chr(0x4E10 + 40 * n + i) for i in range(6))
    + "。"
    + "".join(chr(0x4E20 + 40 * n + i) for i in range(20))
    + "。"
    for n in range(8)
)
SECTIONS = st.lists(st.sampled_from(APART), unique=True, min_size=1)


@settings(max_examples=60)
@given(st.lists(SECTIONS, min_size=2, max_size=4))
def test_whatever_changes_no_published_eid_ever_names_another_text(states: list[list[str]]) -> None:
    ids: Ids = ()
    meant: dict[str, str] = {}
    for sections in states:
        text = article(*sections)
        ids = published(text, ids)
        held = texts(text, ids)
        assert [known.eid for known in ids if known.now == known.eid] == list(held)
        for eid, words in held.items():
            assert meant.setdefault(eid, words) == words
        for eid, at in now(ids).items():
            assert not at or held[at] == meant[eid]
        for eid, words in meant.items():
            assert now(ids)[eid] or words not in held.values(), "a text that is there has lost an eId"


def test_names_stay_unique_however_often_texts_change_places() -> None:
    ids: Ids = ()
    for order in itertools.permutations((AIM, RULES, GOALS)):
        ids = published(article(*order), ids)
        in_use = [known.eid for known in ids if known.now == known.eid]
        assert len(in_use) == len(set(in_use))
