"""Real processes and real signals: a copy of the test's own process does the work, and is stopped where a test says.

`sys.addaudithook` sees every file operation of a process before it happens, so a test stops a process, or lets the
machine refuse it something, at each of them in turn.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongwen.cli import main

BROKEN = 70  # the status of a command that ended with a traceback
_LONGEST = 300  # seconds, after which whatever a child waits for will not come
_CAPABILITIES_VERSION = 0x20080522  # linux/capability.h
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
    """The process id of a copy of this process that does the work and ends with 0, or 1 where it fails.

    SIGALRM ends one that waits for good.
    """
    child = os.fork()
    if child == 0:
        signal.alarm(_LONGEST)
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


def without_privileges() -> None:
    """From here on this process may do what the modes of files say, even where it is root's."""
    if os.geteuid() == 0:
        none = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice
        header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
        if ctypes.CDLL(None).capset(header, none) != 0:
            raise OSError("capset")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


def run_main(folder: Path, arguments: Sequence[str], before: Callable[[], None] = lambda: None) -> Ended:
    """The command, run by a copy of this process in the folder, after it has done what is to be `before`.

    What it prints goes into pipes, which hold a megabyte: no limit on files holds for them.
    """
    pipes = os.pipe(), os.pipe()
    for _, writing in pipes:
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 1 << 20)

    def work() -> None:
        os.chdir(folder)
        for number, descriptor in enumerate((os.open(os.devnull, os.O_RDONLY), pipes[0][1], pipes[1][1])):
            os.dup2(descriptor, number)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        try:
            before()
            status = main(arguments)
        except BaseException:
            traceback.print_exc()
            status = BROKEN
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)

    status = outcome(in_child(work))
    return Ended(status, *(_read_to_end(reading, writing) for reading, writing in pipes))


def _read_to_end(reading: int, writing: int) -> str:
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return pipe.read()


def run_office(program: str, folder: Path, form: str, *files: Path) -> None:
    """LibreOffice makes that form of the files, in a profile that lies in the folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
