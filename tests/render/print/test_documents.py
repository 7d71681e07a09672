"""Real documents of every shape, from the shared collection, in four scripts."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.model import VARIANTS, Edition, Finding, Particulars
from gongwen.render.print.pdf import PdfMaker
from gongwen.render.print.sheets import Sheet, whole_sheet
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition

pytestmark = pytest.mark.pdf


def verified(root: Path) -> list[Path]:
    with (root / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [root / row["file"] for row in rows if row["split"] == "dev" and row["verified"] == "yes"]


def test_documents_print_exactly_in_four_scripts(
    documents_root: Path,
    maker: PdfMaker,
    without_artifacts: Callable[[bytes], bytes],
    readers: dict[str, Callable[[bytes], str]],
    sheet_text: Callable[[Sheet], str],
) -> None:
    # pdftotext is many times faster than the readers in Python.
    read = readers["pdftotext" if shutil.which("pdftotext") else "pypdf"]
    paths = [path for path in verified(documents_root) if path.is_file()]
    unprinted: list[Finding] = []
    for path in paths:
        document = parse_structure(read_article(path.read_bytes(), path.name))
        source = Edition("x", "zh-Hans", document, Particulars())
        for variant in VARIANTS:
            edition = convert_edition(source, Converter(variant, ()))
            printed = maker.make(edition, whole_sheet(edition))
            unprinted += printed.findings
            if printed.pdf is not None:
                assert visible(read(without_artifacts(printed.pdf))) == sheet_text(whole_sheet(edition)), path.name
    assert len(paths) > 20
    assert all("↺" in finding.message for finding in unprinted)
