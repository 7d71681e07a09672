"""The way to a page: home, then what stands above it."""

from bs4 import BeautifulSoup

from gongwen.model import Document, Edition, Metadata, Part, Particulars
from gongwen.render.markdown.breadcrumb import breadcrumb, document_breadcrumb


def edition(metadata: Metadata) -> Edition:
    return Edition("lamp", "zh-Hant-TW", Document("source.html", "", Part("", "main", metadata)), Particulars())


def test_it_leads_home_and_to_the_document() -> None:
    html = document_breadcrumb(edition(Metadata(title="關於路燈的意見", number="燈發〔2020〕1號")), "lamp/chp_1/")
    soup = BeautifulSoup(html, "html.parser")

    assert [(link.text, link["href"]) for link in soup.select("nav[aria-label=目前位置] ol > li > a")] == [
        ("首頁", "../../"),
        ("關於路燈的意見", "../"),
    ]
    assert soup.select_one(".gw-docno") and soup.text.endswith("燈發〔2020〕1號")
    assert "data-apparatus" in html


def test_a_document_without_title_and_number_goes_by_its_slug() -> None:
    html = document_breadcrumb(edition(Metadata()), "lamp/full/")

    assert BeautifulSoup(html, "html.parser").select("a")[1].text == "lamp"
    assert "gw-docno" not in html


def test_what_a_title_holds_is_text() -> None:
    html = breadcrumb("zh-Hans", "a/", '<img src=x onerror="1">', 'b/"onclick="')

    assert [tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)] == [
        "nav",
        "ol",
        "li",
        "a",
        "li",
        "a",
    ]
