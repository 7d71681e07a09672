"""From home to a passage, its terms, notes and citation, to a search and to another script, without a mouse."""

import json

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import CHAPTER, SLUG
from tests.browser.test_aloud import MANDARIN, SPEECH, voice

pytestmark = [pytest.mark.browser, pytest.mark.site]

PASSAGE = "chp_2__sec_4__p_1"
MOST_STOPS = 300


def go_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Presses the key until what has the focus is what the selector names."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by {key}")


def skip_to_text(page: Page) -> None:
    go_to(page, ".gw-skip")
    page.keyboard.press("Enter")


def test_a_journey_without_a_mouse(page: Page, host: str) -> None:
    page.goto(host)
    skip_to_text(page)
    go_to(page, f'.gw-library a[href="{SLUG}/"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SLUG}/")

    go_to(page, '.gw-contents a[href="chp_2/"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{CHAPTER}")

    # a term
    skip_to_text(page)
    go_to(page, "a.gw-term")
    term = page.locator(":focus")
    expect(term).to_have_attribute("aria-expanded", "false")  # what explains it has come
    page.keyboard.press("Enter")
    expect(page.locator(".gw-popover")).to_be_focused()
    page.keyboard.press("Escape")
    expect(term).to_be_focused()

    # the notes of others; one's own is not asked for where it reaches nobody
    go_to(page, f"#{PASSAGE} .gw-permalink")
    expect(page.locator("button.gw-cite-open")).to_be_visible()
    expect(page.locator("button.gw-annotate")).to_have_count(0)
    go_to(page, ".gw-note a")

    # a search
    page.keyboard.press("/")
    expect(page.locator("#gw-query")).to_be_focused()
    page.keyboard.type("充分发挥全国一体化政务服务平台")
    expect(page.locator('[data-gw-query="充分发挥全国一体化政务服务平台"]')).to_be_attached()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{CHAPTER}#{PASSAGE}")

    # its citation
    go_to(page, f"#{PASSAGE} .gw-permalink")
    expect(page.locator("button.gw-cite-open")).to_be_visible()
    go_to(page, "button.gw-cite-open")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.gw-cite")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.gw-cite")).to_be_hidden()

    # the same passage in another script
    go_to(page, '.gw-scripts a[hreflang="zh-Hant-HK"]', "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/zh-Hant-HK/{CHAPTER}#{PASSAGE}")
    expect(page.locator(f"#{PASSAGE}")).to_be_in_viewport()


def test_the_panel_with_the_contents_by_keyboard(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}{CHAPTER}")
    go_to(page, ".gw-side-open")
    page.keyboard.press("Enter")
    go_to(page, ".gw-contents a[aria-current=page] + ol a")
    page.keyboard.press("Escape")
    expect(page.locator("#gw-side")).to_be_hidden()
    expect(page.locator(".gw-side-open")).to_be_focused()


def test_reading_aloud_by_keyboard(page: Page, host: str) -> None:
    page.add_init_script(SPEECH.replace("VOICES", json.dumps([voice(MANDARIN)])))
    page.goto(f"{host}{CHAPTER}")
    skip_to_text(page)
    go_to(page, "details[data-gw-menu] > summary", "Shift+Tab")
    page.keyboard.press("Enter")
    go_to(page, "button[data-gw-aloud]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gw-aloud-panel] :focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("details[data-gw-menu] > summary")).to_be_focused()
