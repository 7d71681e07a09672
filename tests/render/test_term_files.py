"""The glossary as files: what a spreadsheet shows and what a page's popovers read."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gongwen.model import TermEntry, TermSource
from gongwen.render.term_files import terms_csv, terms_script
from gongwen.render.terms import regional_names, source_line

SOURCE = TermSource("优化营商环境条例", "国务院令第722号", "第三十七条", "2026-11-24", "原文，……原文。", "定义")
ENTRY = TermEntry(
    "一網通辦", "一個入口。", "reviewed", "", "one-stop", "yī wǎng", ("壹",), key="一网通办", source=SOURCE
)


def table(*entries: TermEntry, counts: Mapping[str, int] = {}) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(terms_csv("zh-Hans", entries, counts).removeprefix("\ufeff"))))


def test_the_table_opens_with_a_mark_and_keeps_the_key_of_the_source_script() -> None:
    assert terms_csv("zh-Hant", (ENTRY,), {}).startswith("\ufeffterm,pinyin,")
    (row,) = table(ENTRY)
    assert (row["term"], row["key"], row["kind"]) == ("一網通辦", "一网通办", "定义")
    assert row["passage"] == "原文，……原文。"
    assert row["source"] == "《优化营商环境条例》（国务院令第722号）第三十七条（定义），2026-11-24 核对"


def test_the_table_counts_in_all_documents() -> None:
    rows = table(ENTRY, TermEntry("甲乙", "释义。", "draft", ""), counts={"一网通办": 2})
    assert [row["count"] for row in rows] == ["2", "0"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_calculated(cell: str) -> None:
    (row,) = table(TermEntry("甲乙", cell, "draft", "", english=cell, aliases=(cell,), key=cell))
    for column in ("definition", "english", "aliases", "key"):
        assert row[column] == f"'{cell}"


@pytest.mark.parametrize("text", ['它说：“是”，"不"', "一,二", "一\n二"])
def test_a_cell_keeps_its_characters(text: str) -> None:
    (row,) = table(TermEntry("甲乙", text, "draft", ""))
    assert row["definition"] == text


def test_the_script_is_found_by_the_last_part_of_a_page_s_address() -> None:
    plus = TermEntry("互联网+监管", "</script>与\u2028行", "draft", "", regional=(("zh-Hant-TW", "數位"),))
    text = terms_script("zh-Hant-TW", (ENTRY, plus))
    value = json.loads(text.removeprefix("window.gongwenTerms = ").removesuffix(";\n"))
    assert list(value["terms"]) == ["一网通办", "互联网u002b监管"]
    assert value["terms"]["一网通办"]["term"] == "一網通辦"
    assert value["terms"]["互联网u002b监管"]["regional"] == [["zh-Hant-TW", "臺灣稱", "數位"]]
    assert set(value["labels"]) == {"aliases", "source", "page", "close"}


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (ENTRY, "《优化营商环境条例》（国务院令第722号）第三十七条（定义），2026-11-24 核对"),
        (TermEntry("甲乙", "", "reviewed", ""), ""),
        (TermEntry("甲乙", "", "draft", "", source=TermSource("《某法》", "", "", "")), "《某法》"),
        (replace(ENTRY, source=replace(SOURCE, reader="某甲")),
         "《优化营商环境条例》（国务院令第722号）第三十七条（定义），某甲 2026-11-24 核对"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_source(entry: TermEntry, line: str) -> None:
    assert source_line("zh-Hans", entry) == line


def test_a_region_s_word_is_said_to_be_that_region_s() -> None:
    entry = TermEntry("数字政府", "", "draft", "", regional=(("zh-Hant-TW", "數位政府"), ("zh-Hant-HK", "數碼政府")))
    assert regional_names("zh-Hans", entry) == (
        ("zh-Hant-TW", "台湾称", "數位政府"),
        ("zh-Hant-HK", "香港称", "數碼政府"),
    )
