"""Addresses are a contract: which pages a document has, where each eId is at home, how links are written."""

import pytest

from gongwen.model import Division, Document, Metadata, Paragraph, Part
from gongwen.render.addresses import RESERVED_SLUGS, homes, relative, term_address, term_file_name, text_pages


def division(eid: str, kind: str = "chapter", *children: Division) -> Division:
    block = Paragraph(f"{eid}__p_1" if not children else f"{eid}__intro__p_1", 1, "文")
    return Division(eid, kind, 1, "一、", "题", (block,), children)  # type: ignore[arg-type]


def document(*divisions: Division, attachments: tuple[Part, ...] = ()) -> Document:
    conclusions = (Paragraph("conclusions__p_1", 9, "国务院"),)
    preamble = (Paragraph("preamble__p_1", 1, "各省："),)
    main = Part("", "main", Metadata(), (), preamble, divisions, conclusions, attachments)
    return Document("source.html", "", main)


CHAPTERS = (division("chp_1", "chapter", division("chp_1__sec_1", "section")), division("chp_2"))
ARTICLES = (division("art_1", "article"), division("art_2", "article", division("art_2__para_1", "paragraph")))
ISSUED = Part("att_1", "issued", Metadata(title="方案"), (Paragraph("att_1__front__p_1", 5, "方案"),), (), CHAPTERS)


@pytest.mark.parametrize(
    ("case", "pages"),
    [
        (document(*CHAPTERS), ["chp_1", "chp_2"]),
        (document(division("chp_1"), division("chp_2")), ["text"]),  # 一、 that hold no divisions: a reply
        (document(*ARTICLES), ["text"]),  # articles that hold 款 are no chapters
        (document(), ["text"]),  # the signature has to stand somewhere
        (document(attachments=(ISSUED,)), ["text", "att_1", "chp_1", "chp_2"]),
        (
            document(division("part_1", "part", division("part_1__chp_1", "chapter", division("art_1", "article")))),
            ["part_1", "part_1__chp_1"],
        ),
        (document(division("part_1", "part", division("art_1", "article"))), ["part_1"]),  # 编 with articles alone
    ],
)
def test_pages_of_text(case: Document, pages: list[str]) -> None:
    assert [page.eid for page in text_pages(case)] == pages


@pytest.mark.parametrize(
    ("eid", "address"),
    [
        ("preamble__p_1", "x/"),
        ("chp_1", "x/chp_1/"),
        ("chp_1__sec_1__p_1", "x/chp_1/"),
        ("conclusions__p_1", "x/chp_2/"),  # the last page of the text
    ],
)
def test_every_eid_has_one_home(eid: str, address: str) -> None:
    assert homes("x", document(*CHAPTERS))[eid] == address


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("glossary/", "x/chp_1/", "../../glossary/"),
        ("x/chp_2/", "x/chp_1/", "../chp_2/"),
        ("x/chp_1/#chp_1__p_1", "x/chp_1/", "#chp_1__p_1"),
        ("x/chp_2/#a", "x/chp_1/", "../chp_2/#a"),
        ("x/x.pdf", "x/", "x.pdf"),
        ("x/chp_2.pdf", "x/chp_2/", "../chp_2.pdf"),
        ("", "x/chp_1/", "../../"),
        ("x/", "", "x/"),
    ],
)
def test_links_are_relative(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_a_term_keeps_its_address_readable_and_its_file_inside_the_folder() -> None:
    assert term_file_name("双随机、一公开") == "双随机、一公开"
    assert term_file_name("../a/b c") == "u002eu002eu002fau002fbu0020c"
    assert term_address("一网通办") == "glossary/%E4%B8%80%E7%BD%91%E9%80%9A%E5%8A%9E/"


def test_addresses_of_the_site_itself_are_reserved() -> None:
    assert {"glossary", "search", "assets", "annotations", "zh-hant-tw", "about", "contributing"} <= RESERVED_SLUGS
