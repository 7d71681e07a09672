"""The Markdown of a page has all text that is at home there, by the levels and links of its divisions."""

import pytest

from gongwen.model import Event, Metadata
from gongwen.verify.page_markdown import (
    address_faults,
    level_faults,
    link_faults,
    own_field_faults,
    page_markdown_faults,
)
from gongwen.verify.site_library import Texts

HEADED = {"chp_2": "二、责任", "chp_2__sec_1": "（一）建制", "chp_2__sec_2": "（二）巡查"}
TEXTS = Texts("pilot", {**HEADED, "chp_2__sec_1__p_1": "先行。", "chp_3": "三、附则"}, HEADED)
HOMES = dict.fromkeys(("chp_2", "chp_2__sec_1", "chp_2__sec_2", "chp_2__sec_1__p_1"), "chp_2") | {"chp_3": "chp_3"}
NUMBERS = {"chp_2": "二、", "chp_2__sec_1": "（一）", "chp_2__sec_2": "（二）"}
ADDRESS = "https://a.example/pilot/chp_2/"
PAGE = f"""---
title: "二、责任"
eid: "chp_2"
address: "{ADDRESS}"
kind: "text"
---

# [二、](#chp_2)责任 {{: #chp_2 }}

## [（一）](#chp_2__sec_1)建制 {{: #chp_2__sec_1 }}

先行。
{{: #chp_2__sec_1__p_1 }}

## [（二）](#chp_2__sec_2)巡查 {{: #chp_2__sec_2 }}
"""


def found(text: str) -> list[str]:
    return list(page_markdown_faults(text, "chp_2", ADDRESS, TEXTS, HOMES, NUMBERS))


def test_a_page_of_ours_has_no_fault() -> None:
    assert found(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("先行。\n", "\n", "#chp_2__sec_1__p_1"),
        ("先行", "先试", "#chp_2__sec_1__p_1"),
        ("(#chp_2__sec_2)", "(#chp_2__sec_1)", "（二） → #chp_2__sec_1"),
        ('kind: "text"', 'kind: "summary"', "kind：summary"),
        ("a.example/pilot", "a.example/other", "address：https://a.example/other/chp_2/"),
        ('eid: "chp_2"', 'eid: "chp_3"', "eid：chp_3"),
    ],
)
def test_what_is_otherwise_is_named(old: str, new: str, fault: str) -> None:
    assert fault in found(PAGE.replace(old, new, 1))


def test_headings_stand_below_those_of_what_they_are_in() -> None:
    assert list(level_faults(PAGE, HEADED)) == []
    assert list(level_faults(PAGE.replace("## [（二）]", "#### [（二）]"), HEADED)) == ["#### #chp_2__sec_2"]


def test_values_above_the_text_are_the_documents_own() -> None:
    head = '---\ndocument: "pilot"\nevents: [{"date": "2024-07-01", "kind": "effective", "by": "某市"}]\n---\n'
    metadata = Metadata(events=(Event("2024-07-01", "effective", "某市", "front__p_1"),))

    assert list(own_field_faults(head, "pilot", metadata)) == []
    assert list(own_field_faults(head, "other", metadata)) == ["pilot"]
    assert list(own_field_faults(head.replace("07-01", "05-06"), "pilot", metadata))
    assert list(own_field_faults(head, "pilot", Metadata()))


def test_an_overview_tells_its_own_address() -> None:
    head = '---\naddress: "https://a.example/pilot/"\n---\n'
    assert not list(address_faults(head, "index", "https://a.example/pilot/"))
    assert list(address_faults(head, "index", "https://a.example/other/"))
    assert list(address_faults(head, "whole", "https://a.example/pilot/"))
    assert not list(address_faults(head, "compare", "https://a.example/other/"))


def test_links_lead_to_the_page_or_document_that_they_are_called_by() -> None:
    headings, numbered = {"chp_1": "一、要求", "chp_2": "二、责任"}, {"试发20241号": {"pilot"}}
    own = "- [一、要求](chp_1.md)\n- [责任](chp_1.md)\n[试发〔2024〕1号](../pilot/index.md)、[某件](../other/)\n"
    assert not list(link_faults(own, headings, numbered))
    assert list(link_faults(own.replace("要求](chp_1", "要求](chp_2"), headings, numbered))
    assert list(link_faults(own.replace("pilot", "other"), headings, numbered))
