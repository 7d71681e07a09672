"""What lasts and what passes: a source is replaced by the same text from elsewhere, with headings added; a text comes
into force."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import QuietHandler, copy_project, gongwen

from gongwen.library.project import find_project
from gongwen.library.read import StoredDocument, read_stored
from gongwen.model import walk_part_text
from gongwen.render.addresses import homes

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
NUMBERS = "一二三四五六七八九十"
ADDED_CHAPTER, ADDED_SECTION = "只有这里才有的一章", "只有这里才有的一节。"


def from_elsewhere(stored: StoredDocument) -> str:
    """The document in Markdown, without the news: a chapter more before the second, a section in the third."""
    lines = []
    for unit in walk_part_text(stored.document.main):
        number, text = unit.number, unit.text.removeprefix(unit.number)
        level = unit.eid.count("__") if number else None
        if unit.eid == "chp_2":
            lines.append(f"二、{ADDED_CHAPTER}")
        if unit.eid == "chp_3__sec_2":
            lines.append(f"（二）{ADDED_SECTION}")
        if (level == 0 and unit.eid >= "chp_2") or (level == 1 and "chp_3__sec_2" <= unit.eid < "chp_4"):
            place = NUMBERS.index(number.strip("（）、"))
            number = number.replace(NUMBERS[place], NUMBERS[place + 1])
        lines.append(number + text)
    return "\n\n".join([f"# {stored.document.main.metadata.title}", *lines, ""])


RULES = """# 试点条例

（2024年1月2日试点市人民政府令第9号公布　自2024年5月1日起施行）

第一条　为了规范试点工作，制定本条例。

第二条　本条例自2024年5月1日起施行。
"""


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """The site's address after the exchange, and for each eId of before its old home page and its text."""
    project = copy_project(tmp_path_factory.mktemp("renamed"))
    before = read_stored(find_project(project), SLUG)
    at = homes(SLUG, before.document)
    old = {u.eid: (at[u.eid], u.text.removeprefix(u.number)) for u in walk_part_text(before.document.main)}
    source = project / "elsewhere.md"
    source.write_text(from_elsewhere(before), "utf-8")
    replaced = gongwen(project, "import", str(source), "--slug", SLUG, "--replace")
    assert replaced.returncode == 0, replaced.stderr
    assert "chp_2 → chp_3_r2" in replaced.stdout
    complaint = gongwen(project, "check")
    assert complaint.returncode == 1
    assert "E-eid 已公布的编号“chp_8”所指的文字现在是“chp_9”" in complaint.stderr
    assert gongwen(project, "rebase", SLUG, "--accept").returncode == 0
    source.write_text(RULES, "utf-8")
    assert gongwen(project, "import", str(source), "--slug", "pilot-rules").returncode == 0
    settled = gongwen(project, "check")
    assert settled.returncode == 0, settled.stderr
    built = gongwen(project, "build", "--no-pdf", "--variant", "zh-Hans")
    assert built.returncode == 0, built.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(project / "site")))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", old
    server.shutdown()
    server.server_close()
    thread.join()


def landing(page: Page) -> str:
    """The text of the block to which the address leads, if only after another page has led on."""
    page.wait_for_function("() => document.querySelector(':target') !== null", timeout=15_000)
    text: str = page.evaluate(
        """() => {
            const target = document.querySelector(":target");
            return (target.matches("span") ? target.parentElement : target).textContent;
        }"""
    )
    return text


def test_every_old_anchor_lands_where_its_text_stands_now(
    page: Page, renamed: tuple[str, dict[str, tuple[str, str]]]
) -> None:
    site, old = renamed
    chapters = [eid for eid in old if "__" not in eid]
    for eid in [*chapters, *list(old)[::4]]:
        home, text = old[eid]
        page.goto("about:blank")  # else only the anchor of the same page would change
        page.goto(f"{site}{home}#{eid}")
        assert text.rstrip("。") in landing(page), (eid, home, page.url)


def test_the_added_headings_have_names_of_their_own(
    page: Page, renamed: tuple[str, dict[str, tuple[str, str]]]
) -> None:
    site, _ = renamed
    for eid, text in (("chp_2_r2", ADDED_CHAPTER), ("chp_4_r2__sec_2", ADDED_SECTION)):
        page.goto("about:blank")
        page.goto(f"{site}{SLUG}/full/#{eid}")
        assert text in landing(page)


@pytest.mark.parametrize(
    ("day", "shown"), [("2024-04-30", "尚未施行"), ("2024-05-01", "已施行"), ("2030-01-01", "已施行")]
)
def test_whether_a_text_is_in_force_is_worked_out_on_the_readers_day(
    page: Page, renamed: tuple[str, dict[str, tuple[str, str]]], day: str, shown: str
) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{renamed[0]}pilot-rules/text/")
    expect(page.locator(".gw-standing strong:visible")).to_have_text(shown)
