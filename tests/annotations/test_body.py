import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.annotations.body import read_body, render_body

REL = 'rel="nofollow ugc noopener noreferrer"'
TEXT = st.text(alphabet="[]()!<>*_`#-+1.\n \t|\\&;:^~\"'ab字/@{}=", max_size=300)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("正文。", "<p>正文。</p>"),
        ("**重** *轻* `码`", "<p><strong>重</strong> <em>轻</em> <code>码</code></p>"),
        ("# 一\n\n## 二\n\n### 三\n\n###### 六", "<h4>一</h4>\n<h5>二</h5>\n<h6>三</h6>\n<h6>六</h6>"),
        ("一\n===\n\n二\n---", "<h4>一</h4>\n<h5>二</h5>"),
        ("> 引", "<blockquote>\n<p>引</p>\n</blockquote>"),
        ("3. 三\n4. 四", '<ol start="3">\n<li>三</li>\n<li>四</li>\n</ol>'),
        ("```py\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"),
        ("[甲](https://a.example/b?c#d)", f'<p><a href="https://a.example/b?c#d" {REL}>甲</a></p>'),
        ('[甲](https://a.example "题")', f'<p><a href="https://a.example" {REL}>甲</a></p>'),  # no title
        ("<https://a.example>", f'<p><a href="https://a.example" {REL}>https://a.example</a></p>'),
        ("<a@b.example>", f'<p><a href="mailto:a@b.example" {REL}>a@b.example</a></p>'),
        ("<b>粗</b>", "<p>&lt;b&gt;粗&lt;/b&gt;</p>"),  # as typed, not as meant
        ("<!-- 注 -->", "<p>&lt;!-- 注 --&gt;</p>"),
        ("&lt;b&gt; &copy;", "<p>&lt;b&gt; ©</p>"),
        ("![图](https://a.example/a.png)", "<p></p>"),
        ("[坏](javascript:alert(1))", f"<p><a {REL}>坏</a></p>"),
        ("{: #x .y onclick=z }", "<p>{: #x .y onclick=z }</p>"),
        ("``` {#x .y onclick=z}\na\n```", "<pre><code>a\n</code></pre>"),
        ("{{ config }} {% x %}", "<p>{{ config }} {% x %}</p>"),
    ],
)
def test_renders(markdown: str, html: str) -> None:
    assert render_body(markdown, "note-1") == html


def test_a_table_keeps_its_alignment() -> None:
    html = render_body("|甲|乙|\n|:-|-:|\n|1|2|", "note-1")

    assert '<th align="left">甲</th>' in html
    assert '<td align="right">2</td>' in html


def test_footnotes_carry_the_name_of_the_note() -> None:
    reading = read_body("文[^甲]，又[^甲]。[往注](#fn:甲)\n\n[^甲]: 注。", "note-1")
    ids = re.findall(r'id="([^"]*)"', reading.html)
    targets = re.findall(r'href="#([^"]*)"', reading.html)

    assert ids == ["note-1.1", "note-1.2", "note-1.3"]
    assert set(targets) == set(ids)
    assert reading.bad_links == ()
    assert reading.links == ()


def test_two_notes_never_share_an_id() -> None:
    body = "文[^1]\n\n[^1]: 注"
    ids = [set(re.findall(r'id="([^"]*)"', render_body(body, note))) for note in ("abc", "abc-1")]

    assert ids[0] and not ids[0] & ids[1]


@pytest.mark.parametrize(
    ("markdown", "bad"),
    [
        ("[x](javascript&colon;alert(1))", "javascript:alert(1)"),  # a browser decodes the entity
        ("[x](&#106;avascript:alert(1))", "javascript:alert(1)"),
        ("[x](<java script:a>)", "java script:a"),
        ("<javascript:alert(1)>", "javascript:alert(1)"),  # CommonMark would link it
        ("<ftp://a.example>", "ftp://a.example"),
        ("[x][1]\n\n[1]: //evil.example", "//evil.example"),
        ("没有用到\n\n[1]: data:x", "data:x"),
        ("[x]()", ""),
        ("[x](#fn:1)", "#fn:1"),  # no such footnote
        ("[x](#note-1.1)", "#note-1.1"),
        ("[x](../../admin/)", "../../admin/"),
        ("[x](chp_2.md)", "chp_2.md"),
        ("[x](https://a.example\\@b.example)", "https://a.example\\@b.example"),
    ],
)
def test_a_bad_link_is_named_and_dead(markdown: str, bad: str) -> None:
    reading = read_body(markdown, "note-1")

    assert reading.bad_links == (bad,)
    assert "href" not in reading.html


@pytest.mark.parametrize(
    ("markdown", "tags"),
    [
        ("<script>x</script>", ("<script>", "</script>")),
        ("甲 <img src=x onerror=y", ("<img src=x onerror=y",)),  # a browser would wait for the >
        ("<svg/onload=x>", ("<svg/onload=x>",)),
        ("<!DOCTYPE html>", ("<!DOCTYPE html>",)),
        ("- <b>\n\n> <i>\n\n|a|\n|-|\n|<u>|", ("<b>", "<i>", "<u>")),
        ("`<b>`", ()),
        ("```\n<b>\n```", ()),
        ("    <b>", ()),
        ("a < b, 1<2, <数据>", ()),
        ("<https://a.example> <a@b.example>", ()),
        ("&lt;b&gt;", ()),
    ],
)
def test_raw_html_is_noticed(markdown: str, tags: tuple[str, ...]) -> None:
    assert read_body(markdown, "note-1").raw_html == tags


def test_a_picture_is_noticed_however_it_is_written() -> None:
    reading = read_body("![甲](a.png) ![乙][1]\n\n[1]: b.png", "note-1")

    assert reading.images == ("a.png", "b.png")
    assert "<img" not in reading.html


@given(TEXT)
def test_nothing_active_comes_out(markdown: str) -> None:
    html = render_body(markdown, "note-1")

    allowed = "p|br|hr|em|strong|code|pre|blockquote|ul|ol|li|a|table|thead|tbody|tr|th|td|h4|h5|h6|div|sup"
    for name, attributes in re.findall(r"</?([a-zA-Z][^\s>]*)([^>]*)>", html):
        assert re.fullmatch(allowed, name)
        for attribute in re.findall(r"\s([^\s=]+)=", re.sub(r'"[^"]*"', '""', attributes)):
            assert attribute in {"href", "rel", "align", "start", "id"}
    assert all(re.match(r"https?://|mailto:|#note-1\.", href) for href in re.findall(r'href="([^"]*)"', html))


@given(TEXT)
def test_the_words_stay(markdown: str) -> None:
    """What is no markup is neither lost nor doubled: the Han characters of a plain line come through."""
    plain = re.sub(r"[^ab字 ]", "", markdown).strip()

    assert read_body(plain, "note-1").text.count("字") == plain.count("字")
