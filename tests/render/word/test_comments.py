"""Readers' notes as comments of a Word file: at their words, as text, and compared by verify."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.render.citation.documents import OPINION, edition
from tests.render.word.test_document import part_of, with_blocks

from gongwen.model import AnchoredNote, Edition, Note, Paragraph, Particulars, Table, TextQuoteSelector, walk_part_text
from gongwen.render.print.sheets import whole_sheet
from gongwen.render.word.document import word_file
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.xml import escape_xml
from gongwen.verify.closed_xml import parts
from gongwen.verify.known_words import KnownWords
from gongwen.verify.published_word import read_word
from gongwen.verify.word_comments import comment_faults

BLOCK = "chp_1__intro__p_1"  # 灯塔保护要从长计议。
NOTE = Note(
    "n1",
    BLOCK,
    TextQuoteSelector("要从长"),
    "甲<b>",
    "2026-01-02",
    "CC0-1.0",
    "question",
    "为何？\n*甲*</w:p>\n",
    "a.md",
)
FILE = "id: n1\nexact: 要从长\nauthor: 甲<b>\ncreated: 2026-01-02\nlicence: CC0-1.0\n为何？\n*甲*</w:p>"
KNOWN = KnownWords([FILE], ["疑问", "CC0-1.0"])


def anchored(eid: str, start: int, end: int, note: Note = NOTE) -> AnchoredNote:
    return AnchoredNote(note, "exact", eid, start, end)


def made(found: Edition, *notes: AnchoredNote) -> bytes:
    return word_file(found, whole_sheet(found), {}, notes=notes)


def about(data: bytes, number: int = 0) -> str:
    """The words between the beginning and the end of a comment, as Word takes them."""
    body = part_of(data, "word/document.xml")
    start, end = (body.index(f'<w:commentRange{what} w:id="{number}"/>') for what in ("Start", "End"))
    assert body[end:].startswith(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    )
    return "".join(re.findall("<w:t [^>]*>([^<]*)<", body[start:end]))


def faults(data: bytes) -> list[str]:
    return list(comment_faults(parts(data), {"n1": KNOWN}.get, {"n1": FILE}.get))  # type: ignore[arg-type]


def test_a_note_stands_beside_its_words() -> None:
    data = made(edition(OPINION), anchored(BLOCK, 4, 7))

    assert about(data) == "要从长"
    comments = part_of(data, "word/comments.xml")
    assert 'w:author="甲&lt;b&gt;" w:date="2026-01-02T00:00:00Z" w:initials="n1"' in comments
    assert re.findall("<w:t [^>]*>([^<]*)<", comments) == ["疑问 · CC0-1.0", "为何？", escape_xml("*甲*</w:p>")]
    assert faults(data) == []


def test_the_text_is_as_without_it() -> None:
    found = edition(OPINION)
    data = made(found, anchored(BLOCK, 4, 7))
    eids = [unit.eid for unit in walk_part_text(found.document.main)]

    assert read_word(data, eids) == read_word(made(found), eids)
    again = parse_structure(read_article(data, "x.docx"), Particulars())
    assert [unit.text for unit in walk_part_text(again.main)] == [u.text for u in walk_part_text(found.document.main)]


def test_without_notes_a_file_is_what_it_was() -> None:
    found = edition(OPINION)

    assert made(found) == word_file(found, whole_sheet(found), {})
    assert "word/comments.xml" not in ZipFile(BytesIO(made(found))).namelist()


def test_notes_that_overlap_and_one_in_a_cell() -> None:
    table = Table("chp_9__table_1", 9, (("项目", "年份"), ("海边的灯塔", "2012")), 1)
    found = with_blocks(Paragraph("p_1", 1, "一盏旧的灯塔"), table)
    cell = sum(len(text) for text in ("项目", "年份")) + 2  # with what stands between the cells
    one, two, three = (replace(NOTE, id=name) for name in ("n1", "n2", "n3"))
    data = made(
        found, anchored("p_1", 0, 4, one), anchored("p_1", 2, 6, two), anchored(table.eid, cell, cell + 2, three)
    )

    assert [about(data, number) for number in range(3)] == ["一盏旧的", "旧的灯塔", "海边"]


@pytest.mark.parametrize(
    "note",
    [
        replace(anchored(BLOCK, 4, 7), tier="orphan"),
        anchored(BLOCK, 4, 4),
        anchored(BLOCK, 4, 7, replace(NOTE, withdrawn="有误")),
        anchored("chp_99", 0, 2),
    ],
)
def test_what_has_no_words_or_was_withdrawn_is_no_comment(note: AnchoredNote) -> None:
    assert made(edition(OPINION), note) == made(edition(OPINION))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/comments.xml", "为何", "不为何"),
        ("word/comments.xml", "甲&lt;b&gt;", "国务院"),
        ("word/comments.xml", "2026-01-02", "2026-01-03"),
        ("word/comments.xml", 'w:initials="n1"', 'w:initials="n2"'),
        ("word/document.xml", '<w:commentRangeStart w:id="0"/>', ""),
        ("word/document.xml", "要从长", "海边的"),
        ("word/document.xml", '<w:commentRangeEnd w:id="0"/>', '<w:commentRangeEnd w:id="7"/>'),
    ],
)
def test_what_is_otherwise_is_found(part: str, old: str, new: str) -> None:
    found = parts(made(edition(OPINION), anchored(BLOCK, 4, 7)))
    assert old.encode() in found[part]
    found[part] = found[part].replace(old.encode(), new.encode(), 1)

    assert list(comment_faults(found, {"n1": KNOWN}.get, {"n1": FILE}.get)) != []  # type: ignore[arg-type]
