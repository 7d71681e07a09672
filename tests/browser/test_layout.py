"""WCAG 2.2 AA in the window: room at 320 px and with text twice as large, targets, focus, colours of the system."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.page_kinds import CHAPTER, KINDS, SLUG

pytestmark = [pytest.mark.browser, pytest.mark.site]

# What stands further out than the window is wide and does not scroll in a frame of its own.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll("*")]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)
        .map((e) => e.outerHTML.slice(0, 120)).slice(0, 5).concat("scrolls sideways");
}"""

# Links and buttons below 24 × 24 px, but for links in a line of text (WCAG 2.2, 2.5.8: inline) and what is not seen.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, select, input, label:has(input)")]
    .filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((e) => !e.matches(".gw-skip, .gw-permalink") && !e.closest("svg, label:has(input)"))
    .filter((e) => {
        const line = e.parentElement.closest("p, li, dd, dt, td, blockquote, h1, h2, h3, h4") || e.parentElement;
        const alone = line.textContent.trim() === e.textContent.trim();
        if (getComputedStyle(e).display === "inline" && !alone) return false;
        const { width, height } = e.getBoundingClientRect();
        return width && height && (width < 24 || height < 24);
    })
    .map((e) => `${e.outerHTML.slice(0, 160)} ${JSON.stringify(e.getBoundingClientRect())}`)"""


@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
def test_no_page_scrolls_sideways_at_320_pixels(page: Page, host: str, large: bool) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    if large:
        page.add_init_script("localStorage.setItem('gongwen.large', 'on')")
    wide = {}
    for kind, address in KINDS.items():
        page.goto(f"{host}zh-Hant-TW/{address}")
        if kind == "search":
            page.locator("[data-gw-query]").wait_for(state="attached")
        wide[kind] = page.evaluate(TOO_WIDE)

    assert {kind: found for kind, found in wide.items() if found} == {}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("prefix", ["", "zh-Hant-TW/"])
def test_the_record_shows_all_its_columns_at_once(page: Page, host: str, width: int, prefix: str) -> None:
    """What a row was compared with stands in the last."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{host}{prefix}{KINDS['certificate']}")
    frame = page.locator(".gw-figures")

    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    assert frame.locator("th").count() == 7


@pytest.mark.parametrize("width", [390, 1280])
def test_text_may_be_twice_as_large(page: Page, host: str, width: int) -> None:
    """As the browser's own setting makes it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    wide = {}
    for kind, address in KINDS.items():
        page.goto(f"{host}{address}")
        wide[kind] = page.evaluate(TOO_WIDE)

    assert page.evaluate("getComputedStyle(document.body).fontSize") == "32px"
    assert {kind: found for kind, found in wide.items() if found} == {}


@pytest.mark.parametrize("prefix", ["", "zh-Hant-TW/"])  # converted pages have links of their own
@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_24_pixels(page: Page, host: str, width: int, prefix: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    small = {}
    for kind, address in KINDS.items():
        page.goto(f"{host}{prefix}{address}")
        if kind == "search":
            page.locator("[data-gw-query]").wait_for(state="attached")
        small[kind] = page.evaluate(SMALL)

    assert {kind: found for kind, found in small.items() if found} == {}


def test_the_focus_is_seen_and_not_covered(page: Page, host: str) -> None:
    """Every stop of the Tab key on a phone, where the bar with the contents stays at the window's top."""
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{host}{CHAPTER}")
    expect(page.locator(".gw-side-open")).to_be_visible()
    faults = []
    for _ in range(60):
        page.keyboard.press("Tab")
        fault = page.evaluate("""() => {
            const focused = document.activeElement;
            if (focused.matches("input[type=checkbox]")) return ""; // the browser's own ring
            const box = focused.getClientRects()[0]; // of a link in a line: its first line
            const ring = getComputedStyle(focused.matches("[type=search]") ? focused.form : focused);
            if (ring.outlineStyle === "none" || !parseFloat(ring.outlineWidth)) return "no ring: " + focused.outerHTML;
            const middle = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 20) / 2];
            const top = document.elementFromPoint(...middle);
            return focused.contains(top) || (top && top.contains(focused)) ? "" : "covered: " + focused.outerHTML;
        }""")
        if fault:
            faults.append(fault)

    assert faults == []


def test_the_first_stops_skip_what_repeats(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names == ["跳到正文", "跳到目录", "跳到检索"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.gw-contents') !== null")
    page.locator(".gw-skip").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('#gw-text') !== null")


def test_what_a_tint_says_a_line_says_where_the_system_chooses_colours(browser: Browser, host: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{host}{CHAPTER}#chp_2__sec_1")
    found = page.evaluate("""() => ({
        quoted: getComputedStyle(document.querySelector(".gw-quoted")).textDecorationLine,
        target: getComputedStyle(document.querySelector(":target")).outlineStyle,
        term: getComputedStyle(document.querySelector(".gw-term")).textDecorationLine,
        current: getComputedStyle(document.querySelector(".gw-masthead [aria-current]")).textDecorationLine,
    })""")
    context.close()

    assert found == {"quoted": "underline", "target": "solid", "term": "underline", "current": "underline"}


def test_nothing_moves_where_motion_is_not_wanted(browser: Browser, host: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{host}{SLUG}/chp_1/")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((e) => {
        const style = getComputedStyle(e);
        return style.transitionDuration !== "0s" || style.animationName !== "none" || style.scrollBehavior === "smooth";
    }).length""")
    context.close()

    assert moving == 0
