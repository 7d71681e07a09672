"""Search finds every paragraph that holds the words and no other, in every script, however the site is served."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.searching import HAND_MADE, NaiveSearch, ask_all, law_documents, search_site
from tests.conftest import ROOT, QuietHandler

from gongwen.library.project import find_project
from gongwen.library.read import Library, read_library
from gongwen.model import VARIANTS, Division, Document, Variant, walk_divisions
from gongwen.text.folding import fold_text
from gongwen.variants.conversion import Converter

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
CHAPTER = f"{SLUG}/chp_2/"
INDEX = "assets/search/index.js"
DRAWN = 200
LAWS = 25
SCRIPTS: tuple[Variant, Variant] = ("zh-Hans", "zh-Hant-TW")


def prefix(variant: Variant) -> str:
    return "" if variant == "zh-Hans" else f"{variant}/"


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(find_project(ROOT))


@pytest.fixture(scope="module")
def laws(library: Library, documents_root: Path) -> Library:
    """The project's library with laws from the shared documents."""
    return replace(library, documents=(*library.documents, *law_documents(documents_root, LAWS)))


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def url_of_laws(
    built_site: Path, serve: Callable[[Path], str], laws: Library, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The address of a site with the search data of three laws."""
    few = replace(laws, documents=laws.documents[:4])
    return serve(search_site(built_site, tmp_path_factory.mktemp("laws"), few, SCRIPTS))


def compare(page: Page, url: str, library: Library, variant: Variant) -> None:
    """Asks the search page and a naive search the same."""
    naive = NaiveSearch(library, variant)
    queries = list(dict.fromkeys([*HAND_MADE, *naive.draw(DRAWN, seed=2022)]))
    page.goto(f"{url}{prefix(variant)}search/")
    different = {}
    for query, answer in zip(queries, ask_all(page, queries), strict=True):
        expected = naive.find(query)
        agrees = set(answer.links) == expected and len(answer.links) == len(expected)
        if not (agrees and answer.marked and (str(len(expected)) in answer.count or not expected)):
            different[query] = (answer.count, sorted(expected ^ set(answer.links)))

    assert different == {}


@pytest.mark.parametrize("variant", SCRIPTS)
def test_search_equals_a_naive_one(
    page: Page, built_site: Path, serve: Callable[[Path], str], library: Library, variant: Variant
) -> None:
    compare(page, serve(built_site), library, variant)


@pytest.mark.parametrize("variant", SCRIPTS)
def test_search_equals_a_naive_one_on_laws(
    page: Page,
    built_site: Path,
    serve: Callable[[Path], str],
    laws: Library,
    variant: Variant,
    tmp_path: Path,
) -> None:
    """With so few laws nothing is common, unless that is said of what stands at fewer places."""
    site = search_site(built_site, tmp_path / "site", laws, [variant], common=60)
    compare(page, serve(site), laws, variant)


def test_the_browser_folds_as_we_do(page: Page, built_site: Path, serve: Callable[[Path], str]) -> None:
    """Every character of the basic plane and of the ideographs beyond it, those that occur among them."""
    page.goto(f"{serve(built_site)}search/")
    ask_all(page, ["数字"])
    codes = [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F100, 0x1F200), *range(0x20000, 0x32400)]
    folded = page.evaluate("codes => codes.map((c) => gongwenSearch.fold(String.fromCodePoint(c)))", codes)
    different = {chr(c): f for c, f in zip(codes, folded, strict=True) if f != fold_text(chr(c)) and is_known(chr(c))}

    assert different == {}


def is_known(character: str) -> bool:
    """Assigned in Python's Unicode, which may be older than the browser's."""
    return unicodedata.category(character) != "Cn"


# --- the field --------------------------------------------------------------------------------------------------------


def search(page: Page, query: str) -> None:
    """Types into the field and waits for the answer."""
    page.locator('input[type="search"]').fill(query)
    page.locator(f'[data-gw-query="{query}"]').wait_for(state="attached")


def test_no_script_of_search_is_loaded_before_the_field_is_reached(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{CHAPTER}", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    search(page, "数字")

    assert [url for url in asked if "search" in url]


def test_slash_arrows_enter_and_escape(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHAPTER}")
    page.keyboard.press("/")
    page.keyboard.type("一网通办")
    field = page.locator('input[type="search"]')
    page.locator('[data-gw-query="一网通办"]').wait_for()
    expect(page.locator("[data-gw-search-status]")).to_have_text("找到 3 处")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator("[data-search-results]")).to_be_hidden()
    search(page, "充分发挥全国一体化政务服务平台")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chp_2/#chp_2__sec_4__p_1")


def test_enter_in_the_field_leads_to_the_page_of_search(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}zh-Hant-HK/{CHAPTER}")
    search(page, "數據")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh-Hant-HK/search/?q=*")
    page.locator('[data-gw-query="數據"]').wait_for()

    expect(page.locator("[data-search-results] a")).to_have_count(20)
    page.locator("[data-gw-search-more]").click()
    page.locator("[data-search-results] a").nth(20).wait_for()
    page.locator('.gw-scripts a[hreflang="zh-Hans"]').click()
    expect(page).to_have_url(re.compile(f"^{re.escape(site_url)}search/\\?q="))
    page.locator('[data-gw-query="數據"]').wait_for()


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("二（四）", f"{CHAPTER}#chp_2__sec_4"),
        ("2.4", f"{CHAPTER}#chp_2__sec_4"),
        ("第二部分（四）", f"{CHAPTER}#chp_2__sec_4"),
        ("国发[2022]14号", f"{SLUG}/"),
        ("國發2022 14", f"{SLUG}/"),
        ("2022年14号", f"{SLUG}/"),
    ],
)
def test_numbers_are_found_however_typed(page: Page, site_url: str, query: str, target: str) -> None:
    page.goto(f"{site_url}search/")
    search(page, query)

    expect(page.locator(f'.gw-search-numbers a[href="../{target}"]')).to_have_count(1)


@pytest.mark.parametrize(
    ("query", "ending"),
    [("31", "#art_31"), ("第31条", "#art_31"), ("第三十一条", "#art_31"), ("三十一", "#art_31"), ("２", "#art_2")],
)
def test_an_article_is_found_by_its_number(page: Page, url_of_laws: str, query: str, ending: str) -> None:
    page.goto(f"{url_of_laws}search/")
    search(page, query)

    expect(page.locator(f'[data-gw-search-found] a[href$="{ending}"]').first).to_be_visible()


def first_link(page: Page, url: str, query: str) -> str:
    """Where the first result of a query leads."""
    page.goto(f"{url}search/?q={quote(query)}")
    page.locator("[data-gw-query]").first.wait_for(state="attached")
    return page.locator("[data-search-results] a").first.get_attribute("href") or ""


def leads_to(address: str, eid: str) -> bool:
    """True for the address of a place, or of the first text in it."""
    return re.search(rf"#{eid}(?:__para_1)?(?:__intro)?(?:__p_1)?$", address) is not None


def drawn_places(library: Library, number: int) -> Iterator[tuple[str, str, str]]:
    """Places of laws as people write them, each with its document's address and its eId."""
    chance = random.Random(5)
    forms = ("{}{}", "《{}》{}", "{} {}", "{}的{}")
    laws = [one for one in library.documents if one.slug.startswith("law-") and _articles(one.document)]
    for _ in range(number):
        law = chance.choice(laws)
        title = law.document.main.metadata.title or ""
        article = chance.choice(_articles(law.document))
        place, eid = article.number, article.eid
        if chance.random() < 0.5:
            count = chance.randrange(len(article.divisions[:9]))
            if article.divisions[count].kind == "paragraph":
                place, eid = f"{place}第{count + 1}款", article.divisions[count].eid
        yield chance.choice(forms).format(title.removeprefix("中华人民共和国"), place), f"{law.slug}/", eid


def _articles(document: Document) -> list[Division]:
    return [d for d in walk_divisions(document.main.divisions) if d.kind == "article" and d.divisions]


@pytest.mark.parametrize("variant", SCRIPTS)
def test_a_name_with_a_place_gives_that_place_first(
    page: Page, url_of_laws: str, laws: Library, variant: Variant
) -> None:
    few = replace(laws, documents=laws.documents[:4])
    converter = Converter(variant, few.phrases)
    for query, slug, eid in drawn_places(few, 15):
        found = first_link(page, f"{url_of_laws}{prefix(variant)}", converter.convert(query))
        assert slug in found and leads_to(found, eid), query


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("国发〔2022〕14号 第二部分第（四）条", f"{CHAPTER}#chp_2__sec_4"),
        ("國發[2022]14號 二（四）", f"{CHAPTER}#chp_2__sec_4"),
        ("关于加强数字政府建设的指导意见二（四）", f"{CHAPTER}#chp_2__sec_4"),
        ("加强数字政府建设的指导意见", f"{SLUG}/"),
        ("《国务院关于加强数字政府建设的指导意见》第九十九条", f"{SLUG}/"),  # no such place: the document
        ("szzfjs", f"{SLUG}/"),
        ("shuzi zhengfu", f"{SLUG}/"),
    ],
)
def test_a_document_is_found_by_what_it_is_called(page: Page, site_url: str, query: str, target: str) -> None:
    assert first_link(page, site_url, query) == f"../{target}"


def test_words_after_a_name_that_name_no_place_are_looked_for_as_ever(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=国务院关于加强数字政府建设的指导意见全文")
    page.locator("[data-gw-query]").first.wait_for(state="attached")
    expect(page.locator(".gw-search-named")).to_have_count(0)
    expect(page.locator("[data-search-results] mark").first).to_be_attached()


def test_where_nothing_is_found_the_nearest_are_named_and_what_to_try(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=加强数字政府建设的若干规定")
    box = page.locator(".gw-search-named")
    expect(box.locator("a").first).to_have_attribute("href", f"../{SLUG}/")
    expect(box.locator("a", has_text="数字政府").nth(1)).to_be_attached()  # the term
    expect(page.locator("[data-gw-search-remarks]")).to_contain_text("可以试试")


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_page_of_search_answers_in_every_script(page: Page, site_url: str, variant: Variant) -> None:
    page.goto(f"{site_url}{prefix(variant)}search/?q=数字政府")

    expect(page.locator("[data-search-results] a").first).to_have_attribute("href", re.compile("^\\.\\./"))
    expect(page.locator("[data-search-results] mark").first).to_have_text(
        "数字政府" if variant == "zh-Hans" else "數字政府"
    )
    expect(page.locator('input[type="search"]')).to_have_value("数字政府")


@pytest.mark.parametrize(("query", "term"), [("數位政府", "數字政府"), ("資訊", "信息")])
def test_a_reader_s_own_word_leads_to_the_text_s(page: Page, site_url: str, query: str, term: str) -> None:
    page.goto(f"{site_url}zh-Hant-TW/search/")
    search(page, query)
    link = page.locator(".gw-search-words a", has_text=f"「{term}」").first
    expect(link).to_have_text(re.compile(r"\d"))
    link.click()
    page.locator(f'[data-gw-query="{term}"]').wait_for()

    expect(page.locator('[data-search-results] a[href*="#"]').nth(5)).to_be_attached()


def test_one_character_gives_a_hint(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=政")

    page.locator("[data-gw-search-remarks]", has_text="请再输入一个字").wait_for()
    expect(page.locator("[data-search-results] a")).to_have_count(0)


def test_letters_of_a_word_that_is_being_put_together_are_not_looked_for(page: Page, site_url: str) -> None:
    """As an input method types 数据: letters that it holds, then the word; a word it holds is looked for at once."""
    page.goto(f"{site_url}search/")
    page.evaluate(
        """() => {
            window.asked = [];
            const found = document.querySelector("[data-gw-search-found]");
            const note = () => window.asked.push(found.getAttribute("data-gw-query"));
            new MutationObserver(note).observe(found, { attributeFilter: ["data-gw-query"] });
        }"""
    )
    field = page.locator('input[type="search"]')
    field.focus()
    keyboard = page.context.new_cdp_session(page)

    def hold(text: str) -> None:
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        expect(field).to_have_value(text)
        page.wait_for_timeout(100)  # longer than search waits for the next key

    for text in ("s", "shu", "shu ju", "数据"):
        hold(text)
    page.locator('[data-gw-query="数据"]').wait_for(state="attached")
    keyboard.send("Input.insertText", {"text": "数据共享"})
    page.locator('[data-gw-query="数据共享"]').wait_for(state="attached")

    assert page.evaluate("window.asked") == ["数据", "数据共享"]


def test_an_index_that_the_browser_kept_is_asked_for_anew(browser: Browser, built_site: Path, site_url: str) -> None:
    """The one of an earlier state of the site names files that are not there any more."""
    kept = re.sub('"version":"[0-9a-f]+"', '"version":"0000000000"', (built_site / INDEX).read_text("utf-8"))
    context = browser.new_context()
    page = context.new_page()
    page.route(
        lambda url: url.endswith(INDEX),  # without a query
        lambda route: route.fulfill(body=kept, content_type="text/javascript"),
    )
    page.goto(f"{site_url}search/?q=一网通办")

    expect(page.locator("[data-gw-search-count]")).to_have_text("找到 3 处")
    expect(page.locator('[data-search-results] a[href*="#"]')).not_to_have_count(0)
    context.close()


def test_search_works_from_a_folder(page: Page, built_site: Path) -> None:
    page.goto((built_site / "zh-Hant-TW" / CHAPTER / "index.html").as_uri())
    search(page, "一網通辦")
    page.locator('[data-search-results] a[href*="#"]').first.click()

    page.wait_for_url("file://**/zh-Hant-TW/digital-government/chp_1/index.html#chp_1__sec_1__p_1")


def test_without_javascript_the_page_says_so(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{CHAPTER}")
    page.locator('input[type="search"]').fill("数字")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")

    expect(page.locator("noscript p")).to_contain_text("JavaScript")
    context.close()
