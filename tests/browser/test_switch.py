"""The switch between scripts keeps the page and the place on it."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gongwen.model import VARIANTS, Variant

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
# A round trip that takes each of the 12 directions between the four scripts once (indexes of VARIANTS).
ROUND_TRIP = [VARIANTS[i] for i in (0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 0)]


def in_script(site_url: str, variant: Variant, address: str) -> str:
    return site_url + ("" if variant == "zh-Hans" else f"{variant}/") + address


def switch_to(page: Page, variant: Variant, address: str) -> None:
    """Follows the link to the script and waits for the address that it must lead to."""
    page.locator(f'.gw-scripts a[hreflang="{variant}"]').click()
    expect(page).to_have_url(address)


def last_block(site: Path, chapter: int) -> str:
    """The eId of the chapter's last block: one that a page does not show when it opens at its top."""
    outline = json.loads((site / SLUG / f"{SLUG}.json").read_text("utf-8"))
    division = outline["divisions"][chapter - 1]
    while division["divisions"]:
        division = division["divisions"][-1]
    eid: str = division["blocks"][-1]["eid"]
    return eid


def test_the_round_trip_takes_every_direction_once() -> None:
    assert len(set(pairwise(ROUND_TRIP))) == len(ROUND_TRIP) - 1 == 12


@pytest.mark.parametrize("chapter", range(1, 9))
def test_a_chapter_keeps_page_and_anchor(page: Page, site_url: str, built_site: Path, chapter: int) -> None:
    eid = last_block(built_site, chapter)
    address = f"{SLUG}/chp_{chapter}/#{eid}"
    page.goto(in_script(site_url, ROUND_TRIP[0], address))
    for variant in ROUND_TRIP[1:]:
        switch_to(page, variant, in_script(site_url, variant, address))

        expect(page.locator("html")).to_have_attribute("lang", variant)
        expect(page.locator(f"#{eid}")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["", f"{SLUG}/", f"{SLUG}/full/", "glossary/", "annotations/", "about/"])
def test_other_pages_keep_their_page(page: Page, site_url: str, address: str) -> None:
    page.goto(in_script(site_url, ROUND_TRIP[0], address))
    for variant in ROUND_TRIP[1:]:
        switch_to(page, variant, in_script(site_url, variant, address))


def test_an_anchor_chosen_after_the_page_was_opened_is_kept(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SLUG}/chp_1/")
    page.evaluate("location.hash = 'chp_1__sec_2'")
    expect(page.locator('.gw-scripts a[hreflang="zh-Hant-TW"]')).to_have_attribute("href", re.compile("#chp_1__sec_2$"))
    switch_to(page, "zh-Hant-TW", f"{site_url}zh-Hant-TW/{SLUG}/chp_1/#chp_1__sec_2")


def test_the_switch_works_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}{SLUG}/chp_1/#chp_1__sec_2")
    page.locator(".gw-look-open").click()
    switch_to(page, "zh-Hant-HK", f"{site_url}zh-Hant-HK/{SLUG}/chp_1/#chp_1__sec_2")


def test_the_place_that_is_read_is_kept_without_an_anchor(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SLUG}/chp_2/")
    page.locator("#chp_2__sec_5").evaluate(
        "element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 120)"
    )
    page.wait_for_timeout(300)  # the reader stops there before going up to the masthead
    page.locator('.gw-scripts a[hreflang="zh-Hant-TW"]').click()

    expect(page).to_have_url(re.compile("zh-Hant-TW/.*#chp_2__sec_[45]"))
    expect(page.locator("#chp_2__sec_5")).to_be_in_viewport()


def test_at_the_top_of_a_page_no_place_is_added(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SLUG}/chp_2/")
    switch_to(page, "zh-Hant", f"{site_url}zh-Hant/{SLUG}/chp_2/")
