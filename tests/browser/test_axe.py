"""axe-core finds nothing to object to, on every kind of page, in every script, light, dark and in large type."""

from importlib.resources import files

import pytest
from playwright.sync_api import Page
from tests.browser.page_kinds import KINDS, prefix

from gongwen.model import VARIANTS, Variant

pytestmark = [pytest.mark.browser, pytest.mark.site]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# Most of the time goes into colours. The rows of a list are written by one function: the first stand for all.
SHORTEN = """rows => document.querySelectorAll("ol, ul, dl, tbody, article").forEach((list) => {
    const seen = new Map();
    [...list.children].forEach((row) => {
        const kind = row.localName + "." + row.className;
        seen.set(kind, (seen.get(kind) || 0) + 1);
        if (seen.get(kind) > rows) row.remove();
    });
})"""
RUN = """async () => {
    const options = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}"""


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_whole_page(page: Page, host: str, kind: str) -> None:
    page.goto(f"{host}{KINDS[kind]}")
    page.evaluate(AXE)

    assert violations(page) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_axe_finds_nothing_however_a_page_looks(page: Page, host: str, variant: Variant) -> None:
    """A page is opened once and then changed as a reader would: to dark, to large type, back to light."""
    page.emulate_media(reduced_motion="reduce")  # else colours are caught on their way
    found = {}
    for kind, address in KINDS.items():
        page.goto(f"{host}{prefix(variant)}{address}")
        if kind == "search":
            page.locator("[data-gw-query]").wait_for(state="attached")
        page.evaluate(SHORTEN, 3)
        page.evaluate(AXE)
        theme, large = page.locator("button[data-gw-theme]"), page.locator("button[data-gw-large]")
        theme.click()
        found[kind, "light"] = violations(page)
        theme.click()
        found[kind, "dark"] = violations(page)
        large.click()
        found[kind, "large, dark"] = violations(page)
        theme.click()
        found[kind, "large"] = violations(page)
        large.click()

    assert {where: what for where, what in found.items() if what} == {}


def test_axe_would_find_something(page: Page, host: str) -> None:
    page.goto(host)
    page.evaluate(AXE)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<a href=\"#\"></a><h4>x</h4>')")

    assert {found.partition(":")[0] for found in violations(page)} >= {"link-name", "heading-order"}
