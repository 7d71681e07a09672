"""document.yml says in words where the document begins and ends, and where its attachments begin."""

# ruff: noqa: E501 -- a case is a row of its table

import re
from collections.abc import Callable

import pytest

from gongwen.model import Document, Particulars

Parse = Callable[..., Document]
TEXT = (
    "市里有好消息。\n柳河市水务局关于巡河的通知\n柳水〔2024〕3号\n各区水务局：\n一、巡河。每日一次。\n二、报告。按月一次。\n"
    "柳河市水务局\n2024年3月5日\n巡河要点\n一、看水色。\n二、看岸线。\n市民可以拨打电话。"
)


def shape(document: Document) -> tuple[list[str], str, list[str], list[str]]:
    """News, the document's first line, the attachments' first lines, the codes."""
    main = document.main
    first = (*main.front, *main.preamble)[0].text
    attached = [
        (*part.front, *part.preamble)[0].text if part.front or part.preamble else "" for part in main.attachments
    ]
    return [b.text for b in document.frame.news], first, attached, [f.code for f in document.findings]


@pytest.mark.parametrize(
    ("particulars", "news", "first", "attached"),
    [
        (Particulars(begins="柳河市水务局关于", ends="二、看岸线"), ["市里有好消息。", "市民可以拨打电话。"], "柳河市水务局关于巡河的通知", ["巡河要点"]),
        (Particulars(begins="柳河市 水务局关于"), ["市里有好消息。"], "柳河市水务局关于巡河的通知", ["巡河要点"]),
        (Particulars(begins="柳河市水务局关于巡查的通知"), ["市里有好消息。"], "柳河市水务局关于巡河的通知", ["巡河要点"]),  # redrafted
        (Particulars(begins="柳河市水务局", attachments=()), ["市里有好消息。"], "柳河市水务局关于巡河的通知", []),
        (Particulars(begins="柳河市水务局", attachments=("二、报告", "巡河要点")), ["市里有好消息。"], "柳河市水务局关于巡河的通知", ["", "巡河要点"]),
        (Particulars(ends="二、报告"), ["柳河市水务局", "2024年3月5日", "巡河要点", "一、看水色。", "二、看岸线。", "市民可以拨打电话。"], "市里有好消息。", []),
    ],
)  # fmt: skip
def test_bounds(parse: Parse, particulars: Particulars, news: list[str], first: str, attached: list[str]) -> None:
    found = shape(parse(TEXT, particulars))

    assert found[:3] == (news, first, attached)
    assert "W-bounds" not in found[3]


def test_an_attachment_may_begin_on_the_second_line(parse: Parse) -> None:
    assert shape(parse(TEXT, Particulars(attachments=("柳河市水务局关于",))))[1:3] == (
        "市里有好消息。",
        ["柳河市水务局关于巡河的通知"],
    )


def test_an_attachment_begins_below_the_first_line(parse: Parse) -> None:
    found = shape(parse(TEXT, Particulars(begins="柳河市水务局关于", attachments=("柳河市水务局",))))

    assert (found[1], found[2]) == ("柳河市水务局关于巡河的通知", ["柳河市水务局"])


def test_what_the_editor_settles_is_no_second_document(parse: Parse) -> None:
    assert "W-second-document" in shape(parse(TEXT))[3]
    assert "W-second-document" not in shape(parse(TEXT, Particulars(attachments=("巡河要点",))))[3]


@pytest.mark.parametrize(
    ("particulars", "key"),
    [
        (Particulars(begins="另一份公文的开头"), "begins"),
        (Particulars(ends="另一份公文的末尾"), "ends"),
        (Particulars(attachments=("巡河要点", "另一个附件的开头")), "attachments"),
    ],
)
def test_words_that_stand_nowhere_are_reported(parse: Parse, particulars: Particulars, key: str) -> None:
    findings = [f.message for f in parse(TEXT, particulars).findings if f.code == "W-bounds"]

    assert len(findings) == 1
    assert f"的 {key} 没有采用" in findings[0]
    assert "另一" in findings[0]


def test_an_attachment_named_within_what_is_left_out_is_none(parse: Parse) -> None:
    document = parse(TEXT, Particulars(begins="柳河市水务局", ends="2024年3月5日", attachments=("巡河要点",)))

    assert document.main.attachments == ()


def test_the_key_that_a_second_document_is_told_with_ends_the_document(parse: Parse) -> None:
    told = next(f.message for f in parse(TEXT).findings if f.code == "W-second-document")
    words = re.search(r"ends: (.+?)）", told)

    assert words is not None
    assert "W-second-document" not in shape(parse(TEXT, Particulars(ends=words[1])))[3]
