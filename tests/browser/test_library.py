"""The home page of a library in a browser: the form narrows and orders the list, and its choice can be sent."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.test_axe import AXE, violations
from tests.browser.test_layout import SMALL, TOO_WIDE
from tests.conftest import QuietHandler, copy_project, gongwen

from gongwen.render.markdown.library_list import PAGE

pytestmark = [pytest.mark.browser, pytest.mark.site]

NUMBER = 30
ISSUERS = ("国务院", "民政部")
TITLE = "关于第{n}项工作的{kind}"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A library of many short documents, without the project's own."""
    root = copy_project(tmp_path_factory.mktemp("library") / "project")
    documents = root / "docs" / "documents"
    shutil.rmtree(documents)
    for n in range(1, NUMBER + 1):
        folder = documents / f"d-{n:02}"
        folder.mkdir(parents=True)
        kind = "意见" if n % 3 else "通知"
        lines = (
            TITLE.format(n=n, kind=kind),
            "各市：",
            "一、先行先试。",
            ISSUERS[n % 2],
            f"{2010 + n % 7}年1月{n}日\n",
        )
        (folder / "source.txt").write_text("\n\n".join(lines), "utf-8")
        settings = f"number: 国发〔{2010 + n % 7}〕{n}号\n" + ("relations: {replaces: [d-01]}\n" if n == 2 else "")
        (folder / "document.yml").write_text(settings, "utf-8")
    result = gongwen(root, "build", "--no-pdf", "--variant", "zh-Hans", "--variant", "zh-Hant-TW")
    assert result.returncode == 0, result.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(root / "site")))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def rows(page: Page) -> Locator:
    return page.locator(".gw-library-list > li:visible")


def test_the_list_goes_on_where_it_stopped(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("form [role=status]")).to_contain_text(f"{NUMBER} 件")
    expect(rows(page)).to_have_count(PAGE)
    page.get_by_role("button", name="再显示").click()
    expect(rows(page)).to_have_count(NUMBER)
    expect(rows(page).nth(PAGE).locator("a")).to_be_focused()
    expect(page.get_by_role("button", name="再显示")).to_be_hidden()


def test_the_form_narrows_and_its_choice_stands_in_the_address(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label("发文机关").select_option("民政部")
    page.get_by_label("文种").select_option("通知")
    expect(rows(page)).to_have_count(5)
    page.get_by_label("标题或文号").fill("工作 第9")
    expect(rows(page)).to_have_count(1)
    expect(page.locator("form [role=status]")).to_have_text(f"符合条件的有 1 件，共 {NUMBER} 件")

    page.reload()
    expect(rows(page)).to_have_count(1)
    expect(page.get_by_label("文种")).to_have_value("通知")
    page.get_by_role("button", name="清除条件").click()
    expect(rows(page)).to_have_count(PAGE)
    expect(page).to_have_url(url)


def test_a_number_is_found_without_its_brackets(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label("标题或文号").fill("国发2014 11号")
    expect(rows(page)).to_have_count(1)
    page.get_by_label("标题或文号").fill("没有这样的公文")
    expect(rows(page)).to_have_count(0)
    expect(page.locator("form [role=status]")).to_have_text("没有符合条件的公文")


def test_the_list_can_be_ordered(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label("排序").select_option("number")
    expect(rows(page).first).to_contain_text("国发〔2010〕7号")
    expect(rows(page).nth(1)).to_contain_text("国发〔2010〕14号")
    page.get_by_label("排序").select_option("old")
    expect(rows(page).first).to_contain_text("2010-01-07")
    page.get_by_label("排序").select_option("new")
    expect(rows(page).first).to_contain_text("2016-01-27")


def test_in_another_script_its_own_words_are_chosen(page: Page, url: str) -> None:
    page.goto(f"{url}zh-Hant-TW/?issuers=國務院")
    expect(page.locator("form [role=status]")).to_have_text(f"符合條件者 15 件，共 {NUMBER} 件")


def test_without_a_script_all_are_there_and_pages_group_them(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    expect(rows(page)).to_have_count(NUMBER)
    expect(page.locator(".gw-library-form")).to_be_hidden()
    page.get_by_role("link", name="按机关查看").click()
    expect(page).to_have_url(f"{url}library/issuers/")
    expect(rows(page)).to_have_count(NUMBER)
    page.get_by_role("link", name="按年份查看").click()
    expect(page.locator("h2").first).to_contain_text("2016")
    context.close()


# --- a library with more documents than a page holds: the same with twenty of them on the page, the others by year


def as_large(page: Page, url: str, asked: list[str]) -> None:
    """The home page is laid out as that of a large library; `asked` are the years whose scripts it loads."""
    home = BeautifulSoup(page.request.get(url).text(), "html.parser")
    listed = home.select_one(".gw-library-list")
    assert listed is not None
    shards: dict[str, list[object]] = {}
    for item in listed.select("li"):
        marks = [
            {"words": span.text, "from": span.get("data-from", ""), "until": span.get("data-until", "")}
            for span in item.select(".gw-status")
        ]
        facts = [span.text for span in item.select("p > span:not([class])")]
        data = [[key.removeprefix("data-"), value] for key, value in item.attrs.items() if key.startswith("data-")]
        link = item.select_one("a")
        assert link is not None
        shards.setdefault(str(item["data-years"]), []).append([link.text, link["href"], facts, marks, data])
    for item in listed.select("li")[PAGE:]:
        item.decompose()
    listed["data-total"], listed["data-shards"] = str(NUMBER), " ".join(shards)

    def answer(route: Route) -> None:
        year = route.request.url.rpartition("/")[2].removesuffix(".js")
        asked.append(year)
        body = f'gongwenLibrary("{year}", {json.dumps(shards[year])});'
        route.fulfill(body=body, content_type="text/javascript")

    page.route(re.compile(r"/library/years/\d+\.js"), answer)
    page.route(
        re.compile(f"{re.escape(url)}([?].*)?$"), lambda route: route.fulfill(body=str(home), content_type="text/html")
    )


def test_a_large_library_loads_a_year_when_it_is_asked_for(page: Page, url: str) -> None:
    asked: list[str] = []
    as_large(page, url, asked)
    page.goto(url)
    expect(page.locator("form [role=status]")).to_have_text(f"符合条件的有 {NUMBER} 件，共 {NUMBER} 件")
    expect(rows(page)).to_have_count(PAGE)
    assert asked == []
    page.get_by_label("年份").select_option("2015")
    expect(page.locator("form [role=status]")).to_have_text(f"符合条件的有 4 件，共 {NUMBER} 件")
    expect(rows(page)).to_have_count(4)
    assert asked == ["2015"]
    page.get_by_role("button", name="清除条件").click()
    expect(rows(page)).to_have_count(PAGE)
    page.get_by_role("button", name="再显示").click()
    expect(rows(page)).to_have_count(NUMBER)
    expect(rows(page).nth(PAGE).locator("a")).to_be_focused()
    assert sorted(asked) == [str(year) for year in range(2010, 2017)]


def test_a_large_library_is_narrowed_and_ordered_as_a_small_one(page: Page, url: str) -> None:
    small = page.context.new_page()
    small.goto(f"{url}?kinds=通知&sort=number")
    expected = rows(small).all_inner_texts()
    as_large(page, url, [])
    page.goto(f"{url}?kinds=通知&sort=number")
    expect(rows(page)).to_have_count(len(expected))

    assert rows(page).all_inner_texts() == expected
    assert [link.get_attribute("href") for link in rows(page).locator("a").all()] == [
        link.get_attribute("href") for link in rows(small).locator("a").all()
    ]
    page.get_by_label("标题或文号").fill("第9项")
    expect(rows(page)).to_have_count(1)


# --- pages that the project's own library does not have -------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "library/years/", "d-02/compare/"])
def test_they_are_for_everyone(page: Page, url: str, address: str) -> None:
    found = {}
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{url}zh-Hant-TW/{address}")
    page.evaluate(AXE)
    for look in ("light", "dark"):
        page.locator("button[data-gw-theme]").click()
        expect(page.locator("html")).to_have_attribute("data-theme", look)
        found[look] = violations(page)
    found["small"] = page.evaluate(SMALL)
    page.locator("button[data-gw-large]").click()
    found["large"] = violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    found["wide"] = page.evaluate(TOO_WIDE)

    assert {look: what for look, what in found.items() if what} == {}


def test_only_what_changed_is_shown_where_a_reader_asks_for_it(page: Page, url: str) -> None:
    page.goto(f"{url}d-02/compare/")
    same = page.locator(".gw-c-same")
    expect(same.first).to_be_visible()
    page.get_by_label("只看有改动的段落").check()
    expect(page.locator(".gw-c-same:visible")).to_have_count(0)
    expect(page.locator(".gw-c-changed:visible").first).to_be_visible()
    expect(page.locator("#compare-1 del").first).to_have_text("【删去：1】")
