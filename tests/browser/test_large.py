"""适老: large type, high contrast, wide spacing, no side columns; remembered, and there from the first picture."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import CHAPTER, KINDS, prefix

from gongwen.model import Variant

pytestmark = [pytest.mark.browser, pytest.mark.site]

STYLE = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"


def style(page: Page, selector: str, name: str) -> str:
    value: str = page.evaluate(
        "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]", [selector, name]
    )
    return value


@pytest.mark.parametrize(
    ("variant", "name"), [("zh-Hans", "适老"), ("zh-Hant", "適老"), ("zh-Hant-TW", "樂齡"), ("zh-Hant-HK", "長者")]
)
def test_the_button_is_called_as_the_region_does(page: Page, host: str, variant: Variant, name: str) -> None:
    page.goto(f"{host}{prefix(variant)}")

    expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "false")


def test_a_key_turns_it_on_and_it_stays_on(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    button = page.get_by_role("button", name="适老", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(f"{host}zh-Hant-TW/{CHAPTER}")

    expect(page.get_by_role("button", name="樂齡", exact=True)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="樂齡", exact=True).click()
    page.reload()
    expect(page.get_by_role("button", name="樂齡", exact=True)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.getItem('gongwen.large')") is None


def test_it_is_there_before_the_body(page: Page, host: str) -> None:
    """No flash: the mark is set by the script in <head>."""
    page.add_init_script("""
        localStorage.setItem("gongwen.large", "on");
        new MutationObserver((records, observer) => {
            if (!document.body) return;
            window.atBody = document.documentElement.hasAttribute("data-large");
            observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(f"{host}{CHAPTER}")

    assert page.evaluate("window.atBody") is True


def test_type_is_large_in_one_column(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.add_init_script("localStorage.setItem('gongwen.large', 'on')")
    page.goto(f"{host}{CHAPTER}")

    assert float(style(page, "#chp_2__sec_1__p_1", "fontSize").removesuffix("px")) >= 24
    assert float(style(page, "#chp_2__sec_1__p_1", "lineHeight").removesuffix("px")) >= 1.8 * 24
    assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(page, "html", "cursor").startswith("url(")
    expect(page.locator("#gw-side")).to_be_hidden()
    notes, text = page.locator(".gw-notes").first.bounding_box(), page.locator("#chp_2__sec_4__p_1").bounding_box()
    assert notes and text and notes["x"] < text["x"] + text["width"]
    page.get_by_role("button", name="目录").click()
    expect(page.locator("#gw-side")).to_be_visible()


def test_dark_is_black_in_large_type(page: Page, host: str) -> None:
    page.add_init_script("localStorage.setItem('gongwen.large', 'on'); localStorage.setItem('gongwen.theme', 'dark')")
    page.goto(f"{host}{CHAPTER}")

    assert style(page, "body", "backgroundColor") == "rgb(0, 0, 0)"


def test_what_is_pressed_is_large(page: Page, host: str) -> None:
    page.add_init_script("localStorage.setItem('gongwen.large', 'on')")
    page.goto(f"{host}{KINDS['chapter']}")
    small = page.evaluate("""() => [".gw-masthead", ".gw-line", ".gw-steps"]
        .flatMap((part) => [...document.querySelectorAll(`${part} :is(a, button)`)])
        .filter((e) => e.checkVisibility() && !e.matches(".gw-skip, .gw-search *"))
        .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)""")

    assert small == []
