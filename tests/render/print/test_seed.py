"""The seed's PDFs: exact in four scripts, and on the grid of the standard."""

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from gongwen.model import VARIANTS, Edition, Particulars, Variant
from gongwen.render.print.pdf import PdfMaker, Printed
from gongwen.render.print.sheets import Sheet, sheets_of
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition
from gongwen.variants.phrases import parse_phrases

pytestmark = pytest.mark.pdf

ROOT = Path(__file__).parents[3]
SEED = ROOT / "docs/documents/digital-government/source.html"
PHRASES = ROOT / "docs/conversion/phrases.tsv"
MM = 72 / 25.4
ZI = 156 * MM / 28
PITCH = (225 * MM - ZI) / 21


@dataclass(frozen=True)
class PrintedSheet:
    variant: Variant
    sheet: Sheet
    printed: Printed


@pytest.fixture(scope="module")
def printed(maker: PdfMaker) -> tuple[PrintedSheet, ...]:
    """The 36 PDFs of the seed."""
    document = parse_structure(read_article(SEED.read_bytes(), "source.html"))
    source = Edition("digital-government", "zh-Hans", document, Particulars())
    rows = parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv")
    editions = [convert_edition(source, Converter(variant, rows)) for variant in VARIANTS]
    return tuple(
        PrintedSheet(edition.variant, sheet, maker.make(edition, sheet))
        for edition in editions
        for sheet in sheets_of(edition)
    )


def of(printed: tuple[PrintedSheet, ...], variant: Variant, name: str) -> bytes:
    pdf = next(p.printed.pdf for p in printed if (p.variant, p.sheet.name) == (variant, name))
    assert pdf is not None
    return pdf


def test_thirty_six(printed: tuple[PrintedSheet, ...]) -> None:
    assert len(printed) == 36
    assert all(p.printed.pdf for p in printed)


@pytest.mark.parametrize("variant", VARIANTS)
def test_text_is_exact(
    printed: tuple[PrintedSheet, ...],
    variant: Variant,
    official_text: Callable[[bytes], str],
    sheet_text: Callable[[Sheet], str],
) -> None:
    mine = [p for p in printed if p.variant == variant]
    for one in mine:
        assert one.printed.pdf is not None
        assert official_text(one.printed.pdf) == sheet_text(one.sheet), one.sheet.name
    chapters = "".join(sheet_text(one.sheet) for one in mine[:-1])
    assert sheet_text(mine[-1].sheet).endswith(chapters)


def lines_of(page: pdfplumber.page.Page) -> dict[float, list[dict[str, object]]]:
    """The characters of the text by the top of their line."""
    lines: dict[float, list[dict[str, object]]] = {}
    for char in page.chars:
        if char["size"] > 15 and not char["text"].isspace():
            lines.setdefault(round(float(char["bottom"])), []).append(char)
    return dict(sorted(lines.items()))


def test_a_full_page_is_the_grid_of_the_standard(printed: tuple[PrintedSheet, ...]) -> None:
    """GB/T 9704-2012: 22 lines of 28 characters (29 to 31 where punctuation is squeezed) in 156 × 225 mm."""
    with pdfplumber.open(io.BytesIO(of(printed, "zh-Hans", "chp_2"))) as document:
        page = document.pages[1]
        lines = lines_of(page)
        number = "".join(c["text"] for c in page.chars if c["size"] < 15)
        numbers = [c for c in page.chars if c["size"] < 15 and not c["text"].isspace()]

    assert len(lines) == 22
    tops = list(lines)
    assert all(abs(b - a - PITCH) < 1.1 for a, b in pairwise(tops))
    full = Counter(len(line) for line in lines.values() if float(str(line[-1]["x1"])) > 183 * MM)
    assert set(full) <= {26, 27, 28, 29, 30, 31}
    assert full[28] == max(full.values())
    lefts = [float(str(line[0]["x0"])) for line in lines.values()]
    rights = [float(str(line[-1]["x1"])) for line in lines.values()]
    assert min(lefts) == pytest.approx(28 * MM, abs=0.5)
    assert max(rights) == pytest.approx(184 * MM, abs=0.5)
    assert visible(number) == "—2—转载整理，非正式文本"
    assert numbers[0]["x0"] == pytest.approx(28 * MM + ZI, abs=2)
    assert numbers[0]["top"] > (37 + 225) * MM


def test_page_numbers_stand_outside(printed: tuple[PrintedSheet, ...]) -> None:
    with pdfplumber.open(io.BytesIO(of(printed, "zh-Hans", "chp_1"))) as document:
        numbers = [[c for c in page.chars if c["size"] == pytest.approx(ZI * 0.9, abs=0.3)] for page in document.pages]
    for page, chars in enumerate(numbers, 1):
        right = max(float(c["x1"]) for c in chars)
        left = min(float(c["x0"]) for c in chars)
        if page % 2:
            assert right == pytest.approx(184 * MM - ZI, abs=3)
        else:
            assert left == pytest.approx(28 * MM + ZI, abs=2)


def test_signature_and_date_stand_as_on_papers_without_a_seal(printed: tuple[PrintedSheet, ...]) -> None:
    """The longer date ends two characters from the right; it begins two characters right of the signature."""
    with pdfplumber.open(io.BytesIO(of(printed, "zh-Hans", "digital-government"))) as document:
        *_, signature, date = lines_of(document.pages[-1]).values()
    assert "".join(str(c["text"]) for c in signature) == "国务院"
    assert float(str(date[-1]["x1"])) == pytest.approx(184 * MM - 2 * ZI, abs=1.5)
    assert float(str(date[0]["x0"])) - float(str(signature[0]["x0"])) == pytest.approx(2 * ZI, abs=1.5)


def test_no_signature_stands_alone_on_a_page(printed: tuple[PrintedSheet, ...]) -> None:
    for one in printed:
        assert one.printed.pdf is not None
        places = dict(one.printed.eid_pages)
        if "conclusions__p_1" not in places:
            continue
        with pdfplumber.open(io.BytesIO(one.printed.pdf)) as document:
            page = document.pages[places["conclusions__p_1"] - 1]
            assert len(lines_of(page)) > 2, (one.variant, one.sheet.name)
