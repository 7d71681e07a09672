"""Copies of a page: reading modes, copy-all, feeds, sitemap, the card of a link that somebody sends."""

import struct
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree, html  # type: ignore[import-untyped]
from playwright.sync_api import Page
from rapidfuzz.distance import LCSseq

pytestmark = [pytest.mark.browser, pytest.mark.site]

# Mozilla's, of Firefox's reading mode (version 0.6.0, Apache License 2.0), unchanged.
READABILITY = Path(__file__).with_name("readability") / "Readability.js"
READ = """; (() => {
    const visible = text => text.replace(/\\s/g, "");
    const own = document.getElementById("gw-text").cloneNode(true);
    own.querySelectorAll("[data-apparatus]").forEach(element => element.remove());
    const read = new Readability(document.cloneNode(true)).parse();
    const shown = new DOMParser().parseFromString(read.content, "text/html");
    return [visible(own.textContent), visible(shown.body.textContent)];
})()"""
# Of fewer than 500 characters (a letter) Readability keeps all that a page shows, whatever it is called.
CHAPTERS = ("digital-government/chp_1/", "digital-government/chp_2/", "law/chp_2/", "law/full/", "notice/text/")


@pytest.mark.parametrize("script", ["", "zh-Hant-TW/"])
@pytest.mark.parametrize("address", CHAPTERS)
def test_a_reading_mode_has_the_text_and_nothing_else(page: Page, front: str, address: str, script: str) -> None:
    page.goto(f"{front}{script}{address}")
    official, read = page.evaluate(READABILITY.read_text("utf-8") + READ)
    kept = LCSseq.similarity(official, read)

    assert len(official) >= 500
    assert kept >= 0.98 * len(official)
    assert len(read) - kept <= 0.02 * len(read)


def test_all_that_is_copied_is_text(page: Page, front: str) -> None:
    page.goto(f"{front}digital-government/chp_1/")
    copied = page.evaluate("""() => {
        getSelection().selectAllChildren(document.body);
        const data = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, cancelable: true, bubbles: true}));
        return data.getData("text/plain");
    }""")

    assert copied.startswith("一、发展现状和总体要求")
    assert not any(words in copied for words in ("自动摘要", "reader-b", "下一部分", "本页 PDF"))


# --- feeds, sitemap, cards: files alone, read by what others read them with


def test_feeds_are_read_by_a_reader_of_feeds(front_site: Path) -> None:
    paths = sorted(front_site.rglob("feed.xml")) + sorted(front_site.rglob("library/issuers/*.xml"))
    feeds = {path.relative_to(front_site).as_posix(): feedparser.parse(path.read_bytes()) for path in paths}

    assert [name for name, feed in feeds.items() if feed.bozo or not feed.feed.id or not feed.feed.updated_parsed] == []
    assert {"feed.xml", "law/feed.xml", "library/issuers/国务院.xml", "zh-Hant-TW/letter/feed.xml"} <= feeds.keys()
    whole = [entry for entry in feeds["feed.xml"].entries if "content" in entry]
    assert len(whole) == 5 and all(entry.link.startswith("https://gongwen.example/") for entry in whole)
    law = next(entry for entry in whole if entry.link.endswith("/law/"))
    assert "第一百条" in law.content[0].value and "第一条" in law.content[0].value


SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol of sitemaps.org, version 0.9: one to fifty thousand addresses of at most 2,048 characters, each once.
SCHEMA = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{SITEMAPS}" xmlns:s="{SITEMAPS}"
    elementFormDefault="qualified">
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI">
        <xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType></xs:element>
      <xs:element name="lastmod" minOccurs="0" type="xs:date"/>
      <xs:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
    <xs:unique name="once"><xs:selector xpath="s:url"/><xs:field xpath="s:loc"/></xs:unique>
  </xs:element>
</xs:schema>"""


def test_the_sitemap_is_valid_and_every_address_is_there(front_site: Path) -> None:
    sitemap = etree.parse(front_site / "sitemap.xml")
    schema = etree.XMLSchema(etree.fromstring(SCHEMA))
    schema.assertValid(sitemap)
    found = [unquote(urlsplit(loc.text).path) for loc in sitemap.iter(f"{{{SITEMAPS}}}loc")]

    assert [path for path in found if not (front_site / path.strip("/") / "index.html").is_file()] == []
    assert not any("/reading/" in path or "/search/" in path for path in found)
    assert (front_site / "sitemap.xml").stat().st_size < 50 * 1024 * 1024


@pytest.mark.parametrize("address", ["", "law/", "law/chp_2/", "zh-Hant-TW/letter/text/", "glossary/", "about/"])
def test_a_link_that_is_sent_has_a_card(front_site: Path, address: str) -> None:
    head = html.parse(str(front_site / address / "index.html"))
    tags = [(tag.get("property"), tag.get("content")) for tag in head.findall(".//meta[@property]")]
    values = dict(tags)

    assert len(tags) == len(values) and all(values.values())
    assert {"og:title", "og:type", "og:url", "og:image", "og:description", "og:site_name"} <= values.keys()
    assert (
        values["og:url"] == head.find(".//link[@rel='canonical']").get("href") == f"https://gongwen.example/{address}"
    )
    picture = (front_site / urlsplit(values["og:image"]).path.strip("/")).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (int(values["og:image:width"]), int(values["og:image:height"]))
    icon = front_site / address / head.find(".//link[@rel='apple-touch-icon']").get("href")
    assert icon.resolve().read_bytes().startswith(b"\x89PNG")
