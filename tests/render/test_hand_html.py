"""Pages written by hand: words, pictures, tables and links, whatever form of Markdown or HTML they hide in."""

import pytest
from tests.conftest import ROOT

from gongwen.render.hand_html import hand_html_findings

PAGE = "docs/about.md"


def found(body: str) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in hand_html_findings(body, PAGE, 4)]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('甲\n\n<meta http-equiv="refresh" content="0;url=https://example.org/">', 6),
        ("<!--><meta http-equiv=refresh content=0>-->", 4),  # browsers end the comment at once
        ("<svg><style><meta http-equiv=refresh content=0></style></svg>", 4),
        ("<noscript><p title='</noscript><meta http-equiv=refresh content=0>'>", 4),
        ("<script src=x.js></script>", 4),
        ("甲<script>乙</script>", 4),
        ("<div>\n\n<script>x</script>\n\n</div>", 6),
        ('<div markdown="1">\n\n[甲](javascript:x)\n\n</div>', 6),
        ("<iframe src=x></iframe>", 4),
        ("<form action=x><button>甲</button></form>", 4),
        ("<input autofocus>", 4),
        ("<style>p {}</style>", 4),
        ("<link rel=stylesheet href=x.css>", 4),
        ("<base href=x>", 4),
        ("<object data=x></object>", 4),
        ("<template><p>甲</p></template>", 4),
        ("<video src=x></video>", 4),
        ("<x-y onclick=x>", 4),
        ("<p onclick=x>甲</p>", 4),
        ("<div\nonclick=x>甲</div>", 5),
        ("<br/onclick=x>", 4),
        ("<p style='color:red'>甲</p>", 4),
        ("<p data-gw-moved=x>甲</p>", 4),
        ("<a href=x ping=y>甲</a>", 4),
        ('## 甲 {: onclick="x" }', 4),
        ("甲\n{: style='x' }", 5),
        ('![甲](a.png){: srcset="https://example.org/a.png" }', 4),
        ("[甲](javascript:x)", 4),
        ("[甲](&#106;avascript:x)", 4),
        ("[甲](JaVaScRiPt:x)", 4),
        ("[甲][1]\n\n[1]: javascript:x", 6),
        ('<a href="java&#9;script:x">甲</a>', 4),
        ('<a href=" &#1;data:text/html,x">甲</a>', 4),
        ("![甲](https://example.org/a.png)", 4),
        ("![甲](//example.org/a.png)", 4),
        ("![甲](data:image/png;base64,x)", 4),
        ("![甲][2]\n\n[2]: http://example.org/a.png", 6),
        ('<img src="\\\\example.org/a.png">', 4),
        ("<!-- gongwen: side end -->", 4),
        ("\\<script>", 4),  # a backslash does not keep Python-Markdown from it
    ],
)
def test_what_a_browser_would_do_more_with_than_show_it_is_an_error(body: str, line: int) -> None:
    assert (line, "E-page-html") in found(body)


@pytest.mark.parametrize(
    "body", ["甲<b>乙</b>", "<div class=x>甲</div>", "<details open>\n<summary>甲</summary>\n</details>"]
)
def test_harmless_html_is_a_warning(body: str) -> None:
    assert {code for _, code in found(body)} == {"W-raw-html"}


@pytest.mark.parametrize(
    "body",
    [
        "甲 [乙](https://example.org/) <https://example.org/> <a@example.org>",
        "[丙](../about/) [丁](mailto:a@example.org)",
        "```\n<script>\n```",
        "    <script>",
        "`<script>`",
        "&lt;script&gt; 1 < 2 > 3",
        "| a | b |\n|:--|--:|\n| 1 | 2 |",
        "![甲](../overrides/assets/gongwen/a.png){: .gw-picture width=800 height=220 loading=lazy }",
        "## 甲 {: #a }",
        "<!-- 备忘 -->",
        '[甲](x "onclick=x")',
    ],
)
def test_markdown_is_neither(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("甲\n" + "[" * 20_000, 5),
        ("[甲](" * 5_000, 4),
        ("<a " * 5_000, 4),
        ("1. " * 2_000, 4),
        ("甲\n\n" + "> " * 3_000, 6),
        ("甲" * 30_001, 4),
    ],
)
def test_a_page_that_takes_minutes_or_fails_is_refused_before_it_is_made(body: str, line: int) -> None:
    assert found(body) == [(line, "E-page-html")]


def test_our_own_pages_are_plain() -> None:
    for name in ("index", "about", "contributing"):
        text = (ROOT / "docs" / f"{name}.md").read_text("utf-8")

        assert hand_html_findings(text.split("---\n", 2)[2], f"docs/{name}.md", 4) == ()
