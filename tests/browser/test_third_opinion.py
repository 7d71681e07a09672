"""The witness's reading of pages against Chromium's own: what innerText has, the witness has, and nothing else.

Differences are of these kinds; another one is a fault:

- a YAML head before the page: a browser shows it, we do not count it as text;
- the numbers of list items: printed, but no text for innerText;
- unfinished comments and tags, and CDATA: browsers drop them, we lose nothing of a source that was cut off;
- what stands in a <textarea>, which readers see and innerText has not;
- elements of HTML within a drawing: Chromium draws none of them, for us their text is text;
- text between the rows of a table: browsers put it before the table, we keep the source's order.
"""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page

from gongwen.text.visible import visible
from gongwen.verify.source import decode, read_source
from gongwen.verify.source_html import read_html

pytestmark = pytest.mark.browser

_NUMBER = re.compile("[0-9]+\\.")
_HEAD = re.compile(r"\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
# Scripts do not run, nothing is fetched, and no sheet hides what the elements themselves do not. (What is parsed so has
# its <noscript> as elements, and an option shows all its text: neither is drawn by chance below.)
_SHOWN = """html => {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  parsed.querySelectorAll("link, style, script").forEach((element) => element.remove());
  for (const element of parsed.querySelectorAll("*")) {
    ["src", "srcset", "background", "poster", "data"].forEach((name) => element.removeAttribute(name));
    if ((element.getAttribute("style") || "").includes("url(")) element.removeAttribute("style");
  }
  document.documentElement.replaceChild(document.importNode(parsed.body, true), document.body);
  return document.body.innerText;
}"""
_PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<p hidden>", "<b>", "</b>", "<i>", "<a href=x>", "</a>", "<font>", "</font>",
    "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<li>", "</ul>", "<ol>", "</ol>", "<br>", "<h2>",
    "</h2>", "<span>", "</span>", "<div style='visibility:hidden'>", 
    "<button>", "</button>", "<title>", "</title>",
    "<template>", "</template>", "<script>", "</script>", "<style>", "</style>", "<xmp>",
    "</xmp>", "<ruby>丁<rt>戊</rt>", "</ruby>", "<!-- 己 --!>", "<!-->", "<!--->",
    "<!-- 庚 -->", "甲", "乙。", "丙 < 辛", "&amp;壬", "&nbsp", "\n", "</p", " <form>", "<center>",
    "<p title='hidden'>",
]  # fmt: skip


def shown(page: Page, html: str) -> str:
    """The visible characters of a page as Chromium shows it."""
    return visible(page.evaluate(_SHOWN, html))


def test_chromium_shows_what_the_witness_reads_of_the_shared_pages(page: Page, documents_root: Path) -> None:
    paths = sorted((documents_root / "originals").glob("*.html"))
    paths += sorted((documents_root.parent / "field" / "documents").glob("*.html"))
    assert len(paths) > 10
    for path in paths:
        data = path.read_bytes()
        read = "".join(found.text for found in read_source(data, path.name).passages if not found.hidden)
        html = _HEAD.sub("", decode(data, path.name), count=1)
        assert _NUMBER.sub("", visible(read)) == _NUMBER.sub("", shown(page, html)), path.name


@pytest.mark.parametrize("tenth", range(10))
def test_chromium_shows_what_the_witness_reads_of_any_page(page: Page, tenth: int) -> None:
    for seed in range(10 * tenth, 10 * tenth + 10):
        chance = random.Random(seed)
        pieces = [chance.choice(_PIECES) for _ in range(chance.randrange(3, 24))]
        html = f"<body>癸{''.join(pieces)}\n>"
        read = "".join(found.text for found in read_html(html)[0] if not found.hidden)

        # By characters, not in order: tables and text between their rows are drawn by chance.
        assert Counter(_NUMBER.sub("", visible(read))) == Counter(_NUMBER.sub("", shown(page, html))), (seed, html)
