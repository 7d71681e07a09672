"""What files hold, as digests: a file is read again only where it looks otherwise than when it was last read.

How a file looks is its inode, its size and its two times; a renamed folder's files look as before. One that was changed
shortly before it was read could change again without looking otherwise (as Git's documentation says of its index,
"racy"): it is read once more next time.
"""

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from gongwen.publish.files import entries_below, write_if_changed

_RACY = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)
# Inode with device, size, time of change of the bytes and of the inode; then the digest.
_Look = list[int | str]


class Fingerprints:
    """The digests of files, remembered in one file from build to build."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._last, self._before = _read(record)
        self._used: dict[str, _Look] = {}
        self._changed = False

    def of(self, path: str | Path) -> str:
        """The SHA-256 of the file's bytes; '' where there is no such file: none, a folder, a link to one."""
        try:
            look = os.stat(path)  # noqa: PTH116  # of tens of thousands of files: a Path takes longer than asking
        except (FileNotFoundError, NotADirectoryError):
            return ""
        if not stat.S_ISREG(look.st_mode):
            return ""
        name = f"{look.st_dev}:{look.st_ino}"
        seen: _Look = [look.st_size, look.st_mtime_ns, look.st_ctime_ns]
        known = self._used.get(name) or self._last.get(name) or self._before.get(name)
        if not known or known[:3] != seen:
            now = time.time_ns()
            digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            settled = max(look.st_mtime_ns, look.st_ctime_ns) < now - _RACY
            known = [*(seen if settled else (-1, 0, 0)), digest]
            self._changed = True
        self._used[name] = known
        return str(known[3])

    def holds(self, path: str | Path, digest: str) -> None:
        """Remembers what a file below build/ holds of whoever has just written it: nobody else writes there."""
        look = os.stat(path)  # noqa: PTH116  # as above
        self._used[f"{look.st_dev}:{look.st_ino}"] = [look.st_size, look.st_mtime_ns, look.st_ctime_ns, digest]
        self._changed = True

    def below(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Path below the folder and digest of each of its files, by path; of none where there is no such folder."""
        for name, entry in entries_below(str(folder)):
            yield name, self.of(entry.path)

    def save(self) -> None:
        """Remembers what was asked for since the last time, and what was the time before: two folders that take turns
        (the site that is published and the one before it) are both known. The rest is forgotten."""
        if self._changed or self._used.keys() != self._last.keys():
            earlier = {name: look for name, look in self._last.items() if name not in self._used}
            write_if_changed(self._record, json.dumps([self._used, earlier]).encode())


def look_of(folder: Path) -> str:
    """One key for how all files below a folder look; no file is opened."""
    looks = hashlib.sha256()
    for name, entry in entries_below(str(folder)):
        look = entry.stat(follow_symlinks=False)
        told = f"{name}\0{look.st_ino} {look.st_size} {look.st_mtime_ns} {look.st_ctime_ns}\n"
        looks.update(told.encode("utf-8", "surrogateescape"))
    return looks.hexdigest()


def _read(record: Path) -> tuple[dict[str, _Look], dict[str, _Look]]:
    """What was asked for the last time, and the time before."""
    try:
        last, before = json.loads(record.read_bytes())
    except (FileNotFoundError, ValueError, TypeError):
        return {}, {}
    return (last, before) if isinstance(last, dict) and isinstance(before, dict) else ({}, {})
