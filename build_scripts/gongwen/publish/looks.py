"""How files looked when they were read, with their digests, in columns: a library has hundreds of thousands of files.

As Python values the same would take six times the memory, and be most of what a build holds.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from os import stat_result
from typing import Self

_SEAL = _DIGEST = 32  # bytes of a SHA-256
_NUMBER = 8  # bytes of a number of a column
_MASK = (1 << 64) - 1  # a time before 1970 or after 2262 stands modulo 2^64
# Inode, device, size, time of change of the bytes and of the inode.
Look = tuple[int, int, int, int, int]
_COLUMNS = 5
_NEVER = _MASK  # a size that no file has


def look_at(stat: stat_result) -> Look:
    """How a file looks."""
    return (stat.st_ino, stat.st_dev, stat.st_size, stat.st_mtime_ns & _MASK, stat.st_ctime_ns & _MASK)


def unsettled(look: Look) -> Look:
    """A look of the same file that it will not be found to have."""
    return (look[0], look[1], _NEVER, 0, 0)


def _empty() -> tuple["array[int]", ...]:
    return tuple(array("Q") for _ in range(_COLUMNS))


@dataclass(frozen=True, slots=True)
class Looks:
    """Files by inode: one a row of the columns, of which `digests` has 32 bytes each; `earlier` is 1 for those that
    were not asked for in the last build but in the one before."""

    columns: tuple["array[int]", ...] = field(default_factory=_empty)
    digests: bytes = b""
    earlier: bytes = b""

    def __len__(self) -> int:
        return len(self.earlier)

    def row(self, look: Look) -> int:
        """The row of the file that looks so; -1 where there is none."""
        row = self.row_of(look[:2])
        _, _, sizes, modified, changed = self.columns
        return row if row >= 0 and (sizes[row], modified[row], changed[row]) == look[2:] else -1

    def row_of(self, name: tuple[int, int]) -> int:
        """The row of an inode of a device; -1 where there is none."""
        inodes, devices = self.columns[:2]
        inode, device = name
        row = bisect_left(inodes, inode)
        while row < len(inodes) and inodes[row] == inode:
            if devices[row] == device:
                return row
            row += 1
        return -1

    def digest(self, row: int) -> str:
        """The digest of the file in that row, in hexadecimal digits."""
        return self.digests[row * _DIGEST : (row + 1) * _DIGEST].hex()

    def replaced(self, kept: bytes, earlier: bytes, new: Iterable[tuple[Look, str]]) -> Self:
        """These rows of it (a byte each: 1 for one that is kept; 1 for an earlier one) with new ones, which are of
        other files. Whole stretches are copied: of half a million rows an edit changes a few hundred."""
        columns, digests, flags = _empty(), bytearray(), bytearray()
        start = 0
        for row, look, digest in [*sorted(self._inserted(new)), (len(self), None, "")]:
            for first, stop in _stretches(kept, start, row):
                for column, known in zip(columns, self.columns, strict=True):
                    column.extend(known[first:stop])
                digests += self.digests[first * _DIGEST : stop * _DIGEST]
                flags += earlier[first:stop]
            start = row
            if look:
                for column, number in zip(columns, look, strict=True):
                    column.append(number)
                digests += bytes.fromhex(digest)
                flags.append(0)
        return type(self)(columns, bytes(digests), bytes(flags))

    def _inserted(self, new: Iterable[tuple[Look, str]]) -> Iterator[tuple[int, Look, str]]:
        """Each new file with the row before which it stands."""
        return ((bisect_left(self.columns[0], look[0]), look, digest) for look, digest in new)

    def packed(self) -> bytes:
        """As it is kept on this machine: a seal, and the columns one after another."""
        held = b"".join((self.earlier, self.digests, *(column.tobytes() for column in self.columns)))
        return sha256(held).digest() + held

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """What was packed; none of anything else."""
        seal, held = data[:_SEAL], memoryview(data)[_SEAL:]
        count, rest = divmod(len(held), 1 + _DIGEST + _COLUMNS * _NUMBER)
        if rest or sha256(held).digest() != seal:
            return cls()
        columns = _empty()
        for number, column in enumerate(columns):
            start = count * (1 + _DIGEST + number * _NUMBER)
            column.frombytes(held[start : start + count * _NUMBER])
        return cls(columns, bytes(held[count : count * (1 + _DIGEST)]), bytes(held[:count]))


def _stretches(kept: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The rows from `start` to before `stop` that are kept, as stretches of (first, the one after the last)."""
    while (first := kept.find(1, start, stop)) >= 0:
        start = kept.find(0, first, stop)
        if start < 0:
            start = stop
        yield first, start
