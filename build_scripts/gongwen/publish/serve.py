"""All four scripts on this machine: built, served, rebuilt and reloaded when something in the project changes."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from stat import S_ISDIR

from gongwen.errors import GongwenError, ProjectError
from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME
from gongwen.model import SOURCE_VARIANT, VARIANTS, Finding
from gongwen.publish.site_server import HOST, Step, Version, site_server
from gongwen.publish.variants import mkdocs_site_folder
from gongwen.publish.workers import can_fork, end_with
from gongwen.render.addresses import prefix
from gongwen.text.sums import NAME, parse_sums

# Time and size of each file.
State = dict[Path, tuple[int, int]]
Pages = dict[str, set[str]]
_POLL_SECONDS = 0.1
_IDLE = 10  # times what a look at the project takes: the least between two
# Builds the project, calls what it is given when the pages are made, and returns what there is to say.
Build = Callable[[Project, Callable[[], None]], tuple[Finding, ...]]


def serve_site(project: Project, port: int, build: Build) -> None:
    """Builds, serves at 127.0.0.1 and rebuilds until interrupted. Raises ProjectError where the port is taken.

    Browsers are answered by a process of its own where there can be one: this one, without threads, goes on to share
    its work out.
    """
    seen = _state(project)  # before the first build: what is edited while it runs is built next
    _attempt(build, project, lambda: None)
    version = Version()
    version.tell("published")
    try:
        server = site_server(project.site, port, version, partial(_made_page, project))
    except (OSError, OverflowError) as error:
        raise ProjectError("这个端口用不了；请用 --port 换一个", f"{HOST}:{port}") from error
    with _answering(server, version) as tell:
        print(f"http://{HOST}:{port}/  （按 Ctrl+C 停止）", file=sys.stderr)
        _watch(project, tell, build, seen)


@contextmanager
def _answering(server: ThreadingHTTPServer, version: Version) -> Iterator[Callable[[Step], None]]:
    """The server answers while this lasts; gives what tells it of a build's steps."""
    if not can_fork():
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield version.tell
        finally:
            server.shutdown()
            server.server_close()
        return
    fork = get_context("fork")
    receiving, sending = fork.Pipe(duplex=False)
    process = fork.Process(target=_answer, args=(server, version, receiving, os.getpid()), daemon=True)
    process.start()
    server.server_close()  # here; the process has its own
    try:
        yield sending.send
    finally:
        process.terminate()
        process.join()


def _answer(server: ThreadingHTTPServer, version: Version, steps: Connection, parent: int) -> None:
    """Answers browsers, and hears of builds from the process that makes them."""
    end_with(parent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    while True:
        version.tell(steps.recv())


def _made_page(project: Project, path: str) -> Path | None:
    """Where a build makes the page that the site has at this path."""
    if not path.endswith(".html"):
        return None
    script = next((tag for tag in VARIANTS if prefix(tag) and path.startswith(prefix(tag))), SOURCE_VARIANT)
    return mkdocs_site_folder(project, script) / path.removeprefix(prefix(script))


def _watch(project: Project, tell: Callable[[Step], None], build: Build, seen: State) -> None:
    """Builds whenever something is otherwise than it was when the build before began."""
    while True:
        began = time.monotonic()
        now = _state(project)
        if now == seen:
            time.sleep(max(_POLL_SECONDS, _IDLE * (time.monotonic() - began)))
            continue
        # Pages show what changed in docs/ as soon as they are made. A theme is more than its pages.
        early = all(path.is_relative_to(project.docs) for path, _ in seen.items() ^ now.items())
        seen, before = now, _pages(project)
        if _attempt(build, project, partial(tell, "made") if early else lambda: None):
            tell("published")
            print(_told(before, _pages(project), time.monotonic() - began), file=sys.stderr)
        else:
            tell("failed")


def _told(before: Pages, now: Pages, seconds: float) -> str:
    """How many pages were renewed, in a line; a page in four scripts is one."""
    renewed = {path for path, digests in now.items() if before.get(path) != digests} | (before.keys() - now.keys())
    return f"已更新 {len(renewed)} 页（{seconds:.1f} 秒）"


def _pages(project: Project) -> Pages:
    """The digests of each page of the published site, one a script; records of comparison, which follow from the
    others, are left out."""
    try:
        digests = parse_sums((project.site / NAME).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    found: dict[str, set[str]] = {}
    scripts = [tag for tag in VARIANTS if tag != SOURCE_VARIANT]
    for path, digest in digests.items():
        script, _, below = path.partition("/")
        page = below if script in scripts else path
        if page.endswith(".html") and not page.endswith("/certificate/index.html"):
            found.setdefault(page, set()).add(digest)
    return found


def _attempt(build: Build, project: Project, made: Callable[[], None]) -> bool:
    """True when the site was built; what is wrong is printed, and the old site goes on being served."""
    try:
        for finding in build(project, made):
            if finding.severity != "info":
                print(finding, file=sys.stderr)
    except GongwenError as error:
        print(error, file=sys.stderr)
        return False
    return True


def _state(project: Project) -> State:
    """Time and size of everything that a build reads; build/ and site/ are not among it, so nothing loops."""
    files = [project.root / CONFIG_NAME]
    files += [p for name in ("docs", "overrides") for p in (project.root / name).rglob("*")]
    found = {}
    for path in files:
        try:
            stat = path.stat()
        except OSError:
            continue  # gone between the listing and now
        if not S_ISDIR(stat.st_mode):
            found[path] = (stat.st_mtime_ns, stat.st_size)
    return found
