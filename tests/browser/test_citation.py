"""Citing from the page, and copying by hand: what lands in the clipboard, and where an address leads."""

import base64
import json
import random
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.test_axe import AXE, violations
from tests.conftest import ROOT, QuietHandler, gongwen

pytestmark = [pytest.mark.browser, pytest.mark.site]

SITE = "https://gongwen.example/"
FILLER = [f"第{n}座灯塔由当地人民政府负责修缮，所需费用列入第{n}年的预算。" for n in "一二三四五六七八九十"]
TWICE = "守护人员应当昼夜值守，不得擅自离开岗位。"
LONG = (
    "各地区各部门要深刻认识灯塔保护的重要意义，建立健全工作机制，明确责任分工，加大投入力度，"
    "完善标准规范，强化监督检查，确保各项任务落到实处、取得实效，为航行安全提供有力保障。"
)
MARKS = "型号为A-1,B-2&C的灯器，应当每年检验（费用：100%由所有人承担）。"
OPINION = [
    "国务院关于加强灯塔保护的意见",
    "国发〔2012〕3号",
    "各省、自治区、直辖市人民政府：",
    "灯塔是航行的依靠。现提出以下意见。",
    "一、总体要求",
    "推进“一网通办”，便利航行。",
    "（一）修缮灯塔",
    *FILLER,
    f"加强日常管理。{TWICE}发现险情及时报告。",
    "（二）守护灯塔",
    LONG,
    MARKS,
    *FILLER[:5],
    f"严格交接班制度。{TWICE}违反规定的从重处理。",
    "二、组织实施",
    "任务,分工-如下：甲&乙。",
    "国务院",
    "2012年3月4日",
]
LAW = [
    "灯塔条例",
    "第一条　为了保护灯塔，制定本条例。",
    "第二条　灯塔分为下列各类：",
    "（一）海上灯塔；",
    "（二）江河灯塔。",
    "前款灯塔应当登记。",
]
HOSTILE = "\"'><script>alert(1)</script><!--{{ config }}&amp;${1}"
NOTE = """---
id: a-note
target: chp_1__intro__p_1
quote:
  exact: 便利航行
author: 读者
created: 2012-04-01
licence: CC0-1.0
kind: note
---
批注里的话。
"""
# Selects from the n-th visible character of the text to another, as a reader would; without an end, all from there.
SELECT = r"""([start, end]) => {
    const walker = document.createTreeWalker(document.getElementById("gw-text"), NodeFilter.SHOW_TEXT, node =>
        node.parentElement.closest("[data-apparatus]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const places = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let i = 0; i < node.data.length; i++) if (/\S/.test(node.data[i])) places.push([node, i]);
    const range = document.createRange();
    const [first, a] = places[start], [last, b] = places[(end ?? places.length) - 1];
    range.setStart(first, a);
    range.setEnd(last, b + 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
TEXT = r"""() => {
    const walker = document.createTreeWalker(document.getElementById("gw-text"), NodeFilter.SHOW_TEXT, node =>
        node.parentElement.closest("[data-apparatus]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) text += node.data.replace(/\s/g, "");
    return text;
}"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of three small documents, one with a note, one with a title from an enemy, in two scripts."""
    root = tmp_path_factory.mktemp("cited")
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("documents"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    for slug, lines in (("lamp", OPINION), ("lamp-rules", LAW), ("hostile", OPINION)):
        (root / "docs/documents" / slug / "annotations").mkdir(parents=True)
        (root / "docs/documents" / slug / "source.txt").write_text("\n".join([*lines, ""]), "utf-8")
    (root / "docs/documents/lamp/annotations/a-note.md").write_text(NOTE, "utf-8")
    (root / "docs/documents/hostile/document.yml").write_text(f"title: {json.dumps(HOSTILE)}\n", "utf-8")
    result = gongwen(root, "build", "--no-pdf", "--jobs", "1", "--variant", "zh-Hans", "--variant", "zh-Hant-TW")
    assert result.returncode == 0, result.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(root / "site")))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def find(page: Page, words: str, nth: int = 0) -> list[int]:
    """Where the nth occurrence of the words begins and ends, in visible characters of the page's text."""
    bare, text, at = re.sub(r"\s", "", words), str(page.evaluate(TEXT)), -1
    for _ in range(nth + 1):
        at = text.index(bare, at + 1)
    return [at, at + len(bare)]


def select(page: Page, words: str, nth: int = 0) -> None:
    page.evaluate(SELECT, find(page, words, nth))


# The buttons stand below the words that are selected now: they follow a selection a moment later.
SETTLED = """() => {
    const tools = document.querySelector(".gw-selection"), selection = getSelection();
    if (!tools || tools.hidden) return false;
    if (selection.isCollapsed) return true;
    const rects = selection.getRangeAt(0).getClientRects();
    return Math.abs(tools.getBoundingClientRect().top - rects[rects.length - 1].bottom - 6) < 2;
}"""


def open_dialog(page: Page) -> Locator:
    page.wait_for_function(SETTLED)
    page.locator("button.gw-cite-open").click()
    dialog = page.locator("dialog.gw-cite")
    expect(dialog).to_be_visible()
    return dialog


def form(dialog: Locator, name: str) -> Locator:
    return dialog.locator(f'[data-gw-form="{name}"] p')


def clipboard(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


# --- citations ------------------------------------------------------------------------------------------------------


def test_a_passage_in_every_form(page: Page, url: str) -> None:
    page.clock.set_fixed_time("2026-07-01T12:00:00")
    page.goto(f"{url}lamp/chp_1/")
    select(page, TWICE, 1)
    dialog = open_dialog(page)
    address = f"{SITE}lamp/chp_1/#chp_1__sec_2__p_8"
    title, number = "国务院关于加强灯塔保护的意见", "国发〔2012〕3号"
    work = f"《{title}》（{number}），第一节第二小节第八段"

    for name, citation in {
        "gbt2025": f"国务院. {title}：{number}[EB/OL]. （2012-03-04）[2026-07-01]. {address}.",
        "gbt2015": f"国务院. {title}: {number}[A/OL]. (2012-03-04)[2026-07-01]. {address}.",
        "legal": f"{work}。",
        "quote": f"{TWICE}\n——{work}",
    }.items():
        expect(form(dialog, name)).to_have_text(citation, use_inner_text=True)
        dialog.locator(f'[data-gw-form="{name}"] button').click()
        expect(dialog.get_by_role("status")).to_contain_text("已复制")
        assert clipboard(page) == citation
    expect(form(dialog, "address")).to_have_text(re.compile(f"^{re.escape(address)}:~:text=[!-~]+$"))


def test_a_law_is_cited_by_article_and_clause(page: Page, url: str) -> None:
    page.goto(f"{url}lamp-rules/text/")
    select(page, "江河灯塔")
    dialog = open_dialog(page)
    expect(form(dialog, "legal")).to_have_text("《灯塔条例》第2条第1款第2项。")
    dialog.locator(".gw-cite-close").click()
    select(page, "第二条灯塔分为下列各类：（一）海上灯塔；（二）江河灯塔。前款灯塔应当登记。")
    dialog = open_dialog(page)

    expect(form(dialog, "legal")).to_have_text("《灯塔条例》第2条第1款至第2条第2款。")
    expect(form(dialog, "quote")).to_have_text(
        "\n".join([*LAW[2:], "——《灯塔条例》第2条第1款至第2条第2款"]), use_inner_text=True
    )


def test_a_converted_page_offers_the_source_first(page: Page, url: str) -> None:
    page.goto(f"{url}zh-Hant-TW/lamp/chp_1/")
    select(page, "加強日常管理")
    dialog = open_dialog(page)
    expect(form(dialog, "quote")).to_have_text(re.compile("^加强日常管理.*第一节第一小节第十一段$", re.DOTALL))
    expect(form(dialog, "address")).to_contain_text(f"{SITE}lamp/chp_1/#chp_1__sec_1__p_11:~:text=")
    dialog.get_by_label("本頁文字").check()

    expect(form(dialog, "quote")).to_have_text(re.compile("^加強日常管理.*第一節第一小節第十一段$", re.DOTALL))
    expect(form(dialog, "address")).to_contain_text(f"{SITE}zh-Hant-TW/lamp/chp_1/#chp_1__sec_1__p_11:~:text=")
    expect(form(dialog, "legal")).to_have_attribute("lang", "zh-Hant-TW")


def test_a_paragraph_by_keyboard_alone(page: Page, url: str) -> None:
    page.goto(f"{url}lamp/chp_2/")
    page.locator("#chp_2__p_1 .gw-permalink").focus()
    expect(page.locator("button.gw-cite-open")).to_have_text("引用本段")
    for _ in range(5):  # past what else can be done with a paragraph
        if page.evaluate("document.activeElement.className") != "gw-cite-open":
            page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.gw-cite")).to_be_visible()
    page.keyboard.press("Enter")  # on the first of the buttons that copy
    expect(page.locator("dialog.gw-cite").get_by_role("status")).to_have_text("已复制：GB/T 7714—2025")

    assert clipboard(page).endswith(f"{SITE}lamp/chp_2/#chp_2__p_1.")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.gw-cite")).to_be_hidden()


def test_a_paragraph_by_its_link_with_a_mouse(page: Page, url: str) -> None:
    """Following the link takes the focus away; it is given back, and with it the buttons."""
    page.goto(f"{url}lamp-rules/text/")
    page.locator("#art_2__para_2__p_1 .gw-permalink").click()
    expect(page).to_have_url(f"{url}lamp-rules/text/#art_2__para_2__p_1")
    dialog = open_dialog(page)

    expect(form(dialog, "legal")).to_have_text("《灯塔条例》第2条第2款。")
    expect(form(dialog, "quote")).to_have_text(f"{LAW[-1]}\n——《灯塔条例》第2条第2款", use_inner_text=True)


def test_the_dialog_is_for_everyone(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{url}zh-Hant-TW/lamp/chp_2/")
    select(page, "任務")
    dialog = open_dialog(page)
    for _ in ("light", "large"):
        assert dialog.evaluate("e => e.scrollWidth <= e.clientWidth && e.offsetWidth <= innerWidth")
        page.evaluate(AXE)
        assert violations(page) == []
        page.evaluate("document.documentElement.toggleAttribute('data-large')")


def test_the_page_of_the_whole_text_gives_the_address_of_the_words_own_page(page: Page, url: str) -> None:
    page.goto(f"{url}lamp/full/")
    select(page, "任务,分工-如下")
    dialog = open_dialog(page)

    expect(form(dialog, "address")).to_contain_text(f"{SITE}lamp/chp_2/#chp_2__p_1:~:text=")


def test_the_overview_has_the_whole_document_s_citations(page: Page, url: str) -> None:
    page.clock.set_fixed_time("2026-07-01T12:00:00")
    page.goto(f"{url}lamp/")
    page.locator(".gw-citation > summary").click()
    page.locator(".gw-citation dl > div", has_text="2025").get_by_role("button").click()
    expect(page.locator("[data-gw-cite-said]")).to_have_text("已复制：GB/T 7714—2025")

    assert clipboard(page) == (
        f"国务院. 国务院关于加强灯塔保护的意见：国发〔2012〕3号[EB/OL]. （2012-03-04）[2026-07-01]. {SITE}lamp/."
    )


def test_without_javascript_the_citations_stand_there(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}lamp/")

    expect(page.locator('[data-gw-form="legal"]')).to_have_text("《国务院关于加强灯塔保护的意见》，国发〔2012〕3号。")
    expect(page.locator('[data-gw-form="gbt2025"]')).to_contain_text("[访问日期]")
    expect(page.locator(".gw-citation button").first).to_be_hidden()
    context.close()


@pytest.mark.parametrize("prefix", ["", "zh-Hant-TW/"])
def test_a_hostile_title_is_text_wherever_it_stands(page: Page, url: str, prefix: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for address in ("hostile/", "hostile/chp_1/"):
        page.goto(f"{url}{prefix}{address}")
        for tag in ("citation_title", "og:title"):
            content = page.locator(f'meta[name="{tag}"], meta[property="{tag}"]').get_attribute("content")
            assert HOSTILE in (content or "")
        data = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")
        assert HOSTILE in (data["name"], data.get("isPartOf", {}).get("name"))
    select(page, "100%")
    dialog = open_dialog(page)

    expect(form(dialog, "legal")).to_contain_text(f"国务院：《{HOSTILE}》")


# --- where an address leads -----------------------------------------------------------------------------------------

HIGHLIGHT = "::target-text { background-color: rgb(255, 0, 254); color: rgb(255, 0, 254) }"
# Of a picture: which of the given points, and how many points in all, have the colour of the highlight.
MARKED = """async ([picture, points]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + picture;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const data = context.getImageData(0, 0, image.width, image.height).data;
    const isMarked = n => data[4 * n] > 250 && data[4 * n + 1] < 5 && data[4 * n + 2] > 250;
    let all = 0;
    for (let n = 0; n < image.width * image.height; n++) all += isMarked(n);
    return [points.map(([x, y]) => isMarked(Math.round(y) * image.width + Math.round(x))), all];
}"""
# The middle of each selected character that the window shows.
POINTS = r"""() => {
    const range = getSelection().getRangeAt(0), points = [];
    const walker = document.createTreeWalker(document.getElementById("gw-text"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!range.intersectsNode(node) || node.parentElement.closest("[data-apparatus]")) continue;
        const first = node === range.startContainer ? range.startOffset : 0;
        const last = node === range.endContainer ? range.endOffset : node.data.length;
        for (let i = first; i < last; i++) {
            const one = document.createRange();
            one.setStart(node, i);
            one.setEnd(node, i + 1);
            const box = one.getBoundingClientRect(), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
            if (/\S/.test(node.data[i]) && y > 0 && y < innerHeight) points.push([x, y]);
        }
    }
    getSelection().removeAllRanges();
    return points;
}"""
WIDENED = 12  # characters that a name may add at either end to come to a border of words


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """Who opens addresses: a page on which what the address names has a colour that nothing else has."""
    context = browser.new_context(viewport={"width": 800, "height": 1000}, bypass_csp=True)
    yield context.new_page()
    context.close()


def assert_leads_to(reader: Page, address: str, start: int, end: int) -> None:
    """The address marks the text from one visible character to another, all of it, and hardly anything else."""
    reader.goto("about:blank")
    reader.goto(address)
    reader.add_style_tag(content=HIGHLIGHT)
    reader.evaluate(SELECT, [start, end])
    points = reader.evaluate(POINTS)
    assert points, "what the address names is not in sight"
    size = reader.evaluate("parseFloat(getComputedStyle(document.querySelector('#gw-text p[id]')).fontSize)")
    for _ in range(20):  # the highlight comes with one of the next pictures
        picture = base64.b64encode(reader.screenshot()).decode()
        marked, total = reader.evaluate(MARKED, [picture, points])
        if all(marked):
            break
    assert all(marked), address
    assert total < (len(points) + 2 * WIDENED) * (2 * size) ** 2, address  # a line is less than two characters high


@pytest.mark.parametrize(
    ("words", "nth", "form_of_name"),
    [
        ("所需费用列入第七年的预算", 0, r"^[^,]+$"),
        # Percent signs, commas, hyphens and ampersands are text, not marks of the address. The summary says it too.
        (MARKS[3:12], 0, r"^[^,&]+-,[^,&]+,-[^,&]+$"),
        # Of many words the first and the last; the contents and other paragraphs hold some of them too.
        (LONG, 0, r"^[^,]+,[^,]+$"),
        # What stands twice is told apart by what stands around it.
        (TWICE, 0, r"^(?:[^,]+-,)?[^,]+(?:,-[^,]+)?$"),
        (TWICE, 1, r"^[^,]+-,[^,]+(?:,-[^,]+)?$|,-"),
        # Within words: the name is widened to their borders.
        ("擅自离", 1, "."),
        # Over the border of two blocks.
        (f"{LONG[-9:]}{MARKS[:8]}", 0, "."),
    ],
    ids=["short", "marks", "long", "first of two", "second of two", "within words", "two blocks"],
)
def test_the_address_of_words_leads_to_them_in_both_scripts(
    page: Page, reader: Page, url: str, words: str, nth: int, form_of_name: str
) -> None:
    page.goto(f"{url}lamp/chp_1/")
    start, end = find(page, words, nth)
    page.goto(f"{url}zh-Hant-TW/lamp/chp_1/")
    page.evaluate(SELECT, [start, end])
    dialog = open_dialog(page)
    for script in ("簡體原文", "本頁文字"):
        dialog.get_by_label(script).check()
        address = form(dialog, "address").inner_text()
        name = address.partition(":~:text=")[2]

        assert re.search(form_of_name, name), name
        assert_leads_to(reader, address.replace(SITE, url), start, end)


def test_any_words_are_named_so_that_their_address_leads_to_them(page: Page, reader: Page, url: str) -> None:
    address = f"{url}lamp/chp_1/"
    page.goto(address)
    length, chance = len(str(page.evaluate(TEXT))), random.Random(11)
    for _ in range(6):
        start = chance.randrange(length - 4)
        end = min(length, start + chance.choice([4, 9, 25, 80]))
        page.evaluate(SELECT, [start, end])
        dialog = open_dialog(page)
        name = form(dialog, "address").inner_text()
        dialog.locator(".gw-cite-close").click()
        if ":~:text=" in name:
            assert_leads_to(reader, name.replace(SITE, url), start, end)


def test_a_heading_that_the_contents_repeat_needs_no_words(page: Page, url: str) -> None:
    """Nothing around it in its own line tells it apart from the contents: its eId does."""
    page.goto(f"{url}lamp/chp_1/")
    select(page, "（二）守护灯塔")
    dialog = open_dialog(page)

    expect(form(dialog, "address")).to_have_text(f"{SITE}lamp/chp_1/#chp_1__sec_2")


# --- copying by hand ------------------------------------------------------------------------------------------------


def copy(page: Page) -> str:
    page.keyboard.press("Control+C")
    return clipboard(page)


def test_a_copy_across_terms_notes_and_headings_is_the_source(page: Page, url: str) -> None:
    page.goto(f"{url}lamp/chp_1/")
    expect(page.locator(".gw-note")).to_have_count(1)
    page.locator("#gw-text a.gw-term").first.hover()
    expect(page.locator("#gw-popover")).to_be_visible()
    lines = OPINION[OPINION.index("一、总体要求") : OPINION.index("二、组织实施")]
    page.evaluate(SELECT, [0, len("".join(lines))])

    assert copy(page) == "\n".join(lines)


def test_a_mark_and_its_text_are_copied_as_the_line_they_are(page: Page, url: str) -> None:
    page.goto(f"{url}lamp-rules/text/")
    page.evaluate(SELECT, [0, None])

    assert copy(page) == "\n".join(LAW[1:])


def test_all_of_a_page_is_its_text(page: Page, url: str) -> None:
    page.goto(f"{url}zh-Hant-TW/lamp/chp_2/")
    page.keyboard.press("Control+A")

    assert copy(page).split("\n") == ["二、組織實施", "任務,分工-如下：甲&乙。", "國務院", "2012年3月4日"]


def test_part_of_a_word_and_part_of_a_note_are_copied_as_they_are(page: Page, url: str) -> None:
    page.goto(f"{url}lamp/chp_1/")
    select(page, "网通")
    assert copy(page) == "网通"
    page.locator(".gw-note-body").select_text()

    assert copy(page).strip() == "批注里的话。"
