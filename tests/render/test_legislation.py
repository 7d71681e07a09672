"""What pages say of a document to programs: what is known, and nothing else."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.render.citation.documents import LAW, OPINION, edition

from gongwen.model import Metadata, Particulars, PdfFile, Relation, Summary
from gongwen.render.legislation import document_head
from gongwen.render.markdown.index import index_edition

FOUND = edition(OPINION, Particulars(doc_type="意见", source_url="https://example.org/a?b=1&c=2"))
WITH_PDF = replace(
    FOUND, pdfs=(PdfFile("x", 9, 100), PdfFile("chp_1", 1, 10)), summaries=(Summary(None, "修缮灯塔。", ()),)
)


def value(text: str) -> dict[str, Any]:
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def test_the_tags_that_zotero_and_google_scholar_read() -> None:
    assert document_head(index_edition(WITH_PDF)).tags == (
        ("citation_title", "国务院关于加强灯塔保护的意见"),
        ("citation_author", "国务院"),
        ("citation_publication_date", "2012/03/04"),
        ("citation_technical_report_number", "国发〔2012〕3号"),
        ("citation_language", "zh-Hans"),
        ("citation_public_url", "https://gongwen.example/x/"),
        ("citation_fulltext_html_url", "https://gongwen.example/x/full/"),
        ("citation_pdf_url", "https://gongwen.example/x/x.pdf"),
        ("z:itemType", "statute"),
    )


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(edition("正文。\n"), site_url="")

    assert document_head(index_edition(bare)).tags == (
        ("citation_title", "x"),
        ("citation_language", "zh-Hans"),
        ("z:itemType", "statute"),
    )
    assert set(value(document_head(index_edition(bare)).json_ld)) == {
        *("@context", "@type", "@id", "url", "name", "inLanguage", "legislationJurisdiction", "hasPart", "encoding"),
    }


def test_the_overview_describes_the_work_its_parts_and_its_files() -> None:
    found = value(document_head(index_edition(WITH_PDF)).json_ld)

    assert (found["@context"], found["@type"], found["@id"]) == (
        "https://schema.org",
        "Legislation",
        "https://gongwen.example/x/",
    )
    assert found["name"] == "国务院关于加强灯塔保护的意见"
    assert (found["legislationIdentifier"], found["legislationType"]) == ("国发〔2012〕3号", "意见")
    assert found["legislationDate"] == "2012-03-04"
    assert found["legislationPassedBy"] == [{"@type": "Organization", "name": "国务院"}]
    assert (found["legislationJurisdiction"], found["inLanguage"]) == ("CN", "zh-Hans")
    assert (found["abstract"], found["isBasedOn"]) == ("修缮灯塔。", "https://example.org/a?b=1&c=2")
    assert [(part["@id"], part["name"]) for part in found["hasPart"]] == [
        ("https://gongwen.example/x/chp_1/", "一、总体要求"),
        ("https://gongwen.example/x/chp_2/", "二、重点任务"),
    ]
    assert [(file["encodingFormat"], file["contentUrl"]) for file in found["encoding"]] == [
        ("application/pdf", "https://gongwen.example/x/x.pdf"),
        ("application/json", "https://gongwen.example/x/x.json"),
        ("text/markdown", "https://gongwen.example/x/x.md"),
    ]
    assert {file["legislationLegalValue"] for file in found["encoding"]} == {"https://schema.org/UnofficialLegalValue"}


def test_a_page_of_text_is_part_of_the_work() -> None:
    found = value(document_head(index_edition(FOUND), "chp_2").json_ld)

    assert (found["@id"], found["name"]) == ("https://gongwen.example/x/chp_2/", "二、重点任务")
    assert found["isPartOf"]["@id"] == "https://gongwen.example/x/"
    assert value(document_head(index_edition(FOUND), "full").json_ld)["name"] == "国务院关于加强灯塔保护的意见"


def test_days_of_a_law_and_what_it_changes() -> None:
    law = replace(edition(LAW), relations=(Relation("amends", "y", "灯塔条例"), Relation("repeals", "", "旧法")))
    found = value(document_head(index_edition(law)).json_ld)

    assert found["legislationDateVersion"] == "2015-05-06"
    assert found["legislationAmends"] == [
        {"@type": "Legislation", "name": "灯塔条例", "@id": "https://gongwen.example/y/"}
    ]
    assert found["legislationRepeals"] == [{"@type": "Legislation", "name": "旧法"}]


@pytest.mark.parametrize("eid", ["", "chp_1", "full"])
def test_nothing_in_a_title_ends_the_script(eid: str) -> None:
    title = "</script><!--<script>&\u2028\u2029'\""
    main = replace(FOUND.document.main, metadata=Metadata(title=title))
    text = document_head(index_edition(replace(FOUND, document=replace(FOUND.document, main=main))), eid).json_ld

    assert not set("<>&\u2028\u2029") & set(text)
    assert title in (value(text)["name"], value(text).get("isPartOf", {}).get("name"))
