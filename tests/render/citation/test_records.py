"""What a citation manager reads is what the document says: each record is taken in by a real parser of its form."""

import json
from dataclasses import replace

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from tests.render.citation.documents import LAW, OPINION, edition

from gongwen.model import Edition, Particulars
from gongwen.render.citation.records import RECORDS, bibtex, csl_json, ris

HOSTILE = "关于{%甲\\乙}#$&_~^\r\nER  - \u2028TY  - BOOK\tAB} @misc{z, 的通知"


def bibtex_fields(found: Edition) -> dict[str, str]:
    library = parse_string(bibtex(found))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert (entry.entry_type, entry.key) == ("legislation", "x")
    return {field.key: field.value for field in entry.fields}


def test_bibtex_has_the_issuers_as_whole_names() -> None:
    assert bibtex_fields(edition(OPINION, Particulars(issuers=("国务院", "某省 and 某市")))) == {
        "title": "{国务院关于加强灯塔保护的意见}",
        "author": "{国务院} and {某省 and 某市}",
        "number": "国发〔2012〕3号",
        "date": "2012-03-04",
        "year": "2012",
        "langid": "chinese-hans",
        "url": "https://gongwen.example/x/",
    }


def test_ris_has_one_line_a_value() -> None:
    (record,) = rispy.loads(ris(edition(OPINION)))
    assert (record["type_of_reference"], record["title"]) == ("STAT", "国务院关于加强灯塔保护的意见")
    assert (record["authors"], record["number"]) == (["国务院"], "国发〔2012〕3号")
    assert (record["year"], record["date"], record["urls"]) == ("2012", "2012/03/04", ["https://gongwen.example/x/"])


def test_csl_is_cited_by_citeproc() -> None:
    items = json.loads(csl_json(edition(OPINION)))
    (item,) = items
    assert item["author"] == [{"literal": "国务院"}]
    assert item["issued"] == {"date-parts": [[2012, 3, 4]]}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem("x")]))
    said = "".join(str(bibliography.bibliography()[0]))
    assert "国务院" in said and "国务院关于加强灯塔保护的意见" in said and "2012" in said


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(edition("正文。\n"), site_url="")
    assert json.loads(csl_json(bare)) == [{"id": "x", "type": "legislation", "title": "x", "language": "zh-Hans"}]
    assert bibtex_fields(bare) == {"title": "{x}", "langid": "chinese-hans"}
    assert ris(bare) == "TY  - STAT\r\nID  - x\r\nTI  - x\r\nLA  - zh-Hans\r\nER  - \r\n"


def test_a_law_has_no_number() -> None:
    assert "number" not in json.loads(csl_json(edition(LAW)))[0]


def test_brackets_of_a_number_are_those_of_the_standard() -> None:
    found = edition(OPINION.replace("国发〔2012〕3号", "国发[2012]3号"))
    assert "国发〔2012〕3号" in bibtex(found) and "国发〔2012〕3号" in ris(found)


def test_no_title_ends_its_record() -> None:
    found = edition(OPINION, Particulars(title=HOSTILE))
    assert bibtex_fields(found)["title"].count("{") == bibtex_fields(found)["title"].count("}")
    assert bibtex_fields(found)["number"] == "国发〔2012〕3号"
    (record,) = rispy.loads(ris(found))
    assert record["title"] == "关于{%甲\\乙}#$&_~^ ER - TY - BOOK AB} @misc{z, 的通知"
    assert json.loads(csl_json(found))[0]["title"] == record["title"]


@pytest.mark.parametrize("ending", RECORDS)
def test_records_end_with_a_line(ending: str) -> None:
    assert RECORDS[ending](edition(OPINION)).endswith("\n")
