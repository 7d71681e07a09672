"""Lines that a reader of PDF, a portal or a newspaper has joined, parted or put among a document's own."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document
from gongwen.structure.lines import dated_length, is_salutation, is_subtitle, title_and_salutation, title_type
from gongwen.structure.number_lines import number_beside_title
from gongwen.structure.title_lines import is_furniture, is_menu, is_title

Parse = Callable[..., Document]
BODY = "\n一、基本情况。工作有序。\n二、下一步安排。抓好落实。\n"
ARTICLES = "第一章　总则\n第一条　为了管理渡口，制定本办法。\n第二条　本办法自公布之日起施行。\n"
SAID = "《柳河市渡口管理办法》已经市政府常务会议通过，现予公布。\n"


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


@pytest.mark.parametrize(
    ("line", "title", "salutation"),
    [
        ("柳河市水务局关于加强巡河的通知各区水务局：", "柳河市水务局关于加强巡河的通知", "各区水务局："),
        ("关于转发《甲局关于巡河的通知》的通知各区：", "关于转发《甲局关于巡河的通知》的通知", "各区："),
        (
            "关于征求《关于巡河的意见（稿）》意见的函各区水务局：",
            "关于征求《关于巡河的意见（稿）》意见的函",
            "各区水务局：",
        ),
        ("柳河市水务局关于巡河的补充通知各区；各有关单位：", "柳河市水务局关于巡河的补充通知", "各区；各有关单位："),
    ],
)
def test_title_and_salutation_on_one_line_are_parted_and_told(
    parse: Parse, line: str, title: str, salutation: str
) -> None:
    document = parse(line + "\n现就巡河通知如下。" + BODY)

    assert title_and_salutation(line) == (title, salutation)
    assert (document.main.metadata.title, document.main.metadata.salutation) == (title, salutation)
    assert "W-title-lines" in codes(document)
    assert document.main.preamble[0].text == line  # nothing is cut


@pytest.mark.parametrize(
    "line",
    [
        "关于印发《甲局关于巡河的通知各区：",  # a title in a quotation that is not closed
        "关于印发巡河办法的通知的说明各区：",
        "柳河市水务局关于加强巡河的通知如下：",
        "各区水务局：",
    ],
)
def test_other_lines_hold_no_title_before_a_salutation(line: str) -> None:
    assert title_and_salutation(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("柳河银行各分行；国家开发银行，各国有商业银行：", True),
        ("各分行,各支行;各区水务局、财政局（处）;各银保监局：", True),
        ("各区要抓好工作；有关部门：", False),  # one part speaks to nobody
        ("做到以下几点；各部门：", False),
        ("柳河市水务局关于巡河的通知各区水务局：", False),  # a title is no part of it
    ],
)
def test_a_salutation_in_several_groups(line: str, expected: bool) -> None:
    assert is_salutation(line) is expected


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("柳河市人民政府令\n〔2024〕第9号\n", "柳河市人民政府令〔2024〕第9号"),
        ("柳河市人民政府令\n（2024）第 9 号\n", "柳河市人民政府令〔2024〕第9号"),
        ("柳河市人民政府令\n第9号\n", "柳河市人民政府令第9号"),
    ],
)
def test_the_number_of_an_order_names_the_order(parse: Parse, head: str, number: str) -> None:
    document = parse(f"{head}{SAID}市长：张小柳\n2024年3月5日\n柳河市渡口管理办法\n{ARTICLES}")

    assert document.main.metadata.number == number
    assert document.main.metadata.title == "柳河市渡口管理办法"


def test_the_number_below_an_announcement_keeps_its_ordinal_and_a_papers_has_none(parse: Parse) -> None:
    announced = parse("柳河海事局公告\n（2024）第 7 号\n现公告如下。" + BODY)
    paper = parse("柳河市水务局关于巡河的通知\n柳水字〔2024〕第7号\n各区水务局：\n现通知如下。" + BODY)

    assert announced.main.metadata.number == "〔2024〕第7号"
    assert paper.main.metadata.number == "柳水字〔2024〕7号"


def test_an_order_below_its_headline_is_no_part_of_the_title(parse: Parse) -> None:
    """The number stands in the headline's brackets, the head of the order has none."""
    document = parse(
        f"柳河市渡口管理办法（柳河市人民政府令 第9号）\n柳河市人民政府令\n{SAID}市长　张小柳\n2024年3月5日\n{ARTICLES}"
    )
    metadata = document.main.metadata

    assert (metadata.title, metadata.number, metadata.issuers) == (
        "柳河市渡口管理办法", "柳河市人民政府令第9号", ("柳河市人民政府",))  # fmt: skip
    assert (metadata.date, metadata.signature) == ("2024-03-05", "市长　张小柳")
    assert document.main.attachments == ()
    assert len(document.main.divisions) == 1
    assert "W-title-lines" not in codes(document)


def test_a_headline_that_says_the_order_once_more_is_the_pages(parse: Parse) -> None:
    order = f"柳河市人民政府令\n〔2024〕第9号\n{SAID}市长　张小柳\n2024年3月5日\n柳河市渡口管理办法\n{ARTICLES}"
    document = parse("柳河市人民政府令〔2024〕第9号（柳河市渡口管理办法）\n" + order)

    assert document.main.metadata.title == "柳河市渡口管理办法"
    assert document.main.metadata.number == "柳河市人民政府令〔2024〕第9号"
    assert document.main.attachments == ()
    assert [block.line for block in document.frame.news] == [1]
    other = parse("渡口新规\n" + order)
    assert other.frame.news == ()  # says nothing of the order


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("柳河市渡口管理办法（柳河市人民政府令 第9号）", ("柳河市人民政府令 第9号", "柳河市渡口管理办法")),
        (
            "柳河市渡口管理办法（柳河市人民政府令〔2024〕第9号）",
            ("柳河市人民政府令〔2024〕第9号", "柳河市渡口管理办法"),
        ),
        ("柳河市渡口管理办法（第9号修正）", None),
    ],
)
def test_the_number_of_an_order_in_brackets_behind_a_title(text: str, beside: tuple[str, str] | None) -> None:
    assert number_beside_title(text) == beside


def test_a_first_chapter_on_the_titles_line_is_no_part_of_it(parse: Parse) -> None:
    document = parse(
        f"柳河市人民政府令\n第9号\n{SAID}2024年3月5日\n柳河市渡口管理办法第一章 总 则\n第一条　略。\n第二章　附则\n第二条　略。"
    )

    assert document.main.metadata.title == "柳河市渡口管理办法"
    assert "W-number-gap" in codes(document)  # the chapter that was lost


REPORT = "各位代表：\n现在，我代表市政府报告工作，请予审议。\n一、过去一年\n二、今年\n"


@pytest.mark.parametrize(
    "head",
    [
        "2025年柳河市政府工作报告\n——2025年3月5日在柳河市第九届人民代表大会第四次会议上\n来源：柳河日报\n时间：2025-03-09\n市长　某某某\n",
        "2025年柳河市政府工作报告\n―― 2025年3月5日在柳河市第九届人民代表大会第四次会议上\n市长　某某某\n2025-03-09 07:00:44\n来源：柳河日报\n",
        "2025年柳河市政府工作报告\n（2025年3月5日在柳河市第九届人民代表大会第四次会议上）\n市长　某某某\n",
        "2025年柳河市政府工作报告\n2025年03月09日 07时41分\n来源:\n柳河日报\n【字体：\n大\n中\n小\n】\n分享：\n2025年3月5日在柳河市第九届人民代表大会第四次会议上\n柳河市人民政府市长　某某某\n",
        "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n2025年柳河市政府工作报告\n——2025年3月5日在柳河市第九届人民代表大会第四次会议上\n市长某某某作政府工作报告。本报记者　张柳 摄\n",
    ],
)  # fmt: skip
def test_a_report_in_a_newspaper(parse: Parse, head: str) -> None:
    document = parse(head + REPORT + "（来源：柳河日报）\n编辑：某柳\n相关报道：")
    metadata = document.main.metadata

    assert (metadata.title, metadata.salutation) == ("2025年柳河市政府工作报告", "各位代表：")
    assert metadata.date == "2025-03-05"
    assert document.main.preamble[0].text == "各位代表："
    assert [block.text for block in document.main.conclusions] == []
    assert "W-unplaced" not in codes(document)


def test_only_lines_above_whom_a_report_addresses_belong_to_its_head(parse: Parse) -> None:
    head = "柳河市政府工作报告\n——2025年3月5日在柳河市第九届人民代表大会第四次会议上\n"
    document = parse(head + "市长　某某某\n一年来的工作\n去年平稳。\n一、过去一年\n二、今年\n")

    assert document.main.preamble[0].text == "一年来的工作"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("——2025年3月5日在柳河市第九届人民代表大会第四次会议上", True),
        ("（2025年3月5日在柳河市第九届人民代表大会第四次会议上）", True),
        ("2025年3月5日在全市会上通报，各区参加会上", False),
        ("（2025年3月5日柳河市第九届人民代表大会第四次会议通过）", False),
    ],
)
def test_when_and_where_a_report_was_given(text: str, is_one: bool) -> None:
    assert is_subtitle(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2025-03-09 07:00:44", True),
        ("2025年03月09日 07时41分", True),
        ("时间：2025-03-09", True),
        ("时间：2025年3月9日", False),  # of minutes
        ("2025年3月9日", False),
        ("【字号：", True),
        ("】", True),
        ("图为河岸。柳河日报记者 张柳 摄", True),
        ("由记者协会拍摄", False),
        ("（来源：柳河日报）", True),
    ],
)
def test_what_newspapers_print_around_a_text(text: str, is_one: bool) -> None:
    assert is_furniture(text) is is_one


def test_labels_and_values_line_by_line_below_a_headline(parse: Parse) -> None:
    title = "柳河市水务局关于印发《柳河市巡河办法》的通知"
    head = f"{title}\n标题：\n{title}\n索引号：\nLH/2024-1\n文号：\n柳水〔2024〕3号\n发文机关：\n柳河市水务局\n公文种类：\n规范性文件\n发布日期：\n2024年03月09日\n"
    document = parse(head + "各区水务局：\n现将办法印发给你们。\n柳河市水务局\n2024年3月5日\n")
    metadata = document.main.metadata

    assert (metadata.title, metadata.number, metadata.salutation) == (title, "柳水〔2024〕3号", "各区水务局：")
    assert (metadata.issuers, metadata.date) == (("柳河市水务局",), "2024-03-05")
    assert "W-salutation-unread" not in codes(document)


LAW = "第一条　为了节水。\n第二条　本条例施行。\n"
DATED = "2024年3月5日柳河市第九届人民代表大会常务委员会第八次会议通过"


def test_a_dated_line_in_brackets_is_read_where_a_site_stands_between(parse: Parse) -> None:
    document = parse(f"柳河市节水条例\n姊妹计划\n→\n（{DATED}）\n{LAW}")
    plain = parse(f"柳河市节水条例\n姊妹计划\n→\n说明\n{DATED.replace('通过', '讨论')}\n{LAW}")

    assert document.main.metadata.date == "2024-03-05"
    assert document.main.metadata.issuers == ("柳河市人民代表大会常务委员会",)
    assert plain.main.metadata.date is None


@pytest.mark.parametrize(
    ("beside", "is_read"),
    [(DATED, True), (f"（{DATED}）", True), ("2024年3月5日会议室开放通过", True), ("2024-03-05发布", False)],
)
def test_a_dated_line_in_an_element_of_its_own_belongs_to_the_law(parse: Parse, beside: str, is_read: bool) -> None:
    articles = "".join(f"<p>第{n}条　为了节水，制定本条例。</p>" for n in "一二三四五六")
    page = f'<html><body><div class="note"><p>{beside}</p></div><div class="text">{articles}</div></body></html>'
    document = parse(page, name="x.html")
    said = "".join(getattr(block, "text", "") for block in (*document.main.front, *document.main.preamble))

    assert (beside in said) is is_read


def test_a_sites_title_may_end_in_the_dash_before_no_name(parse: Parse) -> None:
    articles = "".join(f"<p>第{n}条　为了节水，制定本条例。</p>" for n in "一二三四五六")
    page = f"<html><head><title>柳河市节水条例-</title></head><body><div>首页</div><div>{articles}</div></body></html>"

    assert parse(page, name="x.html").main.metadata.title == "柳河市节水条例"


@pytest.mark.parametrize(
    ("text", "kind"), [("中华人民共和国公司法", "法"), ("加强行政执法", None), ("关于公正司法", None)]
)
def test_a_law_on_companies_is_a_law(text: str, kind: str | None) -> None:
    assert title_type(text) == kind
    assert is_title(text) is (kind is not None)


def test_a_cover_that_lost_its_head_is_no_news(parse: Parse) -> None:
    cover = "管理制度的意见》要求，制定了《柳河市渡口管理办法》，现印发给你们，请遵照执行。\n执行中的问题，请报告。\n"
    document = parse(cover + "柳河市渡口管理办法\n" + ARTICLES)
    told = parse("柳河市制定了《柳河市渡口管理办法》，下月施行。\n记者探访。\n柳河市渡口管理办法\n" + ARTICLES)

    assert document.frame.news == ()
    assert {"W-title-missing", "W-begins"} <= set(codes(document))
    assert len(told.frame.news) == 2


def test_a_title_on_its_salutations_line_is_no_late_one(parse: Parse) -> None:
    head = "柳河市水务局关于印发《柳河市渡口管理办法》的通知各区水务局：\n现予印发，请遵照执行。\n附件：办法柳河市水务局\n2024年3月5日\n"
    document = parse(f"{head}柳河市渡口管理办法\n{ARTICLES}")

    assert document.main.metadata.title == "柳河市水务局关于印发《柳河市渡口管理办法》的通知"
    assert "W-begins" not in codes(document)


@pytest.mark.parametrize("law", ["法醫師法", "預算法", "會計法"])
def test_a_short_law_that_a_field_names_has_its_title(parse: Parse, law: str) -> None:
    document = parse(
        f"法規名稱：{law}\n法規類別：法律\n修正日期：20240305\n第 1 條\n為健全制度，特制定本法。\n第 2 條\n施行。"
    )

    assert document.main.metadata.title == law


def test_a_columns_name_in_a_field_is_no_title(parse: Parse) -> None:
    articles = "".join(f"<p>第{n}条　为了节水，制定本条例。</p>" for n in "一二三四五六")
    page = f'<html><head><meta name="ArticleTitle" content="通知公告"></head><body><div>{articles}</div></body></html>'

    assert parse(page, name="x.html").main.metadata.title is None


def test_a_trail_step_by_step_is_the_pages(parse: Parse) -> None:
    trail = "您的位置:\n首页\n>\n柳河要闻\n柳河要闻\n"
    notice = "柳河市水务局关于巡河的通知\n柳水〔2024〕3号\n各区水务局：\n现通知如下。" + BODY
    document = parse(trail + notice)

    assert [block.text for block in document.frame.news] == trail.split()
    assert document.main.metadata.number == "柳水〔2024〕3号"
    assert parse("柳河要闻\n" + notice).frame.news == ()  # nothing says that it is a trail


def test_organs_below_a_title_and_above_the_day_issue_it(parse: Parse) -> None:
    report = "2023年柳河市统计公报\n柳河市统计局\n国家统计局柳河调查队\n2024年3月15日\n2023年，经济平稳。" + BODY
    document = parse(report)
    plain = parse(report.replace("2024年3月15日\n", ""))

    assert document.main.metadata.issuers == ("柳河市统计局", "国家统计局柳河调查队")
    assert document.main.metadata.date == "2024-03-15"
    assert plain.main.metadata.issuers == ()  # nothing says that they signed it


def test_annexes_counted_line_by_line_below_the_day_are_its_list(parse: Parse) -> None:
    notice = "柳河市水利局关于防汛的通知\n各科室：\n现通知如下。\n一、责任\n明确。\n二、巡查\n每日。\n柳河市水利局\n2023年5月1日\n"
    document = parse(notice + "附件1.名单\n附件2.流程图\n附件3.台账\n")

    assert document.main.metadata.date == "2023-05-01"
    assert document.main.attachments == ()
    assert [block.text for block in document.main.conclusions][-3:] == ["附件1.名单", "附件2.流程图", "附件3.台账"]


@pytest.mark.parametrize("above", ["点击上方蓝字关注我们", "柳河早知道"])
def test_a_line_of_a_site_above_a_title_that_names_its_issuers_is_no_part_of_it(parse: Parse, above: str) -> None:
    document = parse(f"{above}\n柳河市人民政府关于禁止捕鱼的通告\n柳政通〔2023〕2号\n现通告如下：" + BODY)

    assert document.main.metadata.title == "柳河市人民政府关于禁止捕鱼的通告"


@pytest.mark.parametrize(
    "title",
    ["柳河市水利局转发\n柳河省水利厅关于防汛的通知", "柳河市水利局\n柳河市财政局关于防汛的通知", "关于印发\n柳河市水利局关于防汛的意见的通知"],
)  # fmt: skip
def test_what_passes_on_and_joint_issuers_stand_above_such_a_title(parse: Parse, title: str) -> None:
    document = parse(f"{title}\n各科室：\n现通知如下。" + BODY)

    assert (document.main.metadata.title or "").replace(" ", "") == title.replace("\n", "")


def test_the_organ_that_a_title_names_may_stand_above_it_alone(parse: Parse) -> None:
    document = parse("柳河市水利局\n柳河市水利局关于防汛的通知\n各科室：\n现通知如下。" + BODY)

    assert document.main.metadata.title == "柳河市水利局关于防汛的通知"
    assert document.main.metadata.issuers == ("柳河市水利局",)


def test_news_may_be_published_as_follows(parse: Parse) -> None:
    document = parse(
        "4月8日，市政府印发《柳河市消费措施》，现将全文刊发如下：\n柳河市消费措施\n为促进消费，制定措施。" + BODY
    )

    assert document.main.metadata.title == "柳河市消费措施"
    assert len(document.frame.news) == 1


@pytest.mark.parametrize(
    ("source", "front"),
    [
        ("# 关于柳河条例草案的说明\n\n## 背景\n\n近年来用水紧张。\n", ["关于柳河条例草案的说明"]),
        ("# 柳河市财政局\n\n## 关于用水补贴的通知\n\n现通知如下。\n", ["柳河市财政局", "关于用水补贴的通知"]),
    ],
)
def test_a_heading_of_another_level_is_the_titles_only_with_what_it_is_about(
    parse: Parse, source: str, front: list[str]
) -> None:
    assert [getattr(block, "text", "") for block in parse(source, name="x.md").main.front] == front


@pytest.mark.parametrize("note", ["（盖章）", "（柳河市财政局代章）"])
def test_a_note_may_stand_between_who_signs_and_the_day(parse: Parse, note: str) -> None:
    document = parse(f"关于津贴的通知\n各县区：\n现通知如下。{BODY}柳河市教育局\n{note}\n2023年1月2日\n")

    assert document.main.metadata.issuers == ("柳河市教育局",)
    assert [block.text for block in document.main.conclusions] == ["柳河市教育局", note, "2023年1月2日"]


def test_files_below_the_day_part_it_from_nothing(parse: Parse) -> None:
    document = parse(
        f"关于津贴的通知\n各县区：\n现通知如下。{BODY}柳河市教育局\n2023年1月2日\n附件：1.名单.doc\n附件：2.表.xls\n"
    )

    assert document.main.metadata.date == "2023-01-02"
    assert document.main.attachments == ()


@pytest.mark.parametrize(
    ("head", "title", "number"),
    [
        ("柳河市教育局关于津贴的通知 柳教〔2023〕1号", "柳河市教育局关于津贴的通知", "柳教〔2023〕1号"),
        ("柳河市教育局关于津贴的通知　　柳教〔2023〕1号", "柳河市教育局关于津贴的通知", "柳教〔2023〕1号"),
        ("柳河市教育局关于津贴的通知\n（柳教〔2023〕1号，2023年1月2日）", "柳河市教育局关于津贴的通知", "柳教〔2023〕1号"),
        ("柳河市人民政府公报\n2023年第5号\n柳河市人民政府关于津贴的通知\n柳政发〔2023〕9号", "柳河市人民政府关于津贴的通知", "柳政发〔2023〕9号"),
        ("柳河市人民政府公报\n2023年第5号\n柳河市人民政府关于津贴的通知", "柳河市人民政府关于津贴的通知", "柳河市人民政府公报2023年第5号"),
        ("柳河市教育局关于转发省厅柳省教 〔2023〕1号", "柳河市教育局关于转发省厅柳省教 〔2023〕1号", None),
    ],
)  # fmt: skip
def test_a_number_stands_alone_or_is_parted_from_the_title(
    parse: Parse, head: str, title: str | None, number: str | None
) -> None:
    metadata = parse(f"{head}\n各县区：\n现通知如下。{BODY}").main.metadata

    assert (metadata.title, metadata.number) == (title, number)


def test_the_topic_behind_an_announcements_number_is_no_part_of_it(parse: Parse) -> None:
    document = parse(
        "柳河银行公告〔2020〕第21号（完善某某管理有关事宜）\n现公告如下：" + BODY + "柳河银行\n2020年12月23日\n"
    )

    assert document.main.metadata.number == "柳河银行公告〔2020〕第21号"
    assert document.main.metadata.issuers == ("柳河银行",)
    assert (
        parse("柳河银行关于巡河的通知（柳银发〔2020〕2号）\n各区：" + BODY).main.metadata.title
        == "柳河银行关于巡河的通知"
    )


def test_an_order_of_two_organs_with_its_topic_on_its_head(parse: Parse) -> None:
    head = "柳河银行 柳河市市场监督管理局令〔2024〕第3号（渡口管理办法）\n"
    document = parse(f"{head}{SAID}柳河银行　行长　张柳\n2024年3月5日\n柳河市渡口管理办法\n{ARTICLES}")
    metadata = document.main.metadata

    assert metadata.title == "柳河市渡口管理办法"
    assert metadata.number == "柳河银行柳河市市场监督管理局令〔2024〕第3号"
    assert (metadata.issuers, metadata.date) == (("柳河银行", "柳河市市场监督管理局"), "2024-03-05")


@pytest.mark.parametrize("number", ["（84）柳发字第13号", "84柳银发字第13号", "〔1984〕柳发字13号"])
def test_numbers_of_the_eighties_open_with_the_year(parse: Parse, number: str) -> None:
    document = parse(f"柳河银行\n{number}\n关于印发《渡口办法》的通知\n各区水务局：\n现予印发。" + BODY)

    assert document.main.metadata.title == "关于印发《渡口办法》的通知"
    assert document.main.metadata.number is not None


def test_a_title_shortens_a_name_but_no_two_names(parse: Parse) -> None:
    """Two that sign without a space between, and a line with a telephone, do not name one organ of the title anew."""
    title = "柳河市公安局 柳河工商局 柳河银监局关于巡河的通知\n各区水务局：\n现通知如下。" + BODY
    glued = parse(title + "柳河市公安局　　柳河工商局柳河银监局\n2024年3月5日\n")
    called = parse(title + "联系人　010-64095287柳河银监局\n2024年3月5日\n")
    short = parse("市委办公室关于巡河的通知\n各区水务局：\n现通知如下。" + BODY + "中共柳河市委办公室\n2024年3月5日\n")

    for document in (glued, called):
        assert document.main.metadata.issuers == ("柳河市公安局", "柳河工商局", "柳河银监局")
    assert short.main.metadata.issuers == ("中共柳河市委办公室",)


def test_urgent_is_a_masthead_and_a_caption_is_none(parse: Parse) -> None:
    document = parse("急 件\n柳河市水务局文件\n柳水〔2024〕3号\n柳河市水务局关于巡河的通知\n各区水务局：" + BODY)

    assert (document.main.metadata.number, document.main.metadata.salutation) == ("柳水〔2024〕3号", "各区水务局：")
    assert is_furniture("张柳作政府工作报告。")
    assert not is_furniture("市长作政府工作报告，会议审议。")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("学校网站 ENGLISH 旧版回顾", True),
        ("柳河市 各区县 关于巡河", False),
        ("柳河市 各区县 《巡河》", False),
        ("柳河市水务局 柳河市财政局 柳河市民政局", False),
    ],
)
def test_words_of_a_menu_name_no_matter(text: str, is_one: bool) -> None:
    assert is_menu(text) is is_one


def test_a_dated_line_ends_within_five() -> None:
    opened = ["2024年3月5日根据《关于修改", "甲", "乙", "丙", "丁", "》修正"]

    assert dated_length(opened) == 0
    assert dated_length([*opened[:2], "》修正"]) == 3
