"""What stands in front of the reader: where the text begins, what stands before it, on documents of several kinds."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from gongwen.verify.published_markdown import read_portable

pytestmark = [pytest.mark.browser, pytest.mark.site]

TEXTS = ("digital-government/chp_2/", "law/chp_2/", "letter/text/", "notice/text/")
# Where the first block of the text below the page's heading begins, in pixels from the window's top.
FIRST = """() => Math.round([...document.querySelectorAll("#gw-text > :is(p, .gw-table)")]
    .find((e) => !e.closest("[data-apparatus]") && e.getBoundingClientRect().height).getBoundingClientRect().top)"""
# What can be pressed between the heading and the first official words, and is seen.
BETWEEN = """() => {
    const stops = [...document.querySelectorAll("#gw-text :is(a[href], button, summary, input)")];
    const heading = document.querySelector("#gw-text h1"), official = document.getElementById("gw-official");
    const after = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    return stops.filter((e) => e.checkVisibility() && after(heading, e) && after(e, official))
        .filter((e) => !e.matches(".gw-permalink")).map((e) => e.tagName);
}"""


@pytest.mark.parametrize("script", ["", "zh-Hant-TW/"])
@pytest.mark.parametrize(
    ("width", "height", "large", "most"), [(1280, 900, False, 420), (390, 844, False, 560), (390, 844, True, 760)]
)
def test_the_text_begins_in_the_first_screen(
    page: Page, front: str, width: int, height: int, large: bool, most: int, script: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    if large:
        page.add_init_script("localStorage.setItem('gongwen.large', 'on')")
    tops = {}
    for address in TEXTS:
        page.goto(f"{front}{script}{address}")
        tops[address] = page.evaluate(FIRST)

    assert {address: top for address, top in tops.items() if top > most} == {}


@pytest.mark.parametrize("address", TEXTS)
def test_few_stops_stand_between_heading_and_text(page: Page, front: str, address: str) -> None:
    page.goto(f"{front}{address}")
    between = page.evaluate(BETWEEN)

    assert len(between) <= 5 and len([name for name in between if name != "A"]) <= 3
    expect(page.locator(".gw-official")).to_have_text(["公文正文"])


def test_the_skip_link_leads_to_the_first_official_words(page: Page, front: str) -> None:
    page.goto(f"{front}digital-government/chp_2/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('[id^=chp_2__]') !== null")


def test_headings_are_named_by_their_words_alone(page: Page, front: str) -> None:
    page.goto(f"{front}digital-government/chp_2/")

    expect(page.get_by_role("heading", name="二、构建协同高效的政府数字化履职能力体系", exact=True)).to_be_visible()
    names = page.evaluate("[...document.querySelectorAll('a.gw-permalink')].map((link) => link.ariaLabel)")
    assert len(set(names)) == len(names) > 10


@pytest.mark.parametrize("slug", ["digital-government", "law", "letter", "notice"])
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_the_ways_into_a_document_stand_in_the_first_screen(
    page: Page, front: str, slug: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{front}{slug}/")
    ways = page.locator(".gw-ways > a").last.bounding_box()

    assert ways and ways["y"] + ways["height"] < height


def test_a_letter_is_one_page_and_old_addresses_lead_to_it(page: Page, front: str) -> None:
    page.goto(f"{front}letter/#preamble__p_2")
    page.wait_for_url("**/letter/text/#preamble__p_2")

    assert page.locator("#gw-text > p:not([data-apparatus])").count() == 5


def test_what_is_folded_opens_where_an_address_leads_to_it(page: Page, front: str) -> None:
    page.goto(f"{front}law/chp_2/")
    page.locator("details[data-gw-menu] > summary").click()
    page.get_by_role("link", name="引用", exact=True).click()

    expect(page.locator("#cite")).to_be_in_viewport()


def test_between_the_entries_of_the_menu_stands_nothing(page: Page, front: str) -> None:
    """The menu stands in the line that says where the page is: what parts that line's steps is none of the menu's."""
    page.goto(f"{front}law/chp_2/")
    page.locator("details[data-gw-menu] > summary").click()
    entries = page.locator("details[data-gw-menu] li")
    marks = entries.evaluate_all("items => items.map(item => getComputedStyle(item, '::before').content)")

    assert set(marks) == {"none"}
    boxes = [box for entry in entries.all() if (box := entry.bounding_box()) and box["height"]]
    assert len(boxes) > 2
    assert all(abs(a["y"] + a["height"] - b["y"]) < 1 for a, b in pairwise(boxes))


def test_the_text_of_a_page_is_copied_as_markdown(page: Page, front: str) -> None:
    """What is copied is read again as the published Markdown is: the same texts under the same eIds, no apparatus."""
    page.goto(f"{front}law/chp_2/")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value); })")
    page.locator("details[data-gw-menu] > summary").click()
    page.get_by_role("button", name="复制为 Markdown").click()
    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("window.copied")
    shown = page.locator("#gw-text > p:not([data-apparatus]), #gw-text > h2").evaluate_all("es => es.map(e => e.id)")

    assert re.fullmatch("> 滨河市.*　<https?://.*/law/chp_2/>", copied.splitlines()[0])
    assert copied.count("\n{: #") + copied.count(" {: #") >= len(shown) > 2
    reading = read_portable(copied.partition("\n\n")[2], re.findall(r"\{: #(\S+) \}", copied))
    assert reading.strays == ()
    assert next(piece.eid for piece in reading.pieces) == "chp_2"
    page.get_by_role("button", name="复制为 Markdown").wait_for()  # it says so for a while


def test_the_menu_closes_by_escape_and_by_pressing_elsewhere(page: Page, front: str) -> None:
    page.goto(f"{front}law/chp_2/")
    menu = page.locator("details[data-gw-menu]")
    assert 1 <= menu.locator("li").count() <= 8
    menu.locator("summary").click()
    page.keyboard.press("Escape")
    expect(menu.locator("summary")).to_be_focused()
    expect(menu.locator("ul")).to_be_hidden()
    menu.locator("summary").click()
    page.locator("h1").click()
    expect(menu.locator("ul")).to_be_hidden()


def test_a_phone_s_masthead_is_one_row_and_scripts_are_in_a_panel(page: Page, front: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{front}law/chp_2/")
    header = page.locator("header").bounding_box()
    assert header and header["height"] < 70
    expect(page.locator(".gw-scripts")).to_be_hidden()
    page.get_by_role("button", name="字形").click()
    page.locator('.gw-scripts a[hreflang="zh-Hant-TW"]').click()
    page.wait_for_url("**/zh-Hant-TW/law/chp_2/")


PAGES = (
    "",
    "digital-government/",
    "digital-government/chp_2/",
    "digital-government/full/",
    "digital-government/tasks/",
    "digital-government/certificate/",
    "law/",
    "law/chp_2/",
    "letter/text/",
    "notice/text/",
    "plan/tasks/",
    "glossary/",
    "glossary/一网通办/",
    "annotations/",
    "search/?q=数字政府",
    "reading/",
    "about/",
    "library/issuers/",
    "404.html",
)
WATCH = """window.shifts = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({type: "layout-shift", buffered: true})"""


def _shift(page: Page, address: str) -> float:
    """How far what is seen moves while the page is laid out."""
    page.goto(address)
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))")
    shift: float = page.evaluate("window.shifts")
    return shift


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_nothing_moves_on_a_slow_processor(page: Page, front: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    moved = {}
    for address in PAGES:
        moved[address] = _shift(page, f"{front}{address}")
        if moved[address] > 0.02:  # what a busy machine alone does comes once, a fault of the page each time
            moved[address] = _shift(page, f"{front}{address}")

    assert {address: shift for address, shift in moved.items() if shift > 0.02} == {}


def test_no_column_of_a_table_is_one_character_wide_on_a_phone(page: Page, front: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{front}notice/text/")
    widths = page.eval_on_selector_all(
        ".gw-table thead th:not(:first-child)",
        "cells => cells.map(cell => cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize))",
    )

    assert len(widths) == 5 and min(widths) >= 4
    assert page.locator(".gw-table").first.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_wide_screen_the_contents_stand_left_of_the_text(page: Page, front: str) -> None:
    page.goto(f"{front}law/chp_2/")
    side = page.locator(".gw-side").bounding_box()
    text = page.locator("#gw-text").bounding_box()

    assert side and text
    assert side["x"] + side["width"] <= text["x"] and text["width"] > 500
