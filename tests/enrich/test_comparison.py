"""Two versions of one text: exact in every case, and what became what as a reader would say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.comparison import compare_parts, compare_texts, passages
from gongwen.model import ComparedPassage, Document, Part, Particulars, Passage, walk_part_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

TITLE = "试验条例\n"


def law(*lines: str) -> Document:
    return parse_structure(read_article((TITLE + "\n".join(lines)).encode(), "source.txt"), Particulars())


def compared(old: tuple[str, ...], new: tuple[str, ...]) -> list[ComparedPassage]:
    """The rows without the title."""
    rows = compare_parts(law(*old).main, law(*new).main)
    assert rows[0].change == "same"
    assert_exact(law(*old).main, law(*new).main, rows)
    return list(rows[1:])


def marked(row: ComparedPassage) -> str:
    """第[-三-]{+四+}条"""
    old, new = row.old.text if row.old else "", row.new.text if row.new else ""
    said, i, j = "", 0, 0
    for kind, length in row.pieces:
        if kind == "same":
            assert old[i : i + length] == new[j : j + length]
            said += old[i : i + length]
        elif kind == "deleted":
            said += f"[-{old[i : i + length]}-]"
        else:
            said += f"{{+{new[j : j + length]}+}}"
        i += length if kind != "inserted" else 0
        j += length if kind != "deleted" else 0
    assert (i, j) == (len(old), len(new))
    return said


def assert_exact(old: Part, new: Part, rows: tuple[ComparedPassage, ...]) -> None:
    """The old column is the old text, the new column the new text."""
    for part, column in ((old, [row.old for row in rows]), (new, [row.new for row in rows])):
        shown = [passage for passage in column if passage]
        assert "".join(passage.text for passage in shown) == "".join(u.text for u in walk_part_text(part))
        eids = [eid for passage in shown for eid in passage.eids]
        assert eids == [unit.eid for unit in walk_part_text(part) if unit.text.strip()]
    for row in rows:
        marked(row)


FIRST = "第一条 为了规范试验活动，制定本条例。"
SECOND = "第二条 试验单位应当在三十日内向主管部门报告。"
THIRD = "第三条 主管部门应当公布试验目录，接受社会监督。"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            (FIRST, SECOND),
            (FIRST, SECOND),
            ["第一条为了规范试验活动，制定本条例。", "第二条试验单位应当在三十日内向主管部门报告。"],
        ),
        # at the borders of words
        ((SECOND,), (SECOND.replace("三十", "六十"),), ["第二条试验单位应当在[-三十日-]{+六十日+}内向主管部门报告。"]),
        # an article put in: those after it have other numbers and are the same articles
        (
            (FIRST, SECOND),
            (FIRST, "第二条 国家鼓励企业参与试验。", SECOND.replace("第二条", "第三条")),
            [
                "第一条为了规范试验活动，制定本条例。",
                "{+第二条国家鼓励企业参与试验。+}",
                "[-第二条-]{+第三条+}试验单位应当在三十日内向主管部门报告。",
            ],
        ),
        # one taken out
        (
            (FIRST, SECOND, THIRD),
            (FIRST, THIRD.replace("第三条", "第二条")),
            [
                "第一条为了规范试验活动，制定本条例。",
                "[-第二条试验单位应当在三十日内向主管部门报告。-]",
                "[-第三条-]{+第二条+}主管部门应当公布试验目录，接受社会监督。",
            ],
        ),
        # written anew: beside what it replaces, and not a patchwork of what is the same by chance
        (
            (SECOND,),
            ("第二条 禁止未经许可从事危险作业，违者由公安机关处罚。",),
            ["第二条[-试验单位应当在三十日内向主管部门报告。-]{+禁止未经许可从事危险作业，违者由公安机关处罚。+}"],
        ),
        # a 款 put in after the first
        (
            (FIRST, SECOND),
            (FIRST, "国家支持试验活动的发展。", SECOND),
            [
                "第一条为了规范试验活动，制定本条例。",
                "{+国家支持试验活动的发展。+}",
                "第二条试验单位应当在三十日内向主管部门报告。",
            ],
        ),
    ],
)
def test_what_became_what(old: tuple[str, ...], new: tuple[str, ...], said: list[str]) -> None:
    assert [marked(row) for row in compared(old, new)] == said


def test_items_of_an_article_are_not_those_of_another() -> None:
    old = ("第一条 委员会的职责：", "（一）宣传法律；", "（二）监督法律的实施。")
    new = ("第一条 处理事项应当符合要求。", "第二条 申请人提交下列材料：", "（一）身份证明；", "（二）住所证明。")

    assert all(row.old is None or row.new is None for row in compared(old, new)[1:])


def test_a_change_of_form_alone_is_told_apart() -> None:
    old = ("第一章 总　则", FIRST, "有下列情形之一的：", "(一)未备案的；", "（二）未报告的；")
    new = ("第一章 总则", FIRST, "有下列情形之一的：", "（一）未备案的；", "(二)未报告的。")
    rows = compared(old, new)

    assert [row.change for row in rows] == ["form", "same", "same", "form", "changed"]
    assert marked(rows[0]) == "第一章总[-\u3000-]则"
    assert marked(rows[3]) == "[-(-]{+（+}一[-)-]{+）+}未备案的；"
    assert marked(rows[4]) == "[-（二）-]{+(二)+}未报告的[-；-]{+。+}"


def test_what_moved_says_where_to() -> None:
    long = "试验设备的采购、保管和报废应当登记在册，登记资料至少保存五年，并接受审计。"
    old = (FIRST, f"第二条 {long}", THIRD, "第四条 本条例自公布之日起施行。")
    new = (FIRST, THIRD.replace("第三条", "第二条"), "第三条 本条例自公布之日起施行。", f"第四条 {long}")
    rows = compared(old, new)

    assert [(row.change, row.moved) for row in rows if row.moved] == [("deleted", "art_4"), ("inserted", "art_2")]


def test_a_number_belongs_to_its_text_and_a_heading_stands_alone() -> None:
    document = law("第一章 总则", FIRST, "国家支持试验。", "（一）试验；")
    texts = [passage.text for passage in passages(document.main)]

    assert texts[1:] == ["第一章总则", "第一条为了规范试验活动，制定本条例。", "国家支持试验。", "（一）试验；"]
    assert passages(document.main)[2].eids == ("art_1", "art_1__para_1__p_1")


WORDS = st.lists(
    st.sampled_from(["试验", "单位", "应当", "，", "。", "a1", " ", "\u3000", "𠀀", "（", "不", "1."])
).map("".join)
TEXTS = st.lists(st.one_of(WORDS, st.integers(1, 9).map(lambda n: f"第{'一二三四五六七八九'[n - 1]}条 "))).map("".join)


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_nothing_is_lost_whatever_is_compared(old: list[str], new: list[str]) -> None:
    before, after = law("第一条 一", *old).main, law("第一条 一", *new).main

    assert_exact(before, after, compare_parts(before, after))


@given(WORDS, WORDS)
def test_pieces_are_the_texts(old: str, new: str) -> None:
    row = ComparedPassage(
        Passage(("a",), old), Passage(("a",), new), "changed", compare_texts(Passage((), old), Passage((), new))
    )

    marked(row)
