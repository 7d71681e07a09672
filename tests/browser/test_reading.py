"""Reading: the contents follow, the place is kept and offered, the whole text on one page keeps its anchors."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import CHAPTER, SLUG

pytestmark = [pytest.mark.browser, pytest.mark.site]

CURRENT = '.gw-contents a[aria-current="location"]'
CONTINUE = "[data-gw-continue]"
AT_TOP = "eid => scrollTo(0, scrollY + document.getElementById(eid).getBoundingClientRect().top - 20)"


# Sections of a long page have their true height once they have been drawn: the right place may then be another.
STANDS_AT_TOP = "eid => Math.abs(document.getElementById(eid).getBoundingClientRect().top - 20) < 3"
NEXT_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def read_to(page: Page, eid: str) -> None:
    """Scrolls until a block stands at the window's top and stays there, and waits for the contents to say so."""
    for _ in range(20):
        page.evaluate(AT_TOP, eid)
        page.evaluate(NEXT_FRAMES)
        if page.evaluate(STANDS_AT_TOP, eid):
            break
    expect(page.locator(CURRENT)).to_be_attached()


def test_the_contents_follow_the_text(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    expect(page.locator(CURRENT)).to_have_count(0)
    for section in (1, 4, 7, 2):
        page.evaluate(AT_TOP, f"chp_2__sec_{section}__p_1")

        expect(page.locator(CURRENT)).to_have_attribute("href", re.compile(rf"#chp_2__sec_{section}(__|$)"))
        expect(page.locator(CURRENT)).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(CURRENT)).to_have_count(0)


def test_a_section_that_was_asked_for_is_the_current_one_at_the_page_s_foot_too(page: Page, host: str) -> None:
    page.goto(f"{host}{SLUG}/full/")
    page.locator('.gw-contents a[href="#chp_8"]').click()

    expect(page.locator(CURRENT)).to_have_attribute("href", "#chp_8")


def test_the_panel_s_bar_names_the_place_on_a_phone(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}{CHAPTER}")
    bar = page.locator(".gw-side-open")
    expect(bar).to_contain_text("二、")
    read_to(page, "chp_2__sec_4")

    expect(bar).to_contain_text("打造泛在可及的服务体系")
    bar.click()
    page.locator('.gw-contents a[href$="#chp_2__sec_5"]').click()
    expect(page.locator("#chp_2__sec_5")).to_be_in_viewport()
    expect(page.locator("#gw-side")).to_be_hidden()


@pytest.mark.parametrize("page_name", [CHAPTER, f"{SLUG}/full/"])
def test_the_last_place_is_offered_on_home_and_overview(page: Page, host: str, page_name: str) -> None:
    page.goto(f"{host}{page_name}")
    read_to(page, "chp_2__sec_4__p_1")
    page.goto(host)
    offer = page.locator(CONTINUE)
    expect(offer.locator("a")).to_have_text("继续阅读：国务院关于加强数字政府建设的指导意见")
    page.goto(f"{host}zh-Hant-TW/{SLUG}/")
    expect(offer.locator("a")).to_contain_text("繼續閱讀：")
    offer.locator("a").click()

    page.wait_for_url(f"**/zh-Hant-TW/{page_name}#chp_2__sec_4__p_1")
    expect(page.locator("#chp_2__sec_4__p_1")).to_be_in_viewport()


def test_nothing_is_offered_to_who_has_not_read_or_wants_it_forgotten(page: Page, host: str) -> None:
    page.goto(f"{host}{SLUG}/")
    expect(page.locator(CONTINUE)).to_be_hidden()
    page.goto(f"{host}{CHAPTER}")
    read_to(page, "chp_2__sec_1__p_1")
    page.goto(f"{host}{SLUG}/")
    page.locator(f"{CONTINUE} button").click()
    expect(page.locator(CONTINUE)).to_be_hidden()
    page.reload()

    expect(page.locator(CONTINUE)).to_be_hidden()
    assert page.evaluate("localStorage.getItem('gongwen.places')") is None


@pytest.mark.parametrize("kept", ["x", "{}", '[["a", "javascript:alert(1)", "b"]]', "[1, null]", '[["","",""]]'])
def test_what_is_no_place_is_no_link(page: Page, host: str, kept: str) -> None:
    page.goto(host)
    page.evaluate("kept => localStorage.setItem('gongwen.places', kept)", kept)
    page.goto(host)

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(CONTINUE)).to_be_hidden()


def test_the_line_below_the_heading_leads_up(page: Page, host: str) -> None:
    page.goto(f"{host}zh-Hant-HK/{CHAPTER}")
    crumbs = page.get_by_role("navigation", name="目前位置").get_by_role("link")
    expect(crumbs).to_have_text(["國務院關於加強數字政府建設的指導意見", "← 上一部分", "下一部分 →"])
    crumbs.first.click()
    page.wait_for_url(f"**/zh-Hant-HK/{SLUG}/")


def test_the_whole_text_leads_to_any_place_on_it(page: Page, host: str) -> None:
    """Though what is out of sight is not laid out."""
    page.goto(f"{host}{SLUG}/full/")
    assert page.evaluate("getComputedStyle(document.getElementById('chp_2__intro__p_1')).contentVisibility") == "auto"
    for eid in ("chp_8__sec_3__p_1", "chp_1__sec_1__p_1", "chp_5__sec_2__p_1", "conclusions__p_1"):
        page.goto(f"{host}{SLUG}/full/#{eid}")

        expect(page.locator(f"#{eid}")).to_be_in_viewport()


def test_find_in_page_reaches_what_is_out_of_sight(page: Page, host: str) -> None:
    page.goto(f"{host}{SLUG}/full/")
    words = page.locator("#chp_8__sec_3__p_1").evaluate("block => block.textContent.slice(0, 12)")

    assert page.evaluate("words => window.find(words)", words)
    expect(page.locator("#chp_8__sec_3__p_1")).to_be_in_viewport()
