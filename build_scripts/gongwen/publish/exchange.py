"""What is published is exchanged whole: at any moment there stands the old one or the new one."""

import ctypes
import errno
import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gongwen.library.project import Project

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h; since Linux 3.15
# The system or the file system cannot do it: the two renames below then have to do.
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a published folder stands, and in build/ those that take its place or took it.

    `new` is being put together; `aside` is what was published, for the moment between two renames; `last` is what was
    published before, from which the next is put together. What stands at `new` is never older than what is published.
    """

    published: Path
    new: Path
    aside: Path
    last: Path


def places(project: Project, published: Path) -> Places:
    """The places for a folder of this project, or for one elsewhere (its own, so that the two are not mixed up)."""
    build, name = project.build, published.name
    if published.parent != project.root:
        name += f"-{sha256(os.fsencode(published)).hexdigest()[:8]}"
    return Places(published, build / f"{name}.new", build / f"{name}.old", build / f"{name}.last")


def begin(at: Places) -> None:
    """`new` is what was published before the last exchange, if that is there: to be made over, not to be made anew."""
    if at.last.exists() and not at.new.exists():
        at.last.rename(at.new)


def exchange(at: Places) -> None:
    """The new folder is published, and what was is `last`. It can be done once only for each that is put together."""
    _remove(at.last)
    if not at.published.exists():
        at.new.rename(at.published)
    elif exchange_at_once(at.new, at.published):
        at.new.rename(at.last)
    else:
        exchange_in_steps(at)


def exchange_at_once(one: Path, other: Path) -> bool:
    """Each stands where the other stood, and there was no moment between; False where the system has no such thing."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def exchange_in_steps(at: Places) -> None:
    """The same by renames. Between the first two nothing is published: `recover` puts the old one back."""
    _remove(at.aside)
    at.published.rename(at.aside)
    at.new.rename(at.published)
    at.aside.rename(at.last)


def is_left_aside(at: Places) -> bool:
    """True where an exchange in steps was cut off. What stands there is ours, as all of build/ is, but for a link."""
    return at.aside.is_dir() and not at.aside.is_symlink()


def recover(at: Places) -> None:
    """What an exchange in steps left half done is undone, or done to its end. Only for who has the turn."""
    if not is_left_aside(at):
        return
    if at.published.exists() or at.published.is_symlink():
        _remove(at.last)
        at.aside.rename(at.last)
    else:
        at.aside.rename(at.published)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
