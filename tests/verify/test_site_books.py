"""Word files and books: what stands in the parts that hold no text."""

import zipfile
from io import BytesIO

import pytest

from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_books import book_faults
from gongwen.verify.site_library import Texts

KNOWN = KnownWords(["关于试点的通知第一章总则", "某省政府"])
NAMED = KnownWords(["关于试点的通知", "某市"])
HEADED = {"chp_1": "第一章总则", "art_1": "第一条", "chp_2": "第二章附则"}
TEXTS = Texts("pilot", HEADED, HEADED)
HOMES = {"chp_1": "chp_1", "art_1": "chp_1", "chp_2": "chp_2"}
PARTS = {
    "docProps/core.xml": "<cp><dc:title>关于试点的通知</dc:title><dc:creator>某市</dc:creator>"
    "<dcterms:created>2024-01-02T00:00:00Z</dcterms:created></cp>",
    "word/_rels/document.xml.rels": '<Relationship Target="https://a.example/x" TargetMode="External"/>',
    "EPUB/package.opf": '<package xml:lang="zh-Hant-TW"><dc:language>zh-Hant-TW</dc:language>'
    '<spine><itemref idref="t-chp_1"/></spine>',
    "EPUB/nav.xhtml": '<a href="chp_1.xhtml#chp_1">第一章　总则</a><a href="chp_1.xhtml#art_1">第一条</a>',
}


def faults(changes: dict[str, str], twice: str = "") -> list[str]:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (PARTS | changes).items():
            archive.writestr(name, text)
        if twice:
            archive.filelist.append(archive.filelist[0])
    is_address = "https://a.example/x".__eq__
    return list(book_faults(out.getvalue(), "关于试点的通知", TEXTS, HOMES, KNOWN, NAMED, is_address, "zh-Hant-TW"))


def test_known_words_and_addresses_are_no_faults() -> None:
    assert faults({}) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("docProps/core.xml", "关于", "取消"),
        ("docProps/core.xml", "关于试点的通知", "通知"),
        ("word/_rels/document.xml.rels", "a.example", "b.example"),
        ("docProps/core.xml", "某市", "某省政府"),  # of the text, and not whose document it is
        ("EPUB/nav.xhtml", "总则", "不总则"),
        ("EPUB/nav.xhtml", "chp_1.xhtml", "chp_2.xhtml"),
        ("EPUB/nav.xhtml", "#art_1", '#page_2">3</a><a href="chp_1.xhtml#art_1'),
        ("EPUB/package.opf", "<dc:language>zh-Hant-TW", "<dc:language>zh-Hans"),
        ("EPUB/package.opf", "<spine>", '<spine page-progression-direction="rtl">'),
        ("EPUB/package.opf", "chp_1", 'chp_1" linear="no'),
        ("EPUB/nav.xhtml", "#chp_1", "#chp_2"),
        ("EPUB/nav.xhtml", "总则", "\u202e总则"),
    ],
)
def test_other_words_titles_and_addresses_are_named(name: str, old: str, new: str) -> None:
    assert faults({name: PARTS[name].replace(old, new)})


def test_a_part_that_stands_twice_is_named() -> None:
    assert faults({}, twice="docProps/core.xml")
