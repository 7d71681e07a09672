"""The line below a page's heading: whose part the page is, the pages beside it, what can be done with it."""

from bs4 import BeautifulSoup
from tests.render.laid_out import page_of

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars

CHAPTERS = tuple(
    Division(
        f"chp_{n}",
        "chapter",
        n,
        f"{number}、",
        "要求",
        divisions=(
            Division(f"chp_{n}__sec_1", "section", n, "（一）", "", (Paragraph(f"chp_{n}__sec_1__p_1", n, "甲。"),)),
        ),
    )
    for n, number in enumerate("一二三", start=1)
)


def line(metadata: Metadata, name: str = "chp_2") -> BeautifulSoup:
    main = Part("", "main", metadata, divisions=CHAPTERS)
    edition = Edition("lamp", "zh-Hant-TW", Document("source.html", "", main), Particulars())
    return BeautifulSoup(str(page_of(edition, name).select_one("h1 ~ nav, .gw-heading + nav")), "html.parser")


def links(soup: BeautifulSoup) -> list[tuple[str, str]]:
    return [(link.text, str(link["href"])) for link in soup.select("nav[aria-label=目前位置] > a")]


def test_it_leads_to_the_document_and_to_the_pages_beside() -> None:
    soup = line(Metadata(title="關於路燈的意見", number="燈發〔2020〕1號"))

    assert links(soup) == [("關於路燈的意見", "../"), ("← 上一部分", "../chp_1/"), ("下一部分 →", "../chp_3/")]
    assert [number.text for number in soup.select(".gw-docno")] == ["燈發〔2020〕1號"]
    assert soup.nav is not None and soup.nav.has_attr("data-apparatus")


def test_what_leads_to_the_overview_stands_once_and_is_called_so_below_the_title() -> None:
    assert links(line(Metadata(title="關於路燈的意見"), "chp_1"))[1:] == [("下一部分 →", "../chp_2/")]
    assert links(line(Metadata(title="關於路燈的意見"), "full")) == [("總覽", "../")]


def test_a_document_without_title_and_number_goes_by_its_slug() -> None:
    soup = line(Metadata())

    assert links(soup)[0] == ("lamp", "../")
    assert soup.select(".gw-docno") == []


def test_what_a_title_holds_is_text() -> None:
    soup = line(Metadata(title='<img src=x onerror="1">', number='"onclick="<b>'))

    assert soup.select("img, b, [onclick], [onerror]") == []
    assert links(soup)[0][0] == '<img src=x onerror="1">'


def test_between_heading_and_text_there_are_five_stops_and_one_menu_of_eight_entries() -> None:
    soup = line(Metadata(title="關於路燈的意見", number="燈發〔2020〕1號"))
    (menu,) = soup.select("details")

    assert len(soup.select("nav > a, nav summary")) <= 4  # the fifth is the summary's
    assert 1 <= len(menu.select("li")) <= 8
