from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.search_index.postings import pair_positions, text_starts

TEXTS = st.lists(st.text("政府数据，一", max_size=12), max_size=8)


def test_a_pair_stands_where_its_first_character_does() -> None:
    assert {pair: list(at) for pair, at in pair_positions(["政府政府", "府政"]).items()} == {
        "政府": [0, 2],
        "府政": [1, 5],
    }


def test_no_pair_crosses_from_one_text_to_the_next() -> None:
    assert "府数" not in pair_positions(["政府", "数据"])


@given(TEXTS, st.text("政府数据，一", min_size=2, max_size=6))
def test_the_pairs_of_a_word_in_step_are_the_word(texts: list[str], word: str) -> None:
    positions = pair_positions(texts)
    offsets = [*range(0, len(word) - 1, 2), len(word) - 2]
    starts = set.intersection(*({at - n for at in positions.get(word[n : n + 2], [])} for n in offsets))
    naive = {
        start + n
        for start, text in zip(text_starts(texts), texts, strict=True)
        for n in range(len(text))
        if text.startswith(word, n)
    }

    assert starts == naive
