"""Sentences with conditions, exceptions, negations and limits: what of them is true by itself, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.statements import lead_statement, stands_alone, statements, without_grounds

WHOLE = None  # the sentence as it stands, uncut


def told(text: str) -> list[str]:
    return sorted({s.text for s in statements(text, "p_1")}, key=lambda t: (text.find(t), len(t)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("经主管部门考核合格并发给证书后，方可从事检测工作。", WHOLE),
        ("检测机构的人员、设备和场地，经主管部门考核认可后，方可承担检测任务。", WHOLE),
        ("未经批准，不得改变土地用途。", WHOLE),
        ("申请人应当提交书面材料，但可以当场口头申请的除外。", WHOLE),
        ("除法律另有规定外，任何单位不得收集个人信息。", WHOLE),
        ("企业应当公开价格，法律、行政法规另有规定的，从其规定。", WHOLE),
        ("只有取得执业证书的人员才能以律师名义办案。", WHOLE),
        ("逾期不缴纳的，自滞纳之日起按日加收滞纳金。", []),
        ("行政机关应当受理申请。但有下列情形之一的，不予受理：", []),
        ("本办法不适用于军事设施。", WHOLE),
        ("本办法不适用于军事设施，国防工程另行规定。", WHOLE),
        ("年满十八周岁以上、具有本市户籍的居民可以申请补贴。", WHOLE),
        ("每班次值守人员不得少于两人，夜间不得少于三人，但节假日除外。", WHOLE),
        ("养殖场应当至少每半年检疫一次。", WHOLE),
        ("违反规定的，处一万元以上五万元以下罚款；情节严重的，吊销许可证，并处五万元以上十万元以下罚款。", WHOLE),
        ("学生可以申请缓交学费，但缓交期限最长不超过六个月。", WHOLE),
        (
            "不得要求申请人重复提交材料，增加办理环节。",
            ["不得要求申请人重复提交材料", "不得要求申请人重复提交材料，增加办理环节"],
        ),
        ("不得擅自设立收费项目，扩大收费范围。", ["不得擅自设立收费项目", "不得擅自设立收费项目，扩大收费范围"]),
        ("禁止在校园周边设置网吧，销售烟草制品。", WHOLE),
        ("鼓励企业设立研发机构，引进高层次人才。", WHOLE),
        ("支持社会力量举办养老机构，提供上门服务。", WHOLE),
        ("对符合条件的小微企业，按照实缴税款的30%给予返还。", WHOLE),
        ("在确保安全的前提下，开放公共数据。", WHOLE),
        ("有条件的地区可以先行先试，建立补贴制度。", WHOLE),
        ("申请人应当具有本市户籍，并连续居住满三年。", WHOLE),
        ("补贴对象为具有本市户籍，并且连续参保满一年的失业人员。", WHOLE),
        (
            "县级人民政府应当建立应急预案，并报上一级人民政府备案。",
            ["县级人民政府应当建立应急预案", "县级人民政府应当建立应急预案，并报上一级人民政府备案"],
        ),
        ("为了规范招标活动，提高采购效率，根据《采购法》，制定本办法。", []),
        ("为了保护水源，县级人民政府应当划定保护区。", ["县级人民政府应当划定保护区"]),
        ("前款规定的期限届满后，申请人可以重新申请。", []),
        ("前款规定不适用于个体工商户。", []),
        ("情节严重的，吊销许可证。", []),
        ("该机构应当每年公布报告。", []),
        ("其负责人应当具有高级职称。", []),
        ("经营者应当明码标价，否则依法予以处罚。", WHOLE),
        ("主管部门应当自受理之日起二十日内作出决定；不予许可的，应当说明理由。", WHOLE),
        ("房屋租赁合同期限不得超过二十年；超过二十年的，超过部分无效。", WHOLE),
        (
            "加快建设标准厂房，完善配套设施，提升服务水平。",
            [
                "加快建设标准厂房",
                "加快建设标准厂房，完善配套设施",
                "加快建设标准厂房，完善配套设施，提升服务水平",
                "完善配套设施，提升服务水平",
            ],
        ),
        (
            "各地区各部门要加强统筹协调，健全工作机制，确保各项任务落到实处。",
            [
                "各地区各部门要加强统筹协调",
                "各地区各部门要加强统筹协调，健全工作机制",
                "各地区各部门要加强统筹协调，健全工作机制，确保各项任务落到实处",
                "健全工作机制，确保各项任务落到实处",
                "确保各项任务落到实处",
            ],
        ),
        (
            "市教育局要制定实施方案，明确时间节点，组织专家评审。",
            ["市教育局要制定实施方案，明确时间节点", "市教育局要制定实施方案，明确时间节点，组织专家评审"],
        ),
        ("本市推行电子证照，各单位办理业务时能够查验电子证照的，不得要求提交纸质证照。", WHOLE),
        ("夫妻双方约定由一方扣除的，另一方不得再扣除，具体扣除方式在一个年度内不能变更。", WHOLE),
        ("村民委员会可以将集体土地发包，但应当经村民会议三分之二以上成员同意。", WHOLE),
        ("除因不可抗力外，承运人应当按时送达；迟延送达的，应当赔偿损失。", WHOLE),
        ("申请书应当载明下列事项：（一）名称；（二）地址。", WHOLE),
        ("第三款修改为：“任何人不得侵占集体财产。违者依法处罚。”", []),
        ("当事人对决定不服的，可以自收到决定书之日起六十日内申请复议，也可以直接起诉。", WHOLE),
        ("非经法定程序，不得查封账户，冻结资金。", WHOLE),
        ("乘客应当购票乘车，但身高不足一米二的儿童免票。", WHOLE),
        ("建设单位应当按照规划要求，配套建设幼儿园。", WHOLE),
        ("县级以上人民政府应当组织农业、水利等有关部门，开展墒情监测。", WHOLE),
        ("房地产交易，包括转让、抵押和租赁。", WHOLE),
        ("法律另有规定的除外。", []),
        ("处以罚款的，罚款数额为五万元以下。", WHOLE),
        ("到2027年，公共充电桩达到十万个，基本满足出行需要。", WHOLE),
        ("试点期限为两年，自公布之日起计算。", WHOLE),
        ("补贴标准为每人每月300元，最高不超过3600元。", WHOLE),
        ("凡在本市就业的人员，均应参加失业保险，退休返聘人员除外。", WHOLE),
    ],
)
def test_a_sentence_is_cut_only_where_its_parts_are_true(sentence: str, expected: list[str] | None) -> None:
    assert told(sentence) == ([sentence.rstrip("。")] if expected is WHOLE else expected)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # The next sentence takes back what this one says.
        ("行政机关应当受理申请。但材料不齐的除外。", []),
        ("车辆应当年检。法律另有规定的除外。", []),
        # A condition without a subject speaks of the sentence before it; one with a subject does not.
        ("设施建成后应当组织验收。未按规定验收的，不得投入使用。", ["设施建成后应当组织验收"]),
        (
            "学校应当安装护栏。学校未安装护栏的，由教育部门责令改正。",
            ["学校应当安装护栏", "学校未安装护栏的，由教育部门责令改正"],
        ),
        ("处罚决定应当公开。处以罚款的，罚款为一千元以下。", ["处罚决定应当公开"]),
        # A run-in heading says nothing; a short sentence with a predicate does.
        ("公办幼儿园。公办幼儿园面向社区招生。", ["公办幼儿园面向社区招生"]),
        ("许可证全市通用，无须换领。", ["许可证全市通用，无须换领"]),
        # Captions, cells and remarks are no sentences.
        ("补贴标准一览表", []),
        ("（市教育局负责）", []),
        ("甲苯\t0.05。", []),
        ("组长：甲某　　副市长。", []),
        # Traditional script is read by the same rules, and told as it is written.
        ("申請人應當提交書面材料，但可以當場申請的除外。", ["申請人應當提交書面材料，但可以當場申請的除外"]),
        ("縣政府應當建立預案，並報上級備案。", ["縣政府應當建立預案", "縣政府應當建立預案，並報上級備案"]),
        ("前二項許可之期間，應當公告。", []),
        # Exceptions that the next sentence makes without 但.
        ("投资者的财产不实行征收。特殊情况下可以依法征用。", ["特殊情况下可以依法征用"]),
        ("使馆人员应当具有派遣国国籍。如果委派他国国民的，须经同意。", []),
        ("禁止采集野生种子。因科研需要采集的，应当报批。", []),
        ("集会的时间限于早六时至晚十时。经当地政府批准的除外。", []),
        ("第一款罪，告诉的才处理。", []),
        ("本法第八条第六款规定的文书，应当由书记官保存。", ["本法第八条第六款规定的文书，应当由书记官保存"]),
        ("生态环境部门根据禁止令，对企业开展检查。", ["生态环境部门根据禁止令，对企业开展检查"]),
        # Whom 其 means, who is to do it, of what: in the sentence before.
        ("电厂的计量工作由电力部门管理。计量部门负责对其工作检查指导。", ["电厂的计量工作由电力部门管理"]),
        ("供电部门应当保证电表准确。当用户提出质疑时，应负责查处。", ["供电部门应当保证电表准确"]),
        ("纠纷由上级部门调解。对调解不服的，可申请第二次调解。", ["纠纷由上级部门调解"]),
        (
            "学校应当组织调查，并通知保险公司；学校无法调查的，报请教育部门处理。",
            ["学校应当组织调查，并通知保险公司；学校无法调查的，报请教育部门处理"],
        ),
        (
            "传染病期间学生应当隔离治疗；返校上课时应当提供医疗机构的证明。",
            ["传染病期间学生应当隔离治疗", "传染病期间学生应当隔离治疗；返校上课时应当提供医疗机构的证明"],
        ),
        ("对工作提出重要建议，实施效果显著的。", ["对工作提出重要建议，实施效果显著的"]),
        (
            "收藏单位应当尊重并按照捐赠人的意愿，对文物妥善收藏。",
            ["收藏单位应当尊重并按照捐赠人的意愿，对文物妥善收藏"],
        ),
        ("推进科技改革、减轻科研负担，对于释放活力十分必要。", ["推进科技改革、减轻科研负担，对于释放活力十分必要"]),
        # A duty that has its object before it.
        (
            "居民可以向消防部门举报；消防部门应当及时受理。",
            ["居民可以向消防部门举报；消防部门应当及时受理"],
        ),
        ("者有关单位负责本条道路的养护。", []),
        ("凡没有明令禁止企业进入的行业，企业均有权经营。", ["凡没有明令禁止企业进入的行业，企业均有权经营"]),
        ("抚养费应当每月给付，有条件的可以一次给付。", ["抚养费应当每月给付，有条件的可以一次给付"]),
        (
            "发展和改革、教育、公安等部门应当按照各自职责，共同做好绿化工作。",
            ["发展和改革、教育、公安等部门应当按照各自职责，共同做好绿化工作"],
        ),
        # A name that begins like a demand, a means that waits for what is done by it.
        (
            "发展和改革等部门按照职责开展监督工作，及时处理违法行为。",
            ["发展和改革等部门按照职责开展监督工作，及时处理违法行为"],
        ),
        ("政府通过放宽准入，严格末端执法，保证服务质量。", ["政府通过放宽准入，严格末端执法，保证服务质量"]),
        ("负责辖区水域的海事机构，依照职责管理船员。", ["负责辖区水域的海事机构，依照职责管理船员"]),
        ("鼓励具备急救技能的公民，实施现场救护。", ["鼓励具备急救技能的公民，实施现场救护"]),
        ("县政府应当根据规划，结合灾害特点，制定应急预案。", ["县政府应当根据规划，结合灾害特点，制定应急预案"]),
        # What an amendment puts between quotation marks is not in force here.
        ("第一条修改为：“土地属于集体。集体可以出租土地。”", []),
    ],
)
def test_sentences_stand_with_their_neighbours(paragraph: str, expected: list[str]) -> None:
    assert told(paragraph) == expected


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("经营者应当明码标价", True),
        ("前款规定的期限届满", False),
        ("其负责人应当备案", False),
        ("其他单位应当备案", True),
        ("但期限不超过六个月", False),
        ("该机构应当公开报告", False),
        ("方案由市政府批准", True),
        ("方可开工建设", False),
        ("治理体系包括", False),
        ("第三条第二款所称“重大", False),
        ("除法律另有规定外，不得收集信息", True),
        ("法律另有规定的除外", False),
    ],
)
def test_words_stand_alone_when_they_lean_on_nothing(words: str, alone: bool) -> None:
    assert stands_alone(words) is alone


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("检验机构分为三级：", ["检验机构分为三级"]),
        ("市监管局对全市检验工作实施统一监督管理，其职责是：", ["市监管局对全市检验工作实施统一监督管理"]),
        ("有下列情形之一的，责令改正：", []),
        ("检验机构包括：", []),
        ("检验阶段的监督：", []),
        ("对违反规定的：", []),
    ],
)
def test_the_words_before_a_list_may_be_a_statement(lead: str, expected: list[str]) -> None:
    assert [s.text for s in lead_statement(lead, "p_1")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据《噪声法》等规定，夜间禁止施工", "夜间禁止施工"),
        ("根据申请人的要求，可以延期", "根据申请人的要求，可以延期"),
        ("为了保护水源，改善水质，县政府应当划定保护区", "县政府应当划定保护区"),
        ("为了保护水源，改善水质，划定保护区", "为了保护水源，改善水质，划定保护区"),
        ("为残疾人提供服务的机构，应当备案", "为残疾人提供服务的机构，应当备案"),
    ],
)
def test_purposes_and_authorities_are_left_out_where_a_subject_follows(sentence: str, expected: str) -> None:
    assert without_grounds(sentence) == expected


@given(st.text("甲乙应当不得但的，；。：“”（）其 \n", max_size=60))
def test_every_statement_stands_in_its_text(text: str) -> None:
    for statement in statements(text, "p_1"):
        assert text[statement.start : statement.end] == statement.text


@pytest.mark.parametrize("mark", ["，", "；", "。", "“", "加快", "应当"])
def test_a_hostile_paragraph_costs_little(mark: str) -> None:
    assert list(statements(("推进" + mark) * 20_000 + "。", "p_1")) is not None
