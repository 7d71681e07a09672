from pathlib import Path

import pytest
from tests.enrich.gold_rows import SEED, gold, labelled, score, texts

from gongwen.enrich.clauses import clause_places, sentence_places
from gongwen.enrich.demands import clause_roles
from gongwen.enrich.topics import topics


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("落实主体责任，构建防护体系", "task task"),
        ("充分发挥平台作用，强化动态感知，促进政策衔接", "means task goal"),
        ("提升支撑能力，推动应用", "task task"),  # a goal's verb that opens the sentence demands
        ("按照职责分工，统筹做好安全工作", "means task"),
        ("按照规范加大采编力度，提高原创比例", "task goal"),  # the ground has a verb of its own
        ("以应用场景为牵引，建立对接机制", "means task"),
        ("以标准化促进规范化", "task"),
        ("围绕老年人需求，完善服务渠道，切实解决困难", "means task task"),
        ("各部门要立足工作职责，推动事项延伸", "means task"),
        ("办事服务应依托已有平台，避免重复建设", "task goal"),
        ("坚持全面部署，坚持试点带动", "none none"),  # principles alone
        ("坚持党建引领，建立工作机制", "means task"),
        ("不得擅自发布，严禁购买数据", "task task"),
        ("其他单位可根据需要开设", "none"),
        ("打造可复制、可推广的经验", "task"),  # 可 of a quality permits nothing
        ("本意见所称账号，是指开设的账号", "none none"),
        ("这是重要举措，意义重大", "none none"),  # the 要 of 重要 demands nothing
        ("对发现的问题，要严肃追责", "means task"),
        ("发生变化的，应及时注销，并向社会公告", "means task task"),
        ("2021年3月底前，完成总结", "means task"),
        ("加强管理，为工作开展提供便利", "task goal"),
        ("提高技术人才特别是工人收入", "task"),  # the 是 of 特别是 tells nothing
        ("试点企业投资符合条件的，可按比例抵免应缴费用", "means none"),  # what is 应缴 is not demanded here
        ("职业教育包括职业学校教育", "none"),
        ("财政部会同有关部门，组织清理政策", "means task"),
        ("校企合作中，学校可从中获得报酬", "means none"),
    ],
)
def test_the_role_of_each_clause(sentence: str, roles: str) -> None:
    assert " ".join(clause_roles(tuple(sentence.split("，")))) == roles


@pytest.mark.parametrize("name", [SEED, "022"])
def test_documents_labelled_beforehand(name: str, documents_root: Path) -> None:
    document, rows = (
        labelled(name, documents_root),
        [row for row in gold("tasks-labels.tsv") if row["document"] == name],
    )
    found, heads = texts(document), {(span.eid, span.start) for span in topics(document)}
    read: set[tuple[object, ...]] = set()
    for eid in {row["eid"] for row in rows}:
        text = found[eid]
        for number, (start, end) in enumerate(sentence_places(text), 1):
            clauses = tuple(text[a:b].rstrip("。") for a, b in clause_places(text, start, end))
            roles = ("none",) if (eid, start) in heads else clause_roles(clauses)
            read |= {(eid, number, index) for index, role in enumerate(roles, 1) if role == "task"}
    right: set[tuple[object, ...]] = {
        (row["eid"], int(row["sentence"]), int(row["clause"])) for row in rows if row["label"] == "task"
    }
    precision, recall = score(read, right)

    assert precision >= 0.92
    assert recall >= 0.92
