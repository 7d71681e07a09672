"""What reading costs in Chromium: first paint, weight, shifts, the longest task while a long law is scrolled through.

    python benchmarks/reading.py [--documents DIR] [--slowed 4]

The law is the document of the shared collection with the most articles, imported into a copy of the project. Pages are
opened with an empty cache; `--slowed` slows the processor by that factor for the second half of the table, as on an old
phone. Figures stand in benchmarks/reading.md.
"""

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import CHROMIUM_FLAGS, QuietHandler, copy_project, gongwen  # noqa: E402

SLUG = "longest-law"
ARTICLE = re.compile(r"^\W*第[一二三四五六七八九十百零]+条", re.MULTILINE)
STEP = 600  # pixels of a turn of the wheel
OBSERVE = """
    window.tasks = [];
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((task) => tasks.push(task.duration)))
        .observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { shift += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
"""
PAINTED = (
    """() => Object.fromEntries(performance.getEntriesByType("paint").map((paint) => [paint.name, paint.startTime]))"""
)
TURN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page opened and read to its end; times in milliseconds, a task shorter than 50 is not reported (0)."""

    requests: int
    size: int  # bytes, gzip
    paint: float  # first contentful
    opening: float  # the longest task until all is loaded
    turns: int
    scrolling: float  # the longest task while scrolling
    shift: float


def visit(browser: Browser, address: str, slowed: int) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(OBSERVE)
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    opening = longest(page)
    counted = [url for url in asked if not url.endswith("icon.svg")]
    paint = page.evaluate(PAINTED)["first-contentful-paint"]
    turns = sum(1 for _ in turns_to_the_end(page))
    scrolling, shift = longest(page), page.evaluate("shift")
    context.close()
    size = sum(len(gzip.compress(urlopen(url).read())) for url in counted)
    return Visit(len(counted), size, paint, opening, turns, scrolling, shift)


def longest(page: Page) -> float:
    """The longest task since it was last asked."""
    return float(page.evaluate("() => Math.max(0, ...tasks.splice(0))"))


def turns_to_the_end(page: Page) -> Iterator[None]:
    """Turns the wheel as long as the page moves."""
    at = -1
    while (now := page.evaluate("() => Math.round(scrollY)")) != at:
        at = now
        page.mouse.wheel(0, STEP)
        page.evaluate(TURN)
        page.evaluate(TURN)
        yield


def longest_law(documents: Path) -> tuple[Path, int]:
    """The document with the most articles, and their number."""
    counts = {path: len(ARTICLE.findall(path.read_text("utf-8"))) for path in documents.glob("*/*.md")}
    path = max(counts, key=lambda path: counts[path])
    return path, counts[path]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=Path, default=os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    parser.add_argument("--slowed", type=int, default=4)
    options = parser.parse_args()
    chromium = subprocess.run([ROOT / "tools" / "browser.sh"], capture_output=True, text=True, check=True)
    law, articles = longest_law(options.documents)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copy_project(Path(folder) / "project")
        for command in (["import", str(law.resolve()), "--slug", SLUG], ["build", "--no-pdf", "--variant", "zh-Hans"]):
            done = gongwen(project, *command)
            if done.returncode:
                raise SystemExit(done.stderr)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(project / "site")))
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), args=list(CHROMIUM_FLAGS))
        print(f"The longest law has {articles} articles.\n")
        print("| page | processor | requests | KB gzip | first paint | longest task, opening | scrolling | shift |")
        print("|---|---|---|---|---|---|---|---|")
        for slowed in (1, options.slowed):
            for name, address in (("chapter", "digital-government/chp_2/"), ("law, whole text", f"{SLUG}/full/")):
                seen = visit(browser, f"http://127.0.0.1:{server.server_port}/{address}", slowed)
                speed = "as it is" if slowed == 1 else f"{slowed} × slower"
                print(
                    f"| {name} | {speed} | {seen.requests} | {seen.size / 1000:.0f} | {seen.paint:.0f} ms "
                    f"| {seen.opening:.0f} ms | {seen.scrolling:.0f} ms in {seen.turns} turns | {seen.shift:.3f} |"
                )
        browser.close()
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
