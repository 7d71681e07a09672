"""Units made by a real Dask cluster are those of this machine, whatever becomes of workers, documents and scheduler."""

import os
import platform
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib import reload
from pathlib import Path

import pytest
from distributed import Client, LocalCluster
from tests.conftest import gongwen
from tests.small_project import contents, small_project

from gongwen.build import cluster, scheduler
from gongwen.build.cluster import make_on_cluster, make_there
from gongwen.build.finding import Finder, Found, find_all
from gongwen.build.progress import Progress
from gongwen.build.reading import read_documents, shelf_of
from gongwen.build.scheduler import connected, expect_scheduler
from gongwen.build.tools import OtherToolsError, tools
from gongwen.build.units import FOLDERS, Order, UnitMaker
from gongwen.build.wanted import Options
from gongwen.cli import main
from gongwen.errors import ConversionError, ProjectError
from gongwen.library.project import find_project
from gongwen.model import Edition, Variant
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.surroundings import Surroundings

SCRIPTS: tuple[Variant, ...] = ("zh-Hans", "zh-Hant-TW")
# More than two workers are given at once: when the first is done, others have not been sent yet.
NUMBER = 4


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as there:
        yield there


def library(target: Path) -> Path:
    """A project with some short documents."""
    project = small_project(target)
    for n in range(1, NUMBER):
        folder = project / "docs" / "documents" / f"notice-{n}"
        folder.mkdir()
        (folder / "source.txt").write_text(f"关于第{n}件事的通知\n各市：\n一、办理。\n先办第{n}件。\n", "utf-8")
    return project


def maker_of(root: Path, *, with_pdf: bool = False) -> tuple[UnitMaker, list[Order]]:
    """What makes the units of a project, and an order for each."""
    project = find_project(root)
    reads = read_documents(project, Fingerprints(root / "docs.looks"), 1, Progress())
    finder = Finder(project, reads, ())
    beside = dict.fromkeys(reads, Surroundings())
    maker = UnitMaker(
        project, finder, find_all(project, reads, (), finder, 1, Progress()), beside, (), Options(with_pdf)
    )
    return maker, [maker.order(slug, variant) for slug in reads for variant in SCRIPTS]


def made(root: Path) -> dict[str, bytes]:
    """All files of the units, and what the build keeps of them."""
    project = find_project(root)
    folders = (folder(project, variant) for folder in FOLDERS for variant in SCRIPTS)
    files = {
        f"{folder.relative_to(root)}/{name}": data for folder in folders for name, data in contents(folder).items()
    }
    return files | contents(root / "build" / "units")


def test_a_worker_that_is_killed_in_the_middle_changes_no_byte(workers: LocalCluster, tmp_path: Path) -> None:
    root = library(tmp_path / "here")
    maker, orders = maker_of(root, with_pdf=True)
    shutil.copytree(root, tmp_path / "there")
    here = [maker.make(order) for order in orders]

    maker, orders = maker_of(tmp_path / "there", with_pdf=True)
    running = make_on_cluster(maker, orders, workers.scheduler_address)
    there = [next(running)]
    with Client(workers.scheduler_address, set_as_default=False) as client:
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    there += running

    assert len(there) == len(orders) == len(SCRIPTS) * NUMBER
    assert sorted((unit for _, unit in there), key=str) == sorted(here, key=str)
    assert made(tmp_path / "there") == made(root)
    assert any(name.endswith(".pdf") for name in made(root))


def test_a_document_that_fails_costs_no_other_its_work(workers: LocalCluster, tmp_path: Path) -> None:
    root = library(tmp_path / "project")
    maker, orders = maker_of(root)
    spoil_text(root, "notice-1")
    there, failing = [], ("notice-1", "zh-Hant-TW")  # the source script is converted by nobody

    with pytest.raises(ConversionError, match="NUL"):
        for _, unit in make_on_cluster(maker, orders, workers.scheduler_address):
            there.append(unit)

    assert {(unit.slug, unit.variant) for unit in there} == {(one.slug, one.variant) for one in orders} - {failing}


def spoil_text(root: Path, slug: str) -> None:
    """What was found in the document has a character that cannot be converted."""
    shelf = shelf_of(find_project(root), slug)
    found, edition = shelf.get("found"), shelf.get("edition")
    assert isinstance(found, Found) and isinstance(edition, Edition)
    main = edition.document.main
    main = replace(main, metadata=replace(main.metadata, title="关于\0的通知"))
    shelf.put("edition", found.digest, replace(edition, document=replace(edition.document, main=main)))


def test_one_whose_files_vanish_costs_no_other_its_work(workers: LocalCluster, tmp_path: Path) -> None:
    root = library(tmp_path / "project")
    maker, orders = maker_of(root)
    damaged = root / "build" / "units" / "notice-2" / "edition.bin"
    damaged.unlink()  # so that docs/ is read once more
    (root / "docs" / "documents" / "notice-2" / "source.txt").unlink()
    (root / "build" / "units" / "notice-2" / "document.bin").unlink()
    there = []

    with pytest.raises(ProjectError, match="notice-2"):
        for _, unit in make_on_cluster(maker, orders, workers.scheduler_address):
            there.append(unit)

    assert {unit.slug for unit in there} == {order.slug for order in orders} - {"notice-2"}


def test_the_command_builds_the_same_site_with_a_cluster(workers: LocalCluster, tmp_path: Path) -> None:
    for name, more in {"here": (), "there": ("--scheduler", workers.scheduler_address)}.items():
        root = small_project(tmp_path / name)
        done = gongwen(root, "build", "--no-pdf", "--variant", "zh-Hans", *more)
        assert (done.returncode, len(done.stderr.splitlines())) == (0, 5), done.stderr

    assert contents(tmp_path / "there" / "site") == contents(tmp_path / "here" / "site")


# --- what can be wrong


def connect(address: str) -> None:
    with connected(address):
        pass


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:1", "dask scheduler"),
        ("tcp://no-such-host.invalid:8786", "连不上"),
    ],
)
def test_a_scheduler_that_is_not_there_is_told_before_anything_is_read(address: str, said: str) -> None:
    with pytest.raises(ProjectError, match=said):
        expect_scheduler(address)


def test_the_command_says_in_a_line_that_the_scheduler_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small_project(tmp_path / "project"))

    assert main(["build", "--scheduler", "tcp://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "project" / "build" / "pages").exists()


def test_fonts_of_this_machine_are_nothing_for_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--scheduler", "tcp://127.0.0.1:1", "--fonts", "system"]) == 2
    assert "二选一" in capsys.readouterr().err


def test_without_the_extra_a_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ProjectError, match=r"gongwen\[cluster\]"):
        expect_scheduler("tcp://127.0.0.1:1")


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", bytes(64)])
def test_what_listens_there_may_be_no_scheduler(says: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "_CONNECTING", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=answer, args=(server, says))
        answering.start()
        with pytest.raises(ProjectError, match="不是 Dask"):
            connect(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        answering.join()


def answer(server: socket.socket, says: bytes) -> None:
    """Says that to whoever asks whether it is there, and to whoever then comes."""
    for _ in range(2):
        connection, _ = server.accept()
        with connection, suppress(OSError):
            connection.sendall(says)
            while connection.recv(1 << 16):  # until the other has enough
                pass


def test_a_worker_is_no_scheduler(workers: LocalCluster) -> None:
    with pytest.raises(ProjectError, match="Worker"):
        connect(next(iter(workers.scheduler_info["workers"])))


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cluster, "_WITHOUT_WORKERS", 0.5)
    maker, orders = maker_of(small_project(tmp_path / "project"))

    with LocalCluster(n_workers=0, dashboard_address=":0") as there, pytest.raises(ProjectError, match="dask worker"):
        list(make_on_cluster(maker, orders, there.scheduler_address))


def test_a_scheduler_that_goes_leaves_what_was_done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scheduler, "_CONNECTING", 1)  # seconds until it is given up
    maker, orders = maker_of(library(tmp_path / "project"))
    with LocalCluster(1, 1, processes=False, protocol="tcp://", dashboard_address=":0") as there:
        running = make_on_cluster(maker, orders, there.scheduler_address)
        _, first = next(running)
        there.close()

        with pytest.raises(ProjectError, match="接着做"):
            list(running)

    assert maker.make(Order(first.slug, first.variant, first.key)) == first


def older() -> None:
    """Makes a worker's Python another."""
    platform.python_version = lambda: "3.0"
    tools.cache_clear()


def as_before() -> None:
    reload(platform)
    tools.cache_clear()


def test_a_worker_with_another_python_is_told(workers: LocalCluster) -> None:
    with Client(workers.scheduler_address, set_as_default=False) as client:
        client.run(older)
        try:
            with pytest.raises(OtherToolsError, match=f"Python 那里是 3.0，这里是 {platform.python_version()}"):
                connect(workers.scheduler_address)
        finally:
            client.run(as_before)
    connect(workers.scheduler_address)


def test_a_worker_that_joins_later_looks_too(tmp_path: Path) -> None:
    maker, orders = maker_of(small_project(tmp_path / "project"))
    asked = (*tools(), ("typst", "0.0"))

    with pytest.raises(OtherToolsError, match="typst 那里是"):
        make_there(b"", maker.materials(orders[0]), asked, "pilot/zh-Hans")
