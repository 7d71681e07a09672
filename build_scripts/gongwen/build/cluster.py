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

from gongwen.build.scheduler import connected
from gongwen.build.tools import OtherToolsError, Tools, refuse_others, tools
from gongwen.build.units import Order, Unit, UnitMaker
from gongwen.build.workshop import Made, Materials, Workshop
from gongwen.errors import ProjectError

if TYPE_CHECKING:
    from distributed import Client, Future

_WITHOUT_WORKERS = 60  # seconds until a cluster is said to have no worker
_RETRIES = 2  # of a unit that fails on a worker: the next may have more memory, or a disk that is not full
_IN_HAND = 3  # units that the cluster holds for each thread, so that none waits for the next; more would fill memory
_LOST = "和调度程序的连接断了；做好的都留着，请检查调度程序，再运行一次就从那里接着做"
_one_at_a_time = Lock()  # Typst and OpenCC are used by one thread at a time; a worker may have many


def make_on_cluster(maker: UnitMaker, orders: Sequence[Order], address: str) -> Iterator[Unit]:
    """The units in the order in which they are done, each kept before it is given.

    One that fails keeps none of the others from being made; then its error is raised. Raises ProjectError where
    scheduler or workers are missing or have other tools.
    """
    with connected(address) as client:
        failed: list[BaseException] = []
        for order, future in _done(client, maker, orders, address):
            error = _error_of(future, order)
            if isinstance(error, OtherToolsError):
                raise error
            if error is None:
                yield maker.keep(order, future.result())
            else:
                failed.append(error)
            future.release()
        if failed:
            raise failed[0]


def make_there(workshop: bytes, materials: Materials, ours: Tools, name: str) -> Made:
    """What a worker does: the unit of that name, if it has the tools of whoever asks for it."""
    refuse_others(ours, tools(), f"{name}（worker）")
    with _one_at_a_time:
        return _workshop(workshop).make(materials)


@lru_cache(maxsize=1)  # of the build that is running
def _workshop(packed: bytes) -> Workshop:
    workshop: Workshop = pickle.loads(packed)
    return workshop


def _done(
    client: "Client", maker: UnitMaker, orders: Sequence[Order], address: str
) -> Iterator[tuple[Order, "Future[Made]"]]:
    """Each order with its future once that is done; no more are on their way than the cluster has hands for."""
    workshop, ours, waiting = pickle.dumps(maker.workshop, protocol=5), tools(), list(reversed(orders))
    pending: dict[Future[Made], Order] = {}
    while waiting or pending:
        while waiting and len(pending) < _IN_HAND * max(1, sum(client.nthreads().values())):
            order = waiting.pop()
            name, materials = f"{order.slug}/{order.variant}", maker.materials(order)
            future = client.submit(
                make_there,
                workshop,
                materials,
                ours,
                name,
                key=f"{name}/{order.key}/{maker.rows}",
                pure=False,
                retries=_RETRIES,
            )
            pending[future] = order
        for future in _next(list(pending), client, address):
            yield pending.pop(future), future


def _next(futures: "list[Future[Made]]", client: "Client", address: str) -> "set[Future[Made]]":
    """Those that are done first; raises ProjectError where nobody is there to do any."""
    from distributed import CancelledError, wait

    while True:
        try:
            found: set[Future[Made]] = wait(futures, timeout=_WITHOUT_WORKERS, return_when="FIRST_COMPLETED").done
            return found
        except CancelledError as error:
            raise ProjectError(_LOST, address) from error
        except TimeoutError as error:
            if not client.nthreads():
                message = f"{_WITHOUT_WORKERS} 秒没有一个 worker；做好的都留着，请启动 dask worker 再运行一次"
                raise ProjectError(message, address) from error


def _error_of(future: "Future[Made]", order: Order) -> BaseException | None:
    """Why a unit is not there; None where it is."""
    from distributed import KilledWorker

    if future.status == "finished":
        return None
    error: BaseException = future.exception()
    if isinstance(error, KilledWorker):
        message = "做这一件时接连有几个 worker 中止了，多半是内存不够；别的都做好了，请给 worker 多些内存"
        return ProjectError(message, f"{order.slug}/{order.variant}")
    return error
