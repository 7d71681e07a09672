"""Blocks that are kept out of Markdown's way stand on the page as Markdown would have left them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from gongwen.publish.raw_blocks import with_raw_blocks, without_raw_blocks


def rendered(markdown: str) -> str:
    return Markdown(extensions=["attr_list"]).convert(markdown)


def shortened(markdown: str) -> str:
    text, blocks = without_raw_blocks(markdown)
    return with_raw_blocks(rendered(text), blocks)


@pytest.mark.parametrize(
    ("piece", "kept_out"),
    [
        ("<div>**a**</div>", True),
        ('<div class="a"><div>b</div>c</div>', True),
        ("<section><p>a</p></section>", True),
        ("<h1>&lt;div&gt;</h1>", True),
        ("<div>a</div> b", False),
        ("<div>a", False),  # what follows belongs to it
        ("<div>a</div></div>", False),
        ("<div>a</div><div>b</div>", False),
        ("<div>\na</div>", False),
        ("<a href='x'>a</a>", False),  # Markdown makes a paragraph of it
        ("<https://gongwen.example>", False),
        ("text <div>a</div>", False),
        ("<!-- a -->", False),
    ],
)
def test_one_element_on_one_line_is_kept_out(piece: str, kept_out: bool) -> None:
    text, blocks = without_raw_blocks(f"first\n\n{piece}\n\nlast")

    assert blocks == ([piece] if kept_out else [])
    assert (piece in text) != kept_out


PIECES = [
    "文字 *强调*",
    "段落\n{: #chp_1 }",
    "## 标题 {#a}",
    "<div><b>a</b> *b* &amp; [c](d)</div>",
    '<p id="x">a</p>',
    "<table><tr><td>a</td></tr></table>",
    "<section>",
    "</section>",
    "<!-- gongwen: side end -->",
    "<!-- gongwen: raw block 7 -->",
    "<span>a</span>",
    "<ul><li>a</li></ul>",
    "- a\n- b",
]


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_the_page_is_the_one_that_markdown_makes(pieces: list[str]) -> None:
    markdown = "\n\n".join(pieces)

    assert shortened(markdown) == rendered(markdown)
