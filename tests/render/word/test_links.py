"""Terms as links of a Word file: to their pages, as text, and compared by verify."""

import re
from dataclasses import replace

import pytest
from tests.render.citation.documents import OPINION, edition
from tests.render.word.test_document import part_of, with_blocks

from gongwen.model import AnchoredNote, Edition, Note, Paragraph, Particulars, Span, Table, TextQuoteSelector
from gongwen.model import walk_part_text as texts
from gongwen.render.print.sheets import whole_sheet
from gongwen.render.word.document import word_file
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.xml import escape_xml
from gongwen.verify.closed_xml import parsed, parts
from gongwen.verify.known_words import KnownWords
from gongwen.verify.published_word import read_word
from gongwen.verify.word_form import form_faults
from gongwen.verify.word_links import link_faults

SITE = "https://texts.example/a"
BLOCK = "chp_1__intro__p_1"  # 灯塔保护要从长计议。
TOWER = "https://texts.example/a/glossary/%E7%81%AF%E5%A1%94/"
KNOWN = {"灯塔": KnownWords(["term: 灯塔\naliases: [灯楼]\n"]), "守护": KnownWords(["term: 守护\n"])}


def with_terms(found: Edition, *places: tuple[str, int, int, str]) -> Edition:
    return replace(found, spans=tuple(Span(eid, start, end, "term", ref) for eid, start, end, ref in places))


def made(found: Edition, *notes: AnchoredNote) -> bytes:
    return word_file(found, whole_sheet(found), {}, notes=notes, links_to=SITE)


def links(data: bytes) -> list[tuple[str, str]]:
    """The words of each link, and where it leads."""
    targets = dict(re.findall(r'Id="(rIdTerm\d+)"[^>]*Target="([^"]*)" TargetMode="External"', relations(data)))
    found = re.findall('<w:hyperlink r:id="([^"]*)">(.*?)</w:hyperlink>', part_of(data, "word/document.xml"))
    return [("".join(re.findall("<w:t [^>]*>([^<]*)<", words)), targets[name]) for name, words in found]


def relations(data: bytes) -> str:
    return part_of(data, "word/_rels/document.xml.rels")


def faults(found: dict[str, bytes]) -> list[str]:
    return [*link_faults(found, f"{SITE}/glossary/", KNOWN.get), *form_faults(found)]


ONE = with_terms(edition(OPINION), (BLOCK, 0, 2, "灯塔"))


def test_a_term_leads_to_its_page() -> None:
    assert links(made(ONE)) == [("灯塔", TOWER)]
    assert faults(parts(made(ONE))) == []
    taiwan = replace(ONE, variant="zh-Hant-TW")
    assert links(made(taiwan)) == [("灯塔", TOWER.replace("/glossary", "/zh-Hant-TW/glossary"))]


def test_the_text_is_as_without_it() -> None:
    eids = [unit.eid for unit in texts(ONE.document.main)]
    bare = word_file(ONE, whole_sheet(ONE), {})

    assert read_word(made(ONE), eids) == read_word(bare, eids)
    again = parse_structure(read_article(made(ONE), "x.docx"), Particulars())
    assert [unit.text for unit in texts(again.main)] == [unit.text for unit in texts(ONE.document.main)]


def test_there_are_none_by_default_or_on_a_site_without_address() -> None:
    assert "hyperlink" not in part_of(word_file(ONE, whole_sheet(ONE), {}), "word/document.xml")
    assert made(with_terms(ONE)) == word_file(ONE, whole_sheet(ONE), {})


def test_two_that_touch_one_in_a_cell_and_one_that_a_comment_cuts() -> None:
    table = Table("chp_9__table_1", 9, (("项目", "年份"), ("海边的灯塔", "2012")), 1)
    cell = sum(len(text) for text in ("项目", "年份")) + 2  # with what stands between the cells
    found = with_blocks(Paragraph("chp_9__p_1", 1, "守护灯塔的=1&<人"), table)
    places = (("chp_9__p_1", 0, 2, "守护"), ("chp_9__p_1", 2, 4, "灯塔"), (table.eid, cell + 3, cell + 5, "灯塔"))
    note = Note("n1", "chp_9__p_1", TextQuoteSelector("护灯"), "甲", "2026-01-02", "CC0-1.0", "question", "问", "a.md")
    data = made(
        replace(with_terms(found, *places), term_links="every"), AnchoredNote(note, "exact", "chp_9__p_1", 1, 3)
    )

    assert links(data) == [("守护", f"{SITE}/glossary/%E5%AE%88%E6%8A%A4/"), ("灯塔", TOWER), ("灯塔", TOWER)]
    assert relations(data).count("hyperlink") == 2  # one for each page
    assert parsed(parts(data)["word/document.xml"]) is not None
    assert faults(parts(data)) == []


def test_words_that_run_over_the_end_of_a_stretch_are_no_link() -> None:
    assert links(made(with_terms(edition(OPINION), (BLOCK, 8, 99, "灯塔")))) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/_rels/document.xml.rels", TOWER, "https://evil.example/glossary/%E7%81%AF%E5%A1%94/"),
        ("word/_rels/document.xml.rels", TOWER, TOWER + "x/"),
        ("word/_rels/document.xml.rels", TOWER, TOWER.replace("%E7%81%AF%E5%A1%94", "%E5%AE%88%E6%8A%A4")),
        ("word/_rels/document.xml.rels", TOWER, "javascript:alert(1)"),
        ("word/_rels/document.xml.rels", ' TargetMode="External"', ""),
        ("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="https://evil.example/" TargetMode="External"'),
        ("word/document.xml", ">灯塔</w:t></w:r></w:hyperlink>", ">灯火</w:t></w:r></w:hyperlink>"),
        ("word/document.xml", '<w:hyperlink r:id="rIdTerm1">', '<w:hyperlink r:id="rIdTerm2">'),
        ("word/document.xml", '<w:hyperlink r:id="rIdTerm1">', '<w:hyperlink r:id="rIdTerm1" w:tooltip="废止">'),
    ],
)
def test_what_is_otherwise_is_found(part: str, old: str, new: str) -> None:
    found = dict(parts(made(ONE)))
    text = found[part].decode()
    assert old in text
    found[part] = text.replace(old, new).encode()
    assert faults(found)


def test_a_link_that_no_words_have_is_found() -> None:
    found = dict(parts(made(ONE)))
    body = found["word/document.xml"].decode()
    found["word/document.xml"] = re.sub("</?w:hyperlink[^>]*>", "", body).encode()
    assert faults(found) == ["链接 rIdTerm1"]


def test_an_address_is_escaped() -> None:
    found = with_terms(edition(OPINION), (BLOCK, 0, 2, '灯"<&塔'))
    assert "u0022u003cu0026" in relations(made(found)) and escape_xml("<") not in relations(made(found))
