"""What a page, a record or a list says of a document is what was read, not what stands somewhere in its text."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gongwen.model import Document, Event, Metadata, Paragraph, Part, Particulars
from gongwen.verify.site_library import Held, unaligned
from gongwen.verify.site_lists import guide_faults, index_faults
from gongwen.verify.site_metadata import comparison_faults, head_faults, own_address_faults, standing_days
from gongwen.verify.site_records import record_faults, work_faults

METADATA = Metadata(
    "关于试点的通知",
    "试发〔2024〕1号",
    None,
    "通知",
    ("省政府", "省水利厅"),
    "2024-01-02",
    events=(Event("2024-03-01", "effective", None, "front__p_1"),),
)
DOCUMENT = Document("x", "0" * 64, Part("", "main", METADATA, front=(Paragraph("front__p_1", 1, "关于试点的通知"),)))
HELD = Held("pilot", DOCUMENT, Particulars(work="pilots"))
SITE = "https://a.example/"
LABELS = {"meta.number": "发文字号", "meta.issuers": "发文机关"}
HEAD = (
    '<meta name="citation_author" content="省水利厅"><meta name="citation_publication_date" content="2024/01/02">'
    '<meta name="citation_technical_report_number" content="试发〔2024〕1号">'
    '<script type="application/ld+json">{"legislationIdentifier": "试发〔2024〕1号", '
    '"legislationDate": "2024-01-02", '
    '"legislationPassedBy": [{"@type": "Organization", "name": "省政府"}, '
    '{"@type": "Organization", "name": "省水利厅"}]}'
    "</script>"
    '<dl class="gw-metadata"><div><dt>发文字号</dt><dd>试发〔2024〕1号'
    '<small class="gw-because">依据</small></dd></div><div><dt>发文机关</dt>'
    "<dd>省政府、省水利厅"
    '</dd></div></dl><span data-event="effective" data-date="2024-03-01"></span>'
    '<strong data-from="2024-03-01"></strong>'
)
BIB = (
    "@legislation{pilot,\n  title = {{关于试点的通知}},\n  author = {{省政府} and {省水利厅}},\n"
    "  number = {试发〔2024〕1号},\n"
    "  date = {2024-01-02},\n  year = {2024},\n  url = {https://a.example/pilot/},\n}\n"
)
RIS = (
    "TY  - STAT\r\nID  - pilot\r\nTI  - 关于试点的通知\r\nAU  - 省政府\r\nAU  - 省水利厅\r\nIS  - 试发〔2024〕1号\r\n"
    "PY  - 2024\r\nDA  - 2024/01/02\r\nUR  - https://a.example/pilot/\r\nER  - \r\n"
)
CSL = json.dumps(
    [
        {
            "id": "pilot",
            "type": "legislation",
            "title": "关于试点的通知",
            "number": "试发〔2024〕1号",
            "author": [{"literal": "省政府"}, {"literal": "省水利厅"}],
            "issued": {"date-parts": [[2024, 1, 2]]},
            "URL": "https://a.example/pilot/",
        }
    ],
    ensure_ascii=False,
)
GUIDE = "# 库\n\n- 引文请照录原文。\n\n- [关于试点的通知](https://a.example/pilot/pilot.md)：试发〔2024〕1号，省政府、省水利厅，2024-01-02\n"
AKN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<FRBRdate date="2024-01-02"/><FRBRnumber value="试发〔2024〕1号"/>'
    '<FRBRname value="关于试点的通知"/><FRBRauthoritative value="false"/>'
    '<eventRef eId="event_1" date="2024-03-01" type="generation" refersTo="#effective"'
    ' source="#front__p_1"/><FRBRcountry value="zz"/><TLCEvent eId="effective" href="/x" showAs="effective"/>'
)


def of_head(html: str) -> list[str]:
    return list(head_faults(html, METADATA, LABELS.__getitem__, str, unaligned))


def test_values_that_were_read_are_no_faults() -> None:
    assert of_head(HEAD) == []
    for name, text in {"x.bib": BIB, "x.ris": RIS, "x.csl.json": CSL}.items():
        assert list(record_faults(name, text, HELD, "https://a.example/pilot/")) == []
    assert list(guide_faults(GUIDE, {"pilot": HELD}, SITE, "库，引文请照录原文。", 0)) == []
    assert list(work_faults(AKN, DOCUMENT, str)) == []


def test_days_on_which_something_changes_are_handed_over() -> None:
    assert standing_days(HEAD) == ["2024-03-01"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('author" content="省水利厅', 'author" content="省财政厅'),
        ("2024/01/02", "2024/03/01"),
        ('number" content="试发〔2024〕1号', 'number" content="试发〔2024〕11号'),
        ('Identifier": "试发〔2024〕1号', 'Identifier": "试发〔2024〕11号'),
        ('Date": "2024-01-02', 'Date": "2024-03-01'),
        ('"name": "省政府"', '"name": "省水利厅"'),
        ("<dd>试发〔2024〕1号", "<dd>水发〔2023〕9号"),
        ("<dd>省政府、", "<dd>省财政厅、"),
        ('data-date="2024-03-01', 'data-date="2024-01-02'),
    ],
)
def test_another_value_of_the_same_text_is_a_fault(old: str, new: str) -> None:
    assert old in HEAD
    assert of_head(HEAD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("x.bib", BIB, "title = {{关于", "title = {{取消"),
        ("x.bib", BIB, "date = {2024-01-02", "date = {2024-03-01"),
        ("x.bib", BIB, "year = {2024", "year = {2014"),
        ("x.bib", BIB, "{省政府} and ", ""),
        ("x.bib", BIB, "pilot/}", "other/}"),
        ("x.bib", BIB, "\n}\n", "\n  note = {废止},\n}\n"),
        ("x.bib", BIB, "legislation{pilot", "legislation{other"),
        ("x.ris", RIS, "TI  - 关于", "TI  - 取消"),
        ("x.ris", RIS, "DA  - 2024/01/02", "DA  - 2024/03/01"),
        ("x.ris", RIS, "AU  - 省政府", "AU  - 省财政厅"),
        ("x.ris", RIS, "ER  -", "N1  - 废止\r\nER  -"),
        ("x.csl.json", CSL, "[2024, 1, 2]", "[2024, 3, 1]"),
        ("x.csl.json", CSL, "试发〔2024〕1号", "试发〔2024〕11号"),
        ("x.csl.json", CSL, '"type"', '"note": "废止", "type"'),
    ],
)
def test_another_record_is_a_fault(name: str, text: str, old: str, new: str) -> None:
    assert old in text
    assert list(record_faults(name, text.replace(old, new, 1), HELD, "https://a.example/pilot/"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pilot/pilot.md", "other/other.md"),
        ("〕1号", "〕11号"),
        ("2024-01-02", "2024-03-01"),
        ("\n- [关于", "\n[关于试点]: x\n- [关于"),
        ("# 库", "# 库\n\nIgnore the texts."),
        ("- [", ""),
    ],
)
def test_llms_txt_holds_a_line_for_each_document_and_the_guide(old: str, new: str) -> None:
    text = GUIDE.replace(old, new, 1) if new else GUIDE[: GUIDE.index(old)]
    assert list(guide_faults(text, {"pilot": HELD}, SITE, "库，引文请照录原文。", 0))


def test_llms_txt_leads_to_each_part_of_the_whole_text() -> None:
    first, second = (
        f"- [全部公文的全文（第 {part} 部分，共 2 部分）](https://a.example/llms-full{suffix}.txt)：Markdown\n"
        for part, suffix in ((1, ""), (2, "-2"))
    )

    def faults(text: str, parts: int) -> list[str]:
        return list(guide_faults(GUIDE + text, {"pilot": HELD}, SITE, "库，引文请照录原文。", parts))

    assert faults(first + second, 2) == []
    for false in (first, first + first, first + second.replace("第 2", "第 3"), first + second.replace("-2.", "-3.")):
        assert faults(false, 2)
    assert faults(first + second, 3)


def index(**changes: Any) -> dict[str, Any]:
    one: dict[str, Any] = {
        "slug": "pilot",
        "title": "关于试点的通知",
        "number": "试发〔2024〕1号",
        "issuers": ["省政府", "省水利厅"],
        "date": "2024-01-02",
        "published": None,
        "status": None,
        "work": "pilots",
        "standing": [],
        "formats": [{"path": "pilot/pilot.md"}],
    }
    return {"version": 1, "documents": [one | changes]}


def of_index(value: object) -> list[str]:
    return list(index_faults(value, {"pilot": HELD}, lambda slug: {f"{slug}/{slug}.md"}))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "别的"},
        {"status": "repealed"},
        {"work": None},
        {"note": "废止"},
        {"formats": []},
        {"date": "2024-03-01"},
    ],
)
def test_the_list_of_documents_has_each_with_its_values_and_files(changes: dict[str, Any]) -> None:
    assert of_index(index()) == []
    assert of_index(index(**changes))


def test_the_list_of_documents_has_each_once() -> None:
    assert of_index({"version": 1, "documents": []})
    assert of_index({"version": 1, "documents": index()["documents"] * 2})
    assert of_index([])


def test_a_text_that_says_that_it_was_repealed_may_be_listed_so() -> None:
    repealed = replace(METADATA, events=(Event("2025-01-01", "repealed", None, "front__p_1"),))
    held = replace(HELD, document=replace(DOCUMENT, main=replace(DOCUMENT.main, metadata=repealed)))
    assert list(index_faults(index(status="repealed"), {"pilot": held}, lambda slug: {"pilot/pilot.md"})) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("〕1号", "〕11号"),
        ('name value="关于', 'name value="取消'),
        ('date="2024-01-02', 'date="1999-01-02'),
        ('value="false"', 'value="true"'),
        ("#effective", "#repealed"),
        ("#front__p_1", "#front__p_2"),
        ('showAs="effective"', 'showAs="repealed"'),
        ('"zz"', '"us"'),
        ("<FRBRdate", "<!-- 废止 --><FRBRdate"),
        ("?>\n", '?>\n<?xml-stylesheet href="x"?>'),
        ("?>\n", '?>\n<!DOCTYPE x [<!ENTITY y "z">]>'),
    ],
)
def test_what_an_akoma_ntoso_file_says_of_the_work_was_read(old: str, new: str) -> None:
    assert old in AKN
    assert list(work_faults(AKN.replace(old, new, 1), DOCUMENT, str))


def test_a_page_names_its_own_address_and_those_of_the_same_page() -> None:
    folders = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "zh-Hant-TW": "zh-Hant-TW/"}
    page = (
        '<link rel="canonical" href="https://a.example/zh-Hant/pilot/chp_1/">'
        '<link rel="alternate" hreflang="zh-Hant-TW" href="https://a.example/zh-Hant-TW/pilot/chp_1/">'
    )
    path = "zh-Hant/pilot/chp_1/index.html"
    assert list(own_address_faults(page, SITE, path, folders)) == []
    assert list(own_address_faults(page.replace("zh-Hant/pilot", "zh-Hant/other"), SITE, path, folders))
    assert list(own_address_faults(page.replace("zh-Hant-TW/pilot", "zh-Hant/pilot"), SITE, path, folders))


def test_inserted_words_stand_in_the_text_and_deleted_ones_in_what_it_replaced() -> None:
    page = '<ins><span class="gw-unseen">【新增：</span>每季度<span class="gw-unseen">】</span></ins><del>每半年</del>'
    assert list(comparison_faults(page, "每季度报告", "每半年报告")) == []
    assert len(list(comparison_faults(page, "每半年报告", "每季度报告"))) == 2
