import json

from gongwen.render.outline import outline_value
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

KEYS = [
    "title",
    "number",
    "index_number",
    "doc_type",
    "issuers",
    "date",
    "published",
    "salutation",
    "signature",
    "events",
    "sources",
    "front",
    "news",
    "editor_summaries",
    "preamble",
    "divisions",
    "conclusions",
    "attachments",
    "omitted",
    "warnings",
]


def outline(html: str) -> dict[str, object]:
    value = outline_value(parse_structure(read_article(html.encode(), "x.html")))
    assert json.loads(json.dumps(value)) == value
    return value


def test_keys_are_always_there() -> None:
    assert list(outline("<p>正文</p>")) == KEYS


def test_a_division_a_table_a_figure_and_a_warning() -> None:
    table = "<table><tr><th>甲<th>乙</tr><tr><td colspan=2>丙</tr></table>"
    value = outline(
        f"<p>某局关于测试的意见</p>\n<p>二、题</p>{table}<p><img src=a.png alt=图></p><p>某局</p><p>2020年3月4日</p>"
    )

    assert value["divisions"] == [
        {
            "eid": "chp_2",
            "kind": "chapter",
            "number": "二、",
            "heading": "题",
            "line": 2,
            "blocks": [
                {
                    "eid": "chp_2__table_1",
                    "line": 2,
                    "type": "table",
                    "text": "甲\n乙\n丙\n",
                    "rows": [["甲", "乙"], ["丙", ""]],
                    "header_rows": 1,
                    "spans": [{"row": 1, "column": 0, "rows": 1, "columns": 2}],
                },
                {"eid": "chp_2__fig_1", "line": 2, "type": "figure", "text": "", "src": "a.png", "alt": "图"},
            ],
            "divisions": [],
        }
    ]
    assert isinstance(value["warnings"], list)
    warnings = [(w["line"], w["code"], w["message"].partition("（chp_2")[0]) for w in value["warnings"]]
    assert warnings == [(2, "W-number-gap", "二、 是第一个，前面缺 一、；请核对原文")]


def test_an_attachment_has_role_and_keys_of_its_own() -> None:
    value = outline(
        "<p>某局关于印发办法的通知</p><p>请执行。</p><p>某局</p><p>2020年3月4日</p><p>测试办法</p><p>第一条　甲。</p>"
    )
    attachments = value["attachments"]

    assert isinstance(attachments, list)
    assert list(attachments[0]) == [
        "eid",
        "role",
        *(key for key in KEYS[:-2] if key not in ("news", "editor_summaries")),
    ]
    assert (attachments[0]["eid"], attachments[0]["role"], attachments[0]["title"]) == ("att_1", "issued", "测试办法")
