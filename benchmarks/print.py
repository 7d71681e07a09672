"""The seed's 36 PDFs by Typst (ours), WeasyPrint and Chromium, in one run on the same text and the same grid.

    python benchmarks/print.py [--runs 3] [--weasyprint PYTHON] [--chromium PATH]

WeasyPrint is no dependency of ours: name a Python that has it. Ours is measured from a cold start with everything in it
(reading the article, four scripts, destinations); the other two get HTML that was made before the clock started. Each
result is read back by pypdf, pdfplumber and pdftotext and compared with the text of the model. The figures that were
measured stand in docs/dev/print.md, with date and machine.
"""

import argparse
import html
import logging
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfplumber
import pypdf

from build import measure
from gongwen.model import VARIANTS, Edition, Particulars
from gongwen.render.print.composition import compose
from gongwen.render.print.items import Line, Title
from gongwen.render.print.options import LARGE, OFFICIAL, Grid, PrintOptions
from gongwen.render.print.pdf import PdfMaker
from gongwen.render.print.sheets import Sheet, sheets_of
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition
from gongwen.variants.phrases import parse_phrases

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it complains of every Type 3 font of Chromium

ROOT = Path(__file__).parents[1]
SEED = ROOT / "docs/documents/digital-government/source.html"
PHRASES = ROOT / "docs/conversion/phrases.tsv"
CSS = """@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; } }
body { margin: 0; font: 15.794pt/29.61pt "Noto Serif CJK SC"; text-align: justify; }
p, h1, h2 { margin: 0; font-size: inherit; text-indent: 2em; }
h1 { font-size: 22pt; text-indent: 0; text-align: center; }
h2 { font-family: "Noto Sans CJK SC"; }"""
WEASYPRINT = """import sys; from pathlib import Path; import weasyprint
for page in sorted(Path(sys.argv[1]).glob('*.html')):
    weasyprint.HTML(page).write_pdf(page.with_suffix('.pdf'), pdf_variant='pdf/ua-1')
"""


def jobs() -> Iterator[tuple[Edition, Sheet]]:
    document = parse_structure(read_article(SEED.read_bytes(), "source.html"))
    source = Edition("digital-government", "zh-Hans", document, Particulars())
    rows = parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv")
    for variant in VARIANTS:
        edition = convert_edition(source, Converter(variant, rows))
        yield from ((edition, sheet) for sheet in sheets_of(edition))


def print_all(folder: Path, grids: tuple[Grid, ...]) -> None:
    """What the benchmark runs as a process of its own: our 36 PDFs a grid, compilers for each of two threads."""
    makers = threading.local()

    def make(job: tuple[Edition, Sheet]) -> None:
        edition, sheet = job
        if not hasattr(makers, "of"):
            makers.of = {grid: PdfMaker(PrintOptions(grid=grid, extras=())) for grid in grids}
        for grid, maker in makers.of.items():
            name = f"{edition.variant}-{sheet.name}{'-large' if grid == LARGE else ''}.pdf"
            (folder / name).write_bytes(maker.make(edition, sheet).pdf)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(make, jobs()))


def page_of(edition: Edition, sheet: Sheet) -> str:
    """The same items as HTML, titles that are apparatus left out."""
    body = []
    for item in compose(sheet):
        if isinstance(item, Title) and not item.apparatus:
            body.append(f"<h1>{html.escape(''.join(item.texts))}</h1>")
        elif isinstance(item, Line):
            tag = "h2" if item.style == "heading" else "p"
            body.append(f"<{tag}>{html.escape(''.join(run.text for run in item.runs))}</{tag}>")
    title = html.escape(edition.document.main.metadata.title or "")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{CSS}</style>'
    return f'<!doctype html><html lang="{edition.variant}"><head>{head}</head><body>{"".join(body)}</body></html>'


def readers() -> dict[str, Callable[[Path], str]]:
    def plumbed(path: Path) -> str:
        with pdfplumber.open(path) as document:
            return "".join(char["text"] for page in document.pages for char in page.chars)

    found: dict[str, Callable[[Path], str]] = {
        "pypdf": lambda path: "".join(page.extract_text() for page in pypdf.PdfReader(path).pages),
        "pdfplumber": plumbed,
    }
    if shutil.which("pdftotext"):
        found["pdftotext"] = lambda path: subprocess.run(
            ["pdftotext", "-raw", path, "-"], capture_output=True, check=True
        ).stdout.decode()
    return found


def count_exact(folder: Path) -> str:
    """How many of the PDFs hold the text of the model, by each reader.

    The official text must be in the reading in order with nothing missing; what stands between (page numbers, a title
    that is apparatus) may be there: the tests of render/print ask for more.
    """
    wanted = {f"{edition.variant}-{sheet.name}": visible("".join(text_of(sheet))) for edition, sheet in jobs()}
    counts = []
    for read in readers().values():
        counts.append(sum(_holds(visible(read(folder / f"{name}.pdf")), text) for name, text in wanted.items()))
    return " / ".join(map(str, counts))


def text_of(sheet: Sheet) -> Iterator[str]:
    for item in compose(sheet):
        if isinstance(item, Title) and not item.apparatus:
            yield from item.texts
        elif isinstance(item, Line):
            yield from (run.text for run in item.runs)


def _holds(read: str, text: str) -> bool:
    """True where `text` is a subsequence of what was read."""
    rest = iter(read)
    return all(character in rest for character in text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--weasyprint", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium", metavar="PATH")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--large", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.into:
        print_all(options.into, (OFFICIAL, LARGE) if options.large else (OFFICIAL,))
        return

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for edition, sheet in jobs():
            (folder / f"{edition.variant}-{sheet.name}.html").write_text(page_of(edition, sheet), "utf-8")
        chromium = " && ".join(
            f"{options.chromium} --headless --no-sandbox --disable-gpu --no-pdf-header-footer "
            f"--print-to-pdf={page.with_suffix('.pdf')} file://{page} 2>/dev/null"
            for page in sorted(folder.glob("*.html"))
        )
        commands = {
            "gongwen (Typst), all included": [sys.executable, __file__, "--into", str(folder)],
            "the same and in large print (72)": [sys.executable, __file__, "--into", str(folder), "--large"],
            "WeasyPrint": [options.weasyprint, "-c", WEASYPRINT, str(folder)],
            "Chromium": ["sh", "-c", chromium],
        }
        print(
            "| maker | seconds | CPU seconds | × CPU | peak MB | size MB | exact: "
            + " / ".join(readers())
            + " |\n|---|---|---|---|---|---|---|"
        )
        ours = 0.0
        for name, command in commands.items():
            for old in folder.glob("*.pdf"):
                old.unlink()
            try:
                measured = [measure(command, ROOT) for _ in range(options.runs)]
            except (SystemExit, FileNotFoundError) as error:
                print(f"| {name} | not measured: {str(error).strip().splitlines()[-1]} | | | | | |")
                continue
            seconds, cpu = (statistics.median(run[n] for run in measured) for n in (0, 1))
            peak = max(kib for *_, kib in measured) / 1024
            size = sum(path.stat().st_size for path in folder.glob("*.pdf")) / 1e6
            ours = ours or cpu
            figures = f"{seconds:.2f} | {cpu:.2f} | {cpu / ours:.1f} | {peak:.0f} | {size:.1f} | {count_exact(folder)}"
            print(f"| {name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
