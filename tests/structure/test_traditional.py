"""Sources in traditional script: read by their simplified characters, kept and published in their own."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document, Metadata, Particulars, walk_divisions
from gongwen.sources.article import read_article
from gongwen.sources.blocks import SourceParagraph
from gongwen.structure.looks import NamedLook, look_at
from gongwen.structure.own_script import in_own_script
from gongwen.structure.parse import parse_structure
from gongwen.text.scripts import script_of, simplified

Parse = Callable[..., Document]
OPINION = (
    "柳河市人民政府辦公廳關於加強漁業工作的指導意見\n柳政辦發〔2022〕14號\n各縣（區）人民政府，市政府各部門、各直屬機構：\n"
    "為做好漁業工作，現提出以下意見。\n一、總體要求\n（一）指導思想。以漁民為本。\n（二）基本原則。堅持自願。\n二、主要任務\n修繕漁港。\n"
    "柳河市人民政府辦公廳\n2022年6月6日"
)


def test_values_are_in_the_sources_own_characters(parse: Parse) -> None:
    document = parse(OPINION)
    metadata = document.main.metadata

    assert (metadata.title, metadata.number) == (
        "柳河市人民政府辦公廳關於加強漁業工作的指導意見",
        "柳政辦發〔2022〕14號",
    )
    assert (metadata.issuers, metadata.signature) == (("柳河市人民政府辦公廳",), "柳河市人民政府辦公廳")
    assert metadata.salutation == "各縣（區）人民政府，市政府各部門、各直屬機構："
    assert (metadata.date, metadata.doc_type, document.script) == ("2022-06-06", "意见", "zh-Hant")
    assert [(e.kind, e.by) for e in metadata.events] == [("promulgated", "柳河市人民政府辦公廳")]
    assert document.findings == ()


def test_text_and_numbers_are_kept(parse: Parse) -> None:
    document = parse(
        "臨渚市渡輪管理辦法\n第一章　總則\n第一條　本辦法依渡輪條例訂定之。\n第一條之一　主管機關為交通局。\n第二章　附則\n第二條　「渡輪」指船。"
    )

    assert [(d.eid, d.number, d.heading) for d in walk_divisions(document.main.divisions) if d.number] == [
        ("chp_1", "第一章", "總則"), ("art_1", "第一條", ""), ("art_1-1", "第一條之一", ""), ("chp_2", "第二章", "附則"), ("art_2", "第二條", ""),
    ]  # fmt: skip
    assert [b.text for d in walk_divisions(document.main.divisions) for b in d.blocks][-1] == "「渡輪」指船。"


@pytest.mark.parametrize(
    ("mark", "eid"),
    [
        ("第 1 條", "art_1"),
        ("第 15-1 條", "art_15-1"),
        ("第 八 章之一 限制出境", "chp_8-1"),
        ("第 一 編", "part_1"),
        ("第 二 節", "sec_2"),
    ],
)
def test_marks_as_taiwan_prints_them(parse: Parse, mark: str, eid: str) -> None:
    document = parse(f"柳灣區綠地條例\n{mark}\n本條例未規定者，適用其他法律。")

    assert document.main.divisions[0].eid == eid
    assert document.main.metadata.title == "柳灣區綠地條例"


def test_points_of_an_article_of_taiwan(parse: Parse) -> None:
    document = parse(
        "柳灣區綠地條例\n第 1 條\n主管機關之職權如下：\n一、綠地之規劃。\n二、綠地之養護。\n第 2 條\n本條例自公布日施行。"
    )

    assert [d.eid for d in walk_divisions(document.main.divisions)] == [
        "art_1", "art_1__para_1", "art_1__para_1__point_1", "art_1__para_1__point_2", "art_2", "art_2__para_1",
    ]  # fmt: skip


def test_a_letter_of_taiwan(parse: Parse) -> None:
    document = parse(
        "柳河院　函\n受文者：如正副本\n發文日期：中華民國113年5月20日\n發文字號：院臺交字第1131012345號\n速別：普通件\n"
        "主旨：請查照辦理綠地事宜。\n說明：\n一、依綠地條例辦理。\n二、請於期限內回覆。\n正本：各縣市政府"
    )
    metadata = document.main.metadata

    assert (metadata.number, metadata.date) == ("院臺交字第1131012345號", "2024-05-20")
    assert [d.number for d in document.main.divisions] == ["一、", "二、"]
    assert [b.text for b in document.main.conclusions] == ["正本：各縣市政府"]
    assert {s.where for s in metadata.sources if s.name in ("number", "date")} == {"正文的标注"}
    assert not {"W-docno-from-page", "W-date-from-page"} & {f.code for f in document.findings}


def test_a_letter_of_taiwan_whose_head_has_labels_that_no_list_knows(parse: Parse) -> None:
    head = "柳河市政府 函\n地址：柳河區縣府路1號\n聯絡方式：03-1234567\n受文者：本府水務局\n"
    day = "發文日期：中華民國112年5月6日\n發文字號：府水字第1120012345號\n"
    read = parse(f"{head}{day}主旨：請查照。\n說明：\n一、略。").main.metadata
    below = parse(f"柳河市政府 函\n聯絡方式：03-1234567\n大家好。\n{day}主旨：請查照。")

    assert (read.number, read.date) == ("府水字第1120012345號", "2023-05-06")
    assert below.main.metadata.number is None
    assert "W-docno-unread" in {f.code for f in below.findings}


@pytest.mark.parametrize(
    ("made", "issuers"),
    [
        ("中華民國100年10月19日柳河市政府柳府法規字第1001234567號令訂定發布", ("柳河市政府",)),
        ("中華民國99年1月22日柳政院院臺秘字第0990090450號函修正", ("柳政院",)),
        ("中華民國112年2月20日柳院促字第11225504720號函修正", ()),  # the number alone names nobody
        ("中華民國99年1月22日柳河市政府工務局柳市工採字第0990090450號令修正", ("柳河市政府工務局",)),
        ("中華民國99年1月22日柳政院環境署環署廢一字第0990090450號令修正", ("柳政院環境署",)),
        ("中華民國99年1月22日柳學部柳學(三)字第0990090450A號令修正", ("柳學部",)),
        ("中華民國99年1月22日柳河市政府甲乙字第0990090450號令修正", ()),  # nothing tells where the name ends
    ],
)
def test_who_made_a_rule_is_told_from_the_number_of_his_letter(
    parse: Parse, made: str, issuers: tuple[str, ...]
) -> None:
    assert parse(f"柳河停車場管理辦法\n{made}\n第 1 條 停車有序。").main.metadata.issuers == issuers


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("柳學(三)字第1122801234A號", "柳學(三)字第1122801234A號"),
        ("柳動條3字第1120148000號", "柳動條3字第1120148000號"),
        ("教育局通函第35/2023號", "教育局通函第35/2023號"),
        ("發展局技術通告(工務)第2/2023號", "發展局技術通告(工務)第2/2023號"),
        ("2023年第45號法律公告", "2023年第45號法律公告"),
        ("停車第3章", None),
    ],
)
def test_numbers_of_taiwan_and_hong_kong(parse: Parse, line: str, number: str | None) -> None:
    assert parse(f"{line}\n關於停車的通知\n各校：\n一、略。").main.metadata.number == number


def test_an_order_brings_its_rules_with_it(parse: Parse) -> None:
    order = "柳學部 令\n中華民國112年5月6日\n柳學(三)字第1122801234A號\n修正「學生工作要點」，並自即日生效。\n附修正「學生工作要點」\n部長 王小明\n學生工作要點\n一、為推動工作，訂定本要點。"

    assert parse(order).main.metadata.title == "學生工作要點"


def test_a_law_whose_title_has_a_label(parse: Parse) -> None:
    document = parse(
        "法規名稱：柳灣區減刑條例\n法規類別：法務部＞檢察目\n第 1 條\n為紀念開港，特制定本條例。\n第 2 條\n本條例自公布日施行。"
    )

    assert document.main.metadata.title == "柳灣區減刑條例"
    assert [d.number for d in document.main.divisions] == ["第 1 條", "第 2 條"]


def test_articles_that_are_headings_beside_lines_that_only_name_one(parse: Parse) -> None:
    text = (
        "# 綠地條例\n\n" + "".join(f"##### 第 {n} 條\n綠地應養護。\n" for n in range(1, 7)) + "第三條之規定，準用之。\n"
    )

    assert [d.eid for d in parse(text, name="x.md").main.divisions] == [f"art_{n}" for n in range(1, 7)]


def test_a_table_of_contents_of_links(parse: Parse) -> None:
    text = (
        "# 綠地條例\n\n## 編章節\n* [第 一 章 總則](#第-一-章-總則)\n* [第 二 章 附則](#第-二-章-附則)\n\n"
        "## 第 一 章 總則\n##### 第 1 條\n綠地應養護。\n## 第 二 章 附則\n##### 第 2 條\n自公布日施行。\n"
    )

    assert [d.heading for d in parse(text, name="x.md").main.divisions] == ["總則", "附則"]


def test_words_that_stand_nowhere_in_the_text_stay_as_they_are() -> None:
    lines = [NamedLook(look_at(SourceParagraph(1, "關於條例"), simplified), "front__p_1")]
    metadata = in_own_script(Metadata(title="关于 条例", number="甲条〔2024〕1号", signature="条例之外"), lines)

    assert (metadata.title, metadata.number, metadata.signature) == ("關於 條例", "甲条〔2024〕1号", "条例之外")


def test_document_yml_says_the_script(parse: Parse) -> None:
    assert parse(OPINION, Particulars(script="zh-Hant-HK")).script == "zh-Hant-HK"
    assert parse(OPINION, Particulars(script="zh-Hans")).main.metadata.title is None


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("國務院關於加強條例實施的意見", "zh-Hant"),
        ("國務院關於加強條例實施的意見，中華民國臺北", "zh-Hant-TW"),
        ("香港條例關於實體規則的憲報", "zh-Hant-HK"),
        ("国务院关于加强条例实施的意见", "zh-Hans"),
        ("國務", "zh-Hans"),  # too few to tell
        ("國務條關於，国务条关规会", "zh-Hans"),  # a simplified text that quotes a name
        ("國務條關於規會為，国", "zh-Hant"),
        ("", "zh-Hans"),
    ],
)
def test_scripts(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "simple"), [("「條」『例』", "“条”‘例’"), ("abc 國", "abc 国"), ("国务", "国务"), ("\ud800國", "\ud800国")]
)
def test_simplified_one_for_one(text: str, simple: str) -> None:
    assert simplified(text) == simple


def test_a_circular_of_hong_kong(parse: Parse) -> None:
    circular = "教育局通告第8／2023號\n學校泳池安全須知\n摘要\n本通告旨在公布須知，各學校應當實施。\n2. 各學校須於二零二三年九月一日起實施。\n3. 如有查詢，請致電。\n"
    values = parse(circular).main.metadata

    assert (values.title, values.number, values.issuers) == (
        "學校泳池安全須知",
        "教育局通告第8/2023號",
        ("教育局",),
    )


def test_the_number_of_a_letter_that_a_page_prints_above_the_text_is_told() -> None:
    head = "<div><p>柳河部</p><p>本部新聞</p><p>柳法字第1130012345號</p></div>"
    text = "<div><p>主旨：請查照辦理綠地事宜，並轉知所屬機關。</p><p>說明：依綠地條例辦理，請於期限內回覆。</p></div>"
    document = parse_structure(read_article(f"<html><body>{head}{text}</body></html>".encode(), "x.html"))

    assert [f.message[5:15] for f in document.findings if f.code == "W-docno-unread"] == ["柳法字第113001"]
