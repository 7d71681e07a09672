"""The task list in a browser: its filters work with the script, its links without."""

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

ADDRESS = "digital-government/tasks/"
ROWS = ".gw-tasks > li:visible"


def test_the_filters_narrow_the_list(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    every = page.locator(ROWS).count()
    page.select_option("[data-filter=chapter]", "chp_8")
    chapter = page.locator(ROWS).count()
    page.select_option("[data-filter=body]", "各级政府")
    body = page.locator(ROWS).count()

    assert every > chapter > body > 0
    assert page.locator(".gw-task-chapter:visible").count() == 1
    assert str(body) in page.locator(".gw-task-count").inner_text()


def test_words_must_all_be_there(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    page.fill("[data-filter=words]", "数据 安全")

    assert page.locator(ROWS).count() > 0
    assert all("数据" in text and "安全" in text for text in page.locator(ROWS).all_inner_texts())
    page.fill("[data-filter=words]", "没有这样的词")
    assert page.locator(ROWS).count() == 0


def test_a_link_to_a_row_shows_it_whatever_the_filters_say(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    page.fill("[data-filter=words]", "没有这样的词")
    page.locator("details summary").nth(1).click()
    page.locator("details a[href^='#task-']:visible").first.click()
    row = page.locator(page.url.partition("#")[2].join(("[id='", "']")))

    assert page.locator(ROWS).count() > 1
    assert row.evaluate("row => row.getBoundingClientRect().top < innerHeight")


def test_without_a_script_the_list_is_whole_and_the_form_is_away(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS)

    assert page.locator(ROWS).count() > 100
    assert not page.locator(".gw-task-filters").is_visible()
    page.locator("details summary").nth(1).click()
    page.locator("details a[href^='#task-']:visible").first.click()
    assert "#task-" in page.url
    context.close()


def test_a_run_in_heading_has_its_own_link(page: Page, site_url: str) -> None:
    page.goto(site_url + "digital-government/chp_2/")
    link = page.locator(".gw-topics a").first
    target = str(link.get_attribute("href")).partition("#")[2]
    link.click()

    assert page.locator(f"[id='{target}']").inner_text().startswith(link.inner_text())
