"""The units of a library of laws, made by one Dask worker and by two, each pinned to a core.

    python benchmarks/cluster.py [--laws 100] [--documents DIR] [--no-pdf]

Reads and understands the laws once, then has all units in four scripts made twice, by fresh workers into folders of
their own, and prints a Markdown table; ends with 1 where the two differ in a byte. This process, which sends and keeps,
and the scheduler run on all cores: on a machine of two they take their share of the workers'.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laws import library

from gongwen.build.cluster import make_on_cluster
from gongwen.build.finding import Finder, find_all
from gongwen.build.progress import Progress
from gongwen.build.reading import read_documents
from gongwen.build.units import Order, Unit, UnitMaker
from gongwen.build.wanted import Options
from gongwen.library.project import find_project
from gongwen.library.read import read_phrases
from gongwen.model import VARIANTS
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.surroundings import Surroundings

DASK = str(Path(sys.executable).parent / "dask")


def maker_of(root: Path, *, with_pdf: bool) -> tuple[UnitMaker, list[Order]]:
    """What makes the units of a project, and an order for each; what others say of a document is left out."""
    project = find_project(root)
    reads = read_documents(project, Fingerprints(root / "build" / "docs.looks"), None, Progress())
    finder = Finder(project, reads, ())
    founds = find_all(project, reads, (), finder, None, Progress())
    beside = dict.fromkeys(reads, Surroundings())
    maker = UnitMaker(project, finder, founds, beside, read_phrases(project), Options(with_pdf))
    return maker, [maker.order(slug, variant) for slug in reads for variant in VARIANTS]


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler with so many workers, the n-th of which has the n-th core to itself among them."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    command = [DASK, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    processes = [subprocess.Popen(command, stderr=subprocess.DEVNULL)]
    try:
        for core in sorted(os.sched_getaffinity(0))[:workers]:
            worker = ["taskset", "-c", str(core), DASK, "worker", address, "--nthreads", "1", "--no-dashboard"]
            processes.append(subprocess.Popen(worker, stderr=subprocess.DEVNULL))
        wait_for(address, workers)
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers)


def make(root: Path, workers: int, *, with_pdf: bool) -> tuple[float, list[Unit]]:
    """Wall seconds from the first order to the last unit that is kept, and the units."""
    maker, orders = maker_of(root, with_pdf=with_pdf)
    with cluster(workers) as address:
        start = time.perf_counter()
        units = [unit for _, unit in make_on_cluster(maker, orders, address)]
        return time.perf_counter() - start, sorted(units, key=lambda unit: (unit.slug, unit.variant))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--laws", type=int, default=100)
    parser.add_argument("--documents", type=Path, default=os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    parser.add_argument("--no-pdf", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one = library(Path(folder) / "one", options.documents.resolve(), options.laws)
        two = Path(shutil.copytree(one, Path(folder) / "two"))
        alone, units = make(one, 1, with_pdf=not options.no_pdf)
        both, others = make(two, 2, with_pdf=not options.no_pdf)
    print(f"{len(units)} units of {options.laws + 1} documents, {'no PDFs' if options.no_pdf else 'all formats'}\n")
    print("| workers | seconds | times as fast |\n|---|---|---|")
    print(f"| 1 | {alone:.1f} | 1.00 |\n| 2 | {both:.1f} | {alone / both:.2f} |")
    if units != others:
        raise SystemExit("the units of one worker and of two differ")


if __name__ == "__main__":
    main()
