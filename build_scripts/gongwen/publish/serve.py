"""All four scripts on this machine: built, served, rebuilt and reloaded when something in the project changes."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR

from gongwen.errors import GongwenError, ProjectError
from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME
from gongwen.model import SOURCE_VARIANT, VARIANTS, Finding
from gongwen.publish.site_server import HOST, Version, site_server
from gongwen.text.sums import NAME, parse_sums

# Time and size of each file.
State = dict[Path, tuple[int, int]]
Pages = dict[str, set[str]]
_POLL_SECONDS = 0.2
Build = Callable[[Project], tuple[Finding, ...]]


def serve_site(project: Project, port: int, build: Build) -> None:
    """Builds, serves at 127.0.0.1 and rebuilds until interrupted. Raises ProjectError where the port is taken."""
    seen = _state(project)  # before the first build: what is edited while it runs is built next
    _attempt(build, project)
    version = Version()
    version.next()
    try:
        server = site_server(project.site, port, version)
    except (OSError, OverflowError) as error:
        raise ProjectError("这个端口用不了；请用 --port 换一个", f"{HOST}:{port}") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{HOST}:{port}/  （按 Ctrl+C 停止）", file=sys.stderr)
    try:
        _watch(project, version, build, seen)
    finally:
        server.shutdown()
        server.server_close()


def _watch(project: Project, version: Version, build: Build, seen: State) -> None:
    """Builds whenever something is otherwise than it was when the build before began."""
    while True:
        time.sleep(_POLL_SECONDS)
        now = _state(project)
        if now != seen:
            seen = now
            before, began = _pages(project), time.monotonic()
            if _attempt(build, project):
                version.next()
                seconds = time.monotonic() - began
                print(_told(before, _pages(project), seconds), file=sys.stderr)


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
