import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.candidates import CHUNK, QUOTED, SET_PHRASE, Candidate, find_candidates
from gongwen.model import Document, EditorSummary, Frame, Metadata, Paragraph, Part, TermEntry


def document(*texts: str) -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", 1, text) for n, text in enumerate(texts, 1))
    return Document("x", "", Part("", "main", Metadata(), preamble=blocks))


def terms(*texts: str) -> list[str]:
    return [candidate.term for candidate in find_candidates(document(*texts))]


def test_a_quoted_word_is_the_surest_candidate_and_names_its_places() -> None:
    found = find_candidates(document("推行“一网通办”。", "一网通办、一网通办枢纽。"))

    assert found[0] == Candidate("一网通办", QUOTED, 3, ("preamble__p_1", "preamble__p_2"))


@pytest.mark.parametrize(
    "text", ["“行”。", "坚持一心一意。", "他说：“好，就这样。”", "“国家统筹、一地创新、各地复用”。"]
)
def test_a_quotation_is_no_candidate(text: str) -> None:
    assert all(candidate.score < SET_PHRASE for candidate in find_candidates(document(text)))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("大力推行互联网+监管。", "互联网+监管"),
        ("探索一业一证改革。", "一业一证"),
        ("推进多码合一。", "多码合一"),
        ("强化以网管网。", "以网管网"),
    ],
)
def test_a_set_phrase_is_a_candidate(text: str, term: str) -> None:
    assert Candidate(term, SET_PHRASE, 1, ("preamble__p_1",)) in find_candidates(document(text))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("依托国家人口基础信息库，加快完善。", "国家人口基础信息库"),
        ("编制公共数据开放目录，分类开放。", "公共数据开放目录"),
        ("探索数字孪生等新技术。", "数字孪生"),
        ("开展非税收入收缴，推动电子化。", "非税收入"),
    ],
)
def test_a_noun_chunk_is_a_candidate(text: str, term: str) -> None:
    assert term in terms(text)


def test_generic_words_at_the_ends_are_no_part_of_a_term() -> None:
    assert "政务新媒体" in terms("发挥政务新媒体作用。")
    assert not any(term.endswith("作用") for term in terms("发挥政务新媒体作用。"))


def test_a_word_that_mostly_opens_clauses_is_a_verb() -> None:
    texts = ("建立健全数据质量管理机制，建立健全数据目录，建立健全算法审核制度。",)

    assert not any(term.startswith("建立健全") for term in terms(*texts))


@pytest.mark.parametrize(
    ("text", "no_term"),
    [
        ("形成公平普惠的格局。", "公平普惠"),  # an attribute
        ("打造便捷高效、公平普惠、开放透明的窗口。", "公平普惠"),
        ("实现跨层级协同监管。", "层级协同监管"),  # a piece of 跨层级
        ("落实优化营商环境要求。", "优化营商环境"),  # a verb that the dictionary calls a noun
    ],
)
def test_what_is_no_name_is_not_the_better_candidate(text: str, no_term: str) -> None:
    better = ("电子证照", "政务数据目录", "营商环境")
    found = terms(text, "发放电子证照，编制政务数据目录，改善营商环境。")

    assert no_term not in found[: len(better)]
    assert no_term not in found or found.index(no_term) > max(map(found.index, better))


def test_a_longer_word_with_a_head_of_its_own_is_another_thing() -> None:
    found = terms("共享政务数据，归集政务数据，编制政务数据目录，推广城市政务数据。")

    assert {"政务数据", "政务数据目录"} <= set(found)
    assert "城市政务数据" not in found


def test_a_word_that_opens_many_pairs_coins_terms() -> None:
    family = ("发展数码贸易，培育数码人才，普及数码知识，推进数码阅读。",)
    lone = ("发展数码贸易，培育人才，普及知识，推进阅读。",)
    scores = [
        next(c.score for c in find_candidates(document(*texts)) if c.term == "数码贸易") for texts in (family, lone)
    ]

    assert scores[0] > scores[1]


def test_heads_alone_are_no_term() -> None:
    scores = {
        c.term: c.score for c in find_candidates(document("完善管理机制，建立会商机制，建设服务平台，拟订年度计划。"))
    }

    assert scores["年度计划"] > scores["管理机制"] and scores["年度计划"] > scores["服务平台"]


def test_a_name_of_many_words_may_be_long() -> None:
    scores = {
        c.term: c.score
        for c in find_candidates(document("用好省市粮食储备监测信息平台，用好省市粮食储备监测信息方案。"))
    }

    assert scores["省市粮食储备监测信息平台"] > 0.8


def test_a_word_before_a_plain_one_is_a_name_too() -> None:
    assert terms("完善票据核验制度，公布票据核验结论。")[0] == "票据核验"


@pytest.mark.parametrize("verb", ["全面", "助力", "实施"])
def test_a_verb_that_the_dictionary_calls_a_noun_is_no_part_of_a_name(verb: str) -> None:
    assert not any(verb in term for term in terms(f"发放{verb}粮食储备清单，公布农户{verb}粮食储备清单。"))


def test_of_words_that_hold_each_other_one_is_shown() -> None:
    found = terms("建设公安大数据平台，用好公安大数据平台。")

    assert len([term for term in found if "大数据" in term]) == 1


def test_a_known_word_is_left_out() -> None:
    entry = TermEntry("政务服务一网通办", "释义", "draft", "x.md", aliases=("一网通办",))

    assert "一网通办" not in [c.term for c in find_candidates(document("推行“一网通办”。"), [entry])]


def test_the_frame_is_not_read() -> None:
    frame = Frame((Paragraph("news__p_1", 1, "“免申即享”"),), (EditorSummary("s", 1, None, "“一网通办”"),))

    assert find_candidates(Document("x", "", Part("", "main", Metadata()), frame)) == ()


def test_the_number_of_candidates_is_limited() -> None:
    assert len(find_candidates(document("“甲乙”“丙丁”“戊己”"), limit=2)) == 2


@given(st.text("数据平台建设“”、，。+一合多", max_size=60))
def test_every_candidate_stands_in_the_text(text: str) -> None:
    for candidate in find_candidates(document(text)):
        assert candidate.term in text
        assert candidate.count == text.count(candidate.term) > 0
        assert candidate.score in (QUOTED, SET_PHRASE) or 0 <= candidate.score <= CHUNK
