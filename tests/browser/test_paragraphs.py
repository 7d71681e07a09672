"""Paragraphs can be linked to, with a mouse, with a keyboard and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGE = "digital-government/chp_2/"
EID = "chp_2__sec_1__p_1"


def opacity(locator: Locator) -> float:
    """How visible it is once its transitions are over."""
    locator.evaluate("e => Promise.all(e.getAnimations({subtree: true}).map(a => a.finished))")
    return float(locator.evaluate("e => getComputedStyle(e).opacity"))


def test_the_mark_shows_when_the_mouse_is_over_its_paragraph(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")
    mark = page.locator(f'#{EID} a.gw-permalink[href="#{EID}"]')

    assert opacity(mark) == 0
    page.locator(f"#{EID}").hover()
    assert opacity(mark) > 0.4


def test_the_mark_shows_when_the_keyboard_reaches_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")
    mark = page.locator(f'#{EID} a.gw-permalink[href="#{EID}"]')
    mark.focus()

    assert opacity(mark) > 0.4
    page.keyboard.press("Enter")
    assert page.url == f"{site_url}{PAGE}#{EID}"


def test_the_mark_has_a_name_for_those_who_do_not_see_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")

    assert page.get_by_role("link", name="本段链接").count() > 10


def test_without_javascript_the_switch_keeps_the_page(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{PAGE}")
    page.locator('.gw-scripts a[hreflang="zh-Hant"]').click()

    assert page.url == f"{site_url}zh-Hant/{PAGE}"
    context.close()


def test_previous_and_next_lead_through_the_whole_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}digital-government/chp_1/")
    seen = [page.url]
    while page.locator("a[rel=next]").count():
        page.locator("a[rel=next]").first.click()
        page.wait_for_load_state("domcontentloaded")
        seen.append(page.url)

    assert seen == [f"{site_url}digital-government/chp_{n}/" for n in range(1, 9)]
