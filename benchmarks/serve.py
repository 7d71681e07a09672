"""Seconds from the saving of a note to its words in the browser, while `gongwen serve` runs over a library.

    python benchmarks/serve.py PROJECT [--slug law-000] [--times 10]

PROJECT is a library that was built (a copy: a note is written into it and taken away at the end). The page that has the
note's words is open in Chromium; the body of the note is changed, and the clock stops when the page, which reloads by
itself, has the new one. Processor seconds are those of `serve` and of its children in that time.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import CHROMIUM_FLAGS  # noqa: E402

PORT = 8765
QUOTED = 16  # characters
WAIT = 600  # seconds for the first build
BEFORE = "起点零"
NOTE = """---
id: measured
target: {eid}
quote:
  exact: {exact}
author: reader
created: 2026-01-01
licence: CC0-1.0
kind: note
---
{body}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("project", type=Path)
    parser.add_argument("--slug", default="law-000")
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    note = options.project / "docs" / "documents" / options.slug / "annotations" / "measured.md"
    outline = json.loads((options.project / "site" / options.slug / f"{options.slug}.json").read_text("utf-8"))
    eid, text = next((eid, text) for eid, text in blocks(outline["divisions"]) if len(text) > QUOTED)
    note.parent.mkdir(exist_ok=True)

    def write(body: str) -> None:
        note.write_text(NOTE.format(eid=eid, exact=text[:QUOTED], body=body), "utf-8")

    write(BEFORE)
    command = [sys.executable, "-m", "gongwen", "serve", "--port", str(PORT)]
    with subprocess.Popen(command, cwd=options.project) as server:
        try:
            measure(options, write, f"http://127.0.0.1:{PORT}/{options.slug}/full/", server.pid)
        finally:
            note.unlink()
            server.terminate()


def measure(options: argparse.Namespace, write: Callable[[str], None], url: str, pid: int) -> None:
    """Prints seconds until the browser has what was written, and those of the processor."""
    chromium = subprocess.run([ROOT / "tools" / "browser.sh"], capture_output=True, text=True, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), args=list(CHROMIUM_FLAGS))
        page = opened(browser.new_page(), url)
        wall, cpu = [], []
        for n in range(options.times):
            before, began = processor(pid), time.monotonic()
            write(f"第{n}次改过的话")
            page.wait_for_selector(f"text=第{n}次改过的话", state="attached", timeout=300_000)
            wall.append(time.monotonic() - began)
            time.sleep(1)
            cpu.append(processor(pid) - before)
        browser.close()
    for name, values in (("seen after s", wall), ("processor s", cpu)):
        print(f"{name}: median {statistics.median(values):.2f}, {min(values):.2f} to {max(values):.2f}")


def opened(page: Page, url: str) -> Page:
    """The page, once it is served with the note."""
    for _ in range(WAIT):
        with suppress(Error):  # nobody serves yet
            page.goto(url)
            if page.locator(f"text={BEFORE}").count():
                page.wait_for_timeout(1000)  # the page asks for what is new
                return page
        time.sleep(1)
    raise SystemExit("the page does not come")


def blocks(divisions: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """EId and text of the paragraphs of a document's JSON."""
    for division in divisions:
        for block in division["blocks"]:
            if block["type"] == "paragraph":
                yield block["eid"], block["text"]
        yield from blocks(division["divisions"])


def processor(pid: int) -> float:
    """Processor seconds of a process and of the children that it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
