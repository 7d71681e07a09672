import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.sources.html_tokens import attributes_of, html_tokens


@pytest.mark.parametrize(
    ("html", "tokens"),
    [
        ("<p>甲</p>", ["<p", "甲", "</p"]),
        ("a < b &lt; &#x4e00;&nbsp;", ["a < b < 一\xa0"]),
        ("<!-- <p>无</p> -->甲", ["甲"]),
        ("<!doctype html>甲<?xml?>", ["甲"]),
        ("<!--甲>乙", ["乙"]),  # an unclosed comment ends at its first >
        ("<script>if (a<b) x('</p>')</script>甲", ["<script", "if (a<b) x('</p>')", "</script", "甲"]),
        ("<title>甲&amp;乙</title>", ["<title", "甲&乙", "</title"]),
        ("<p title='a>b'>甲", ["<p", "甲"]),
        ("<BR/>甲", ["<br", "甲"]),
        ("甲<", ["甲<"]),
        ("<p", ["<p"]),  # no tag without >
    ],
)
def test_tokens(html: str, tokens: list[str]) -> None:
    shown = {"start": "<{}", "end": "</{}", "data": "{}"}

    assert [shown[t.kind].format(t.value) for t in html_tokens(html)] == tokens


def test_attributes() -> None:
    assert attributes_of(" SRC='a.png' alt=\"甲&amp;乙\" hidden width=3 src=b.png") == {
        "src": "a.png",
        "alt": "甲&乙",
        "hidden": "",
        "width": "3",
    }


@pytest.mark.parametrize("piece", ["<a ", '<a ">', "<!--", "<", "</", "<a '", "<script>", "&", '<p title="<'])
def test_no_piece_repeated_slows_it_down(piece: str) -> None:
    # Quadratic time would make this run for hours; pytest's own limit is the only clock here.
    assert sum(1 for _ in html_tokens(piece * 200_000)) >= 1


@given(st.text(alphabet="<>/!-p a'\"=&;甲", max_size=60))
def test_text_stands_in_order_of_its_offsets(html: str) -> None:
    offsets = [token.offset for token in html_tokens(html)]

    assert offsets == sorted(offsets)
