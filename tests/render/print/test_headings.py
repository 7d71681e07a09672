from collections.abc import Sequence

import pytest

from gongwen.model import Division, Kind, Metadata, Paragraph, Part, Table
from gongwen.render.print.headings import Outline, division_items, lines_tell
from gongwen.render.print.items import Line, Run


def division(
    kind: Kind, number: str, heading: str, line: int = 1, blocks: Sequence[tuple[int, str]] = (), *below: Division
) -> Division:
    texts = tuple(Paragraph(f"x__p_{n}", at, text) for n, (at, text) in enumerate(blocks, 1))
    return Division("x", kind, line, number, heading, texts, below)


def printed(one: Division, *, by_lines: bool = True) -> list[tuple[str, list[tuple[str, str, int]]]]:
    items = division_items(one, Outline(by_lines=by_lines))
    return [(i.style, [(r.text, r.face, r.level) for r in i.runs]) for i in items if isinstance(i, Line)]


@pytest.mark.parametrize(
    ("kind", "number", "heading", "style", "run"),
    [
        ("chapter", "一、", "总体要求", "heading", ("一、总体要求", "hei", 1)),
        ("section", "（一）", "目标。", "heading", ("（一）目标。", "kai", 1)),
        ("chapter", "（一）", "目标。", "heading", ("（一）目标。", "kai", 1)),
        ("section", "一、", "目标", "heading", ("一、目标", "hei", 1)),
        ("paragraph", "1.", "指导思想。", "heading", ("1.指导思想。", "fang", 1)),
        ("chapter", "1", "总则", "heading", ("1 总则", "fang", 1)),
        ("section", "1.2", "范围", "heading", ("1.2 范围", "fang", 1)),
        ("chapter", "第一章", "总则", "centred", ("第一章\u3000总则", "hei", 1)),
        ("chapter", "第 八 章之一", "限制出境", "centred", ("第 八 章之一\u3000限制出境", "hei", 1)),
        ("part", "第七编", "侵权责任", "centred", ("第七编\u3000侵权责任", "hei", 1)),
        ("subpart", "第一分编", "通则", "centred", ("第一分编\u3000通则", "hei", 1)),
        ("section", "第二节", "期限", "centred", ("第二节\u3000期限", "hei", 1)),
        ("chapter", "", "结语", "heading", ("结语", "hei", 1)),
    ],
)
def test_the_face_of_a_heading(kind: Kind, number: str, heading: str, style: str, run: tuple[str, str, int]) -> None:
    assert printed(division(kind, number, heading)) == [(style, [run])]


def test_a_heading_on_the_line_of_its_text_runs_on() -> None:
    one = division("section", "（一）", "指导思想。", 7, [(7, "以……为指导。"), (8, "坚持。")])
    assert printed(one) == [
        ("text", [("（一）指导思想。", "kai", 1), ("以……为指导。", "fang", 0)]),
        ("text", [("坚持。", "fang", 0)]),
    ]


@pytest.mark.parametrize(
    ("heading", "line", "by_lines"),
    [("指导思想。", 8, True), ("指导思想", 7, True), ("指导思想。", 7, False)],
)
def test_a_heading_of_its_own(heading: str, line: int, by_lines: bool) -> None:
    one = division("section", "（一）", heading, 7, [(line, "正文。")])
    assert len(printed(one, by_lines=by_lines)) == 2


def test_an_article_with_its_paragraphs_and_items() -> None:
    item = division("point", "（一）", "", 3, [(3, "警告；")])
    first = division("paragraph", "", "", 2, [(2, "处罚的种类：")], item)
    second = division("paragraph", "", "", 4, [(4, "另有规定的除外。")])
    assert printed(division("article", "第九条", "", 2, [], first, second)) == [
        ("text", [("第九条", "hei", 1), ("\u3000", "fang", 0), ("处罚的种类：", "fang", 0)]),
        ("text", [("（一）", "fang", 0), ("警告；", "fang", 0)]),
        ("text", [("另有规定的除外。", "fang", 0)]),
    ]


def test_a_number_before_text_alone_is_no_bookmark() -> None:
    one = division("chapter", "一、", "", 5, [(5, "同意设立。")])
    assert printed(one) == [("text", [("一、", "fang", 0), ("同意设立。", "fang", 0)])]


def test_a_number_without_text_does_not_swallow_the_next_heading() -> None:
    one = division("chapter", "一、", "", 5, [], division("section", "（一）", "目标。", 6))
    assert printed(one) == [("heading", [("一、", "fang", 0)]), ("heading", [("（一）目标。", "kai", 1)])]


def test_eids_of_a_joined_line_are_all_kept() -> None:
    first = division("paragraph", "", "", 2, [(2, "正文。")])
    line = next(division_items(division("article", "第一条", "", 2, [], first), Outline()))
    assert isinstance(line, Line)
    assert line.eids == ("x", "x", "x__p_1")


def test_a_table_first() -> None:
    table = Table("x__table_1", 2, (("甲",),))
    items = list(division_items(Division("x", "chapter", 1, "一、", "", (table,)), Outline()))
    assert items == [Line("heading", ("x",), (Run("一、", eid="x"),)), table]


def test_levels_count_headings_only() -> None:
    inner = division("paragraph", "1.", "三级。")
    middle = division("section", "（一）", "", 2, [(2, "全是正文。")], inner)
    assert [run[2] for _, runs in printed(division("chapter", "一、", "一级", 1, [], middle)) for run in runs] == [
        1,
        0,
        0,
        2,
    ]


@pytest.mark.parametrize(("at", "tell"), [([1, 2, 3, 4], True), ([1, 1, 1, 1], False)])
def test_lines_tell_where_paragraphs_have_their_own(at: list[int], tell: bool) -> None:
    part = Part("", "main", Metadata(), divisions=(division("chapter", "一、", "x", 1, [(n, "段。") for n in at]),))
    assert lines_tell(part) is tell


def test_that_a_paragraph_of_a_law_begins_on_its_line_says_nothing() -> None:
    articles = (
        division("article", "第九条", "", n, [], division("paragraph", "", "", n, [(n, "处罚的种类：")]))
        for n in range(3)
    )
    assert lines_tell(Part("", "main", Metadata(), divisions=tuple(articles)))
