"""Notes written and rewritten: what is read back is what was meant, and the author's own lines stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.annotations.compose import note_file, rewritten_file, selector_at, yaml_scalar
from gongwen.annotations.form import parse_note
from gongwen.model import Note, TextQuoteSelector
from gongwen.text.strict_yaml import YamlMap, YamlString, parse_strict_yaml

PATH = "docs/documents/pilot/annotations/a-note.md"
NOTE = Note(
    "a-note",
    "chp_1__p_1",
    TextQuoteSelector("建立健全“一网通办”制度", "一、", "。"),
    "甲: 乙",
    "2022-06-25",
    "CC-BY-4.0",
    "note",
    "正文。",
    PATH,
)


def read(text: str) -> Note:
    note, findings = parse_note(text.encode(), PATH)
    assert note is not None, findings
    return note


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_one_yaml_scalar(text: str) -> None:
    line = f"key: {yaml_scalar(text)}"
    node = parse_strict_yaml(line)

    assert "\n" not in line
    assert isinstance(node, YamlMap)
    value = node.get("key")
    assert isinstance(value, YamlString) and value.value == text


@pytest.mark.parametrize("text", ["null", "~", "no", "- a", "a: b", "#x", "“引”", "&a", "*a", "!t", "a # b", "1:20"])
def test_what_yaml_would_read_otherwise_is_quoted(text: str) -> None:
    node = parse_strict_yaml(f"key: {yaml_scalar(text)}")

    assert isinstance(node, YamlMap)
    assert node.get("key") == YamlString(text, 1)


def test_a_new_note_reads_back() -> None:
    note = read(note_file(NOTE))

    assert replace(note, key_lines=(), body_line=1) == NOTE


def test_only_what_changed_is_rewritten() -> None:
    text = (
        "---\nid: a-note\ntarget: chp_1__p_1\nquote:\n  exact: 旧的引文在此\n  prefix: 前\n"
        "# 说明\nauthor: 甲   # 笔名\ncreated: 2022-06-25\nlicence: CC-BY-4.0\n---\n\n正文 *一*。\n"
    )
    quote = TextQuoteSelector("新的引文在此", "", "后")
    rewritten = rewritten_file(text, replace(read(text), quote=quote, target="chp_2"))

    assert rewritten == text.replace("旧的", "新的").replace(
        "exact: 新的引文在此\n  prefix: 前", 'exact: "新的引文在此"\n  suffix: "后"'
    ).replace("target: chp_1__p_1", "target: chp_2")


def test_an_orphan_is_recorded_and_taken_back() -> None:
    text = note_file(NOTE)
    orphan = replace(NOTE, orphaned="2024-01-02")
    recorded = rewritten_file(text, orphan)

    assert read(recorded).orphaned == "2024-01-02"
    assert rewritten_file(recorded, NOTE) == text


def test_a_front_matter_on_one_line_is_written_anew() -> None:
    text = (
        "---\n{id: a-note, target: chp_1__p_1, quote: {exact: 旧的引文在此}, author: 甲, created: 2022-06-25, "
        "licence: CC-BY-4.0}\n---\n正文。\n\n第二段。\n"
    )
    wanted = replace(read(text), target="chp_2")
    rewritten = rewritten_file(text, wanted)

    assert read(rewritten).target == "chp_2"
    assert rewritten.endswith("---\n正文。\n\n第二段。\n")


def test_the_context_is_what_stands_beside_the_words() -> None:
    text = "甲" * 40 + "引文四字" + "乙"

    assert selector_at(text, 40, 44) == TextQuoteSelector("引文四字", "甲" * 32, "乙")
