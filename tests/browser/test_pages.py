"""Every kind of page in every script, opened in Chromium.

The fixture `page` fails a test whose page asks another host for anything, breaks its policy or logs an error.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from gongwen.model import VARIANTS, Variant

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
PAGES = [
    "",
    f"{SLUG}/",
    *(f"{SLUG}/chp_{n}/" for n in range(1, 9)),
    f"{SLUG}/full/",
    f"{SLUG}/tasks/",
    f"{SLUG}/certificate/",
    "glossary/",
    "glossary/一网通办/",
    "annotations/",
    "about/",
    "contributing/",
]


def prefix(variant: Variant) -> str:
    """Where a script's pages lie below the site's root."""
    return "" if variant == "zh-Hans" else f"{variant}/"


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_page_opens_quietly(page: Page, site_url: str, variant: Variant) -> None:
    for address in PAGES:
        response = page.goto(f"{site_url}{prefix(variant)}{address}")

        assert response is not None
        assert response.ok, response.url
        expect(page.locator("html")).to_have_attribute("lang", variant)
        expect(page.locator("h1:visible")).to_have_count(1)


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_page_scrolls_sideways_on_a_phone(page: Page, host: str, variant: Variant) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    wide = {}
    for address in PAGES:
        page.goto(f"{host}{prefix(variant)}{address}")
        wide[address] = page.evaluate("document.scrollingElement.scrollWidth")

    assert {address: width for address, width in wide.items() if width > 390} == {}


def test_an_inline_script_does_not_run(browser: Browser, site_url: str) -> None:
    """A quiet page proves something only where the policy bites."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}{SLUG}/chp_1/")
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
    }""")

    assert page.evaluate("window.ran") is None
    context.close()


def test_the_choice_of_dark_or_light_outlives_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")
    page.locator("button[data-gw-theme]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.goto(f"{site_url}{SLUG}/chp_1/")

    expect(page.locator("html")).to_have_attribute("data-theme", "light")
