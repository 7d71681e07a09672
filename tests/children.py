"""Real processes and real signals: a copy of the test's own process does the work, and is stopped where a test says.

`sys.addaudithook` sees every file operation of a process before it happens, so a test stops a process, or lets the
machine refuse it something, at each of them in turn.
"""

import os
import signal
import sys
from collections.abc import Callable

_CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "tempfile.mkdtemp")


def at_change(number: int, do: Callable[[], None]) -> None:
    """Does it before this process's `number`-th change to the file system (from 1)."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if event in _CHANGES or writes:
            seen += 1
            if seen == number:
                do()

    sys.addaudithook(hook)


def in_child(work: Callable[[], None]) -> int:
    """The process id of a copy of this process that does the work and ends with 0, or 1 where it fails."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def outcome(child: int) -> int:
    """How a child ended: its status, or the signal that killed it as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at_each_change(work: Callable[[], None], look: Callable[[], None]) -> int:
    """Kills the work at every change that it makes, looks each time, and returns how many there are."""

    def suicide() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    number = 0
    while True:
        number += 1

        def until(stop: int = number) -> None:
            at_change(stop, suicide)
            work()

        ended = outcome(in_child(until))
        if ended == 0:
            return number - 1
        assert ended == -signal.SIGKILL
        look()
