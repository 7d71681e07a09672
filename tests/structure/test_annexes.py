"""Where an annex begins and what it is called; where 附件 is only a list of what lies beside the text."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document, walk_divisions
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

Parse = Callable[..., Document]
NOTICE = (
    "柳河市水务局关于巡河的通知\n各区水务局：\n现将有关事项通知如下。\n一、巡河\n每日巡河。\n二、报告\n按月报告。\n"
)
RULES = "柳河市巡河规定\n第一条 巡河每日一次。\n第二条 本规定自公布之日起施行。\n"
SIGNED = "柳河市水务局\n2024年3月5日\n"


def titles(document: Document) -> list[str | None]:
    return [part.metadata.title for part in document.main.attachments]


def conclusions(document: Document) -> list[str]:
    return [block.text for block in document.main.conclusions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOTICE + SIGNED + "附件1\n巡河要点\n要点如下。", ["巡河要点"]),
        (NOTICE + SIGNED + "附件1：巡河要点\n要点如下。\n附件2：记录表\n每日填写。", ["巡河要点", "记录表"]),
        # a list beside the text
        (NOTICE + "附件：1.巡河要点\n2.记录表\n" + SIGNED, []),
        (NOTICE + "附件：\n1.2024年度要点\n2.2025年度要点\n" + SIGNED, []),
        (NOTICE + "附件：\n巡河要点\n记录表\n" + SIGNED, []),
        (NOTICE + "附件：巡河要点\n" + SIGNED, []),
        (NOTICE + "附件：\n附件1.docx\n附件2：地段图.pdf\n" + SIGNED, []),
        (NOTICE + SIGNED + "附件：\n附件1.docx\n附件2：地段图.pdf", []),
        (NOTICE + SIGNED + "附件\n巡河要点.docx", []),
        # after the last article
        (RULES + "附：旗帜制作说明\n底色为蓝，图案居中。", ["旗帜制作说明"]),
        (RULES + "附件一　徽章图案\n徽章为圆形。", ["徽章图案"]),
        (RULES + "附件：1.受理图\n2.办结图", []),
        (RULES.replace("第二条", "附：说明另行制定\n第二条"), []),
        ("一、巡河\n每日巡河。\n附：制作说明\n底色为蓝。", []),  # a text without articles goes on
        # what explains a draft
        (RULES + "关于《柳河市巡河规定（征求意见稿）》的起草说明\n一、背景\n有需要。", ["关于《柳河市巡河规定（征求意见稿）》的起草说明"]),
        (RULES + "《柳河市巡河规定》解读\n问：为何巡河？", ["《柳河市巡河规定》解读"]),
        (RULES + "巡河工作有关情况的说明\n一、背景\n有需要。", []),  # names no text
        (RULES + "关于巡河的通报\n一、背景\n有需要。", []),
        (RULES.replace("第二条", "关于巡河的有关说明\n第二条"), []),
        # tables after the last article
        (RULES + "税率表一（个人适用）\n级数\t数额\n1\t一千元", ["税率表一（个人适用）"]),
        (RULES + "渔船税额表\n船长 税额\n十米 五十元", ["渔船税额表"]),
        (RULES + "渔船税额表\n船长 税额\n十米以下的为五十元。", []),
        (RULES + "渔船税额表\n船长 税额", []),
        (RULES + "渔船税额表\n船长 税额 备注\n十米 五十元", []),
        (RULES.replace("第二条", "渔船税额表\n船长 税额\n十米 五十元\n第二条"), []),
        (NOTICE + "渔船税额表\n船长 税额\n十米 五十元", []),
        # an annex's title ends where it is one
        ("某局关于巡河的通知\n请执行。\n某局\n2024年3月5日\n附件1\n巡河要点\n要点适用于全县，各地可以细化\n附件2\n巡河记录表\n每日填写",
         ["巡河要点", "巡河记录表"]),
        (RULES + "附：\n渔获税目税率表\n税目\t税率\n借据\t万分之一", ["渔获税目税率表"]),
        (NOTICE + SIGNED + "附件\n柳河市水务工作\n部际会议成员名单\n某某　　水务局局长", ["柳河市水务工作部际会议成员名单"]),
        (NOTICE + SIGNED + "附件\n文书样式\n某某人民法院关于某某的建议书\n正文。", ["文书样式"]),
    ],
)  # fmt: skip
def test_annexes(parse: Parse, text: str, expected: list[str | None]) -> None:
    assert titles(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOTICE + "附件：\n1.2024年度要点\n2.2025年度要点\n" + SIGNED,
         ["附件：", "1.2024年度要点", "2.2025年度要点", "柳河市水务局", "2024年3月5日"]),
        (NOTICE + "附件：\n附件1.docx\n附件2：图.pdf\n" + SIGNED, ["附件：", "附件1.docx", "附件2：图.pdf", "柳河市水务局", "2024年3月5日"]),
        (RULES + "附件：1.受理图\n2.办结图", ["附件：1.受理图", "2.办结图"]),
    ],
)  # fmt: skip
def test_lists_of_annexes_stand_in_the_conclusions(parse: Parse, text: str, expected: list[str]) -> None:
    assert conclusions(parse(text)) == expected


def test_a_table_below_its_title_after_the_last_article(parse: Parse) -> None:
    page = "".join(f"<p>{line}</p>" for line in (RULES + "附表：渔船税率表").split("\n"))
    table = "<table><tr><td>船长</td><td>税额</td></tr><tr><td>十米</td><td>五十</td></tr></table>"
    document = parse(f"<div>{page}{table}</div>", name="x.html")

    assert titles(document) == ["渔船税率表"]
    assert [b.eid for b in document.main.attachments[0].preamble] == ["att_1__preamble__table_1"]


def test_pictures_below_a_list_of_annexes_go_with_it(parse: Parse) -> None:
    page = "".join(f"<p>{line}</p>" for line in (RULES + "附件：1.受理图\n2.办结图").split("\n"))
    document = parse(f'<div>{page}<p><img src="a.png"></p><p><img src="b.png"></p></div>', name="x.html")

    assert [block.eid for block in document.main.conclusions] == [
        "conclusions__p_1", "conclusions__p_2", "conclusions__fig_1", "conclusions__fig_2",
    ]  # fmt: skip


def test_a_picture_after_the_last_article_stays_in_it(parse: Parse) -> None:
    page = "".join(f"<p>{line}</p>" for line in RULES.strip().split("\n"))
    document = parse(f'<div>{page}<p><img src="a.png"></p></div>', name="x.html")

    assert document.main.conclusions == ()


@pytest.mark.parametrize("head", ["附件一\n附件二", "附件：合同样式"])
def test_annexes_named_in_a_table_of_contents_begin_none_there(parse: Parse, head: str) -> None:
    last = head.split("\n")[-1]
    text = f"某市条例\n目录\n第一章　总则\n第二章　附则\n{head}\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。\n{last}\n合同。"
    document = parse(text)

    assert [d.eid for d in walk_divisions(document.main.divisions) if d.kind in ("chapter", "article")] == [
        "chp_1", "art_1", "chp_2", "art_2",
    ]  # fmt: skip
    assert len(document.main.attachments) == 1


@pytest.mark.parametrize(
    ("below", "omitted"),
    [
        ("责任编辑：某某\n扫一扫在手机打开当前页\n更新时间：2024-01-20 11:25:38", 3),
        ("文章来源 柳河日报\n编审：某甲\n【打印】【关闭】\n本文共 327 字", 4),
        ("打印 | 关闭\n上一篇：某某通知", 2),
        ("来源：“柳河发布”公众号", 1),
        ("责任编辑另行通知。", 0),
        ("第三条　来源：渔船的来源。", 0),
    ],
)
def test_what_sites_print_below_a_text_is_left_out(parse: Parse, below: str, omitted: int) -> None:
    document = parse(NOTICE + SIGNED + below)

    assert [o.text for o in document.omitted] == below.split("\n")[:omitted]
    assert all(o.what == "网页的其他部分" for o in document.omitted)
    assert [part.metadata.title for part in document.main.attachments if omitted] == []


def test_a_source_of_furniture_alone_is_kept(parse: Parse) -> None:
    assert [o.text for o in parse("来源：某网\n【打印】").omitted] == ["【打印】"]


def test_a_line_of_the_site_below_the_title_does_not_hide_the_number(parse: Parse) -> None:
    document = parse(
        "柳河市水务局关于巡河的通知\n来源：某网　发布时间：2024-03-05\n柳水〔2024〕3号\n各区水务局：\n某事。"
    )

    assert (document.main.metadata.number, document.main.metadata.salutation) == ("柳水〔2024〕3号", "各区水务局：")


def test_a_list_of_members_may_have_other_lines_among_them(parse: Parse) -> None:
    signed = "某局关于成立小组的通知\n各科：\n现予成立。\n某局\n2024年3月5日\n"
    document = parse(f"{signed}领导小组成员名单\n组　长：张小柳　　局长\n（共一人）\n")

    assert [part.metadata.title for part in document.main.attachments] == ["领导小组成员名单"]
    assert document.main.attachments[0].role == "annex"


def test_the_title_of_a_table_after_the_last_article_is_an_annexs() -> None:
    table = "| 级数 | 税率 |\n|---|---|\n| 1 | 3 |\n| 2 | 5 |\n"
    text = f"# 柳河税法\n\n第一条　纳税人应当纳税。\n\n第二条　本法施行。\n\n个人税率表\n\n{table}"
    document = parse_structure(read_article(text.encode(), "x.md"))

    assert [part.metadata.title for part in document.main.attachments] == ["个人税率表"]
