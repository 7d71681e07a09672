"""Whatever a text holds, Markdown shows its characters and nothing else."""

import html
import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.markdown.escape import escape_html, escape_markdown, html_line, yaml_string, yaml_value

MARKS = "\\`*_{}[]()<>#+-.!|~:=&;\"'$^@/1 2中文，。“”１．①　"
TEXTS = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=("Cs", "Cc"))), min_size=1)


def shown(source: str) -> str:
    """The text that a reader sees of a Markdown paragraph, by a parser of HTML that is not Markdown's."""
    rendered = markdown.markdown(f"{source}\n{{: #here }}", extensions=["attr_list", "tables", "fenced_code"])
    match = re.fullmatch(r'<p id="here">(.*)</p>', rendered, re.DOTALL)
    assert match, rendered
    assert "<" not in match[1], rendered  # no element came of the text
    return html.unescape(match[1])


@pytest.mark.parametrize(
    "text",
    [
        "1. 指导思想", "1) 甲", "- 甲", "+ 甲", "# 甲", "> 甲", "===", "---", "***", "* * *", "| 甲 | 乙 |", "~~~",
        "```",
        "<script>alert(1)</script>", "&lt;b&gt;", "&#60;", "[甲](javascript:1)", "![甲](x)", "*甲*", "__甲__", "`甲`",
        "甲 {: #x }", "甲 { #x .y }", "{: #x }", "[甲]: http://x", "<http://x.example>", "http://x.example/a_b_c",
        ": 甲",
        "甲\\", "\\*", "a  b", "*[甲]: x", "[^1]: x", "[TOC]", "2022.6.6", "（一）", "甲\u3000乙", "&copy;", "&",
    ],
)  # fmt: skip
def test_marks_come_out_as_text(text: str) -> None:
    assert shown(escape_markdown(text)) == text


@given(
    TEXTS.filter(
        lambda text: text.strip() == text and not re.search(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029\x02\x03]", text)
    )
)
def test_any_text_comes_out_as_it_was(text: str) -> None:
    assert shown(escape_markdown(text)) == text


def test_a_line_break_becomes_a_space() -> None:
    assert escape_markdown("甲 \n\n 乙") == "甲 乙"
    assert html_line("甲\r\n\r\n乙<") == "甲 乙&lt;"


def test_a_piece_inside_a_line_needs_no_escape_for_line_starts() -> None:
    assert escape_markdown("1. 甲") == "1\\. 甲"
    assert escape_markdown("1. 甲", line_start=False) == "1. 甲"


def test_attributes_cannot_be_left() -> None:
    assert escape_html("\"'><") == "&quot;&#x27;&gt;&lt;"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_front_matter_holds_any_title(text: str) -> None:
    assert yaml.safe_load(f"title: {yaml_string(text)}") == {"title": text}
    assert yaml.safe_load(f"tags: {yaml_value(((text, text), (text,)))}") == {"tags": [[text, text], [text]]}
