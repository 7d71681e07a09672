"""What pages, collectors and reporters print above a document, and a head that tells its values in odd places."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Block, Document, Particulars
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

Parse = Callable[..., Document]

TITLE = "柳河市水务局关于加强巡河的通知"
TEXT = "柳水〔2024〕3号\n各区水务局：\n现就巡河通知如下。\n一、要求。按时巡河。\n柳河市水务局\n2024年3月5日\n"


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [getattr(block, "text", "") for block in blocks]


@pytest.mark.parametrize(
    "above",
    [
        f"{TITLE}\n作者：某网　时间：2024-06-01 10:00\n下载地址：点击此处\n柳河省柳河市水务局发布的文件\n",  # an archive of laws
        f"{TITLE}\n2024-06-01 16:43\n88人看过\n水利\n",
        f"{TITLE}（2024修订）\n转第\n下载\n页宽：\n",
        f"首页 > 公开 > 通知\n{TITLE}\n• 索引号：\n123/2024\n• 发文字号：\n柳水〔2024〕3号\n• 概述：\n",
        "当前位置：首页 >> 公开\n返回顶部\n",
        "柳河巡河新规\n来源：柳河网\n## 政策全文\n",
        "柳河市巡河办法\n简介\n【正文】\n柳河社3月6日电\n".replace("柳河社", "新华社柳河"),
        f"第一篇：{TITLE}\n",
        f"【转载】{TITLE}\n2024-06-01 16:43\n",
        f"柳河热点：{TITLE}\n来源：柳河网\n",
        "学校网站 ENGLISH 旧版回顾\n",
        "The Beginning\n",
        "归档时间：2024-06-01\n当前位置：首页 > 公开\n",
    ],
)
def test_what_a_page_prints_above_a_document_is_frame(parse: Parse, above: str) -> None:
    document = parse(above + TITLE + "\n" + TEXT)
    metadata = document.main.metadata

    assert (metadata.title, metadata.number, metadata.salutation) == (TITLE, "柳水〔2024〕3号", "各区水务局：")
    assert words(document.main.front) == [TITLE, "柳水〔2024〕3号"]
    assert words(document.frame.news) == [line.strip() for line in above.splitlines()]


@pytest.mark.parametrize(
    "text",
    [
        # the second is covered by the front already: the title once more, joint issuers parted otherwise
        f"{TITLE}\n{TITLE}\n{TEXT}",
        # prose, a number or a date stands between: the second is the head of what is issued
        "柳河市巡河办法\n柳水〔2024〕3号\n各区：\n现印发。\n柳河市巡河办法\n第一条　为了巡河。\n第二条　施行。",
        "柳河市巡河办法\n2024年3月5日\n说明文字。\n柳河市巡河办法\n第一条　为了巡河。\n第二条　施行。",
        # a number below a label that has its value is the document's own
        f"{TITLE}\n简介\n发文机关：柳河市水务局\n柳水〔2024〕9号\n{TITLE}\n{TEXT}",
        # a heading 正文 above text that has no title of its own
        f"{TITLE}\n正文\n各区水务局：\n现就巡河通知如下。\n一、要求。按时巡河。",
    ],
)
def test_what_belongs_to_the_document_is_no_frame(parse: Parse, text: str) -> None:
    assert parse(text).frame.news == ()


def test_a_title_over_two_lines_below_its_own_headline(parse: Parse) -> None:
    head = (
        "柳河市人民政府关于实施\n《柳河水利规划》的意见\n（柳政[2001]85号）\n各区人民政府：\n为做好工作，提出意见。\n"
    )
    document = parse("柳河市人民政府关于实施《柳河水利规划》的意见\n2025-06-07 16:43\n看过\n" + head)

    assert document.main.metadata.title == "柳河市人民政府关于实施《柳河水利规划》的意见"
    assert document.main.metadata.number == "柳政〔2001〕85号"
    assert len(document.frame.news) == 3


def test_issuers_and_the_first_half_of_a_title_below_a_lead_are_the_documents(parse: Parse) -> None:
    lead = "本报讯 近日，柳河印发了一份通知。\n"
    document = parse(
        lead + "柳河市人民政府关于印发\n柳河市巡河方案的通知\n柳政〔2024〕9号\n各区人民政府：\n现印发方案。"
    )

    assert document.main.metadata.title == "柳河市人民政府关于印发柳河市巡河方案的通知"
    assert words(document.frame.news) == [lead.strip()]


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        (
            "柳河市土地征收公告（柳征公告﹝2022﹞4号）\n为实施规划，发布公告如下：\n一、范围。",
            "柳河市土地征收公告",
            "柳征公告〔2022〕4号",
        ),
        (
            "柳政发〔2010〕22号 柳河市人民政府关于表彰先进的决定\n各区人民政府：\n现决定如下。",
            "柳河市人民政府关于表彰先进的决定",
            "柳政发〔2010〕22号",
        ),
        (
            "政务丨柳河市人民政府关于改革的意见\n柳政〔2021〕3号\n各区人民政府：",
            "柳河市人民政府关于改革的意见",
            "柳政〔2021〕3号",
        ),
        # what stands in brackets is the number of what is passed on
        (
            "柳河市水务局转发省厅关于巡河的通知\n（水河〔2020〕1号）的函\n各区水务局：",
            "柳河市水务局转发省厅关于巡河的通知",
            None,
        ),
        # a number within a title
        (
            "柳河市关于国发〔2010〕22号文件落实情况的报告\n各区：\n报告如下。",
            "柳河市关于国发〔2010〕22号文件落实情况的报告",
            None,
        ),
        (
            "《某省进一步支持柳河\n柳河市人民政府关于印发柳河市\n巡河方案的通知\n柳政〔2023〕5号\n各区人民政府：",
            "柳河市人民政府关于印发柳河市巡河方案的通知",
            "柳政〔2023〕5号",
        ),
        # the same title once more, bare, in brackets or with what a site has added
        (
            f"柳政〔2023〕5号《{TITLE}》\n《{TITLE}》\n柳政〔2023〕5号\n各区：\n现通知。",
            TITLE,
            "柳政〔2023〕5号",
        ),
        ("柳河通知(转发一封信)\n柳河通知\n各区：\n现通知。", "柳河通知", None),
        ("柳河供水条例 (1993年)\n柳河供水条例\n第一条　甲。\n第二条　乙。", "柳河供水条例", None),
        (
            "柳大〔2003〕29号\n------\n关于设立柳树奖和\n授予两人的决定\n各学院：",
            "关于设立柳树奖和授予两人的决定",
            "柳大〔2003〕29号",
        ),
        ("柳河市关于审理案件的规定（附：理解与适用）\n第一条　甲。\n第二条　乙。", "柳河市关于审理案件的规定", None),
        ("*   柳河信用信息公示\n各区水务局：\n现通知如下。", None, None),
        ("首页\n通知 | 柳河市某某公示\n某事。", None, None),
        (
            "柳河供水（重组）条例草案\n由议会制定。\n1. 简称\n本条例可引称。\n2. 释义\n某事。",
            "柳河供水（重组）条例草案",
            None,
        ),
    ],
)
def test_title_and_number(parse: Parse, text: str, title: str | None, number: str | None) -> None:
    metadata = parse(text).main.metadata

    assert (metadata.title, metadata.number) == (title, number)


def test_where_a_number_beside_the_title_was_read(parse: Parse) -> None:
    sources = parse("柳河市水务局关于巡河的通知（柳水[2024]3号）\n各区水务局：\n现通知如下。").main.metadata.sources

    assert [(s.value, s.line) for s in sources if s.name == "number"] == [("柳水〔2024〕3号", 1)]


def test_joint_issuers_that_the_title_writes_without_a_space(parse: Parse) -> None:
    text = "柳河市水务局柳河市财政局关于补助的通知\n各区水务局：\n现通知如下。\n柳河市水务局　　　柳河市财政局\n2024年3月5日"

    assert parse(text).main.metadata.issuers == ("柳河市水务局", "柳河市财政局")


def test_a_name_that_is_longer_than_its_signature_stays_one(parse: Parse) -> None:
    text = "柳河市水务局河道处关于补助的通知\n各区水务局：\n现通知如下。\n柳河市水务局　　　柳河市财政局\n2024年3月5日"

    assert parse(text).main.metadata.issuers == ("柳河市水务局河道处",)


@pytest.mark.parametrize(
    ("dated", "number", "issuers"),
    [
        ("（2014年1月15日以柳河市人民政府令第197号公布）", "柳河市人民政府令第197号", ("柳河市人民政府",)),
        ("（2014年1月15日以柳府令第197号公布）", "柳府令第197号", ()),  # a short form names no organ
    ],
)
def test_the_number_by_which_a_regulation_was_promulgated(
    parse: Parse, dated: str, number: str, issuers: tuple[str, ...]
) -> None:
    metadata = parse(f"柳河市巡河办法\n{dated}\n第一条　为了巡河。\n第二条　施行。").main.metadata

    assert (metadata.number, metadata.issuers) == (number, issuers)


def test_issuers_of_a_title_that_stands_twice_may_be_parted_otherwise(parse: Parse) -> None:
    head = "柳河市法院、柳河市检察院关于办理案件的解释\n2023年8月15日 施行\n柳河市法院　柳河市检察院\n关于办理案件的解释\n柳法〔2023〕7号\n"

    assert parse(head + "为办案，解释如下：\n第一条　某事。\n第二条　某事。").main.metadata.number == "柳法〔2023〕7号"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("大家好。\n各区水务局：\n柳水〔2024〕3号\n现通知如下。", {"W-docno-unread", "W-salutation-unread"}),
        (f"{TITLE}\n{TEXT}", set()),
        (f"{TITLE}\n正文\n各区水务局：\n现就巡河通知如下。", {"W-salutation-unread"}),
        ("关于巡河的通知\n柳水〔2024〕3号 ★★\n现通知如下。", {"W-docno-unread"}),
        ("关于巡河的通知\n柳水〔2024〕3号文件要求巡河。\n现通知如下。", set()),
        ("关于巡河的通知\n甲。\n乙。\n丙。\n柳水〔2024〕3号 附表", set()),  # far below it is what the text speaks of
    ],
)
def test_a_number_or_salutation_that_was_passed_over_is_said(parse: Parse, text: str, codes: set[str]) -> None:
    found = {finding.code for finding in parse(text).findings if finding.code.endswith("-unread")}

    assert found == codes


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("政策名称 关于巡河的措施", {"W-title-lines"}),
        ("柳河市水务局 关于巡河的措施", set()),
        ("关于政策名称 关于巡河的措施", set()),
    ],
)
def test_words_before_a_title_that_are_no_organ_are_said(parse: Parse, title: str, codes: set[str]) -> None:
    found = {finding.code for finding in parse(f"{title}\n柳水〔2024〕3号\n各区：").findings if "title" in finding.code}

    assert found == codes


@pytest.mark.parametrize(
    ("head", "number", "codes"),
    [
        (
            "<table><tr><td>索引号</td><td>1</td><td>发文字号</td><td>柳水〔2024〕3号</td></tr></table>",
            "柳水〔2024〕3号",
            set(),
        ),
        ("<dl><dt>文号</dt><dd>柳水〔2024〕3号</dd></dl>", "柳水〔2024〕3号", set()),
        ("<dl><dt>文号</dt><dt>索引号</dt><dd>柳水〔2024〕3号</dd></dl>", None, {"W-docno-unread"}),
        ("<div>柳水〔2024〕3号 | 2024-03-05 | 市水务局</div>", None, {"W-docno-unread"}),
        ("<div>第3期 | 2024-03-05 | 市水务局</div>", None, set()),
        ("<div><a href='x'>柳水〔2024〕3号</a></div>", None, set()),
        ("<table><tr><td>名称</td><td>停车场地</td></tr></table>", None, set()),
    ],
)
def test_a_number_that_a_page_prints_is_read_or_said(
    parse: Parse, head: str, number: str | None, codes: set[str]
) -> None:
    lines = "".join(
        f"<p>{line}</p>" for line in (*TEXT.split("\n")[1:], "一、巡河。每日巡查河道。", "二、报告。按月报告情况。")
    )
    document = parse(f"<body>{head}<h1>{TITLE}</h1><div>{lines}</div></body>", name="x.html")

    assert document.main.metadata.number == number
    assert {f.code for f in document.findings if f.code == "W-docno-unread"} == codes


def test_what_a_reporter_announces_opens_the_document(parse: Parse) -> None:
    news = "柳河市公布巡河通知\n本报讯 近日，柳河市水务局印发《关于巡河的通知》（柳水〔2024〕3号）。全文如下：\n"
    told = parse(f"{news}关于巡河的通知\n各区水务局：\n现通知如下。\n一、甲。\n柳河市水务局\n2024年3月5日")
    plain = parse("关于巡河的通知\n各区水务局：\n名单如下。全文如下：\n关于养护的通知\n一、甲。")

    assert told.main.metadata.title == "关于巡河的通知"
    assert plain.main.metadata.title == "关于巡河的通知"


def test_values_of_a_table_that_was_flattened_into_lines(parse: Parse) -> None:
    rows = "索 引 号：| 主题分类：| 水利 | |\n发文机关：| 柳河市水务局 | 成文日期：| |\n发布日期：| 2010-12-13 | |\n"
    metadata = parse(rows + TITLE + "\n各区水务局：\n现通知如下。").main.metadata

    assert (metadata.title, metadata.published, metadata.index_number) == (TITLE, "2010-12-13", None)


def test_labels_on_one_line_below_the_title(parse: Parse) -> None:
    line = "来源：柳河网　发布时间：2024-06-21 11:14:20　浏览量：76　字号："

    assert parse(f"{TITLE}\n{line}\n{TEXT}").main.metadata.published == "2024-06-21"


def test_files_listed_below_the_title_are_no_annex(parse: Parse) -> None:
    document = parse(f"{TITLE}\n附件：\n- 巡河图.pdf（1.2MB）\n{TEXT}")

    assert document.main.attachments == ()
    assert (document.main.metadata.number, document.main.metadata.date) == ("柳水〔2024〕3号", "2024-03-05")


def test_a_press_release(parse: Parse) -> None:
    metadata = parse(
        "所有學校今日停課\n******\n「因颱風，今日停課。」\n完\n2015年7月9日（星期四）\n香港時間16時44分"
    ).main.metadata

    assert (metadata.title, metadata.date) == ("所有學校今日停課", "2015-07-09")


def test_names_of_a_menu_sign_nothing(parse: Parse) -> None:
    menu = "\n".join(f"柳河市第{n}局" for n in "一二三四五六七八九")

    assert parse(f"一、办法。某事如此。\n二、步骤。某事如此。\n{menu}").main.metadata.issuers == ()


def test_a_second_document_begins_with_the_first_line_of_its_title(parse: Parse) -> None:
    law = "柳河水法\n第一条　某事。\n第二条　某事。\n附件一\n水名录\n一、甲水\n二、乙水\n"
    document = parse(
        law
        + "柳河市人大常委会关于\n增加《柳河水法》\n附件一所列水名的决定\n（1999年12月20日通过）\n一、增加丙水。\n二、增加丁水。"
    )

    assert [part.metadata.title for part in document.main.attachments][-1] == (
        "柳河市人大常委会关于增加《柳河水法》附件一所列水名的决定"
    )


@pytest.mark.parametrize(
    ("number", "issuers"),
    [
        ("柳河市水务局公告2024年第7号", ("柳河市水务局",)),
        ("柳河市水务局 柳河市财政局公告2024年第5号", ("柳河市水务局", "柳河市财政局")),
        ("柳水令第7号", ()),  # a short form
        ("柳水〔2024〕7号", ()),
    ],
)
def test_issuers_that_a_number_names(parse: Parse, number: str, issuers: tuple[str, ...]) -> None:
    text = f"关于巡河的办法\n{number}\n第一条　为了巡河。\n第二条　施行。"

    assert parse(text).main.metadata.issuers == issuers


def test_a_title_below_the_front_that_speaks_to_somebody_is_told(parse: Parse) -> None:
    page = "热点：柳河市请示答复的规定\n2024-06-01 16:43 来源：柳河网\n柳河〔2024〕8号\n资料图\n"
    document = parse(page + "柳河市印发《请示答复的规定》的通知\n各区：\n现印发规定。")

    assert [f.code for f in document.findings if "的通知" in f.message] == ["W-title-lines"]


def test_a_title_of_a_page_that_the_text_writes_otherwise_is_told(parse: Parse) -> None:
    page = "柳河市渡口的管理办法\n作者：柳河网　时间：2024-06-01\n柳河省柳河市人民政府\n"
    document = parse(f"{page}柳河市渡口管理办法\n第一条　甲。\n第二条　乙。")

    assert "W-title-lines" in {f.code for f in document.findings}


def test_the_spaced_words_of_a_title_and_joint_issuers_are_no_menu(parse: Parse) -> None:
    spaced = parse("几 个 问 题 的 通 知\n各区：\n现通知。").main.metadata
    joint = parse("柳河市水务局 柳河市财政局 柳河市民政局\n关于补助的通知\n各区：\n现通知。").main.metadata

    assert spaced.title == "几个问题的通知"
    assert len(joint.issuers) == 3


def test_an_organ_below_a_title_above_its_dated_line_is_no_text(parse: Parse) -> None:
    document = parse(
        "柳河市罚款限额的规定\n柳河市人大常委会\n（1996年9月26日柳河市人民代表大会常务委员会通过）\n为了公平，规定如下：\n一、甲。\n二、乙。"
    )

    assert document.main.metadata.date == "1996-09-26"
    assert len(document.main.front) == 3


def test_when_a_page_was_put_up_and_how_often_read_parts_no_number_from_its_title(parse: Parse) -> None:
    document = parse(f"{TITLE}\n时间：2024年06月01日 点击次数：13460\n{TEXT}")

    assert (document.main.metadata.title, document.main.metadata.number) == (TITLE, "柳水〔2024〕3号")


def test_a_row_of_labels_is_no_title_and_at_the_end_no_furniture(parse: Parse) -> None:
    row = "废止时间：2026-01-23 名称：柳河市水务局关于巡河的通知"
    document = parse(f"{TITLE}\n{TEXT}联系人：张小柳　电话：123456\n")

    assert parse(f"{row}\n各区：\n现通知。").main.metadata.title != row
    assert "联系人：张小柳　电话：123456" in words(document.main.conclusions)


def test_rows_of_labels_above_a_title_are_no_part_of_it(parse: Parse) -> None:
    rows = f"首页 > 信息浏览\n索引号：123/2024 分类：规范性文件\n废止时间：2026-01-23 名称：{TITLE}\n浏览次数：590\n"
    metadata = parse(rows + TITLE + "\n" + TEXT).main.metadata

    assert (metadata.title, metadata.number, metadata.date) == (TITLE, "柳水〔2024〕3号", "2024-03-05")


def test_a_title_that_an_editor_gives_is_not_doubted() -> None:
    text = "柳河市渡口的管理办法\n作者：柳河网　时间：2024-06-01\n柳河省柳河市人民政府\n柳河市渡口管理办法\n第一条　甲。\n第二条　乙。"
    article = read_article(text.encode(), "x.txt")
    given = parse_structure(article, Particulars(title="柳河市渡口管理办法"))

    assert "W-title-lines" in {f.code for f in parse_structure(article).findings}
    assert "W-title-lines" not in {f.code for f in given.findings}
