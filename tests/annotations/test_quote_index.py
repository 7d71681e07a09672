"""What the index sees of a quotation: equal and similar stretches, their sentence, their neighbours, their twins."""

import pytest

from gongwen.annotations.quote_index import Candidate, FoldedQuote, QuoteIndex, fold_quote
from gongwen.model import Document, Metadata, Paragraph, Part, TextQuoteSelector


def index(*paragraphs: str) -> QuoteIndex:
    blocks = tuple(Paragraph(f"preamble__p_{n}", n, text) for n, text in enumerate(paragraphs, 1))
    return QuoteIndex(Document("source", "", Part("", "main", Metadata(), preamble=blocks)))


def quoted(marked: str) -> FoldedQuote:
    """A quotation with its context: before[words]after."""
    prefix, _, rest = marked.partition("[")
    exact, _, suffix = rest.partition("]")
    return fold_quote(TextQuoteSelector(exact, prefix, suffix))


def found(marked: str) -> tuple[QuoteIndex, Candidate]:
    """A paragraph and the stretch of it in brackets."""
    quote = quoted(marked)
    start = len(quote.prefix)
    return index(marked.replace("[", "").replace("]", "")), Candidate(0, start, start + len(quote.exact), 0.9)


def test_equal_places_may_overlap() -> None:
    assert [c.start for c in index("各各各").equal(quoted("[各各]"))] == [0, 1]


@pytest.mark.parametrize(
    ("was", "now", "kept"),
    [
        ("甲组报告称，[时间缩短]一成。", "甲组报告称，[时间缩短]一成。", True),
        ("甲组报告称，[时间缩短]一成。", "乙组报告称，[时间缩短]一成。", False),
        ("甲组报告称，[时间缩短]一成。", "甲组报告称，[时间缩短]两成。", False),
        ("先说别的。甲组[时间缩短]。又说别的。", "说些什么。甲组[时间缩短]。再说什么。", True),  # other sentences
        ("先说别的。甲组[时间缩短]。", "先说别的。乙甲组[时间缩短]。", False),
        ("甲组有责；[时间缩短]。", "乙组有责；[时间缩短]。", False),  # a semicolon ends no sentence
        ("[时间缩短]一成。", "乙组[时间缩短]一成。", False),  # it stood at the beginning
        ("甲组[时间缩短]", "甲组[时间缩短]一成", False),  # and at the end
        ("甲组[时间缩短]一", "甲组[时间缩短]一成。", True),  # as far as the suffix goes
        ("一、[时间缩短]一成。", "二、[时间缩短]一成。", True),  # a number is no word
        ("一、[时间缩短]一成。", "[时间缩短]一成。", True),
        ("。（三）[时间缩短]一成。", "。（四）[时间缩短]一成。", True),
        ("甲[时间缩短。]说些什么。", "甲[时间缩短。]再说什么。", True),  # the sentence ends with the quotation
        ("[时间缩短]", "乙组[时间缩短]两成", True),  # a quotation without context says nothing of it
    ],
)
def test_the_sentence_about_the_words(was: str, now: str, kept: bool) -> None:
    here, candidate = found(now)

    assert here.keeps_sentence(quoted(was), candidate) is kept


@pytest.mark.parametrize(
    ("was", "now", "beside"),
    [
        ("[甲类企业应当申报]。乙类企业应当申报。", "[乙类企业应当申报]。", True),  # the first has gone
        ("甲类企业应当申报。[乙类企业应当申报]。", "[甲类企业应当申报]。", True),
        ("[甲类企业应当申报]。各地要加强宣传。", "[乙类企业应当申报]。各地要加强宣传。", False),
        ("[甲类企业应当申报]。各地应当申报。", "[甲类企业和个人应当申报]。各地应当申报。", False),
        ("[企业应当申报]。企业应当及时申报。", "[企业应当及时申报]。", True),
    ],
)
def test_what_is_other_stood_beside_the_words(was: str, now: str, beside: bool) -> None:
    here, candidate = found(now)

    assert here.stood_beside(quoted(was), candidate) is beside


@pytest.mark.parametrize(
    ("now", "others", "rival"),
    [
        ("[乙类企业应当申报]。", ("丙类企业应当申报。",), True),
        ("[乙类企业应当申报]。丙类企业应当申报。", (), True),  # in the same paragraph
        ("[乙类企业应当申报]。", ("各地要加强宣传。",), False),
        ("[甲类的企业应当申报]。", ("丙类企业应当申报。",), True),  # a little less alike
        ("[甲类的企业应当申报]。", ("丙类个人应当申报。",), False),
    ],
)
def test_a_rival_is_about_as_like(now: str, others: tuple[str, ...], rival: bool) -> None:
    here = index(now.replace("[", "").replace("]", ""), *others)
    words = quoted(now).exact
    quote = quoted("[甲类企业应当申报]")
    (candidate,) = (c for c in here.similar(quote) if c.unit == 0 and c.end - c.start >= len(words) - 1)

    assert here.has_rival(quote, candidate) is rival


@pytest.mark.parametrize(
    ("was", "now", "keeps"),
    [
        ("[推动改革]", "[大力推动各项改革]", True),
        ("[推动改革]", "[推进改革]", False),
        ("[推动改革]", "[推改革]", False),
    ],
)
def test_additions_keep_all_that_was_quoted(was: str, now: str, keeps: bool) -> None:
    here, candidate = found(now)

    assert here.keeps_all(quoted(was), candidate) is keeps


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("吃得放心、[吃得安全]。", "吃得放心、[吃得]健康。", "吃得健康"),  # no half a word
        ("服务体系。[充分发挥作用]，推动", "服务体系。充分的[发挥作用]，推动", "充分的发挥作用"),
        ("要求是[发挥作用]和优势。", "要求是[发挥作用]和优势。", "发挥作用"),  # its author took part of a clause
        ("要求是：[发挥作用]", "要求是：充分地[挥作用]", "充分地挥作用"),
        ("[发挥作用]", "要求[挥作]", "要求挥作"),
    ],
)
def test_whole_clauses(was: str, now: str, words: str) -> None:
    here, candidate = found(now)

    assert here.original_text(here.whole_clauses(quoted(was), candidate)) == words


@pytest.mark.parametrize(
    ("marked", "whole"),
    [("一二[甲乙丙]三", True), ("零一二[甲乙丙]三", False), ("一二[甲乙丙]三四", False)],
)
def test_a_whole_unit_has_nothing_else(marked: str, whole: bool) -> None:
    here, candidate = found(marked)

    assert here.is_whole_unit(quoted("一二[甲乙丙]三"), candidate) is whole


def test_context_runs_on_into_the_neighbours() -> None:
    here = index("先说加强领导。", "做好统筹", "。另起一段")
    (candidate,) = here.equal(quoted("[做好统筹]"))

    assert here.context(quoted("说加强领导。[做好统筹]。另起"), candidate) == 1.0
