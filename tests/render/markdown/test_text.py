"""The official text on a page: every character once, every eId an element's id, notes apart from it."""

from dataclasses import replace

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from tests.render.laid_out import elements, page_of

from gongwen.model import (
    AnchoredNote,
    CellSpan,
    Division,
    Document,
    Edition,
    Figure,
    Footnote,
    Metadata,
    Note,
    Paragraph,
    Part,
    Particulars,
    Span,
    SpanKind,
    Table,
    TextQuoteSelector,
)
from gongwen.render.markdown.index import index_edition
from gongwen.render.markdown.text import PageText
from gongwen.text.visible import visible

EDITION = Edition("x", "zh-Hans", Document("source.html", "", Part("", "main", Metadata())), Particulars())


def page_html(*divisions: Division, edition: Edition = EDITION) -> BeautifulSoup:
    """The page as a browser gets it, without what is not text of the source."""
    soup = BeautifulSoup(elements(source_of(*divisions, edition=edition)), "html.parser")
    for apparatus in soup.select("[data-apparatus]"):
        apparatus.decompose()
    return soup


def source_of(*divisions: Division, edition: Edition = EDITION) -> str:
    document = Document("source.html", "", Part("", "main", Metadata(), divisions=divisions))
    text = PageText(index_edition(replace(edition, document=document)), "x/chp_1/")
    return "\n\n".join(text.divisions(divisions, 1))


def text_of(soup: BeautifulSoup, eid: str) -> str:
    element = soup.find(id=eid)
    assert element is not None
    return element.get_text()


def test_a_heading_keeps_its_number_and_its_stop() -> None:
    soup = page_html(Division("chp_1", "chapter", 1, "一、", "总体要求。", (Paragraph("chp_1__p_1", 2, "以*为*。"),)))
    assert text_of(soup, "chp_1") == "一、总体要求。"
    assert text_of(soup, "chp_1__p_1") == "以*为*。"
    assert soup.h1 and soup.h1["class"] == ["gw-chapter"]


def test_a_number_without_heading_stands_in_the_paragraph() -> None:
    soup = page_html(Division("chp_1", "chapter", 1, "一、", "", (Paragraph("chp_1__p_1", 1, "1. 同意设立。"),)))
    assert visible(text_of(soup, "chp_1__p_1")) == "一、1.同意设立。"
    assert text_of(soup, "chp_1") == "一、"
    assert len(soup.find_all("p")) == 1


def test_an_article_and_its_first_款_share_a_paragraph_the_second_has_its_own() -> None:
    def 款(n: int) -> Division:
        return Division(
            f"art_3__para_{n}", "paragraph", n, "", "", (Paragraph(f"art_3__para_{n}__p_1", n, f"第{n}款。"),)
        )

    soup = page_html(Division("art_3", "article", 1, "第三条", "", (), (款(1), 款(2))))
    assert [p.get_text() for p in soup.find_all("p")] == ["第三条第1款。", "第2款。"]
    assert all(soup.find(id=eid) for eid in ("art_3", "art_3__para_1", "art_3__para_2", "art_3__para_2__p_1"))


def test_a_number_with_nothing_below_it_is_not_lost() -> None:
    soup = page_html(Division("chp_3", "chapter", 1, "三", ""))
    assert text_of(soup, "chp_3") == "三"


def test_intro_divisions_and_wrapup_stand_in_order() -> None:
    inner = Division("chp_1__sec_1", "section", 2, "（一）", "节", (Paragraph("chp_1__sec_1__p_1", 3, "乙"),))
    blocks = (Paragraph("chp_1__intro__p_1", 1, "甲"), Paragraph("chp_1__wrapup__p_1", 4, "丙"))
    soup = page_html(Division("chp_1", "chapter", 1, "一、", "章", blocks, (inner,)))
    assert visible(soup.get_text()) == "一、章甲（一）节乙丙"


def test_a_table_keeps_cells_spans_and_head() -> None:
    table = Table("chp_1__table_1", 2, (("项目", "", "甲<乙"), ("一、", "1|2", "")), 1, (CellSpan(0, 0, 1, 2),))
    soup = page_html(Division("chp_1", "chapter", 1, "一、", "章", (table,)))
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in soup.find_all("tr")]
    assert rows == [["项目", "甲<乙"], ["一、", "1|2", ""]]
    assert soup.th and soup.th["colspan"] == "2"


@pytest.mark.parametrize(("heads", "spans"), [(2, ()), (1, (CellSpan(0, 0, 1, 2),))])
def test_what_markdown_s_tables_cannot_say_is_html(heads: int, spans: tuple[CellSpan, ...]) -> None:
    rows = (("项目", "" if spans else "数"), ("单位", "个"), ("甲", "1"))
    source = source_of(Division("chp_1", "chapter", 1, "一、", "章", (Table("chp_1__table_1", 2, rows, heads, spans),)))

    assert "| --- |" not in source and "<table" in source
    assert len(BeautifulSoup(elements(source), "html.parser").select("th")) == 2 * heads - len(spans)


def test_a_figure_never_loads_what_the_source_names() -> None:
    soup = page_html(
        Division("chp_1", "chapter", 1, "一、", "章", (Figure("chp_1__fig_1", 2, "https://evil.example/x.png", ""),))
    )
    assert soup.find(id="chp_1__fig_1") and not soup.find("img")


NOTE = Note(
    "n-1",
    "chp_1__p_1",
    TextQuoteSelector("数据"),
    "甲<b>",
    "2024-01-01",
    "CC0-1.0",
    "note",
    "正文\n\n- 一\n- 二",
    "n-1.md",
)


def test_a_note_stands_after_its_paragraph_and_outside_the_text() -> None:
    edition = replace(
        EDITION,
        spans=(Span("chp_1__p_1", 2, 6, "term", "数据共享"),),
        notes=(AnchoredNote(NOTE, "exact", "chp_1__p_1", 2, 4),),
    )
    division = Division("chp_1", "chapter", 1, "一、", "章", (Paragraph("chp_1__p_1", 1, "促进数据共享。"),))
    main = Part("", "main", Metadata(), divisions=(division, replace(division, eid="chp_2", blocks=())))
    whole = page_of(replace(edition, document=Document("source.html", "", main)), "text")
    aside = whole.select_one("p#chp_1__p_1 + .gw-notes > aside#note-n-1")
    assert aside and aside.has_attr("data-apparatus") and "甲<b>" in aside.get_text() and not aside.find("b")
    assert [li.get_text() for li in aside.find_all("li")] == ["一", "二"]
    marked = whole.find("mark")
    assert marked and marked.get_text() == "数据"
    assert "".join(a.get_text() for a in whole.select("#chp_1__p_1 a.gw-term")) == "数据共享"
    assert visible(text_of(page_html(division, edition=edition), "chp_1__p_1")) == "促进数据共享。"


@pytest.mark.parametrize(
    ("eid", "words", "pieces"),
    [
        ("chp_1__table_1", "牵头部门", ["牵头部门"]),
        ("chp_1__table_1", "平台\n甲<乙部", ["平台", "甲<乙部"]),  # over two cells
        ("chp_1__table_1", "称\n\n牵头部门\n一、", ["称", "牵头部门", "一、"]),  # over a place that a span covers
        ("chp_1", "总体*要求", ["总体*要求"]),
        ("chp_1", "一、总体", ["一、", "总体"]),
        ("chp_1__sec_1", "（一）", ["（一）"]),
        ("chp_1__sec_1__p_1", "《办法》推进数据共享", ["《办法》", "推进", "数据共享"]),  # over a reference and a term
    ],
)
def test_what_a_note_quotes_is_marked_wherever_it_stands(eid: str, words: str, pieces: list[str]) -> None:
    rows = (("名称", "", "牵头部门"), ("一、", "平台", "甲<乙部"))
    table = Table("chp_1__table_1", 2, rows, 1, (CellSpan(0, 0, 1, 2),))
    text = "依照《办法》推进数据共享。"
    section = Division("chp_1__sec_1", "section", 3, "（一）", "", (Paragraph("chp_1__sec_1__p_1", 3, text),))
    chapter = Division("chp_1", "chapter", 1, "一、", "总体*要求", (table,), (section,))
    whole = {"chp_1": "一、总体*要求", "chp_1__sec_1": "（一）", "chp_1__sec_1__p_1": text, table.eid: table.text}[eid]
    start = whole.index(words)
    edition = replace(
        EDITION,
        spans=(Span("chp_1__sec_1__p_1", 2, 6, "reference", "x"), Span("chp_1__sec_1__p_1", 8, 12, "term", "数据共享")),
        notes=(AnchoredNote(NOTE, "exact", eid, start, start + len(words)),),
    )
    soup = page_html(chapter, edition=edition)

    assert [mark.get_text() for mark in soup.select('mark[data-note="n-1"]')] == pieces
    assert visible(soup.get_text()) == visible(page_html(chapter).get_text())


def test_the_words_of_two_notes_may_overlap() -> None:
    notes = (
        AnchoredNote(NOTE, "exact", "chp_1__p_1", 0, 4),
        AnchoredNote(replace(NOTE, id="n-2"), "exact", "chp_1__p_1", 2, 6),
    )
    division = Division("chp_1", "chapter", 1, "一、", "章", (Paragraph("chp_1__p_1", 1, "促进数据共享。"),))
    soup = page_html(division, edition=replace(EDITION, notes=notes))
    marked = {name: "".join(m.get_text() for m in soup.select(f'[data-note="{name}"]')) for name in ("n-1", "n-2")}

    assert marked == {"n-1": "促进数据", "n-2": "数据共享"}


def test_a_note_of_the_source_is_called_without_a_character_and_leads_back() -> None:
    note = Footnote("chp_1__p_1__note_1", 2, "见*甲*。\n1. 再见。", 1, "chp_1__p_1", 2)
    division = Division("chp_1", "chapter", 1, "一、", "章", (Paragraph("chp_1__p_1", 1, "促进数据。"), note))
    other = Division("chp_2", "chapter", 3, "二、", "节")
    main = Part("", "main", Metadata(), divisions=(division, other))
    page = page_of(replace(EDITION, document=Document("source.html", "", main)), "text")

    call, back = page.select_one("#chp_1__p_1 > sup.gw-footnote-call a"), page.select_one("a.gw-footnote-number")
    assert call and call["href"] == "#chp_1__p_1__note_1" and back and back["href"] == "#chp_1__p_1"
    assert page.select_one("p#chp_1__p_1__note_1.gw-footnote br")
    for apparatus in page.select("[data-apparatus]"):
        apparatus.decompose()
    assert text_of(page, "chp_1__p_1") == "促进数据。"
    assert visible(text_of(page, "chp_1__p_1__note_1")) == "见*甲*。1.再见。"


MARKS = st.sampled_from("#>-+*_`\\|[](){}:!<&;.1一　 \t~=\"'\u2028")
TEXTS = st.text(st.one_of(MARKS, st.characters(exclude_categories=("Cs", "Cc"))), min_size=1, max_size=30)
REFS: dict[SpanKind, str] = {"term": "x", "reference": "x", "file": "a.pdf", "note": ""}


@st.composite
def marked_paragraphs(draw: st.DrawFn) -> tuple[str, Edition]:
    """A text of any characters, with spans of every kind anywhere in it and a run-in heading at its beginning."""
    text = draw(TEXTS)
    spans: list[Span] = []
    notes: list[AnchoredNote] = []
    for kind in draw(st.lists(st.sampled_from(tuple(REFS)), max_size=4)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if kind == "note":
            number = f"n-{len(notes)}"
            notes.append(AnchoredNote(replace(NOTE, id=number), "exact", "chp_1__p_1", start, end))
        elif not any(s.start < end and start < s.end for s in spans):
            spans.append(Span("chp_1__p_1", start, end, kind, REFS[kind]))
    if draw(st.booleans()):
        spans.append(Span("chp_1__p_1", 0, draw(st.integers(1, len(text))), "topic", "chp_1__p_1__topic_1"))
    return text, replace(EDITION, spans=tuple(spans), notes=tuple(notes))


# Elsewhere BeautifulSoup makes one space of white space that stands alone.
INLINE = {"p", "a", "span", "mark", "em", "strong"}


@given(marked_paragraphs())
def test_any_text_with_any_marks_comes_out_as_it_was(drawn: tuple[str, Edition]) -> None:
    text, edition = drawn
    source = source_of(
        Division("chp_1", "chapter", 1, "一、", "章", (Paragraph("chp_1__p_1", 1, text),)), edition=edition
    )

    for html in (markdown.markdown(source, extensions=["attr_list", "tables"]), elements(source)):
        soup = BeautifulSoup(html, "html.parser", preserve_whitespace_tags=INLINE)
        for apparatus in soup.select("[data-apparatus]"):
            apparatus.decompose()
        assert text_of(soup, "chp_1__p_1") == text
        assert len(soup.select('[id="chp_1__p_1__topic_1"]')) == sum(s.kind == "topic" for s in edition.spans)
