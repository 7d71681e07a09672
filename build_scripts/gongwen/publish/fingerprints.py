"""What files hold, as digests: a file is read again only where it looks otherwise than when it was last read.

How a file looks is its inode, its size and its two times; a renamed folder's files look as before. One that was changed
shortly before it was read could change again without looking otherwise (as Git's documentation says of its index,
"racy"): it is read once more next time.
"""

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from gongwen.publish.files import entries_below, own_files, write_if_changed
from gongwen.publish.looks import Look, Looks, look_at, unsettled

_RACY = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)


class Fingerprints:
    """The digests of files, remembered in one file from build to build."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._known = _read(record)
        self._asked = bytearray(len(self._known))  # 1 for a row that was asked for
        self._new: dict[tuple[int, int], tuple[Look, str]] = {}  # by inode and device

    def of(self, path: str | Path) -> str:
        """The SHA-256 of the file's bytes; '' where there is no such file: none, a folder, a link to one."""
        try:
            found = os.stat(path)  # noqa: PTH116  # of tens of thousands of files: a Path takes longer than asking
        except (FileNotFoundError, NotADirectoryError):
            return ""
        if not stat.S_ISREG(found.st_mode):
            return ""
        look = look_at(found)
        new = self._new.get(look[:2])
        if new and new[0] == look:
            return new[1]
        row = -1 if new else self._known.row(look)
        if row >= 0:
            self._asked[row] = 1
            return self._known.digest(row)
        now = time.time_ns()
        digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
        settled = max(found.st_mtime_ns, found.st_ctime_ns) < now - _RACY
        self._new[look[:2]] = (look if settled else unsettled(look), digest)
        return digest

    def holds(self, path: str | Path, digest: str) -> None:
        """Remembers what a file below build/ holds of whoever has just written it: nobody else writes there."""
        look = look_at(os.stat(path))  # noqa: PTH116  # as above
        self._new[look[:2]] = (look, digest)

    def below(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Path below the folder and digest of each of its files, by path; of none where there is no such folder."""
        for name, entry in entries_below(str(folder)):
            yield name, self.of(entry.path)

    def own(self, folder: Path) -> Iterator[tuple[str, str]]:
        """The same of a folder of ours; raises ProjectError at a link."""
        return ((name, self.of(f"{folder}/{name}")) for name in own_files(folder))

    def save(self) -> None:
        """Remembers what was asked for since the last time, and what was the time before: two folders that take turns
        (the site that is published and the one before it) are both known. The rest is forgotten."""
        known, asked = self._known, self._asked
        if not self._new and all(was != one for was, one in zip(known.earlier, asked, strict=True)):
            return
        kept = bytearray(one or not was for one, was in zip(asked, known.earlier, strict=True))
        for name in self._new:
            if (row := known.row_of(name)) >= 0:
                kept[row] = 0
        self._known = known.replaced(bytes(kept), bytes(not one for one in asked), self._new.values())
        self._asked = bytearray(not earlier for earlier in self._known.earlier)
        self._new = {}
        write_if_changed(self._record, self._known.packed())


def look_of(folder: Path) -> str:
    """One key for how all files below a folder look; no file is opened."""
    looks = hashlib.sha256()
    for name, entry in entries_below(str(folder)):
        look = entry.stat(follow_symlinks=False)
        told = f"{name}\0{look.st_ino} {look.st_size} {look.st_mtime_ns} {look.st_ctime_ns}\n"
        looks.update(told.encode("utf-8", "surrogateescape"))
    return looks.hexdigest()


def _read(record: Path) -> Looks:
    """What was asked for the last time, and the time before."""
    try:
        return Looks.unpacked(record.read_bytes())
    except FileNotFoundError:
        return Looks()
