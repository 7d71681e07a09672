"""Sorted lists of numbers under keys, cut into small files by ranges of keys.

A number is written in one to a few characters of ASCII, lists as differences: the form was chosen by size over 100 laws
(benchmarks/search.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Printable ASCII without blank (the separator), quotation marks and backslash (JSON escapes them) and !.
DIGITS = "".join(chr(n) for n in range(0x23, 0x7F) if chr(n) != "\\")
LAST = 46  # the first so many end a number, the others say that it goes on
_MORE = len(DIGITS) - LAST
SHARD = 8192  # bytes; the largest single list of 100 laws has about as many


@dataclass(frozen=True, slots=True)
class Shards:
    """Files of `key numbers key numbers …`; `first_keys` tells which file a key would be in."""

    first_keys: tuple[str, ...]
    files: tuple[str, ...]


def encode_number(number: int) -> str:
    """A number not below 0: 0 → #, 45 → P, 46 → Q#."""
    written = ""
    while number >= LAST:
        number, digit = divmod(number - LAST, _MORE)
        written += DIGITS[LAST + digit]
    return written + DIGITS[number]


def encode_numbers(numbers: Iterable[int]) -> str:
    """Numbers one after another, each as it is."""
    return "".join(map(encode_number, numbers))


def encode_rising(numbers: Iterable[int]) -> str:
    """Rising numbers, each as the difference from the one before."""
    written, before = [], 0
    for number in numbers:
        written.append(encode_number(number - before))
        before = number
    return "".join(written)


def cut_shards(lists: Mapping[str, Iterable[int]], size: int = SHARD) -> Shards:
    """The lists in as few files as ranges of keys, none larger than `size` unless one list is, allow."""
    first_keys: list[str] = []
    files: list[list[str]] = []
    room = 0
    # JavaScript compares strings by UTF-16 units; its binary search over the first keys must agree.
    for key in sorted(lists, key=lambda k: k.encode("utf-16-be")):
        entry = f"{key} {encode_rising(lists[key])}"
        cost = len(entry.encode()) + 1
        if cost > room:
            first_keys.append(key)
            files.append([])
            room = size
        files[-1].append(entry)
        room -= cost
    return Shards(tuple(first_keys), tuple(" ".join(entries) for entries in files))
