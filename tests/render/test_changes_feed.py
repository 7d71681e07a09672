"""A document's own feed: its whole text once, in order, and what changed in it, the newest first."""

import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from gongwen.model import (
    CellSpan,
    Division,
    Document,
    Edition,
    Footnote,
    Metadata,
    Paragraph,
    Part,
    Particulars,
    PublishedEid,
    Table,
    TextChange,
    walk_part_text,
)
from gongwen.render.brief import brief_of
from gongwen.render.changes_feed import changes_feed, whole_text
from gongwen.render.document_feed import document_feed, issuer_feed
from gongwen.render.feed_text import official_html
from gongwen.text.visible import visible

ATOM = "{http://www.w3.org/2005/Atom}"
ARTICLE = Division(
    "art_1",
    "article",
    3,
    "第一条",
    "",
    divisions=(
        Division("art_1__para_1", "paragraph", 3, "", "", (Paragraph("art_1__para_1__p_1", 3, "修缮<灯塔>。"),)),
    ),
)
BARE = Division("art_2", "article", 6, "第二条", "")
CHAPTER = Division("chp_1", "chapter", 2, "第一章", "总则", divisions=(ARTICLE, BARE))
TABLE = Table("att_1__table_1", 9, (("表", ""), ("甲", "乙\n丙")), 1, (CellSpan(0, 0, 1, 2),))
NOTE = Footnote("preamble__p_1__note_1", 2, "注释。", 1, "preamble__p_1", 2)
MAIN = Part(
    "",
    "main",
    Metadata(title="灯塔条例", number="令第9号", issuers=("甲部",), date="2020-01-02"),
    front=(Paragraph("front__p_1", 1, "灯塔条例"),),
    preamble=(Paragraph("preamble__p_1", 2, "各省："), NOTE),
    divisions=(CHAPTER,),
    conclusions=(Paragraph("conclusions__p_1", 7, "甲部"),),
    attachments=(Part("att_1", "annex", Metadata(title="表"), preamble=(TABLE,)),),
)
EDITION = Edition("lamp", "zh-Hans", Document("s", "", MAIN), Particulars(), site_url="https://a.example/")


def words(html: str) -> str:
    return visible(unescape(re.sub(r"<[^>]*>", "", html)))


def test_the_text_stands_once_in_order_with_headings_numbers_and_tables() -> None:
    html = official_html(EDITION.document)

    assert words(html) == visible("".join(unit.text for unit in walk_part_text(MAIN)))
    assert "<h3>第一章总则</h3>\n<p>第一条　修缮&lt;灯塔&gt;。</p>" in html
    assert '<tr><th rowspan="1" colspan="2">表</th></tr>' in html


def test_changes_stand_before_the_text_the_newest_first() -> None:
    published = (PublishedEid("chp_1", "chp_1", "2021-01-01"), PublishedEid("art_2", "art_2", "2023-01-01"))
    changes = (TextChange("2022-01-01", "art_1__para_1__p_1", "changed"), TextChange("2024-01-01", "art_9", "removed"))
    feed = changes_feed(replace(EDITION, published=published, changes=changes))
    entries = ElementTree.fromstring(feed).findall(f"{ATOM}entry")

    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "删去：灯塔条例",
        "新增：灯塔条例",
        "改动：灯塔条例",
        "灯塔条例 令第9号",
    ]
    links = [link.attrib["href"] for entry in entries if (link := entry.find(f"{ATOM}link")) is not None]
    assert links[2] == "https://a.example/lamp/chp_1/#art_1__para_1__p_1" and links[0] == "https://a.example/lamp/"
    assert ElementTree.fromstring(feed).findtext(f"{ATOM}updated") == "2024-01-01T00:00:00Z"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 4
    assert unescape(whole_text(feed)) == official_html(EDITION.document)


@pytest.mark.parametrize("issuer", ["../甲", "甲/乙", "甲" * 61, "甲 乙"])
def test_an_issuer_s_feed_has_a_plain_name(issuer: str) -> None:
    assert issuer_feed("甲部") == "library/issuers/甲部.xml"
    assert re.fullmatch(r"library/issuers/[0-9a-f]{16}\.xml", issuer_feed(issuer))


def test_the_feed_of_an_issuer_holds_the_whole_texts_of_its_documents() -> None:
    listed = brief_of(EDITION).listed
    feed = document_feed(
        "zh-Hans", [listed], "https://a.example/", "公文", text_of=lambda slug: f"全文{slug}", issuer="甲部"
    )

    assert '<content type="html">全文lamp</content>' in feed and "<title>甲部 - 公文</title>" in feed
    assert 'href="https://a.example/library/issuers/甲部.xml"' in feed
    assert listed.text and replace(listed, text="") != listed
