"""PDF bytes, read back by readers that are not ours."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pdfplumber
import pikepdf
import pypdf
import pytest

from gongwen.errors import ProjectError
from gongwen.model import VARIANTS, Document, Edition, Metadata, Paragraph, Part, Span, Variant, walk_part_text
from gongwen.render.print.fonts import FontSet, package_fonts, system_fonts
from gongwen.render.print.pdf import PdfMaker, missing_glyphs
from gongwen.render.print.sheets import Sheet, sheets_of, whole_sheet
from gongwen.text.visible import visible

pytestmark = pytest.mark.pdf

Reader = Callable[[bytes], str]


def made(maker: PdfMaker, edition: Edition) -> bytes:
    printed = maker.make(edition, whole_sheet(edition))
    assert printed.pdf is not None, printed.findings
    return printed.pdf


def test_every_sheet_holds_its_text_and_nothing_else(
    maker: PdfMaker, edition: Edition, official_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    for sheet in sheets_of(edition):
        printed = maker.make(edition, sheet)
        assert printed.pdf is not None
        assert official_text(printed.pdf) == sheet_text(sheet), sheet.name


@pytest.mark.parametrize(
    "text",
    [
        '#panic() #include "x" $x$ @ref <a> // \\ /* */ [ ] { } * _ ` ~ \' "',
        "-- --- ... (c) 1/2 ff fi fl ffi",
        "两  空格\u3000全角\u00a0不断行\t制表\n换行",
        "软\u00ad连字 零\u200b宽 \u202e倒\u202c \ufeff",
        "部首⼀⼆⽬与一二目同形，兼容字更與更，波浪〜与～",
        "①⑴ⅣⅳⅨ㎡℃±×≥%％…——·•",
        "葛\U000e0100飾區",
        "2025年12月31日至2026年1月1日，第1.2.1项3,000元",
        "《“十四五”规划》（〔2022〕14号）‘引号’",
    ],
)
def test_text_is_data(maker: PdfMaker, with_text: Callable[[str], Edition], official_text: Reader, text: str) -> None:
    assert official_text(made(maker, with_text(text))) == visible(text)


def test_injection_in_metadata_is_text(maker: PdfMaker, with_text: Callable[[str], Edition], all_text: Reader) -> None:
    title = '#panic() $x$ @ref // \\ "'
    edition = with_text("正文。")
    main = replace(edition.document.main, metadata=Metadata(title=title, issuers=("#f(",)))
    pdf = made(maker, replace(edition, document=replace(edition.document, main=main)))

    assert visible(title) in all_text(pdf)
    information = pypdf.PdfReader(io.BytesIO(pdf)).metadata
    assert information is not None
    assert (information.title, information.author) == (title, "#f(")


def test_the_title_is_apparatus_where_the_front_says_more(
    maker: PdfMaker, edition: Edition, official_text: Reader, all_text: Reader
) -> None:
    front = (Paragraph("front__p_1", 1, "国务院关于测试的意见全文如下："),)
    main = replace(edition.document.main, front=front, attachments=())
    pdf = made(maker, replace(edition, document=replace(edition.document, main=main)))

    assert official_text(pdf).startswith("国务院关于测试的意见全文如下：各省人民政府")
    text = all_text(pdf).removeprefix("效力：本库未注明（截至2022-06-06的记载）")
    assert text.startswith("国务院关于测试的意见国发〔2022〕1号国务院关于测试的意见全文如下：")


def test_every_eid_is_a_destination(maker: PdfMaker, edition: Edition) -> None:
    for sheet in sheets_of(edition):
        printed = maker.make(edition, sheet)
        assert printed.pdf is not None
        reader = pypdf.PdfReader(io.BytesIO(printed.pdf))
        destinations = reader.named_destinations
        assert set(destinations) == set(dict(printed.eid_pages))
        for eid, page in printed.eid_pages:
            assert reader.get_destination_page_number(destinations[eid]) == page - 1
        assert printed.pages == len(reader.pages)
    units = [unit.eid for unit in walk_part_text(edition.document.main)]
    assert [eid for eid, _ in printed.eid_pages] == units


def test_a_run_in_heading_is_a_destination_too(
    maker: PdfMaker, edition: Edition, official_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    topics = tuple(
        Span("chp_1__intro__p_1", start, end, "topic", f"chp_1__intro__p_1__topic_{n}")
        for n, start, end in ((1, 0, 5), (2, 9, 14))
    )
    printed = maker.make(replace(edition, spans=topics), whole_sheet(edition))
    assert printed.pdf is not None
    assert {topic.ref for topic in topics} < set(pypdf.PdfReader(io.BytesIO(printed.pdf)).named_destinations)
    assert official_text(printed.pdf) == sheet_text(whole_sheet(edition))


def test_a_destination_is_the_top_of_its_line(maker: PdfMaker, edition: Edition) -> None:
    pdf = made(maker, edition)
    destination = pypdf.PdfReader(io.BytesIO(pdf)).named_destinations["preamble__p_1"]
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        first = next(char for char in page.chars if char["text"] == "各")
        assert page.height - float(str(destination["/Top"])) == pytest.approx(first["top"], abs=3)
        assert float(str(destination["/Left"])) <= first["x0"]


def test_bookmarks_nest_as_the_divisions_do(maker: PdfMaker, edition: Edition) -> None:
    outline = pypdf.PdfReader(io.BytesIO(made(maker, edition))).outline

    def titles(entries: Sequence[object]) -> list[object]:
        return [titles(e) if isinstance(e, list) else e["/Title"] for e in entries]  # type: ignore[index]

    assert titles(outline) == [
        "一、总体要求",
        ["（一）指导思想。", "（二）基本原则。"],
        "二、重点任务",
        ["（一）任务。"],
        "任务分工表",
        ["第一条"],
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_pdf_names_its_language_and_title_and_claims_pdf_ua(
    maker: PdfMaker, edition: Edition, variant: Variant
) -> None:
    with pikepdf.open(io.BytesIO(made(maker, replace(edition, variant=variant)))) as document:
        assert str(document.Root.Lang) == variant
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title) == "国务院关于测试的意见"
        xmp = document.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert f"<rdf:li>{variant}</rdf:li>" in xmp


@pytest.mark.parametrize("date", ["2022-06-06", "1954-09-20", None])
def test_a_pdf_bears_no_day_of_its_document(
    maker: PdfMaker, with_text: Callable[[str], Edition], date: str | None
) -> None:
    edition = with_text("正文。")
    main = replace(edition.document.main, metadata=Metadata(title="题", date=date, issuers=("某局",)))
    pdf = made(maker, replace(edition, document=replace(edition.document, main=main)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())
        assert str(document.docinfo.Author) == "某局"
        assert b"Date>" not in document.Root.Metadata.read_bytes()


def test_same_bytes_from_another_maker_after_other_work_and_in_another_time_zone(
    maker: PdfMaker, edition: Edition, with_text: Callable[[str], Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(maker, edition)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    time.tzset()
    try:
        other = PdfMaker(maker.options, package_fonts())
        made(other, with_text("别的。"))
        assert made(other, edition) == first
    finally:
        monkeypatch.undo()
        time.tzset()


def test_same_bytes_from_another_process_in_another_locale(
    maker: PdfMaker, with_text: Callable[[str], Edition]
) -> None:
    script = (
        "import hashlib\n"
        "from gongwen.model import *\n"
        "from gongwen.render.print.pdf import PdfMaker, PrintOptions\n"
        "from gongwen.render.print.sheets import whole_sheet\n"
        "m = Metadata(title='题', date='2022-06-06')\n"
        "d = Document('s', 'ab', Part('', 'main', m, preamble=(Paragraph('preamble__p_1', 1, '正文。'),)))\n"
        "e = Edition('test', 'zh-Hans', d, Particulars())\n"
        "print(hashlib.sha256(PdfMaker(PrintOptions()).make(e, whole_sheet(e)).pdf).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, **extra}, capture_output=True, check=True, text=True
        ).stdout
        for extra in ({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7"})
    }
    assert len(digests) == 1


def test_a_missing_glyph_leaves_the_pdf_unmade_and_says_where(
    maker: PdfMaker, with_text: Callable[[str], Edition]
) -> None:
    edition = with_text("循环↺与\U000f0001私用。")
    printed = maker.make(edition, whole_sheet(edition))

    assert printed.pdf is None
    assert [f.code for f in printed.findings] == ["W-glyph", "W-glyph"]
    assert {("U+21BA" in f.message, "U+F0001" in f.message) for f in printed.findings} == {(True, False), (False, True)}
    assert {(f.path, f.line) for f in printed.findings} == {("docs/documents/test/source.html", 7)}
    assert maker.make(with_text("好。"), whole_sheet(with_text("好。"))).pdf is not None


def test_glyphs_are_read_from_diagnostics() -> None:
    diagnostic = (
        'error: PDF/UA-1 error: the text `"↺"` could not be displayed with font `"A"`\n'
        'error: PDF/UA-1 error: the text `"\\u{f0001}x"` could not be displayed with font `"A"`'
    )
    assert missing_glyphs(diagnostic) == ("↺", "\U000f0001", "x")


def test_a_missing_family_is_an_error(maker: PdfMaker, edition: Edition) -> None:
    fonts = package_fonts()
    poor = PdfMaker(fonts=FontSet(fonts.fonts, fonts.families - {"Noto Sans SC"}, system=False))
    with pytest.raises(ProjectError, match="Noto Sans SC"):
        poor.make(edition, whole_sheet(edition))


def test_the_remark_names_source_site_and_version_but_no_time(
    maker: PdfMaker, edition: Edition, all_text: Reader, official_text: Reader
) -> None:
    pdf = made(maker, edition)
    said = all_text(pdf)
    assert "ab" * 32 in said
    assert "https://example.org/lib/test/" in said
    assert "ab" * 32 not in official_text(pdf)


def test_a_document_without_a_word_prints(maker: PdfMaker, edition: Edition) -> None:
    empty = replace(edition, document=Document("s", "", Part("", "main", Metadata())))
    assert maker.make(empty, whole_sheet(empty)).pages == 1


def test_system_fonts_print_the_same_text(
    edition: Edition, official_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    fonts = system_fonts()
    if "Noto Serif CJK HK" not in fonts.families:
        pytest.skip("没有 Noto CJK 字体（Debian：fonts-noto-cjk）")
    for variant in VARIANTS:
        one = replace(edition, variant=variant)
        assert official_text(made(PdfMaker(fonts=fonts), one)) == sheet_text(whole_sheet(one))


def test_every_line_that_goes_on_reaches_the_margin(maker: PdfMaker, with_text: Callable[[str], Edition]) -> None:
    """A block that shrinks to its lines would leave this one a character short."""
    pdf = made(maker, with_text("第四百八十一条承诺应当在要约所确定的期限以内到达受要约人。"))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        chars = [char for char in document.pages[0].chars if char["text"] in "第受要约人"]
    assert max(char["x1"] for char in chars) == pytest.approx(184 * 72 / 25.4, abs=0.1)
