import pytest

from gongwen.enrich.bodies import bracketed_bodies, named_body


@pytest.mark.parametrize(
    ("clause", "body"),
    [
        ("各地区各部门要建立协调机制", "各地区各部门"),
        ("各地区、各部门", "各地区、各部门"),
        ("各级政府及有关职能部门要履职尽责", "各级政府及有关职能部门"),
        ("县级以上地方各级人民政府及国务院部门应当开设", "县级以上地方各级人民政府及国务院部门"),
        ("国务院办公厅将进行抽查", "国务院办公厅"),
        ("主管单位负责推进工作", "主管单位"),
        ("由财政部牵头制定办法", "财政部"),
        ("国务院各部门政务云纳入统筹管理", None),  # the cloud is the subject
        ("成立工作领导小组", None),
        ("推动形成发展新格局", None),
        ("加强党中央对工作的集中统一领导", None),
        ("移动客户端要全面支持", None),
        ("", None),
    ],
)
def test_the_subject_of_a_clause(clause: str, body: str | None) -> None:
    assert named_body(clause) == body


@pytest.mark.parametrize(
    ("paragraph", "bodies"),
    [
        ("推进研发。（工业和信息化部、科技部等负责）", ["工业和信息化部、科技部等"]),
        ("推进研发。（科技部负责）加强推广。（农业农村部牵头负责）", ["科技部", "农业农村部"]),
        ("推进研发（责任单位：科技部）", ["科技部"]),
        ("加强协作。（生态环境部指导，试点城市政府负责）", ["试点城市政府"]),
        ("考核（学校由教育部门负责）的实施。", []),  # explains, in the middle of a sentence
        ("加强协作。（生态环境部指导）", []),
    ],
)
def test_bodies_in_brackets(paragraph: str, bodies: list[str]) -> None:
    assert [body for _, body in bracketed_bodies(paragraph)] == bodies
