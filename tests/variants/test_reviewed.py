import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.errors import ReviewedError
from gongwen.variants.phrases import ANSWER_COLUMNS
from gongwen.variants.reviewed import Reviewed, parse_reviewed, reviewed_text

HEAD = "eid\tat\tsource\tvariant\tanswer\n"
WORDS = st.text("新征程发展，“", min_size=1, max_size=5)


@given(
    st.lists(
        st.builds(
            lambda at, words, variant: Reviewed("chp_1__p_1", at, words, variant, words[::-1]),
            st.integers(0, 10**6),
            WORDS,
            st.sampled_from(ANSWER_COLUMNS),
        )
    )
)
def test_what_is_written_is_read(rows: list[Reviewed]) -> None:
    assert parse_reviewed(reviewed_text(rows), "x.tsv") == tuple(rows)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("eid\tsource\n", 1, "列名"),
        (HEAD + "p_1\t0\t征\tzh-Hant\n", 2, "4 列"),
        (HEAD + "p_1\t一\t征\tzh-Hant\t征\n", 2, "at"),
        (HEAD + "p_1\t0\t征\tzh-Hans\t征\n", 2, "zh-Hans"),
        (HEAD + "p_1\t0\t征\tzh-Hant\t征程\n", 2, "一样长"),
        (HEAD + "p_1\t0\t\tzh-Hant\t\n", 2, "一样长"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(ReviewedError, match=said) as caught:
        parse_reviewed(text, "x.tsv")

    assert caught.value.line == line
