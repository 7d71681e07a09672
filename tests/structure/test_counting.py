"""Numbers that their row tells: a mark, a decimal, or a figure."""

from collections.abc import Callable

import pytest

from gongwen.model import Document, walk_divisions
from gongwen.sources.blocks import SourceParagraph
from gongwen.structure.counting import settle_figures
from gongwen.structure.looks import look_at_all

Parse = Callable[..., Document]


def marks(text: str) -> list[str]:
    looks = settle_figures(look_at_all(SourceParagraph(n, line) for n, line in enumerate(text.split("|"), 1)))
    return [
        look.mark.text + ("" if look.mark.style == "1." else f"({look.mark.style})") if look.mark else "-"
        for look in looks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2025年底前建成。|2.2027年底前覆盖。", ["1.", "2."]),
        ("1.5G基站建设|2.4K频道建设|3.100%覆盖光网", ["1.", "2.", "3."]),
        ("1.3人户家庭|2.4人户家庭", ["1.", "2."]),  # no decimals: none begins with .1
        ("1.甲|2.乙|3.2025年丙|4.丁", ["1.", "2.", "3.", "4."]),
        ("3.丙|4.2025年度按什么排名？|5.戊", ["3.", "4.", "5."]),
        ("3.丙|4.2025年度按什么排名？", ["3.", "4."]),
        ("1.5亿元用于修路。|其他。", ["-", "-"]),
        ("2.甲|3.5亿元用于修路。", ["2.", "-"]),  # a quantity that nothing goes on after
        ("2.甲|3.5亿元项目|4.丁", ["2.", "3.", "4."]),
        ("1.甲|3.2025年丙", ["1.", "-"]),
        ("2.2025年甲|其他", ["-", "-"]),
        ("2.2025年甲|3.乙", ["2.", "3."]),  # the first of what is left of a row
        ("1.1 甲|1.2 2025年乙|1.3丙", ["1.1(1.1)", "1.2(1.1)", "1.3(1.1)"]),
        ("1.1月底前排查。|2.3月底前整改。|3.全年巡查。", ["1.", "2.", "3."]),
        ("1.1月底前排查。|2.1万户整改。|3.全年巡查。", ["1.", "2.", "3."]),
        ("1.甲|1.1 乙|2.丙|2.1 丁", ["1.", "1.1(1.1)", "2.", "2.1(1.1)"]),
        ("1.1 甲|2.1 乙", ["1.1(1.1)", "2.1(1.1)"]),
        ("1.80周岁以上的|2.其他", ["1.", "2."]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


def kinds(document: Document) -> list[str]:
    return [f"{d.eid} {d.number}{d.heading}" for d in walk_divisions(document.main.divisions)]


def test_figures_count_where_their_row_does(parse: Parse) -> None:
    document = parse("柳河市关于食堂的意见\n一、目标\n1.2025年底前建成。\n2.2027年底前覆盖。\n二、保障\n某事。")

    assert kinds(document) == ["chp_1 一、目标", "chp_1__para_1 1.", "chp_1__para_2 2.", "chp_2 二、保障"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总　则\n第一条 甲。\n管　理\n第二条 乙。\n附　则\n第三条 丙。",
            ["chp_1 总　则", "chp_2 管　理", "chp_3 附　则"],
        ),
        ("总则\n第一条 甲。\n附则\n第二条 乙。", ["chp_1 总则", "chp_2 附则"]),
        ("第一章 总则\n第一条 甲。\n附则另行制定\n第二条 乙。", ["chp_1 第一章总则"]),  # where one has a number
        ("总则\n第一条 甲。\n第二条 乙。", []),  # alone it is no chapter
        ("甲部分\n第一条 甲。\n乙部分\n第二条 乙。", []),  # none is called as such chapters are
        ("总则\n第一条 甲有下列：\n附则\n第二条 乙。", ["chp_1 总则", "chp_2 附则"]),
        ("总则\n第一条 甲\n附则\n第二条 乙。", []),  # what goes on is no end
    ],
)
def test_chapters_without_numbers(parse: Parse, text: str, expected: list[str]) -> None:
    assert [line for line in kinds(parse(f"柳河市浮桥条例\n{text}")) if line.startswith("chp")] == expected


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        (
            "第一条 （一）网箱登记；\n（二）网箱编号。",
            ["art_1", "art_1__para_1", "art_1__para_1__point_1", "art_1__para_1__point_2"],
        ),
        ("第一条 （一）网箱登记。\n第二条 甲。", ["art_1", "art_1__para_1", "art_2", "art_2__para_1"]),
        ("一、（一）网箱登记。\n（二）网箱编号。", ["chp_1", "chp_1__sec_1", "chp_1__sec_2"]),
        ("第一条 （二）项网箱登记；\n（二）网箱编号。", ["art_1", "art_1__para_1", "art_1__para_1__point_2"]),
        ("第一条 （一）网箱登记；\n（三）网箱编号。", ["art_1", "art_1__para_1", "art_1__para_1__point_3"]),
    ],
)
def test_the_first_point_on_its_articles_line(parse: Parse, text: str, eids: list[str]) -> None:
    document = parse(f"柳河市网箱规定\n{text}")

    assert [d.eid for d in walk_divisions(document.main.divisions)] == eids


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "一、规定\n《渔规》第九十九条规定：\n第九十九条　违反的罚款。\n二、意见\n照办。",
            "x.txt",
            ["一、规定", "二、意见"],
        ),
        (  # several, one next to the other
            "一、规定\n《渔规》第九十九条、第一百条规定：\n第九十九条　罚款。\n第一百条　拘留。\n二、意见\n照办。",
            "x.txt",
            ["一、规定", "二、意见"],
        ),
        ("一、规定\n\n> 第九十九条　违反的罚款。\n\n二、意见\n\n照办。", "x.md", ["一、规定", "二、意见"]),
        ("第一条 甲作如下规定：\n第二条 乙。", "x.txt", ["第一条", "第二条"]),  # its own next article
        ("> 第一条　甲。\n\n> 第二条　乙。", "x.md", ["第一条", "第二条"]),  # all of it is quoted
    ],
)
def test_quoted_articles_are_none_of_the_text(parse: Parse, text: str, name: str, expected: list[str]) -> None:
    document = parse(f"柳河市关于渔规适用的复函\n\n{text}", name=name)

    assert [d.number + d.heading for d in document.main.divisions] == expected
