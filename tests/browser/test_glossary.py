"""A term says what it means where it stands: by mouse, keyboard and touch. The glossary can be narrowed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from gongwen.enrich.entries import parse_entry
from gongwen.model import Variant
from gongwen.render.annotating import Repository, settings_script

pytestmark = [pytest.mark.browser, pytest.mark.site]

ROOT = Path(__file__).parents[2]
CHAPTER = "digital-government/chp_2/"
MOST_REQUESTS = 6  # of a chapter when it opens, less its icon
SCRIPTS: list[tuple[Variant, str, str, str]] = [
    ("zh-Hans", "", "一网通办", "查看词条"),
    ("zh-Hant-TW", "zh-Hant-TW/", "一網通辦", "檢視詞條"),
]
in_two_scripts = pytest.mark.parametrize(("variant", "prefix", "term", "more"), SCRIPTS)


def term_link(page: Page) -> Locator:
    """The chapter's link to 一网通办, the same address in each script."""
    return page.locator(f'a.gw-term[href$="glossary/{quote("一网通办")}/"]').first


def popover(page: Page) -> Locator:
    return page.locator(".gw-popover")


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


# --- the popover


@in_two_scripts
def test_a_mouse_that_rests_on_a_term_reads_what_it_means(
    page: Page, site_url: str, variant: Variant, prefix: str, term: str, more: str
) -> None:
    page.goto(f"{site_url}{prefix}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()

    expect(page.locator("#gw-popover-term")).to_have_text(term)
    expect(popover(page)).to_contain_text("《")  # its source
    popover(page).hover()  # it stays while the mouse is in it
    page.get_by_role("link", name=more).click()
    expect(page).to_have_url(f"{site_url}{prefix}glossary/{quote('一网通办')}/")


def test_it_closes_when_the_mouse_has_left(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()
    page.mouse.move(5, 5)

    expect(popover(page)).to_be_hidden()


def test_escape_closes_what_the_mouse_has_opened(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()
    page.keyboard.press("Escape")

    expect(popover(page)).to_be_hidden()


def test_a_click_of_the_mouse_follows_the_link(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    term_link(page).click()

    expect(page).to_have_url(f"{host}glossary/{quote('一网通办')}/")


@in_two_scripts
def test_the_keyboard_opens_goes_in_and_comes_back(
    page: Page, host: str, variant: Variant, prefix: str, term: str, more: str
) -> None:
    page.goto(f"{host}{prefix}{CHAPTER}")
    term_link(page).focus()
    expect(term_link(page)).to_have_attribute("aria-expanded", "false")  # the script has come
    page.keyboard.press("Enter")

    expect(popover(page)).to_be_focused()
    expect(term_link(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=more)).to_be_focused()
    page.keyboard.press("Escape")
    expect(popover(page)).to_be_hidden()
    expect(term_link(page)).to_be_focused()
    expect(term_link(page)).to_have_attribute("aria-expanded", "false")
    expect(page).to_have_url(f"{host}{prefix}{CHAPTER}")


def test_a_term_is_reached_by_the_tabulator(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    focused = "document.activeElement.getAttribute('href')"
    hrefs = page.locator("#gw-text a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    page.locator("#gw-text a").nth(hrefs.index(term_link(page).get_attribute("href")) - 1).focus()
    page.keyboard.press("Tab")
    if page.evaluate(focused) != term_link(page).get_attribute(
        "href"
    ):  # the buttons beside a paragraph's link come first
        page.keyboard.press("Tab")

    expect(term_link(page)).to_be_focused()


def test_out_of_the_box_the_tabulator_goes_on_from_the_term(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    term_link(page).focus()
    expect(term_link(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.setAttribute('data-after', '')")
    term_link(page).focus()
    page.keyboard.press("Enter")
    expect(popover(page)).to_be_focused()
    for _ in ("link", "button", "out"):
        page.keyboard.press("Tab")

    expect(popover(page)).to_be_hidden()
    expect(page.locator("[data-after]")).to_be_focused()


@in_two_scripts
def test_a_finger_opens_it_and_closes_it_beside(
    touched: Page, host: str, variant: Variant, prefix: str, term: str, more: str
) -> None:
    touched.goto(f"{host}{prefix}{CHAPTER}")
    term_link(touched).tap()
    popover(touched).wait_for()
    box = popover(touched).bounding_box()

    expect(touched).to_have_url(f"{host}{prefix}{CHAPTER}")
    expect(touched.locator("#gw-popover-term")).to_have_text(term)
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    touched.locator("h1").tap()
    expect(popover(touched)).to_be_hidden()


def test_a_term_says_where_its_passage_stands_and_of_which_kind_it_is(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    page.locator(f'a.gw-term[href$="{quote("数字技术")}/"]').first.hover()

    expect(popover(page)).to_contain_text("第一部分（二）（用例），2026-11-30 核对")


def test_without_javascript_a_term_is_a_link(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}{CHAPTER}")
    term_link(page).click()

    expect(page).to_have_url(f"{host}glossary/{quote('一网通办')}/")
    context.close()


def test_it_works_from_a_file_system(page: Page, built_site: Path) -> None:
    page.goto((built_site / CHAPTER / "index.html").as_uri())
    term_link(page).hover()

    expect(page.locator("#gw-popover-term")).to_have_text("一网通办")


def test_an_enter_that_is_faster_than_the_script_opens_it_too(page: Page, host: str) -> None:
    held: list[Route] = []
    page.route("**/assets/gongwen/terms.js", lambda route: held.append(route))
    page.goto(f"{host}{CHAPTER}")
    with page.expect_request("**/assets/gongwen/terms.js"):
        term_link(page).focus()
    page.keyboard.press("Enter")
    page.locator("h1").click()  # all that Enter does has been done
    expect(page).to_have_url(f"{host}{CHAPTER}")
    held[0].continue_()

    expect(popover(page)).to_be_visible()


def test_where_the_meanings_do_not_come_it_stays_a_link(page: Page, host: str) -> None:
    page.route("**/glossary/terms.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{host}{CHAPTER}")
    term_link(page).focus()
    expect(term_link(page)).to_have_attribute("aria-haspopup", "dialog")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{host}glossary/{quote('一网通办')}/")


def test_nothing_is_loaded_before_a_term_is_met(page: Page, host: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}{CHAPTER}", wait_until="networkidle")

    assert len([url for url in asked if not url.endswith("icon.svg")]) <= MOST_REQUESTS
    assert not [url for url in asked if url.endswith("terms.js")]


def test_a_copy_of_the_text_holds_the_characters_of_the_source(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    paragraph = page.locator("p:has(> a.gw-term)").first
    before = paragraph.evaluate("p => { getSelection().selectAllChildren(p); return getSelection().toString(); }")
    paragraph.locator("a.gw-term").first.hover()
    popover(page).wait_for()
    after = paragraph.evaluate("p => { getSelection().selectAllChildren(p); return getSelection().toString(); }")

    assert before == after == paragraph.evaluate("p => p.textContent")


def test_paper_shows_no_popover(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()
    page.emulate_media(media="print")

    expect(popover(page)).to_be_hidden()


# --- the glossary


def test_the_field_narrows_the_glossary_by_sound_and_word(page: Page, host: str) -> None:
    page.goto(f"{host}glossary/")
    entries = page.locator(".gw-glossary [data-find]")
    shown = page.locator(".gw-glossary [data-find]:not([hidden])")
    field = page.locator("#gw-filter")
    expect(field).to_be_visible()
    every = entries.count()
    for words in ("一网通办", "yi wang tong ban", "YIWANGTONGBAN", "one-network access"):
        field.fill(words)
        expect(shown.filter(has_text="一网通办").first).to_be_visible()
        expect(entries.filter(has_text="双随机、一公开").first).to_be_hidden()
    field.fill("没有这个词")
    expect(shown).to_have_count(0)
    expect(page.locator(".gw-narrow [role=status]")).to_have_text("没有这样的词条")
    field.fill("")
    expect(shown).to_have_count(every)


def test_letters_and_topics_work_without_javascript(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}glossary/")

    expect(page.locator("#gw-filter")).to_be_hidden()
    for link in (".gw-letters a[href='#letter-Z']", ".gw-letters a[href='#topic-1']"):
        page.locator(link).click()
        expect(page.locator(":target")).to_be_in_viewport()
    context.close()


# --- proposing and improving


def letter(page: Page) -> tuple[str, str]:
    """The first line of the text that the form makes, and the rest."""
    first, _, text = page.locator(".gw-letter").inner_text().partition("\n")
    return first, text


def test_a_filled_form_gives_the_file_of_an_entry(page: Page, host: str) -> None:
    page.goto(f"{host}glossary/#propose")
    form = page.locator(".gw-propose form")
    expect(form).to_be_visible()
    values = {"term": "会商", "english": 'joint "talks": #1', "pinyin": "huì shāng", "aliases": "会商会、会商制度"}
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("[name=definition]").fill("几个部门\n一起商量。")
    expect(page.locator(".gw-letter")).to_contain_text("一起商量")
    first, text = letter(page)
    entry, findings = parse_entry(text, first)

    assert first == "docs/glossary/会商.md"
    assert entry is not None
    assert (entry.english, entry.aliases) == (values["english"], ("会商会", "会商制度"))
    assert (entry.definition, entry.status) == ("几个部门 一起商量。", "draft")
    assert [finding.code for finding in findings] == ["I-draft"]


@pytest.mark.parametrize("prefix", ["", "zh-Hant-TW/"])
def test_an_entry_that_is_improved_is_the_entry_of_its_file(page: Page, host: str, prefix: str) -> None:
    for term in ("一网通办", "数字政府"):
        path = f"docs/glossary/{term}.md"
        page.goto(f"{host}{prefix}glossary/{quote(term)}/")
        page.locator(".gw-propose summary").click()
        expect(page.locator(".gw-propose form")).to_be_visible()
        first, text = letter(page)

        assert first == path
        assert parse_entry(text, path)[0] == parse_entry((ROOT / path).read_text("utf-8"), path)[0]


def test_another_definition_is_reviewed_only_by_who_read_the_source_again(page: Page, host: str) -> None:
    page.goto(f"{host}glossary/{quote('一网通办')}/")
    page.locator(".gw-propose summary").click()
    form, text = page.locator(".gw-propose form"), page.locator(".gw-letter")
    form.locator("[name=english]").fill("another name")
    expect(text).to_contain_text("status: reviewed")
    form.locator("[name=definition]").fill("另一个释义。")
    expect(text).to_contain_text("status: draft")
    expect(text).not_to_contain_text("checked:")
    form.locator("[name=checked]").fill("2026-12-01")
    expect(text).to_contain_text("status: reviewed")
    expect(text).to_contain_text('checked: "2026-12-01"')
    form.locator("[name=passage]").fill("")
    expect(text).to_contain_text("status: draft")


@pytest.mark.parametrize(
    ("forge", "address", "proposed", "improved"),
    [
        ("github", "https://github.com/a/b", "/new/main?filename=docs%2Fglossary%2F", "/issues/new?title="),
        ("gitea", "https://forge.example/a/b", "/_new/main/docs/glossary?filename=", "/issues/new?title="),
        ("gitlab", "https://gitlab.com/a/b", "/-/new/main?file_name=docs%2Fglossary%2F", "/-/issues/new?issue[title]="),
        ("gitee", "https://gitee.com/a/b", "/tree/main/docs/glossary", "/issues/new"),
    ],
)
def test_a_repository_s_own_page_is_filled_in(
    page: Page, host: str, forge: str, address: str, proposed: str, improved: str
) -> None:
    settings = settings_script("zh-Hans", Repository(forge, address), "editors@gongwen.example")
    page.route("**/annotate-settings.js", lambda route: route.fulfill(body=settings, content_type="text/javascript"))
    for where, wanted in (("", proposed), (f"{quote('一网通办')}/", improved)):
        page.goto(f"{host}glossary/{where}")
        links = page.locator(".gw-propose .gw-tools a")
        expect(links).to_have_count(2)

        assert (links.nth(0).get_attribute("href") or "").startswith(address + wanted)
        assert (links.nth(1).get_attribute("href") or "").startswith("mailto:editors@gongwen.example?subject=")


def test_without_javascript_the_entry_s_text_can_be_copied(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}glossary/{quote('一网通办')}/")
    page.locator(".gw-propose summary").click()

    expect(page.locator(".gw-letter")).to_contain_text("docs/glossary/一网通办.md")
    expect(page.locator(".gw-propose form")).to_be_hidden()
    context.close()


def test_every_page_leads_to_the_form(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    page.get_by_role("link", name="提议词条").click()

    expect(page).to_have_url(f"{site_url}glossary/#propose")
    expect(page.locator(".gw-propose form")).to_be_visible()


@pytest.mark.parametrize(("prefix", "button"), [("", "提议词条"), ("zh-Hant-TW/", "提議詞條")])
def test_selected_words_are_the_proposed_term(page: Page, site_url: str, prefix: str, button: str) -> None:
    """In the words of the source, whatever the page's script."""
    page.goto(f"{site_url}{prefix}{CHAPTER}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#chp_2__sec_1__p_1 a.gw-term'))")
    page.get_by_role("button", name=button, exact=True).click()
    form = page.locator(".gw-propose form")

    expect(form.locator("[name=term]")).to_have_value("数字技术")
    expect(form).to_be_visible()
    expect(page.locator(".gw-letter")).to_contain_text("docs/glossary/数字技术.md")


def test_a_whole_sentence_is_no_term(page: Page, host: str) -> None:
    page.goto(f"{host}{CHAPTER}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#chp_2__sec_1__p_1'))")

    expect(page.locator(".gw-propose-open")).to_have_attribute("hidden", "")  # it is there, and not offered
