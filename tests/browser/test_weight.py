"""What a page of text costs a reader on the first visit, and that nothing on it moves while it comes."""

import gzip
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.page_kinds import CHAPTER, KINDS, SLUG

pytestmark = [pytest.mark.browser, pytest.mark.site]

MOST_REQUESTS = 6
MOST_BYTES = 45_000
MOST_SHIFT = 0.02
# Layout shifts as Chromium counts them, those after the reader's own input excepted.
SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
        if (!shift.hadRecentInput) shifts.push([shift.value, shift.sources.map((s) => s.node && s.node.nodeName)]);
    })).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("address", [*(f"{SLUG}/chp_{n}/" for n in range(1, 9)), f"zh-Hant-HK/{CHAPTER}"])
def test_a_chapter_s_first_load_is_light(page: Page, host: str, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}{address}", wait_until="networkidle")
    counted = [url for url in asked if not url.endswith("icon.svg")]
    size = sum(len(gzip.compress(urlopen(url).read())) for url in counted)

    assert len(counted) <= MOST_REQUESTS, counted
    assert size <= MOST_BYTES


@pytest.mark.parametrize("setting", ["", "gongwen.large=on", "gongwen.theme=dark"])
def test_nothing_moves(browser: Browser, host: str, setting: str) -> None:
    """On a first visit, on a later one with settings kept, and while the reader scrolls down."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    key, _, value = setting.partition("=")
    if key:
        context.add_init_script(f"localStorage.setItem('{key}', '{value}')")
    context.add_init_script(SHIFTS)
    page = context.new_page()
    moved = {}
    for address in (*KINDS.values(), KINDS["overview"], KINDS["home"]):
        page.goto(f"{host}{address}", wait_until="networkidle")
        for _ in range(8):
            page.mouse.wheel(0, 400)
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        shifts = page.evaluate("shifts")
        if sum(value for value, _ in shifts) >= MOST_SHIFT:
            moved[address] = shifts
    context.close()

    assert moved == {}
