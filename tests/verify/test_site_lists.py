"""The scripts that the home page of a large library loads: a year's documents, each with its own words."""

import json
from dataclasses import replace

import pytest

from gongwen.model import Document, Metadata, Part, Particulars
from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_library import Held
from gongwen.verify.site_lists import year_faults

VALUES = Metadata(title="路灯办法", number="国发〔1999〕1号", issuers=("某市",), date="1999-05-05")
HELD = Held("lamp", Document("source.txt", "", Part("", "main", VALUES)), Particulars())
LATER = Document("source.txt", "", Part("", "main", replace(VALUES, date="2000-05-05")))
LIBRARY = {"lamp": HELD, "later": replace(HELD, slug="later", document=LATER)}
OWN = KnownWords(["路灯办法", "国发〔1999〕1号", "某市", "1999-05-05", "1999", "办法"])
FORCE = KnownWords([], ["效力：本库未注明"])

MARK = {"words": "效力：本库未注明", "from": "", "until": "", "hidden": False}
DATA = [["issuers", "某市"], ["years", "1999"], ["date", "1999-05-05"], ["number", "国发〔1999〕1号"]]
ROW = ["路灯办法", "lamp/", ["国发〔1999〕1号", "某市", "1999-05-05"], [MARK], DATA]


def found(rows: list[object], year: str = "1999") -> list[str]:
    text = f'gongwenLibrary("1999", {json.dumps(rows, ensure_ascii=False)});\n'
    return list(year_faults(text, year, LIBRARY, {"lamp": OWN}.get, FORCE))


def test_a_year_that_has_its_documents_has_no_fault() -> None:
    assert found([ROW]) == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([], "1999：lamp"),
        ([ROW, ROW], "1999：lamp、lamp"),
        ([[ROW[0], "later/", *ROW[2:]]], "1999：lamp、later"),
        ([["路灯办法（试行）", *ROW[1:]]], "试行"),
        ([[*ROW[:2], ["国发〔1999〕9号"], *ROW[3:]]], "国发〔1999〕9号"),
        ([[*ROW[:3], [MARK | {"words": "已废止"}], DATA]], "已废止"),
        ([[*ROW[:3], [MARK | {"from": "2001-01-01"}], DATA]], "2001-01-01"),
        ([[*ROW[:4], [["issuers", "某市|别市"]]]], "别市"),
        ([[*ROW[:4], [["onclick", "某市"]]]], "lamp"),
    ],
)
def test_what_is_not_of_the_document_is_named(rows: list[object], fault: str) -> None:
    assert found(rows)[0] == fault


def test_a_year_under_another_name_is_found() -> None:
    assert found([ROW], "2000")[0] == "2000：lamp、later"
