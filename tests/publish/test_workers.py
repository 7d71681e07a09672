"""Work shared out: what becomes of it when a process is killed or interrupted."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.children import in_child, outcome

from gongwen.errors import ProjectError
from gongwen.publish import workers
from gongwen.publish.workers import run_all

# A shell without job control starts what it puts into the background with Ctrl+C ignored: so may these tests be.
_INTERRUPTED = """
import os, signal
from gongwen.publish.workers import run_all
from tests.publish.test_workers import interrupt
os.setsid()
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    list(run_all(interrupt, [1, 2], 2))
except KeyboardInterrupt:
    print("once")
"""

_IGNORED = """
import os, signal
from gongwen.publish.workers import run_all
from tests.publish.test_workers import interrupt_and_go_on
os.setsid()
signal.signal(signal.SIGINT, signal.SIG_IGN)
if sum(run_all(interrupt_and_go_on, [1, 2], 2)) == 3:
    print("once")
"""


def die(order: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return order


_INTERRUPTED_AT_ITS_START = """
import os, signal
from gongwen.errors import ProjectError
from gongwen.publish.workers import run_all
from tests.publish.test_workers import pause
signal.signal(signal.SIGINT, signal.default_int_handler)
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
try:
    list(run_all(pause, [1, 2], 2))
except ProjectError:
    print("once")
"""


def interrupt(order: int) -> int:
    """What a terminal does at Ctrl+C: every process of the group is told, once."""
    if order == 1:
        os.killpg(0, signal.SIGINT)
    return pause(order)


def interrupt_and_go_on(order: int) -> int:
    if order == 1:
        os.killpg(0, signal.SIGINT)
    return order


def pause(order: int) -> int:
    signal.pause()
    return order


def whoami(order: int) -> int:
    return os.getpid()


def test_no_process_goes_on_through_a_whole_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_ORDERS", 2)
    by = list(run_all(whoami, range(10), 2))

    assert len(set(by[:4])) <= 2 and not set(by[:4]) & set(by[4:8]) and not set(by[4:8]) & set(by[8:])
    assert list(run_all(abs, [-3, 2, -1, 0, -5], 2)) == [3, 2, 1, 0, 5]


_ONE_AFTER_ANOTHER = """
import os
from gongwen.publish.workers import run_all
from tests.publish.test_workers import whoami
print(all(os.getpid() not in run_all(whoami, [1, 2], 2) for _ in range(20)))
"""


def test_a_pool_that_has_just_ended_is_no_thread_that_forbids_the_next() -> None:
    assert outcome_of(_ONE_AFTER_ANOTHER) == "True\n"


def test_what_is_done_meanwhile_is_done_once_and_only_beside_processes() -> None:
    done: list[int] = []

    def note() -> None:
        done.append(os.getpid())

    assert list(run_all(abs, range(250), 2, meanwhile=note)) == list(range(250))
    assert done == [os.getpid()]
    assert list(run_all(abs, [-1], 2, meanwhile=note)) == [1]
    assert done == [os.getpid()]


def test_beside_a_thread_a_few_orders_are_done_here() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(run_all(whoami, [1, 2, 3], 2)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_a_process_that_the_system_kills_is_told_in_a_line() -> None:
    with pytest.raises(ProjectError, match="--jobs 1"):
        list(run_all(die, range(20), 2))


@pytest.mark.parametrize("program", [_INTERRUPTED, _INTERRUPTED_AT_ITS_START, _IGNORED])
def test_an_interrupted_command_says_nothing_for_its_processes(program: str) -> None:
    assert outcome_of(program) == "once\n"


def outcome_of(program: str) -> str:
    """What a program of its own prints, which says nothing else."""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.stderr == ""
    return ended.stdout


def exhaust(order: int) -> int:
    return next(iter(range(0, order)))


def test_no_work_is_left_out_in_silence() -> None:
    with pytest.raises(RuntimeError, match="StopIteration"):
        list(run_all(exhaust, [1, 0, 1], 1))


def hold(pipe: int) -> None:
    os.write(pipe, b".")
    signal.pause()


def test_no_process_outlives_the_command_that_was_killed() -> None:
    """It would write on beside the next build, and hold its lock for good: reading ends when nobody has the pipe."""
    reading, writing = os.pipe()

    def work() -> None:
        list(run_all(hold, [writing, writing], 2))

    command = in_child(work)
    os.close(writing)
    at_work = os.read(reading, 1) + os.read(reading, 1)
    os.kill(command, signal.SIGKILL)
    assert (at_work, outcome(command)) == (b"..", -signal.SIGKILL)
    assert os.read(reading, 1) == b""
    os.close(reading)
