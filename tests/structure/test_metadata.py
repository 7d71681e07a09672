from collections.abc import Callable

import pytest

from gongwen.model import Document, Event, Particulars
from gongwen.structure.events import dated_events
from gongwen.structure.numbers import document_number, promulgating_number
from gongwen.structure.titles import TitleLine, read_title, title_issuers

Parse = Callable[..., Document]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("国务院关于印发测试|实施方案的通知", "国务院关于印发测试实施方案的通知"),
        ("国务院办公厅关于印发|国 家 测 试 预 案 的 函", "国务院办公厅关于印发国家测试预案的函"),
        ("甲市甲局|甲市乙局|关于测试的通知", "甲市甲局 甲市乙局关于测试的通知"),
        ("甲局关于试行《测试法|实施条例》有关规定的决定", "甲局关于试行《测试法实施条例》有关规定的决定"),
        ("测试办法|（试行）", "测试办法（试行）"),
        ("测发〔2020〕1号|测试办法", "测试办法"),
        ("测试规定|2020年3月4日 国务院公布|测试规定", "测试规定"),  # the title stands twice
        ("附件1|测试名录", "测试名录"),
        ("甲局　乙局关于测试的通知", "甲局　乙局关于测试的通知"),
    ],
)
def test_titles_over_lines(lines: str, title: str) -> None:
    assert read_title([TitleLine(line) for line in lines.split("|")]) == title


def test_two_headings_of_one_level_are_one_title() -> None:
    assert read_title([TitleLine("某某法典", 1), TitleLine("合同编", 1)]) == "某某法典 合同编"


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("国务院关于测试的意见", ("国务院",)),
        ("甲市民政局 甲市财政局关于测试的通知", ("甲市民政局", "甲市财政局")),
        ("某省高级人民法院、某省人民检察院关于测试的规定", ("某省高级人民法院", "某省人民检察院")),
        ("国务院办公厅转发某局关于测试的通知", ("国务院办公厅",)),
        ("关于测试的通知", ()),
        ("测试办法", ()),
        ("努力做好关于测试的方案", ()),  # the words before 关于 are no organ
    ],
)
def test_issuers_of_a_title(title: str, issuers: tuple[str, ...]) -> None:
    assert title_issuers(title) == issuers


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("测发〔2018〕1号", "测发〔2018〕1号"),
        ("测发[2018]1号", "测发〔2018〕1号"),
        ("测發〔２０１８〕１４号", "测发〔2018〕14号"),
        ("（测发〔2018〕1号）", "测发〔2018〕1号"),
        ("国函 〔2018〕 159 号", "国函〔2018〕159号"),
        ("某市人民政府令 第179号", "某市人民政府令第179号"),
    ],
)
def test_numbers_take_the_form_of_the_standard(line: str, number: str) -> None:
    assert document_number(line) == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2015年2月9日 中华人民共和国国务院令第659号公布", "国务院令第659号"),
        ("（2020年3月5日试点市人民政府令第9号公布　自2020年5月1日起施行）", "试点市人民政府令第9号"),
        ("二〇二〇年三月五日试点市人民政府令第九号发布", "试点市人民政府令第九号"),
        ("2019年12月1日日照市人民政府令第120号公布", "日照市人民政府令第120号"),
        ("试点市人民政府令第9号公布", "试点市人民政府令第9号"),
        ("2015年2月9日 国务院通过", None),
    ],
)
def test_the_number_of_the_order_in_a_dated_line(line: str, number: str | None) -> None:
    assert promulgating_number(line) == number


@pytest.mark.parametrize(
    ("line", "events"),
    [
        ("2015年1月14日 国务院第78次常务会议通过", [("2015-01-14", "adopted", "国务院")]),
        ("2015年3月20日 施行", [("2015-03-20", "effective", None)]),
        (
            "1999年9月24日 某省第九届人民代表大会常务委员会第十一次会议通过",
            [("1999-09-24", "adopted", "某省人民代表大会常务委员会")],
        ),
        ("根据2009年8月27日某会议《关于修改部分法律的决定》第一次修正", [("2009-08-27", "amended", "某会议")]),
        (
            "（1991年3月4日中华人民共和国国务院令第76号发布　2018年9月6日国务院第23次常务会议修订通过）",
            [("1991-03-04", "promulgated", "国务院"), ("2018-09-06", "amended", "国务院")],
        ),
        (
            "2017年6月28日某会通过并经2017年7月28日某会批准的《关于修改〈某条例〉的决定》修正",
            [("2017-07-28", "amended", "某会")],
        ),
        ("2023年2月30日 国务院公布", []),  # no such day
        (
            "2024年1月17日 甲委员会第19次会议、2024年1月3日乙委员会第二十次会议通过",
            [("2024-01-17", "adopted", "甲委员会"), ("2024-01-03", "adopted", "乙委员会")],
        ),
        ("2014年7月29日 《国务院关于修改部分行政法规的决定》第一次修订", [("2014-07-29", "amended", "国务院")]),
    ],
)
def test_events_of_dated_lines(line: str, events: list[tuple[str, str, str | None]]) -> None:
    assert [(e.date, e.kind, e.by) for e in dated_events(line, "front__p_2")] == events


def test_a_law(parse: Parse) -> None:
    metadata = parse(
        "# 某条例\n\n2015年1月14日 国务院通过\n\n2015年2月9日 国务院令第659号公布\n\n2015年3月20日施行\n\n第一条 甲。",
        name="x.md",
    ).main.metadata

    assert (metadata.title, metadata.number, metadata.date) == ("某条例", "国务院令第659号", "2015-02-09")
    assert (metadata.issuers, metadata.doc_type) == (("国务院",), "条例")
    assert [e.kind for e in metadata.events] == ["adopted", "promulgated", "effective"]
    assert [e.eid for e in metadata.events] == ["front__p_2", "front__p_3", "front__p_4"]


def test_a_dated_line_that_runs_on(parse: Parse) -> None:
    document = parse(
        "# 某法\n1994年7月5日 某会议通过\n2019年8月26日 某会第二次会议《关于修改〈甲法〉第三十条\n"
        "第三十一条的决定》第三次修正\n"
        "第一条 甲。",
        name="x.md",
    )

    assert [(e.date, e.kind, e.eid) for e in document.main.metadata.events] == [
        ("1994-07-05", "adopted", "front__p_2"),
        ("2019-08-26", "amended", "front__p_3"),
    ]
    assert document.main.metadata.date == "2019-08-26"
    assert [d.eid for d in document.main.divisions] == ["art_1"]


@pytest.mark.parametrize("order", ["title number", "number title"])
def test_the_number_stands_before_or_after_the_title(parse: Parse, order: str) -> None:
    lines = {"title": "某局关于测试的通知", "number": "测发〔2020〕1号"}
    metadata = parse(
        "\n".join(lines[name] for name in order.split()) + "\n各单位：\n请执行。\n某局\n2020年3月4日"
    ).main.metadata

    assert (metadata.title, metadata.number, metadata.salutation) == (
        "某局关于测试的通知",
        "测发〔2020〕1号",
        "各单位：",
    )


def test_the_print_line_is_not_the_signature_s_date(parse: Parse) -> None:
    metadata = parse(
        "某局关于测试的通知\n请执行。\n某局\n2020年3月4日\n公开方式：主动公开\n某局办公室　2020年3月9日印发"
    ).main.metadata

    assert (metadata.date, metadata.signature) == ("2020-03-04", "某局")


def test_signature_and_date_on_one_line(parse: Parse) -> None:
    document = parse("关于测试的通知\n请执行。\n某市甲局　2020年3月4日\n附件\n测试名录\n一、甲\n文。")

    assert (document.main.metadata.date, document.main.metadata.issuers) == ("2020-03-04", ("某市甲局",))
    assert document.main.metadata.signature == "某市甲局"
    assert [a.metadata.title for a in document.main.attachments] == ["测试名录"]


def test_an_excerpt_that_is_one_part_of_a_code(parse: Parse) -> None:
    assert parse("# 第七编　测试\n\n## 第一章　甲\n\n第一条　乙。", name="x.md").main.metadata.title == "第七编　测试"


def test_a_date_before_the_signature(parse: Parse) -> None:
    metadata = parse("某局关于测试的意见\n一、甲\n文。\n二〇二〇年三月四日\n某局").main.metadata

    assert (metadata.date, metadata.signature) == ("2020-03-04", "某局")


def test_joint_issuers_sign_one_a_line(parse: Parse) -> None:
    metadata = parse("关于测试的通知\n各单位：\n请执行。\n某市甲局\n某市乙局\n2020年3月4日").main.metadata

    assert metadata.issuers == ("某市甲局", "某市乙局")
    assert metadata.events[0].by == "某市甲局、某市乙局"


def test_a_salutation_over_two_lines(parse: Parse) -> None:
    metadata = parse("某局关于测试的通知\n各市、县人民政府，\n各有关单位：\n请执行。").main.metadata

    assert metadata.salutation == "各市、县人民政府，各有关单位："


def test_a_spaced_out_signature_is_one_name(parse: Parse) -> None:
    assert parse("关于测试的通知\n请执行。\n财 政 部\n2020年3月4日").main.metadata.issuers == ("财政部",)


def test_no_document_gets_no_invented_metadata(parse: Parse) -> None:
    metadata = parse("有人指出，理论很重要。\n报告用八个方面阐述了内容。").main.metadata

    assert (metadata.title, metadata.number, metadata.date, metadata.issuers) == (None, None, None, ())


def test_document_yml_wins(parse: Parse) -> None:
    event = Event("2020-05-06", "promulgated", "乙局", None)
    particulars = Particulars(title="乙局通知", issuers=("乙局",), date="2020-05-06", events=(event,))
    metadata = parse("某局关于测试的通知\n请执行。\n某局\n2020年3月4日", particulars).main.metadata

    assert (metadata.title, metadata.issuers, metadata.date) == ("乙局通知", ("乙局",), "2020-05-06")
    assert metadata.events == (event,)
