from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.search_index.postings import STRIDE, Runs, runs

TEXTS = st.lists(st.text("政府数据，一", max_size=12), max_size=8)


def test_a_pair_stands_where_its_first_character_does() -> None:
    assert {pair: list(at) for pair, at in runs(["政府政府", "府政"]).places.items()} == {
        "政府": [0, 2],
        "府政": [1, STRIDE],
    }


def test_no_pair_crosses_from_one_text_to_the_next() -> None:
    assert "府数" not in runs(["政府", "数据"]).places


def test_of_a_common_run_the_texts_are_kept_and_what_stands_about_it() -> None:
    found = runs(["甲的规", "的规乙", "的规", "丙"], common=2)

    assert {run: list(texts) for run, texts in found.texts.items()} == {"的规": [0, 1, 2]}
    assert {run: list(at) for run, at in found.places.items()} == {
        "甲的": [0],
        "规乙": [STRIDE + 1],
        "甲的规": [0],
        "的规乙": [STRIDE],
    }


def test_a_text_that_has_a_common_run_twice_is_one_text() -> None:
    assert list(runs(["的规的规"], common=1).texts["的规"]) == [0]


def test_a_run_that_is_common_however_long_keeps_its_places() -> None:
    found = runs(["一二三四五"] * 3, common=2, longest=4)

    assert set(found.texts) == {"一二", "二三", "三四", "四五", "一二三", "二三四", "三四五"}
    assert {run: list(at) for run, at in found.places.items()} == {
        "一二三四": [0, STRIDE, 2 * STRIDE],
        "二三四五": [1, STRIDE + 1, 2 * STRIDE + 1],
    }


def found_by(known: Runs, word: str) -> set[int]:
    """The texts that hold a word, looked up as search-index.js does."""
    if word in known.texts:
        return set(known.texts[word])
    starts: list[set[int]] = []
    at = 0
    while at < len(word):
        start = min(at, len(word) - 2)
        end = start + 2
        while word[start:end] in known.texts:
            start, end = (start, end + 1) if end < len(word) else (start - 1, end)
        starts.append({place - start for place in known.places.get(word[start:end], [])})
        at = end
    return {place // STRIDE for place in set.intersection(*starts)}


@given(TEXTS, st.text("政府数据，一", min_size=2, max_size=9), st.integers(0, 4), st.integers(2, 5))
def test_a_word_stands_where_the_runs_that_cover_it_are_in_step(
    texts: list[str], word: str, common: int, longest: int
) -> None:
    naive = {number for number, text in enumerate(texts) if word in text}

    assert found_by(runs(texts, common, longest), word) == naive
