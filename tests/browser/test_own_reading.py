"""A reader's own marks, notes and favourites: off until switched on, in this browser alone, taken away and back."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

CHAPTER = "plan/chp_2/"
PARAGRAPH = "chp_2__sec_1__p_1"
SELECT = """([eid, words]) => {
    const walker = document.createTreeWalker(document.getElementById(eid), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }
}"""
DRAWN = "[...(CSS.highlights.get('gw-own') || [])].map(String)"


def switch_on(page: Page, front: str, script: str = "") -> None:
    page.goto(f"{front}{script}reading/")
    page.locator("[data-gw-own-act=on]").click()


def select(page: Page, words: str, eid: str = PARAGRAPH) -> None:
    page.evaluate(SELECT, [eid, words])


def kept(page: Page) -> list[dict[str, str]]:
    items: list[dict[str, str]] = json.loads(page.evaluate("localStorage.getItem('gongwen.own')") or "{}").get(
        "items", []
    )
    return items


def saved(page: Page, act: str) -> str:
    with page.expect_download() as download:
        page.locator(f"[data-gw-own-act={act}]").click()
    return Path(download.value.path()).read_text("utf-8")


def with_editors(route: Route) -> None:
    body = route.fetch().text().replace('"editors": ""', '"editors": "a@example.org"')
    route.fulfill(body=body.replace('"editors":""', '"editors":"a@example.org"'), content_type="text/javascript")


def test_before_it_is_switched_on_nothing_is_offered_or_kept(page: Page, front: str) -> None:
    page.goto(f"{front}reading/")
    expect(page.locator("[data-gw-own] p").first).to_contain_text("现在没有打开")
    page.goto(f"{front}{CHAPTER}")
    select(page, "制定清淤计划")
    expect(page.locator(".gw-selection button:visible").first).to_be_visible()

    expect(page.locator("[class^=gw-own]")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('gongwen.own')") is None


def test_a_mark_is_shown_in_every_script_and_deleted_with_all_the_rest(page: Page, front: str) -> None:
    switch_on(page, front)
    page.goto(f"{front}{CHAPTER}")
    select(page, "制定清淤计划")
    page.locator("button.gw-own-mark").click()
    page.wait_for_function(f"{DRAWN}.length === 1")
    page.goto(f"{front}zh-Hant-TW/{CHAPTER}")
    page.wait_for_function(f"{DRAWN}.length === 1")
    assert page.evaluate(DRAWN) == ["制定清淤計畫"] or page.evaluate(DRAWN) == ["制定清淤計劃"]
    assert [(i["eid"], i["exact"], i["page"]) for i in kept(page)] == [(PARAGRAPH, "制定清淤计划", CHAPTER)]

    page.goto(f"{front}zh-Hant-TW/reading/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-gw-own-act=clear]").click()
    expect(page.locator("[data-gw-own-act=on]")).to_be_visible()
    assert page.evaluate("localStorage.getItem('gongwen.own')") is None


def test_a_note_is_listed_and_published_only_through_the_dialog_of_all_notes(page: Page, front: str) -> None:
    page.route("**/annotate-settings.js", with_editors)
    switch_on(page, front)
    page.goto(f"{front}{CHAPTER}")
    select(page, "落实清淤经费")
    page.locator("button.gw-own-note").click()
    page.locator("#gw-own-text").fill("钱从哪里来？\n> 不是引文 <b>")
    page.locator(".gw-own-dialog button").first.click()
    expect(page.locator(".gw-own-here li p")).to_have_text("钱从哪里来？\n> 不是引文 <b>")

    page.goto(f"{front}reading/")
    page.locator(".gw-own-list .gw-own-actions a").click()
    expect(page.locator(".gw-annotate-dialog textarea").last).to_be_visible()
    dialog = page.locator(".gw-annotate-dialog[open]")
    expect(dialog.locator("blockquote")).to_have_text("落实清淤经费")
    assert dialog.locator("#gw-annotate-body").input_value() == "钱从哪里来？\n> 不是引文 <b>"
    expect(dialog.locator("input[type=checkbox]")).not_to_be_checked()


@pytest.mark.parametrize(("act", "name"), [("export_json", "a.jsonld"), ("export_md", "a.md")])
def test_what_is_taken_away_is_brought_back(page: Page, front: str, act: str, name: str) -> None:
    switch_on(page, front)
    page.goto(f"{front}{CHAPTER}")
    page.locator(f'.gw-permalink[href="#{PARAGRAPH}"]').focus()
    page.locator("button.gw-own-favourite").click()
    page.locator(f'.gw-permalink[href="#{PARAGRAPH}"]').focus()
    page.locator("button.gw-own-note").click()
    page.locator("#gw-own-text").fill("第一行\n\n### 不是标题\n> 不是引文\n\\ 反斜线")
    page.locator(".gw-own-dialog button").first.click()
    before = kept(page)
    assert [item["kind"] for item in before] == ["favourite", "note"]

    page.goto(f"{front}reading/")
    text = saved(page, act)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-gw-own-act=clear]").click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    expect(page.locator("[data-gw-own] [role=status]")).to_have_text("导入了 2 条")
    told = ("kind", "page", "eid", "exact", "text", "created")
    assert [[item[key] for key in told] for item in kept(page)] == [[item[key] for key in told] for item in before]
    if act == "export_json":
        page_of_annotations = json.loads(text)
        assert page_of_annotations["@context"] == "http://www.w3.org/ns/anno.jsonld"
        note = page_of_annotations["items"][1]
        assert note["target"]["selector"]["type"] == "TextQuoteSelector" and note["body"]["value"].startswith("第一行")
        assert note["target"]["source"].endswith(f"{CHAPTER}#{PARAGRAPH}")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "不是",
        '[{"motivation": "highlighting", "target": {"source": "javascript:alert(1)#a", "selector": {"exact": "x"}}}]',
        '[{"motivation": "commenting", "created": "9", "target": {"source": "https://a/b/c/#d"}}, null, 7]',
        "### 标记 2026-01-01 [题](<https://evil.example/../../x?y>)\n\n> 字",
    ],
)
def test_what_is_none_of_ours_is_not_brought_in(page: Page, front: str, text: str) -> None:
    page.goto(f"{front}reading/")
    page.locator("input[type=file]").set_input_files({"name": "x", "mimeType": "text/plain", "buffer": text.encode()})

    expect(page.locator("[data-gw-own] [role=status]")).to_contain_text("没有可以导入的")
    assert kept(page) == []


def test_what_lies_under_our_key_and_is_broken_stops_nothing(page: Page, front: str) -> None:
    page.add_init_script('localStorage.setItem(\'gongwen.own\', \'{"on":true,"items":[{"id":"<img>"},5]}\')')
    page.goto(f"{front}{CHAPTER}")
    select(page, "制定清淤计划")

    expect(page.locator("button.gw-own-mark")).to_be_visible()
    expect(page.locator(".gw-own-here")).to_have_count(0)
    assert re.search("制定清淤计划", page.locator(f"[id='{PARAGRAPH}']").inner_text())
