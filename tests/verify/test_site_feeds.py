"""Feeds: one form alone; each entry has the values of the thing that it leads to."""

import pytest

from gongwen.verify.atom_form import read_feed, urn
from gongwen.verify.site_feeds import text_faults
from gongwen.verify.site_library import Texts

TEXTS = Texts(
    "lamp", {"news__p_1": "报道。", "front__p_1": "灯塔条例", "art_1": "第一条", "art_1__p_1": "修缮<灯塔>。"}, {}
)
TRUE = "<h3>灯塔条例</h3>\n<p>第一条　修缮&lt;灯塔&gt;。</p>"
ENTRY = """<entry>
<id>urn:uuid:6a57dc86-ef88-598a-b7a2-78155c05cca7</id>
<title>灯塔条例</title>
<updated>2024-01-02T00:00:00Z</updated>
<author><name>某市</name></author>
<link rel="alternate" type="text/html" href="https://a.example/lamp/"/>
<summary>修缮灯塔。</summary>
</entry>
"""
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<id>urn:uuid:6a57dc86-ef88-598a-b7a2-78155c05cca7</id>
<title>全部公文</title>
<updated>2024-01-02T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="https://a.example/feed.xml"/>
<link rel="alternate" type="text/html" href="https://a.example/"/>
{ENTRY}</feed>
"""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (TRUE, False),
        (TRUE.replace("修缮", "拆除"), True),
        (TRUE.replace("第一条　", ""), True),
        (TRUE + "<p>报道。</p>", True),
        (TRUE + "<img src=x onerror=alert(1)>", True),  # an element that no feed of ours holds is words
        ("", True),
    ],
)
def test_a_text_is_the_document_s_or_a_fault(content: str, fault: bool) -> None:
    assert bool(list(text_faults(content, TEXTS))) is fault


def test_a_feed_of_ours_is_read_with_its_entries() -> None:
    feed = read_feed(FEED.replace("修缮灯塔。", "修缮 &amp; 看守"))

    assert feed is not None
    assert (feed.lang, feed.title, feed.day, feed.page) == ("zh-Hans", "全部公文", "2024-01-02", "https://a.example/")
    assert [(one.title, one.authors, one.summary) for one in feed.entries] == [("灯塔条例", ("某市",), "修缮 & 看守")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<summary>", "<summary type='html'>"),
        ("</entry>", "<rights>伪造</rights>\n</entry>"),  # at another place than ours
        ("</entry>", "<link rel='enclosure' href='x'/>\n</entry>"),
        ("<feed ", "<?xml-stylesheet href='x.xsl'?>\n<feed "),
        ("<title>全", "<!-- 伪造 --><title>全"),
        ("T00:00:00Z", "T12:00:00Z"),
        ("灯塔", "\u202e灯塔"),
        ("</feed>", "</feed>\n<!-- -->"),
    ],
)
def test_any_other_form_is_no_feed(old: str, new: str) -> None:
    assert read_feed(FEED.replace(old, new, 1)) is None


def test_an_id_is_known_from_its_name_alone() -> None:
    assert urn("documents:zh-Hans/lamp") == "urn:uuid:78cbc428-45e7-5e56-90c0-3f5580c25e45"
