"""The outlines in a font program (CFF, Adobe Technical Note 5176) as bytes: who draws another glyph has other bytes."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from itertools import pairwise

_SEVERAL = 2  # files that are remembered of an outline: one that a single file has is odd
_CHAR_STRINGS = 17  # operator of a Top DICT


def outlines(program: bytes) -> list[bytes]:
    """A digest of each glyph's outline, by its number; raises an IndexError or ValueError for what is no CFF."""
    at = program[2]
    _, at = _index(program, at)
    tops, at = _index(program, at)
    offset = _operand(tops[0], _CHAR_STRINGS)
    glyphs, _ = _index(program, offset)
    return [blake2b(glyph, digest_size=8).digest() for glyph in glyphs]


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The items of an INDEX, and where it ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    if not 1 <= size <= 4:
        raise ValueError(f"offSize {size}")
    start = at + 3
    offsets = [int.from_bytes(data[start + i * size : start + (i + 1) * size], "big") for i in range(count + 1)]
    base = start + (count + 1) * size - 1
    return [data[base + a : base + b] for a, b in pairwise(offsets)], base + offsets[-1]


def _operand(top: bytes, operator: int) -> int:
    """The last number before an operator of a DICT."""
    at, number = 0, 0
    while at < len(top):
        byte = top[at]
        if byte <= 21:
            if byte == operator:
                return number
            at += 2 if byte == 12 else 1
        elif byte == 28:
            number, at = int.from_bytes(top[at + 1 : at + 3], "big", signed=True), at + 3
        elif byte == 29:
            number, at = int.from_bytes(top[at + 1 : at + 5], "big", signed=True), at + 5
        elif byte == 30:
            at += 1
            while top[at] & 15 != 15:
                at += 1
            at += 1
        elif byte <= 246:
            number, at = byte - 139, at + 1
        elif byte <= 250:
            number, at = (byte - 247) * 256 + top[at + 1] + 108, at + 2
        else:
            number, at = -(byte - 251) * 256 - top[at + 1] - 108, at + 2
    raise ValueError("CharStrings")


class Outlines:
    """The outlines that the PDFs of a site draw for each character of a face: those of one press are the same."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], dict[bytes, set[str]]] = {}

    def add(self, path: str, drawn: Mapping[tuple[str, str], bytes]) -> None:
        for character, outline in drawn.items():
            files = self._files.setdefault(character, {}).setdefault(outline, set())
            if len(files) < _SEVERAL:
                files.add(path)

    def join(self, others: "Outlines") -> None:
        """What was found in other files, beside what was found here."""
        for character, found in others._files.items():
            for outline, paths in found.items():
                for path in paths:
                    self.add(path, {character: outline})

    def odd(self) -> Iterator[tuple[str, str]]:
        """File and character where one file alone draws a character otherwise than others do.

        Fonts have figures in two widths and marks (—) by region: of what is no letter of ours another outline is odd
        where it is another's.
        """
        drawn: dict[tuple[str, bytes], set[str]] = {}
        for (face, text), found in self._files.items():
            for outline in found:
                drawn.setdefault((face, outline), set()).add(text)
        for (face, text), found in self._files.items():
            usual = max(len(files) for files in found.values())
            for outline, files in found.items():
                own = text.isalpha() and not text.isascii()
                if len(files) == 1 < usual and (own or drawn[face, outline] != {text}):
                    yield next(iter(files)), text
