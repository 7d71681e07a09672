"""How far a build is and where its time goes: told by its stations, shown by whoever asked for it."""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gongwen.publish.workers import Order, Result, run_all


@dataclass(frozen=True, slots=True)
class Moment:
    """A stage that is running: seconds since it began, how many orders are done, of how many."""

    stage: str
    seconds: float
    done: int
    orders: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What a stage took: wall seconds, processor seconds of all processes, orders."""

    stage: str
    seconds: float
    processor: float
    orders: int


@dataclass(frozen=True, slots=True)
class Timed:
    """The work, with the processor seconds that it took of its process."""

    work: Callable[[Any], Any]

    def __call__(self, order: Any) -> tuple[float, Any]:
        start = time.process_time()
        result = self.work(order)
        return time.process_time() - start, result


class Progress:
    """What a build is at; `show` is called whenever that changes, `rendered` when the pages are made, which are neither
    compared nor published yet.

    `stages` are those that have ended, `documents` the processor seconds that went into each document's orders.
    """

    def __init__(
        self, show: Callable[[Moment], None] = lambda moment: None, rendered: Callable[[], None] = lambda: None
    ) -> None:
        self.stages: list[Spent] = []
        self.documents: dict[str, float] = defaultdict(float)
        self.rendered = rendered
        self._show = show
        self._stage = ""
        self._began = (0.0, 0.0)
        self._done = self._orders = 0

    def begin(self, stage: str) -> None:
        """A stage begins, and the one before ends."""
        self.end()
        self._stage, self._done, self._orders = stage, 0, 0
        self._began = _clocks()
        self._tell()

    def expect(self, orders: int) -> None:
        """So many orders more are to be done in this stage."""
        self._orders += orders
        self._tell()

    def did(self, slug: str, processor: float) -> None:
        """An order of a document is done, and took so many processor seconds."""
        self._done += 1
        self.documents[slug] += processor
        self._tell()

    def end(self) -> None:
        """The last stage has ended; nothing where none had begun."""
        if self._stage:
            seconds, processor = (now - began for now, began in zip(_clocks(), self._began, strict=True))
            self.stages.append(Spent(self._stage, seconds, processor, self._orders))
            self._stage = ""

    def _tell(self) -> None:
        self._show(Moment(self._stage, _clocks()[0] - self._began[0], self._done, self._orders))


def run_told(
    work: Callable[[Order], Result],
    orders: Sequence[Order],
    slugs: Iterable[str],
    jobs: int | None,
    progress: Progress,
    *,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """What `run_all` gives, each told with the document that its order is of."""
    if orders:
        progress.expect(len(orders))
    for slug, (processor, result) in zip(slugs, run_all(Timed(work), orders, jobs, meanwhile=meanwhile), strict=True):
        progress.did(slug, processor)
        yield result


def _clocks() -> tuple[float, float]:
    """Wall seconds, and processor seconds of this process and of all of its that have ended."""
    times = os.times()
    return time.monotonic(), times.user + times.system + times.children_user + times.children_system
