"""robots.txt and sitemap.xml: every page that is worth finding, in every script, by its absolute address."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own

from gongwen.model import Variant
from gongwen.publish.sitemap import page_addresses, robots_txt, sitemap_files

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
    root = ElementTree.fromstring(
        sitemap_files(SITE, {"zh-Hans": ("", "x/"), "zh-Hant-TW": ("x/",)}, {})["sitemap.xml"]
    )
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
    root = ElementTree.fromstring(sitemap_files(site, {"zh-Hans": (address,)}, {})["sitemap.xml"])

    assert root.findtext(f"{MAP}url/{MAP}loc") == location


PAGES: dict[Variant, tuple[str, ...]] = {"zh-Hans": ("", "about/", "x/", "x/chp_1/", "y/"), "zh-Hant-TW": ("x/", "y/")}
DAYS = {"x": "2024-02-02", "y": "2023-01-01", "z": "2025-05-05"}


def schema(element: str, child: str) -> etree.XMLSchema:
    """The protocol of sitemaps.org 0.9, as far as it concerns one kind of file."""
    return etree.XMLSchema(
        etree.fromstring(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="{MAP[1:-1]}"
            targetNamespace="{MAP[1:-1]}" elementFormDefault="qualified"><xs:element name="{element}"><xs:complexType>
            <xs:sequence><xs:element name="{child}" maxOccurs="50000"><xs:complexType><xs:sequence>
            <xs:element name="loc" type="xs:anyURI"/><xs:element name="lastmod" minOccurs="0" type="xs:date"/>
            <xs:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
            </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>""")
    )


def test_a_page_has_the_day_on_which_its_document_last_changed() -> None:
    root = ElementTree.fromstring(sitemap_files(SITE, PAGES, DAYS)["sitemap.xml"])
    found = {url.findtext(f"{MAP}loc", "").removeprefix(SITE): url.findtext(f"{MAP}lastmod") for url in root}

    assert found == {
        "": None,
        "about/": None,
        "x/": "2024-02-02",
        "x/chp_1/": "2024-02-02",
        "y/": "2023-01-01",
        "zh-Hant-TW/x/": "2024-02-02",
        "zh-Hant-TW/y/": "2023-01-01",
    }


def test_more_addresses_than_a_file_holds_have_an_index() -> None:
    files = sitemap_files(SITE, PAGES, DAYS, most=3)
    roots = {name: ElementTree.fromstring(text) for name, text in files.items()}
    index = [(one.findtext(f"{MAP}loc"), one.findtext(f"{MAP}lastmod")) for one in roots.pop("sitemap.xml")]
    whole = ElementTree.fromstring(sitemap_files(SITE, PAGES, DAYS)["sitemap.xml"])

    assert index == [
        (f"{SITE}sitemap-1.xml", "2024-02-02"),
        (f"{SITE}sitemap-2.xml", "2024-02-02"),
        (f"{SITE}sitemap-3.xml", "2023-01-01"),
    ]
    assert list(roots) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [len(root) for root in roots.values()] == [3, 3, 1]
    assert [url.findtext(f"{MAP}loc") for root in roots.values() for url in root] == [
        url.findtext(f"{MAP}loc") for url in whole
    ]
    # The same page in another script is named, also where that stands in another file.
    alternates = {link.get("hreflang") for link in roots["sitemap-1.xml"][2].iter(LINK)}
    assert alternates == {"zh-Hans", "zh-Hant-TW", "x-default"}


@pytest.mark.parametrize("most", [3, 7])
def test_every_file_is_valid(most: int) -> None:
    for name, text in sitemap_files(SITE, PAGES, DAYS, most=most).items():
        kind = ("sitemapindex", "sitemap") if name == "sitemap.xml" and most == 3 else ("urlset", "url")
        schema(*kind).assertValid(etree.fromstring(text.encode()))


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
