"""Footnotes stand where they are called: in no division of their own, and none opens or closes anything."""

import pytest
from tests.sources.word_files import p, part, word

from gongwen.model import Division, Footnote, walk_blocks, walk_divisions
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def cell(*inner: str) -> str:
    return f"<w:tc>{p(*inner)}</w:tc>"


TABLE = (
    f"<w:tbl><w:tr>{cell('项目')}{cell('金', call(3), '额')}</w:tr>"
    f"<w:tr>{cell('车', call(4))}{cell('五元')}</w:tr></w:tbl>"
)
BODY = (
    p("某市收费办法", call(1))
    + p("第一章　总则", call(5))
    + p("第一条　为了规范收费", call(2), "，制定本办法。")
    + p("对残疾人免收。", call(1, "endnote"))
    + TABLE
    + p("第二条　本办法自发布之日起施行。")
)
NOTES = "".join(f'<w:footnote w:id="{n}">{p(f"注{n}。")}{p("续。")}</w:footnote>' for n in range(1, 6))


@pytest.fixture(scope="module")
def notes() -> list[Footnote]:
    endnotes = part("endnotes", f'<w:endnote w:id="1">{p("第一条是尾注。")}</w:endnote>')
    data = word(BODY, footnotes=part("footnotes", NOTES), endnotes=endnotes)
    document = parse_structure(read_article(data, "x.docx"))
    divisions = [division.eid for division in walk_divisions(document.main.divisions)]
    assert divisions == ["chp_1", "art_1", "art_1__para_1", "art_1__para_2", "art_2", "art_2__para_1"]
    return [block for block in walk_blocks(document.main) if isinstance(block, Footnote)]


def test_a_note_has_the_eid_of_what_calls_it_and_the_place_there(notes: list[Footnote]) -> None:
    assert [(note.eid, note.number, note.at) for note in notes] == [
        ("front__p_1__note_1", 1, 6),
        ("chp_1__note_1", 2, 5),  # 第一章 and 总则: the space between them is no part of either
        ("art_1__para_1__p_1__note_1", 3, 6),
        ("art_1__para_2__p_1__note_1", 4, 7),
        ("art_1__para_2__table_1__note_1", 5, 4),  # 项目⏎金
        ("art_1__para_2__table_1__note_2", 6, 7),
    ]


def test_the_paragraphs_of_a_note_are_its_lines(notes: list[Footnote]) -> None:
    assert [note.text for note in notes[:4]] == ["注1。\n续。", "注5。\n续。", "注2。\n续。", "第一条是尾注。"]


def test_a_note_on_a_heading_is_the_first_of_its_blocks() -> None:
    body = p("某市收费意见") + p("一、要求", call(1)) + p("抓好落实。") + p("二、措施") + p("及时报告。")
    document = parse_structure(read_article(word(body, footnotes=part("footnotes", NOTES)), "x.docx"))
    first: Division = document.main.divisions[0]

    assert [block.eid for block in first.blocks] == ["chp_1__note_1", "chp_1__p_1"]


def test_a_paragraph_of_two_lines_has_each_note_below_its_own() -> None:
    body = p("某市收费意见") + p("甲", call(1), "<w:r><w:br/></w:r>", "乙", call(2))
    document = parse_structure(read_article(word(body, footnotes=part("footnotes", NOTES)), "x.docx"))

    assert [block.eid for block in walk_blocks(document.main)][1:] == [
        "preamble__p_1",
        "preamble__p_1__note_1",
        "preamble__p_2",
        "preamble__p_2__note_1",
    ]
