"""Takes the pictures of docs/contributing.md: how words are selected, annotated, sent, and what comes of it.

Run `.venv/bin/python tools/contributing_pictures.py` on a machine with Chinese fonts. It builds a copy of the project
that names a forge and editors, for the buttons of the dialog depend on them.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "overrides" / "assets" / "gongwen" / "pictures"
CHAPTER = "digital-government/chp_2/"
EID, WORDS = "chp_2__sec_1__p_1", "将数字技术广泛应用于宏观调控决策"
NOTED = "chp_2__sec_4__p_1"
SETTINGS = """  gongwen:
    repository: {forge: github, url: https://github.example/org/texts, branch: main}
    editors: editors@gongwen.example
"""
SELECT = """([eid, words]) => {
    const walker = document.createTreeWalker(document.getElementById(eid), NodeFilter.SHOW_TEXT);
    const places = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.data.length; i++) places.push([node, i]);
        text += node.data;
    }
    const start = text.indexOf(words), range = document.createRange();
    range.setStart(...places[start]);
    const [node, at] = places[start + words.length - 1];
    range.setEnd(node, at + 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
SIZE: ViewportSize = {"width": 800, "height": 900}
COLOURS = 64  # of a palette: text on paper needs no more, and each picture stays well below 100 KB
MARGIN = 60  # pixels around what a picture is about


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = _built(Path(folder) / "project")
        with _served(site) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--headless", "--no-sandbox"])
            _take(browser.new_page(viewport=SIZE), url)
            browser.close()


def _take(page: Page, url: str) -> None:
    page.goto(url + CHAPTER)
    page.locator(f"#{EID}").scroll_into_view_if_needed()
    page.evaluate(SELECT, [EID, WORDS])
    button = page.locator("button.gw-annotate")
    button.wait_for()
    _save(page, "annotate-select", f"#{EID}", below=MARGIN)
    button.click()
    page.locator("#gw-annotate-author").fill("甲读者")
    page.locator("#gw-annotate-body").fill("这里说的**数字技术**，第四部分（一）有具体的要求。")
    page.locator("#gw-annotate-consent").check()
    dialog = page.locator("dialog[open]")
    dialog.evaluate("dialog => dialog.scrollTo(0, 0)")
    _save(page, "annotate-dialog", "dialog[open]")
    dialog.locator("summary").last.click()  # the preview
    dialog.evaluate("dialog => dialog.scrollTo(0, dialog.scrollHeight)")
    _save(page, "annotate-send", ".gw-annotate-actions", above=6 * MARGIN, below=MARGIN // 3)
    page.keyboard.press("Escape")
    page.locator(f"#{NOTED}").scroll_into_view_if_needed()
    _save(page, "annotate-shown", f"#{NOTED}", below=3 * MARGIN)


def _save(page: Page, name: str, what: str, *, above: int = 0, below: int = 0) -> None:
    """The picture of an element and of some of what stands above and below it."""
    box = page.locator(what).bounding_box()
    assert box is not None
    top, bottom = max(0, box["y"] - above), min(SIZE["height"], box["y"] + box["height"] + below)
    clip = {"x": 0.0, "y": top, "width": float(SIZE["width"]), "height": bottom - top}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip)))  # type: ignore[arg-type]  # playwright's own TypedDict
    picture.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def _built(root: Path) -> Path:
    """The site of a copy of the project whose readers can send notes."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("  gongwen:\n", SETTINGS), "utf-8")
    subprocess.run([sys.executable, "-m", "gongwen", "build", "--no-pdf", "--variant", "zh-Hans"], cwd=root, check=True)
    return root / "site"


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _chromium() -> str:
    return subprocess.run(
        [ROOT / "tools" / "browser.sh"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    main()
