"""Real documents of every shape, from the shared collection, in four scripts."""

import csv
import shutil
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.render.print.conftest import READERS, text_of_sheet, without_artifacts

from gongwen.model import VARIANTS, Edition, Finding, Particulars, Variant
from gongwen.render.print.fonts import package_fonts
from gongwen.render.print.pdf import PdfMaker, PrintOptions
from gongwen.render.print.sheets import whole_sheet
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition

pytestmark = pytest.mark.pdf
DOCUMENTS_EACH = 20  # printed by one process


def verified(root: Path) -> list[Path]:
    with (root / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [root / row["file"] for row in rows if row["split"] == "dev" and row["verified"] == "yes"]


def print_documents(paths: list[Path], variant: Variant) -> list[Finding]:
    """What could not be printed in one script; asserts that all else was printed exactly."""
    # pdftotext is many times faster than the readers in Python.
    read = READERS["pdftotext" if shutil.which("pdftotext") else "pypdf"]
    maker = PdfMaker(PrintOptions(site="https://example.org/lib/"), package_fonts())
    unprinted: list[Finding] = []
    for path in paths:
        document = parse_structure(read_article(path.read_bytes(), path.name))
        edition = convert_edition(Edition("x", "zh-Hans", document, Particulars()), Converter(variant, ()))
        printed = maker.make(edition, whole_sheet(edition))
        unprinted += printed.findings
        if printed.pdf is not None:
            assert visible(read(without_artifacts(printed.pdf))) == text_of_sheet(whole_sheet(edition)), path.name
    return unprinted


@pytest.mark.parametrize("variant", VARIANTS)
def test_documents_print_exactly(documents_root: Path, variant: Variant) -> None:
    paths = [path for path in verified(documents_root) if path.is_file()]
    # In processes of their own: what Typst remembers of so many pages would stay in this one's memory.
    pieces = [paths[start : start + DOCUMENTS_EACH] for start in range(0, len(paths), DOCUMENTS_EACH)]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        unprinted = [f for found in pool.map(partial(print_documents, variant=variant), pieces) for f in found]

    assert len(paths) > 20
    assert all("↺" in finding.message for finding in unprinted)
