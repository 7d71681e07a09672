"""With JavaScript off every text, note, term and PDF is reached by links."""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.page_kinds import CHAPTER, SLUG

pytestmark = [pytest.mark.browser, pytest.mark.site]

LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser with JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def links(page: Page) -> set[str]:
    """Where the page's links lead, without their fragments. (Scripts of the page are off, the test's are not.)"""
    return {unquote(urldefrag(urljoin(page.url, link)).url) for link in page.evaluate(LINKS)}


def test_every_page_and_file_is_reached_from_home(plain: Page, host: str) -> None:
    plain.goto(host)
    assert {f"{host}{SLUG}/", f"{host}glossary/", f"{host}annotations/"} <= links(plain)
    plain.goto(f"{host}{SLUG}/")
    overview = links(plain)
    chapters = [f"{host}{SLUG}/chp_{n}/" for n in range(1, 9)]
    assert {*chapters, f"{host}{SLUG}/full/", f"{host}{SLUG}/tasks/", f"{host}{SLUG}/{SLUG}.pdf"} <= overview
    for number, chapter in enumerate(chapters, 1):
        plain.goto(chapter)
        assert f"{host}{SLUG}/chp_{number}.pdf" in links(plain)
    plain.goto(f"{host}glossary/")
    assert f"{host}glossary/一网通办/" in links(plain)
    plain.goto(f"{host}annotations/")
    assert CHAPTER in "".join(links(plain))


def test_text_notes_and_terms_are_on_their_pages(plain: Page, host: str) -> None:
    plain.goto(f"{host}{CHAPTER}")
    expect(plain.locator("#chp_2__sec_4__p_1")).to_contain_text("一网通办")
    expect(plain.locator(".gw-note").first).to_be_visible()
    plain.locator("#chp_2__sec_4__p_1 a.gw-term", has_text="一网通办").click()
    plain.wait_for_url("**/glossary/**")
    expect(plain.locator(".gw-definition")).to_be_visible()


def test_the_panel_with_the_contents_opens_on_a_phone(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{host}{CHAPTER}")
    page.locator(".gw-side-open").click()
    page.locator(".gw-contents a", has_text="七、").click()
    page.wait_for_url("**/chp_7/")
    context.close()


def test_what_needs_a_script_is_not_offered(plain: Page, host: str) -> None:
    plain.goto(f"{host}{CHAPTER}")

    for selector in (
        "button[data-gw-large]",
        "button[data-gw-theme]",
        "button[data-gw-aloud]",
        "[data-gw-aloud-panel]",
    ):
        expect(plain.locator(selector)).to_be_hidden()
