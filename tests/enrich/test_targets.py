import pytest

from gongwen.enrich.dates import find_when, year_of
from gongwen.enrich.targets import targets
from gongwen.model import Division, Document, Kind, Metadata, Paragraph, Part, Target


@pytest.mark.parametrize(
    ("text", "when", "year"),
    [
        ("到2025年，基本建成", "到2025年", 2025),
        ("2019年6月底前，研究建立", "2019年6月底前", 2019),
        ("2023年底前完成", "2023年底前", 2023),
        ("到二〇三五年，基本实现", "到二〇三五年", 2035),
        ("每年召开两次会议", "每年", None),
        ("力争到2030年建成", "到2030年", 2030),
    ],
)
def test_words_that_say_by_when(text: str, when: str, year: int | None) -> None:
    found = find_when(text)

    assert found is not None
    assert when in found.group()
    assert year_of(found.group()) == year


@pytest.mark.parametrize(
    "text", ["2018年印发的通知", "截至2020年底，建成", "为每人每月1309元", "年度计划", "自2019年起"]
)
def test_words_that_do_not(text: str) -> None:
    assert find_when(text) is None


def document(text: str, kind: Kind = "section") -> Document:
    division = Division("d", kind, 1, "一", "", (Paragraph("d__p_1", 1, text),))
    return Document("x", "", Part("", "main", Metadata(), divisions=(division,)))


def test_a_target_is_its_sentence() -> None:
    assert targets(document("现状良好。到2025年，框架形成，水平提升。以后再说。")) == (
        Target("d__p_1", "到2025年", 2025, "到2025年，框架形成，水平提升。"),
    )


def test_a_law_has_none() -> None:
    assert targets(document("应当每年报告。", "article")) == ()
