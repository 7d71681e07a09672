"""Units made by the workers of a Dask cluster: the function is that of every build (`workshop.py`), on other machines.

Workers need no disk of ours: what a unit is made from goes with its order, what was made comes back, both as bytes, and
is kept here as soon as it is there. A worker that is lost costs what it had in hand, which another makes again. Dask
sends pickles, both ways: whoever can reach the scheduler can run anything on the workers and here (SECURITY.md).
"""

import pickle
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from gongwen.build.progress import Timed
from gongwen.build.scheduler import connected
from gongwen.build.tools import OtherToolsError, Tools, refuse_others, tools
from gongwen.build.units import Order, Unit, UnitMaker
from gongwen.build.workshop import Made, Materials, Workshop
from gongwen.errors import GongwenError, ProjectError

if TYPE_CHECKING:
    from distributed import Client, Future

_WITHOUT_WORKERS = 60  # seconds until a cluster is said to have no worker
_RETRIES = 2  # of a unit that fails on a worker: the next may have more memory, or a disk that is not full
_IN_HAND = 3  # units that the cluster holds for each thread, so that none waits for the next; more would fill memory
Timely = tuple[float, Made]  # a unit with the processor seconds that it took
_one_at_a_time = Lock()  # Typst and OpenCC are used by one thread at a time; a worker may have many


def make_on_cluster(maker: UnitMaker, orders: Sequence[Order], address: str) -> Iterator[tuple[float, Unit]]:
    """The units with their processor seconds in the order in which they are done, each kept before it is given.

    One that fails keeps none of the others from being made; then its error is raised. Raises ProjectError where
    scheduler or workers are missing or have other tools.
    """
    failed: list[BaseException] = []
    with connected(address) as client:
        for order, made in _outcomes(client, maker, orders, address):
            if isinstance(made, OtherToolsError):
                raise made
            if isinstance(made, BaseException):
                failed.append(made)
            else:
                processor, unit = made
                yield processor, maker.keep(order, unit)
    if failed:
        raise failed[0]


def make_there(workshop: bytes, materials: Materials, ours: Tools, name: str) -> Timely:
    """What a worker does: the unit of that name, if it has the tools of whoever asks for it."""
    refuse_others(ours, tools(), f"{name}（worker）")
    with _one_at_a_time:
        processor, made = Timed(_workshop(workshop).make)(materials)
        return processor, made


@lru_cache(maxsize=1)  # of the build that is running
def _workshop(packed: bytes) -> Workshop:
    workshop: Workshop = pickle.loads(packed)
    return workshop


def _outcomes(
    client: "Client", maker: UnitMaker, orders: Sequence[Order], address: str
) -> Iterator[tuple[Order, Timely | BaseException]]:
    """Each order with what came of it; no more are on their way than the cluster has hands for.

    Raises ProjectError where the scheduler is gone, or nobody is there to do anything.
    """
    from distributed import CancelledError

    workshop, waiting = pickle.dumps(maker.workshop, protocol=5), list(reversed(orders))
    pending: dict[Future[Timely], Order] = {}
    try:
        while waiting or pending:
            while waiting and len(pending) < _IN_HAND * max(1, sum(client.nthreads().values())):
                order = waiting.pop()
                try:
                    materials = maker.materials(order)
                except (GongwenError, OSError) as error:  # of its files here
                    yield order, error
                else:
                    pending[_sent(client, workshop, materials, f"{order.key}/{maker.rows}")] = order
            for future in _next(list(pending), client, address):
                outcome = _outcome(future, pending[future])
                if outcome is not None:
                    yield pending.pop(future), outcome
    except (OSError, CancelledError) as error:
        message = "和调度程序的连接断了；做好的都留着，请检查调度程序，再运行一次就从那里接着做"
        raise ProjectError(message, address) from error


def _sent(client: "Client", workshop: bytes, materials: Materials, key: str) -> "Future[Timely]":
    """The future of a unit; `key` stands for all that it is made from, so that whoever orders the same shares it."""
    name = f"{materials.sources.edition.slug}/{materials.variant}"
    arguments = (workshop, materials, tools(), name)
    return client.submit(make_there, *arguments, key=f"{name}/{key}", pure=False, retries=_RETRIES)


def _next(futures: "list[Future[Timely]]", client: "Client", address: str) -> "set[Future[Timely]]":
    """Those that are done first; none of none. Raises ProjectError where nobody is there to do any."""
    from distributed import wait

    while futures:
        try:
            found: set[Future[Timely]] = wait(futures, timeout=_WITHOUT_WORKERS, return_when="FIRST_COMPLETED").done
            return found
        except TimeoutError as error:
            if not client.nthreads():
                message = f"{_WITHOUT_WORKERS} 秒没有一个 worker；做好的都留着，请启动 dask worker 再运行一次"
                raise ProjectError(message, address) from error
    return set()


def _outcome(future: "Future[Timely]", order: Order) -> Timely | BaseException | None:
    """The unit, or why it is not there; None where it was lost with its worker and is being made once more."""
    from distributed import KilledWorker

    if future.status == "error":
        error: BaseException = future.exception()
        if isinstance(error, KilledWorker):
            message = "做这一件时接连有几个 worker 中止了，多半是内存不够；别的都做好了，请给 worker 多些内存"
            return ProjectError(message, f"{order.slug}/{order.variant}")
        return error
    try:
        made: Timely = future.result(timeout=_WITHOUT_WORKERS)
    except TimeoutError:
        return None
    return made
