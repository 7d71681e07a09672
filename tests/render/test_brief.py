"""What the pages of a whole library say of a document is all there, and nothing of one that is withdrawn."""

from dataclasses import replace

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
    Span,
    Summary,
    Target,
    TextQuoteSelector,
)
from gongwen.render.brief import Brief, Occurrence, brief_of

TEXT = "到2030年，全市路灯全部换成节能路灯，由各区负责落实到位，每年检查。"
CHAPTER = Division("chp_1", "chapter", 1, "一、", "换灯。", (Paragraph("chp_1__p_1", 2, TEXT),))
MORE = Division("chp_2", "chapter", 3, "二、", "管灯。", (Paragraph("chp_2__p_1", 4, "路灯要亮。"),))
SECTION = Division("chp_2__sec_1", "section", 5, "（一）", "检修。")


def note(name: str, eid: str, start: int = 0) -> AnchoredNote:
    words = Note(name, "chp_1", TextQuoteSelector("路灯"), "甲", "2024-01-02", "CC0-1.0", "note", "说明。", "")
    return AnchoredNote(words, "exact" if eid else "orphan", eid, start, start + 2)


EDITION = Edition(
    "lamp",
    "zh-Hans",
    Document(
        "source.txt",
        "",
        Part(
            "",
            "main",
            Metadata(title="路灯意见", issuers=("某市",), published="2029-02-03"),
            divisions=(CHAPTER, replace(MORE, divisions=(SECTION,))),
        ),
    ),
    Particulars(),
    summaries=(Summary(None, "换灯。", ()),),
    spans=(
        Span("chp_1__p_1", 9, 11, "term", "路灯"),
        Span("chp_1__p_1", 9, 11, "reference", "#chp_2"),
        Span("chp_2__p_1", 0, 2, "term", "路灯"),
    ),
    notes=(note("b", "chp_2__p_1"), note("c", "chp_1__p_1", 9), note("a", "chp_1__p_1", 2), note("lost", "")),
    targets=(Target("chp_1__p_1", "到2030年", 2030, TEXT),),
)


def test_terms_stand_with_their_context_and_where() -> None:
    assert brief_of(EDITION).occurrences == (
        Occurrence("路灯", "lamp/chp_1/#chp_1__p_1", "到2030年，全市", "路灯", "全部换成节能路灯，由各区负责落实"),
        Occurrence("路灯", "lamp/chp_2/#chp_2__p_1", "", "路灯", "要亮。"),
    )


def test_notes_stand_in_order_of_the_text_with_their_pages() -> None:
    found = [(noted.anchored.note.id, noted.home) for noted in brief_of(EDITION).notes]

    assert found == [("lost", ""), ("a", "lamp/chp_1/"), ("c", "lamp/chp_1/"), ("b", "lamp/chp_2/")]


def test_a_document_without_a_date_is_of_the_year_in_which_it_was_published() -> None:
    listed = brief_of(EDITION).listed

    assert (listed.title, listed.date, listed.year, listed.number) == ("路灯意见", "", "2029", "")


def test_targets_stand_with_the_addresses_of_their_paragraphs() -> None:
    assert [aim.address for aim in brief_of(EDITION).aims] == ["lamp/chp_1/#chp_1__p_1"]


def test_a_withdrawn_document_is_named_and_no_more() -> None:
    withdrawn = replace(EDITION, particulars=Particulars(withdrawn="撤下"))
    brief = brief_of(withdrawn)

    assert brief.listed.withdrawn and brief == Brief(brief.listed, (("lamp/", "路灯意见"),))


def test_what_stands_before_a_term_is_not_cut_behind_a_word_that_denies_it() -> None:
    text = f"各区不得{'甲' * 16}路灯。"
    document = EDITION.document
    chapter = replace(CHAPTER, blocks=(Paragraph("chp_1__p_1", 2, text.replace("不得", "得不")),))
    main = replace(document.main, divisions=(chapter,))
    place = text.index("路灯")
    spans = (Span("chp_1__p_1", place, place + 2, "term", "路灯"),)
    found = brief_of(replace(EDITION, document=replace(document, main=main), spans=spans, notes=(), targets=()))
    assert [one.before for one in found.occurrences] == [f"不{'甲' * 16}"]
