from collections.abc import Callable, Sequence

import pytest

from gongwen.model import Document

Parse = Callable[..., Document]


def texts(document: Document) -> tuple[list[str], list[str], list[str], list[str]]:
    main = document.main
    places = (main.front, main.preamble, main.conclusions)
    front, preamble, conclusions = ([b.text for b in place] for place in places)
    return front, preamble, [d.number for d in main.divisions], conclusions


@pytest.mark.parametrize(
    ("text", "front", "preamble", "numbers", "conclusions"),
    [
        (
            "某局关于测试的通知|测发〔2020〕1号|各单位：|引言。|一、甲|文。|某局|2020年3月4日|（此件公开发布）",
            "某局关于测试的通知|测发〔2020〕1号",
            "各单位：|引言。",
            "一、",
            "某局|2020年3月4日|（此件公开发布）",
        ),
        (
            "某局关于测试的批复|甲：|同意。|某局|2020年3月4日",
            "某局关于测试的批复",
            "甲：|同意。",
            "",
            "某局|2020年3月4日",
        ),
        ("某局关于测试的意见|（2020年3月4日）|一、甲|文。", "某局关于测试的意见|（2020年3月4日）", "", "一、", ""),
        (
            "某预案|目　　录|1　总则|1.1　目的|2　附则|1　总则|1.1　目的|文。|2　附则|文。",
            "某预案",
            "目　　录|1　总则|1.1　目的|2　附则",
            "1|2",
            "",
        ),
        (
            "某条例|目录|第一章　总则……1|第二章　附则……9|第一章　总则|第一条　甲。|第二章　附则|第二条　乙。",
            "某条例",
            "目录|第一章　总则……1|第二章　附则……9",
            "第一章|第二章",
            "",
        ),
        ("某局关于测试的意见|1)括号。|一、甲|文。", "某局关于测试的意见", "1)括号。", "一、", ""),
        (
            "某局关于测试的意见|一、甲|文。|让我们共同努力。|某局|2020年3月4日|抄送：甲、乙。",
            "某局关于测试的意见",
            "",
            "一、",
            "让我们共同努力。|某局|2020年3月4日|抄送：甲、乙。",
        ),
        ("某局关于测试的意见|一、甲|由某局|负责。", "某局关于测试的意见", "", "一、", ""),  # no date, no signature
    ],
)
def test_places(parse: Parse, text: str, front: str, preamble: str, numbers: str, conclusions: str) -> None:
    expected = tuple(part.split("|") if part else [] for part in (front, preamble, numbers, conclusions))

    assert texts(parse(text.replace("|", "\n"))) == expected


def test_a_table_of_contents_that_repeats_nothing_is_no_table_of_contents(parse: Parse) -> None:
    assert texts(parse("某条例\n目录\n第一章　总则\n第一条　甲。"))[2] == ["第一章"]


@pytest.mark.parametrize(("title", "found"), [("柳河纪事", "柳河纪事"), ("柳河记", None)])
def test_a_title_that_only_its_place_tells_has_four_characters(parse: Parse, title: str, found: str | None) -> None:
    assert parse(f"{title}\n柳政〔2024〕3号\n各区：\n现记载如下。").main.metadata.title == found


HEAD, RULE = '<p><img src="head.png"></p>', '<p><img src="rule.png"></p>'
TOLD = ("<p>柳水发〔2024〕8号</p>", "<p>柳河市水务局关于加强巡护的通知</p>", "<p>各区水务局：</p><p>每周巡护一次。</p>")


@pytest.mark.parametrize(
    "page",
    [
        (HEAD, TOLD[0], RULE, *TOLD[1:]),
        (TOLD[0], RULE, *TOLD[1:]),
        (TOLD[1], HEAD, TOLD[0], TOLD[2]),
        (TOLD[0], RULE, "<p>柳河市水务局关于</p>", RULE, "<p>加强巡护的通知</p>", TOLD[2]),
    ],
)
def test_a_head_and_a_rule_that_are_pictures_part_no_title_from_its_number(parse: Parse, page: Sequence[str]) -> None:
    found = parse(f"<div>{''.join(page)}</div>", name="x.html").main

    assert (found.metadata.title, found.metadata.number) == ("柳河市水务局关于加强巡护的通知", "柳水发〔2024〕8号")
    assert found.metadata.salutation == "各区水务局："
    assert len(found.front) == len(page) - 1  # the pictures are in it, in their places


def test_a_picture_below_the_title_is_none_of_its_lines(parse: Parse) -> None:
    found = parse(f"<div>{TOLD[1]}{HEAD}{TOLD[2]}</div>", name="x.html").main

    assert [block.eid for block in found.front] == ["front__p_1"]
    assert [block.eid for block in found.preamble] == ["preamble__fig_1", "preamble__p_1", "preamble__p_2"]


def test_pictures_alone_are_no_front(parse: Parse) -> None:
    found = parse(f"<div>{HEAD}<p>每周巡护一次，如实记录。</p></div>", name="x.html").main

    assert found.front == ()
