"""References are marked where their target is known, and nowhere else."""

import pytest

from gongwen.enrich.references import Catalogue, references
from gongwen.model import Card, Division, Document, Metadata, Paragraph, Part


def card(slug: str, title: str, number: str | None = None, *eids: str) -> Card:
    homes = tuple((eid, f"{slug}/text/") for eid in eids)
    titles = ((title, ""), *((f"{title}细则", "att_1") for eid in eids if eid == "att_1__art_2"))
    return Card(slug, Metadata(title=title, number=number), homes, titles)


CATALOGUE = Catalogue(
    [
        card("own", "试点办法", "试发〔2024〕1号"),
        card("penalty", "中华人民共和国处罚法", None, "art_30", "art_31"),
        card("plan", "发展规划", "国发〔2008〕5号"),
        card("old", "档案条例"),
        card("new", "档案条例"),
        card("notice", "关于印发《保护办法》的通知", "试令〔2020〕1号", "att_1__art_2"),
        card("order", "专利条例", "中华人民共和国国务院令第706号"),
        card("twin", "双胞条例", "省政府令第9号"),
        card("twin-2", "双胞条例二", "省政府令第9号"),
        card("short", "办法"),
        card("hostile", "<b>（.*)[a]《》"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    """The words that are marked in the third article of a text with articles 1–12 and 3-1, and where they lead."""

    def article(eid: str, words: str) -> Division:
        return Division(eid, "article", 1, "第三条", "", (Paragraph(f"{eid}__p_1", 1, words),))

    others = tuple(article(f"art_{n}", "文。") for n in ("1", "2", "3-1", *map(str, range(4, 13))))
    main = Part("", "main", Metadata(), (), (), (article("art_3", text), *others))
    spans = references(Document("x", "", main), "own", CATALOGUE)
    return [(text[s.start : s.end], s.ref) for s in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依照本办法第十一条处理。", [("第十一条", "#art_11")]),
        ("依照第十一条第二款第（三）项的规定", [("第十一条第二款第（三）项", "#art_11")]),
        ("本办法第三条之一", [("第三条之一", "#art_3-1")]),
        ("本办法第五条、第六条和第七条", [("第五条", "#art_5"), ("第六条", "#art_6"), ("第七条", "#art_7")]),
        ("本办法第九十九条", []),  # there is none
        ("第三条", []),  # the article itself
        ("违反刑法第五条", []),  # another text, which is not here
        ("《刑法》第五条、第六条", []),  # and the second goes with the first
        (
            "《处罚法》第三十条、第三十一条",
            [("《处罚法》", "penalty"), ("第三十条", "penalty#art_30"), ("第三十一条", "penalty#art_31")],
        ),
        ("《处罚法》（2021年修订）第三十条", [("《处罚法》", "penalty"), ("第三十条", "penalty#art_30")]),
        ("《处罚法》第五条", [("《处罚法》", "penalty")]),  # not art_5 of our own
        ("按照《发展规划》（国发〔2008〕5号）", [("《发展规划》", "plan"), ("国发〔2008〕5号", "plan")]),
        ("见国发[2008]第5号文", [("国发[2008]第5号", "plan")]),
        ("见国发〔2008〕15号文", []),
        ("废止《档案条例》", []),  # two documents have this title
        ("本《试点办法》", []),  # its own title
        # short names, from where they are given on; a text of that very name is not meant then
        ("《处罚法》（以下简称《办法》）。按照《办法》第三十条", [
            ("《处罚法》", "penalty"), ("《办法》", "penalty"), ("《办法》", "penalty"), ("第三十条", "penalty#art_30"),
        ]),
        ("《处罚法》（2021年修订）（以下简称“处罚法”）规定，处罚法第三十一条", [
            ("《处罚法》", "penalty"), ("第三十一条", "penalty#art_31"),
        ]),
        ("《处罚法》（以下简称办法），其他办法第三条", [("《处罚法》", "penalty")]),  # 办法 alone is any
        ("《外国法》（以下简称《办法》）和《办法》第三十条", []),  # which is not here
        ("按照《办法》执行", [("《办法》", "short")]),
        # titles within titles, of attachments, with and without 中华人民共和国
        ("见《关于印发〈保护办法〉的通知》", [("《关于印发〈保护办法〉的通知》", "notice")]),
        ("《关于印发〈保护办法〉的通知细则》第二条", [
            ("《关于印发〈保护办法〉的通知细则》", "notice#att_1"), ("第二条", "notice#att_1__art_2"),
        ]),
        ("《中华人民共和国专利条例》", [("《中华人民共和国专利条例》", "order")]),
        # orders
        ("根据国务院令第706号", [("国务院令第706号", "order")]),
        ("根据中华人民共和国国务院令第706号", [("中华人民共和国国务院令第706号", "order")]),
        ("根据省政府令第9号", []),  # two documents have this number
        # what a title may hold is no pattern and no markup
        ("《<b>（.*)[a]》", []),
        ("《》《《处罚法》", [("《处罚法》", "penalty")]),
        ("《" + "长" * 5000, []),
    ],
)  # fmt: skip
def test_what_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)
