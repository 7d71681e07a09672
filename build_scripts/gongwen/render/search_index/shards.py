"""Sorted lists of numbers under keys, cut into small files by ranges of keys, with a directory of their first keys.

The directory is cut too, into files of `GROUP` keys, and only the first key of each of those is loaded with every
query. A number is written in one to a few characters of ASCII, lists as differences: the form was chosen by size over
100 laws (benchmarks/search.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongwen.render.search_index.postings import STRIDE

# Printable ASCII without blank (the separator), quotation marks and backslash (JSON escapes them) and !.
DIGITS = "".join(chr(n) for n in range(0x23, 0x7F) if chr(n) != "\\")
LAST = 46  # the first so many end a number, the others say that it goes on
_MORE = len(DIGITS) - LAST
SHARD = 8192  # bytes
GROUP = 128  # first keys in a file of the directory: some 900 bytes


@dataclass(frozen=True, slots=True)
class Shards:
    """Files of `key numbers key numbers …`; `first_keys` tells which file a key would be in.

    A first key is no longer than it takes to stand behind the last key of the file before.
    """

    first_keys: tuple[str, ...]
    files: tuple[str, ...]

    def top(self) -> str:
        """The first key of each file of the directory."""
        return " ".join(self.first_keys[::GROUP])

    def named(self, letter: str) -> dict[str, str]:
        """The files by name: `p0` …, and those of the directory, `pk0` …"""
        groups = range(0, len(self.first_keys), GROUP)
        directory = {f"{letter}k{n}": " ".join(self.first_keys[at : at + GROUP]) for n, at in enumerate(groups)}
        return directory | {f"{letter}{n}": file for n, file in enumerate(self.files)}


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


def encode_places(places: Iterable[int]) -> str:
    """Rising places (postings.py): of each the difference of its text's number, and the characters before it."""
    written, before = [], 0
    for place in places:
        number, at = divmod(place, STRIDE)
        written.append(encode_number(number - before) + encode_number(at))
        before = number
    return "".join(written)


def cut_shards(written: Mapping[str, str], size: int = SHARD) -> Shards:
    """Keys with what is written under them, in as few files as ranges of keys, none larger than `size` unless what one
    key has is, allow.
    """
    first_keys: list[str] = []
    files: list[list[str]] = []
    room, last = 0, ""
    for key in sorted(written, key=_units):
        entry = f"{key} {written[key]}"
        cost = len(entry.encode()) + 1
        if cost > room:
            first_keys.append(_between(last, key))
            files.append([])
            room = size
        files[-1].append(entry)
        room -= cost
        last = key
    return Shards(tuple(first_keys), tuple(" ".join(entries) for entries in files))


def _units(key: str) -> bytes:
    """JavaScript compares strings by UTF-16 units; its binary search over the first keys must agree."""
    return key.encode("utf-16-be")


def _between(last: str, key: str) -> str:
    """The shortest beginning of a key that stands behind the key before it."""
    return next(key[:end] for end in range(1, len(key) + 1) if _units(key[:end]) > _units(last))
