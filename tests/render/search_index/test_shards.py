import json
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.render.search_index.shards import DIGITS, LAST, cut_shards, encode_number, encode_numbers, encode_rising


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


def look_up(first_keys: tuple[str, ...], files: tuple[str, ...], key: str) -> str | None:
    """A binary search by UTF-16 units, as JavaScript compares."""
    number = bisect_right([k.encode("utf-16-be") for k in first_keys], key.encode("utf-16-be")) - 1
    pieces = files[number].split(" ") if number >= 0 else []
    return dict(zip(pieces[::2], pieces[1::2], strict=True)).get(key)


@given(
    st.dictionaries(st.text('政府数。"\\𠀀\ue000豈', min_size=2, max_size=2), st.sets(st.integers(0, 999)), min_size=1)
)
def test_every_key_is_in_the_file_that_the_first_keys_tell(lists: dict[str, set[int]]) -> None:
    shards = cut_shards({key: sorted(numbers) for key, numbers in lists.items()}, 40)
    for key, numbers in lists.items():
        assert look_up(shards.first_keys, shards.files, key) == encode_rising(sorted(numbers))


def test_a_file_is_no_larger_than_asked_unless_one_list_is() -> None:
    lists = {f"{n:02}": list(range(0, 1000, 100)) for n in range(50)} | {"长长": list(range(0, 100_000, 1000))}
    shards = cut_shards(lists, 100)
    large = [file for file in shards.files if len(file.encode()) > 100]

    assert [file.split(" ")[0] for file in large] == ["长长"]


def test_nothing_gives_no_file() -> None:
    assert cut_shards({}).files == ()
