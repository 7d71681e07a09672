"""`gongwen serve` as an editor uses it: all four scripts, a change is built and the page told to reload."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from socket import socket
from threading import Timer
from typing import IO
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.site
PATIENCE = 120  # seconds after which something hangs; no measure of speed


@pytest.fixture
def port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """A project that is being served; `complaints` is what the command prints, `pid` its process."""

    project: Path
    complaints: IO[str]
    pid: int


@pytest.fixture
def served(tmp_path: Path, port: int, copy_built: Callable[[Path], Path]) -> Iterator[Served]:
    project = copy_built(tmp_path / "project")
    command = [sys.executable, "-m", "gongwen", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    patience = Timer(4 * PATIENCE, process.kill)  # a line that never comes ends the test
    patience.start()
    line = ""
    while str(port) not in line:
        line = process.stderr.readline()
        assert process.poll() is None, line
    yield Served(project, process.stderr, process.pid)
    patience.cancel()
    process.terminate()
    process.communicate()


def read(port: int, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_an_edit_is_built_and_told_to_the_page(served: Served, port: int) -> None:
    page = read(port, "/zh-Hant-TW/about/")
    assert 'lang="zh-Hant-TW"' in page
    assert '<script src="/__gongwen_reload.js"></script>' in page
    assert "location.reload" in read(port, "/__gongwen_reload.js")
    version = read(port, "/__gongwen_reload?since=")

    about = served.project / "docs" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n新征程上的一句话。\n", "utf-8")
    deadline = time.monotonic() + PATIENCE
    now = version
    while now == version and time.monotonic() < deadline:
        now = read(port, f"/__gongwen_reload?since={version}")
    assert now != version
    assert "新征程上的一句話。" in read(port, "/zh-Hant-TW/about/")
    assert re.fullmatch(r"已更新 1 页（\d+\.\d 秒）\n", served.complaints.readline())  # one page, in four scripts
    assert "__gongwen_reload" not in (served.project / "site" / "about" / "index.html").read_text("utf-8")


def test_a_broken_edit_keeps_the_old_site(served: Served, port: int) -> None:
    before = read(port, "/")
    (served.project / "docs" / "about.md").write_text("没有标题\n", "utf-8")
    assert served.complaints.readline().startswith("docs/about.md:1: ")
    assert read(port, "/") == before


def test_an_edit_of_the_theme_is_told_when_all_of_it_is_there(served: Served, port: int) -> None:
    sheet = served.project / "overrides" / "assets" / "gongwen" / "gongwen.css"
    address = "/assets/gongwen/gongwen.css"
    version = read(port, "/__gongwen_reload?since=")
    sheet.write_text(sheet.read_text("utf-8") + "\n/* 新样式 */\n", "utf-8")
    now = version
    while now == version:
        now = read(port, f"/__gongwen_reload?since={version}")
    assert "新样式" in read(port, address)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of threads, and ends a process with its parent")
def test_what_builds_has_no_threads_and_what_answers_ends_with_it(served: Served, port: int) -> None:
    """Only so are units made by several processes, and a port is free again whatever became of the command."""
    assert len(list(Path(f"/proc/{served.pid}/task").iterdir())) == 1
    os.kill(served.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            read(port, "/")
        except HTTPException:  # cut off in the middle of an answer
            continue
        except OSError:
            return
    raise AssertionError("it is still answered")
