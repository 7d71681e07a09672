import pytest

from gongwen.structure.headings import Opening, first_sentence, split_item, split_row


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("主要目标。到年底建成。", "主要目标。", "到年底建成。"),
        ("他说“好。”然后", "他说“好。”", "然后"),
        ("总体要求", "总体要求", ""),
    ],
)
def test_first_sentences(text: str, heading: str, rest: str) -> None:
    assert first_sentence(text) == (heading, rest)


def one(rest: str, *, leads: bool = False) -> tuple[str, str]:
    return split_row([Opening(rest, leads)], strict=False)[0]


@pytest.mark.parametrize(
    ("rest", "leads", "split"),
    [
        ("主要目标。到年底建成。", False, ("主要目标。", "到年底建成。")),
        ("强化监测，提升能力。", True, ("强化监测，提升能力。", "")),  # a heading keeps its 。
        ("同意设立某某试验区，名称为某某。", False, ("", "同意设立某某试验区，名称为某某。")),
        ("总体要求", False, ("总体要求", "")),
        ("有符合规定的名称；", False, ("", "有符合规定的名称；")),
        ("按下列标准确定，其中：", True, ("", "按下列标准确定，其中：")),
        ("享受对象：", True, ("享受对象：", "")),
    ],
)
def test_heading_and_text_of_one_paragraph(rest: str, leads: bool, split: tuple[str, str]) -> None:
    assert one(rest, leads=leads) == split


def test_what_the_source_has_as_a_heading_is_one_where_text_stands_below_it() -> None:
    others = [Opening("本区由下列单位组成：甲、乙、丙。", False), Opening("本区实行轮值制，由区长轮值。", False, True)]
    headed, plain = (Opening("本区实行轮值制，由区长轮值。", True, marked) for marked in (True, False))

    assert split_row([*others, headed], strict=True)[2] == (headed.rest, "")
    assert split_row([*others, plain], strict=True)[2] == ("", plain.rest)
    assert split_row([*others, headed], strict=True)[1] == ("", others[1].rest)  # nothing stands below it


LONG = "要坚持以资源环境承载能力为刚性约束条件统筹安排各类空间并严格执行有关规划的要求和各项规定"


def test_a_row_of_long_first_sentences_is_text() -> None:
    row = [Opening(f"{LONG}{n}。此外另作安排。", False) for n in range(3)]

    assert split_row(row, strict=False) == [("", opening.rest) for opening in row]


def test_one_long_sentence_spoils_a_strict_row_only() -> None:
    row = [
        Opening(rest, False)
        for rest in (f"{LONG}。甲。", "优化格局。乙。", "加强保护。丙。", "抓好落实。丁。", "完善制度。戊。")
    ]

    assert [heading for heading, _ in split_row(row, strict=False)] == [
        "",
        "优化格局。",
        "加强保护。",
        "抓好落实。",
        "完善制度。",
    ]
    assert {heading for heading, _ in split_row(row, strict=True)} == {""}


def test_a_sentence_is_no_heading_in_a_row_of_sentences_though_text_follows_it() -> None:
    row = [Opening("甲事项照规定办理。", False), Opening("乙事项照规定办理。", True)]

    assert [heading for heading, _ in split_row(row, strict=False)] == ["", ""]


def test_items_of_an_article_are_text_unless_each_opens_with_a_short_heading() -> None:
    run_on = [Opening("落户补贴。给予奖励。", False), Opening("租金补贴。给予补贴。", False)]
    set_apart = [Opening("落户补贴。", True), Opening("租金补贴。给予补贴。", False)]
    other = [Opening("警告。", False), Opening("罚款。另行规定。", False)]

    assert split_item(run_on) == [("落户补贴。", "给予奖励。"), ("租金补贴。", "给予补贴。")]
    assert split_item(set_apart) == [("落户补贴。", ""), ("租金补贴。", "给予补贴。")]
    assert split_item(other) == [("", "警告。"), ("", "罚款。另行规定。")]
    assert split_item([Opening("警告；", True), Opening("罚款。", True)]) == [("", "警告；"), ("", "罚款。")]
    assert split_item([Opening("落户补贴。", True)]) == [("", "落户补贴。")]


@pytest.mark.parametrize(("length", "is_heading"), [(40, True), (41, False)])
def test_a_run_in_heading_has_at_most_forty_characters(length: int, is_heading: bool) -> None:
    row = [Opening("主" * (length - 1) + "。后文。", False), *[Opening("短题。后文。", False)] * 4]

    assert bool(split_row(row, strict=False)[0][0]) is is_heading
