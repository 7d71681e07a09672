"""A term says what it means where it stands: by mouse, keyboard and touch. The glossary can be narrowed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

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

    assert page.locator("#gw-popover-term").inner_text() == term
    assert "《" in popover(page).inner_text()  # its source
    popover(page).hover()  # it stays while the mouse is in it
    page.get_by_role("link", name=more).click()
    assert page.url == f"{site_url}{prefix}glossary/{quote('一网通办')}/"


def test_it_closes_when_the_mouse_has_left(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()
    page.mouse.move(5, 5)

    popover(page).wait_for(state="hidden")


def test_escape_closes_what_the_mouse_has_opened(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()
    page.keyboard.press("Escape")

    assert popover(page).is_hidden()


def test_a_click_of_the_mouse_follows_the_link(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).click()

    assert page.url == f"{site_url}glossary/{quote('一网通办')}/"


@in_two_scripts
def test_the_keyboard_opens_goes_in_and_comes_back(
    page: Page, site_url: str, variant: Variant, prefix: str, term: str, more: str
) -> None:
    page.goto(f"{site_url}{prefix}{CHAPTER}")
    links = page.locator("a.gw-term")
    before = [link.get_attribute("href") for link in links.all()].index(term_link(page).get_attribute("href")) - 1
    links.nth(before).focus()
    while page.evaluate("document.activeElement.getAttribute('href')") != term_link(page).get_attribute("href"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    popover(page).wait_for()

    assert page.url == f"{site_url}{prefix}{CHAPTER}"
    assert page.evaluate("document.activeElement.id") == "gw-popover"
    assert term_link(page).get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == more
    page.keyboard.press("Escape")
    assert popover(page).is_hidden()
    assert page.evaluate("document.activeElement.textContent") == term


def test_out_of_the_box_the_tabulator_goes_on_from_the_term(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).focus()
    page.keyboard.press("Tab")
    after = page.evaluate("document.activeElement.outerHTML")
    term_link(page).focus()
    page.keyboard.press("Enter")
    popover(page).wait_for()
    for _ in ("link", "button", "out"):
        page.keyboard.press("Tab")

    assert popover(page).is_hidden()
    assert page.evaluate("document.activeElement.outerHTML") == after


@in_two_scripts
def test_a_finger_opens_it_and_closes_it_beside(
    touched: Page, site_url: str, variant: Variant, prefix: str, term: str, more: str
) -> None:
    touched.goto(f"{site_url}{prefix}{CHAPTER}")
    term_link(touched).tap()
    popover(touched).wait_for()
    box = popover(touched).bounding_box()

    assert touched.url == f"{site_url}{prefix}{CHAPTER}"
    assert touched.locator("#gw-popover-term").inner_text() == term
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    touched.locator("h1").tap()
    assert popover(touched).is_hidden()


def test_a_draft_is_called_one(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    page.locator(f'a.gw-term[href$="{quote("数字技术")}/"]').first.hover()
    popover(page).wait_for()

    assert "释义待核" in popover(page).inner_text()


def test_without_javascript_a_term_is_a_link(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).click()

    assert page.url == f"{site_url}glossary/{quote('一网通办')}/"
    context.close()


def test_it_works_from_a_file_system(page: Page, built_site: Path) -> None:
    page.goto((built_site / CHAPTER / "index.html").as_uri())
    term_link(page).hover()
    popover(page).wait_for()

    assert page.locator("#gw-popover-term").inner_text() == "一网通办"


def test_an_enter_that_is_faster_than_the_script_opens_it_too(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/assets/gongwen/terms.js", lambda route: held.append(route))
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).focus()
    page.keyboard.press("Enter")
    page.locator("h1").click()  # all that Enter does has been done
    assert page.url == f"{site_url}{CHAPTER}"
    held[0].continue_()
    popover(page).wait_for()


def test_where_the_meanings_do_not_come_it_stays_a_link(page: Page, site_url: str) -> None:
    page.route("**/glossary/terms.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).focus()
    page.locator("a.gw-term[aria-haspopup]").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("h1", has_text="一网通办").wait_for()

    assert page.url == f"{site_url}glossary/{quote('一网通办')}/"


def test_nothing_is_loaded_before_a_term_is_met(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{CHAPTER}", wait_until="networkidle")

    assert len([url for url in asked if not url.endswith("icon.svg")]) <= MOST_REQUESTS
    assert not [url for url in asked if url.endswith("terms.js")]


def test_a_copy_of_the_text_holds_the_characters_of_the_source(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    paragraph = page.locator("p:has(> a.gw-term)").first
    before = paragraph.evaluate("p => { getSelection().selectAllChildren(p); return getSelection().toString(); }")
    paragraph.locator("a.gw-term").first.hover()
    popover(page).wait_for()
    after = paragraph.evaluate("p => { getSelection().selectAllChildren(p); return getSelection().toString(); }")

    assert before == after == paragraph.evaluate("p => p.textContent")


def test_paper_shows_no_popover(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    term_link(page).hover()
    popover(page).wait_for()
    page.emulate_media(media="print")

    assert popover(page).is_hidden()


# --- the glossary


def test_the_field_narrows_the_glossary_by_sound_and_word(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/")
    entries = page.locator(".gw-glossary dt:visible")
    field = page.locator("#gw-filter")
    every = entries.count()
    for words in ("一网通办", "yi wang tong ban", "YIWANGTONGBAN", "one-network access"):
        field.fill(words)
        assert "一网通办" in entries.all_inner_texts()
        assert entries.count() < every
    field.fill("没有这个词")
    assert entries.count() == 0
    assert page.locator(".gw-narrow [role=status]").inner_text() == "没有这样的词条"
    field.fill("")
    assert entries.count() == every


def test_letters_and_topics_work_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}glossary/")

    assert page.locator("#gw-filter").is_hidden()
    for link in (".gw-letters a[href='#letter-Z']", ".gw-letters a[href='#topic-1']"):
        page.locator(link).click()
        assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 800
    context.close()


# --- proposing and improving


def test_a_filled_form_gives_the_file_of_an_entry(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/#propose")
    form = page.locator(".gw-propose form")
    values = {"term": "会商", "english": 'joint "talks": #1', "pinyin": "huì shāng", "aliases": "会商会、会商制度"}
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("[name=definition]").fill("几个部门\n一起商量。")
    first, _, text = page.locator(".gw-letter").inner_text().partition("\n")
    entry, findings = parse_entry(text, first)

    assert first == "docs/glossary/会商.md"
    assert entry is not None
    assert (entry.english, entry.aliases) == (values["english"], ("会商会", "会商制度"))
    assert (entry.definition, entry.status) == ("几个部门 一起商量。", "draft")
    assert [finding.code for finding in findings] == ["I-draft"]


@pytest.mark.parametrize("prefix", ["", "zh-Hant-TW/"])
def test_an_entry_that_is_improved_is_the_entry_of_its_file(page: Page, site_url: str, prefix: str) -> None:
    for term in ("一网通办", "数字政府"):
        path = f"docs/glossary/{term}.md"
        page.goto(f"{site_url}{prefix}glossary/{quote(term)}/")
        page.locator(".gw-propose summary").click()
        first, _, text = page.locator(".gw-letter").inner_text().partition("\n")

        assert first == path
        assert parse_entry(text, path)[0] == parse_entry((ROOT / path).read_text("utf-8"), path)[0]


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
    page: Page, site_url: str, forge: str, address: str, proposed: str, improved: str
) -> None:
    settings = settings_script("zh-Hans", Repository(forge, address), "editors@gongwen.example")
    page.route("**/annotate-settings.js", lambda route: route.fulfill(body=settings, content_type="text/javascript"))
    for where, wanted in (("", proposed), (f"{quote('一网通办')}/", improved)):
        page.goto(f"{site_url}glossary/{where}")
        links = [link.get_attribute("href") or "" for link in page.locator(".gw-propose .gw-tools a").all()]

        assert links[0].startswith(address + wanted)
        assert links[1].startswith("mailto:editors@gongwen.example?subject=")


def test_without_javascript_the_entry_s_text_can_be_copied(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}glossary/{quote('一网通办')}/")
    page.locator(".gw-propose summary").click()

    assert page.locator(".gw-letter").inner_text().startswith("docs/glossary/一网通办.md\n---\n")
    assert page.locator(".gw-propose form").is_hidden()
    context.close()


def test_every_page_leads_to_the_form(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    page.get_by_role("link", name="提议词条").click()

    assert page.url == f"{site_url}glossary/#propose"
    assert page.locator(".gw-propose form").is_visible()
