import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.structure.marks import read_mark, written


@pytest.mark.parametrize(
    ("text", "style", "mark", "value", "rest"),
    [
        ("一、总体要求", "一、", "一、", 1, "总体要求"),
        ("十二、保障措施", "一、", "十二、", 12, "保障措施"),
        ("一. 总体要求", "一、", "一.", 1, "总体要求"),
        ("（三）主要目标。", "（一）", "（三）", 3, "主要目标。"),
        ("(三)主要目标。", "（一）", "(三)", 3, "主要目标。"),
        ("㈡主要目标。", "（一）", "㈡", 2, "主要目标。"),
        ("1.指导思想", "1.", "1.", 1, "指导思想"),
        ("１．指导思想", "1.", "１．", 1, "指导思想"),
        ("1、指导思想", "1.", "1、", 1, "指导思想"),
        ("（2）建立制度", "（1）", "（2）", 2, "建立制度"),
        ("⑵建立制度", "（1）", "⑵", 2, "建立制度"),
        ("③建立制度", "①", "③", 3, "建立制度"),
        ("第三条　本法所称", "条", "第三条", 3, "本法所称"),
        ("第五十四条本办法自印发之日起", "条", "第五十四条", 54, "本办法自印发之日起"),
        ("第七条\u2002\u2002国家", "条", "第七条", 7, "国家"),
        ("第12条 国家", "条", "第12条", 12, "国家"),
        ("第一千一百六十四条 本编", "条", "第一千一百六十四条", 1164, "本编"),
        ("第 二 章　总 则", "章", "第 二 章", 2, "总 则"),
        ("第一分编　通则", "分编", "第一分编", 1, "通则"),
        ("第七编　侵权责任", "编", "第七编", 7, "侵权责任"),
        ("1.2　等级划分", "1.1", "1.2", 2, "等级划分"),
        ("1.2.1　国家级", "1.1.1", "1.2.1", 1, "国家级"),
        ("Ⅰ. 总体要求", "Ⅰ", "Ⅰ.", 1, "总体要求"),
        ("IV.总体要求", "Ⅰ", "IV.", 4, "总体要求"),
        ("Ⅻ　总体要求", "Ⅰ", "Ⅻ", 12, "总体要求"),
        ("（iv）其他", "（i）", "（iv）", 4, "其他"),
        ("（iii）其他", "（i）", "（iii）", 3, "其他"),
        ("（viii）其他", "（i）", "（viii）", 8, "其他"),
        ("VIII. 总体要求", "Ⅰ", "VIII.", 8, "总体要求"),
        ("XII.总体要求", "Ⅰ", "XII.", 12, "总体要求"),
        ("(ⅱ)其他", "（i）", "(ⅱ)", 2, "其他"),
        ("第 15-1 條　主管機關", "条", "第 15-1 條", 15, "主管機關"),
        ("第八章之一　罰則", "章", "第八章之一", 8, "罰則"),
        ("第三编　總則", "编", "第三编", 3, "總則"),
        ("第三章之一般规定", "章", "第三章", 3, "之一般规定"),  # 之一 is no number there
        ("⼀、总体要求", "一、", "⼀、", 1, "总体要求"),
    ],
)
def test_marks(text: str, style: str, mark: str, value: int, rest: str) -> None:
    found = read_mark(text)

    assert found is not None
    assert (found[0].style, found[0].text, found[0].value, found[1]) == (style, mark, value, rest)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("第九条改为第七条，修改为：“甲。”", False),
        ("第十条第四项修改为：“甲；”", False),
        ("第十三条增加一款，作为第二款：“甲。”", False),
        ("第二十七条后增加一条：“甲。”", False),
        ("第八条删去。", False),
        ("第八条中的“甲”改为“乙”。", False),
        ("第九條修改為：「甲。」", False),
        ("第九条　修改为全日制的，报县备案。", True),
        ("第九条“船闸”是指甲。", True),
        ("第九条删去个人信息的，应当记录。", True),
        ("第九条增加一线人员的补贴。", True),
        ("第九条中小学生免费。", True),
    ],
)
def test_an_instruction_to_change_another_text_opens_no_article(text: str, opens: bool) -> None:
    assert (read_mark(text) is not None) is opens


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿元以上的",  # a figure
        "0.25吨污水",
        "0. 25吨污水",  # as tables in plain text have it
        "0、引言",
        "（0）无",
        "2022年，全国",
        "一二三产业融合",
        "第一，坚持",
        "第三产业",
        "“第三条　修改为",  # a quotation
        "（试行）",
        "I.T.产业",
        "IIII. 某",  # no number
        "X光检查",
        "（i.e.）",
        "三",
        "",
    ],
)
def test_text_that_opens_with_no_mark(text: str) -> None:
    assert read_mark(text) is None


def test_an_inserted_article_keeps_its_form() -> None:
    found = read_mark("第十七条之一　有下列情形")

    assert found is not None
    assert (found[0].reference, found[0].text, found[1]) == ("17-1", "第十七条之一", "有下列情形")


@pytest.mark.parametrize(("style", "value", "mark"), [("（一）", 4, "（四）"), ("条", 12, "第十二条"), ("1.", 3, "3.")])
def test_marks_are_written_in_their_style(style: str, value: int, mark: str) -> None:
    assert written(style, value) == mark  # type: ignore[arg-type]  # rows of a table are plain strings


@given(st.text(alphabet="第一二三十百条章节、（）()1234.．①⑴ \u3000之至，", max_size=40))
def test_mark_and_rest_hold_all_of_the_text(text: str) -> None:
    found = read_mark(text)

    if found:
        assert "".join((found[0].text + found[1]).split()) == "".join(text.split())
