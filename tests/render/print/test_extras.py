"""What stands beside the official text, and that it is never taken for it."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pypdf
import pytest
import segno

from gongwen.model import (
    AnchoredNote,
    CellSpan,
    Division,
    Edition,
    Note,
    Paragraph,
    Part,
    Span,
    Summary,
    Table,
    TermEntry,
    TermSource,
    TextQuoteSelector,
)
from gongwen.render.print.codes import code_lines
from gongwen.render.print.extras import NoteMark, appendices, note_marks
from gongwen.render.print.options import LARGE, OFFICIAL, Extra, PrintOptions
from gongwen.render.print.pdf import PdfMaker, Printed, print_inputs
from gongwen.render.print.sheets import Sheet, sheets_of, whole_sheet
from gongwen.render.print.tables import lies_sideways, table_value
from gongwen.text.visible import visible
from gongwen.verify.pdf_form import pdf_form
from gongwen.verify.published_pdf import read_pdf
from gongwen.verify.published_pdf_again import read_pdf_again

Reader = Callable[[bytes], str]
ALL: tuple[Extra, ...] = ("contents", "summary", "terms", "notes")


@pytest.fixture
def annotated(edition: Edition) -> Edition:
    """The document with summaries, a term, and two notes, given in the wrong order."""
    quote = TextQuoteSelector("充分运用数字技术")
    note = Note(
        "why", "chp_1__sec_1__p_1", quote, "reader-a", "2022-06-25", "CC-BY-4.0", "question", "为*什么*？😀", "p"
    )
    entry = TermEntry(
        "数字技术", "以数字表示信息的技术。", "reviewed", "p", source=TermSource("数据法", "", "第三条", "2022-01-01")
    )
    return replace(
        edition,
        summaries=(Summary(None, "全文摘要。", ()), Summary("chp_1", "一章摘要。", ())),
        spans=(Span("chp_1__intro__p_1", 4, 8, "term", "数字技术"),),
        terms=(entry,),
        notes=(
            AnchoredNote(replace(note, id="later"), "exact", "chp_2__sec_1", 3, 5),
            AnchoredNote(note, "exact", "chp_1__sec_1__p_1", 0, 8),
        ),
    )


def named(edition: Edition, name: str) -> Sheet:
    return next(sheet for sheet in sheets_of(edition) if sheet.name == name)


def long(edition: Edition, articles: int = 90) -> Edition:
    """A document of so many articles in three chapters."""
    text = "公民、法人和其他组织应当依法办理有关事项，并对所提交材料的真实性负责。" * 4
    chapters = tuple(
        Division(f"chp_{c}", "chapter", c, f"第{'一二三'[c - 1]}章", "总则。", (), tuple(
            Division(f"art_{n}", "article", n, f"第{n}条", "", (Paragraph(f"art_{n}__p_1", n, text),))
            for n in range(articles * (c - 1) // 3, articles * c // 3)
        ))
        for c in (1, 2, 3)
    )  # fmt: skip
    main = Part("", "main", edition.document.main.metadata, edition.document.main.front, divisions=chapters)
    return replace(edition, document=replace(edition.document, main=main))


def test_notes_are_numbered_in_order_of_the_text(annotated: Edition) -> None:
    assert note_marks(annotated, whole_sheet(annotated)) == (
        NoteMark("chp_1__sec_1__p_1", 8, 1),
        NoteMark("chp_2__sec_1", 5, 2),
    )
    assert note_marks(annotated, named(annotated, "chp_2")) == (NoteMark("chp_2__sec_1", 5, 1),)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("test", ["自动摘要", "本件用语", "批注"]),
        ("chp_1", ["自动摘要", "本件用语", "批注"]),
        ("chp_2", ["批注"]),
        ("att_1", []),
    ],
)
def test_a_sheet_has_the_appendices_of_its_own_text(annotated: Edition, name: str, titles: list[str]) -> None:
    assert [one.title for one in appendices(annotated, named(annotated, name), ALL)] == titles


def test_nothing_is_added_that_was_not_asked_for(annotated: Edition) -> None:
    assert appendices(annotated, whole_sheet(annotated), PrintOptions().extras) == ()


@pytest.mark.pdf
def test_extras_are_artifacts(
    annotated: Edition, official_text: Reader, all_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    sheet = whole_sheet(annotated)
    pdf = PdfMaker(PrintOptions(extras=ALL)).make(annotated, sheet).pdf
    assert pdf is not None
    assert official_text(pdf) == sheet_text(sheet)
    said = all_text(pdf)
    for part in (
        "全文摘要。",
        "一章摘要。",
        "《数据法》第三条",
        "[1]疑问",
        "“充分运用数字技术”：为什么？〓",
        "reader-a",
        "数字技术[1]",
    ):
        assert part in said


HOSTILE = '#panic() $x$ @ref <a> // /* \\ " `r` *b* _i_ = h [x]'


@pytest.mark.pdf
def test_nothing_in_an_extra_is_markup(annotated: Edition, official_text: Reader, all_text: Reader) -> None:
    """Whatever Typst would read as markup comes out as it is: in notes, terms, summaries, contents and the remark."""
    anchored = annotated.notes[0]
    quote = TextQuoteSelector(f"引{HOSTILE}文")
    note = replace(anchored.note, quote=quote, body=f"    体{HOSTILE}", author='甲 #x() $y$ @z "', licence="CC0-1.0")
    source = TermSource(f"源{HOSTILE}", f"号{HOSTILE}", f"条{HOSTILE}", "2022-01-01")
    term = replace(annotated.terms[0], term=f"词{HOSTILE}", definition=f"义{HOSTILE}", source=source, key="数字技术")
    first, *others = annotated.document.main.divisions
    divisions = (replace(first, heading=f"题{HOSTILE}"), *others)
    hostile = replace(
        annotated,
        document=replace(annotated.document, main=replace(annotated.document.main, divisions=divisions)),
        particulars=replace(annotated.particulars, source_url=f"https://example.org/{HOSTILE}"),
        summaries=(Summary(None, f"摘{HOSTILE}", ()),),
        terms=(term,),
        notes=(replace(anchored, note=note),),
    )
    options = PrintOptions(site=f"https://example.org/{HOSTILE}/", extras=ALL)
    pdf = PdfMaker(options).make(hostile, whole_sheet(hostile)).pdf
    assert pdf is not None
    said, words = all_text(pdf), visible(HOSTILE)
    for opening in "引体源号条词义题摘":
        assert f"{opening}{words}" in said, opening
    assert said.count(f"https://example.org/{words}") == 2
    assert '甲#x()$y$@z"' in said
    assert f"一、题{words}" in official_text(pdf)


def contents_of(printed: Printed) -> list[str]:
    assert printed.pdf is not None
    pages = pypdf.PdfReader(io.BytesIO(printed.pdf)).pages
    return [visible(pages[n].extract_text()) for n in range(2)]


@pytest.mark.pdf
def test_a_long_document_has_contents_before_page_1(
    maker: PdfMaker, edition: Edition, official_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    one = long(edition)
    printed = maker.make(one, whole_sheet(one))
    first, second = contents_of(printed)
    pages = dict(printed.eid_pages)
    assert first.startswith(
        "效力：本库未注明（截至2022-06-06的记载）国务院关于测试的意见国发〔2022〕1号目录第一章总则."
    )
    assert first.endswith(f"{pages['chp_3']}i转载整理，非正式文本")
    assert "条" not in first
    assert second == ""  # page 1 is a right-hand page
    assert pages["front__p_1"] == 1
    assert printed.pages == max(pages.values()) + 2
    assert printed.pdf is not None
    assert official_text(printed.pdf) == sheet_text(whole_sheet(one))
    with pikepdf.open(io.BytesIO(printed.pdf)) as document:
        assert [str(document.pages[n].label) for n in (0, 1, 2, 3)] == ["i", "ii", "1", "2"]


@pytest.mark.pdf
def test_no_contents_in_a_short_document_an_excerpt_or_where_they_are_not_asked_for(
    maker: PdfMaker, edition: Edition
) -> None:
    one = long(edition)
    assert "目录" not in contents_of(maker.make(edition, whole_sheet(edition)))[0]
    assert "目录" not in contents_of(maker.make(one, named(one, "chp_1")))[0]
    assert "目录" not in contents_of(PdfMaker(PrintOptions(extras=())).make(one, whole_sheet(one)))[0]


@pytest.mark.pdf
def test_the_number_stands_below_the_title_as_apparatus_unless_the_text_has_it(
    maker: PdfMaker, edition: Edition, all_text: Reader, official_text: Reader
) -> None:
    titled = replace(edition.document.main, front=(Paragraph("front__p_1", 1, "国务院关于测试的意见"),))
    bare = replace(edition, document=replace(edition.document, main=titled))
    pdf = maker.make(bare, whole_sheet(bare)).pdf
    assert pdf is not None
    assert "国务院关于测试的意见国发〔2022〕1号各省" in all_text(pdf)
    assert "国发" not in official_text(pdf)
    said = replace(titled, front=(*titled.front, Paragraph("front__p_2", 2, "国发 〔2022〕 1号")))
    numbered = replace(edition, document=replace(edition.document, main=said))
    pdf = maker.make(numbered, whole_sheet(numbered)).pdf
    assert pdf is not None and all_text(pdf).count("国发〔2022〕1号") == 1


@pytest.mark.pdf
def test_each_foot_says_that_the_paper_is_not_official(
    maker: PdfMaker, edition: Edition, official_text: Reader
) -> None:
    pdf = maker.make(long(edition), whole_sheet(long(edition)), {}).pdf
    assert pdf is not None
    pages = [visible(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert [n for n, page in enumerate(pages) if "转载整理，非正式文本" not in page] == [1]  # the empty one
    assert "非正式文本" not in official_text(pdf)


@pytest.mark.pdf
def test_lines_are_numbered_and_a_code_is_printed_where_they_are_asked_for(
    edition: Edition, official_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    sheet = whole_sheet(edition)
    asked = PdfMaker(PrintOptions(site="https://example.org/lib/", extras=("lines", "qr"))).make(edition, sheet).pdf
    plain = PdfMaker(PrintOptions(site="https://example.org/lib/", extras=())).make(edition, sheet).pdf
    assert asked and plain
    assert official_text(asked) == sheet_text(sheet)
    said = [visible(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()) for pdf in (asked, plain)]
    assert len(said[0]) > len(said[1]) and pdf_form(asked).faults == []
    assert '"code": null' in print_inputs(edition, sheet, PrintOptions(extras=("qr",)))  # no address: nothing to say


def test_a_code_is_the_address() -> None:
    """The lines, drawn again as a picture, are the modules of the code."""
    address = "https://example.org/zh-Hant-TW/某办法/#art_1"
    value = code_lines(address)
    rows = [[0] * value["size"] for _ in range(value["size"])]
    for y, first, length in value["lines"]:
        rows[y][first : first + length] = [1] * length
    assert rows == [list(row) for row in segno.make_qr(address, error="m").matrix]
    assert sum(length for *_, length in value["lines"]) > len(value["lines"])


@pytest.mark.pdf
def test_large_print_holds_the_same_text(
    edition: Edition, official_text: Reader, sheet_text: Callable[[Sheet], str]
) -> None:
    sheet = whole_sheet(edition)
    pdf = PdfMaker(PrintOptions(grid=LARGE)).make(edition, sheet).pdf
    assert pdf is not None
    assert official_text(pdf) == sheet_text(sheet)


# --- tables and pictures ---------------------------------------------------------------------------------------------


def table(columns: int, text: str, rows: int = 3) -> Table:
    return Table("chp_2__sec_1__table_1", 14, tuple((text,) * columns for _ in range(rows)), 1)


@pytest.mark.parametrize(
    ("columns", "text", "sideways"),
    [(3, "很长的一格文字" * 9, False), (6, "短", False), (6, "较长的一格文字，七字以上", True), (9, "短", True)],
)
def test_a_wide_table_lies_on_its_side(columns: int, text: str, sideways: bool) -> None:
    assert lies_sideways(table(columns, text)) is sideways


def test_no_column_of_text_is_narrower_than_a_few_characters() -> None:
    """Beside cells of hundreds of characters a column keeps four, or a whole figure; a short one what it needs."""
    row = ("1", "东塘区东塘村", "2024-12-31", "很长的一格文字" * 60, "备注")
    value = table_value(Table("t", 1, (("序号", "水体", "时间", "内容", "备注"), row), 1), OFFICIAL)
    widths = [width * value["size"] for width in value["widths"]]
    needed = [2.8, 4.8, 6.8, 4.8, 2.8]
    assert all(width >= least * value["size"] - 0.1 for width, least in zip(widths, needed, strict=True))
    assert value["widths"][0] <= 2.9 and value["widths"][4] <= 2.9
    assert sum(widths) <= 443


def test_large_print_is_larger_in_tables_too() -> None:
    rows = (("单位", "任务"), *(("某某区", "长" * 600),) * 3, ("某某区", "短"))
    large, normal = (table_value(Table("t", 1, rows, 1), grid)["size"] for grid in (LARGE, OFFICIAL))
    assert large >= 16 > normal


@pytest.mark.parametrize(("length", "size", "breakable"), [(10, 14.0, False), (700, 10.5, False), (9000, 8.0, True)])
def test_long_cells_make_small_characters_and_then_rows_that_break(length: int, size: float, breakable: bool) -> None:
    value = table_value(Table("t", 1, (("一", "二"), ("三", "长" * length))), OFFICIAL)
    assert (value["size"], value["body"][-1]["breakable"]) == (size, breakable)


def test_cells_over_rows_and_columns() -> None:
    rows = (("甲", "乙", ""), ("", "丙", "丁"), ("戊", "己", "庚"))
    value = table_value(Table("t", 1, rows, 1, (CellSpan(0, 0, 2, 1), CellSpan(0, 1, 1, 9))), OFFICIAL)
    cells = [(c["x"], c["y"], c["columns"], c["top"], c["bottom"]) for c in (*value["header"], *value["body"])]
    assert cells == [
        (0, 0, 1, True, False),
        (1, 0, 2, True, True),
        (0, 1, 1, False, True),
        (1, 1, 1, True, True),
        (2, 1, 1, True, True),
        (0, 2, 1, True, True),
        (1, 2, 1, True, True),
        (2, 2, 1, True, True),
    ]


def with_table(edition: Edition, one: Table) -> Edition:
    chapter = Division("chp_1", "chapter", 1, "一、", "表", (one,))
    main = Part("", "main", edition.document.main.metadata, divisions=(chapter,))
    return replace(edition, document=replace(edition.document, main=main))


@pytest.mark.pdf
@pytest.mark.parametrize(("columns", "landscape"), [(3, False), (10, True)])
def test_a_table_over_several_pages_repeats_its_head(
    maker: PdfMaker, edition: Edition, official_text: Reader, all_text: Reader, columns: int, landscape: bool
) -> None:
    rows = (tuple(f"栏目{n}" for n in range(columns)), *(tuple(f"{r}之{n}" for n in range(columns)) for r in range(60)))
    one = with_table(edition, Table("chp_1__table_1", 2, rows, 1))
    pdf = maker.make(one, whole_sheet(one)).pdf
    assert pdf is not None
    assert official_text(pdf) == "一、表" + "".join(cell for row in rows for cell in row)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    with_head = [page for page in pages if "栏目0" in page.extract_text()]
    assert len(with_head) > 1
    assert all((page.mediabox.width > page.mediabox.height) is landscape for page in with_head)
    assert pdf_form(pdf).faults == []  # not even for the page number, which is turned on a sheet that lies on its side


@pytest.mark.pdf
def test_a_row_taller_than_a_page_is_read_cell_by_cell(maker: PdfMaker, edition: Edition) -> None:
    tall = ("一", "甲乙丙丁。" * 900, "戊己庚辛。" * 20)
    one = with_table(edition, Table("chp_1__table_1", 2, (("号", "任务", "单位"), tall, ("二", "短", "短")), 1))
    pdf = maker.make(one, whole_sheet(one)).pdf
    assert pdf is not None
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 1
    for read in (read_pdf, read_pdf_again):
        assert "".join(visible(piece.text) for piece in read(pdf).pieces) == f"一、表号任务单位{''.join(tall)}二短短"
    assert pdf_form(pdf).faults == []


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("picture", "drawn"),
    [
        (png(30, 20), True),
        (png(3000, 9000), True),
        (b"\x89PNG\r\n\x1a\nbroken", False),
        (b"<svg/>", False),
        (b"", False),
    ],
)
def test_a_figure_is_drawn_with_its_description_or_noted(
    maker: PdfMaker, edition: Edition, all_text: Reader, picture: bytes, drawn: bool
) -> None:
    pdf = maker.make(edition, named(edition, "chp_2"), {"a.png": picture}).pdf
    assert pdf is not None
    images = [image for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    assert len(images) == (1 if drawn else 0)
    assert ("〔此处有图：示意图〕" in all_text(pdf)) is not drawn
    with pikepdf.open(io.BytesIO(pdf)) as document:
        described = [str(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert described == (["示意图"] if drawn else [])


def test_inputs_tell_every_change_that_a_pdf_shows(annotated: Edition) -> None:
    sheet, options = named(annotated, "chp_1"), PrintOptions()
    inputs = print_inputs(annotated, sheet, options)
    assert print_inputs(annotated, sheet, options) == inputs
    address = replace(annotated, particulars=replace(annotated.particulars, source_url="https://example.org/"))
    assert print_inputs(address, sheet, options) != inputs
    assert print_inputs(annotated, sheet, PrintOptions(grid=LARGE)) != inputs
    assert print_inputs(annotated, sheet, PrintOptions(extras=ALL)) != inputs
    assert print_inputs(replace(annotated, notes=()), sheet, options) == inputs


@pytest.mark.pdf
@pytest.mark.parametrize("length", [3, 400, 3000])
def test_a_cell_over_many_rows_keeps_order_and_paper(
    maker: PdfMaker, edition: Edition, official_text: Reader, length: int
) -> None:
    rows = tuple(("类别" if r == 0 else "", str(r), f"{r}" + "内容" * (length // 2)) for r in range(9))
    one = with_table(edition, Table("chp_1__table_1", 2, rows, 0, (CellSpan(0, 0, 9, 1),)))
    pdf = maker.make(one, whole_sheet(one)).pdf
    assert pdf is not None
    read = official_text(pdf)
    assert sorted(read) == sorted("一、表" + "".join(cell for row in rows for cell in row))
    if length < 3000:  # a row that fills more than a page has its cells side by side on each
        assert read == "一、表" + "".join(cell for row in rows for cell in row)
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        lowest: list[float] = []
        page.extract_text(visitor_text=lambda text, cm, tm, *_: lowest.append(cm[5] + cm[3] * tm[5]) if text else None)  # noqa: B023  # called at once
        assert min(lowest, default=1.0) > 0
