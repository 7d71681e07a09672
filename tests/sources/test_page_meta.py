"""What a page says of its document for machines."""

import pytest

from gongwen.sources.html_page import read_page
from gongwen.sources.page_meta import meta_fields


def said(html: str) -> list[tuple[str, str, str]]:
    return [(field.name, field.value, field.where) for field in meta_fields(read_page(html))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<meta name="ArticleTitle" content="某局通知">', [("title", "某局通知", "<meta ArticleTitle>")]),
        ('<META NAME=PubDate CONTENT="2024-03-05 09:00">', [("published", "2024-03-05 09:00", "<meta PubDate>")]),
        ('<meta property="og:title" content="某局通知">', [("page_title", "某局通知", "<meta og:title>")]),
        ('<meta itemprop="datePublished" content="2024">', []),  # not a name known here
        ('<meta name="DC.Title" content="甲&amp;乙">', [("title", "甲&乙", "<meta DC.Title>")]),
        ('<meta name="PubDate" content=" ">', []),
        ('<meta content="某局通知">', []),
        ("<h1><span>某县客运</span><br>管理细则</h1>", [("page_title", "某县客运管理细则", "<h1>")]),
        ("<h1>甲</h1><h1>乙</h1>", [("page_title", "甲", "<h1>"), ("page_title", "乙", "<h1>")]),
        ("<h1 style='display:none'>甲</h1>", []),
        ("<title>甲 - 某网</title><title>乙</title>", [("page_title", "甲 - 某网", "<title>")]),
        ('<script type="application/ld+json">{"headline": "某局通知", "datePublished": "2024-03-05"}</script>',
         [("title", "某局通知", "JSON-LD headline"), ("published", "2024-03-05", "JSON-LD datePublished")]),
        ('<script type="application/ld+json">{"@graph": [{"headline": "某局通知", "name": "甲"}]}</script>',
         [("title", "某局通知", "JSON-LD headline"), ("page_title", "甲", "JSON-LD name")]),
        ('<script type="application/ld+json">{"name": "某网"}</script>', []),  # the site's own name
        ('<script type="application/ld+json">{"headline": ["某局"]}</script>', []),
        ('<script type="application/ld+json">{"headline": </script>', []),
        ('<script>{"headline": "某局通知"}</script>', []),
    ],
)  # fmt: skip
def test_fields(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(html) == expected


def test_what_a_page_says_of_itself_has_bounds() -> None:
    deep = '{"a": ' * 50 + '{"headline": "某局通知"}' + "}" * 50
    long = '{"headline": "某局通知", "body": "' + "字" * 100_001 + '"}'

    assert said(f'<script type="application/ld+json">{deep}</script>') == []
    assert said(f'<script type="application/ld+json">{long}</script>') == []
    assert said(f'<script type="application/ld+json">{"[" * 5000}</script>') == []
    assert said(f'<meta name="ArticleTitle" content="{"字" * 400}">')[0][1] == "字" * 300


def test_the_line_of_a_field() -> None:
    page = read_page('<head>\n<meta name="PubDate" content="2024-03-05">\n</head>\n<h1>甲</h1>')

    assert [field.line for field in meta_fields(page)] == [2, 4]
