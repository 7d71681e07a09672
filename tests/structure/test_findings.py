"""What is doubtful is said with a code and a line; what is right is not."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Acceptance, Document, Particulars
from gongwen.structure.personal import personal_numbers

Parse = Callable[..., Document]
HEAD = "某局关于测试的通知\n"
TAIL = "\n某局\n2020年3月4日"


def found(document: Document) -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in document.findings]


@pytest.mark.parametrize(
    ("body", "findings"),
    [
        ("一、甲\n二、乙", []),
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊", []),  # rows that restart
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（三）戊\n（四）己", []),  # rows that run on
        ("一、甲\n四、乙", [("W-number-gap", 3)]),
        ("二、甲\n三、乙", [("W-number-gap", 2)]),
        ("一、甲\n一、乙", [("W-number-repeat", 3)]),
        ("一、甲\n三、乙\n二、丙", [("W-number-gap", 3), ("W-number-order", 4)]),
        ("一、甲\n（一）乙\n二、丙\n（三）丁", [("W-number-gap", 5)]),
        ("一、甲\n1.乙\n（一）丙", [("W-level", 4)]),
        ("第二章　甲\n第一条　乙。", [("W-number-gap", 2)]),
        ("第一条　甲。\n第一条之一　乙。\n第二条　丙。", []),
        ("一、甲\n三\n二、乙", [("W-damaged", 3)]),
        ("一、甲&sp;\n二、乙", []),  # within a heading, said of the blocks only where it is one
    ],
)
def test_numbers(parse: Parse, body: str, findings: list[tuple[str, int]]) -> None:
    assert [f for f in found(parse(HEAD + body + TAIL)) if f[0] != "W-damaged" or "&" not in body] == findings


def test_a_gap_names_what_is_missing(parse: Parse) -> None:
    messages = [
        f.message.partition("（chp_")[0] for f in parse(HEAD + "一、甲\n四、乙\n（一）丙\n（三）丁" + TAIL).findings
    ]

    assert messages == ["一、 之后是 四、，缺 二、至三、；请核对原文", "（一） 之后是 （三），缺 （二）；请核对原文"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("一、甲\n文。" + TAIL, "W-title-missing"),
        (HEAD + "一、甲\n文。", "W-date-missing"),
        ("关于测试的通知\n一、甲\n文。", "W-issuer-missing"),
        (HEAD + "一、甲\n文。\n某局\n2020年13月45日", "W-date-invalid"),
        (HEAD + "一、甲\n文&sp;字。" + TAIL, "W-damaged"),
        ("---\na: b\n---\n", "W-text-missing"),
    ],
)
def test_what_is_missing_or_damaged(parse: Parse, text: str, code: str) -> None:
    assert code in [f.code for f in parse(text).findings]


@pytest.mark.parametrize(
    ("field", "findings"),
    [
        ("title: 某局关于测试的通知", []),
        ("title: 某局：测试来了", []),  # a headline, not a title
        ("title: 某局关于别的事情的通知", [("W-conflict", 2)]),
    ],
)
def test_the_text_wins_over_the_page(parse: Parse, field: str, findings: list[tuple[str, int]]) -> None:
    document = parse(f"---\n{field}\n---\n{HEAD}请执行。{TAIL}")

    assert document.main.metadata.title == "某局关于测试的通知"
    assert found(document) == findings


def test_contradictions_of_a_metadata_table(parse: Parse) -> None:
    table = (
        "<table><tr><td>发文字号：<td>国令第76号</tr><tr><td>成文日期：<td>2020年03月05日</tr>"
        "<tr><td>发文机关：<td>某局</tr><tr><td>索引号：<td>0001</tr></table>\n"
    )
    text = "".join(
        f"<p>{line}</p>" for line in (HEAD + "各单位：\n请各单位认真贯彻执行本通知的各项要求。" + TAIL).split("\n")
    )
    document = parse(f"<body>{table}<div>{text}</div></body>", name="x.html")

    assert found(document) == [("W-conflict", 1), ("W-docno-from-page", 1)]  # the day; the number is not in the text
    assert document.main.metadata.number == "国令第76号"
    assert document.main.metadata.index_number == "0001"


def test_the_title_that_only_the_page_has_is_taken_with_a_warning(parse: Parse) -> None:
    document = parse(f"---\ntitle: 某局关于测试的通知\n---\n一、甲\n文。{TAIL}")

    assert (document.main.metadata.title, document.main.metadata.doc_type) == ("某局关于测试的通知", "通知")
    assert found(document) == [("W-title-from-page", 2)]


def test_the_title_of_the_page_without_the_name_of_its_site(parse: Parse) -> None:
    body = "<p>一、甲</p><p>正文。</p><p>某局</p><p>2020年3月4日</p>"
    document = parse(f"<title>某局关于测试的通知 - 某网</title>\n<div>{body}</div>", name="x.html")

    assert document.main.metadata.title == "某局关于测试的通知"
    assert found(document) == [("W-title-from-page", 1)]


@pytest.mark.parametrize(
    ("markup", "codes"),
    [
        ('<img src="https://example.org/a.png">', []),
        ('<img src="图/a.png">', []),
        ('<img src="../a.png">', [("W-image", 2)]),
        ('<img src="">', [("W-image", 2)]),
        ('<a href="表.xls">表</a>', []),
        ('<a href="../表.xls">表</a>', [("W-file", 2)]),
        ('<a href="../page.html">页</a>', []),  # a page of the site, no annex
        ('<a href="/attach/表.xls">表</a>', []),  # on the site, not beside the page
    ],
)
def test_addresses_that_lead_out_of_the_folder_are_named(
    parse: Parse, markup: str, codes: list[tuple[str, int]]
) -> None:
    document = parse(f"<p>某局关于测试的通知</p>\n<p>{markup}</p>\n<p>某局</p><p>2020年3月4日</p>", name="x.html")

    assert found(document) == codes


@pytest.mark.parametrize(
    ("acceptance", "left"),
    [
        (Acceptance("W-number-gap", None, "原文如此"), []),
        (Acceptance("W-number-gap", "chp_4", "原文如此"), []),
        (Acceptance("W-number-gap", "chp_1", "别处"), ["W-number-gap"]),
        (Acceptance("W-level", None, "别的"), ["W-number-gap"]),
    ],
)
def test_an_accepted_warning_is_not_repeated(parse: Parse, acceptance: Acceptance, left: list[str]) -> None:
    document = parse(HEAD + "一、甲\n四、乙" + TAIL, Particulars(accept=(acceptance,)))

    assert [f.code for f in document.findings] == left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人身份证号11010519491231002X。", [("身份证号", "110…2X")]),
        ("１１０１０５１９４９１２３１００２Ｘ", []),  # full-width letters are none of a number
        ("１１０１０５１９４９１２３１００２1", []),  # a wrong check digit
        ("110105194912310021", []),
        ("110105194912310020", []),
        ("440524188001010014", [("身份证号", "440…14")]),
        ("341224199811112340", [("身份证号", "341…40")]),  # a digit for every weight
        ("电话13800138000，手机 +86 138-0013-8000。", [("手机号", "138…00"), ("手机号", "138…00")]),
        ("电话１３８００１３８０００", [("手机号", "138…00")]),
        ("12800138000 与 138001380001 与 A13800138000", []),
        ("卡号6222 0212 3456 7894，户名某某。", [("银行卡号", "622…94")]),
        ("卡号6222 0212 3456 7895，户名某某。", []),  # fails Luhn's check
        ("卡号4111 1111 1111 1111。", [("银行卡号", "411…11")]),
        ("卡号4111111111111112。", []),
        ("文号3500000000000000000000", []),
        ("编号9111111111111111", []),  # no bank's
    ],
)
def test_numbers_of_persons(parse: Parse, text: str, expected: list[tuple[str, str]]) -> None:
    assert list(personal_numbers(text)) == expected
    found_in_text = [f for f in parse(f"某局通知\n一、{text}").findings if f.code == "W-personal"]
    assert len(found_in_text) == len(set(expected))
    assert all("…" in f.message and "chp_1" in f.message for f in found_in_text)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("本规定适用于大青?村。", True),
        ("石?镇更名为石桥镇。", True),
        ("网址 https://example.gov.cn/a?b=1 公布。", False),
        ("问：何时办理？可以网上办吗?可以。", False),
        ("是否可以?可以。", False),
        ("甲与乙有几处?三处。", False),
        ("可以网上办吗？适用于大青?村。", True),  # the sentence before asks
        ("大青？村", False),
    ],
)
def test_a_character_that_was_lost_to_a_question_mark(parse: Parse, text: str, damaged: bool) -> None:
    codes = [f.code for f in parse(f"某局规定\n第一条　{text}").findings]

    assert ("W-damaged" in codes) is damaged


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("一、甲事项\n三、乙事项", "W-number-gap", "（chp_3：“三、乙事项”；例：accept: [{code: W-number-gap, at: chp_3, because: 原文如此}]）"),
        ("一、甲事项\n二、乙事项", "W-date-missing", "例：date: 2024-01-02）"),
        ("一、甲\n2022年13月45日", "W-date-invalid", "例：date: 2024-01-02）"),
    ],
)  # fmt: skip
def test_a_finding_has_its_place_and_an_example(parse: Parse, text: str, code: str, where: str) -> None:
    finding = next(f for f in parse(f"某局关于测试的通知\n{text}").findings if f.code == code)

    assert finding.message.endswith(where)


def test_long_words_are_cut_in_a_finding(parse: Parse) -> None:
    finding = next(
        f for f in parse(f"某局关于测试的通知\n一、甲\n三、{'乙' * 30}").findings if f.code == "W-number-gap"
    )

    assert f"（chp_3：“三、{'乙' * 22}…”" in finding.message


def test_a_source_without_a_text_is_reported_at_its_first_line(parse: Parse) -> None:
    assert {f.line for f in parse("---\na: b\n---\n").findings} == {1}
