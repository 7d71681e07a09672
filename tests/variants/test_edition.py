from dataclasses import replace

import pytest

from gongwen.model import (
    AnchoredNote,
    Card,
    Clause,
    Division,
    Document,
    Edition,
    EditorSummary,
    Event,
    Figure,
    Finding,
    Frame,
    Metadata,
    Note,
    Omitted,
    Paragraph,
    Part,
    Particulars,
    PhraseRow,
    Reason,
    Related,
    Span,
    Summary,
    Table,
    Target,
    Task,
    TermEntry,
    TermSource,
    TextQuoteSelector,
    walk_text,
)
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition


def test_tasks_and_targets_read_as_the_text_does_at_their_place() -> None:
    text = "到2025年，准里。各里要用里，到2025年，发展。"
    block = Paragraph("chp_1__p_1", 1, text)
    division = Division("chp_1", "chapter", 1, "一、", "", (block,))
    edition = Edition(
        "x",
        "zh-Hans",
        Document("x", "", Part("", "main", Metadata(), divisions=(division,))),
        Particulars(),
        tasks=(Task("chp_1__p_1", "chp_1", None, "各里要用里", "各里", "到2025年", "各里要用里，到2025年，发展。"),),
        targets=(Target("chp_1__p_1", "到2025年", 2025, "到2025年，准里。"),),
    )
    row = PhraseRow("用里", (("zh-Hant-TW", "用里"),), at="chp_1__p_1")
    converted = convert_edition(edition, Converter("zh-Hant-TW", (row,)))
    (shown,) = converted.document.main.divisions[0].blocks

    assert shown.text != text
    start = text.index("各里要用里")
    assert converted.tasks[0].task == shown.text[start : start + 5]
    assert converted.tasks[0].sentence == shown.text[start:]
    assert converted.targets[0].sentence == shown.text[:start]
    assert converted.tasks[0].deadline == "到2025年"


DOCUMENT = Document(
    path="docs/documents/发/source.html",
    sha256="0",
    main=Part(
        "",
        "main",
        Metadata(
            title="关于发展的意见",
            number="国发〔2022〕14号",
            issuers=("国务院",),
            date="2022-06-06",
            events=(Event("2022-06-06", "promulgated", "国务院", "conclusions__p_1"),),
        ),
        front=(Paragraph("front__p_1", 1, "关于发展的意见"),),
        preamble=(Paragraph("preamble__p_1", 2, "各国："),),
        divisions=(
            # 制 and 度 stand on either side of the border of number and heading
            Division(
                "chp_1",
                "chapter",
                3,
                "第一章",
                "制度里",
                (
                    Paragraph("chp_1__p_1", 4, "市场准入里"),
                    Table("chp_1__table_1", 5, (("发展", "“里”"),)),
                    Figure("chp_1__fig_1", 6, "files/发.png", "发展图"),
                ),
                (Division("chp_1__sec_1", "section", 7, "（一）", "体系", ()),),
            ),
        ),
        conclusions=(Paragraph("conclusions__p_1", 8, "国务院"),),
        attachments=(Part("att_1", "annex", Metadata(title="附件说明"), (Paragraph("att_1__front__p_1", 9, "图"),)),),
    ),
    frame=Frame((Paragraph("news__p_1", 10, "财联社讯"),), (EditorSummary("summary__p_1", 11, "chp_1", "编者说"),)),
    omitted=(Omitted(12, "导航", "首页"),),
    findings=(Finding("docs/发", 3, "W-number-gap", "请核对原文"),),
)
NOTE = Note(
    id="note-1",
    target="chp_1__p_1",
    quote=TextQuoteSelector("准入里", "市场", ""),
    author="发里",
    created="2022-06-25",
    licence="CC0-1.0",
    kind="note",
    body="见[发展](https://example.org/发)“里”",
    path="docs/发.md",
)
TERM = TermEntry(
    term="市场准入",
    definition="发展",
    status="reviewed",
    path="docs/glossary/市场准入.md",
    english="market access",
    pinyin="shìchǎng zhǔnrù",
    aliases=("准入里",),
    related=("负面清单",),
    topics=("发展",),
    regional=(("zh-Hant-TW", "市場進入"),),
    source=TermSource("发展规划", "国发〔2022〕14号", "第一条", "2022-06-06"),
)
EDITION = Edition(
    slug="a",
    variant="zh-Hans",
    document=DOCUMENT,
    particulars=Particulars(
        publisher="财联社",
        because=(("number", "国务院公报"),),
        relations=(("replaces", ("《发展规划》", "other-slug")),),
        source_url="https://example.org/发",
        rights=(("news", "财联社"),),
        topics=("数字政府",),
        withdrawn="已废止",
    ),
    summaries=(Summary("chp_1", "提出准入里。", (Clause("准入里", ("chp_1__p_1",)),)),),
    spans=(Span("chp_1__p_1", 0, 4, "term", "市场准入"),),
    notes=(AnchoredNote(NOTE, "exact", "chp_1__p_1", 2, 5),),
    terms=(TERM,),
)
ROWS = (PhraseRow("准入", (("zh-Hant-TW", "准入"),)), PhraseRow("里", (("zh-Hant-TW", "里"),), "chp_1__p_1"))


@pytest.fixture(scope="module")
def taiwan() -> Edition:
    return convert_edition(EDITION, Converter("zh-Hant-TW").with_rows(ROWS))


def test_every_text_is_converted_at_its_eid(taiwan: Edition) -> None:
    assert {unit.eid: unit.text for unit in walk_text(taiwan.document)} == {
        "news__p_1": "財聯社訊",
        "summary__p_1": "編者說",
        "front__p_1": "關於發展的意見",
        "preamble__p_1": "各國：",
        "chp_1": "第一章制度裡",
        "chp_1__p_1": "市場准入里",
        "chp_1__table_1": "發展\n「裡」",
        "chp_1__fig_1": "",
        "chp_1__sec_1": "（一）體系",
        "conclusions__p_1": "國務院",
        "att_1__front__p_1": "圖",
    }


def test_number_and_heading_are_converted_as_one_text_and_cut_again() -> None:
    division = Division("chp_1", "chapter", 1, "第一章", "制度")
    part = Part("", "main", Metadata(), divisions=(division,))
    edition = replace(EDITION, document=replace(DOCUMENT, main=part), notes=(), summaries=())
    rows = (PhraseRow("一章制", (("zh-Hant-TW", "壹張製"),)),)

    (converted,) = convert_edition(edition, Converter("zh-Hant-TW", rows)).document.main.divisions

    assert (converted.number, converted.heading) == ("第壹張", "製度")


def test_metadata_and_particulars_are_converted(taiwan: Edition) -> None:
    metadata = taiwan.document.main.metadata

    assert (metadata.title, metadata.number, metadata.issuers) == ("關於發展的意見", "國發〔2022〕14號", ("國務院",))
    assert metadata.events == (Event("2022-06-06", "promulgated", "國務院", "conclusions__p_1"),)
    assert taiwan.particulars == Particulars(
        publisher="財聯社",
        because=(("number", "國務院公報"),),
        relations=(("replaces", ("《發展規劃》", "other-slug")),),
        source_url="https://example.org/发",
        rights=(("news", "財聯社"),),
        topics=("數字政府",),
        withdrawn="已廢止",
    )


def test_documents_that_share_something_are_named_in_the_script_of_the_page() -> None:
    related = Related(
        "other-slug", "发展规划", (Reason("term", ("市场准入", "里程碑")), Reason("reference", ("law-2",)))
    )

    (shown,) = convert_edition(replace(EDITION, related=(related,)), Converter("zh-Hant-TW")).related

    assert shown == Related(
        "other-slug", "發展規劃", (Reason("term", ("市場準入", "里程碑")), Reason("reference", ("law-2",)))
    )


def test_frame_pictures_and_findings_are_converted(taiwan: Edition) -> None:
    figure = taiwan.document.main.divisions[0].blocks[2]

    assert figure == Figure("chp_1__fig_1", 6, "files/发.png", "發展圖")
    assert taiwan.document.omitted == (Omitted(12, "導航", "首頁"),)
    assert taiwan.document.findings == (Finding("docs/发", 3, "W-number-gap", "請核對原文"),)
    assert taiwan.document.path == DOCUMENT.path


def test_quotations_read_as_they_do_at_their_place(taiwan: Edition) -> None:
    (summary,) = taiwan.summaries
    (anchored,) = taiwan.notes

    assert summary.clauses == (Clause("准入里", ("chp_1__p_1",)),)
    assert summary.text == "提出准入里。"
    assert anchored.note.quote == TextQuoteSelector("准入里", "市場", "")


def test_a_note_keeps_its_author_and_addresses(taiwan: Edition) -> None:
    (anchored,) = taiwan.notes

    assert anchored.note.body == "見[發展](https://example.org/发)「裡」"
    assert (anchored.note.author, anchored.note.path, anchored.note.target) == ("发里", "docs/发.md", "chp_1__p_1")
    assert (anchored.start, anchored.end) == (2, 5)


def test_a_note_written_in_this_script_stays_as_it_was_written_and_quotes_what_the_page_says() -> None:
    note = replace(NOTE, script="zh-Hant-TW", quote=TextQuoteSelector("准入里"), body="“里”")
    edition = replace(EDITION, notes=(AnchoredNote(note, "exact", "chp_1__p_1", 2, 5),))
    (anchored,) = convert_edition(edition, Converter("zh-Hant-TW")).notes

    assert (anchored.note.body, anchored.note.quote.exact) == ("“里”", "準入裡")


def test_a_term_keeps_the_key_of_its_address(taiwan: Edition) -> None:
    assert taiwan.terms == (
        TermEntry(
            term="市場准入",
            definition="發展",
            status="reviewed",
            path="docs/glossary/市场准入.md",
            english="market access",
            pinyin="shìchǎng zhǔnrù",
            aliases=("准入裡",),
            related=("負面清單",),
            topics=("發展",),
            regional=(("zh-Hant-TW", "市場進入"),),
            source=TermSource("發展規劃", "國發〔2022〕14號", "第一條", "2022-06-06"),
            key="市场准入",
        ),
    )
    assert taiwan.spans == EDITION.spans
    assert {span.ref for span in taiwan.spans} == {entry.source_term for entry in taiwan.terms}


def test_the_source_script_stays_as_it_is() -> None:
    assert convert_edition(EDITION, Converter("zh-Hans")) == EDITION


def test_a_document_in_traditional_script_is_unchanged_in_its_own() -> None:
    main = Part("", "main", Metadata(title="裡面計畫"), preamble=(Paragraph("preamble__p_1", 1, "著作權，接著辦理"),))
    document = Document("x", "", main, omitted=(Omitted(1, "导航", "裡"),), script="zh-Hant-TW")
    cards = (
        Card("other", Metadata(title="发展"), (), ()),
        Card("same", Metadata(title="裡面"), (), (), script="zh-Hant-TW"),
    )
    edition = Edition("x", "zh-Hans", document, Particulars(), terms=(TERM,), cards=cards)

    own, hans, hk = (
        convert_edition(edition, Converter(variant).for_document(Particulars(), "zh-Hant-TW"))
        for variant in ("zh-Hant-TW", "zh-Hans", "zh-Hant-HK")
    )

    assert own.document.main == main
    assert own.document.omitted[0].what == "導航"  # our own words are in simplified script
    assert [card.metadata.title for card in own.cards] == ["發展", "裡面"]
    assert (hans.document.main.metadata.title, hans.document.main.preamble[0].text) == ("里面计划", "著作权，接着办理")
    assert [(term.term, term.definition) for term in hans.terms] == [(TERM.term, TERM.definition)]
    assert hk.document.main.metadata.title == "裏面計畫"
    assert [card.metadata.title for card in hk.cards] == ["發展", "裏面"]
