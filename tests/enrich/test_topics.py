from pathlib import Path

import pytest
from tests.enrich.gold_rows import gold, labelled, score, seed, texts

from gongwen.enrich.clauses import sentence_places
from gongwen.enrich.topics import topics
from gongwen.model import Block, Division, Document, Metadata, Paragraph, Part, Span

LEAD = "全面推进数字化转型，提升水平。"
ONE, ONE_TOLD = "提升经济政策精准性。", "加强经济政策协同，强化研判，做好逆周期调节，持续提升科学性和有效性，防范风险。"
TWO, TWO_TOLD = "推动绿色低碳转型。", "加快构建绿色低碳监测体系，推动形成集约节约、循环高效的发展格局，服务目标实现。"


def document(*texts: str, heading: str = "加强建设。") -> Document:
    blocks: tuple[Block, ...] = tuple(Paragraph(f"chp_1__p_{n}", 1, text) for n, text in enumerate(texts, 1))
    chapter = Division("chp_1", "chapter", 1, "一、", heading, blocks)
    return Document("x", "", Part("", "main", Metadata(), divisions=(chapter,)))


def marked(document: Document) -> list[str]:
    found = texts(document)
    return [found[span.eid][span.start : span.end] for span in topics(document)]


def places(document: Document) -> set[tuple[object, ...]]:
    """eId and number of the sentence of each heading."""
    found = texts(document)
    return {
        (span.eid, [start for start, _ in sentence_places(found[span.eid])].index(span.start) + 1)
        for span in topics(document)
    }


def test_headings_divide_a_paragraph() -> None:
    assert marked(document(LEAD + ONE + ONE_TOLD + TWO + TWO_TOLD)) == [ONE, TWO]


def test_each_has_an_eid_of_its_own_and_its_stop_is_part_of_it() -> None:
    first, second = topics(document(ONE + ONE_TOLD + TWO + TWO_TOLD))

    assert first == Span("chp_1__p_1", 0, len(ONE), "topic", "chp_1__p_1__topic_1")
    assert second.ref == "chp_1__p_1__topic_2"


def test_headings_open_paragraphs_side_by_side() -> None:
    assert marked(document("——坚持改革引领。" + ONE_TOLD, "——坚持数据赋能。" + TWO_TOLD)) == [
        "坚持改革引领。",
        "坚持数据赋能。",
    ]


def test_headings_open_divisions_that_have_none_of_their_own() -> None:
    divisions = tuple(
        Division(f"chp_{n}", "chapter", 1, f"{n}、", "", (Paragraph(f"chp_{n}__p_1", 1, text),))
        for n, text in enumerate((ONE + ONE_TOLD, TWO + TWO_TOLD), 1)
    )
    assert marked(Document("x", "", Part("", "main", Metadata(), divisions=divisions))) == [ONE, TWO]


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("no sibling", LEAD + ONE + ONE_TOLD),
        ("too far from the beginning", LEAD * 3 + ONE + ONE_TOLD + TWO + TWO_TOLD),
        ("measures: what follows is as short as they are", LEAD + (ONE + "优化布局，用好资源。") * 3),
        ("no word of theirs is taken up", LEAD + ONE + TWO_TOLD + TWO + ONE_TOLD),
        ("a comma", "提升政策，加强协同。" + ONE_TOLD + "推动转型，抓好落实。" + TWO_TOLD),
        ("too long", f"{'十分' * 8}{ONE}{ONE_TOLD}{'十分' * 8}{TWO}{TWO_TOLD}"),
        ("nothing after", LEAD + ONE + TWO),
        ("", ""),
    ],
)
def test_a_look_alike_is_none(why: str, text: str) -> None:
    assert marked(document(text)) == []


def test_articles_have_none() -> None:
    articles = tuple(
        Division(f"art_{n}", "article", 1, f"第{n}条", "", (Paragraph(f"art_{n}__p_1", 1, text),))
        for n, text in enumerate((ONE + ONE_TOLD, TWO + TWO_TOLD), 1)
    )
    assert topics(Document("x", "", Part("", "main", Metadata(), divisions=articles))) == ()


def test_the_gold_rows() -> None:
    right = {(row["eid"], int(row["sentence_index"])) for row in gold("run-in-headings.tsv") if row["label"] == "runin"}
    precision, recall = score(places(seed()), {tuple(row) for row in right})

    assert precision >= 0.97
    assert recall >= 0.97


@pytest.mark.parametrize("name", ["004", "006", "054"])
def test_documents_labelled_beforehand(name: str, documents_root: Path) -> None:
    right = {(row["eid"], int(row["sentence"])) for row in gold("run-in-labels.tsv") if row["document"] == name}
    precision, recall = score(places(labelled(name, documents_root)), {tuple(row) for row in right})

    assert precision >= 0.9
    assert recall >= 0.9
