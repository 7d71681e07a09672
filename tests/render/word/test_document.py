"""The Word file of a document: read by python-docx and by our own reader, it holds the document and nothing else."""

import re
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, edition, parsed

from gongwen.model import (
    VARIANTS,
    AttachedFile,
    CellSpan,
    Edition,
    Figure,
    Footnote,
    Paragraph,
    Part,
    Particulars,
    Table,
    walk_part_text,
)
from gongwen.render.print.sheets import whole_sheet
from gongwen.render.word.document import word_file
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.word_values import bookmark_name

MM = 1440 / 25.4  # twentieths of a point
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010802000000fd"
    "d49a730000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


def made(found: Edition, **pictures: bytes) -> bytes:
    return word_file(found, whole_sheet(found), pictures)


def opened(data: bytes) -> WordDocument:
    return docx.Document(BytesIO(data))


def part_of(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as file:
        return file.read(name).decode()


def texts(document: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def with_blocks(*blocks: Paragraph | Table | Footnote | Figure) -> Edition:
    document = parsed(OPINION)
    return replace(edition(OPINION), document=replace(document, main=Part("", "main", document.main.metadata, blocks)))


def without_lines(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_lines(one) for key, one in value.items() if key not in ("line", "sources")}
    return [without_lines(one) for one in value] if isinstance(value, list | tuple) else value


def same_again(found: Edition) -> bool:
    again = parse_structure(read_article(made(found), "x.docx"), Particulars())
    return bool(without_lines(asdict(again.main)) == without_lines(asdict(found.document.main)))


@pytest.mark.parametrize("text", [LAW, OPINION, NOTICE, ORDER])
def test_it_is_read_back_as_the_same_document(text: str) -> None:
    assert same_again(edition(text))


@pytest.mark.parametrize("text", [LAW, OPINION, NOTICE, ORDER])
def test_each_eid_is_a_bookmark(text: str) -> None:
    found = edition(text)
    names = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', part_of(made(found), "word/document.xml"))
    assert {name for _, name in names} == {bookmark_name(unit.eid) for unit in walk_part_text(found.document.main)}
    assert len({number for number, _ in names}) == len(names)


def test_names_of_bookmarks_are_those_that_word_takes() -> None:
    assert bookmark_name("chp_2__sec_1__p_1") == "chp_2__sec_1__p_1"
    for eid in ("art_10-1", "att_1__chp_12__sec_12__para_10__subpara_3__p_1", "chp_1__sec_1_r2__p_1–"):
        assert re.fullmatch(r"eid_[0-9a-f]{24}", bookmark_name(eid))
    assert bookmark_name("art_10-1") != bookmark_name("art_10-2")


def test_headings_stand_in_the_outline_of_word() -> None:
    document = opened(made(edition(OPINION)))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style is not None}
    assert styles["国务院关于加强灯塔保护的意见"] == "公文标题"
    assert styles["一、总体要求"] == "一级标题"
    assert styles["（一）修缮灯塔"] == "二级标题"
    assert styles["各省、自治区、直辖市人民政府："] == "主送机关"
    assert styles["灯塔是航行的依靠。"] == "Normal"
    levels = {s.name: s.element.find(f".//{qn('w:outlineLvl')}") for s in document.styles}
    assert [levels[name].get(qn("w:val")) for name in ("一级标题", "二级标题", "九级标题")] == ["0", "1", "8"]
    assert levels["公文标题"] is None


def test_a_heading_that_runs_on_is_no_heading_of_the_outline() -> None:
    (found,) = [p for p in opened(made(edition(OPINION))).paragraphs if p.text.startswith("（一）指导思想")]
    assert found.style is not None and found.style.name == "Normal"
    assert next(run.style.name for run in found.runs if run.style) == "楷体_GB2312"


def test_the_page_is_that_of_the_standard() -> None:
    data = made(edition(OPINION))
    page = {
        name: int(value)
        for name, value in re.findall(r'w:(\w+)="(\d+)"', part_of(data, "word/document.xml").rpartition("<w:pgSz")[2])
    }
    assert (round(page["w"] / MM), round(page["h"] / MM)) == (210, 297)
    area, height = page["w"] - page["left"] - page["right"], page["h"] - page["top"] - page["bottom"]
    assert (round(area / MM), round(height / MM)) == (156, 225)
    (grid,) = re.findall(r'<w:docGrid w:type="lines" w:linePitch="(\d+)"/>', part_of(data, "word/document.xml"))
    assert height // int(grid) == 22
    (closer,) = re.findall(r'<w:spacing w:val="(-\d+)"/><w:sz w:val="32"/>', part_of(data, "word/styles.xml"))
    assert int(area / 20 / (16 + int(closer) / 20)) == 28


@pytest.mark.parametrize(
    ("variant", "language"), [("zh-Hans", "zh-CN"), ("zh-Hant-TW", "zh-TW"), ("zh-Hant-HK", "zh-HK")]
)
def test_language_and_faces_are_named(variant: str, language: str) -> None:
    styles = part_of(made(replace(edition(OPINION), variant=variant)), "word/styles.xml")  # type: ignore[arg-type]
    assert f'w:eastAsia="{language}"' in styles
    assert re.search("w:asciiTheme|w:eastAsiaTheme", styles) is None
    assert ('w:eastAsia="仿宋_GB2312"' in styles) == (variant == "zh-Hans")


def test_the_foot_says_that_this_is_no_original() -> None:
    data = made(edition(OPINION))
    assert "转载整理，非正式文本" in part_of(data, "word/footer1.xml")
    assert "机器转换" not in part_of(data, "word/footer1.xml")
    converted = made(replace(edition(OPINION), variant="zh-Hant-TW"))
    assert "轉載整理，非正式文本（機器轉換）" in part_of(converted, "word/footer2.xml")
    assert '<w:jc w:val="right"/>' in part_of(data, "word/footer1.xml")
    assert '<w:jc w:val="left"/>' in part_of(data, "word/footer2.xml")
    assert "<w:evenAndOddHeaders/>" in part_of(data, "word/settings.xml")


def test_nothing_could_be_taken_for_the_original() -> None:
    text = part_of(made(edition(OPINION)), "word/document.xml")
    assert "FF0000" not in text.upper() and "w:pict" not in text and "抄送" not in text


def test_the_issuers_wrote_it_and_no_day_is_said() -> None:
    properties = opened(made(edition(OPINION, Particulars(issuers=("国务院", "某部"))))).core_properties
    assert (properties.author, properties.identifier) == ("国务院、某部", "国发〔2012〕3号")
    assert properties.created is None and properties.modified is None


def test_a_title_that_only_fields_tell_stands_above_the_text_and_is_none_of_it() -> None:
    """As on the page and in the PDF: who takes the file away would have a paper without its name."""
    data = made(edition("一、甲。\n二、乙。\n", Particulars(title="别的标题")))
    first = opened(data).paragraphs[0]
    assert (first.text, first.style and first.style.name) == ("别的标题", "公文标题")
    assert first._p.find(qn("w:bookmarkStart")) is None
    assert opened(data).core_properties.title == "别的标题"
    assert "别的标题" in repr(read_article(data, "x.docx").blocks[0])


def test_notes_are_footnotes_where_they_are_called() -> None:
    note = Footnote("front__p_1__note_1", 3, "注文。\n第二段。", 1, "front__p_1", 2)
    found = with_blocks(Paragraph("front__p_1", 2, "甲乙丙。"), note)
    data = made(found)
    document = part_of(data, "word/document.xml")
    assert re.search(
        r"甲乙</w:t></w:r><w:r>.{0,80}<w:footnoteReference w:id=\"1\"/></w:r><w:r><w:t[^>]*>丙。", document
    )
    assert "注文" not in document
    assert re.findall(r"<w:t [^>]*>([^<]+)</w:t>", part_of(data, "word/footnotes.xml")) == ["注文。", "第二段。"]
    assert bookmark_name(note.eid) in part_of(data, "word/footnotes.xml")


def test_a_heading_calls_its_note_too() -> None:
    found = edition(OPINION)
    main = found.document.main
    note = Footnote("chp_1__note_1", 3, "注文。", 1, "chp_1", 3)
    chapter = replace(main.divisions[0], blocks=(note, *main.divisions[0].blocks))
    main = replace(main, divisions=(chapter, *main.divisions[1:]))
    data = made(replace(found, document=replace(found.document, main=main)))
    assert re.search(
        r"总体要求</w:t></w:r><w:r>.{0,80}<w:footnoteReference w:id=\"1\"/>", part_of(data, "word/document.xml")
    )


def test_tables_are_tables() -> None:
    rows = (("项目", "", "年份"), ("塔", "灯", "2012"), ("", "座", "2013"))
    table = Table("front__table_1", 2, rows, 1, (CellSpan(0, 0, 1, 2), CellSpan(1, 0, 2, 1)))
    note = Footnote("front__table_1__note_1", 3, "注文。", 1, table.eid, table.text.index("灯") + 1)
    data = made(with_blocks(table, note))
    (read,) = opened(data).tables
    assert [[cell.text for cell in row.cells] for row in read.rows] == [
        ["项目", "项目", "年份"],
        ["塔", "灯", "2012"],
        ["塔", "座", "2013"],
    ]
    text = part_of(data, "word/document.xml")
    assert text.count("<w:tblHeader/>") == 1
    assert re.search(r"灯</w:t></w:r><w:r>.{0,80}<w:footnoteReference", text)


def test_spans_that_cross_each_other_lose_no_cell() -> None:
    rows = (("甲", "乙", "丙"), ("丁", "", "戊"))
    table = Table("front__table_1", 2, rows, 0, (CellSpan(0, 1, 2, 1), CellSpan(1, 0, 1, 9)))
    (read,) = opened(made(with_blocks(table))).tables
    assert [[cell.text for cell in row.cells] for row in read.rows] == [["甲", "乙", "丙"], ["丁", "乙", "戊"]]


def test_a_picture_is_in_the_file() -> None:
    figure = Figure("front__fig_1", 2, "a.png", "灯塔的图")
    file = AttachedFile("a.png", "a.png", "灯塔的图", len(PNG), "0" * 64, 2000, 1000)
    found = replace(with_blocks(figure), files=(file,))
    data = word_file(found, whole_sheet(found), {"a.png": PNG})
    (shape,) = opened(data).inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (156, 78)
    assert 'descr="灯塔的图"' in part_of(data, "word/document.xml")
    with ZipFile(BytesIO(data)) as archive:
        assert archive.read("word/media/image1.png") == PNG
    assert opened(made(found)).inline_shapes._inline_lst == []


def test_hostile_words_are_text() -> None:
    hostile = "<w:p>&amp; ]]> \"' --> 𠮷"
    found = edition(OPINION.replace("先海上，后江河。", hostile), Particulars(title=hostile, issuers=("<b>",)))
    assert hostile in "".join(texts(opened(made(found))))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_bytes_twice(variant: str) -> None:
    found = replace(edition(OPINION), variant=variant)  # type: ignore[arg-type]
    assert made(found) == made(found)


@pytest.mark.parametrize("number", ["000", "012", "023"])
def test_laws_are_read_back_the_same(documents_root: Path, number: str) -> None:
    path = documents_root / "laws" / f"{number}.md"
    document = parse_structure(read_article(path.read_bytes(), str(path)), Particulars())
    assert same_again(replace(edition(LAW), document=document))
