import json
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.search_index.postings import STRIDE
from gongwen.render.search_index.shards import (
    DIGITS,
    GROUP,
    LAST,
    Shards,
    cut_shards,
    encode_number,
    encode_numbers,
    encode_places,
    encode_rising,
)


def decode(written: str) -> list[int]:
    """What search.js does."""
    numbers, value, weight = [], 0, 1
    for character in written:
        digit = DIGITS.index(character)
        value += digit * weight
        if digit < LAST:
            numbers.append(value)
            value, weight = 0, 1
        else:
            weight *= len(DIGITS) - LAST
    return numbers


@pytest.mark.parametrize(("number", "written"), [(0, "#"), (45, "P"), (46, "Q#"), (47, "R#"), (91, "Q$")])
def test_a_number_is_written(number: int, written: str) -> None:
    assert encode_number(number) == written


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decode(encode_numbers(numbers)) == numbers


@given(st.sets(st.integers(0, 10**7)))
def test_rising_numbers_come_back_from_their_differences(numbers: set[int]) -> None:
    differences = decode(encode_rising(sorted(numbers)))

    assert [sum(differences[: n + 1]) for n in range(len(differences))] == sorted(numbers)


@given(st.lists(st.integers(0, 10**9)))
def test_json_escapes_no_digit(numbers: list[int]) -> None:
    assert json.dumps(encode_numbers(numbers)) == f'"{encode_numbers(numbers)}"'


@given(st.sets(st.tuples(st.integers(0, 10**6), st.integers(0, 9999))))
def test_places_come_back_as_numbers_of_texts_and_what_stands_before(places: set[tuple[int, int]]) -> None:
    numbers = decode(encode_places(text * STRIDE + at for text, at in sorted(places)))
    texts = [sum(numbers[: n + 1 : 2]) for n in range(0, len(numbers), 2)]

    assert list(zip(texts, numbers[1::2], strict=True)) == sorted(places)


def look_up(shards: Shards, key: str) -> str | None:
    """By the directory, with binary searches by UTF-16 units, as JavaScript compares."""
    files = shards.named("p")

    def before(keys: str) -> int:
        return bisect_right([k.encode("utf-16-be") for k in keys.split(" ") if k], key.encode("utf-16-be")) - 1

    group = before(shards.top())
    if group < 0:
        return None
    pieces = files[f"p{group * GROUP + before(files[f'pk{group}'])}"].split(" ")
    return dict(zip(pieces[::2], pieces[1::2], strict=True)).get(key)


WORDS = st.text('政府数。"\\𠀀\ue000豈', min_size=1, max_size=4)


@given(st.dictionaries(WORDS, st.sets(st.integers(0, 999)), min_size=1), WORDS)
def test_every_key_is_in_the_file_that_the_first_keys_tell(lists: dict[str, set[int]], other: str) -> None:
    shards = cut_shards({key: encode_rising(sorted(numbers)) for key, numbers in lists.items()}, 40)
    for key, numbers in lists.items():
        assert look_up(shards, key) == encode_rising(sorted(numbers))
    assert (look_up(shards, other) is not None) == (other in lists)


def test_a_long_directory_is_cut_too() -> None:
    shards = cut_shards({f"{n:05}": "#" for n in range(3 * GROUP)}, 1)

    assert shards.top().split(" ") == ["00000"[:1], f"{GROUP:05}", f"{2 * GROUP:05}"]
    assert all(look_up(shards, f"{n:05}") == "#" for n in (0, GROUP - 1, GROUP, 3 * GROUP - 1))


def test_a_first_key_is_no_longer_than_it_takes() -> None:
    assert cut_shards({"国务院关于数据": "#", "国务院关于种子的意见": "#"}, 1).first_keys == ("国", "国务院关于种")


def test_a_file_is_no_larger_than_asked_unless_one_list_is() -> None:
    lists = {f"{n:02}": list(range(0, 1000, 100)) for n in range(50)} | {"长长": list(range(0, 100_000, 1000))}
    shards = cut_shards({key: encode_rising(numbers) for key, numbers in lists.items()}, 100)
    large = [file for file in shards.files if len(file.encode()) > 100]

    assert [file.split(" ")[0] for file in large] == ["长长"]


def test_nothing_gives_no_file() -> None:
    assert cut_shards({}).named("p") == {}
