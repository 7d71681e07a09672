"""The folder that works by double click: everything that the site does, from file://."""

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_annotate import EID, SELECT, WORDS

from gongwen.library.ownership import MARKER
from gongwen.library.project import Project
from gongwen.publish.offline import NAME, publish_offline
from gongwen.render.addresses import prefix

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
CHAPTER = f"{SLUG}/chp_2.html"
ADDRESSES = (
    "href",
    "src",
    "action",
    "data-gw-site",
    "data-gw-assets",
    "data-gw-index",
    "data-gw-root",
    "data-gw-quotes",
    "data-gw-citation",
)


@pytest.fixture(scope="session")
def offline(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder made from the published site, in a place whose name an address must escape."""
    root = tmp_path_factory.mktemp("光盘 #1")
    publish_offline(Project(root, "公文", "", published=built_site), jobs=1)
    return root / NAME


@pytest.fixture
def home(page: Page, offline: Path) -> str:
    page.goto((offline / "index.html").as_uri())
    return (offline / "index.html").as_uri().removesuffix("index.html")


class _Addresses(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ADDRESSES and value]
        strangers = [name for name, value in attrs if name not in ADDRESSES and (value or "").startswith("../")]
        assert strangers == []  # an attribute that the offline build does not know of


def _targets(page: Path) -> Iterator[Path]:
    for address in _Addresses(page.read_text("utf-8")).found:
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc and parts.path:
            yield page.parent / unquote(parts.path)


def test_every_link_leads_to_a_file(offline: Path) -> None:
    pages = [*offline.glob("*.html"), *offline.glob(f"{SLUG}/*.html"), *offline.glob("zh-Hant-HK/**/*.html")]
    missing = {target for page in pages for target in _targets(page) if not target.exists()}
    folders = {
        address
        for page in pages
        for address in _Addresses(page.read_text("utf-8")).found
        if urlsplit(address).path.endswith("/") and not urlsplit(address).scheme and (page.parent / address).is_file()
    }

    assert len(pages) > 100
    assert missing == set()
    assert folders == set()


def test_the_archive_holds_the_folder(offline: Path) -> None:
    with zipfile.ZipFile(offline.with_name(f"{NAME}.zip")) as archive:
        names = archive.namelist()
        files = {f"{NAME}/{p.relative_to(offline).as_posix()}" for p in offline.rglob("*") if p.is_file()}

        assert names == sorted(names) and set(names) == files - {f"{NAME}/{MARKER}"}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_from_the_home_page_to_a_chapter(page: Page, home: str) -> None:
    page.locator(f'.gw-article a[href^="{SLUG}/"]').first.click()
    page.locator('.gw-structure a[href="chp_2.html"]').first.click()

    expect(page).to_have_url(home + CHAPTER)
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")  # its script runs


def test_the_switch_keeps_page_and_anchor(page: Page, home: str) -> None:
    page.goto(f"{home}{CHAPTER}#chp_2__sec_1")
    for variant in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "zh-Hans"):
        page.locator(f'.gw-scripts a[hreflang="{variant}"]').click()

        expect(page).to_have_url(f"{home}{prefix(variant)}{CHAPTER}#chp_2__sec_1")


@pytest.mark.parametrize("tag", ["", "zh-Hant-TW/"])
def test_search_leads_to_the_paragraph(page: Page, home: str, tag: str) -> None:
    page.goto(f"{home}{tag}{CHAPTER}")
    page.keyboard.press("/")
    page.keyboard.type("一网通办")
    page.locator(f'[data-search-results] a[href*="{SLUG}/chp_2.html#"]').first.click()

    expect(page).to_have_url(re.compile(re.escape(f"{home}{tag}{CHAPTER}#chp_2__")))


def test_a_term_and_an_overview_are_found_at_their_files(page: Page, home: str) -> None:
    page.goto(f"{home}search/index.html?q={quote('一网通办')}")
    page.locator('[data-search-results] a[href*="glossary/"]').first.click()
    expect(page).to_have_url(f"{home}glossary/{quote('一网通办')}.html")
    page.wait_for_load_state()  # the key is the script's, which the address does not wait for

    page.keyboard.press("/")
    page.keyboard.type("各省、自治区")
    page.locator("[data-search-results] a").first.click()
    expect(page).to_have_url(f"{home}{SLUG}/index.html#preamble__p_1")


def test_the_form_of_search_leads_to_its_page(page: Page, home: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type("数字政府")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{home}search/index.html?q={quote('数字政府')}")
    expect(page.locator("[data-search-results] a").first).to_be_visible()


def test_a_term_explains_itself(page: Page, home: str) -> None:
    page.goto(home + CHAPTER)
    page.locator(f'a.gw-term[href$="glossary/{quote("一网通办")}.html"]').first.hover()
    expect(page.locator("#gw-popover-term")).to_have_text("一网通办")
    page.get_by_role("link", name="查看词条").click()

    expect(page).to_have_url(f"{home}glossary/{quote('一网通办')}.html")


def test_the_words_of_the_source_have_come_and_no_note_is_asked_for_that_reaches_nobody(page: Page, home: str) -> None:
    page.goto(f"{home}zh-Hant-TW/{CHAPTER}")
    page.evaluate(SELECT, [EID, WORDS["zh-Hant-TW"]])

    expect(page.locator("button.gw-cite-open")).to_be_visible()
    expect(page.locator("button.gw-annotate")).to_have_count(0)
    assert page.evaluate("eid => window.gongwenQuotes.texts[eid]", EID).find(WORDS["zh-Hans"]) >= 0


def test_words_can_be_cited(page: Page, home: str) -> None:
    page.goto(home + CHAPTER)
    page.evaluate(SELECT, [EID, WORDS["zh-Hans"]])
    page.locator("button.gw-cite-open").click()
    address = page.locator('dialog.gw-cite [data-gw-form="address"] p')

    expect(address).to_contain_text(f"https://gongwen.example/{SLUG}/chp_2/#{EID}:~:text=")


def test_terms_can_be_narrowed(page: Page, home: str) -> None:
    page.goto(f"{home}glossary/index.html")
    page.fill("#gw-filter", "没有这样的词")
    expect(page.locator(".gw-glossary dt:visible")).to_have_count(0)
