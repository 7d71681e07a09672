"""All four scripts on this machine: built, served, rebuilt and reloaded when something in the project changes."""

import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from gongwen.errors import GongwenError, ProjectError
from gongwen.library.ownership import MARKER
from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME
from gongwen.model import Finding

_HOST = "127.0.0.1"
_POLL_SECONDS = 0.5
_RELOAD_PATH = "/__gongwen_reload"
# Served as a file of its own: the pages' Content-Security-Policy allows no inline script.
_RELOAD_SCRIPT = b"""(function wait(version) {
  fetch("/__gongwen_reload?since=" + version).then(function (answer) { return answer.text(); }).then(function (now) {
    if (version !== "" && now !== version) { location.reload(); } else { wait(now); }
  }).catch(function () { setTimeout(wait, 2000, version); });
})("");
"""


class _Version:
    """Counts the builds; a request can wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0

    def next(self) -> None:
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, since: str, seconds: float = 25) -> str:
        """The number of the build once it is another than `since`, or after the given time."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._number) != since, seconds)
            return str(self._number)


class _Handler(SimpleHTTPRequestHandler):
    """Serves site/; adds the reloading script to each page on its way out, never to the files."""

    def __init__(self, *args: object, version: _Version, directory: str) -> None:
        self._version = version
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # the server passes request, address, itself

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == _RELOAD_PATH:
            self._answer(self._version.wait(query.removeprefix("since=")).encode(), "text/plain")
        elif path == _RELOAD_PATH + ".js":
            self._answer(_RELOAD_SCRIPT, "text/javascript")
        elif Path(self.translate_path(self.path)).name == MARKER:
            self.send_error(404)
        elif (page := self._page()) is not None:
            script = f'<script src="{_RELOAD_PATH}.js"></script></body>'.encode()
            self._answer(page.read_bytes().replace(b"</body>", script), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        target = Path(self.translate_path(self.path))
        page = target / "index.html" if self.path.partition("?")[0].endswith("/") else target
        return page if page.suffix == ".html" and page.is_file() else None

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line."""


Build = Callable[[Project], tuple[Finding, ...]]


def serve_site(project: Project, port: int, build: Build) -> None:
    """Builds, serves at 127.0.0.1 and rebuilds until interrupted. Raises ProjectError where the port is taken."""
    _attempt(build, project)
    version = _Version()
    version.next()
    try:
        server = ThreadingHTTPServer((_HOST, port), partial(_Handler, version=version, directory=str(project.site)))
    except (OSError, OverflowError) as error:
        raise ProjectError("这个端口用不了；请用 --port 换一个", f"{_HOST}:{port}") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{_HOST}:{port}/  （按 Ctrl+C 停止）", file=sys.stderr)
    try:
        _watch(project, version, build)
    finally:
        server.shutdown()
        server.server_close()


def _watch(project: Project, version: _Version, build: Build) -> None:
    seen = _state(project)
    while True:
        time.sleep(_POLL_SECONDS)
        now = _state(project)
        if now != seen:
            seen = now
            if _attempt(build, project):
                version.next()


def _attempt(build: Build, project: Project) -> bool:
    """True when the site was built; what is wrong is printed, and the old site goes on being served."""
    try:
        for finding in build(project):
            if finding.severity != "info":
                print(finding, file=sys.stderr)
    except GongwenError as error:
        print(error, file=sys.stderr)
        return False
    return True


def _state(project: Project) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of everything that a build reads; build/ and site/ are not among them, so nothing loops."""
    files = [project.root / CONFIG_NAME]
    files += [p for name in ("docs", "overrides") for p in sorted((project.root / name).rglob("*"))]
    found = []
    for path in files:
        try:
            stat = path.stat()
        except OSError:
            continue  # gone between the listing and now
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)
