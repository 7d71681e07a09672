"""What tests of more than one stage need: the shared documents, golden files, the real site, a browser."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from tests.fuzzing import Fuzz

# A test never asserts a speed: on a busy machine one example may take longer than Hypothesis's 200 ms.
LONG = os.environ.get("GONGWEN_FUZZ", "") not in ("", "0")  # `make fuzz`
settings.register_profile("gongwen", deadline=None, max_examples=5000 if LONG else 100)
settings.load_profile("gongwen")

ROOT = Path(__file__).parents[1]
NO_BROWSER = "浏览器测试不能运行"
# Without these Chromium looks up hosts of its maker at every start.
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; review the diff like code")
    parser.addoption("--require-browser", action="store_true", help="a missing Chromium fails browser tests")
    parser.addoption("--require-office", action="store_true", help="a missing LibreOffice or Java fails what uses it")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None]:
    """Say in the very last line that browser tests were skipped."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # in a worker of pytest-xdist
        return
    reasons = [r.longrepr[2] for r in reporter.stats.get("skipped", ()) if isinstance(r.longrepr, tuple)]
    reasons = [reason.removeprefix("Skipped: ") for reason in reasons if NO_BROWSER in reason]
    if reasons:
        reporter.write_line(f"跳过了 {len(reasons)} 项测试：{reasons[0]}", yellow=True)


@pytest.fixture(scope="session")
def documents_root() -> Path:
    """The shared collection of real documents; a test that needs it skips where there is none."""
    root = Path(os.environ.get("GONGWEN_DOCUMENTS") or ROOT.parent / "shared" / "documents")
    if not root.is_dir():
        pytest.skip(f"没有共享公文：{root} 不存在；可用 GONGWEN_DOCUMENTS 指明")
    return root


@pytest.fixture(scope="session")
def program(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """The path of a program of the machine (name, Debian's package); where there is none the test skips, or fails under
    --require-office."""

    def find(name: str, package: str) -> str:
        path = shutil.which(name)
        if path is None:
            reason = f"没有 {name}：apt-get install {package}"
            (pytest.fail if request.config.getoption("--require-office") else pytest.skip)(reason)
        return path

    return find


@pytest.fixture(scope="session")
def fuzz() -> Fuzz:
    """How often a test marked `fuzz` tries, and with which chance: `for chance in fuzz.cases(sample=20, long=5000)`."""
    return Fuzz(os.environ.get("GONGWEN_FUZZ_SEED", "0"), long=LONG, only=os.environ.get("GONGWEN_FUZZ_CASE", ""))


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """A function that compares a text with a golden file, or writes it there under --update-golden."""
    update = request.config.getoption("--update-golden")

    def compare(path: Path, actual: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing; write it with --update-golden"
        assert actual == path.read_text("utf-8")

    return compare


# --- the real site --------------------------------------------------------------------------------------------------


def copy_project(target: Path) -> Path:
    """A copy of what `gongwen build` reads, so that a test leaves build/ and site/ of this folder alone."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def gongwen(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, run in a project as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "gongwen", *arguments],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of this project; built once a run, whichever worker comes first."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    project = common / "project"
    with (common / "project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / "site").is_dir():
            shutil.rmtree(project, ignore_errors=True)
            result = gongwen(copy_project(project), "build")
            if result.returncode != 0:
                pytest.fail(f"gongwen build: {result.stderr.strip()}", pytrace=False)
    return project / "site"


@pytest.fixture(scope="session")
def copy_built(built_site: Path) -> Callable[[Path], Path]:
    """A function that copies this project as its build left it: a test's build makes only what it changes."""

    def copy(target: Path) -> Path:
        for name in ("docs", "overrides", "build", "site"):
            shutil.copytree(built_site.parent / name, target / name)
        shutil.copy(built_site.parent / "mkdocs.yml", target)
        return target

    return copy


class QuietHandler(SimpleHTTPRequestHandler):
    """A static server as plain as any, without its log."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session", params=["/", "/sub/path/"])
def site_url(
    built_site: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of the site behind a static server: at the root of a host, then below a path."""
    path: str = request.param
    root = built_site
    if path != "/":
        root = tmp_path_factory.mktemp("host")
        mount = root / path.strip("/")
        mount.parent.mkdir(parents=True)
        mount.symlink_to(built_site, target_is_directory=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(root)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{path}"
    server.shutdown()
    server.server_close()
    thread.join()


# --- a browser ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> str:
    """The path of a Chromium; where one cannot run the test skips, or fails under --require-browser."""
    asked = subprocess.run(
        [ROOT / "tools" / "browser.sh"],
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=True,
    )
    missing = " ".join(asked.stderr.split())
    if missing:
        reason = (
            f"{NO_BROWSER}，缺少 {missing}；请安装（Debian：sudo apt-get install {missing}）或用 GONGWEN_CHROMIUM 指明"
        )
        (pytest.fail if request.config.getoption("--require-browser") else pytest.skip)(reason)
    return asked.stdout.strip()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium that runs as long as the tests do."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, 1280 px wide. Whatever it logs as an error (a breach of its Content-Security-Policy is one), a
    feature of ours that one has stopped, or what it asks of another host fails the test."""
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" or message.text.startswith("gongwen: "):
            faults.append(message.text)

    def watch(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname != "127.0.0.1":
            faults.append(f"request to {request.url}")

    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("console", hear)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", watch)
    yield page
    context.close()
    assert faults == []
