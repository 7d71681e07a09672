"""One command at a time writes documents, and one builds; the next one waits and says for whom."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from gongwen.errors import ProjectError
from gongwen.library.files import naming
from gongwen.library.ownership import claim_build
from gongwen.library.project import Project

try:
    import fcntl
except ImportError:  # Windows: a folder still appears whole or not at all, by its one rename
    fcntl = None  # type: ignore[assignment]

Turn = Literal["import", "build"]
_WORK: dict[Turn, str] = {"import": "写 docs/documents/", "build": "生成网站"}


class BusyError(ProjectError):
    """Another process has the turn, and nobody wants to wait for it."""


@contextmanager
def own_turn(
    project: Project, turn: Turn, command: str, say: Callable[[str], None], *, waiting: bool = True
) -> Iterator[None]:
    """Holds the project's lock for that work, in build/, which is made ours first; others are told of the `command`.

    Where another process has it, its end is awaited and `say` is told so, or BusyError is raised where there is to be
    no waiting. The system lets go of the lock when its process ends, however it ends.
    """
    if said := claim_build(project):
        say(said)
    path = project.build / f"{turn}.lock"
    lock = _locked(path, project.shown(path), turn, say, waiting=waiting)
    try:
        with naming(path):
            os.ftruncate(lock.fileno(), 0)
            os.write(lock.fileno(), f"gongwen {command}（进程 {os.getpid()}）\n".encode())
        yield
    finally:
        lock.close()


def _locked(path: Path, shown: str, turn: Turn, say: Callable[[str], None], *, waiting: bool) -> IO[str]:
    """The lock file, open and locked; it is the one that lies there (`make clean` may take it away while one waits)."""
    while True:
        lock = _opened(path)
        try:
            _lock(lock, shown, turn, say, waiting=waiting)
            if path.exists() and os.path.samestat(os.fstat(lock.fileno()), path.stat()):
                return lock
        except BaseException:
            lock.close()
            raise
        lock.close()


def _opened(path: Path) -> IO[str]:
    """A file of our own: where somebody put a link, what it leads to is not touched."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(path, flags, 0o666), "a+", encoding="utf-8")


def _lock(lock: IO[str], shown: str, turn: Turn, say: Callable[[str], None], *, waiting: bool) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.seek(0)
        other = f"另一个 {lock.readline().strip() or '进程'}正在{_WORK[turn]}"
        if not waiting:
            raise BusyError(f"{other}；请等它结束再运行，或去掉 --no-wait", shown) from error
        say(f"{other}，等它结束……")
        fcntl.flock(lock, fcntl.LOCK_EX)
