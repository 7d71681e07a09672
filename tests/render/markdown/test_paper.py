"""The PDFs that a page offers, and what it has after its text on paper."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from tests.render.laid_out import page_of

from gongwen.model import (
    AnchoredNote,
    Division,
    Document,
    Edition,
    Metadata,
    Note,
    Paragraph,
    Part,
    Particulars,
    PdfFile,
    Span,
    TermEntry,
    TermSource,
    TextQuoteSelector,
)

HOSTILE = '<b onclick="x">&amp;</b>'
CHAPTERS = tuple(
    Division(
        f"chp_{n}",
        "chapter",
        n,
        f"{'一二'[n - 1]}、",
        "总体",
        (Paragraph(f"chp_{n}__intro__p_1", n, "一网通办"),),
        (Division(f"chp_{n}__sec_1", "section", n, "（一）", "要求"),),
    )
    for n in (1, 2)
)
MAIN = Part("", "main", Metadata(title=f"意见{HOSTILE}", number="国发〔2022〕1号"), divisions=CHAPTERS)
EDITION = Edition("x", "zh-Hans", Document("source.html", "", MAIN), Particulars())
OFFICIAL, LARGE = PdfFile("chp_1", 5, 140_000), PdfFile("large/chp_1", 9, 151_000)
WHOLE = PdfFile("x", 9, 200_000)


def tools(edition: Edition) -> BeautifulSoup:
    return BeautifulSoup(str(page_of(edition, "chp_1").select_one(".gw-menu")), "html.parser")


@pytest.mark.parametrize(
    ("pdfs", "offered"),
    [
        (None, []),
        ((), ["PDF 没有生成：字体缺字"]),
        ((WHOLE,), ["全文 PDF9 页，195 KB"]),
        ((OFFICIAL, WHOLE), ["本页 PDF5 页，137 KB", "全文 PDF9 页，195 KB"]),
        ((LARGE, WHOLE), ["全文 PDF9 页，195 KB", "本页大字版 PDF9 页，147 KB"]),
        ((WHOLE, PdfFile("large/x", 12, 220_000)), ["全文 PDF9 页，195 KB", "全文大字版 PDF12 页，215 KB"]),
        ((PdfFile("chp_2", 5, 140_000),), ["PDF 没有生成：字体缺字"]),
    ],
)
def test_a_page_offers_the_pdfs_that_there_are(pdfs: tuple[PdfFile, ...] | None, offered: list[str]) -> None:
    soup = tools(replace(EDITION, pdfs=pdfs))
    assert [element.get_text() for element in soup.select(".gw-pdf, .gw-no-pdf")] == offered
    assert [button.get_text() for button in soup.select("button[data-gw-print]")] == ["打印本页"]


def test_the_two_pdfs_are_saved_under_two_names() -> None:
    links = tools(replace(EDITION, pdfs=(OFFICIAL, LARGE))).select("a.gw-pdf")
    assert [(link["href"], link["download"]) for link in links] == [
        ("../chp_1.pdf", "chp_1.pdf"),
        ("../large/chp_1.pdf", "large-chp_1.pdf"),
    ]


def annotated() -> Edition:
    note = Note("why", "chp_1", TextQuoteSelector("一网"), "reader-a", "2022-06-25", "CC0-1.0", "note", "文", "p")
    source = TermSource("条例", "", f"第一条{HOSTILE}", "2022-01-01")
    terms = (
        TermEntry(f"一网通办{HOSTILE}", f"义{HOSTILE}", "reviewed", "p", source=source, key="一网通办"),
        TermEntry("要求", "另一个释义", "reviewed", "p", source=source),
        TermEntry("别处", "不在这一页", "reviewed", "p", source=source),
    )
    spans = (
        Span("chp_1__intro__p_1", 0, 4, "term", "一网通办"),
        Span("chp_1__sec_1", 3, 5, "term", "要求"),
        Span("chp_2__intro__p_1", 0, 4, "term", "一网通办"),
    )
    notes = (AnchoredNote(note, "exact", "chp_1__intro__p_1", 0, 2),)
    return replace(EDITION, spans=spans, terms=terms, notes=notes)


def after(edition: Edition, index: int) -> BeautifulSoup:
    found = page_of(edition, f"chp_{index + 1}").select("article > .gw-paper:not(.gw-paper-head)")
    return BeautifulSoup("".join(map(str, found)), "html.parser")


def test_what_may_follow_on_paper_is_chosen_where_there_is_any() -> None:
    """No definition stands in the page: whoever takes its text away takes the document's alone."""
    choices = [page_of(annotated(), f"chp_{n}").select("input[data-gw-print-extras]") for n in (1, 2)]
    assert [len(found) for found in choices] == [1, 1]
    assert not choices[0][0].has_attr("checked") and choices[0][0]["data-gw-title"] == "本件用语"
    assert page_of(EDITION, "chp_1").select("input[data-gw-print-extras]") == []
    assert "义<b" not in page_of(annotated(), "chp_1").get_text()


def test_a_page_has_room_for_its_notes_where_it_has_any() -> None:
    assert len(after(annotated(), 0).select(".gw-paper-notes")) == 1
    assert after(annotated(), 1).select(".gw-paper-notes") == []
    assert after(EDITION, 0).get_text() == ""


def test_nothing_for_paper_is_counted_as_text() -> None:
    found = page_of(annotated(), "chp_1").select(".gw-paper")

    assert len(found) == 2 and all(element.has_attr("data-apparatus") for element in found)


@pytest.mark.parametrize(
    ("site_url", "said"),
    [
        ("", f"意见{HOSTILE}　国发〔2022〕1号"),
        ("https://a.example/", f"意见{HOSTILE}　国发〔2022〕1号　https://a.example/x/chp_1/"),
    ],
)
def test_a_printed_page_says_what_it_is_a_part_of(site_url: str, said: str) -> None:
    head = page_of(replace(EDITION, site_url=site_url), "chp_1").select_one(".gw-paper-head")
    assert head is not None and head.get_text() == said
