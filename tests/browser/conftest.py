"""The site behind a host as most are: an address that is not there gets the page that says so."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect
from tests.browser.front_documents import DOCUMENTS
from tests.conftest import QuietHandler, copy_project, gongwen

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
    yield from _served(built_site)


def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(HostHandler, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def front_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the project's own document, a law, a letter, a notice and a plan, in two scripts, built once."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    project = common / "front"
    with (common / "front.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / "site").is_dir():
            shutil.rmtree(project, ignore_errors=True)
            project.mkdir()
            copy_project(project)
            for slug, name, text in DOCUMENTS:
                folder = project / "docs" / "documents" / slug
                folder.mkdir()
                (folder / f"source.{name}").write_text(text, "utf-8")
            built = gongwen(project, "build", "--no-pdf", "--variant", "zh-Hans", "--variant", "zh-Hant-TW")
            if built.returncode != 0:
                pytest.fail(f"gongwen build: {built.stderr.strip()}", pytrace=False)
    return project / "site"


@pytest.fixture(scope="session")
def front(front_site: Path) -> Iterator[str]:
    """The address of that site at the root of a host."""
    yield from _served(front_site)
