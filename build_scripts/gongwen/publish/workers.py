"""Work shared out over the machine's cores."""

import ctypes
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

from gongwen.errors import ProjectError

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
# Orders that a process is given before another takes its place: what libraries keep (a converter a script, layouts of
# Typst) grows with what they are given. Fonts and dictionaries that are loaded once more take a third of a second.
_ORDERS = 50
_MOMENTS = 50  # of a millisecond
_FEW = 8  # orders that are done here sooner than by fresh processes, each of which takes a second to begin
Order = TypeVar("Order")
Result = TypeVar("Result")
_work: Callable[[Any], Any]  # of a process of the pool


def run_all(
    work: Callable[[Order], Result],
    orders: Sequence[Order],
    jobs: int | None = None,
    *,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """The results in order of the orders; one process a core, or none but this one where one would do, or where
    processes would begin anew for a few orders (an edit under `serve`).

    Each process is given `work`, with all that it holds, once; a fork has it already. None does more than about
    _ORDERS, so that what a build takes of the machine's memory does not grow with the library. `meanwhile` is done here
    while processes are at work, and by nobody where there are none.
    """
    workers = min(jobs or os.cpu_count() or 1, len(orders))
    if workers <= 1 or (len(orders) <= _FEW and not can_fork()):
        for order in orders:  # not `map`: a StopIteration from within would pass for its end
            yield work(order)
        return
    for first in range(0, len(orders), workers * _ORDERS):
        some = orders[first : first + workers * _ORDERS]
        yield from _run_some(work, some, workers, (lambda: None) if first else meanwhile)


def run_apart(
    results: Callable[[], Iterator[Result]], *, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[Result]:
    """The results as they come, from a process of its own: threads that are started for them stay there, and this
    process can go on to fork. `meanwhile` is done here while that begins."""
    with _pool(1, _Steps(results)) as pool:
        with _uninterrupted():
            coming = pool.submit(_do, None)
        meanwhile()
        while step := coming.result():
            yield from step
            coming = pool.submit(_do, None)


class _Steps:
    """One result at a time: a tuple of it, an empty one at the end."""

    def __init__(self, results: Callable[[], Iterator[Any]]) -> None:
        self._results = results
        self._running: Iterator[Any] | None = None

    def __call__(self, order: None) -> tuple[Any, ...]:
        if self._running is None:
            self._running = self._results()
        return tuple(islice(self._running, 1))


def _run_some(
    work: Callable[[Order], Result], orders: Sequence[Order], workers: int, meanwhile: Callable[[], None]
) -> Iterator[Result]:
    """The results of some orders, by processes of their own."""
    with _pool(min(workers, len(orders)), work) as pool:
        with _uninterrupted():
            results = pool.map(_do, orders)  # starts all processes
        meanwhile()
        yield from results


@contextmanager
def _pool(workers: int, work: Callable[[Any], Any]) -> Iterator[ProcessPoolExecutor]:
    """Processes that have the work; raises ProjectError where the system kills one."""
    gc.freeze()  # what is here stays: a fork's collector need neither walk it nor, by that, copy its memory
    try:
        with ProcessPoolExecutor(workers, _context(), _begin, (os.getpid(), work)) as pool:
            yield pool
    except BrokenProcessPool as error:
        raise ProjectError("一个子进程被系统中止了，多半是内存不够；请用 --jobs 1 再试", "gongwen") from error
    finally:
        gc.unfreeze()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process that is started in here hears of Ctrl+C only when it has begun: before, it would print a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int, work: Callable[[Any], Any]) -> None:
    """Takes the work, and ends with the process that gave it."""
    global _work
    _work = work
    end_with(parent)


def _do(order: Any) -> Any:
    return _work(order)


def give_back() -> None:
    """What the C library keeps of freed memory goes back to the machine; only glibc has the call."""
    if (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)


def end_with(parent: int) -> None:
    """The process says nothing at Ctrl+C, which reaches all of them: the one that was called does. A command that was
    started to ignore it (`gongwen build &` in a script) ignores it as a whole.

    Nor does it outlive its parent: it would go on writing into build/, and hold the lock that it inherited.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # what the command does then is its own affair
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that
            os._exit(1)


def _context() -> BaseContext:
    """Forks, so that all that was imported is there already (a second a process), or else fresh processes."""
    return get_context("fork" if can_fork() else "spawn")


def can_fork() -> bool:
    """True where this process has one thread: one of `serve` or of a library does not survive a fork. Only Linux
    tells. A thread of a pool that has just ended is given a moment to go: Python has forgotten it before the system.
    """
    threads = Path("/proc/self/task")
    for _ in range(_MOMENTS):
        if not threads.is_dir() or threading.active_count() > 1:
            return False
        if len(list(threads.iterdir())) == 1:
            return True
        time.sleep(0.001)
    return False
