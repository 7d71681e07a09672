"""Only one command at a time writes documents; the next one waits and says for whom."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gongwen.library.project import Project

try:
    import fcntl
except ImportError:  # Windows: a folder still appears whole or not at all, by its one rename
    fcntl = None  # type: ignore[assignment]

_LOCK = "import.lock"


@contextmanager
def own_turn(project: Project, process: int, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds the project's lock; where another process has it, `waiting` is told and its end awaited.

    The system lets go of the lock when its process ends, however it ends.
    """
    project.build.mkdir(exist_ok=True)
    with (project.build / _LOCK).open("a+") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.seek(0)
                waiting(
                    f"另一个 gongwen import（进程 {lock.read().strip() or '不明'}）正在写 docs/documents/，等它结束……"
                )
                fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(f"{process}\n")
        lock.flush()
        yield
