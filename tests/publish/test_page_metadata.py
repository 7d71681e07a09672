"""What the pages of the real site say of themselves to programs."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from gongwen.model import VARIANTS

pytestmark = pytest.mark.site

ROOTS = ["", *(f"{variant}/" for variant in VARIANTS[1:])]
PAGES = {"digital-government/": "Legislation", "digital-government/chp_2/": "Legislation", "about/": "", "": ""}


def read(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "lxml")


def content(page: BeautifulSoup, name: str) -> list[str]:
    return [str(tag["content"]) for tag in page.select(f'meta[name="{name}"], meta[property="{name}"]')]


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_its_card(built_site: Path, root: str, address: str) -> None:
    page = read(built_site, root + address)

    assert content(page, "og:url") == [f"https://gongwen.example/{root}{address}"]
    assert len(content(page, "og:title")) == len(content(page, "og:site_name")) == 1
    assert content(page, "og:description") == content(page, "description") != [""]
    assert content(page, "og:type") == ["article" if PAGES[address] else "website"]
    assert content(page, "robots") == []


@pytest.mark.parametrize("root", ROOTS)
def test_every_page_leads_to_the_feed_of_its_script(built_site: Path, root: str) -> None:
    for address in PAGES:
        link, *own = read(built_site, root + address).select('link[type="application/atom+xml"]')
        assert [str(one["href"]).rpartition("/")[2] for one in own] == ["feed.xml"] * len(own)  # a document's
        file = (built_site / root / address / str(link["href"])).resolve()

        assert file == (built_site / root / "feed.xml").resolve()
        assert ElementTree.parse(file).getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == (
            root.strip("/") or "zh-Hans"
        )


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("address", PAGES)
def test_pages_of_a_document_describe_it_in_their_script(built_site: Path, root: str, address: str) -> None:
    page = read(built_site, root + address)
    found = [json.loads(tag.get_text()) for tag in page.select('script[type="application/ld+json"]')]

    assert [value["@type"] for value in found] == [kind for kind in [PAGES[address]] if kind]
    assert [value["url"] for value in found] == [f"https://gongwen.example/{root}{address}" for _ in found]
    assert len(content(page, "citation_title")) == len(found)
    if found:
        assert content(page, "citation_language") == [root.strip("/") or "zh-Hans"] == [found[0]["inLanguage"]]
        assert content(page, "citation_public_url") == [f"https://gongwen.example/{root}digital-government/"]


def test_nobody_is_sent_to_the_page_of_search_or_of_what_is_not_there(built_site: Path) -> None:
    missing = BeautifulSoup((built_site / "404.html").read_text("utf-8"), "lxml")

    assert content(read(built_site, "search/"), "robots") == content(missing, "robots") == ["noindex"]
