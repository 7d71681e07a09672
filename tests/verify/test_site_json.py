import json
from dataclasses import replace
from typing import Any

import pytest

from gongwen.model import Division, Document, Frame, Metadata, Omitted, Paragraph, Part, Particulars
from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_json import json_faults, parse_strictly, same
from gongwen.verify.site_library import Alignment, Texts

DOCUMENT = Document(
    "docs/documents/x/source.txt",
    "0" * 64,
    Part(
        "",
        "main",
        Metadata("关于试点的通知", "试发〔2024〕1号", None, "通知", ("省政府",), "2024-01-02", signature="省政府"),
        front=(Paragraph("front__p_1", 1, "关于试点的通知"),),
        divisions=(Division("chp_1", "chapter", 2, "一、", "要求", (Paragraph("chp_1__p_1", 3, "先行先试。"),)),),
    ),
    omitted=(Omitted(9, "网页", "责任编辑"),),
)
METADATA: dict[str, Any] = {
    "title": "关于试点的通知",
    "number": "试发〔2024〕1号",
    "index_number": None,
    "doc_type": "通知",
    "issuers": ["省政府"],
    "date": "2024-01-02",
    "published": None,
    "salutation": None,
    "signature": "省政府",
    "events": [],
    "sources": {},
}


def value() -> dict[str, Any]:
    block = {"eid": "chp_1__p_1", "line": 3, "type": "paragraph", "text": "先行先试。"}
    division = {"eid": "chp_1", "kind": "chapter", "number": "一、", "heading": "要求", "line": 2}
    return {
        **METADATA,
        "front": [{"eid": "front__p_1", "line": 1, "type": "paragraph", "text": "关于试点的通知"}],
        "news": [],
        "editor_summaries": [],
        "preamble": [],
        "divisions": [{**division, "blocks": [block], "divisions": []}],
        "conclusions": [],
        "attachments": [],
        "omitted": [{"line": 9, "what": "网页", "text": "责任编辑"}],
        "warnings": [],
        "summary": None,
        "standing": [{"state": "repealed", "from": None, "by": None}],
        "summaries": [{"eid": "chp_1", "text": "先行先试。", "clauses": [{"text": "先行先试", "from": ["chp_1"]}]}],
    }


def faults(changed: dict[str, Any] | str, document: Document = DOCUMENT, omit: tuple[str, ...] = ()) -> list[str]:
    text = changed if isinstance(changed, str) else json.dumps(changed, ensure_ascii=False)
    texts = Texts.of_json("x", value())
    known = KnownWords([*texts.by_eid.values()])
    return list(json_faults(text, document, Particulars(omit=omit), known, texts))


def test_the_json_of_a_document_has_no_fault() -> None:
    assert faults(value()) == []


def test_what_a_republisher_wrote_is_there_or_left_out_as_the_editor_says() -> None:
    told = replace(DOCUMENT, frame=Frame(news=(Paragraph("news__p_1", 1, "日前印发。"),)))
    shown = value() | {"news": [{"eid": "news__p_1", "line": 1, "type": "paragraph", "text": "日前印发。"}]}
    assert faults(shown, told) == [] and faults(value(), told, ("news",)) == []
    assert faults(value(), told) and faults(shown, told, ("news",)) and faults(value(), told, ("editor_summaries",))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "关于取消试点的通知"},
        {"number": "试发〔2024〕41号"},
        {"date": "2032-01-02"},
        {"signature": "省财政厅"},
        {"issuers": ["省财政厅"]},
        {"published": "2032-01-02"},
        {"doc_type": "法律"},
        {"events": [{"date": "2032-01-02", "kind": "repealed", "by": None, "eid": None}]},
        {"sources": {"title": [{"from": "正文", "line": 1, "eid": None, "value": "伪造"}]}},
        {"correction": "伪造"},
        {"corrected": True},
        {"rights": {"text": "伪造"}},
        {"omitted": []},
        {"omitted": [{"line": 9, "what": "网页", "text": "伪造"}]},
        {"warnings": [{"line": 1, "code": "W-damaged", "message": "伪造"}]},
        {"summary": "伪造。"},
        {"summaries": [{"eid": "chp_1", "text": "取消先试。", "clauses": []}]},
        {"summaries": [{"eid": "chp_1", "text": "先行先试。", "clauses": [{"text": "停止试点", "from": ["chp_1"]}]}]},
        {"aliases": {"chp_9": "chp_1"}},
        {"divisions": []},
    ],
)
def test_a_value_that_is_not_the_documents_is_a_fault(change: dict[str, Any]) -> None:
    assert faults(value() | change)


@pytest.mark.parametrize(
    "change",
    [{"more": ["伪造"]}, {"line": 1}, {"type": "note"}, {"eid": "chp_1__p_2"}, {"text": "\u202e先行先试。"}],
)
def test_a_block_that_is_not_the_documents_is_a_fault(change: dict[str, Any]) -> None:
    changed = value()
    changed["divisions"][0]["blocks"][0] |= change

    assert faults(changed)


def test_a_key_that_is_missing_or_stands_twice_is_a_fault() -> None:
    text = json.dumps(value(), ensure_ascii=False)

    assert faults({key: item for key, item in value().items() if key != "warnings"}) == [
        "缺 warnings",
        "warnings：None",
    ]
    assert faults(text.replace('"text": "先行', '"text": "伪造", "text": "先行', 1)) == ["text"]
    with pytest.raises(ValueError):
        parse_strictly('{"a": {"b": 1, "b": 1}}')
    assert faults("[]")
    assert faults("{")


def test_another_script_is_no_fault() -> None:
    assert faults(value() | {"title": "關於試點的通知", "issuers": ["省政府"]}) == []


def test_another_script_has_a_value_as_it_has_those_very_words() -> None:
    """省財政廳 is as long as 省水利厅 in that script, and stands in the text: it is another body all the same."""
    own = Texts("x", {"p_1": "省水利厅会同省财政厅制定办法，一千零一夜。"}, {})
    shown = Texts("x", {"p_1": "省水利廳會同省財政廳制定辦法，一千零壹夜。"}, {})
    within = Alignment.of(own, shown)

    assert same("省水利廳", "省水利厅", str, within)
    assert same("一千零壹夜", "一千零一夜", str, within)  # a row of phrases.tsv for this one place
    assert not same("省財政廳", "省水利厅", str, within)
    assert not same(["省財政廳"], ["省水利厅"], str, within)


def test_a_text_of_another_length_vouches_for_no_value() -> None:
    within = Alignment.of(Texts("x", {"p_1": "某市某县"}, {}), Texts("x", {"p_1": "某县"}, {}))

    assert not same("某县", "某市", str, within)


def test_numbers_and_rows_of_a_head_are_those_of_the_document() -> None:
    changed = value()
    changed["divisions"][0] |= {"number": "", "heading": "一、要求"}

    assert faults(changed) == ["number："]
