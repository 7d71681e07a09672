"""The scheduler of a Dask cluster: whether there is one, and a client of it whose workers have our tools."""

import asyncio
import logging
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gongwen.build.tools import OtherToolsError, refuse_others, tools
from gongwen.errors import ProjectError

if TYPE_CHECKING:
    from distributed import Client

_PORT = 8786  # of a scheduler whose address has none
_CONNECTING = 10  # seconds until one is said not to answer


def expect_scheduler(address: str) -> None:
    """Returns where Dask is installed and something listens at the address; else raises ProjectError with a remedy."""
    if find_spec("distributed") is None:
        raise ProjectError("--scheduler 要用 Dask，还没有装；请运行 pip install 'gongwen[cluster]'", "gongwen")
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port or _PORT), _CONNECTING).close()
    except OSError as error:
        said = error.strerror or error
        message = f"连不上调度程序（{said}）；请核对地址和防火墙，没有运行的话先运行 dask scheduler"
        raise ProjectError(message, address) from error


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """A client of the scheduler; raises OtherToolsError where a worker has other tools than we."""
    expect_scheduler(address)
    from distributed import Client

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what there is to say is said here, in one line
    _ask(address)
    with Client(address, timeout=_CONNECTING) as client:
        for where, there in client.run(tools, on_error="return").items():
            if isinstance(there, Exception):
                raise OtherToolsError(f"worker 用不了这一版的 gongwen（{there}）；请装好再启动它", where)
            refuse_others(tools(), there, where)
        yield client


def _ask(address: str) -> None:
    """Raises ProjectError where what listens does not answer as a scheduler: a client would wait for it for ever."""
    try:
        kind = asyncio.run(_kind(address))
    except (OSError, ValueError, MemoryError, struct.error) as error:  # what others say is no message of Dask's
        kind = type(error).__name__
    if kind != "Scheduler":
        message = f"在那里回答的不是 Dask 的调度程序，或者版本不同（{kind}）；请核对地址和两边的 distributed"
        raise ProjectError(message, address)


async def _kind(address: str) -> str:
    from distributed.core import rpc

    async with rpc(address) as there:
        identity = await asyncio.wait_for(there.identity(), _CONNECTING)
    return str(identity["type"])
