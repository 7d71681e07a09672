"""The task list in a browser: its filters work with the script, its links without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

ADDRESS = "digital-government/tasks/"
ROWS = ".gw-tasks > li:visible"


def test_the_filters_narrow_the_list(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    shown = page.locator(ROWS)
    expect(page.locator(".gw-task-filters")).to_be_visible()  # the script has come
    every = shown.count()
    page.select_option("[data-filter=chapter]", "chp_8")
    expect(shown).not_to_have_count(every)
    chapter = shown.count()
    page.select_option("[data-filter=body]", "各级政府")
    expect(shown).not_to_have_count(chapter)
    body = shown.count()

    assert every > chapter > body > 0
    expect(page.locator(".gw-task-chapter:visible")).to_have_count(1)
    expect(page.locator(".gw-task-count")).to_contain_text(str(body))


def test_words_must_all_be_there(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    shown = page.locator(ROWS)
    expect(page.locator(".gw-task-filters")).to_be_visible()
    every = shown.count()
    page.fill("[data-filter=words]", "数据 安全")

    expect(shown).not_to_have_count(every)
    assert shown.count() > 0
    assert all("数据" in text and "安全" in text for text in shown.all_inner_texts())
    page.fill("[data-filter=words]", "没有这样的词")
    expect(shown).to_have_count(0)


def test_a_link_to_a_row_shows_it_whatever_the_filters_say(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    page.fill("[data-filter=words]", "没有这样的词")
    page.locator("details summary").nth(1).click()
    link = page.locator("details a[href^='#task-']:visible").first
    target = str(link.get_attribute("href")).removeprefix("#")
    expect(page.locator(ROWS)).to_have_count(0)
    link.click()

    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    expect(page.locator(ROWS).nth(1)).to_be_visible()


def test_without_a_script_the_list_is_whole_and_the_form_is_away(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS)

    expect(page.locator(ROWS).nth(100)).to_be_attached()
    expect(page.locator(".gw-task-filters")).to_be_hidden()
    page.locator("details summary").nth(1).click()
    page.locator("details a[href^='#task-']:visible").first.click()
    expect(page).to_have_url(re.compile("#task-"))
    context.close()


def test_a_run_in_heading_has_its_own_link(page: Page, site_url: str) -> None:
    page.goto(site_url + "digital-government/chp_2/")
    link = page.locator(".gw-topics a").first
    target = str(link.get_attribute("href")).partition("#")[2]
    name = link.inner_text()
    link.click()

    expect(page.locator(f"[id='{target}']")).to_have_text(re.compile(f"^{re.escape(name)}"))
