from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.model import Division, Document, walk_divisions, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible

Parse = Callable[..., Document]


def shown(divisions: tuple[Division, ...]) -> list[str]:
    """A line for each division: its eId, number, heading, then its blocks."""
    return [
        " ".join([d.eid, d.number, d.heading, *(f"{b.eid.removeprefix(d.eid)}={b.text}" for b in d.blocks)])
        for d in walk_divisions(divisions)
    ]


def test_intro_text_and_wrapup(parse: Parse) -> None:
    row = "\n".join(f"（{n}）这一段完整地说明一件应当由各个地区认真办理的具体事项，并且没有标题。" for n in "一二三")
    document = parse(f"一、甲\n引言。\n{row}\n以上各项由各地组织实施。\n二、乙\n文。")

    assert [b.eid for b in document.main.divisions[0].blocks] == ["chp_1__intro__p_1", "chp_1__wrapup__p_1"]
    assert document.main.divisions[1].blocks[0].eid == "chp_2__p_1"


def test_paragraphs_of_an_article_are_divisions_without_number(parse: Parse) -> None:
    document = parse("第一条　甲。\n乙：\n（一）丙；\n（二）丁。\n戊。")

    assert shown(document.main.divisions) == [
        "art_1 第一条 ",
        "art_1__para_1   __p_1=甲。",
        "art_1__para_2   __intro__p_1=乙：",
        "art_1__para_2__point_1 （一）  __p_1=丙；",
        "art_1__para_2__point_2 （二）  __p_1=丁。",
        "art_1__para_3   __p_1=戊。",
    ]


def test_an_article_number_alone_on_its_line(parse: Parse) -> None:
    assert shown(parse("第一条\n甲。\n第二条\n乙。").main.divisions) == [
        "art_1 第一条 ",
        "art_1__para_1   __p_1=甲。",
        "art_2 第二条 ",
        "art_2__para_1   __p_1=乙。",
    ]


def test_an_article_with_a_heading(parse: Parse) -> None:
    assert shown(parse("第一条　目的\n甲。").main.divisions) == ["art_1 第一条 目的", "art_1__para_1   __p_1=甲。"]


def test_articles_count_through_the_document_and_inserted_ones_keep_their_form(parse: Parse) -> None:
    document = parse("第一章　甲\n第一条　甲。\n第一条之一　乙。\n第二章　乙\n第二条　丙。\n第二条　丁。")

    articles = [d.eid for d in walk_divisions(document.main.divisions) if d.kind == "article"]
    assert articles == ["art_1", "art_1-1", "art_2", "art_2_r2"]
    assert [f.code for f in document.findings if f.code.startswith("W-number")] == ["W-number-repeat"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "第十一条规定的期限届满的，从其规定。",
        "第三条、第四条所列情形除外。",
        "第二十条第一款的规定适用于前款。",
        "依照本办法第十一条办理。",
        "“第三条　甲。”",
    ],
)
def test_a_reference_opens_no_article(parse: Parse, paragraph: str) -> None:
    document = parse(f"第一条　甲。\n{paragraph}\n第二条　乙。")

    assert [d.eid for d in document.main.divisions] == ["art_1", "art_2"]
    assert document.main.divisions[0].divisions[1].blocks[0].text == paragraph


def test_what_an_amendment_quotes_over_several_paragraphs_opens_no_article(parse: Parse) -> None:
    document = parse("一、将第三条修改为：“第三条　甲。\n第四条　乙：\n（一）丙。”\n二、删去第五条。")

    assert [d.eid for d in document.main.divisions] == ["chp_1", "chp_2"]
    assert [b.text for b in document.main.divisions[0].blocks][-2:] == ["第四条　乙：", "（一）丙。”"]


def test_a_quotation_that_is_never_closed_swallows_nothing(parse: Parse) -> None:
    assert len(parse("一、甲“乙\n二、丙\n三、丁").main.divisions) == 3


def test_figures_are_no_numbers(parse: Parse) -> None:
    document = parse("一、对象\n1.80周岁及以上的；\n2.独居的。\n二、标准\n0.5亿元以上的。")

    assert [d.eid for d in walk_divisions(document.main.divisions)] == [
        "chp_1",
        "chp_1__para_1",
        "chp_1__para_2",
        "chp_2",
    ]


def test_cells_of_a_table_open_nothing() -> None:
    table = "<table><tr><td>一、甲<td>第一条</tr><tr><td>（一）乙<td>1.丙</tr></table>"
    html = f"<p>一、总体要求</p><p>正文。</p>{table}<p>二、组织实施</p><p>正文。</p>"
    document = parse_structure(read_article(html.encode(), "x.html"))

    assert [d.eid for d in walk_divisions(document.main.divisions)] == ["chp_1", "chp_2"]
    assert [b.eid for b in document.main.divisions[0].blocks] == ["chp_1__p_1", "chp_1__table_1"]


MARKS = [
    "一、",
    "二、",
    "（一）",
    "(三)",
    "1.",
    "2.",
    "（1）",
    "①",
    "第一条",
    "第二条　",
    "第一章 ",
    "1.1 ",
    "1.80",
    "附件",
    "“",
    "”",
    "。",
]
WORDS = [
    "国务院",
    "关于测试的通知",
    "2020年3月4日",
    "各部门：",
    "正文",
    "，",
    "　",
    "目录",
    "（试行）",
    "\ue000",
    "A&lt;",
    "𠮷",
]
WHOLE_LINES = (
    "某局关于测试的通知|测发〔2020〕1号|各单位：|某局|2020年3月4日|2020年13月1日|（此件公开发布）|附件|附件1：名录|测试办法|目录"
    "|某市人民政府令|第7号|市　长：某某某|成员名单|甲　乙　　某部部长|让我们努力。|公开方式：公开|（2020年3月4日通过）"
    "|关于测试的意见全文如下：|在甲方面，要乙。|本通知自即日起施行。|一、甲|二、乙。|第一条　丙。|（一）丁；|1.戊。"
)
fragments = st.lists(st.sampled_from(MARKS + WORDS), min_size=1, max_size=6).map("".join)
lines = st.lists(st.sampled_from(WHOLE_LINES.split("|")) | fragments, min_size=1, max_size=25)


@given(lines)
def test_any_text_is_kept_whole_and_in_order_and_its_eids_are_unique_and_stable(texts: list[str]) -> None:
    data = "\n".join(["正文", *texts]).encode()
    document = parse_structure(read_article(data, "x.txt"))
    units = list(walk_text(document))

    assert [c for u in sorted(units, key=lambda u: u.line) for c in visible(u.text)] == list(visible(data.decode()))
    assert len({u.eid for u in units}) == len(units)
    assert parse_structure(read_article(data, "x.txt")) == document


def test_the_text_below_the_heading_of_an_item_is_the_items(parse: Parse) -> None:
    document = parse(
        "第一条　给予支持：\n（一）落户补贴。\n获奖的企业，给予奖金。\n（二）办公补贴。\n租房的，按月补贴。"
    )

    assert shown(document.main.divisions)[1:4] == [
        "art_1__para_1   __intro__p_1=给予支持：",
        "art_1__para_1__point_1 （一） 落户补贴。 __p_1=获奖的企业，给予奖金。",
        "art_1__para_1__point_2 （二） 办公补贴。 __p_1=租房的，按月补贴。",
    ]


@pytest.mark.parametrize(
    "items",
    [
        "（一）警告。\n（二）罚款。\n前款规定的处罚，由县级机关决定。",  # a row that has nothing below its first
        "（一）警告；\n没收所得。\n（二）罚款。",  # no headings
        "（一）警告。\n有下列情形之一的：\n（一）逾期。\n（二）拒绝。",  # counts anew
        "（一）对违反本办法规定的人给予警告。\n没收所得。\n（二）罚款。",  # too long for a heading
    ],
)
def test_a_paragraph_below_other_items_is_a_paragraph_of_the_article(parse: Parse, items: str) -> None:
    document = parse(f"第一条　处罚如下：\n{items}\n第二条　施行。")

    assert "art_1__para_2" in [division.eid for division in walk_divisions(document.main.divisions)]


def test_a_sentence_above_paragraphs_alone_is_a_heading(parse: Parse) -> None:
    document = parse("某市方案\n一、总体要求。\n为了巡河。\n二、主要任务。\n按时巡河。")

    assert [division.heading for division in document.main.divisions] == ["总体要求。", "主要任务。"]
