from dataclasses import replace

import pytest
from tests.render.laid_out import page_of

from gongwen.model import Clause, Document, Edition, Metadata, Part, Particulars, Reason, Related, Summary
from gongwen.render.summaries import document_summary, page_description, shortened, summary_values


def summary(text: str, *clauses: str, eid: str | None = None) -> Summary:
    return Summary(eid, text, tuple(Clause(clause, ("p_1",)) for clause in clauses))


STATEMENTS = summary(
    "市交通局负责停车管理；下列车辆免费停放：救护车、消防车、……；停车场每年核验，泊位不得改作他用；本办法自五月起施行。",
    "市交通局负责停车管理",
    "下列车辆免费停放",
    "救护车",
    "消防车",
    "停车场每年核验，泊位不得改作他用",
    "本办法自五月起施行",
)
HEADINGS = summary("健全标准规范，开展试点示范，强化考核评估。", "健全标准规范", "开展试点示范", "强化考核评估")
LONG = "停车场" * 30


@pytest.mark.parametrize(
    ("whole", "most", "short"),
    [
        (STATEMENTS, 200, STATEMENTS.text),
        (STATEMENTS, 12, "市交通局负责停车管理。"),
        (STATEMENTS, 31, "市交通局负责停车管理；下列车辆免费停放：救护车、消防车、……。"),
        # What does not fit is passed over, what does is told: never a part of a statement.
        (STATEMENTS, 20, "市交通局负责停车管理。"),
        (STATEMENTS, 22, "市交通局负责停车管理；本办法自五月起施行。"),
        (HEADINGS, 14, "健全标准规范，开展试点示范。"),
        # Nothing fits: the shortest, unless even that is long.
        (STATEMENTS, 5, "本办法自五月起施行。"),
        (summary(LONG + "。", LONG), 40, ""),
    ],
)
def test_a_summary_is_cut_at_the_borders_of_its_statements(whole: Summary, most: int, short: str) -> None:
    assert shortened(whole, most) == short
    assert len(short) <= max(most, 80)


def edition(*summaries: Summary, editors: str = "") -> Edition:
    document = Document("x", "", Part("", "main", Metadata(title="办法")))
    return Edition("x", "zh-Hans", document, Particulars(summary=editors), summaries)


def test_an_editor_s_summary_is_shown_as_the_editor_s_and_not_cut() -> None:
    own = edition(STATEMENTS, editors="本办法规定停车场怎样建、谁来管。")

    assert document_summary(own, 5) == "本办法规定停车场怎样建、谁来管。"
    block = str(page_of(own).select_one(".gw-summary"))
    assert "gw-summary-editor" in block
    assert "由编者撰写，不是公文正文" in block
    assert "市交通局" not in block


def test_an_editor_s_summary_is_text_not_markup() -> None:
    assert page_of(edition(editors="<b>停车</b>")).select(".gw-summary b") == []


def test_a_page_says_what_its_division_says_else_what_the_document_says() -> None:
    chapter = summary("市交通局负责核验。", "市交通局负责核验", eid="chp_1")

    assert page_description(edition(STATEMENTS, chapter), "chp_1") == "市交通局负责核验。"
    assert page_description(edition(STATEMENTS, chapter), "chp_2") == STATEMENTS.text
    assert page_description(edition(), "chp_2") == ""


def test_summaries_as_data_name_the_blocks_of_each_clause() -> None:
    assert summary_values((HEADINGS,))[0] == {
        "eid": None,
        "text": "健全标准规范，开展试点示范，强化考核评估。",
        "clauses": [{"text": c, "from": ["p_1"]} for c in ("健全标准规范", "开展试点示范", "强化考核评估")],
    }


def test_an_overview_ends_with_related_documents_and_why() -> None:
    other = Related("b", "《停车》<b>办法", (Reason("term", ("泊位", "车场")), Reason("term_topic", ("交通",))))

    section = page_of(replace(edition(), related=(other,))).select_one(".gw-related")

    assert section is not None
    assert section.get_text().split() == ["相关文件《停车》<b>办法", "都说到泊位、车场"]
    assert section.a is not None
    assert section.a["href"] == "../b/"
    assert section["data-apparatus"] == ""
    assert page_of(edition()).select(".gw-related") == []
