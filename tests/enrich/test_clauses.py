import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.clauses import distinct, names, split_clauses, split_sentences
from gongwen.model import Clause


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("甲，乙；丙。", ["甲", "乙", "丙"]),
        ("强化协同", ["强化协同"]),
        ("推进“免申即享、一次办成，不再跑腿”改革，提高效率。", ["推进“免申即享、一次办成，不再跑腿”改革", "提高效率"]),
        ("落实《甲法，乙法》，（详见附件，略）执行。", ["落实《甲法，乙法》", "（详见附件，略）执行"]),
        ("“没有收尾，的引号，照样分开", ["“没有收尾", "的引号", "照样分开"]),
        ("现批复如下：", ["现批复如下"]),
        ("——坚持党管农村工作。毫不动摇", ["坚持党管农村工作", "毫不动摇"]),
        ("\u3000甲\u3000，\n乙", ["甲", "乙"]),
        ("，。；", []),
        ("", []),
    ],
)
def test_a_text_is_split_at_commas_and_stops(text: str, clauses: list[str]) -> None:
    assert [clause.text for clause in split_clauses(text, "p_1")] == clauses


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("甲，乙。丙！", ["甲，乙", "丙"]), ("他说“好。真好。”就走了。乙", ["他说“好。真好。”就走了", "乙"]), ("", [])],
)
def test_a_text_is_split_at_stops(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


@given(st.text("甲乙，。“”《》（）——\n "))
def test_every_clause_stands_in_its_text(text: str) -> None:
    assert all(clause.text and clause.text in text for clause in split_clauses(text, "p_1"))


@pytest.mark.parametrize(
    ("text", "heading", "named"),
    [
        ("更好激发数字经济活力", "助推数字经济发展", True),
        ("营造良好数字生态", "营造良好数字生态", True),
        ("加强数据治理", "创新数据管理机制", False),
        ("", "甲", False),
    ],
)
def test_a_text_names_a_heading_by_half_of_it_in_one_piece(text: str, heading: str, named: bool) -> None:
    assert names(text, heading) is named


def test_of_clauses_that_hold_each_other_the_longer_stays_in_its_place() -> None:
    clauses = tuple(Clause(text, (str(i),)) for i, text in enumerate(["甲乙", "丙", "甲乙丁", "丙", "戊"]))

    assert [(c.text, c.sources) for c in distinct(clauses)] == [("丙", ("1",)), ("甲乙丁", ("2",)), ("戊", ("4",))]
