"""Comparisons hold both texts, and as many passages of each kind as they say; lists as many documents."""

import pytest

from gongwen.verify.site_comparisons import changes_faults, counted_faults, list_faults, unlisted
from gongwen.verify.site_library import Texts

COMPARED = (
    '<p id="counts">改动 1 段，新增 1 段，删去 0 段，未改 1 段。</p>'
    '<p class="gw-c gw-c-changed" id="compare-1">每<del><span class="gw-unseen">【删去：</span>年</del>'
    "<ins>月</ins>巡查</p>"
    '<p class="gw-c gw-c-inserted" id="compare-2"><ins>报送总结</ins></p>'
    '<h3 class="gw-c gw-c-same gw-c-heading" id="compare-3">一、要求</h3>'
)
NOW, BEFORE = "一、要求每月巡查报送总结", "一、要求每年巡查"
LIST = (
    '<section class="gw-library"><h2 id="years-1">2024 <small>共 2 件</small></h2><ul>'
    '<li class="gw-library-item" data-years="2024"><h3><a href="../../a/">甲</a></h3></li>'
    '<li class="gw-library-item" data-years="2024"><h3><a href="../../b/">乙</a></h3></li></ul></section>'
)
MARKDOWN = "- [甲](../a/index.md) 某市\n- [乙](../b/index.md) 某县\n"


def test_a_comparison_of_ours_has_no_fault() -> None:
    assert list(counted_faults(COMPARED, NOW, BEFORE)) == []


FORMED = COMPARED.replace("。</p>", "。另有 1 段只改了标点、数字或空格的写法。</p>", 1) + (
    '<p class="gw-c gw-c-form" id="compare-4">（一<del><span class="gw-unseen">【删去：</span>)</del>'
    "<ins>）</ins>甲</p>"
)


def test_passages_of_which_the_form_alone_changed_are_counted_by_themselves() -> None:
    now, before = f"{NOW}（一）甲", f"{BEFORE}（一)甲"

    assert list(counted_faults(FORMED, now, before)) == []
    assert list(counted_faults(FORMED.replace("另有 1", "另有 2"), now, before))
    assert list(counted_faults(COMPARED + FORMED.partition("</h3>")[2], now, before))  # one that is not told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("改动 1", "改动 0"),
        ("<ins>月</ins>", "月"),
        ('<del><span class="gw-unseen">【删去：</span>年</del>', ""),
        ("<ins>报送总结</ins>", "报送总结"),
        ("gw-c-same", "gw-c-changed"),
        ("要求</h3>", "不要求</h3>"),
    ],
)
def test_a_change_untold_or_miscounted_is_named(old: str, new: str) -> None:
    assert list(counted_faults(COMPARED.replace(old, new, 1), NOW, BEFORE))


def test_a_list_of_ours_has_no_fault() -> None:
    assert list(list_faults(LIST, MARKDOWN, "years")) == []
    assert list(list_faults(LIST, "", "issuers")) == []


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (LIST.replace("共 2 件", "共 3 件"), MARKDOWN),
        (LIST.replace("2024 <small>", "2014 <small>"), MARKDOWN),
        (LIST, MARKDOWN.replace("- [乙](../b/index.md) 某县\n", "")),
        (LIST.replace("../../b/", "../../a/"), MARKDOWN),
    ],
)
def test_a_list_with_more_or_less_is_named(html: str, markdown: str) -> None:
    assert list(list_faults(html, markdown, "years"))


def test_a_change_that_is_left_out_of_the_data_is_missed() -> None:
    before, now = Texts("old", {"p_1": "甲", "p_2": "每年"}, {}), Texts("new", {"p_1": "甲", "p_2": "每月"}, {})
    sides = {side: {"eid": "p_2", "eids": ["p_2"], "text": text} for side, text in (("old", "每年"), ("new", "每月"))}
    row = {"change": "changed", **sides, "moved": None, "pieces": [["same", 1], ["deleted", 1], ["inserted", 1]]}
    counts = {"same": 1, "form": 0, "changed": 1, "deleted": 0, "inserted": 0}
    value = {"old": "old", "new": "new", "counts": counts, "changes": [row]}

    def faults(told: object) -> list[str]:
        return list(changes_faults(told, now, {"old": before}, {"old": ["p_1", "p_2"], "new": ["p_1", "p_2"]}))

    assert faults(value) == []
    assert faults(value | {"changes": [], "counts": counts | {"changed": 0}}) == ["缺少改动：old、new"]
    assert faults(value | {"changes": [row | {"pieces": [["same", 2]]}]})


def test_each_dated_document_stands_on_a_page_of_the_list_by_years() -> None:
    other = LIST.replace("2024", "2025").replace("../a/", "../c/").replace("../b/", "../d/")

    assert list(unlisted([LIST, other], {"a", "b", "c", "d"})) == []  # a large library has a page a year
    assert list(unlisted([LIST], {"a", "b", "c"})) == ["c"]
    assert list(unlisted(["", other], {"a", "c"})) == ["a"]
