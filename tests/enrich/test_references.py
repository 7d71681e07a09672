"""References are marked where their target is known, and nowhere else."""

import pytest

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.references import readings, references
from gongwen.model import Card, Division, Document, Metadata, Paragraph, Part, Particulars, walk_part_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure


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
        card("insurance", "中华人民共和国保险法", None, "art_3", "art_3__para_1", "art_3__para_1__point_2"),
        card("contract", "合同法（2021年修订）", None, "art_3"),
        Card(
            "decree",
            Metadata(title="关于印发《渔业办法》的通知", number="渔令〔2021〕1号"),
            (("att_1__art_2", "decree/att_1/"),),
            (("关于印发《渔业办法》的通知", ""), ("渔业办法", "att_1")),
        ),
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
        ("依照第十一条第二款第（三）项的规定", [("第十一条", "#art_11")]),  # as far as there is a text
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
        # a law without 《》, by what may stand before a name
        ("依照保险法第三条第（二）项的规定", [("第三条第（二）项", "insurance#art_3__para_1__point_2")]),
        ("和保险法第三条第一款、第二款", [("第三条第一款", "insurance#art_3__para_1")]),
        ("依照社会保险法第三条的规定", []),
        ("按照劳动合同法第三条的规定", []),
        ("违反中华人民共和国合同法第三条", [("第三条", "contract#art_3")]),
        ("《合同法》第三条", [("《合同法》", "contract"), ("第三条", "contract#art_3")]),
        # what follows another text's place in one sentence may be its place too
        ("依照保险法第三条的规定和第五条的规定处理。第六条规定的除外", [
            ("第三条", "insurance#art_3"), ("第六条", "#art_6"),
        ]),
        ("违反刑法第三条行贿罪、第五条规定的", []),
        ("该法第五条规定的", []),
        ("《处罚法》规定的，依照该法第三十条", [("《处罚法》", "penalty"), ("第三十条", "penalty#art_30")]),
        ("依照保险法第三条的，同法第三条第二项", [
            ("第三条", "insurance#art_3"), ("第三条第二项", "insurance#art_3__para_1__point_2"),
        ]),
        ("《处罚法》《保险法》规定的，该法第三条", [("《处罚法》", "penalty"), ("《保险法》", "insurance")]),  # which?
        ("《处罚法》规定的，该条例第三条", [("《处罚法》", "penalty")]),  # not what it is
        ("依照保险法第三条，同条第一款", [("第三条", "insurance#art_3"), ("同条第一款", "insurance#art_3__para_1")]),
        ("违反刑法第五条，该条第二款", []),
        ("该条第二款", []),
        ("依照保险法第三条第一款前两项", [("第三条第一款", "insurance#art_3__para_1")]),  # it has no first
        ("依照香港基本法第五条", []),  # 基本法 is not 本法
        ("违反不同规定第五条的", []),
        ("依照刑法第二百三十六第一款", []),
        ("原第五条规定的和其第六条规定的", []),
        # a notice is named for the text that it issues
        ("渔令〔2021〕1号第二条规定", [("渔令〔2021〕1号", "decree"), ("第二条", "decree#att_1__art_2")]),
        # counts
        ("没有第二条路可走", []),
        ("没有第二条，也没有第三条生产线", []),
        ("按照第二条铁路线", []),
        ("第五条、第六条生产线", []),
        ("以临海第一条城市主要道路为界", []),
        ("但第八条除外", [("第八条", "#art_8")]),
        ("符合第五条有关条件的", [("第五条", "#art_5")]),
        # what a title may hold is no pattern and no markup
        ("《<b>（.*)[a]》", []),
        ("《》《《处罚法》", [("《处罚法》", "penalty")]),
        ("《" + "长" * 5000, []),
    ],
)  # fmt: skip
def test_what_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)


def places_in(where: str, text: str) -> list[tuple[str, str]]:
    """What is marked in a text that stands at `where` in a law of two chapters, the second of two 节."""
    words = {where: text}

    def block(eid: str) -> Paragraph:
        return Paragraph(eid, 1, words.get(eid, "文。"))

    def point(eid: str) -> Division:
        return Division(eid, "point", 1, "（一）", "", (block(f"{eid}__p_1"),))

    def clause(eid: str, points: int = 0) -> Division:
        inner = tuple(point(f"{eid}__point_{n}") for n in range(1, points + 1))
        return Division(eid, "paragraph", 1, "", "", (block(f"{eid}__p_1"),), inner)

    def article(eid: str, *points: int) -> Division:
        clauses = (clause(f"{eid}__para_{n}", count) for n, count in enumerate(points, 1))
        return Division(eid, "article", 1, "第某条", "", (), tuple(clauses))

    sections = tuple(Division(f"chp_2__sec_{n}", "section", 1, f"第{n}节", "") for n in (1, 2))
    chapters = (
        Division("chp_1", "chapter", 1, "第一章", "", (), (article("art_1", 0), article("art_1-1", 3, 0, 2, 0))),
        Division("chp_2", "chapter", 1, "第二章", "", (), (*sections, article("art_2", 0))),
    )
    annex = Part("att_1", "annex", Metadata(), (), (), (article("att_1__art_1", 0, 0),))
    main = Part("", "main", Metadata(), (), (), chapters, (), (annex,))
    spans = references(Document("x", "", main), "own", CATALOGUE)
    return [(text[s.start : s.end], s.ref) for s in spans]


IN_FOURTH = "art_1-1__para_4__p_1"


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        (IN_FOURTH, "依照前款第二项处理", [("前款第二项", "#art_1-1__para_3__point_2")]),
        (IN_FOURTH, "有前两款行为", [("前两款", "#art_1-1__para_2")]),
        (IN_FOURTH, "前九款", []),
        (IN_FOURTH, "第一条之一第一款前三项", [("第一条之一第一款前三项", "#art_1-1__para_1__point_1")]),
        (IN_FOURTH, "依照刑法第三条第一款前三项", []),  # not the 项 before its own
        (IN_FOURTH, "依照第二条和该条第一款", [("第二条", "#art_2"), ("该条第一款", "#art_2__para_1")]),
        (IN_FOURTH, "第一款、第三款第（一）项", [
            ("第一款", "#art_1-1__para_1"), ("第三款第（一）项", "#art_1-1__para_3__point_1"),
        ]),
        (IN_FOURTH, "第四款", []),  # itself
        (IN_FOURTH, "有第三项情形的", [("第三项", "#art_1-1__para_1__point_3")]),  # but one 款 has three
        (IN_FOURTH, "有第二项情形的", []),  # two have a second
        ("art_1-1__para_3__p_1", "有第二项情形的", [("第二项", "#art_1-1__para_3__point_2")]),  # its own before others'
        ("art_1-1__para_3__point_2__p_1", "使用前项手段", [("前项", "#art_1-1__para_3__point_1")]),
        ("art_1-1__para_1__p_1", "前款规定", []),
        ("art_1-1__para_1__p_1", "前条第一款", [("前条第一款", "#art_1__para_1")]),
        ("art_2__para_1__p_1", "前条第三款", [("前条第三款", "#art_1-1__para_3")]),  # by order, not by number
        ("art_1__para_1__p_1", "前条规定", []),
        ("art_1__para_1__p_1", "本法第二章第二节", [("第二章第二节", "#chp_2__sec_2")]),
        ("art_1__para_1__p_1", "本章第一条之一", [("本章第一条之一", "#art_1-1")]),
        ("art_1__para_1__p_1", "刑法分则第二章", []),
        ("art_1__para_1__p_1", "附件1第一条第二款", [("附件1第一条第二款", "#att_1__art_1__para_2")]),
        ("art_1__para_1__p_1", "附件2第一条", []),
        ("att_1__art_1__para_2__p_1", "前款和第一条第一款", [
            ("前款", "#att_1__art_1__para_1"), ("第一条第一款", "#att_1__art_1__para_1"),
        ]),
    ],
)  # fmt: skip
def test_places_from_where_the_text_stands(where: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert places_in(where, text) == expected


def test_a_name_is_looked_for_among_texts_of_its_kind_of_script() -> None:
    """刑法 of a text of Taiwan is not the law that is called so elsewhere, though both words are the same."""
    catalogue = Catalogue([card("law", "刑法", None, "art_3")])
    text = "依刑法第三條規定"
    block = Paragraph("p_1", 1, text)
    document = Document("x", "", Part("", "main", Metadata(), (), (block,)), script="zh-Hant-TW")

    assert references(document, "own", catalogue) == ()
    assert catalogue.by_title("刑法", "zh-Hant-TW") is None
    assert catalogue.by_title("刑法") == ("law", "")


LAW = """管护法

第一条　不得有下列行为：

（一）采砂。

（二）倾倒垃圾。

（三）毁坏堤防。

第二条　应当备案，并保存下列记录：

（一）日志。

（二）影像。

第三条　{opening}

（一）{first}

（二）处以罚款。

（三）吊销执照。
"""


def items_in(opening: str, first: str) -> list[tuple[str, str]]:
    """What is marked in the opening and the first 项 of the third article, the places of articles alone left out."""
    text = LAW.format(opening=opening, first=first)
    document = parse_structure(read_article(text.encode(), "source.txt"), Particulars())
    words = {unit.eid: unit.text for unit in walk_part_text(document.main)}
    spans = [span for span in references(document, "own", CATALOGUE) if span.eid.startswith("art_3")]
    return [(words[s.eid][s.start : s.end], s.ref) for s in spans if "项" in words[s.eid][s.start : s.end]]


@pytest.mark.parametrize(
    ("opening", "first", "expected"),
    [
        # what a penalty's own list says was violated is in the article that the list opens with
        ("违反本法第一条规定的，处罚如下：", "违反第三项规定的，处罚款；", [("第三项", "#art_1__para_1__point_3")]),
        ("违反第一条规定的：", "违反第一项、第二项规定的，警告；", [
            ("第一项", "#art_1__para_1__point_1"), ("第二项", "#art_1__para_1__point_2"),
        ]),
        # its own where nothing is violated; nothing where two articles are cited, or the article has no such 项
        ("违反本法第一条规定的：", "第三项规定以外的，警告；", [("第三项", "#art_3__para_1__point_3")]),
        ("违反本法第一条、第二条规定的：", "违反第二项规定的，警告；", []),
        ("违反本法第二条规定的：", "违反第三项规定的，警告；", []),
        ("有下列情形之一的：", "违反第二项规定的，警告；", []),
        ("违反刑法第一条规定的：", "违反第二项规定的，警告；", []),
        # within one text the article that was named last
        ("有下列情形的：", "违反第一条第一项规定的，警告；违反第二项规定的，罚款；", [
            ("第一条第一项", "#art_1__para_1__point_1"), ("第二项", "#art_1__para_1__point_2"),
        ]),
        ("有下列情形的：", "第一条第一项的事项，第二项的事项", [("第一条第一项", "#art_1__para_1__point_1")]),  # whose?
        ("有下列情形的：", "第一条所列第二项行为，", []),
    ],
)  # fmt: skip
def test_a_number_alone_is_counted_in_the_article_that_is_meant(
    opening: str, first: str, expected: list[tuple[str, str]]
) -> None:
    assert items_in(opening, first) == expected


@pytest.mark.parametrize(
    ("day", "begins", "expected"),
    [
        ("2013-09-23", "2013-01-01", [("《处罚法》", "law"), ("第三条", "law#art_3")]),
        ("2013-09-23", "2021-12-24", [("《处罚法》", "law")]),  # written anew since: another article may be the third
        (None, "2021-12-24", [("《处罚法》", "law"), ("第三条", "law#art_3")]),  # nothing tells
        ("2013-09-23", "", [("《处罚法》", "law"), ("第三条", "law#art_3")]),
    ],
)
def test_no_place_of_a_text_that_was_written_anew_since(
    day: str | None, begins: str, expected: list[tuple[str, str]]
) -> None:
    law = Card("law", Metadata(title="处罚法"), (("art_3", "law/text/"),), (("处罚法", ""),), begins=begins)
    text = "依照《处罚法》第三条"
    document = Document("x", "", Part("", "main", Metadata(date=day), (), (Paragraph("p_1", 1, text),)))

    assert [(text[s.start : s.end], s.ref) for s in references(document, "own", Catalogue([law]))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应当依照刑法第九条第二款处罚", [("第九条第二款", "刑法")]),
        ("具有下列情形，可以认定为商标法第九条第二款", [("第九条第二款", "商标法")]),
        ("违反数据安全法第九条", [("第九条", "数据安全法")]),  # 据 goes before a name elsewhere
        ("债务人有企业破产法第九条情形", [("第九条", "企业破产法")]),
        ("除著作权法第九条规定外", [("第九条", "著作权法")]),
        ("适用2001年修正的商标法第九条", [("第九条", "商标法")]),
        ("《渡船法》第九条、第十条", [("第九条", "渡船法"), ("第十条", "渡船法")]),
        ("《渡船安全管理办法》（以下简称《办法》）。《办法》第九条", [("第九条", "渡船安全管理办法")]),
        ("《渡船法》规定的，该法第九条", [("第九条", "渡船法")]),
        ("在渡船法第九条中增加一款作为第二款", [("第九条", "渡船法"), ("第二款", "渡船法")]),
        ("有法必依，依照本法第九条", [("第九条", "")]),
        ("按照有关办法第九条", [("第九条", "")]),
        ("按照上述方法第九条", [("第九条", "")]),
        ("没有遵守当事人双方约定的其他条件所依据的国家规定第九条", [("第九条", "")]),  # too long to tell
    ],
)
def test_what_a_place_is_of_is_read_though_the_library_has_it_not(text: str, expected: list[tuple[str, str]]) -> None:
    document = Document("x", "", Part("", "main", Metadata(), (), (Paragraph("p_1", 1, text),)))

    found = readings(document, "own", CATALOGUE)
    assert [(text[one.locator.start : one.locator.end], one.text.name) for one in found] == expected
    assert not any(one.span for one in found)


PLAN = """关于做好闸口工作的通知

一、检修

1.检查闸门。

2.清理河道。

二、值守

3.安排人员。

4.按照{words}办理。
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("上述第3项", [("第3项", "#chp_2__para_3")]),
        ("上述第1项至第2项", [("第1项", "#chp_1__para_1"), ("第2项", "#chp_1__para_2")]),  # the numbers go on
        ("上述第9项", []),
        ("第3项工作", []),  # a count
        ("《条约》第一条和上述第3项", []),
    ],
)
def test_a_number_of_a_list_without_articles(words: str, expected: list[tuple[str, str]]) -> None:
    document = parse_structure(read_article(PLAN.format(words=words).encode(), "source.txt"), Particulars())
    texts = {unit.eid: unit.text for unit in walk_part_text(document.main)}

    spans = references(document, "own", CATALOGUE)
    assert [(texts[s.eid][s.start : s.end], s.ref) for s in spans] == expected
