"""A page works whatever its address says, whatever lies in the store, whenever the window changes its size."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.site]

DOCUMENT = "digital-government/"
CHAPTER = f"{DOCUMENT}chp_2/"
PAGES = [
    "",
    DOCUMENT,
    CHAPTER,
    f"{DOCUMENT}full/",
    f"{DOCUMENT}tasks/",
    "glossary/",
    "annotations/",
    "search/",
    "about/",
]
FRAGMENTS = [
    "#%",
    "#%E0%A4%A",
    "#%ff",
    "#%u4e00",
    "#",
    "##",
    "#chp_2%00",
    "#__proto__",
    "#constructor",
    "#gw-text",
    "#top",
    "#:~:text=%",
    "#chp_2:~:text=%E0%A4%A,-",
    "#a b\"<>'",
    "#task-%",
    "#%20%20",
    "#" + "%" * 5000,
]
PLACES = [
    "%",
    "null",
    "5",
    "{}",
    '"abc"',
    "[null]",
    "[5]",
    '["abc"]',
    "[[]]",
    "[[1,2,3]]",
    '[[["a"],["b"],["c"]]]',
    '[[null,"a","b"]]',
    '[{"0":"a","1":"b","2":"c","length":3}]',
    '[["digital-government","//example.org/x","y"]]',
    '[["digital-government","javascript:x","y"]]',
    "[" * 5000,
]


def listen(page: Page) -> list[str]:
    """What the page has to complain about from now on: uncaught errors, and those that a feature was stopped by."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    return said


@pytest.fixture
def faults(page: Page) -> list[str]:
    return listen(page)


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that may complain, and what it says."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    yield page, listen(page)
    context.close()


@pytest.fixture(scope="module")
def settled() -> str:
    """An expression that is true once all of the page's own work at its start is done."""
    return "document.readyState === 'complete' && document.documentElement.classList.contains('js')"


@pytest.mark.parametrize("path", PAGES)
def test_any_address_is_survived(page: Page, host: str, faults: list[str], settled: str, path: str) -> None:
    for fragment in FRAGMENTS:
        page.goto("about:blank")  # else only the fragment changes
        page.goto(f"{host}{path}{fragment}")
        page.wait_for_function(settled)
        page.evaluate("() => { location.hash = '#%E0'; location.hash = '#%'; }")
        assert faults == [], fragment


@pytest.mark.parametrize(
    "path", ["?%", "?q=%E0%A4%A", "?words=%&sort=%ff", "?q=" + "%25" * 500, "?__proto__=x&constructor=y"]
)
@pytest.mark.parametrize("kind", ["", "search/", "glossary/"])
def test_any_query_is_survived(page: Page, host: str, faults: list[str], settled: str, kind: str, path: str) -> None:
    page.goto(f"{host}{kind}{path}")
    page.wait_for_function(settled)
    page.wait_for_timeout(200)  # the search's own scripts
    assert faults == []


def test_a_query_in_an_address_is_no_longer_than_one_that_is_typed(page: Page, host: str, settled: str) -> None:
    page.goto(f"{host}search/?q={'数' * 5000}")
    page.wait_for_function(settled)
    values = [field.input_value() for field in page.locator("input[name=q]").all()]
    assert max(map(len, values)) == 200


@pytest.mark.parametrize(
    "path", ["%E0%A4%A/x/", "digital-government/%ff/", "zh-Hant-TW/%/", "%25/", "x/#%", "__proto__/", "a" * 3000]
)
def test_a_page_that_is_not_there_says_so_whatever_its_address(
    watched: tuple[Page, list[str]], host: str, path: str
) -> None:
    page, faults = watched
    page.goto(f"{host}{path}")
    assert page.locator(".gw-not-found:not([hidden]) h1").count() == 1
    page.wait_for_timeout(200)
    assert [fault for fault in faults if "404" not in fault] == []


@pytest.mark.parametrize("places", PLACES)
def test_any_store_is_survived(page: Page, host: str, faults: list[str], settled: str, places: str) -> None:
    page.goto(f"{host}about/")
    page.evaluate(
        """(places) => {
          localStorage.setItem("gongwen.places", places);
          for (const key of ["gongwen.theme", "gongwen.large", "gongwen.voice"]) localStorage.setItem(key, places);
        }""",
        places,
    )
    for path in ("", DOCUMENT, CHAPTER):
        page.goto(host + path)
        page.wait_for_function(settled)
        assert page.locator("html").get_attribute("data-theme") == "auto"
        for link in page.locator("[data-gw-continue] a").all():
            assert str(link.evaluate("link => link.href")).startswith(host)
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(700)  # the place is kept now, over what lay there
    kept = json.loads(page.evaluate("localStorage.getItem('gongwen.places')"))
    assert kept[0][0] == DOCUMENT.strip("/")
    assert faults == []


def test_a_store_that_is_switched_off_or_full_is_survived(
    watched: tuple[Page, list[str]], host: str, settled: str
) -> None:
    page, faults = watched
    page.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
          Storage.prototype[name] = function () { throw new DOMException("no", "QuotaExceededError"); };
        }"""
    )
    for path in ("", DOCUMENT, CHAPTER):
        page.goto(host + path)
        page.wait_for_function(settled)
        page.locator("button[data-gw-large]").first.click()
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(600)
    assert faults == []


@pytest.mark.parametrize("path", ["", CHAPTER, "about/"])
def test_a_window_may_change_its_size_before_the_page_is_there(
    page: Page, host: str, faults: list[str], settled: str, path: str
) -> None:
    page.add_init_script("setTimeout(() => dispatchEvent(new Event('resize'))); dispatchEvent(new Event('resize'));")
    page.add_init_script(
        """new MutationObserver((_, self) => {
          dispatchEvent(new Event("resize"));
          if (document.getElementById("gw-text")) self.disconnect();
        }).observe(document, { childList: true, subtree: true });"""
    )
    page.goto(host + path)
    page.wait_for_function(settled)
    assert faults == []


FEATURES = {
    "keepAnchor": "script links",
    "followAnchor": "moved",
    "printing": "printing",
    "layNotes": "notes",
    "scrollByKeyboard": "scrolling",
    "searchBy": "search",
    "themeButton": "theme button",
    "largeButton": "large button",
    "wakeAloud": "aloud",
    "wakeCopying": "citation",
}


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_that_fails_is_told_of_once_and_stops_no_other(
    watched: tuple[Page, list[str]], host: str, built_site: Path, settled: str, feature: str
) -> None:
    """The feature's function throws; what is in force, notes, search and the others are there all the same."""
    page, faults = watched
    script = (built_site / "assets" / "gongwen" / "gongwen.js").read_text("utf-8")
    head = f"function {feature}("
    assert script.count(head) == 1
    at = script.index("{", script.index(head)) + 1
    broken = f"{script[:at]} throw new Error('broken on purpose');{script[at:]}"

    def answer(route: Route) -> None:
        route.fulfill(body=broken, content_type="text/javascript")

    page.route("**/assets/gongwen/gongwen.js", answer)
    page.goto(host + (DOCUMENT if feature == "wakeCopying" else CHAPTER))
    page.wait_for_function(settled)
    page.set_viewport_size({"width": 700, "height": 500})
    page.set_viewport_size({"width": 1200, "height": 700})
    page.evaluate("() => { location.hash = '#x'; location.hash = '#y'; }")
    page.wait_for_timeout(100)

    assert [fault for fault in faults if "broken on purpose" not in fault] == []
    assert len([fault for fault in faults if FEATURES[feature] in fault]) == 1
    assert page.locator("[data-from]:not([hidden])[data-from='9999-01-01']").count() == 0
    if feature != "searchBy":
        page.locator("#gw-query").focus()
        page.wait_for_function("document.querySelector('script[src*=\"search.js\"]')")
    if feature != "themeButton":
        page.locator("button[data-gw-theme]").first.click()
        assert page.locator("html").get_attribute("data-theme") == "light"
