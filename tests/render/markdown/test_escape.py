"""Whatever a text holds, Markdown shows its characters and nothing else."""

import html
import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.markdown.escape import escape_html, escape_markdown, html_line, yaml_value
from gongwen.text.visible import visible

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


@given(TEXTS)
def test_any_text_comes_out_as_it_was(text: str) -> None:
    assert shown(escape_markdown(text)) == text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_breaks_and_controls_become_spaces_and_nothing_else_changes(text: str) -> None:
    assert visible(shown(escape_markdown(text) or "-")) == visible(text) or not visible(text)


@given(TEXTS, st.sampled_from(["|", "*", "**", "[]"]))
def test_a_piece_is_as_safe_between_marks(text: str, mark: str) -> None:
    piece = escape_markdown(text)
    sources = {
        "|": f"| 甲 |\n| --- |\n| {piece} |",
        "*": f"甲*{piece}*乙",
        "**": f"甲**{piece}**乙",
        "[]": f"[{piece}](x)",
    }
    html_of = markdown.markdown(sources[mark], extensions=["attr_list", "tables"])
    found = re.search(r"<(td|em|strong|a [^>]*)>(.*)</(?:td|em|strong|a)>", html_of, re.DOTALL)

    assert found, html_of
    assert html.unescape(found[2]) == text


@pytest.mark.parametrize(
    "text", ["AT&T 公司", "a & b", "5 > 3", "甲-乙+丙", "（1）甲", "a@b.cn", "https://a.cn/?b=1&c=2"]
)
def test_what_needs_no_escape_has_none(text: str) -> None:
    assert escape_markdown(text) == text


def test_a_line_break_becomes_a_space() -> None:
    assert escape_markdown("甲 \n\n 乙") == "甲 乙"
    assert html_line("甲\r\n\r\n乙<") == "甲 乙&lt;"


def test_a_piece_inside_a_line_needs_no_escape_for_line_starts() -> None:
    assert escape_markdown("1. 甲") == "1\\. 甲"
    assert escape_markdown("1. 甲", opens=False) == "1. 甲"


def test_attributes_cannot_be_left() -> None:
    assert escape_html("\"'><") == "&quot;&#x27;&gt;&lt;"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_front_matter_holds_any_title(text: str) -> None:
    assert yaml.safe_load(f"title: {yaml_value(text)}") == {"title": text}
    assert yaml.safe_load(f"tags: {yaml_value(((text, text), (text,)))}") == {"tags": [[text, text], [text]]}


def test_an_exclamation_mark_before_a_link_makes_no_picture() -> None:
    assert escape_markdown("看!", closes=False) == "看&#33;"
    assert escape_markdown("看!") == "看!"
