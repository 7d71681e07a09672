import json

import pytest

from gongwen.model import Document, Metadata, Part
from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_data import (
    bookmark_faults,
    citation_faults,
    data_value,
    misplaced,
    page_list_faults,
    quotes_faults,
    search_text_faults,
    sitemap_faults,
    tasks_faults,
)
from gongwen.verify.site_library import Texts

TEXTS = Texts(
    "pilot",
    {"chp_1": "一、总体要求", "chp_1__p_1": "各市应当先行先试，不得拖延。", "chp_2": "二、安排"},
    {"chp_1": "一、总体要求", "chp_2": "二、安排"},
)
KNOWN = KnownWords([*TEXTS.by_eid.values(), "2024-01-02"], ("编号", "任务"))


@pytest.mark.parametrize(
    "script",
    [
        'window.x = {"a": 1};\nalert(1);\n',
        'alert(1);window.x = {"a": 1};\n',
        'window.y = {"a": 1};\n',
        'window.x = {"a": "伪造", "a": "真"};\n',
        'window.x = {"a": "\u202e真"};\n',
        "window.x = {a: 1};\n",
    ],
)
def test_a_script_of_data_does_nothing_else(script: str) -> None:
    with pytest.raises(ValueError):
        data_value(script, "x")


def test_data_is_read() -> None:
    assert data_value('window.x = {\n "a": [1]\n};\n', "x") == {"a": [1]}
    assert data_value('gongwenSearchData("t0", {"a": 1});\n', "gongwenSearchData") == {"a": 1}


def quotes(texts: dict[str, str]) -> list[str]:
    value = json.dumps({"slug": "pilot", "texts": texts}, ensure_ascii=False, indent=1)
    return list(quotes_faults(f"window.gongwenQuotes = {value};\n", "pilot", TEXTS))


def test_quotes_are_the_words_of_their_own_eids() -> None:
    assert quotes(dict(TEXTS.by_eid)) == []
    assert quotes({"chp_1__p_1": "各市应当先行先试，停止拖延。"}) == ["chp_1__p_1：各市应当先行先试，停止拖延。"]
    assert quotes({"chp_9": "伪造"}) == ["chp_9：伪造"]


HEADS = ["编号", *["任务"] * 7]
HEAD = '"编号","任务","任务","任务","任务","任务","任务","任务"\r\n'


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ('"chp_1__p_1","一、总体要求","","","各市应当先行先试","各市","","各市应当先行先试，不得拖延。"', True),
        ('"chp_1__p_1","一、总体要求","","","各市应当停止先试","各市","","各市应当先行先试，不得拖延。"', False),
        ('"chp_2","二、安排","","","各市应当先行先试","各市","",""', False),
        ('"chp_7","","","","先行先试","","",""', False),
        ('"chp_1__p_1","三、总体要求","","","先行先试","","",""', False),
        ('"chp_1__p_1","","","","先行先试","省财政厅","",""', False),
        ('"chp_1__p_1","","","","先行先试"', False),
    ],
)
def test_a_task_stands_in_the_text_that_it_names(row: str, right: bool) -> None:
    assert (list(tasks_faults(f"\ufeff{HEAD}{row}\r\n", TEXTS, KNOWN, HEADS)) == []) is right


def test_columns_of_tasks_stand_in_their_order() -> None:
    turned = HEAD.replace('"编号","任务"', '"任务","编号"')

    assert list(tasks_faults(f"\ufeff{turned}", TEXTS, KNOWN, HEADS)) == [turned.strip().replace('"', "")]


def search(places: list[object], units: list[object]) -> list[str]:
    value = json.dumps({"places": places, "units": units}, ensure_ascii=False)
    script = f'gongwenSearchData("t0", {value});\n'
    homes = {"pilot": {"chp_1": "chp_1", "chp_1__p_1": "chp_1", "chp_2": "chp_2"}}
    return list(search_text_faults(script, ["pilot"], {"pilot": TEXTS}, homes, KNOWN))


def test_search_shows_each_text_at_its_page() -> None:
    place = [0, "pilot/chp_1/", "一、总体要求", ""]

    assert search([place], [[0, "chp_1__p_1", "各市应当先行先试，不得拖延。"]]) == []
    assert search([place], [[0, "chp_1__p_1", "各市应当停止先试，不得拖延。"]])
    assert search([place], [[0, "chp_2", "二、安排"]]) == ["chp_2 → pilot/chp_1/"]
    assert search([[0, "other/chp_1/", "", ""]], [])
    assert search([[0, "pilot/chp_1/", "一、取消要求", ""]], []) == ["取消要求"]


def test_a_sitemap_names_pages_that_are_there() -> None:
    there = {"", "pilot/"}

    assert list(sitemap_faults("<loc>https://a.example/pilot/</loc>", "https://a.example/", there)) == []
    assert list(sitemap_faults("<loc>https://a.example/none/</loc>", "https://a.example/", there))
    assert list(sitemap_faults("<loc>https://b.example/pilot/</loc>", "https://a.example/", there))


@pytest.mark.parametrize(
    ("other", "right"),
    [("zh-Hant/pilot/", True), ("zh-Hant-TW/pilot/", False), ("zh-Hant/", False), ("pilot/", False)],
)
def test_a_sitemap_has_the_same_page_of_another_script(other: str, right: bool) -> None:
    site = "https://a.example/"
    links = (("zh-Hans", "pilot/"), ("zh-Hant", other))
    alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{site}{to}"/>' for tag, to in links)
    text = f"<url><loc>{site}pilot/</loc>{alternates}</url>"

    assert (
        list(sitemap_faults(text, site, {"pilot/", "zh-Hant/pilot/", "zh-Hant-TW/pilot/", "zh-Hant/"})) == []
    ) is right


def test_destinations_stand_in_the_order_of_the_text() -> None:
    assert list(misplaced([("chp_1", 0, 700.0), ("chp_1__p_1", 0, 600.0), ("chp_2", 1, 700.0)], TEXTS)) == []
    assert list(misplaced([("chp_1", 1, 700.0), ("chp_2", 0, 700.0)], TEXTS)) == ["chp_1、chp_2 的位置"]
    assert list(misplaced([("chp_1", 0, 100.0), ("chp_2", 0, 700.0)], TEXTS)) == ["chp_1、chp_2 的位置"]


def test_bookmarks_stand_in_the_order_of_the_text() -> None:
    headings = [text for eid, text in TEXTS.by_eid.items() if eid in TEXTS.headings]
    right = [(title, number, 700.0) for number, title in enumerate(headings)]

    assert len(right) > 1
    assert list(bookmark_faults(right, TEXTS)) == []
    exchanged = [(right[1][0], 0, 700.0), (right[0][0], 1, 700.0)]
    assert list(bookmark_faults(exchanged, TEXTS)) == [f"书签 {right[0][0]}"]
    assert list(bookmark_faults([right[0], (right[1][0], 0, 710.0)], TEXTS)) == [f"书签 {right[1][0]} 的位置"]
    assert list(bookmark_faults([("伪造", 0, 700.0)], TEXTS)) == ["书签 伪造"]


def test_the_list_of_pages_is_that_of_the_pdf() -> None:
    places = [("chp_1", 0, 700.0), ("chp_2", 2, 700.0)]

    def found(**changes: object) -> list[str]:
        value = {"file": "x.pdf", "pages": 3, "unnumbered": 0, "eids": {"chp_1": 1, "chp_2": 3}} | changes
        return list(page_list_faults(json.dumps(value), 3, places))

    assert found() == []
    assert found(eids={"chp_1": 1, "chp_2": 2}) == ["chp_2：2"]
    assert found(pages=4) == ["pages：4"]
    assert found(remark="伪造")
    assert found(eids={"chp_1": 1}) == ["缺 chp_2"]


@pytest.mark.parametrize(
    ("eid", "heading", "label", "fits"),
    [
        ("art_17-1", "第十七条之一", "第17条之一", True),
        ("art_17-1", "第十七条之一", "第18条之一", False),
        ("chp_1__sec_2", "1.2范围", "第一节第二小节", True),
        ("chp_1__sec_2", "1.2范围", "第一节第三小节", False),
        ("para_53", "53.1,1-二氯乙烯", "第53点", True),
        ("para_53", "53.1,1-二氯乙烯", "第54点", False),
    ],
)
def test_a_place_is_counted_as_its_division_is(eid: str, heading: str, label: str, fits: bool) -> None:
    texts = Texts("pilot", {eid: heading}, {eid: heading})
    script = {"tag": "zh-Hans", "address": "https://a/", "forms": {}, "places": {eid: label}, "ended": ""}
    value = {"words": {}, "forms": {}, "homes": {"": "", eid: ""}, "ended": None, "scripts": [script]}
    text = f"window.gongwenCitation = {json.dumps(value, ensure_ascii=False)};\n"
    known = KnownWords([heading, label, "zh-Hans"], ())
    document = Document("x", "", Part("", "main", Metadata()))
    assert (list(citation_faults(text, {eid: ""}, document, texts, known, "https://a/")) == []) == fits


def test_a_citation_has_the_document_s_own_day_in_every_form() -> None:
    forms = {"": {"legal": ["《试点通知》（2024-01-02）"], "gbt2025": ["试点通知[EB/OL]. 2024-01-02"]}}
    document = Document("x", "", Part("", "main", Metadata(title="试点通知", date="2024-01-02")))
    known = KnownWords(["试点通知", "2024-01-02", "2024-07-01"], ())

    def found(changed: dict[str, dict[str, list[str]]]) -> list[str]:
        script = {"tag": "zh-Hans", "address": "https://a/", "forms": changed, "places": {}}
        told = {"legal": "法学引注手册", "gbt2025": "GB", "address": "地址"}
        value = {"words": {}, "forms": told, "homes": {}, "ended": None, "scripts": [script]}
        text = f"window.gongwenCitation = {json.dumps(value, ensure_ascii=False)};\n"
        faults = citation_faults(text, {}, document, Texts("x", {}, {}), known, "https://a/", lambda tag: known)
        return [fault for fault in faults if fault not in ("法学引注手册", "地址")]

    assert found(forms) == []
    assert found({"": forms[""] | {"legal": ["《试点通知》（2024-07-01）"]}}) == ["2024-07-01"]
    assert found({"": {"legal": forms[""]["legal"]}}) == ["缺 gbt2025"]
