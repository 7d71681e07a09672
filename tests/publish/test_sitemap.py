"""robots.txt and sitemap.xml: every page that is worth finding, in every script, by its absolute address."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from gongwen.publish.sitemap import page_addresses, robots_txt, sitemap_xml

SITE = "https://a.example/base/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_the_pages_of_a_script(tmp_path: Path) -> None:
    for name in (
        "index.md",
        "about.md",
        "search.md",
        "reading.md",
        "x/index.md",
        "x/chp_1.md",
        "glossary/一网通办.md",
        "x/x.js",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")

    assert sorted(page_addresses(tmp_path)) == ["", "about/", "glossary/一网通办/", "x/", "x/chp_1/"]


def test_robots_are_told_where_the_sitemap_lies() -> None:
    assert robots_txt(SITE) == f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n"
    assert "Sitemap" not in robots_txt("")


def test_every_page_leads_to_itself_in_the_scripts_that_have_it() -> None:
    pages = {"zh-Hans": ("", "x/"), "zh-Hant-TW": ("x/",)}
    root = ElementTree.fromstring(sitemap_xml(SITE, pages))  # type: ignore[arg-type]  # two of the four are enough
    found = {
        url.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(LINK)} for url in root
    }
    both = {"zh-Hans": f"{SITE}x/", "zh-Hant-TW": f"{SITE}zh-Hant-TW/x/", "x-default": f"{SITE}x/"}

    assert found == {
        SITE: {"zh-Hans": SITE, "x-default": SITE},
        f"{SITE}x/": both,
        f"{SITE}zh-Hant-TW/x/": both,
    }


@pytest.mark.parametrize(
    ("site", "address", "location"),
    [
        (SITE, "glossary/互联网+监管/", f"{SITE}glossary/%E4%BA%92%E8%81%94%E7%BD%91%2B%E7%9B%91%E7%AE%A1/"),
        ("https://a.example/?a=1&b=2/", "x/", "https://a.example/?a=1&b=2/x/"),
    ],
)
def test_addresses_are_encoded_and_escaped(site: str, address: str, location: str) -> None:
    root = ElementTree.fromstring(sitemap_xml(site, {"zh-Hans": (address,)}))

    assert root.findtext(f"{MAP}url/{MAP}loc") == location


# --- the real site --------------------------------------------------------------------------------------------------


@pytest.mark.site
def test_the_sitemap_of_the_site_names_every_page_but_those_for_nobody(built_site: Path) -> None:
    root = ElementTree.parse(built_site / "sitemap.xml").getroot()
    named = {url.findtext(f"{MAP}loc") for url in root}
    pages = {page.parent.relative_to(built_site).as_posix() for page in built_site.rglob("index.html")}
    shown = {page.removeprefix(".") for page in pages if not page.endswith(("search", "reading"))}

    assert len(named) == len(shown) > 50
    assert (built_site / "robots.txt").read_text("utf-8").endswith("Sitemap: https://gongwen.example/sitemap.xml\n")
    assert [path.relative_to(built_site).as_posix() for path in built_site.rglob("sitemap*")] == ["sitemap.xml"]
