"""The way to a page: home, then what stands above it."""

from bs4 import BeautifulSoup
from tests.render.laid_out import page_of

from gongwen.model import Document, Edition, Metadata, Part, Particulars


def edition(metadata: Metadata) -> Edition:
    return Edition("lamp", "zh-Hant-TW", Document("source.html", "", Part("", "main", metadata)), Particulars())


def trail(shown: Edition) -> BeautifulSoup:
    return BeautifulSoup(str(page_of(shown, "full").select_one(".gw-breadcrumb")), "html.parser")


def test_it_leads_home_and_to_the_document() -> None:
    soup = trail(edition(Metadata(title="關於路燈的意見", number="燈發〔2020〕1號")))

    assert [(link.text, link["href"]) for link in soup.select("nav[aria-label=目前位置] ol > li > a")] == [
        ("首頁", "../../"),
        ("關於路燈的意見", "../"),
    ]
    assert soup.select_one(".gw-docno") and soup.text.endswith("燈發〔2020〕1號")
    assert soup.nav is not None and soup.nav.has_attr("data-apparatus")


def test_a_document_without_title_and_number_goes_by_its_slug() -> None:
    soup = trail(edition(Metadata()))

    assert soup.select("a")[1].text == "lamp"
    assert soup.select(".gw-docno") == []


def test_what_a_title_holds_is_text() -> None:
    soup = trail(edition(Metadata(title='<img src=x onerror="1">', number='"onclick="<b>')))

    assert [tag.name for tag in soup.find_all(True)] == [
        "nav",
        "ol",
        "li",
        "a",
        "li",
        "a",
        "span",
    ]
