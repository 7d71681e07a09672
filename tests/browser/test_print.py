"""From the page to paper: the PDFs that it offers, and the sheet that the browser itself prints."""

import io
import re
import unicodedata
from urllib.parse import urljoin

import pypdf
import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

SLUG = "digital-government"
CHAPTER = f"{SLUG}/chp_1/"  # which has a note
PRINTED = "window.printed = 0; window.print = () => { window.printed += 1; };"


def size_of(page: Page, label: str) -> tuple[int, int]:
    """Pages and kilobytes as an offer names them; the file that it leads to is checked against them."""
    link = page.locator(".gw-menu").get_by_role("link", name=label)
    expect(link).to_have_text(re.compile(r"\d+ 页，\d+ KB"))
    pages, size = map(int, re.findall(r"\d+", link.inner_text()))
    answer = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
    assert len(pypdf.PdfReader(io.BytesIO(answer.body())).pages) == pages
    assert abs(len(answer.body()) / 1024 - size) < 1
    return pages, size


def choose_all(page: Page) -> None:
    """Notes and terms too; what explains the terms has come."""
    page.locator("details[data-gw-menu] > summary").click()
    page.get_by_label("打印时连同批注和用语").check()
    page.locator(".gw-paper-terms dt").first.wait_for(state="attached")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("address", [CHAPTER, f"{SLUG}/", f"{SLUG}/full/"])
def test_a_page_offers_its_pdf_the_whole_in_large_print_and_itself(page: Page, site_url: str, address: str) -> None:
    page.add_init_script(PRINTED)
    page.goto(site_url + address)
    page.locator("details[data-gw-menu] > summary").click()
    pages, _ = size_of(page, "全文 PDF" if address != CHAPTER else "本页 PDF")
    large, _ = size_of(page, "大字版 PDF")
    assert large > pages

    page.get_by_role("button", name="打印本页").click()
    page.wait_for_function("window.printed === 1")


def test_on_paper_notes_are_numbered_endnotes_and_go_back(page: Page, site_url: str) -> None:
    page.goto(site_url + CHAPTER)
    note = page.locator(".gw-article .gw-note").first
    expect(page.locator(".gw-article > .gw-notes")).to_have_count(1)
    choose_all(page)
    expect(page.locator(".gw-paper-terms")).to_be_hidden()

    page.emulate_media(media="print")
    expect(page.locator(".gw-paper-notes > .gw-notes")).to_have_count(1)
    expect(note.locator(".gw-note-head")).to_have_attribute("data-gw-number", "1")
    quoted = page.locator(f'mark[data-note="{(note.get_attribute("id") or "").removeprefix("note-")}"]')
    expect(quoted.last).to_have_attribute("data-gw-number", "1")
    expect(note).to_be_visible()
    expect(page.locator(".gw-paper-terms")).to_be_visible()
    for away in ("header", "nav", "form", "button", ".gw-permalink", ".gw-tools", ".gw-side"):
        expect(page.locator(f"{away}:visible")).to_have_count(0)

    page.emulate_media(media="screen")
    expect(page.locator(".gw-article > .gw-notes")).to_have_count(1)
    expect(page.locator("[data-gw-number]")).to_have_count(0)


def test_notes_and_terms_stay_away_where_nobody_asks_for_them(page: Page, site_url: str) -> None:
    page.goto(site_url + CHAPTER)
    page.emulate_media(media="print")
    expect(page.locator(".gw-paper-head")).to_be_visible()
    for away in (".gw-paper-terms", ".gw-paper-notes", ".gw-note"):
        expect(page.locator(f"{away}:visible")).to_have_count(0)


def with_links(route: Route) -> None:
    """The page with two links that lead out of the site, as a note may have them."""
    answer = route.fetch()
    links = '<a href="https://example.org/a?b">别处</a> <a href="https://example.org/c">https://example.org/c</a>'
    body = answer.text().replace("</article>", f"<p data-apparatus>{links}</p></article>")
    route.fulfill(response=answer, body=body)


def test_the_sheet_holds_the_text_in_order_then_what_is_none(page: Page, site_url: str) -> None:
    page.route(site_url + CHAPTER, with_links)
    page.goto(site_url + CHAPTER)
    choose_all(page)
    page.locator("a.gw-term").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gw-popover")).to_be_visible()

    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    # Chromium maps some glyphs to radicals: ⼀ for 一, and ⻅ for 见, which no normal form knows.
    text = unicodedata.normalize("NFKC", "".join("".join(one.extract_text().split()) for one in pages))
    order = [
        "加强数字政府建设的指导",
        "(一)发展现状",
        "1.指导思想",
        "3.主要目标",
        "[1]",
        "到2035年,与国家治理体系和治理能力",
    ]
    order += ["不是公文正文", "[1]", "疑问", "reader-b", "本件用语", "example.org"]
    at = 0
    for words in order:
        found = text.find(words, at)
        assert found >= 0, f"{words}: {text[at : at + 300]}"
        at = found + len(words)
    assert text.count("转载整理,非正式文本") == len(pages) and f"1/{len(pages)}" in text
    assert text.count("https://example.org/c") == 1 and "https://example.org/a?b" in text
    assert "检索" not in text and "打印本页" not in text and "查看词条" not in text
    assert float(pages[0].mediabox.width) == pytest.approx(595, abs=1)
