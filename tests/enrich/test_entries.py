import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.entries import (
    MAX_BYTES,
    MAX_DEFINITION,
    MAX_PASSAGE,
    READ_KEYS,
    check_entries,
    parse_entry,
    shown_entries,
)
from gongwen.model import Finding, TermEntry, TermSource

PATH = "docs/glossary/一网通办.md"
REVIEWED = """---
term: 一网通办
english: one-network access to government services
pinyin: yī wǎng tōng bàn
aliases: [全程网办, 一网办理]
related: [政务服务]
topics: [政务服务]
regional: {zh-Hant-TW: 單一入口網, zh-Hant-HK: 一站通}
source:
  title: 优化营商环境条例
  number: 国务院令第722号
  article: 第三十七条
  passage: "实现“一网通办”。"
  kind: 用例
  checked: 2026-11-24
  reader: 某甲
status: reviewed
---
从一个网上入口办理
不同部门的事项。
"""
DRAFT = """---
term: 一网通办
english: one-network access
pinyin: yī wǎng tōng bàn
status: draft
---
从一个网上入口办理不同部门的事项。
"""


def codes(text: str, path: str = PATH) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in parse_entry(text, path)[1]]


def test_a_reviewed_entry_holds_all_that_was_written() -> None:
    entry, findings = parse_entry(REVIEWED, PATH)

    assert findings == ()
    assert entry == TermEntry(
        term="一网通办",
        definition="从一个网上入口办理不同部门的事项。",
        status="reviewed",
        path=PATH,
        english="one-network access to government services",
        pinyin="yī wǎng tōng bàn",
        aliases=("全程网办", "一网办理"),
        related=("政务服务",),
        topics=("政务服务",),
        regional=(("zh-Hant-TW", "單一入口網"), ("zh-Hant-HK", "一站通")),
        source=TermSource(
            "优化营商环境条例", "国务院令第722号", "第三十七条", "2026-11-24", "实现“一网通办”。", "用例", "某甲"
        ),
    )


def test_a_source_without_its_article_is_warned_of() -> None:
    entry, findings = parse_entry(DRAFT.replace("status: draft", "status: draft\nsource: {title: 条例}"), PATH)

    assert entry is not None
    assert [(f.line, f.code) for f in findings if f.severity == "warning"] == [(6, "W-source-article")]


def test_a_draft_is_an_entry_and_said_to_be_one() -> None:
    entry, findings = parse_entry(DRAFT, PATH)

    assert entry is not None and entry.status == "draft" and entry.source is None
    assert [(f.line, f.code, f.severity) for f in findings] == [(5, "I-draft", "info")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("---\nterm", "term", (1, "E-front-matter")),
        ("term: 一网通办", "term: [一网通办", (3, "E-yaml")),
        ("english: one-network access", "english: &a b", (3, "E-yaml-feature")),
        ("pinyin:", "english:", (4, "E-yaml-duplicate")),
        ("status: draft", "status: draft\n? [a]\n: b", (6, "E-yaml-type")),
        ("english:", "englsh:", (3, "E-key-unknown")),
        ("status: draft\n", "", (2, "E-key-missing")),
        ("english: one-network access", "english:", (3, "E-key-missing")),
        ("english: one-network access", "english: [a]", (3, "E-type")),
        ("english: one-network access", "english: |\n  a\n  b", (3, "E-type")),
        ("status: draft", "status: final", (5, "E-type")),
        ("status: draft", "status: draft\naliases: 全程网办", (6, "E-type")),
        ("status: draft", "status: draft\naliases: [全程网办, 全程网办]", (6, "E-type")),
        ("status: draft", "status: draft\naliases: [[全程网办]]", (6, "E-type")),
        ("status: draft", "status: draft\naliases: [网]", (6, "E-type")),
        ("status: draft", "status: draft\nregional: 數位", (6, "E-type")),
        ("status: draft", "status: draft\nregional: {zh-Hans: 数字}", (6, "E-script")),
        ("status: draft", "status: draft\nsource: 条例", (6, "E-type")),
        ("status: draft", "status: draft\nsource: {titel: 条例}", (6, "E-key-unknown")),
        ("status: draft", "status: draft\nsource: {title: 条例, checked: 2022-02-30}", (6, "E-date")),
        ("status: draft", "status: draft\nsource: {title: 条例, checked: 2022年}", (6, "E-date")),
        ("status: draft", "status: reviewed", (5, "E-key-missing")),
        ("status: draft", "status: reviewed\nsource: {title: 条例, checked: 2022-06-23}", (6, "E-key-missing")),
        ("status: draft", "status: draft\nsource: {title: 条例, kind: 定意}", (6, "E-type")),
        ("status: draft", f"status: draft\nsource: {{title: 条例, passage: {'长' * 121}}}", (6, "E-type")),
        ("term: 一网通办", "term: 一网统管", (2, "E-id")),
        ("term: 一网通办", "term: 一网 通办", (2, "E-id")),
        ("term: 一网通办", "term: 一网/通办", (2, "E-id")),
        ("term: 一网通办", "term: 一\u200b网通办", (2, "E-control")),
        ("从一个", "从\u202e一个", (7, "E-control")),
        ("english: one-network access", 'english: "one\\u202enetwork"', (3, "E-control")),
        ("从一个网上入口办理不同部门的事项。", " \n", (7, "E-body-empty")),
        ("从一个网上入口", "从一个\n\n网上入口", (7, "E-body-shape")),
        ("从一个", "从" * MAX_DEFINITION, (7, "E-body-long")),
        ("从一个", "从" * MAX_BYTES, (1, "E-size")),
    ],
)
def test_a_fault_is_found_on_its_line_and_costs_the_entry(old: str, new: str, expected: tuple[int, str]) -> None:
    assert old in DRAFT
    text = DRAFT.replace(old, new, 1)

    assert expected in codes(text)
    assert parse_entry(text, PATH)[0] is None


@pytest.mark.parametrize("key", READ_KEYS)
def test_whoever_reviews_an_entry_says_all_that_was_read(key: str) -> None:
    text = "\n".join(line for line in REVIEWED.split("\n") if not line.startswith(f"  {key}:"))

    assert codes(text) == [(10, "E-key-missing")]


def test_a_passage_may_be_as_long_as_the_limit() -> None:
    text = re.sub("passage: .*", f"passage: {'长' * MAX_PASSAGE}", REVIEWED)

    assert codes(text) == []


def test_an_entry_without_a_passage_is_not_shown() -> None:
    reviewed, draft = parse_entry(REVIEWED, PATH)[0], parse_entry(DRAFT, PATH)[0]
    assert reviewed is not None and draft is not None and reviewed.source is not None
    taken_back = replace(reviewed, status="draft")
    bare = replace(reviewed, source=replace(reviewed.source, passage=""))

    assert shown_entries((reviewed, draft, taken_back, bare)) == (reviewed,)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = DRAFT.replace("english:", "englsh:").replace("status: draft", "status: final")

    assert {code for _, code in codes(text)} == {"E-key-unknown", "E-key-missing", "E-type"}


def test_a_misspelt_key_is_told_the_right_one() -> None:
    findings = parse_entry(DRAFT.replace("pinyin:", "pinyinn:"), PATH)[1]

    assert "是否要写“pinyin”？" in next(f.message for f in findings if f.code == "E-key-unknown")


@pytest.mark.parametrize("term", ["双随机、一公开", "互联网+监管", "枫桥经验", "党校（行政学院）", "5G"])
def test_a_term_may_hold_what_the_text_holds(term: str) -> None:
    entry, _ = parse_entry(DRAFT.replace("term: 一网通办", f"term: {term}"), f"docs/glossary/{term}.md")

    assert entry is not None and entry.term == term


@pytest.mark.parametrize("path", [PATH, "一网通办.md", "docs\\glossary\\一网通办.md"])
def test_the_file_bears_the_name_of_the_term(path: str) -> None:
    assert parse_entry(DRAFT, path)[0] is not None


@pytest.mark.parametrize(
    ("body", "definition"),
    [("甲\n乙\n", "甲乙"), ("甲  \n  乙", "甲乙"), ("open\ndata", "open data"), ("甲\ndata", "甲data")],
)
def test_broken_lines_of_a_definition_are_joined(body: str, definition: str) -> None:
    entry, _ = parse_entry(DRAFT.partition("从")[0] + body, PATH)

    assert entry is not None and entry.definition == definition


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for candidate in (text, f"---\n{text}\n---\n{text}", DRAFT.replace("一网通办", text)):
        entry, findings = parse_entry(candidate, PATH)

        assert (entry is None) == any(f.severity == "error" for f in findings)


def entry(term: str, *, aliases: tuple[str, ...] = (), related: tuple[str, ...] = ()) -> TermEntry:
    return TermEntry(term, "释义", "draft", f"docs/glossary/{term}.md", aliases=aliases, related=related)


def test_two_entries_may_not_claim_one_word() -> None:
    entries = (entry("政务云", aliases=("政务云平台",)), entry("政务云平台"), entry("数据"))

    assert [(f.path, f.code) for f in check_entries(entries)] == [("docs/glossary/政务云平台.md", "E-id-duplicate")]


def test_an_entry_may_not_be_its_own_alias() -> None:
    assert [f.code for f in check_entries((entry("政务云", aliases=("政务云",)),))] == ["E-id-duplicate"]


def test_a_related_term_needs_an_entry() -> None:
    first, second = entry("数据", related=("算法", "政务云")), entry("政务云")

    assert check_entries((first, second)) == (
        Finding("docs/glossary/数据.md", 1, "W-related-unknown", "related 里的“算法”没有词条；请先写词条，或删去"),
    )
    assert check_entries((replace(first, related=("政务云",)), second)) == ()


@pytest.mark.parametrize(
    ("name", "found"), [("con", ["E-path"]), ("Nul", ["E-path"]), ("com1", ["E-path"]), ("control", [])]
)
def test_a_name_that_windows_keeps_for_devices_is_no_entrys(name: str, found: list[str]) -> None:
    text = DRAFT.replace("term: 一网通办", f"term: {name}")

    assert [code for _, code in codes(text, f"docs/glossary/{name}.md") if code != "I-draft"] == found
