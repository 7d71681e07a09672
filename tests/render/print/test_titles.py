import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.print.titles import break_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("国务院关于加强数字政府建设的指导意见", ["国务院关于加强数字政府建设的指导意见"]),
        (
            "国务院关于印发个人所得税专项附加扣除暂行办法的通知",
            ["国务院关于印发个人所得税", "专项附加扣除暂行办法的通知"],
        ),
        ("中共中央 国务院关于实施乡村振兴战略的意见", ["中共中央 国务院", "关于实施乡村振兴战略的意见"]),
        (
            "国务院关于河北雄安新区总体规划（2018—2035年）的批复",
            ["国务院关于河北雄安新区总体规划", "（2018—2035年）的批复"],
        ),
        (
            "广州市人民政府办公厅关于重新发布广州市积分制入户管理办法的通知",
            ["广州市人民政府办公厅关于重新发布", "广州市积分制入户管理办法的通知"],
        ),
        (
            "2021年1月22日第十三届全国人民代表大会常务委员会第二十五次会议修订",
            ["2021年1月22日第十三届全国人民代表大会", "常务委员会第二十五次会议修订"],
        ),
        ("", [""]),
    ],
)
def test_lines_break_at_sense(title: str, lines: list[str]) -> None:
    assert list(break_title(title, 20)) == lines


def test_the_text_teaches_words() -> None:
    title = "国务院办公厅关于国家综合性消防救援车辆悬挂应急救援专用号牌有关事项的通知"
    assert break_title(title, 20)[0].endswith("救援车")
    assert break_title(title, 20, "消防车辆、救援车辆和车辆管理；消防车")[1].startswith("车辆")


@pytest.mark.parametrize("mark", ["》", "”", "）", "、", "，", "的"])
def test_no_line_opens_with_a_closing_mark(mark: str) -> None:
    title = "关于甲乙丙丁戊己庚辛" + mark + "壬癸子丑寅卯辰巳午"
    for width in range(6, 20):
        assert not any(line.startswith(mark) for line in break_title(title, width)[1:])


@pytest.mark.parametrize("number", ["第二十五次", "2021年12月31日", "第十三届", "第3條"])
def test_no_line_ends_inside_a_number(number: str) -> None:
    title = "甲乙丙丁戊己庚辛" + number + "壬癸子丑寅卯辰巳午"
    inside = {title.index(number) + at for at in range(1, len(number))}
    for width in range(16, 20):
        ends, at = set(), 0
        for line in break_title(title, width)[:-1]:
            at += len(line)
            ends.add(at)
        assert not (ends & inside), width


@given(st.text("国务院关于的《》“”（）2018年、a ", max_size=80), st.integers(4, 24))
def test_the_lines_joined_are_the_title(title: str, width: int) -> None:
    assert "".join(break_title(title, width)) == title


def test_a_very_long_title_is_left_to_the_paragraph() -> None:
    title = "国务院关于测试" * 200
    assert break_title(title, 20) == (title,)
