"""Headings, kinds and values in Word files, books and Akoma Ntoso are those of the document."""

import pytest

from gongwen.model import Document, Event, Metadata, Part
from gongwen.verify.file_structure import akn_faults, book_structure, word_faults
from gongwen.verify.site_library import Texts

METADATA = Metadata("题", "试发〔2024〕1号", None, "办法", events=(Event("2024-07-01", "effective", None, "a"),))
DOCUMENT = Document("x", "0" * 64, Part("", "main", METADATA))
TEXTS = Texts("x", {"chp_1": "第一章总则"}, {"chp_1": "第一章总则"})
WORD = {
    "word/document.xml": (
        '<w:p><w:pPr><w:pStyle w:val="GwHeading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="chp_1"/></w:p>'
        '<w:p><w:bookmarkStart w:id="2" w:name="art_1"/></w:p>'
    ),
    "docProps/core.xml": "<dc:identifier>试发〔2024〕1号</dc:identifier><dc:language>zh-CN</dc:language>",
}
BOOK = {
    "EPUB/chp_1.xhtml": '<head><title>第一章　总则</title></head><h2 id="chp_1">第一章　总则</h2>',
    "EPUB/nav.xhtml": '<nav><a href="chp_1.xhtml#chp_1">第一章　总则</a></nav><nav></nav>',
    "EPUB/package.opf": "<dc:source>https://a.example/x/</dc:source><dc:subject>试发〔2024〕1号</dc:subject>",
}
AKN = (
    '<act name="办法"><FRBRalias value="https://a.example/x/"/><eventRef type="generation" refersTo="#effective"/>'
    '<article eId="art_1"><paragraph eId="art_1__para_1"><p eId="art_1__para_1__p_1">文</p></paragraph></article></act>'
)


def _changed(parts: dict[str, str], old: str, new: str) -> dict[str, bytes]:
    return {name: text.replace(old, new).encode() for name, text in parts.items()}


@pytest.mark.parametrize(
    ("old", "new"), [('<w:pStyle w:val="GwHeading1"/>', ""), ("zh-CN", "en"), ("2024〕1号</dc", "2024〕2号</dc")]
)
def test_headings_and_values_of_a_word_file(old: str, new: str) -> None:
    assert not list(word_faults(_changed(WORD, "", ""), {"chp_1"}, METADATA, str, "zh-Hans"))
    assert list(word_faults(_changed(WORD, old, new), {"chp_1"}, METADATA, str, "zh-Hans"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("h2", "p"),
        ("<title>第一章", "<title>第二章"),
        ('<a href="chp_1.xhtml#chp_1">第一章　总则</a>', ""),
        ("/x/<", "/y/<"),
        ("1号</dc:subject", "2号</dc:subject"),
    ],
)
def test_headings_contents_and_values_of_a_book(old: str, new: str) -> None:
    def found(old: str, new: str) -> list[str]:
        return list(book_structure(_changed(BOOK, old, new), {"chp_1"}, TEXTS, METADATA, str, "https://a.example/x/"))

    assert found("第一", "第一") == []
    assert found(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name="办法"', 'name="通知"'),
        ("/x/", "/y/"),
        ('type="generation"', 'type="repeal"'),
        ("article", "section"),
        ("paragraph", "indent"),
    ],
)
def test_elements_of_akoma_ntoso_are_what_their_names_say(old: str, new: str) -> None:
    assert not list(akn_faults(AKN, DOCUMENT, "https://a.example/x/"))
    assert list(akn_faults(AKN.replace(old, new), DOCUMENT, "https://a.example/x/"))
