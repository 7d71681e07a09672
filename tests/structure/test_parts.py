"""Where one document of a source ends and the next begins."""

from collections.abc import Callable

import pytest

from gongwen.model import Document

Parse = Callable[..., Document]
NOTICE = (
    "某市人民政府关于印发测试办法的通知\n测发〔2020〕1号\n各区人民政府：\n"
    "现将《测试办法》印发给你们。\n某市人民政府\n2020年3月4日\n"
)
REGULATION = "测试办法\n第一条　甲。\n第二条　乙。\n"


def parts(document: Document) -> list[tuple[str, str, str | None, int]]:
    return [(p.eid, p.role, p.metadata.title, len(p.divisions)) for p in (document.main, *document.main.attachments)]


def test_a_notice_and_what_it_issues(parse: Parse) -> None:
    document = parse(NOTICE + "（此件公开发布）\n" + REGULATION)

    assert parts(document) == [
        ("", "main", "某市人民政府关于印发测试办法的通知", 0),
        ("att_1", "issued", "测试办法", 2),
    ]
    assert document.main.metadata.date == "2020-03-04"
    assert [b.text for b in document.main.conclusions][-1] == "（此件公开发布）"
    assert document.main.attachments[0].divisions[0].eid == "att_1__art_1"
    assert document.findings == ()


def test_what_is_issued_without_a_title_of_its_own(parse: Parse) -> None:
    assert parts(parse(NOTICE + "第一条　甲。\n第二条　乙。"))[1] == ("att_1", "issued", None, 2)


def test_a_cover_that_only_a_date_closes(parse: Parse) -> None:
    document = parse("关于印发测试办法的通知\n现印发给你们。\n2020年3月4日\n" + REGULATION)

    assert [a.metadata.title for a in document.main.attachments] == ["测试办法"]


def test_two_documents_issued_by_one_notice(parse: Parse) -> None:
    document = parse(NOTICE + "甲工作方案\n一、目标\n文。\n二、措施\n文。\n乙工作方案\n一、目标\n文。\n二、措施\n文。")

    assert [(p.metadata.title, len(p.divisions)) for p in document.main.attachments] == [
        ("甲工作方案", 2),
        ("乙工作方案", 2),
    ]


def test_a_forwarded_report_has_its_own_signature(parse: Parse) -> None:
    document = parse(
        "某省人民政府转发某局关于测试的报告的通知\n各市人民政府：\n现转发给你们。\n某省人民政府\n一九九六年二月五日\n"
        "关于测试的报告\n省人民政府：\n一、甲\n文。\n以上意见如无不妥，请批转执行。\n某局\n一九九六年一月二十五日"
    )
    report = document.main.attachments[0]

    assert (document.main.metadata.date, document.main.metadata.issuers) == ("1996-02-05", ("某省人民政府",))
    assert (report.role, report.metadata.signature, report.metadata.date) == ("forwarded", "某局", "1996-01-25")
    assert report.conclusions[0].text == "以上意见如无不妥，请批转执行。"


def test_annexes(parse: Parse) -> None:
    document = parse(
        "某局关于测试的通知\n各单位：\n请执行。\n附件：1.甲名录\n2.乙名录\n某局\n2020年3月4日\n"
        "附件1\n甲名录\n1.甲项目。\n2.乙项目。\n附件2\n乙名录\n一、类别\n文。"
    )

    assert parts(document) == [
        ("", "main", "某局关于测试的通知", 0),
        ("att_1", "annex", "甲名录", 0),  # a plain list of entries has no divisions
        ("att_2", "annex", "乙名录", 1),
    ]
    assert [b.text for b in document.main.conclusions][:2] == ["附件：1.甲名录", "2.乙名录"]


def test_an_annex_below_a_text_that_nobody_signs(parse: Parse) -> None:
    document = parse("测试办法\n第一条　甲。\n第二条　乙。\n附：相关定义\n一、丙\n文。\n二、丁\n文。")

    assert [d.eid for d in document.main.divisions] == ["art_1", "art_2"]
    assert [(a.role, a.metadata.title, len(a.divisions)) for a in document.main.attachments] == [
        ("annex", "相关定义", 2)
    ]


def test_an_order_of_two_departments(parse: Parse) -> None:
    metadata = parse(
        "中华人民共和国某部\n中华人民共和国某委员会\n令\n第5号\n《测试办法》已经通过，现予公布。\n"
        "部长　某某某\n2020年1月1日\n"
        "测试办法\n第一条　甲。"
    ).main.metadata

    assert (metadata.title, metadata.number, metadata.issuers) == ("测试办法", "令第5号", ("某部", "某委员会"))


def test_a_list_of_members_is_an_annex(parse: Parse) -> None:
    document = parse(
        "某局关于测试的通知\n各单位：\n请执行。\n某局\n2020年3月4日\n附件\n联席会议制度\n一、职能\n文。\n"
        "联席会议\n成员名单\n召集人：甲乙丙　　某部部长\n丁　戊　　某部副部长"
    )

    assert parts(document)[1:] == [("att_1", "annex", "联席会议制度", 1), ("att_2", "annex", "联席会议成员名单", 0)]


def test_an_order_s_document_is_the_regulation(parse: Parse) -> None:
    document = parse(
        "某市人民政府令\n第179号\n《测试办法》已经通过，现予公布，自2021年3月1日起施行。\n"
        "市　长：某某某\n2021年1月29日\n"
        "测试办法\n第一条　甲。\n第二条　乙。"
    )
    metadata = document.main.metadata

    assert (metadata.title, metadata.number, metadata.date) == ("测试办法", "某市人民政府令第179号", "2021-01-29")
    assert metadata.issuers == ("某市人民政府",)
    assert [b.text for b in document.main.preamble][:2] == ["某市人民政府令", "第179号"]
    assert [d.eid for d in document.main.divisions] == ["art_1", "art_2"]
    assert document.main.attachments == ()


def test_a_decision_that_carries_an_order_s_number_is_no_order(parse: Parse) -> None:
    document = parse(
        "国务院关于废止部分行政法规的决定\n国务院令第7号\n国务院决定：\n一、废止甲条例。\n二、废止乙条例。\n"
        "本决定自公布之日起施行。\n总理　某某某\n2020年1月1日"
    )

    assert document.main.metadata.title == "国务院关于废止部分行政法规的决定"
    assert document.main.metadata.number == "国务院令第7号"
    assert [b.text for b in document.main.conclusions] == ["本决定自公布之日起施行。", "总理　某某某", "2020年1月1日"]
    assert len(document.main.divisions) == 2


def test_a_second_document_that_nothing_announces_is_a_warning_on_its_line(parse: Parse) -> None:
    one = "某局关于{}事项的意见\n测发〔2020〕1号\n一、甲\n文。\n二、乙\n文。\n某局\n2020年3月4日\n"
    document = parse(one.format("甲") + one.format("乙"))

    assert len(document.main.divisions) == 2
    assert [(f.code, f.line) for f in document.findings] == [("W-second-document", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "某局关于测试的意见\n（2020年3月4日）\n一、甲\n文。",  # a date below the title ends nothing
        "某局关于测试的意见\n一、甲\n某局\n负责组织实施。\n二、乙\n附件所列单位负责。",
        "某条例\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。",
        "某局关于测试的意见\n一、甲\n附件1规定的单位除外。\n二、乙\n文。",
    ],
)
def test_one_document_stays_one(parse: Parse, text: str) -> None:
    assert parse(text).main.attachments == ()
