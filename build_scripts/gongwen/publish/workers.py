"""Work shared out over the machine's cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Order = TypeVar("Order")
Result = TypeVar("Result")


def run_all(work: Callable[[Order], Result], orders: Sequence[Order], jobs: int | None = None) -> Iterator[Result]:
    """The results in order of the orders; one process a core, or none but this one where one would do."""
    workers = min(jobs or os.cpu_count() or 1, len(orders))
    if workers <= 1:
        yield from map(work, orders)
        return
    # Fresh processes: what this one has started (threads of a library, say) does not survive a fork.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, orders)
