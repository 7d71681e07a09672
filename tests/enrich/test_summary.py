import re
from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.enrich.choosing import choose
from gongwen.enrich.passages import division_passages
from gongwen.enrich.summary import summarize
from gongwen.model import Block, Clause, Division, Document, Metadata, Paragraph, Part, Summary, Table, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

SEED = Path(__file__).parents[2] / "docs/documents/digital-government/source.html"


def document(*divisions: Division, preamble: tuple[str, ...] = (), doc_type: str = "意见") -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", 1, text) for n, text in enumerate(preamble, 1))
    return Document("x", "", Part("", "main", Metadata(doc_type=doc_type), preamble=blocks, divisions=divisions))


def chapter(heading: str, *divisions: Division, lead: str = "", eid: str = "chp_1") -> Division:
    blocks = (Paragraph(f"{eid}__intro__p_1", 1, lead),) if lead else ()
    return Division(eid, "chapter", 1, "一、", heading, blocks, divisions)


def section(number: int, heading: str, *texts: str, divisions: tuple[Division, ...] = ()) -> Division:
    eid = f"chp_1__sec_{number}"
    blocks = tuple(Paragraph(f"{eid}__p_{n}", 1, text) for n, text in enumerate(texts, 1))
    return Division(eid, "section", 1, f"（{number}）", heading, blocks, divisions)


def article(number: int, text: str) -> Division:
    eid = f"art_{number}"
    return Division(eid, "article", 1, f"第{number}条", "", (Paragraph(f"{eid}__p_1", 1, text),))


def texts(document: Document) -> dict[str | None, str]:
    return {summary.eid: summary.text for summary in summarize(document)}


LONG = "正文很长，" * 40


def test_a_chapter_is_told_by_its_headings_and_the_end_of_its_lead() -> None:
    sections = (section(1, "强化安全管理责任，提升管理水平。", LONG), section(2, "提升安全保障能力。", LONG))
    summary = summarize(document(chapter("构建安全体系", *sections, lead="全面加强，强化防护技术，筑牢安全防线。")))[1]

    assert summary == Summary(
        "chp_1",
        "强化安全管理责任，提升安全保障能力，强化防护技术，筑牢安全防线。",
        (
            Clause("强化安全管理责任", ("chp_1__sec_1",)),
            Clause("提升安全保障能力", ("chp_1__sec_2",)),
            Clause("强化防护技术", ("chp_1__intro__p_1",)),
            Clause("筑牢安全防线", ("chp_1__intro__p_1",)),
        ),
    )


def test_a_lead_that_names_every_section_stands_alone_and_without_its_scene() -> None:
    sections = (section(1, "助推数字经济发展。", LONG), section(2, "引领数字社会建设。", LONG))
    lead = "围绕数字中国战略，激发数字经济活力，优化数字社会环境。"

    assert (
        texts(document(chapter("引领驱动发展", *sections, lead=lead)))["chp_1"]
        == "激发数字经济活力，优化数字社会环境。"
    )


def test_a_lead_that_announces_a_list_tells_nothing() -> None:
    sections = (section(1, "强化安全管理责任。", LONG), section(2, "提升安全保障能力。", LONG))

    assert texts(document(chapter("安全", *sections, lead="重点做好以下工作：")))["chp_1"] == (
        "强化安全管理责任，提升安全保障能力。"
    )


def test_a_clause_that_a_heading_repeats_is_told_once() -> None:
    sections = (section(1, "健全标准规范。", LONG), section(2, "开展试点示范工作。", LONG))
    lead = "全面推进工作，健全标准规范，保障有序运行。"

    assert texts(document(chapter("制度规则", *sections, lead=lead)))["chp_1"] == (
        "健全标准规范，开展试点示范工作，保障有序运行。"
    )


def test_sections_with_mere_labels_are_told_by_principles_and_targets() -> None:
    principles = ("坚持改革引领。围绕需要，着力推进。", "坚持数据赋能。建立制度，加强利用。")
    targets = ("到2025年，体系框架基本形成，水平显著提升。", "到2035年，体系更加成熟完备，全面建成。")
    requirements = section(
        2,
        "总体要求。",
        divisions=(
            Division("chp_1__sec_2__para_1", "paragraph", 1, "1.", "基本原则。", _paragraphs("a", principles)),
            Division("chp_1__sec_2__para_2", "paragraph", 1, "2.", "主要目标。", _paragraphs("b", targets)),
        ),
    )

    assert texts(document(chapter("现状和要求", section(1, "发展现状。", LONG), requirements)))["chp_1"] == (
        "坚持改革引领，坚持数据赋能，到2025年，体系框架基本形成，到2035年，体系更加成熟完备。"
    )


def _paragraphs(prefix: str, texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(f"{prefix}_{n}", 1, text) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            "市数据局负责全市数据共享的监督管理。其他部门应当配合。" + LONG,
            "市数据局负责全市数据共享的监督管理；其他部门应当配合。",
        ),
        ("党的二十大以来，共享工作取得显著成效。区数据局应当每季度报送目录。" + LONG, "区数据局应当每季度报送目录。"),
        ("高度重视共享工作，形成合力。", ""),
    ],
)
def test_a_chapter_without_headings_is_told_by_its_statements(text: str, summary: str) -> None:
    flat = Division("chp_1", "chapter", 1, "一、", "工作职责", (Paragraph("chp_1__p_1", 1, text),))

    assert texts(document(flat)).get("chp_1", "") == summary


def test_a_statement_is_told_as_long_as_there_is_room() -> None:
    text = "市数据局负责目录管理，组织各部门编制目录，并每年核验。区数据局应当公开目录。" + LONG
    flat = Division("chp_1", "chapter", 1, "一、", "工作职责", (Paragraph("chp_1__p_1", 1, text),))

    assert "市数据局负责目录管理，组织各部门编制目录，并每年核验；" in texts(document(flat))["chp_1"]


def test_what_only_defines_is_told_where_there_is_room_left() -> None:
    law = document(
        chapter(
            "总则",
            article(2, "本办法所称夜市，是指夜间开设的集市。"),
            article(3, "区政府主管夜市工作。"),
            article(4, LONG),
        )
    )

    assert texts(law)["chp_1"] == "本办法所称夜市，是指夜间开设的集市；区政府主管夜市工作。"


def test_few_words_of_headings_leave_room_for_figures_that_they_do_not_tell() -> None:
    sections = (
        section(1, "扩大补贴范围。", "对招用失业人员的企业，每招用一人补贴1000元。" + LONG),
        section(2, "放宽申领条件。", "将参保年限由3年以上放宽至1年以上。" + LONG),
        section(3, "加强培训服务。", "各地要组织技能培训。" + LONG),
    )

    assert texts(document(chapter("稳就业", *sections)))["chp_1"] == (
        "扩大补贴范围，放宽申领条件，加强培训服务；对招用失业人员的企业，每招用一人补贴1000元；"
        "将参保年限由3年以上放宽至1年以上。"
    )


def test_a_heading_is_told_whole_but_for_its_aim_and_where_it_is_too_long() -> None:
    headings = (
        "发展两个市场，打造加工中心，提升贸易水平。",
        "推动人才交流，建设研发中心。",
        "推进口岸通关流程再造和单证电子化，建设覆盖全部口岸的国际物流中心。",
    )
    sections = tuple(section(n, heading, LONG) for n, heading in enumerate(headings, 1))

    assert texts(document(chapter("任务", *sections)))["chp_1"] == (
        "发展两个市场，打造加工中心，推动人才交流，建设研发中心，推进口岸通关流程再造和单证电子化。"
    )


def test_labels_are_no_summary() -> None:
    sections = (section(1, "内容保障。", "市数据局应当每年核验目录。" + LONG), section(2, "安全防护。", LONG))

    assert texts(document(chapter("规范运维管理", *sections)))["chp_1"] == "市数据局应当每年核验目录。"


def test_a_demand_below_a_noun_is_told_with_it() -> None:
    sections = (section(1, "东部地区。", "加快建设数据中心集群。" + LONG), section(2, "西部地区。", LONG))

    summary = summarize(document(chapter("空间布局", *sections)))[-1]

    assert summary.text == "东部地区：加快建设数据中心集群。"
    assert summary.clauses == (
        Clause("东部地区", ("chp_1__sec_1",)),
        Clause("加快建设数据中心集群", ("chp_1__sec_1__p_1",)),
    )


def test_what_is_not_much_shorter_than_the_text_is_no_summary() -> None:
    flat = Division("chp_1", "chapter", 1, "一、", "明确工作职责", (Paragraph("chp_1__p_1", 1, "由办公厅负责推进。"),))

    assert "chp_1" not in texts(document(flat))


def test_a_chapter_whose_headings_are_too_many_is_told_by_the_best_of_them() -> None:
    headings = (
        "加强水利工程安全检查和维修养护。",
        "完善公路桥梁巡查和险情报告制度。",
        "改善乡村学校取暖通风和照明条件。",
        "增加基层医院床位配备和药品储备。",
        "扩大养老设施护理覆盖面和普及率。",
        "建设体育场馆预约平台和客流系统。",
        "优化物流园区集疏运路网和停车区。",
        "整治通信管网私拉乱接和裸露线缆。",
        "开展生态公园补植复绿和鸟类监测。",
        "推进文化遗址测绘建档和数字展示。",
    )
    sections = tuple(section(n, heading, LONG) for n, heading in enumerate(headings, 1))

    told = texts(document(chapter("数据归集", *sections)))["chp_1"]

    assert len(told) <= 150
    assert told.count("；") > 4


def test_a_heading_keeps_its_condition() -> None:
    sections = (
        section(1, "对困难家庭，给予临时救助。", LONG),
        section(2, "完善救助标准，但不降低现有水平。", LONG),
        section(3, "健全救助机制，加强统筹。", LONG),
    )

    assert texts(document(chapter("救助", *sections)))["chp_1"] == (
        "对困难家庭，给予临时救助，完善救助标准，但不降低现有水平，健全救助机制，加强统筹。"
    )


def test_the_end_of_a_lead_is_not_told_without_its_condition() -> None:
    sections = (section(1, "强化安全管理责任。", LONG), section(2, "提升安全保障能力。", LONG))
    lead = "在确保安全的前提下，开放公共数据，发展数据产业。"

    assert texts(document(chapter("安全", *sections, lead=lead)))["chp_1"] == "强化安全管理责任，提升安全保障能力。"


# --- laws -----------------------------------------------------------------------------------------------------------


def test_a_chapter_of_a_law_is_told_by_its_rules() -> None:
    articles = (
        article(5, "数据处理者应当指定安全负责人。" + LONG),
        article(6, "前款规定的负责人应当具有专业知识。" + LONG),
        article(7, "违反本法规定泄露数据的，处五万元以上五十万元以下罚款。" + LONG),
    )

    law = document(chapter("数据安全保护义务", *articles), doc_type="法")

    assert texts(law)["chp_1"] == "数据处理者应当指定安全负责人；违反本法规定泄露数据的，处五万元以上五十万元以下罚款。"


def test_a_rule_whose_heavier_cases_are_too_long_says_that_it_goes_on() -> None:
    heavier = f"情节严重的，由发证机关吊销其{'经营许可证和' * 20}营业执照"
    law = document(chapter("罚则", article(5, f"使用假票的，处一百元以下罚款；{heavier}。"), article(6, LONG)))

    assert texts(law)["chp_1"] == "使用假票的，处一百元以下罚款……。"


def test_a_list_is_told_with_its_lead_and_as_many_items_as_there_is_room_for() -> None:
    items = tuple(
        Division(f"art_5__point_{n}", "point", 1, f"（{n}）", "", (Paragraph(f"art_5__point_{n}__p_1", 1, text),))
        for n, text in enumerate(("学校书立的合同；", "医院书立的合同；", "农户书立的合同。"), 1)
    )
    lead = Paragraph("art_5__intro__p_1", 1, "下列合同免征印花税：")
    law = document(chapter("减免", Division("art_5", "article", 1, "第五条", "", (lead,), items), article(6, LONG)))

    summary = summarize(law)[-1]

    assert summary.text == "下列合同免征印花税：学校书立的合同、医院书立的合同、农户书立的合同。"
    assert summary.clauses == (
        Clause("下列合同免征印花税", ("art_5__intro__p_1",)),
        Clause("学校书立的合同", ("art_5__point_1__p_1",)),
        Clause("医院书立的合同", ("art_5__point_2__p_1",)),
        Clause("农户书立的合同", ("art_5__point_3__p_1",)),
    )


def test_a_list_too_long_for_the_summary_says_that_there_is_more() -> None:
    names = ("学校", "医院", "农户", "公益组织", "养老机构", "托育机构", "农民专业合作社")
    items = tuple(
        Division(
            f"art_5__point_{n}",
            "point",
            1,
            f"（{n}）",
            "",
            (Paragraph(f"x_{n}", 1, f"{name}{'为办公' * 6}书立的合同；"),),
        )
        for n, name in enumerate(names, 1)
    )
    lead = Paragraph("art_5__intro__p_1", 1, "下列合同免征印花税：")
    law = document(chapter("减免", Division("art_5", "article", 1, "第五条", "", (lead,), items), article(6, LONG)))

    assert texts(law)["chp_1"].endswith("书立的合同、……。")


def test_a_list_below_heavier_cases_says_that_its_lead_goes_on() -> None:
    item = Division("art_5__point_1", "point", 1, "（一）", "", (Paragraph("x", 1, "未办理变更手续；"),))
    lead = Paragraph("art_5__intro__p_1", 1, "中介机构有下列行为之一的，责令改正；情节严重的，责令停业，直至吊销执照：")
    law = document(chapter("罚则", Division("art_5", "article", 1, "第五条", "", (lead,), (item,)), article(6, LONG)))

    assert texts(law)["chp_1"] == "中介机构有下列行为之一的，责令改正……：未办理变更手续。"


def test_items_of_a_list_are_never_told_alone() -> None:
    item = Division("art_5__point_1", "point", 1, "（一）", "", (Paragraph("x", 1, "使用伪造证件，处罚款一千元；"),))
    lead = Paragraph("art_5__intro__p_1", 1, "前款规定的行为，有下列情形的，从重处罚：")
    law = document(chapter("罚则", Division("art_5", "article", 1, "第五条", "", (lead,), (item,)), article(6, LONG)))

    assert "chp_1" not in texts(law)


def test_items_of_what_is_to_be_kept_are_not_measures() -> None:
    item = Division("art_5__point_1", "point", 1, "（一）", "", (Paragraph("x", 1, "每两年参加一次复训；"),))
    lead = Paragraph("art_5__intro__p_1", 1, "船员在船工作期间，应当符合下列要求：")
    law = document(chapter("职责", Division("art_5", "article", 1, "第五条", "", (lead,), (item,)), article(6, LONG)))

    assert texts(law)["chp_1"] == "船员在船工作期间，应当符合下列要求：每两年参加一次复训。"


def _listed(lead: str, *items: str) -> Division:
    """An article whose list lost its numbers behind the first item."""
    first = Division("art_5__para_1__point_1", "point", 1, "（一）", "", (Paragraph("x_1", 1, items[0]),))
    paras = tuple(
        Division(f"art_5__para_{n}", "paragraph", 1, "", "", (Paragraph(f"x_{n}", 1, text),))
        for n, text in enumerate(items[1:], 2)
    )
    intro = Paragraph("art_5__para_1__intro__p_1", 1, lead)
    opening = Division("art_5__para_1", "paragraph", 1, "", "", (intro,), (first,))
    return Division("art_5", "article", 1, "第五条", "", (), (opening, *paras))


def test_lines_below_a_lead_are_told_with_it() -> None:
    lines = ("下列人员可以参加养老保险：", "无雇工的店主；", "快递员；", "其他灵活就业人员。", "保险费每月缴纳一次。")
    flat = Division("chp_1", "chapter", 1, "一、", "范围", (*_paragraphs("p", lines), *_paragraphs("q", (LONG,))))

    assert texts(document(flat))["chp_1"] == (
        "下列人员可以参加养老保险：无雇工的店主、快递员、其他灵活就业人员；保险费每月缴纳一次。"
    )


def test_a_paragraph_behind_items_that_lack_their_stop_is_none_of_them() -> None:
    lines = ("下列人员可以参加养老保险：", "无雇工的店主；", "快递员；", "保险费每月缴纳一次。" + LONG)

    flat = Division("chp_1", "chapter", 1, "一、", "范围", _paragraphs("p", lines))

    assert texts(document(flat))["chp_1"] == "下列人员可以参加养老保险：无雇工的店主、快递员；保险费每月缴纳一次。"


def test_items_that_lost_their_numbers_are_not_told_without_their_lead() -> None:
    items = ("中学毕业的，授予三级证书；", "大学毕业的，授予二级证书；", "研究生毕业的，授予一级证书。")
    listed = _listed("初任教员依照下列规定授予证书：", *items)

    assert texts(document(chapter("证书", listed, article(6, LONG))))["chp_1"] == (
        "初任教员依照下列规定授予证书：中学毕业的，授予三级证书。"
    )


def test_in_an_article_a_label_governs_its_items() -> None:
    items = tuple(
        Division(f"art_5__point_{n}", "point", 1, f"（{n}）", "", (Paragraph(f"x_{n}", 1, text),))
        for n, text in enumerate(("制定种植规划；", "收取承包金。"), 1)
    )
    lead = Paragraph("art_5__intro__p_1", 1, "发包方的权利和义务：")
    law = document(chapter("合同", Division("art_5", "article", 1, "第五条", "", (lead,), items), article(6, LONG)))

    assert texts(law)["chp_1"] == "发包方的权利和义务：制定种植规划、收取承包金。"


def test_the_rest_of_a_broken_line_is_not_told() -> None:
    lines = ("用人单位应当按照不低于劳动合", "同规定的工资标准的300%支付工资。")
    paras = tuple(
        Division(f"art_5__para_{n}", "paragraph", 1, "", "", (Paragraph(f"art_5__para_{n}__p_1", 1, "甲" * 10 + text),))
        for n, text in enumerate(lines, 1)
    )
    law = document(chapter("工资", Division("art_5", "article", 1, "第五条", "", (), paras), article(6, LONG)))

    assert "chp_1" not in texts(law)


@pytest.mark.parametrize(
    "back",
    [
        "前款规定不适用于个体工商户。",
        "当事人对前款规定的期限另有约定的，从其约定。",
        "提交书面报告确有困难的，经营者可以口头报告。",
    ],
)
def test_a_paragraph_that_the_next_one_takes_back_is_not_told(back: str) -> None:
    paras = tuple(
        Division(f"art_5__para_{n}", "paragraph", 1, "", "", (Paragraph(f"art_5__para_{n}__p_1", 1, text),))
        for n, text in enumerate(("经营者提交年度报告的次数不得少于每年一次。", back), 1)
    )
    law = document(chapter("报告", Division("art_5", "article", 1, "第五条", "", (), paras), article(6, LONG)))

    assert "年度报告的次数" not in texts(law).get("chp_1", "")


def test_a_limit_that_the_next_paragraph_sets_otherwise_is_not_told() -> None:
    paras = tuple(
        Division(f"art_5__para_{n}", "paragraph", 1, "", "", (Paragraph(f"art_5__para_{n}__p_1", 1, text),))
        for n, text in enumerate(("罚金的最低数额不得少于一千元。", "对未成年人，罚金的最低数额不得少于五百元。"), 1)
    )
    law = document(chapter("罚金", Division("art_5", "article", 1, "第五条", "", (), paras), article(6, LONG)))

    assert texts(law)["chp_1"] == "对未成年人，罚金的最低数额不得少于五百元。"


def test_a_law_is_told_by_scope_duties_sanctions_and_force_not_by_its_purpose() -> None:
    articles = (
        article(1, "为了规范停车秩序，改善出行环境，根据有关法律，制定本条例。"),
        article(2, "本市行政区域内机动车停车场的规划和建设适用本条例。"),
        article(3, "市交通部门负责停车场的监督管理。"),
        article(4, "停车场每两年核验一次泊位数量。" + LONG),
        article(5, "擅自改变停车场用途的，处一万元以上五万元以下罚款。" + LONG),
        article(6, "本条例自2030年5月1日起施行。"),
    )

    assert texts(document(*articles, doc_type="条例")) == {
        None: "本市行政区域内机动车停车场的规划和建设适用本条例；市交通部门负责停车场的监督管理；"
        "停车场每两年核验一次泊位数量；擅自改变停车场用途的，处一万元以上五万元以下罚款；本条例自2030年5月1日起施行。"
    }


def test_articles_have_no_summaries_of_their_own() -> None:
    law = document(
        article(1, "国家机关应当保护数据。" + LONG), article(2, "国家机关不得泄露数据。" + LONG), doc_type="法"
    )

    assert list(texts(law)) == [None]


# --- the document ---------------------------------------------------------------------------------------------------


def test_a_short_text_has_no_summary() -> None:
    assert texts(document(preamble=("各省人民政府：", "各地应当于六月底前上报名单。"), doc_type="通知")) == {}


def test_a_letter_has_no_summary() -> None:
    letter = document(preamble=("各地应当于六月底前上报名单。" + LONG * 3,))
    letter = replace(letter, main=replace(letter.main, metadata=Metadata(title="致全市考生家长的一封公开信")))

    assert texts(letter) == {}


def test_a_long_heading_is_told_as_the_sentence_that_it_is() -> None:
    heading = "口岸区的土地使用权由两地政府签订租赁合同取得，使用期限自启用之日起至2047年6月30日止。"
    told = texts(document(chapter(heading, lead=LONG), chapter("其他事项", lead=LONG, eid="chp_2"), doc_type="批复"))

    assert told[None] == heading


def test_a_long_heading_that_leads_to_items_is_not_told_without_them() -> None:
    heading = "困难残疾人生活补贴的发放对象为具有本市户籍并且符合以下条件之一的残疾人和残疾军人："
    told = texts(document(chapter(heading, lead=LONG), chapter("发放", lead="补贴应当按月发放。" + LONG, eid="chp_2")))

    assert told[None] == "补贴应当按月发放。"


def test_what_a_notice_annexes_to_the_text_it_issues_is_not_told() -> None:
    rules = Part(
        "att_1", "issued", Metadata(title="见习办法"), divisions=(article(1, "见习单位应当每月发放补贴。" + LONG),)
    )
    form = chapter("申请", section(1, "", "申请人应当于6月1日前提交申请表。" + LONG * 2), eid="att_2__chp_1")
    annex = Part("att_2", "annex", Metadata(title="申请程序"), divisions=(form,))
    cover = document(preamble=("现印发给你们。",), doc_type="通知")
    summary = texts(replace(cover, main=replace(cover.main, attachments=(rules, annex))))

    assert summary[None] == "见习单位应当每月发放补贴。"
    assert (
        texts(replace(cover, main=replace(cover.main, attachments=(annex,))))[None]
        == "申请人应当于6月1日前提交申请表。"
    )


def test_a_rule_is_told_where_only_other_laws_go_before_it() -> None:
    """…… says that it goes on; an exception of the text's own is never left out."""

    def law(second: str) -> Document:
        paragraphs = tuple(
            Division(f"art_2__para_{n}", "paragraph", 1, "", "", (Paragraph(f"art_2__para_{n}__p_1", 1, text),))
            for n, text in enumerate(("在本省开展招聘活动，适用本条例。", second), 1)
        )
        more = tuple(article(n, LONG) for n in (3, 4))
        return document(Division("art_2", "article", 1, "第二条", "", (), paragraphs), *more, doc_type="条例")

    assert texts(law("法律、行政法规对招聘活动另有规定的，从其规定。"))[None] == "在本省开展招聘活动，适用本条例……。"
    assert texts(law("《招聘法》等法律、法规已有规定的，按照其规定执行。"))[None].endswith("适用本条例……。")
    assert None not in texts(law("前款规定的招聘活动，但未成年人参加的，不适用本条例。"))


def test_amounts_and_charges_are_told_with_whose_they_are() -> None:
    """A heading names the school for whose pupils the sum below it holds, also where both hold units in brackets."""

    def level(number: int, heading: str, text: str) -> Division:
        eid = f"chp_1__sec_{number}"
        item = Division(f"{eid}__para_1", "paragraph", 1, "1.", "", (Paragraph(f"{eid}__para_1__p_1", 1, text),))
        return Division(eid, "section", 1, f"（{number}）", heading, (), (item,))

    levels = (
        level(1, "普通高中（每生每年1900元）", "助学金，标准为每生每年1000元。" + LONG),
        level(2, "监督小组", "负责查处投诉的处理情况。" + LONG),
    )
    told = texts(document(chapter("资助项目", *levels)))[None]

    assert "普通高中（每生每年1900元）：助学金，标准为每生每年1000元" in told
    assert "；负责" not in told


def test_a_division_that_is_most_of_the_text_is_told_more_often() -> None:
    figures = (
        "低保标准为每人每月1309元。",
        "边缘标准为每人每月1963元。",
        "孤儿标准为每人每月2976元。",
        "供养标准为每人每月2094元。",
    )
    items = tuple(section(n, "", text) for n, text in enumerate(figures, 1))
    last = Division("chp_2", "chapter", 1, "二、", "时间", (Paragraph("chp_2__p_1", 1, "新标准自6月1日起执行。"),))
    told = texts(document(chapter("标准", *items), last, preamble=(LONG, LONG)))[None]

    assert all(text.rstrip("。") in told for text in figures)


@pytest.mark.parametrize(
    ("doc_type", "preamble", "summary"),
    [
        (
            "通知",
            ("各省人民政府：", "《方案》已经同意，现印发给你们，请认真贯彻执行。各地应当于六月底前上报名单。" + LONG),
            "各地应当于六月底前上报名单。",
        ),
        (
            "批复",
            ("河北省人民政府：", "你省请示收悉。现批复如下：", "同意设立新区，请认真组织。" + LONG),
            "同意设立新区，请认真组织。",
        ),
        (
            "决定",
            ("为优化流程，国务院决定，暂时调整有关规定，对进口申请由省政府审批。" + LONG,),
            "国务院决定，暂时调整有关规定，对进口申请由省政府审批。",
        ),
    ],
)
def test_a_document_without_headings_is_told_by_what_it_orders_or_agrees_to(
    doc_type: str, preamble: tuple[str, ...], summary: str
) -> None:
    assert texts(document(preamble=(*preamble, LONG), doc_type=doc_type)) == {None: summary}


def test_a_document_hears_each_of_its_chapters() -> None:
    sections = {
        n: section(n, heading, LONG)
        for n, heading in enumerate(("强化安全管理责任。", "提升保障能力水平。", "健全标准规范体系。"), 1)
    }
    chapters = tuple(chapter(f"第{n}项", sections[n], eid=f"chp_{n}") for n in sections)

    assert texts(document(*chapters))[None] == "强化安全管理责任；提升保障能力水平；健全标准规范体系。"


def test_headings_are_told_at_the_level_that_says_most() -> None:
    """Of a heading and those below it either may be the mere label, or too short to say much."""
    short = tuple(
        Division(f"chp_1__sec_1__para_{n}", "paragraph", 1, f"{n}.", heading, (Paragraph(f"a_{n}", 1, LONG),))
        for n, heading in enumerate(("促进研发创新。", "发展租赁业态。"), 1)
    )
    long = tuple(
        Division(f"chp_1__sec_2__para_{n}", "paragraph", 1, f"{n}.", heading, (Paragraph(f"b_{n}", 1, LONG),))
        for n, heading in enumerate(("扩大见习补贴发放范围。", "放宽技能补贴申领条件。"), 1)
    )
    sections = (
        section(1, "推动创新创业，打造研发中心。", divisions=short),
        section(2, "支持就业创业。", divisions=long),
    )

    assert texts(document(chapter("主要任务", *sections)))[None].rstrip("。").split("；")[:3] == [
        "推动创新创业，打造研发中心",
        "扩大见习补贴发放范围",
        "放宽技能补贴申领条件",
    ]


def test_figures_of_the_same_form_do_not_repeat_each_other() -> None:
    sections = tuple(
        section(n, "", f"全市{whom}的基本生活标准为每人每月{amount}元。")
        for n, (whom, amount) in enumerate((("特困人员", 2094), ("孤儿", 2976), ("残疾儿童", 2950)), 1)
    )
    told = choose(tuple(division_passages(chapter("标准", *sections))), "measures", 150)

    assert [p.text[-5:] for p in told] == ["2094元", "2976元", "2950元"]


def test_what_the_title_speaks_of_is_defined_before_other_words() -> None:
    articles = (article(1, "本办法所称夜市，是指在夜间开设的集市。"), article(2, "商务部门负责夜市管理工作。"))
    passages = tuple(division_passages(chapter("总则", *articles)))

    definition, charge = "本办法所称夜市，是指在夜间开设的集市", "商务部门负责夜市管理工作"
    assert [p.text for p in choose(passages, "rules", 20, "某市夜市管理办法")] == [definition]
    assert [p.text for p in choose(passages, "rules", 20, "某市商圈管理办法")] == [charge]


def test_housekeeping_is_told_after_what_is_ruled() -> None:
    articles = (
        article(1, "夜市经营者应当建立台账。"),
        article(2, "夜市经营者应当悬挂执照。"),
        article(3, LONG),
    )
    chosen = choose(tuple(division_passages(chapter("管理", *articles))), "rules", 14)

    assert [p.text for p in chosen] == ["夜市经营者应当悬挂执照"]


def test_a_cover_is_told_by_what_it_issues() -> None:
    flat = Division(
        "att_1__chp_1",
        "chapter",
        1,
        "一、",
        "报名",
        (Paragraph("att_1__p", 1, "符合条件的儿童应于5月20日前网上报名。" + LONG * 2),),
    )
    attachment = Part("att_1", "issued", Metadata(doc_type="方案"), divisions=(flat,))
    notice = document(preamble=("现将方案印发给你们，请遵照执行。",), doc_type="通知")
    notice = replace(notice, main=replace(notice.main, attachments=(attachment,)))

    told = "符合条件的儿童应于5月20日前网上报名。"
    assert texts(notice) == {None: told, "att_1": told, "att_1__chp_1": told}


def test_a_roster_is_not_summed_up() -> None:
    roster = Part("att_1", "annex", Metadata(), preamble=(Paragraph("att_1__p", 1, "召集人：甲某　副总理" * 40),))
    notice = document(preamble=("现将名单印发给你们，请认真执行。",), doc_type="通知")

    assert texts(replace(notice, main=replace(notice.main, attachments=(roster,)))) == {}


@pytest.mark.parametrize(
    "empty",
    [
        document(),
        document(chapter("")),
        document(preamble=("各省人民政府：",)),
        Document("x", "", Part("", "main", Metadata(), preamble=(Table("table_1", 1, (("甲", "乙"),)),))),
    ],
)
def test_nothing_to_summarise_gives_nothing(empty: Document) -> None:
    assert summarize(empty) == ()


# --- the seed -------------------------------------------------------------------------------------------------------


def seed(data: bytes) -> Document:
    return parse_structure(read_article(data, "source.html"))


def test_the_seed_s_summaries_read_as_they_did() -> None:
    summaries = texts(seed(SEED.read_bytes()))

    assert list(summaries) == [None, *(f"chp_{n}" for n in range(1, 9))]
    assert summaries["chp_7"] == "持续增强数字政府效能，更好激发数字经济活力，优化数字社会环境，营造良好数字生态。"
    assert summaries["chp_5"] == (
        "创新数据管理机制，深化数据高效共享，促进数据有序开发利用，充分释放数据要素价值，确保各类数据和个人信息安全。"
    )


def test_the_editor_s_summaries_change_nothing() -> None:
    data = SEED.read_bytes()
    without = re.sub(rb"<blockquote>.*?</blockquote>", b"", data, flags=re.DOTALL)

    assert without != data
    assert summarize(seed(without)) == summarize(seed(data))


def test_every_clause_stands_in_the_blocks_that_it_names() -> None:
    document = seed(SEED.read_bytes())
    units = {unit.eid: unit.text for unit in walk_text(document)}

    for summary in summarize(document):
        assert all(clause.text in units[eid] for clause in summary.clauses for eid in clause.sources)
        mark = "；" if summary.eid is None else "，"
        assert summary.text == mark.join(clause.text for clause in summary.clauses) + "。"
