import pytest

from gongwen.errors import DocumentYmlError
from gongwen.model import Acceptance, Event, Particulars, PhraseRow, Witness
from gongwen.sources.document_yml import parse_document_yml

FULL = """\
title: 某某通知
number: 测发〔2020〕1号
issuers: [甲局, 乙局]
date: 2020-03-04
because: {number: 公报2020年第1号}
events: [{date: 2020-03-04, kind: promulgated, by: 甲局}]
relations: {replaces: [old-one], implements: [《某某法》]}
rights: {news: 某社}
omit: [news]
topics: [测试]
summary: 本通知规定测试。
levels: {"一、": chapter, "（一）": section}
conversion: [{source: 里, zh-Hant-TW: 里, at: chp_1__p_1}]
names: [于洋, 胡某某]
accept: [{code: W-number-gap, at: chp_3, because: 原文如此}]
former_slugs: [old-name]
aliases: [网安法]
withdrawn: ""
"""


def test_all_that_may_be_said() -> None:
    assert parse_document_yml(FULL, "document.yml") == Particulars(
        title="某某通知",
        number="测发〔2020〕1号",
        issuers=("甲局", "乙局"),
        date="2020-03-04",
        because=(("number", "公报2020年第1号"),),
        events=(Event("2020-03-04", "promulgated", "甲局", None),),
        relations=(("replaces", ("old-one",)), ("implements", ("《某某法》",))),
        rights=(("news", "某社"),),
        omit=("news",),
        topics=("测试",),
        levels=(("一、", "chapter"), ("（一）", "section")),
        conversion=(PhraseRow("里", (("zh-Hant-TW", "里"),), "chp_1__p_1", path="document.yml", line=13),),
        accept=(Acceptance("W-number-gap", "chp_3", "原文如此"),),
        former_slugs=("old-name",),
        aliases=("网安法",),
        names=("于洋", "胡某某"),
        summary="本通知规定测试。",
    )


@pytest.mark.parametrize("text", ["", "# 什么也没说\n"])
def test_nothing_said(text: str) -> None:
    assert parse_document_yml(text, "document.yml") == Particulars()


def test_where_the_document_begins_and_ends() -> None:
    particulars = parse_document_yml(
        "begins: 某市关于\nends: 2024年\nattachments: [附件1 甲, 附件2 乙]", "document.yml"
    )

    assert (particulars.begins, particulars.ends) == ("某市关于", "2024年")
    assert particulars.attachments == ("附件1 甲", "附件2 乙")
    assert parse_document_yml("attachments: []", "document.yml").attachments == ()
    assert parse_document_yml("title: 甲", "document.yml").attachments is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("isuers: [甲]", 1, "是否要写“issuers”？"),
        ("title: 甲\nqqq: 乙", 2, "可用的是"),
        ("title: [甲]", 1, "title 应是文字"),
        ("title:", 1, "title 是空的"),
        ("issuers: 甲", 1, "issuers 应是列表"),
        ("title: 甲\nsummary: " + "长" * 301, 2, "summary 有301字，最多300字"),
        ("summary: [甲]", 1, "summary 应是文字"),
        ("names: 于洋", 1, "names 应是列表"),
        ('names: [""]', 1, "names 的一项是空的"),
        ("date: 2020-02-30", 1, "不是日期"),
        ("date: 2020年2月3日", 1, "不是日期"),
        ("events: [{date: 2020-02-03, kind: adoptd}]", 1, "是否要写“adopted”？"),
        ("events: [{kind: adopted}]", 1, "缺 date"),
        ("relations: {replace: [a]}", 1, "是否要写“replaces”？"),
        ("levels: {一、: chaptr}", 1, "是否要写“chapter”？"),
        ("omit: [summaries]", 1, "omit 的一项不能是“summaries”"),
        ("accept: [{code: E-date, because: 甲}]", 1, "错误不能放过"),
        ("accept: [{code: W-level}]", 1, "缺 because"),
        ("conversion: [{source: 里, zh-Hant: 裡面}]", 1, "字数不同"),
        ("conversion: [{source: 里}]", 1, "至少要有"),
        ("former_slugs: [A_B]", 1, "不能作网址"),
        ("source_url: javascript:alert(1)", 1, "网址"),
        ("- 甲", 1, "键: 值"),
        ("a: &x b\nc: *x", 1, "锚点"),
        ("title: 甲\ntitle: 乙", 2, "重复"),
        ("title: 甲\n  b: c", 2, "YAML 读不懂"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(DocumentYmlError, match=message) as caught:
        parse_document_yml(text, "document.yml")

    assert caught.value.line == line


def test_a_second_copy_has_an_origin_and_lines_left_out_a_digest() -> None:
    said = parse_document_yml(
        'witness: {publisher: 某报, address: "https://x.example/", date: 2024-01-03}\nleft_out: [0123456789abcdef]\n',
        "x",
    )

    assert said.witness == Witness("某报", "https://x.example/", "2024-01-03")
    assert said.left_out == ("0123456789abcdef",)
    for text in ("witness: {publisher: 某报, date: 2024-01-03}", "left_out: [首页]", 'witness: {address: "ftp://x"}'):
        with pytest.raises(DocumentYmlError):
            parse_document_yml(text, "x")
