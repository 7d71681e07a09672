"""What the site keeps in a browser: the reader's own settings under the keys that 关于 names, and no cookie."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import CHAPTER, KINDS
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_a_journey_leaves_nothing_but_settings(page: Page, host: str) -> None:
    named = set(re.findall(r"`(gongwen\.\w+)`", (ROOT / "docs" / "about.md").read_text("utf-8")))
    for address in KINDS.values():
        page.goto(f"{host}{address}")
    page.goto(f"{host}{CHAPTER}")
    page.locator("button[data-gw-theme]").click()
    page.locator("button[data-gw-large]").click()
    page.evaluate("document.getElementById('chp_2__sec_4__p_1').scrollIntoView()")
    expect(page.locator('.gw-contents [aria-current="location"]')).to_be_attached()
    page.goto(host)
    kept = page.evaluate("Object.keys(localStorage)")

    assert {"gongwen.theme", "gongwen.large", "gongwen.places"} <= set(kept) <= named
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.evaluate("indexedDB.databases()") == []
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_every_key_that_a_script_uses_is_named() -> None:
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.js"))
    used = set(re.findall(r"""["'](gongwen\.\w+)["']""", scripts))
    named = set(re.findall(r"`(gongwen\.\w+)`", (ROOT / "docs" / "about.md").read_text("utf-8")))

    assert used == named
