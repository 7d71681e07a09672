"""Reading aloud: a local voice, a sentence an utterance, the sentence marked; a remote voice only after agreeing.

A headless browser has no voice. A stand-in for the browser's own speechSynthesis notes what it is given and says on
demand that it has spoken.
"""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import CHAPTER, SLUG, prefix

from gongwen.model import Variant

pytestmark = [pytest.mark.browser, pytest.mark.site]

SPEECH = """(() => {
    const spoken = [];
    const voices = VOICES;
    const synthesis = Object.assign(new EventTarget(), {
        getVoices: () => voices,
        speak(utterance) { spoken.push(utterance); },
        cancel() {},
    });
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    window.spoken = spoken;
    window.said = () => spoken[spoken.length - 1].onend();
})()"""
MANDARIN, TAIWAN, CANTONESE = ("Tingting", "zh-CN"), ("Meijia", "zh-TW"), ("Sinji", "zh-HK")
PANEL = "[data-gw-aloud-panel]"
MARKED = "[...(CSS.highlights.get('gw-aloud') || [])].map((range) => range.toString()).join()"


def voice(name_and_language: tuple[str, str], *, local: bool = True) -> dict[str, Any]:
    name, language = name_and_language
    return {"name": name, "voiceURI": name, "lang": language, "localService": local}


def open_page(
    page: Page, host: str, voices: list[dict[str, Any]], variant: Variant = "zh-Hans", at: str = CHAPTER
) -> None:
    page.add_init_script(SPEECH.replace("VOICES", json.dumps(voices)))
    page.goto(f"{host}{prefix(variant)}{at}")
    ask(page)
    expect(page.locator(PANEL)).to_be_visible()


def ask(page: Page) -> None:
    """As a reader does: by the page's menu."""
    page.locator("details[data-gw-menu] > summary").click()
    page.locator("button[data-gw-aloud]").click()


def expect_spoken(page: Page, number: int) -> str:
    """Waits for the last utterance and gives its text."""
    page.wait_for_function("number => window.spoken.length === number", arg=number)
    text: str = page.evaluate("window.spoken.at(-1).text")
    return text


def press(page: Page, act: str) -> None:
    page.locator(f'{PANEL} [data-gw-aloud-do="{act}"]').click()


@pytest.mark.parametrize("voices", [[], [voice(MANDARIN, local=False)], [voice(("Samantha", "en-US"))]])
def test_without_a_local_chinese_voice_it_is_not_offered(page: Page, host: str, voices: list[dict[str, Any]]) -> None:
    page.add_init_script(SPEECH.replace("VOICES", json.dumps(voices)))
    page.goto(f"{host}{CHAPTER}")
    page.locator("details[data-gw-menu] > summary").click()

    expect(page.locator("button[data-gw-print]")).to_be_visible()
    expect(page.locator("button[data-gw-aloud]")).to_be_hidden()


def test_voices_that_come_late_are_offered(page: Page, host: str) -> None:
    page.add_init_script(SPEECH.replace("VOICES", "[]"))
    page.goto(f"{host}{CHAPTER}")
    page.locator("details[data-gw-menu] > summary").click()
    expect(page.locator("button[data-gw-aloud]")).to_be_hidden()
    page.evaluate(
        """voice => {
            speechSynthesis.getVoices().push(voice);
            speechSynthesis.dispatchEvent(new Event('voiceschanged'));
        }""",
        voice(MANDARIN),
    )

    expect(page.locator("button[data-gw-aloud]")).to_be_visible()


def test_escape_leaves_it_and_goes_back_to_the_menu(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN)])
    expect(page.locator("details[data-gw-menu]")).not_to_have_attribute("open", "")
    page.keyboard.press("Escape")

    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator("details[data-gw-menu] > summary")).to_be_focused()


def test_a_sentence_an_utterance_and_it_is_marked(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN)])
    before = page.locator("#gw-text").inner_html()
    assert expect_spoken(page, 1) == "二、构建协同高效的政府数字化履职能力体系"
    page.evaluate("said()")
    second = expect_spoken(page, 2)
    assert second.endswith("。")
    assert second.count("。") == 1
    assert page.evaluate(MARKED) == second
    page.evaluate("said()")
    assert expect_spoken(page, 3) == "（一）强化经济运行大数据监测分析，提升经济调节能力。"
    assert page.locator("#gw-text").inner_html() == before


def test_the_number_of_a_chapter_and_an_article_is_said_by_itself(page: Page, front: str) -> None:
    """The page sets 第一章 and 第一条 apart by room, which no voice speaks."""
    open_page(page, front, [voice(MANDARIN)], at="law/chp_1/")
    assert expect_spoken(page, 1) == "第一章，总则"
    page.evaluate("said()")
    first = "第一条，单位和个人应当节约用水，不得浪费；用水计划按年编制，超计划的部分加价收费。"
    assert expect_spoken(page, 2) == first
    assert page.evaluate(MARKED).replace("\u3000", "") == first.replace("，", "", 1)


def test_all_of_the_text_is_read_and_nothing_else(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN)], at=f"{SLUG}/chp_8/")
    expect_spoken(page, 1)
    while page.evaluate(MARKED):
        page.evaluate("said()")
    spoken = page.evaluate("spoken.map((utterance) => utterance.text).join('')")
    text = page.evaluate("""() => {
        const copy = document.getElementById("gw-text").cloneNode(true);
        copy.querySelectorAll("[data-apparatus]").forEach((e) => e.remove());
        return copy.textContent;
    }""")

    assert "".join(spoken.split()) == "".join(text.split())
    expect(page.locator(f"{PANEL} [role=status]")).to_have_text("本页读完了。")


def test_pause_goes_on_with_the_same_sentence(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN)])
    press(page, "next")
    sentence = expect_spoken(page, 2)
    press(page, "pause")
    expect(page.get_by_role("button", name="继续", exact=True)).to_be_visible()
    page.evaluate("spoken.at(-1).onend()")  # a browser reports the end of what was cancelled
    press(page, "pause")
    assert expect_spoken(page, 3) == sentence
    press(page, "previous")
    assert expect_spoken(page, 4) != sentence
    press(page, "stop")
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate(MARKED) == ""


def test_reading_begins_where_the_reader_is(page: Page, host: str) -> None:
    page.add_init_script(SPEECH.replace("VOICES", json.dumps([voice(MANDARIN)])))
    page.goto(f"{host}{SLUG}/full/#chp_5__sec_2")
    expect(page.locator("#chp_5__sec_2")).to_be_in_viewport()
    page.locator("button[data-gw-aloud]").evaluate("button => button.click()")

    page.wait_for_function("() => window.spoken.length === 1")
    assert str(page.evaluate("spoken[0].text")).startswith(("（二）", "（一）"))


@pytest.mark.parametrize(
    ("variant", "first", "offered"),
    [
        ("zh-Hans", "Tingting", ["Tingting", "Meijia"]),
        ("zh-Hant-TW", "Meijia", ["Meijia", "Tingting"]),
        ("zh-Hant-HK", "Sinji", ["Sinji", "Tingting", "Meijia"]),
    ],
)
def test_voices_are_those_of_the_region(
    page: Page, host: str, variant: Variant, first: str, offered: list[str]
) -> None:
    """Mandarin or Cantonese is for readers in Hong Kong to choose."""
    open_page(page, host, [voice(MANDARIN), voice(TAIWAN), voice(CANTONESE), voice(("Samantha", "en-US"))], variant)
    expect_spoken(page, 1)

    assert page.evaluate("spoken[0].voice.name") == first
    expect(page.locator(f"{PANEL} option")).to_have_text(offered)


def test_a_reader_s_choice_of_voice_is_kept(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN), voice(CANTONESE)], "zh-Hant-HK")
    expect(page.locator(f"{PANEL} optgroup")).to_have_count(2)
    page.select_option(f"{PANEL} select", "Tingting")
    expect_spoken(page, 2)
    page.goto(f"{host}zh-Hant-HK/{SLUG}/chp_1/")
    ask(page)
    expect_spoken(page, 1)

    assert page.evaluate("spoken[0].voice.name") == "Tingting"


def test_no_text_leaves_the_device_before_the_reader_agrees(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN, local=False), voice(TAIWAN)])
    expect_spoken(page, 1)
    expect(page.locator(f"{PANEL} [data-gw-aloud-agree]")).to_contain_text("传给提供语音的公司")
    expect(page.locator(f"{PANEL} option")).to_have_text(["Meijia"])
    press(page, "agree")

    expect(page.locator(f"{PANEL} option")).to_contain_text(["Meijia", "Tingting（联网）"])
    expect(page.locator(f"{PANEL} [data-gw-aloud-agree]")).to_be_hidden()


def test_a_local_voice_goes_before_a_remote_one(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN, local=False), voice(TAIWAN)])
    expect_spoken(page, 1)

    assert page.evaluate("spoken[0].voice.name") == "Meijia"
    expect(page.locator(f"{PANEL} option")).to_have_text(["Meijia"])


def test_a_voice_that_fails_is_told(page: Page, host: str) -> None:
    open_page(page, host, [voice(MANDARIN)])
    expect_spoken(page, 1)
    page.evaluate("spoken[0].onerror({ error: 'synthesis-failed' })")

    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("朗读中断了")
    expect(page.get_by_role("button", name="继续", exact=True)).to_be_visible()
