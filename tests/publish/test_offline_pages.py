"""Pages for a folder without a server: where they lie, where their links lead, and that nothing else changes."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.publish.offline_pages import offline_html, offline_path


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("index.html", "index.html"),
        ("search/index.html", "search/index.html"),
        ("museum-rules/index.html", "museum-rules/index.html"),
        ("museum-rules/chp_2/index.html", "museum-rules/chp_2.html"),
        ("glossary/一网通办/index.html", "glossary/一网通办.html"),
        ("zh-Hant/index.html", "zh-Hant/index.html"),
        ("zh-Hant/museum-rules/index.html", "zh-Hant/museum-rules/index.html"),
        ("zh-Hant/museum-rules/chp_2/index.html", "zh-Hant/museum-rules/chp_2.html"),
        ("museum-rules/chp_2.pdf", "museum-rules/chp_2.pdf"),
        ("assets/gongwen/gongwen.js", "assets/gongwen/gongwen.js"),
    ],
)
def test_where_a_file_lies(path: str, place: str) -> None:
    assert offline_path(path) == place


CHAPTER = "zh-Hant/museum-rules/chp_2/index.html"


@pytest.mark.parametrize(
    ("tag", "changed"),
    [
        ('<a href="../../">', '<a href="../index.html">'),
        ('<a href="../../../museum-rules/chp_2/">', '<a href="../../museum-rules/chp_2.html">'),
        ('<a href="../">', '<a href="index.html">'),
        ('<a href="../chp_1/#chp_1__p_1">', '<a href="chp_1.html#chp_1__p_1">'),
        ("<a href=../chp_1/ >", '<a href="chp_1.html">'),
        ('<a href="../../glossary/%E5%8A%9E/#x">', '<a href="../glossary/%E5%8A%9E.html#x">'),
        ('<a href="../../search/?q=a&amp;b">', '<a href="../search/index.html?q=a&amp;b">'),
        ('<a href="../chp_2.pdf" download>', '<a href="chp_2.pdf" download>'),
        ("<script src='../../assets/a.js' defer>", '<script src="../assets/a.js" defer>'),
        ('<form action="../../search/">', '<form action="../search/index.html">'),
        ('<form data-gw-site="../../">', '<form data-gw-site="../">'),
        (
            '<article data-gw-quotes="../../../museum-rules/quotes.js">',
            '<article data-gw-quotes="../../museum-rules/quotes.js">',
        ),
        ('<article data-gw-citation="../citation.js">', '<article data-gw-citation="citation.js">'),
        ('<article data-gw-moved="../moved.js">', '<article data-gw-moved="moved.js">'),
        (
            '<meta http-equiv="refresh" content="0; url=../chp_1/">',
            '<meta http-equiv="refresh" content="0; url=chp_1.html">',
        ),
        ("<html lang=zh-Hans>", '<html lang="zh-Hans" data-gw-offline>'),
        # as they were
        ('<a href="#note-x">', '<a href="#note-x">'),
        ('<a href="">', '<a href="">'),
        ('<a href="https://example.org/x/">', '<a href="https://example.org/x/">'),
        ('<a href="//example.org/x/">', '<a href="//example.org/x/">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        (
            '<link rel="canonical" href="https://example.org/x/">',
            '<link rel="canonical" href="https://example.org/x/">',
        ),
        ("<p title='../../'>", "<p title='../../'>"),
        ('<meta name="description" content="url=../">', '<meta name="description" content="url=../">'),
        # no tags
        ('<p>写作 &lt;a href="../../"&gt;</p>', '<p>写作 &lt;a href="../../"&gt;</p>'),
        ('<!-- <a href="../../"> -->', '<!-- <a href="../../"> -->'),
        ('<script>"<a href=../../>"</script>', '<script>"<a href=../../>"</script>'),
        ('<textarea><a href="../"></textarea>', '<textarea><a href="../"></textarea>'),
    ],
)
def test_where_a_link_leads(tag: str, changed: str) -> None:
    assert offline_html(f"行\n {tag}一\n二", CHAPTER) == f"行\n {changed}一\n二"


@pytest.mark.parametrize(
    ("link", "page", "changed"),
    [
        ("./", "index.html", "index.html"),
        ("glossary/", "index.html", "glossary/index.html"),
        ("a/b/", "index.html", "a/b.html"),
        ("../", "search/index.html", "../index.html"),
        ("feed.xml", "annotations/index.html", "feed.xml"),
        ("../zh-Hant/a/", "a/index.html", "../zh-Hant/a/index.html"),
    ],
)
def test_links_of_other_pages(link: str, page: str, changed: str) -> None:
    assert offline_html(f'<a href="{link}">', page) == f'<a href="{changed}">'


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def _read(html: str) -> tuple[str, list[str]]:
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "".join(reader.text), reader.tags


PIECES = """<a href='../'>|<a href="x/" title="&quot;>">|</a>|<p>|&lt;|<|>|\n|\r\n|公文|<br/>
|<textarea><a href='../'></textarea>|<!-- <a href='../'> -->|&amp;|"|<img src=a.png>|<html>|&#x4e00;|<a href=''>"""


@given(st.lists(st.sampled_from(PIECES.split("|"))).map("".join))
def test_text_and_tags_stay(html: str) -> None:
    assert _read(offline_html(html, CHAPTER)) == _read(html)
