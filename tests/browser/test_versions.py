"""What became of a text is worked out on the reader's day: on its pages, in lists, in search, on that of its work."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import QuietHandler, gongwen
from tests.small_project import small_project

pytestmark = [pytest.mark.browser, pytest.mark.site]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
VERSIONS = {
    "lock-1994": "（1994年3月1日公布）\n第一条　船闸由县管理。\n"
    "第二条　每日开闸两次。\n第三条　本办法自1994年5月1日起施行。\n",
    "lock-2007": "（1994年3月1日公布　2007年8月2日修正）\n第一条　船闸由市管理。\n"
    "第二条　每日开闸两次。\n"
    "第三条　闸上应备救生衣。\n第四条　本办法自1994年5月1日起施行。\n",
    "lock-2031": "（1994年3月1日公布　2031年1月2日修订）\n第一条　船闸由省管理。\n第二条　每日开闸三次。\n"
    "第三条　闸上应备救生衣。\n第四条　本办法自2031年5月1日起施行。\n",
}
ACT = (
    "县政府关于修改《船闸办法》的决定\n（2007年8月2日公布）\n一、增加一条，作为第三条：“闸上应备救生衣。”\n"
    "二、将第三条改为第四条。\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with three versions of a text, and an act that made the second of them."""
    project = small_project(tmp_path_factory.mktemp("versions") / "project")
    for slug, text in VERSIONS.items():
        folder: Path = project / "docs" / "documents" / slug
        folder.mkdir()
        (folder / "source.txt").write_text(f"船闸办法\n{text}", "utf-8")
        asked = "compare: [lock-1994]\n" if slug == "lock-2031" else ""
        (folder / "document.yml").write_text(f"work: lock\n{asked}", "utf-8")
    (project / "docs" / "documents" / "lock-act").mkdir()
    (project / "docs" / "documents" / "lock-act" / "source.txt").write_text(ACT, "utf-8")
    result = gongwen(project, "build", "--no-pdf")
    assert result.returncode == 0, result.stderr
    assert gongwen(project, "verify").returncode == 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(project / "site")))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("day", "version", "listed"),
    [
        ("1994-04-30", "lock-1994", {"1994": "尚未施行（1994-05-01 起施行）"}),
        ("2007-08-01", "lock-1994", {"1994": "效力：本库未注明", "2031": "尚未施行（2031-05-01 起施行）"}),
        ("2007-08-02", "lock-2007", {"1994": "已修改（2007-08-02 起）", "2007": "效力：本库未注明"}),
        ("2031-05-01", "lock-2031", {"2007": "已修改（2031-05-01 起）", "2031": "效力：本库未注明"}),
    ],
)
def test_the_readers_day_decides(page: Page, library: str, day: str, version: str, listed: dict[str, str]) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{library}works/lock/")
    expect(page.locator(".gw-work-now:visible a")).to_have_attribute("href", f"../../{version}/")

    page.goto(library)
    for year, words in listed.items():
        item = page.locator("li.gw-library-item", has=page.locator(f'a[href="lock-{year}/"]'))
        expect(item.locator(".gw-status:visible")).to_have_text(words)
        page.goto(f"{library}lock-{year}/")
        expect(page.locator(".gw-standing span:visible")).to_contain_text(words.partition("（")[0])
        page.goto(library)


def test_another_day_may_be_asked_for(page: Page, library: str) -> None:
    page.goto(f"{library}zh-Hant-TW/works/lock/?on=2000-01-01")
    expect(page.locator(".gw-work-now:visible a")).to_have_attribute("href", "../../lock-1994/")
    expect(page.locator(".gw-work-now:visible")).to_contain_text("當日之文本")


def test_in_search_what_has_ended_stands_below(page: Page, library: str) -> None:
    page.clock.set_fixed_time("2020-01-01T12:00:00")
    page.goto(f"{library}search/?q=船闸由")
    hits = page.locator("[data-search-results] .gw-hits a")
    expect(hits).to_have_count(3)
    addresses = [str(link.get_attribute("href")) for link in hits.all()]

    assert "lock-1994/" in addresses[2] and not any("lock-1994/" in address for address in addresses[:2])
    expect(page.locator(".gw-hits-document").last).to_contain_text("已修改（2007-08-02 起）")


@pytest.mark.parametrize(
    ("script", "day", "said"),
    [
        ("", "2007-08-01", []),
        ("", "2007-08-02", ["本条已修改（2007-08-02 起），见 第一条"]),
        ("zh-Hant/", "2031-05-01", ["本條已修改（2031-05-01 起），見 第一條"]),
        ("zh-Hant-TW/", "2031-04-30", ["本條已修改（2007-08-02 起），見 第一條"]),
        ("zh-Hant-HK/", "2031-05-01", ["本條已修改（2031-05-01 起），見 第一條"]),
    ],
)
def test_an_article_says_that_it_changed(page: Page, library: str, script: str, day: str, said: list[str]) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{library}{script}lock-1994/text/")
    history = page.locator("#art_1__para_1__p_1 + .gw-history")

    expect(history.locator("> p:visible")).to_have_text(said)
    if said:
        version = "2031" if day > "2031-04-30" else "2007"
        expect(history.locator("> p:visible a")).to_have_attribute("href", f"../../lock-{version}/text/#art_1")
    history.locator("summary").click()
    expect(history.locator("li:visible time")).to_have_text(["1994-05-01", "2007-08-02", "2031-05-01"])
    expect(page.locator("#art_2__para_1__p_1 + .gw-history > p:visible")).to_have_count(int(day > "2031-04-30"))


def test_an_article_that_came_later_tells_since_when(page: Page, library: str) -> None:
    page.goto(f"{library}lock-2031/text/")
    history = page.locator("#art_3__para_1__p_1 + .gw-history")
    history.locator("summary").click()

    expect(history.locator("li")).to_have_text(["2007-08-02 第三条 增加", "2031-05-01 第三条"])
    expect(history.locator("p")).to_have_count(0)


def test_versions_that_are_no_neighbours_are_compared_where_that_is_asked_for(page: Page, library: str) -> None:
    page.goto(f"{library}works/lock/")
    page.get_by_role("link", name="与 1994-05-01 的文本对照").click()

    expect(page).to_have_url(f"{library}lock-2031/compare-2/")
    expect(page.locator("p.gw-c del").filter(has_text="县").first).to_be_visible()
    page.goto(f"{library}works/lock/")
    expect(page.get_by_text("有改动的段落占")).to_have_count(2)  # since the version before, not since 1994


def test_an_act_and_the_articles_that_it_changes_lead_to_each_other(page: Page, library: str) -> None:
    page.goto(f"{library}lock-act/text/")
    expect(page.get_by_role("link", name="第四条", exact=True)).to_have_attribute("href", "../../lock-2007/text/#art_4")
    page.get_by_role("link", name="第三条", exact=True).last.click()
    expect(page).to_have_url(f"{library}lock-1994/text/#art_3")

    changed = page.locator("#art_3__para_1__p_1 + .gw-history")
    expect(changed).to_contain_text("改动本条的文件：《县政府关于修改《船闸办法》的决定》第二项")
    changed.get_by_role("link", name="第二项").click()
    expect(page).to_have_url(f"{library}lock-act/text/#chp_2__p_1")
    page.goto(f"{library}zh-Hant/lock-2007/text/")
    expect(page.locator("#art_3__para_1__p_1 + .gw-history")).to_contain_text("改動本條的文件")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["works/lock/", "lock-1994/text/", "lock-2031/compare-2/"])
def test_the_page_of_a_work_is_for_all_readers_and_telephones(
    page: Page, library: str, width: int, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{library}{address}")
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations.map(({id, nodes}) => id + nodes[0].html)")

    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
