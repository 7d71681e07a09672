"""An address that is not there: the answer comes in the script of its folder and suggests what may have been meant."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def lost(browser: Browser) -> Iterator[Page]:
    """A page that may be refused an address."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("address", "language", "title", "suggested"),
    [
        ("digital-goverment/", "zh-Hans", "没有这一页", "/digital-government/"),
        ("digital-government/chp_9/", "zh-Hans", "没有这一页", "/digital-government/chp_8/"),
        ("digital-government/chp_2__sec_4/", "zh-Hans", "没有这一页", "/digital-government/chp_2/#chp_2__sec_4"),
        ("zh-Hant-TW/Digital_Government/FULL/", "zh-Hant-TW", "找不到網頁", "/zh-Hant-TW/digital-government/full/"),
        ("zh-hant-hk/digital-government/chp2", "zh-Hant-HK", "找不到網頁", "/zh-Hant-HK/digital-government/chp_2/"),
        ("zh-Hant/glosary/一网通/", "zh-Hant", "沒有這一頁", "/zh-Hant/glossary/%E4%B8%80%E7%BD%91%E9%80%9A%E5%8A%9E/"),
    ],
)
def test_the_nearest_address_is_suggested(
    lost: Page, host: str, address: str, language: str, title: str, suggested: str
) -> None:
    response = lost.goto(f"{host}{address}")
    assert response and response.status == 404

    expect(lost.locator("html")).to_have_attribute("lang", language)
    expect(lost.locator("h1:visible")).to_have_text(title)
    expect(lost).to_have_title(title)
    link = lost.locator("[data-gw-suggest]:visible a").first
    expect(link).to_have_attribute("href", f"{host}{suggested[1:]}")
    link.click()
    lost.wait_for_url(f"**{suggested}")
    expect(lost.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("address", ["nothing-like-it/", "%FF%FE/", "zh-Hant-TW/%3Cimg%20src=x%3E/"])
def test_nothing_is_suggested_where_nothing_is_near(lost: Page, host: str, address: str) -> None:
    asked: list[str] = []
    lost.on("request", lambda request: asked.append(request.url))
    lost.goto(f"{host}{address}", wait_until="networkidle")

    expect(lost.locator("h1:visible")).to_have_count(1)
    lost.wait_for_function("() => window.gongwenAddresses")
    assert [url for url in asked if "/library/addresses-" in url] == []  # no folder is near
    expect(lost.locator("[data-gw-suggest]:visible")).to_have_count(0)
    expect(lost.locator("article img")).to_have_count(0)
