"""References are marked where their target is known, and nowhere else."""

import pytest

from gongwen.enrich.references import Catalogue, references
from gongwen.model import Card, Division, Document, Metadata, Paragraph, Part


def card(slug: str, title: str, number: str | None = None, *eids: str) -> Card:
    homes = tuple((eid, f"{slug}/text/") for eid in eids)
    return Card(slug, Metadata(title=title, number=number), homes, ((title, ""),))


CATALOGUE = Catalogue(
    [
        card("own", "试点办法", "试发〔2024〕1号"),
        card("penalty", "中华人民共和国处罚法", None, "art_30", "art_31"),
        card("plan", "发展规划", "国发〔2008〕5号"),
        card("old", "档案条例"),
        card("new", "档案条例"),
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
    ],
)  # fmt: skip
def test_what_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)
