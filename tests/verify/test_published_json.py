import json

import pytest

from gongwen.verify.published import Piece
from gongwen.verify.published_json import read_json


def read(value: object, alternatives: tuple[str, ...] = ()) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    reading = read_json(json.dumps(value), alternatives)
    pieces, strays = ([(piece.eid, piece.text) for piece in found] for found in (reading.pieces, reading.strays))
    return pieces, strays


def block(eid: str, text: str, **more: object) -> dict[str, object]:
    return {"eid": eid, "text": text, "type": "paragraph"} | more


def test_blocks_are_read_in_order() -> None:
    division = {
        "eid": "chp_1",
        "number": "一、",
        "heading": "总则",
        "blocks": [block("chp_1__intro__p_1", "甲"), block("chp_1__wrapup__p_1", "丁")],
        "divisions": [{"eid": "chp_1__sec_1", "number": "（一）", "heading": "", "blocks": [block("x", "乙丙")]}],
    }
    attachment = {"eid": "att_1", "front": [block("att_1__front__p_1", "附")], "title": "附"}
    value = {
        "title": "题",
        "news": [block("news__p_1", "首", line=1), block("news__p_2", "尾", line=3)],
        "editor_summaries": [block("summary__p_1", "摘", line=2, division="chp_1")],
        "front": [block("front__p_1", "题")],
        "preamble": [block("preamble__p_1", "前")],
        "divisions": [division],
        "conclusions": [block("conclusions__p_1", "署")],
        "attachments": [attachment],
        "omitted": [{"line": 1, "what": "外", "text": "外"}],
        "warnings": [{"line": 1, "code": "W-x", "message": "外"}],
    }

    pieces, strays = read(value)

    assert [text for _, text in pieces] == [
        "首",
        "摘",
        "尾",
        "题",
        "前",
        "一、总则",
        "甲",
        "（一）",
        "乙丙",
        "丁",
        "署",
        "附",
    ]
    assert pieces[5] == ("chp_1", "一、总则")
    assert strays == []


@pytest.mark.parametrize(
    ("found", "pieces", "strays"),
    [
        ({"eid": "t", "rows": [["甲", ""], ["乙", "丙"]]}, [("t", "甲\n\n乙\n丙")], []),
        ({"eid": "t", "rows": [["甲"], ["乙"]], "text": "甲 乙"}, [("t", "甲\n乙")], []),
        ({"eid": "t", "rows": [["甲"]], "text": "假"}, [("t", "甲")], [("t", "假")]),
        ({"eid": "f", "text": "", "src": "图.png", "alt": "图"}, [], []),
        ({"eid": "f", "text": "", "src": "图.png", "alt": "假"}, [], [("f", "假")]),
        ({"eid": "p", "text": "甲", "tip": "假"}, [("p", "甲")], [("p", "假")]),
        ({"eid": "p", "text": "甲", "type": "假"}, [("p", "甲")], [("p", "假")]),
        ({"eid": "p", "text": 5, "line": "x"}, [], []),
        ({"text": "甲"}, [], [("", "甲")]),
    ],
)
def test_a_block_is_read(found: object, pieces: list[tuple[str, str]], strays: list[tuple[str, str]]) -> None:
    assert read({"preamble": [found]}, ("图",)) == (pieces, strays)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"front": "甲"}', '{"front": [3]}'])
def test_what_is_no_outline_holds_nothing(text: str) -> None:
    assert read_json(text).pieces == ()


def test_the_last_of_two_keys_counts() -> None:
    assert read_json('{"front": [{"eid": "p", "text": "甲", "text": "乙"}]}').pieces == (Piece("p", "乙"),)
