import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.errors import ReviewedError
from gongwen.model import PhraseRow, Review
from gongwen.variants.phrases import ANSWER_COLUMNS
from gongwen.variants.reviewed import Conclusions, Reviewed, conclusions_text, parse_conclusions

HEAD = "variant\treviewer\tday\tagreed\n"
ROWS = "eid\tat\tsource\tvariant\tanswer\n"
WORDS = st.text("新征程发展，“", min_size=1, max_size=5)
REVIEWS = st.builds(
    Review,
    st.sampled_from(ANSWER_COLUMNS),
    st.sampled_from(["", "王某"]),
    st.just("2024-01-02"),
    st.just(("0a1b2c3d",)),
)
MENDED = st.builds(
    lambda at, words, variant: Reviewed("chp_1__p_1", at, words, variant, words[::-1]),
    st.integers(0, 10**6),
    WORDS,
    st.sampled_from(ANSWER_COLUMNS),
)


@given(st.lists(REVIEWS, max_size=3), st.lists(MENDED, max_size=3))
def test_what_is_written_is_read(reviews: list[Review], mended: list[Reviewed]) -> None:
    conclusions = Conclusions(tuple(reviews), tuple(mended))

    assert parse_conclusions(conclusions_text(conclusions), "x.tsv") == conclusions


def test_the_older_form_is_a_list_of_agreements() -> None:
    text = ROWS + "p_1\t0\t新征程\tzh-Hant\t新征程\n"

    assert parse_conclusions(text, "x.tsv") == Conclusions(agreed=(Reviewed("p_1", 0, "新征程", "zh-Hant", "新征程"),))


def test_what_was_put_right_is_a_row_of_its_block() -> None:
    mended = Reviewed("p_1", 0, "干系", "zh-Hant-TW", "干係")

    assert Conclusions(mended=(mended,)).rows("x.tsv") == (
        PhraseRow("干系", (("zh-Hant-TW", "干係"),), "p_1", "校对", "x.tsv"),
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("eid\tsource\n", 1, "列名"),
        (ROWS + "p_1\t0\t征\tzh-Hant\n", 2, "4 列"),
        (ROWS + "p_1\t一\t征\tzh-Hant\t征\n", 2, "at"),
        (ROWS + "p_1\t0\t征\tzh-Hans\t征\n", 2, "zh-Hans"),
        (ROWS + "p_1\t0\t征\tzh-Hant\t征程\n", 2, "一样长"),
        (ROWS + "p_1\t0\t\tzh-Hant\t\n", 2, "一样长"),
        (HEAD + "zh-Hant\t王某\t2024-01-02\n", 2, "3 列"),
        (HEAD + "zh-Hans\t王某\t2024-01-02\t\n", 2, "zh-Hans"),
        (HEAD + "zh-Hant\t王某\t昨天\t\n", 2, "不是日期"),
        (HEAD + "\np_1\t0\t征\tzh-Hant\t征\n", 3, "列名"),
        (HEAD + "zh-Hant\t\t2024-01-02\t\n\n" + ROWS + "p_1\t一\t征\tzh-Hant\t征\n", 5, "at"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(ReviewedError, match=said) as caught:
        parse_conclusions(text, "x.tsv")

    assert caught.value.line == line
