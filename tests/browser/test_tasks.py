"""The task list in a browser: its filters work with the script, its links without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

ADDRESS = "plan/tasks/"
ROWS = ".gw-tasks > li:visible"


def test_the_filters_narrow_the_list_and_unfold_what_they_find(page: Page, front: str) -> None:
    page.goto(front + ADDRESS)
    shown, chapters = page.locator(ROWS), page.locator(".gw-task-chapter:visible")
    expect(page.locator(".gw-task-filters")).to_be_visible()  # the script has come
    expect(shown).to_have_count(0)
    expect(chapters).to_have_count(2)
    page.select_option("[data-filter=chapter]", "chp_2")
    expect(shown).to_have_count(8)
    expect(chapters).to_have_count(1)
    page.select_option("[data-filter=body]", "市水利局")
    expect(shown).to_have_count(2)
    expect(page.locator(".gw-task-count")).to_contain_text("显示 2 条，共 12 条")


def test_words_must_all_be_there(page: Page, front: str) -> None:
    page.goto(front + ADDRESS)
    shown = page.locator(ROWS)
    page.fill("[data-filter=words]", "清淤 台账")

    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("建立清淤台账")
    page.fill("[data-filter=words]", "没有这样的词")
    expect(shown).to_have_count(0)


def test_an_address_of_a_row_shows_it_whatever_is_folded_or_filtered(page: Page, front: str) -> None:
    page.goto(f"{front}{ADDRESS}#task-12")
    expect(page.locator("#task-12")).to_be_in_viewport()
    page.fill("[data-filter=words]", "没有这样的词")
    expect(page.locator(ROWS)).to_have_count(0)
    page.evaluate("location.hash = '#task-3'")
    expect(page.locator("#task-3")).to_be_in_viewport()


def test_on_paper_no_chapter_is_folded(page: Page, front: str) -> None:
    page.goto(front + ADDRESS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator(ROWS)).to_have_count(12)


def test_without_a_script_there_are_links_to_the_rows_and_the_form_is_away(browser: Browser, front: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(front + ADDRESS)

    expect(page.locator(".gw-task-filters")).to_be_hidden()
    page.locator("details summary").first.click()
    page.locator("details a[href^='#task-']:visible").first.click()
    expect(page).to_have_url(re.compile("#task-"))
    expect(page.locator(ROWS)).not_to_have_count(0)  # the browser unfolds what an address leads to
    context.close()


def test_where_hardly_anybody_is_named_the_days_stand_alone(page: Page, front: str) -> None:
    page.goto(front + "digital-government/tasks/")

    expect(page.get_by_role("heading", level=1)).to_have_text("程序摘录：时间目标")
    expect(page.locator("#gw-text ol > li")).not_to_have_count(0)
    expect(page.locator(".gw-tasks")).to_have_count(0)


def test_a_run_in_heading_has_its_own_link(page: Page, front: str) -> None:
    page.goto(front + "digital-government/chp_2/")
    link = page.locator(".gw-topics a").first
    target = str(link.get_attribute("href")).partition("#")[2]
    name = link.inner_text()
    link.click()

    expect(page.locator(f"[id='{target}']")).to_have_text(re.compile(f"^{re.escape(name)}"))
