"""Paragraphs can be linked to, with a mouse, with a keyboard and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGE = "digital-government/chp_2/"
EID = "chp_2__sec_1__p_1"


def test_the_mark_shows_when_the_mouse_is_over_its_paragraph(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")
    mark = page.locator(f'#{EID} a.gw-permalink[href="#{EID}"]')

    expect(mark).to_have_css("opacity", "0")
    page.locator(f"#{EID}").hover()
    expect(mark).to_have_css("opacity", "1")


def test_the_mark_shows_when_the_keyboard_reaches_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")
    mark = page.locator(f'#{EID} a.gw-permalink[href="#{EID}"]')
    mark.focus()

    expect(mark).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}{PAGE}#{EID}")


def test_the_mark_has_a_name_for_those_who_do_not_see_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")

    expect(page.get_by_role("link", name="二、（一）第1段的链接")).to_be_attached()


def test_without_javascript_the_switch_keeps_the_page(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{PAGE}")
    page.locator('.gw-scripts a[hreflang="zh-Hant"]').click()

    expect(page).to_have_url(f"{site_url}zh-Hant/{PAGE}")
    context.close()


def test_previous_and_next_lead_through_the_whole_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}digital-government/chp_1/")
    for number in range(2, 9):
        page.locator("a[rel=next]").click()
        expect(page).to_have_url(f"{site_url}digital-government/chp_{number}/")
    expect(page.locator("a[rel=next]")).to_have_count(0)
    for number in range(7, 0, -1):
        page.locator("a[rel=prev]").click()
        expect(page).to_have_url(f"{site_url}digital-government/chp_{number}/")
