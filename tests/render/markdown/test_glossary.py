"""The glossary's index and a term's page."""

from bs4 import BeautifulSoup
from tests.render.laid_out import laid_out

from gongwen.model import (
    Document,
    Edition,
    Metadata,
    Paragraph,
    Part,
    Particulars,
    Span,
    TermEntry,
    TermSource,
)
from gongwen.render.brief import brief_of
from gongwen.render.markdown.glossary import glossary_index
from gongwen.render.markdown.page import PageFile
from gongwen.render.markdown.term_page import by_term, term_page

SOURCE = TermSource("某条例", "国务院令第1号", "第一条", "2026-11-24", "原文<甲>，……乙。", "定义")
NET = TermEntry(
    "一網通辦", "一個<入口>。", "reviewed", "", "one-stop", "yī wǎng", (), ("政務服務",), ("服務", "數據"), (), SOURCE,
    key="一网通办",
)  # fmt: skip
SERVICE = TermEntry("政務服務", "服務。", "draft", "", "service", "zhèng wù", topics=("服務",), key="政务服务")
TEXT = "推进一网通办，再推进一网通办。"


def soup(page: PageFile) -> BeautifulSoup:
    return laid_out(page, "zh-Hant")


def test_an_entry_stands_once_by_its_first_sound() -> None:
    index = soup(glossary_index("zh-Hant", (SERVICE, NET)))
    assert [h2.get_text() for h2 in index.select(".gw-glossary h2")] == ["Y", "Z"]
    assert [dt.a["href"] for dt in index.select("dt") if dt.a] == ["%E4%B8%80%E7%BD%91%E9%80%9A%E5%8A%9E/",
                                                                  "%E6%94%BF%E5%8A%A1%E6%9C%8D%E5%8A%A1/"]  # fmt: skip


def test_every_jump_has_its_place() -> None:
    index = soup(glossary_index("zh-Hans", (SERVICE, NET)))
    jumps = [str(a["href"]).removeprefix("#") for a in index.select(".gw-letters a")]
    assert jumps == ["letter-Y", "letter-Z", "topic-1", "topic-2"]
    assert all(index.find(id=jump) for jump in jumps)


def test_traditional_characters_are_found_by_strokes() -> None:
    index = soup(glossary_index("zh-Hant", (SERVICE, NET)))

    assert [h3.get_text() for h3 in index.select("h3[id^=strokes]")] == ["1 畫 1", "9 畫 1"]
    assert [a["href"] for a in index.select(".gw-letters a[href^='#strokes']")] == ["#strokes-1", "#strokes-9"]
    assert soup(glossary_index("zh-Hans", (SERVICE, NET))).select("[id^=strokes]") == []


def test_an_entry_stands_under_each_of_its_topics_the_largest_first() -> None:
    index = soup(glossary_index("zh-Hans", (SERVICE, NET)))
    topics = [h3.get_text() for h3 in index.select(".gw-topics h3")]
    assert topics == ["服務 2", "數據 1"]


def test_the_field_finds_an_entry_by_both_scripts_english_and_sound() -> None:
    entry = soup(glossary_index("zh-Hant", (NET,))).select_one("[data-find]")
    assert entry is not None
    for word in ("一網通辦", "一网通办", "one-stop", "yī wǎng", "數據"):
        assert word in str(entry["data-find"])


def test_a_term_page_shows_every_place_in_its_context() -> None:
    document = Document("s.html", "", Part("", "main", Metadata(), preamble=(Paragraph("preamble__p_1", 1, TEXT),)))
    spans = (Span("preamble__p_1", 2, 6, "term", "一网通办"), Span("preamble__p_1", 10, 14, "term", "一网通办"))
    edition = Edition("x", "zh-Hant", document, Particulars(), spans=spans, terms=(NET,))
    page = soup(term_page("zh-Hant", NET, NET, (NET, SERVICE), by_term([brief_of(edition)])[NET.source_term]))
    places = page.select(".gw-kwic a")
    assert [a["href"] for a in places] == ["../../x/text/#preamble__p_1"] * 2
    assert [a.mark.get_text() for a in places if a.mark] == ["一网通办"] * 2
    definition = page.select_one(".gw-definition")
    assert definition is not None
    assert definition.get_text() == "一個<入口>。"
    facts = {str(dt.get_text()): dt.find_next("dd") for dt in page.select("dt")}
    assert facts["原文"] is not None and facts["原文"].get_text() == "原文<甲>，……乙。"
    related = page.select_one("dd a")
    assert related is not None
    assert related["href"] == "../%E6%94%BF%E5%8A%A1%E6%9C%8D%E5%8A%A1/"
