"""The whole way of a note: words selected on the page, the dialog, the forge's address, the file, the built page."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.conftest import QuietHandler, gongwen

from gongwen.model import VARIANTS, Variant

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
CHAPTER = f"{SLUG}/chp_2/"
EID = "chp_2__sec_1__p_1"
FORGE = "https://forge.example/org/texts"
SETTINGS = f"""  gongwen:
    repository: {{forge: github, url: {FORGE}, branch: main}}
    editors: editors@gongwen.example
"""
# The same words in the source and on the page for Taiwan. They begin outside a link: a mouse drags a link, not words.
WORDS = {"zh-Hans": "将数字技术广泛应用于宏观调控决策", "zh-Hant-TW": "將數字技術廣泛應用於宏觀調控決策"}
# Selects words of a block as a reader would, across whatever elements they stand in.
SELECT = """([eid, words]) => {
    const walker = document.createTreeWalker(document.getElementById(eid), NodeFilter.SHOW_TEXT, node =>
        node.parentElement.closest("[data-apparatus]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const places = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.data.length; i++) places.push([node, i]);
        text += node.data;
    }
    const start = text.indexOf(words), range = document.createRange();
    const [first, a] = places[start], [last, b] = places[start + words.length - 1];
    range.setStart(first, a);
    range.setEnd(last, b + 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return Array.from(range.getClientRects(), r => [r.left, r.top, r.right, r.bottom]);
}"""


@pytest.fixture(scope="module")
def project(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose readers can send notes to a forge and to editors, built without PDFs."""
    root = copy_built(tmp_path_factory.mktemp("annotated") / "project")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  gongwen:\n", SETTINGS), "utf-8")
    build(root)
    return root


def build(root: Path) -> None:
    result = gongwen(root, "build", "--no-pdf", "--jobs", "1")
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def url(project: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(project / "site")))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def in_script(url: str, variant: Variant, address: str = CHAPTER) -> str:
    return url + ("" if variant == "zh-Hans" else f"{variant}/") + address


def select(page: Page, eid: str, words: str) -> None:
    page.evaluate(SELECT, [eid, words])


def open_dialog(page: Page) -> None:
    page.locator("button.gw-annotate").click()
    page.locator("dialog.gw-annotate-dialog[open]").wait_for()


def fill(page: Page, *, author: str = "甲读者", body: str = "这里说的是**数据**。") -> None:
    page.locator("#gw-annotate-author").fill(author)
    page.locator("#gw-annotate-body").fill(body)
    page.locator("#gw-annotate-consent").check()


def opened_address(page: Page) -> str:
    """Where the reader is taken by a click."""
    return taken_to(page, page.locator("a.gw-annotate-submit").click)


def taken_to(page: Page, act: Callable[[], object]) -> str:
    """Where an act takes the reader; the forge itself is not there."""
    page.context.route(f"{FORGE}/**", lambda route: route.fulfill(status=200, body="ok"))
    with page.expect_popup() as popup:
        act()
    popup.value.wait_for_load_state()
    return popup.value.url


def save(project: Path, address: str) -> Path:
    """The file as the forge would put it into the repository; the address is told apart by other means than ours."""
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{FORGE}/new/main"
    values = parse_qs(parts.query, strict_parsing=True)
    assert set(values) == {"filename", "value"}
    path = project / values["filename"][0]
    assert path.parent == project / "docs" / "documents" / SLUG / "annotations"
    path.write_text(values["value"][0], "utf-8", newline="\n")
    return path


def marked(page: Page, note: str) -> str:
    return "".join(page.locator(f'mark[data-note="{note}"]').all_text_contents())


def by_mouse(page: Page, url: str) -> str:
    """The address that a reader with a mouse is taken to."""
    page.goto(in_script(url, "zh-Hant-TW"))
    page.locator(f"#{EID}").scroll_into_view_if_needed()
    rects = page.evaluate(SELECT, [EID, WORDS["zh-Hant-TW"]])
    page.evaluate("getSelection().removeAllRanges()")
    left, top, _, bottom = rects[0]
    page.mouse.move(left + 1, (top + bottom) / 2)
    page.mouse.down()
    left, top, right, bottom = rects[-1]
    page.mouse.move(right - 1, (top + bottom) / 2, steps=5)
    page.mouse.up()
    open_dialog(page)
    fill(page)
    return opened_address(page)


def by_keyboard(page: Page, url: str) -> str:
    """The address that a reader who has keys alone is taken to."""
    page.goto(in_script(url, "zh-Hant-TW"))
    page.locator(f"#{EID} a.gw-permalink").focus()
    page.locator("button.gw-annotate:visible").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] #gw-annotate-author")).to_be_focused()
    page.keyboard.type("乙读者")
    page.keyboard.press("Shift+Tab")  # kind
    page.keyboard.press("Shift+Tab")  # the fold with the whole paragraph
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Home")
    for _ in range(9):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("x")  # the source's words are not to be changed
    for _ in range(3):
        page.keyboard.press("Tab")  # kind, author, body
    page.keyboard.type("这里说的是**数据**。")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")  # the fold with the preview, the forge's link
    submit = page.locator("a.gw-annotate-submit")
    expect(submit).to_be_focused()
    address = taken_to(page, lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    return address


def by_touch(browser: Browser, url: str) -> str:
    """The address that a reader with a phone is taken to."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(in_script(url, "zh-Hant-TW"))
    select(page, EID, WORDS["zh-Hant-TW"])  # a long press selects in the browser's own way
    page.locator("button.gw-annotate").tap()
    expect(page.locator("dialog blockquote")).to_have_text(WORDS["zh-Hans"])
    box = page.locator("dialog[open]").bounding_box()
    width = page.evaluate("document.scrollingElement.scrollWidth")
    page.locator("#gw-annotate-author").tap()
    page.keyboard.type("丙读者")
    page.locator("#gw-annotate-body").tap()
    page.keyboard.type("这里说的是**数据**。")
    page.locator("#gw-annotate-consent").tap()
    address = taken_to(page, page.locator("a.gw-annotate-submit").tap)
    context.close()

    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert width <= 390
    return address


def test_the_way_by_mouse_by_keyboard_and_by_touch(page: Page, browser: Browser, url: str, project: Path) -> None:
    """From a page for Taiwan to the same words marked in all four scripts; one build for the three."""
    sent = [save(project, address) for address in (by_mouse(page, url), by_keyboard(page, url), by_touch(browser, url))]
    quotes = {path: quoted(path) for path in sent}

    assert [quotes[path] for path in sent] == [WORDS["zh-Hans"], "将数字技术广泛应用", WORDS["zh-Hans"]]
    assert gongwen(project, "check", "--strict").returncode == 0
    build(project)
    for variant in VARIANTS:
        page.goto(in_script(url, variant))
        for path, quote in quotes.items():
            expect(page.locator(f"#note-{path.stem} .gw-note-body strong")).to_have_count(1)
            shown = marked(page, path.stem)

            assert len(shown) == len(quote)
            assert shown == {"zh-Hans": quote, "zh-Hant-TW": WORDS["zh-Hant-TW"][: len(quote)]}.get(variant, shown)


def quoted(path: Path) -> str:
    """What a file's note quotes."""
    found = re.search(r'^  exact: "(.*)"$', path.read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


def test_what_cannot_be_sent_is_said_before_it_is_sent(page: Page, url: str) -> None:
    page.goto(in_script(url, "zh-Hans"))
    select(page, EID, "宏观")
    open_dialog(page)
    fill(page, author="<甲>", body="![图](https://a.example/x.png)" + "长" * 4000)
    page.locator("#gw-annotate-consent").uncheck()
    page.locator("a.gw-annotate-submit").click()
    expect(page.locator(".gw-annotate-faults li")).not_to_have_count(0)
    said = page.locator(".gw-annotate-faults li").all_inner_texts()

    assert len(page.context.pages) == 1
    assert [s for s in said if "引文至少要 4 个字" in s]
    assert [s for s in said if "尖括号" in s] and [s for s in said if "4000" in s]
    assert [s for s in said if "图片" in s] and [s for s in said if "许可" in s]
    expect(page.locator("#gw-annotate-block")).to_be_focused()


def test_a_selection_over_several_paragraphs_keeps_to_the_one_that_holds_most(page: Page, url: str) -> None:
    page.goto(in_script(url, "zh-Hans"))
    page.evaluate(
        """eid => {
            const block = document.getElementById(eid), range = document.createRange();
            range.setStart(block.previousElementSibling.firstChild, 0);
            range.setEndAfter(block.lastChild);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        EID,
    )
    open_dialog(page)

    expect(page.locator("dialog pre")).to_contain_text(f"target: {EID}")
    expect(page.locator("dialog blockquote")).to_contain_text("将数字技术")


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ("一行\n---\nid: other\n", "甲: 乙 #丙"),
        ('“引号” "quotes" \\ 反斜线\n\n- 列\n- 表', "'甲' \"乙\""),
        ("\u3000\u3000段首空格。\n\n\n末尾\n\n", "- 甲"),
        ("𠮷野家 👩‍💻 emoji", "!甲 &乙 *丙"),
    ],
)
def test_whatever_is_typed_stays_in_its_place_in_the_file(
    page: Page, url: str, project: Path, body: str, author: str
) -> None:
    page.goto(in_script(url, "zh-Hant-HK"))
    select(page, "chp_2__sec_4__p_1", "「一網通辦」樞紐作用")
    open_dialog(page)
    fill(page, author=author, body=body)
    path = save(project, opened_address(page))
    result = gongwen(project, "check", "--strict", str(path))
    text = path.read_text("utf-8")
    path.unlink()

    assert (result.returncode, result.stderr) == (0, "检查完：0 个错误，0 个警告，0 条提示\n")
    assert "“一网通办”枢纽作用" in text


def test_a_note_too_long_for_an_address_is_copied(browser: Browser, url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(in_script(url, "zh-Hans"))
    select(page, EID, WORDS["zh-Hans"])
    open_dialog(page)
    fill(page, body="长" * 1000)
    address = opened_address(page)
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()

    assert "value=" not in address and unquote(address).endswith(".md")
    assert copied.startswith("---\nid: ") and copied.count("长") == 1000


def test_without_an_account_it_is_copied_downloaded_or_mailed(browser: Browser, url: str, tmp_path: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(in_script(url, "zh-Hans"))
    select(page, EID, WORDS["zh-Hans"])
    open_dialog(page)
    fill(page)
    page.get_by_role("button", name="复制文字").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载文件").click()
    download.value.save_as(tmp_path / "note.md")
    mail = page.locator('a[href^="mailto:"]').get_attribute("href") or ""
    context.close()

    first, _, rest = copied.partition("\n")
    assert first.startswith(f"docs/documents/{SLUG}/annotations/")
    assert first.endswith(download.value.suggested_filename)
    assert (tmp_path / "note.md").read_text("utf-8") == rest
    assert mail.startswith("mailto:editors@gongwen.example?") and unquote(mail).replace("\r\n", "\n").endswith(copied)


def test_nothing_of_it_is_loaded_before_words_are_selected(page: Page, url: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(in_script(url, "zh-Hans"))

    assert len([address for address in loaded if "icon" not in address]) <= 6
    assert not [address for address in loaded if "annotate" in address or "quotes" in address]


def test_without_javascript_a_link_leads_to_the_how_to(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(in_script(url, "zh-Hant"))
    hint = page.locator(".gw-annotate-hint")

    assert "JavaScript" in hint.inner_text()  # of a page without scripts: nothing changes it
    hint.locator("a").click()
    expect(page).to_have_url(in_script(url, "zh-Hant", "contributing/#annotate"))
    expect(page.locator("#annotate")).to_have_count(1)
    context.close()


def test_it_works_from_a_file_system(browser: Browser, project: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((project / "site" / "zh-Hant-TW" / SLUG / "chp_2" / "index.html").as_uri())
    select(page, EID, WORDS["zh-Hant-TW"])
    open_dialog(page)

    expect(page.locator("dialog blockquote")).to_have_text(WORDS["zh-Hans"])
    context.close()
