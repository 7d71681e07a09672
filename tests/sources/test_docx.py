import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.article import read_article
from gongwen.sources.blocks import SourceBlock, SourceNote, SourceParagraph, SourceTable
from gongwen.sources.docx_numerals import numeral, padded
from gongwen.sources.embedded import embedded_file
from gongwen.verify.source import read_source


def read(document: WordDocument) -> tuple[SourceBlock, ...]:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_article(buffer.getvalue(), "x.docx").blocks


def test_paragraphs_are_counted_as_lines() -> None:
    document = docx.Document()
    document.add_heading("某局关于测试的通知", 1)
    document.add_paragraph("")
    document.add_paragraph().add_run("一、甲").bold = True
    document.add_paragraph("乙\n丙")

    assert read(document) == (
        SourceParagraph(1, "某局关于测试的通知", heading=1),
        SourceParagraph(3, "一、甲", strong=True),
        SourceParagraph(4, "乙"),
        SourceParagraph(4, "丙"),
    )


def test_automatic_numbers_are_text_of_the_paragraph() -> None:
    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("丙", style="List Bullet")

    assert [getattr(block, "text", "") for block in read(document)] == ["1.甲", "2.乙", "丙"]


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (12, "chineseCounting", "十二"),
        (101, "chineseCounting", "一○一"),
        (101, "chineseCountingThousand", "一百〇一"),
        (10010, "chineseCountingThousand", "一万〇一十"),
        (101, "taiwaneseCountingThousand", "一百零一"),
        (101, "japaneseCounting", "百一"),
        (11, "chineseLegalSimplified", "壹拾壹"),
        (103, "ideographLegalTraditional", "壹佰零參"),
        (12, "decimal", "12"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (20, "decimalEnclosedFullstop", "⒛"),
        (1, "decimalEnclosedParen", "⑴"),
        (10, "ideographEnclosedCircle", "㊉"),
        (11, "ideographTraditional", "11"),
        (10, "ideographTraditional", "癸"),
        (12, "ideographZodiac", "亥"),
        (60, "ideographZodiacTraditional", "癸亥"),
        (10, "ideographDigital", "一〇"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (14, "upperRoman", "XIV"),
        (4, "koreanCounting", None),
    ],
)
def test_forms_of_automatic_numbers(value: int, form: str, written: str | None) -> None:
    assert numeral(value, form) == written


@pytest.mark.parametrize(("example", "written"), [("001, 002, 003, ...", "007"), ("0001, ...", "0007"), ("①, ②", None)])
def test_a_custom_form_is_as_wide_as_its_example(example: str, written: str | None) -> None:
    assert padded(7, example) == written


def test_a_table_with_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in zip(table.rows, (("类别", "名称"), ("一、甲", "乙"), ("", "丙")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    blocks = read(document)

    assert isinstance(blocks[0], SourceTable)
    assert blocks[0].rows == (("类别", "名称"), ("一、甲", "乙"), ("", "丙"))
    assert [(s.row, s.column, s.rows, s.columns) for s in blocks[0].spans] == [(1, 0, 2, 1)]


def test_a_box_of_one_cell_is_dissolved() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "专栏\n内容。"

    assert [getattr(block, "text", "") for block in read(document)] == ["专栏", "内容。"]


def test_deleted_text_is_left_out_with_its_reason() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("甲")
    deletion, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = "乙"
    run.append(text)
    deletion.append(run)
    paragraph._p.append(deletion)
    buffer = io.BytesIO()
    document.save(buffer)
    article = read_article(buffer.getvalue(), "x.docx")

    assert [(o.line, o.what, o.text) for o in article.omitted] == [(1, "已删除的修订", "乙")]
    assert article.blocks == (SourceParagraph(1, "甲"),)


def test_the_text_of_a_text_box_follows_its_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("甲")
    box = OxmlElement("w:txbxContent")
    inner, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "框中文字"
    run.append(text)
    inner.append(run)
    box.append(inner)
    holder = OxmlElement("w:r")
    holder.append(box)
    paragraph._p.append(holder)
    assert paragraph._p.find(f".//{qn('w:txbxContent')}") is not None

    assert [getattr(block, "text", "") for block in read(document)] == ["甲", "框中文字"]


def test_a_broken_word_file_is_refused() -> None:
    with pytest.raises(UnsupportedSourceError, match="另存为"):
        read_article(b"PK\x03\x04 word/document.xml", "x.docx")


FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>脚注文字。</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def with_footnotes(footnotes: str) -> WordDocument:
    """Two paragraphs, 甲 with the mark of note 2 and 乙, and the part with the notes."""
    document = docx.Document()
    paragraph = document.add_paragraph("甲")
    document.add_paragraph("乙")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(reference)
    name = PackURI("/word/footnotes.xml")
    part = OpcPart(name, CONTENT_TYPE.WML_FOOTNOTES, footnotes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return document


@pytest.mark.parametrize(
    ("footnotes", "remedy"),
    [
        (FOOTNOTES.replace("</w:r>", '<w:footnoteReference w:id="2"/></w:r>'), "没有尽头"),
        (FOOTNOTES[:-20], "另存为"),
    ],
)
def test_notes_that_no_word_writes_are_refused(footnotes: str, remedy: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=remedy):
        read(with_footnotes(footnotes))


@pytest.mark.parametrize("code", ["", "zz", "-1", "D800", "FFFFFFF"])
def test_a_sign_without_a_character_is_refused_with_its_line(code: str) -> None:
    document = docx.Document()
    document.add_paragraph("甲")
    sign = OxmlElement("w:sym")
    sign.set(qn("w:char"), code)
    document.add_paragraph().add_run()._r.append(sign)

    with pytest.raises(UnsupportedSourceError, match=r"x\.docx:2: .*请在 Word 中"):
        read(document)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "</w:body>", ""),
        ("word/numbering.xml", "</w:numbering>", ""),
        ("_rels/.rels", "Relationships", "Relations"),
        ("[Content_Types].xml", "<Types", "<Kinds"),
    ],
)
def test_a_package_whose_parts_are_not_as_they_should_be_is_refused(part: str, old: str, new: str) -> None:
    buffer, changed = io.BytesIO(), io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as whole, zipfile.ZipFile(changed, "w") as broken:
        for name in whole.namelist():
            data = whole.read(name)
            broken.writestr(name, data.replace(old.encode(), new.encode()) if name == part else data)

    with pytest.raises(UnsupportedSourceError, match="另存为"):
        read_article(changed.getvalue(), "x.docx")


def test_a_damaged_part_is_refused_and_is_no_picture() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 50)
    broken = bytearray(buffer.getvalue())
    broken[60] ^= 0xFF

    assert embedded_file(buffer.getvalue(), "word/document.xml") == b"<w:document/>" * 50
    assert embedded_file(bytes(broken), "word/document.xml") is None
    with pytest.raises(UnsupportedSourceError, match="另存为"):
        read_article(bytes(broken), "x.docx")


def test_a_footnote_is_no_paragraph_and_knows_where_it_is_called() -> None:
    document = with_footnotes(FOOTNOTES)

    buffer = io.BytesIO()
    document.save(buffer)
    article = read_article(buffer.getvalue(), "x.docx")

    assert [getattr(block, "text", "") for block in article.blocks] == ["甲", "乙"]
    assert article.notes == (SourceNote(2, "脚注文字。", called=1, at=1),)


def test_hidden_text_is_left_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("甲")
    paragraph.add_run("密").font.hidden = True

    assert read(document) == (SourceParagraph(1, "甲"),)


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_part(name: str, content: bytes) -> bytes:
    """A Word file of which one part is this."""
    before, after = io.BytesIO(), io.BytesIO()
    docx.Document().save(before)
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as new:
        for known in {*old.namelist(), name}:
            new.writestr(known, content if known == name else old.read(known))
    return after.getvalue()


def xml(inner: str, encoding: str = "utf-8") -> bytes:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f"{declared}<w:document {WORD}><w:body>{inner}</w:body></w:document>".encode(encoding)


@pytest.mark.parametrize(
    "content",
    [
        b"<x/>",
        b"<x><body/></x>",
        f"<w:body {WORD}/>".encode(),
        f"<w:document {WORD}/>".encode(),
        f"<w:document {WORD}><w:p/></w:document>".encode(),
        b'<document xmlns="urn:x"><body/></document>',
    ],
)
def test_a_word_file_without_a_body_is_refused_by_both_readers(content: bytes) -> None:
    data = with_part("word/document.xml", content)
    for reader in (read_article, read_source):
        with pytest.raises(UnsupportedSourceError, match="另存为"):
            reader(data, "x.docx")


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "big5", "utf-7", "shift_jis", "iso-8859-1"])
def test_xml_in_another_encoding_than_word_writes_is_refused_by_both_readers(encoding: str) -> None:
    data = with_part("word/document.xml", xml("<w:p><w:r><w:t>1</w:t></w:r></w:p>", encoding))
    for reader in (read_article, read_source):
        with pytest.raises(UnsupportedSourceError, match="另存为"):
            reader(data, "x.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_as_word_may_write_it_is_read_by_both_readers(encoding: str) -> None:
    text = xml("<w:p><w:r><w:t>某局通知</w:t></w:r></w:p>").decode().replace("utf-8", encoding.removesuffix("-sig"), 1)
    data = with_part("word/document.xml", text.encode(encoding))

    assert read_article(data, "x.docx").blocks == (SourceParagraph(1, "某局通知"),)
    assert [passage.text for passage in read_source(data, "x.docx").passages] == ["某局通知"]
