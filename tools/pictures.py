"""Makes the pictures of the README from the site in site/: a page in Chromium and a sheet of the PDF.

Run `.venv/bin/python tools/pictures.py` after `make site`, on a machine with Chinese fonts.
"""

import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
PICTURES = ROOT / "docs" / "dev" / "pictures"
SLUG = "digital-government"


def picture_of_page(address: str, target: Path) -> None:
    """What a reader sees first at an address of the site."""
    chromium = subprocess.run([ROOT / "tools" / "browser.sh"], cwd=ROOT, capture_output=True, text=True, check=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(SITE)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.stdout.strip(), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
        page.screenshot(path=target)
        browser.close()
    server.shutdown()
    server.server_close()


def picture_of_sheet(pdf: Path, target: Path) -> None:
    """The first page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=1.2).to_pil().save(target, optimize=True)


if __name__ == "__main__":
    picture_of_page(f"{SLUG}/chp_2/", PICTURES / "page.png")
    picture_of_sheet(SITE / SLUG / "chp_2.pdf", PICTURES / "sheet.png")
