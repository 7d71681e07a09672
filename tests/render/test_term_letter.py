"""An entry's letter is an entry again when its first line is taken off."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.entries import parse_entry
from gongwen.model import TermEntry, TermSource
from gongwen.render.term_letter import entry_text, term_letter

PATH = "docs/glossary/一网通办.md"
SOURCE = TermSource(
    "优化营商环境条例",
    "国务院令第722号（2019年公布）",
    "第三十七条",
    "2026-11-24",
    "实现“一网通办”。……互认。",
    "用例",
    "某甲",
)
ENTRY = TermEntry(
    "一网通办",
    "一个入口办事：“不跑腿”。",
    "reviewed",
    PATH,
    'one "stop": # no comment',
    "yī wǎng",
    aliases=("一网\\办", "网办"),
    related=("政务服务",),
    topics=("政务服务",),
    regional=(("zh-Hant-TW", "一站式: 服務"),),
    source=SOURCE,
)


def test_the_first_line_names_the_file() -> None:
    first, _, rest = term_letter(ENTRY).partition("\n")
    assert first == PATH
    assert rest == entry_text(ENTRY)


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY,
        replace(ENTRY, status="draft", source=None, regional=(), aliases=()),
        replace(ENTRY, source=replace(SOURCE, number="")),
    ],
)
def test_the_text_is_read_as_the_entry(entry: TermEntry) -> None:
    read, findings = parse_entry(entry_text(entry), PATH)
    assert read == entry
    assert not [finding for finding in findings if finding.severity == "error"]


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20))
def test_any_words_come_through(words: str) -> None:
    read, _ = parse_entry(entry_text(replace(ENTRY, english=words)), PATH)
    assert read is not None
    assert read.english == words
