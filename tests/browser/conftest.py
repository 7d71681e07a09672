"""The site behind a host as most are: an address that is not there gets the page that says so."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect
from tests.conftest import QuietHandler

# A busy machine may take longer than Playwright's 5 s to show what was asked for; what never comes still fails.
expect.set_options(timeout=30_000)


class HostHandler(QuietHandler):
    """Answers a missing address with the root's 404.html, as static hosts do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        data = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="session")
def host(built_site: Path) -> Iterator[str]:
    """The address of the built site at the root of a host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(HostHandler, directory=str(built_site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()
