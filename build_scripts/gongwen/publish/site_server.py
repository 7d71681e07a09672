"""The pages of a folder for the browsers of this machine, which are told to reload when there is something new."""

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from gongwen.library.ownership import MARKER

HOST = "127.0.0.1"
# Names under which a browser of this machine asks, with any port, for one may be forwarded. Another site's name that
# leads here (DNS rebinding) would let that site read what is not published yet.
_NAMES = ("localhost", "[::1]", HOST)
_RELOAD_PATH = "/__gongwen_reload"
# Served as a file of its own: the pages' Content-Security-Policy allows no inline script.
_RELOAD_SCRIPT = b"""(function wait(version) {
  fetch("/__gongwen_reload?since=" + version).then(function (answer) { return answer.text(); }).then(function (now) {
    if (version !== "" && now !== version) { location.reload(); } else { wait(now); }
  }).catch(function () { setTimeout(wait, 2000, version); });
})("");
"""


# The pages are made, and not compared yet; the site is published; it is not.
Step = Literal["made", "published", "failed"]
Made = Callable[[str], Path | None]


class Version:
    """Counts what there was to see; a request can wait for the next. `early` while pages are shown that a build has
    made and not published yet."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self.early = False

    def tell(self, step: Step) -> None:
        """A step of a build: what its pages showed when they were made is not told again when it is published, and is
        taken back where it is not."""
        with self._changed:
            if step == "made" or self.early != (step == "published"):
                self._number += 1
                self._changed.notify_all()
            self.early = step == "made"

    def wait(self, since: str, seconds: float = 25) -> str:
        """The number once it is another than `since`, or after the given time."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._number) != since, seconds)
            return str(self._number)


def site_server(folder: Path, port: int, version: Version, made: Made = lambda path: None) -> ThreadingHTTPServer:
    """A server at 127.0.0.1 that is not running yet; raises OSError or OverflowError where the port cannot be had.

    `made` gives the page that a build has made for a path of the site, if there is one.
    """
    handler = partial(_Handler, version=version, made=made, directory=str(folder))
    server = ThreadingHTTPServer((HOST, port), handler)
    server.daemon_threads = True
    return server


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder; adds the reloading script to each page on its way out, never to the files."""

    def __init__(self, *args: object, version: Version, made: Made, directory: str) -> None:
        self._version, self._made = version, made
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # the server passes request, address, itself

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True  # the page that asked has been left

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if not self._is_for_us():
            self.send_error(421, "Misdirected Request", "Ask for localhost or 127.0.0.1.")
        elif path == _RELOAD_PATH:
            self._answer(self._version.wait(query.removeprefix("since=")).encode(), "text/plain")
        elif path == _RELOAD_PATH + ".js":
            self._answer(_RELOAD_SCRIPT, "text/javascript")
        elif (file := self._file()) is None:
            self.send_error(404)
        elif file.suffix == ".html" and path.endswith(("/", ".html")):
            script = f'<script src="{_RELOAD_PATH}.js"></script></body>'.encode()
            self._answer(file.read_bytes().replace(b"</body>", script), "text/html; charset=utf-8")
        else:
            super().do_GET()  # a folder named without its slash leads to the one with it

    def do_HEAD(self) -> None:
        if self._is_for_us() and self._file() is not None:
            super().do_HEAD()
        else:
            self.send_error(404)

    def _is_for_us(self) -> bool:
        name, colon, port = self.headers.get("Host", "").strip().rpartition(":")
        if not colon or port.endswith("]"):  # no port; [::1] has colons of its own
            name, port = f"{name}{colon}{port}", ""
        return name.lower() in _NAMES and (port == "" or port.isdecimal())

    def _file(self) -> Path | None:
        """The file that is asked for, for a folder its index.html; None where there is none, or a link leads out."""
        target = Path(self.translate_path(self.path))
        try:
            if self.path.partition("?")[0].endswith("/") or target.is_dir():
                target /= "index.html"
            if self._version.early and (made := self._newer(target)):
                return made
            real = target.resolve(strict=True)
            inside = real.is_relative_to(Path(self.directory).resolve(strict=True))
        except (OSError, RuntimeError, ValueError):  # not there; links in a circle; no name of a file (%00)
            return None
        return target if inside and real.is_file() and target.name != MARKER else None

    def _newer(self, target: Path) -> Path | None:
        """The page that will stand there when the build is published, if that is another."""
        made = self._made(target.relative_to(self.directory).as_posix())
        if made is None or not made.is_file():
            return None
        is_new = not target.exists() or made.stat().st_mtime_ns > target.stat().st_mtime_ns
        return made if is_new else None

    def list_directory(self, path: object) -> None:
        self.send_error(404)

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line."""
