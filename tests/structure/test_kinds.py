"""Kinds of text as they come: what a text of each kind is called, numbered, dated, and who issues it."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document

Parse = Callable[..., Document]

BODY = "\n一、基本情况。工作有序。\n二、下一步安排。抓好落实。\n"


def read(document: Document, names: str) -> tuple[object, ...]:
    return tuple(getattr(document.main.metadata, name) for name in names.split())


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # 文种 beyond the fifteen
        ("柳河市水务局对政协提案第8号的答复\n柳水函〔2023〕5号\n某委员：" + BODY, "title number salutation",
         ("柳河市水务局对政协提案第8号的答复", "柳水函〔2023〕5号", "某委员：")),
        ("柳河市老树名录\n柳林〔2021〕8号\n为保护老树，公布名录如下。", "title number doc_type",
         ("柳河市老树名录", "柳林〔2021〕8号", "名录")),
        ("柳河市渡口条例修正案（二）\n（2023年12月29日柳河市人民代表大会通过）\n一、删去第三条。", "doc_type date",
         ("修正案", "2023-12-29")),
        ("某甲诉柳河市征收办补偿协议案\n一、案情。\n二、结果。", "title doc_type",
         ("某甲诉柳河市征收办补偿协议案", None)),
        ("关于罢免某某的议案\n第一条 某事。", "doc_type", ("议案",)),
        ("柳河绿色发展\n（2023年1月）\n前言\n一、道路", "title doc_type", ("柳河绿色发展", None)),
        ("编制说明\n柳水〔2021〕8号\n某事。", "doc_type", (None,)),
        # a report that is spoken
        ("柳河市政府工作报告\n——2025年3月5日在柳河市第九届人民代表大会第四次会议上\n市长　某某某\n各位代表：\n现报告如下。",
         "title salutation doc_type date", ("柳河市政府工作报告", "各位代表：", "报告", "2025-03-05")),
        # a name alone is addressed in a letter, and in no other kind
        ("柳河市水务局关于信访事项的答复\n柳水函〔2023〕6号\n王小明：\n来信收悉，现答复如下。" + BODY, "salutation", ("王小明：",)),
        ("柳河市水务局关于建议的答复\n柳水函〔2023〕7号\n李某等3名代表：\n建议收悉。" + BODY, "salutation", ("李某等3名代表：",)),
        ("柳河市水务局关于巡河的通知\n柳水〔2023〕8号\n方案：\n现通知如下。" + BODY, "salutation", (None,)),
        ("柳河市水务局关于信访事项的答复\n柳水函〔2023〕6号\n摘要：\n现答复如下。" + BODY, "salutation", (None,)),
        # above the title
        ("柳河市水务局文件\n特急\n柳水〔2024〕3号　　签发人：某某\n柳河市水务局关于巡河的通知\n各区水务局：", "title number salutation",
         ("柳河市水务局关于巡河的通知", "柳水〔2024〕3号", "各区水务局：")),
        ("关于加强公文文件\n管理的通知\n各区：", "title", ("关于加强公文文件管理的通知",)),
        ("柳河市水务局\n柳水〔2024〕3号\n关于巡河的通知\n各区水务局：", "title number", ("关于巡河的通知", "柳水〔2024〕3号")),
        # labels of a site that no list has, above the title; a title may have a colon of its own
        ("时效：现行有效\n柳河市水务局关于巡河的通知\n柳水〔2024〕3号\n各区水务局：", "title number issuers salutation",
         ("柳河市水务局关于巡河的通知", "柳水〔2024〕3号", ("柳河市水务局",), "各区水务局：")),
        ("归档时间:2018-11-21\n柳河市水务局关于巡河的通知\n柳水〔2024〕3号\n各区水务局：", "title number",
         ("柳河市水务局关于巡河的通知", "柳水〔2024〕3号")),
        ("收录：2018年1月\n页数：共12页\n柳河市水务局关于巡河的通知\n各区水务局：", "title", ("柳河市水务局关于巡河的通知",)),
        ("碧水行动：巡河办法\n柳水〔2024〕3号\n第一条　巡河。", "title", ("碧水行动：巡河办法",)),
        ("关于碧水行动：巡河\n管护的通知\n各区水务局：", "title", ("关于碧水行动：巡河管护的通知",)),
        ("政策名称 关于巡河的措施\n成文日期 2024年3月5日\n柳河市水务局关于巡河的措施\n为巡河，制定措施。" + BODY, "doc_type", ("措施",)),
        ("文号 柳水〔2024〕3号\n发文机关 柳河市水务局\n关于巡河的通知\n各区水务局：", "title number", ("关于巡河的通知", "柳水〔2024〕3号")),
        ("索 引 号：\n11/2023-01\n分类：\n水利\n文号：\n柳水〔2024〕3号\n关于巡河的通知\n各区水务局：\n现通知如下。" + BODY,
         "title number salutation", ("关于巡河的通知", "柳水〔2024〕3号", "各区水务局：")),
        ("公文种类：\n规范性文件\n所属栏目：\n水利\n关于巡河的通知\n柳水〔2024〕3号\n各区水务局：\n现通知如下。" + BODY,
         "title number salutation", ("关于巡河的通知", "柳水〔2024〕3号", "各区水务局：")),
        ("各科室：\n请于三月交齐。\n关于巡河的通知\n柳水〔2024〕3号\n现通知如下。" + BODY, "title", (None,)),
        ("关于巡河的通知\n2024年3月5日　作者：办公室\n柳水〔2024〕3号\n各区水务局：", "title number", ("关于巡河的通知", "柳水〔2024〕3号")),
        ("首页|公开|文件\n关于巡河的通知\n柳水〔2024〕3号\n各区水务局：", "title number", ("关于巡河的通知", "柳水〔2024〕3号")),
        # organs above: of a masthead, of the publisher, of the title
        ("柳河市水务局\n柳河市财政局　文件\n柳水〔2024〕3号\n关于巡河的通知\n各区水务局：", "title number", ("关于巡河的通知", "柳水〔2024〕3号")),
        ("柳河市统计局\n2023年柳河市统计公报\n平稳。\n一、综合。", "title", ("2023年柳河市统计公报",)),
        ("柳河市统计局\n柳河市统计工作办法\n第一条　制定本办法。", "title", ("柳河市统计工作办法",)),
        ("柳河县人民政府\n征收土地预公告\n柳征公告〔2023〕12号\n现公告如下。", "title", ("柳河县人民政府征收土地预公告",)),
        ("甲局\n乙局\n关于减免的通知\n各区：", "title", ("甲局 乙局关于减免的通知",)),
        ("甲局\n乙局关于减免的通知\n各区：", "title", ("甲局 乙局关于减免的通知",)),
        ("甲局 乙局\n丙会公告\n〔2023〕第5号\n现公告如下。\n一、略。", "title issuers", ("甲局 乙局 丙会公告", ("甲局", "乙局", "丙会"))),
        ("柳河市规则\n（2020年12月1日柳河市人民政府令第200号公布 自公布之日起施行）\n第一条　某事。", "number date issuers",
         ("柳河市人民政府令第200号", "2020-12-01", ("柳河市人民政府",))),
        ("柳河市水务局关于巡河的通知\n各区：\n现通知如下。\n柳河市水务局\n2023年3月5日\n附件：巡河名单", "signature date",
         ("柳河市水务局", "2023-03-05")),
        # numbers
        ("柳河市水务局关于巡河的批复\n（柳水复〔2023〕1号　2023年1月2日）\n某镇：\n同意。", "number", ("柳水复〔2023〕1号",)),
        ("柳河市水务局关于巡河的批复\n柳水复〔2023〕1号 2023年1月2日印发\n某镇：\n同意。", "number date", ("柳水复〔2023〕1号", "2023-01-02")),
        ("柳河市水务局关于建议的答复函\n柳水函〔2023〕45号（A类）\n李某代表：\n现答复如下。" + BODY, "number salutation",
         ("柳水函〔2023〕45号", "李某代表：")),
        ("柳河市水务局关于建议的答复函\n柳水函〔2023〕45号　　　类别：B\n李某代表：\n现答复如下。" + BODY, "number", ("柳水函〔2023〕45号",)),
        ("柳河市人民代表大会常务委员会公告〔十五届〕第35号\n柳河市节水条例\n第一条　节水。", "title number",
         ("柳河市节水条例", "柳河市人民代表大会常务委员会公告〔十五届〕第35号")),
        ("柳河市水务局关于巡河的通知\n柳水〔2024〕3号　　　2024-03-05\n各区水务局：", "number salutation date",
         ("柳水〔2024〕3号", "各区水务局：", None)),
        ("柳河市水务局关于巡河的通知\n柳水〔2024〕3号 2024年3月5日\n各区水务局：", "number", ("柳水〔2024〕3号",)),
        ("甲局 乙局关于减免的公告\n甲局 乙局公告2024年第5号\n公告如下。", "number", ("甲局乙局公告2024年第5号",)),
        ("柳河市会议纪要\n〔2023〕5号\n会议听取汇报。", "number", ("〔2023〕5号",)),
        ("行政裁定书样式说明\n（2020）柳01行终12号\n某事。", "number", ("（2020）柳01行终12号",)),
        # salutations
        ("柳河市教育局关于值班的通知\n各幼儿园：" + BODY, "salutation", ("各幼儿园：",)),
        ("柳河市教育局关于值班的通知\n局属各单位，各科室：" + BODY, "salutation", ("局属各单位，各科室：",)),
        ("柳河市教育局关于值班的通知\n某副主席：" + BODY, "salutation", ("某副主席：",)),
        ("柳河市教育局关于值班的通知\n报名材料：" + BODY, "salutation", (None,)),
        ("柳河市教育局关于值班的通知\n现就有关单位：" + BODY, "salutation", (None,)),
        ("柳河市人民代表大会常务委员会公告\n（第八号）\n《柳河市节水条例》已由本会于2018年11月6日通过，现予公布，自2019年1月1日起施行。\n"
         "柳河市人民代表大会常务委员会\n2018年12月5日", "number issuers date",
         ("第八号", ("柳河市人民代表大会常务委员会",), "2018-12-05")),
        ("柳河海事局公告\n2024年 第7号\n关于航道维护的公告\n现公告如下。\n一、五月。", "title number issuers",
         ("关于航道维护的公告", "柳河海事局公告2024年第7号", ("柳河海事局",))),
        ("柳河海事局公告\n2024年 第7号\n现公告如下。\n一、五月。", "title number", ("柳河海事局公告", "2024年第7号")),
        ("柳河海事局公告\n2024年 第7号\n关于航道维护的公告\n（2024年3月5日）\n现公告如下。\n一、五月。", "title", ("关于航道维护的公告",)),
        ("柳河绿色发展", "title number", (None, None)),  # one line alone is in no place of a title
        # organ and date below the title
        ("柳河市巡河办法\n柳河市水务局\n2024年3月5日\n第一条　巡河。", "title date", ("柳河市巡河办法", "2024-03-05")),
    ],
)  # fmt: skip
def test_values(parse: Parse, text: str, names: str, expected: tuple[object, ...]) -> None:
    assert read(parse(text), names) == expected


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("柳河市水务局印发柳河市巡河办法\n实施细则的通知", "柳河市水务局印发柳河市巡河办法实施细则的通知"),
        ("柳河市关于推行公示制度\n备案审查制度的意见", "柳河市关于推行公示制度备案审查制度的意见"),
        ("柳河市节水条例\n实施细则", "柳河市节水条例实施细则"),
        ("柳河市节水条例\n柳河市供水条例", "柳河市节水条例"),
        ("柳河市关于节水的通知\n柳河市供水方案", "柳河市关于节水的通知"),
        ("柳河市关于组建2026年柳河龙舟大会\n协调小组的通知", "柳河市关于组建2026年柳河龙舟大会协调小组的通知"),
        ("甲局 乙局\n关于巡河的通知", "甲局 乙局关于巡河的通知"),
        ("甲局\n印发巡河办法的通知", "甲局印发巡河办法的通知"),
    ],
)
def test_titles_over_two_lines(parse: Parse, lines: str, title: str) -> None:
    assert parse(f"{lines}\n各区水务局：\n一、巡河。\n二、报告。").main.metadata.title == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("# 关于湿地条例（草案）的说明\n\n## 背景\n\n某事。", "关于湿地条例（草案）的说明"),
        ("# 柳河市古井名录\n\n## 依据\n\n某事。", "柳河市古井名录"),
        ("# 柳河市水务局\n\n## 关于巡河的通知\n\n某事。", "柳河市水务局关于巡河的通知"),
        ("# 柳河市法典\n\n# 水利编\n\n第一条　某事。", "柳河市法典 水利编"),
    ],
)
def test_a_title_ends_where_the_level_of_headings_changes(parse: Parse, lines: str, title: str) -> None:
    assert parse(lines, name="x.md").main.metadata.title == title


def events(document: Document) -> list[tuple[str, str, str | None]]:
    return [(event.date, event.kind, event.by) for event in document.main.metadata.events]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        # who made it, who approved it
        ("（2018年11月6日柳河市第五届人民代表大会常务委员会第十五次会议通过　2018年11月30日星河省人民代表大会常务委员会批准）",
         [("2018-11-06", "adopted", "柳河市人民代表大会常务委员会"),
          ("2018-11-30", "approved", "星河省人民代表大会常务委员会")]),
        ("（1990年3月1日柳河市人民代表大会通过　根据1999年3月15日柳河市人民代表大会通过的《甲修正案》、"
         "2004年3月14日柳河市人民代表大会通过的《乙修正案》修正）",
         [("1990-03-01", "adopted", "柳河市人民代表大会"), ("1999-03-15", "amended", "柳河市人民代表大会"),
          ("2004-03-14", "amended", "柳河市人民代表大会")]),
        ("2018年11月29日星河省人民代表大会常务委员会批准的《柳河市人民代表大会常务委员会关于修改〈甲条例〉的决定》修正",
         [("2018-11-29", "amended", "柳河市人民代表大会常务委员会")]),
        ("2018年11月29日星河省人民代表大会常务委员会批准的《关于修改〈甲条例〉的决定》修正", [("2018-11-29", "amended", None)]),
        ("（2021年9月6日某会通过　法释〔2021〕99号　自2021年10月1日起施行）",
         [("2021-09-06", "adopted", "某会"), ("2021-10-01", "effective", None)]),
        ("（2021年12月27日最高人民法院审判委员会第1859次会议通过）", [("2021-12-27", "adopted", "最高人民法院")]),
        ("（2021年12月27日最高人民检察院检察委员会第5次会议通过）", [("2021-12-27", "adopted", "最高人民检察院")]),
        ("（2021年11月16日国家平台办公室2021年第20次室务会议通过）", [("2021-11-16", "adopted", "国家平台办公室")]),
        ("2012年12月13日 某部令第127号修订发布。根据2020年7月20日 某部令第159号修正",
         [("2012-12-13", "amended", "某部"), ("2020-07-20", "amended", "某部")]),
    ],
)  # fmt: skip
def test_events(parse: Parse, dated: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert events(parse(f"柳河市渡口规定\n{dated}\n第一条　渡口。")) == expected


@pytest.mark.parametrize(
    ("dated", "issuers", "date"),
    [
        ("（2018年11月6日柳河市人民代表大会常务委员会通过　2018年11月30日星河省人民代表大会常务委员会批准）",
         ("柳河市人民代表大会常务委员会",), "2018-11-06"),
        ("1990年4月5日柳河市人民政府、柳河军分区令第54号发布", ("柳河市人民政府", "柳河军分区"), "1990-04-05"),
        ("1990年4月5日中华人民共和国国务院、中华人民共和国中央军事委员会令第54号发布", ("国务院", "中央军事委员会"), "1990-04-05"),
        ("1990年4月5日国务院批准", (), None),
    ],
)  # fmt: skip
def test_who_made_it(parse: Parse, dated: str, issuers: tuple[str, ...], date: str | None) -> None:
    metadata = parse(f"渡口规定\n{dated}\n第一条　渡口。").main.metadata

    assert (metadata.issuers, metadata.date) == (issuers, date)


@pytest.mark.parametrize(
    ("dated", "number"),
    [
        ("1990年4月5日柳河市人民政府、柳河军分区令第54号发布", "柳河市人民政府、柳河军分区令第54号"),
        ("1990年4月5日国务院、中央军事委员会令第54号发布", "国务院、中央军事委员会令第54号"),
        ("1990年4月5日某部第4号令公布", "某部第4号令"),
        (
            "（2021年9月6日某法院审判委员会第1000次会议通过　法释〔2021〕99号　自2021年10月1日起施行）",
            "法释〔2021〕99号",
        ),
        ("（2021年9月6日某法院审判委员会会议通过，自2021年10月1日起施行 法释〔2021〕98号）", "法释〔2021〕98号"),
        ("2012年12月13日某部令第127号修订发布", "某部令第127号"),
    ],
)
def test_numbers_in_dated_lines(parse: Parse, dated: str, number: str) -> None:
    assert parse(f"渡口规定\n{dated}\n第一条　渡口。").main.metadata.number == number


def test_a_dated_line_may_be_long(parse: Parse) -> None:
    amended = "".join(
        f"　根据{year}年10月31日柳河市人民代表大会常务委员会第四次会议《关于修改〈柳河市渔业税规定〉的决定》修正"
        for year in range(1993, 2024)
    )
    document = parse(f"柳河市渔业税规定\n（1980年9月10日柳河市人民代表大会通过{amended}）\n第一条　依法纳税。")

    assert len(events(document)) == 32
    assert document.main.metadata.date == "2023-10-31"
