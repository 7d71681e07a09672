"""What no line may end in (an address, a row of dots) is broken where it is wider than its place, and only there."""

import io
from collections.abc import Callable
from dataclasses import replace

import pdfplumber
import pikepdf
import pytest

from gongwen.model import Edition, Table
from gongwen.render.print.options import LARGE, OFFICIAL, Grid, PrintOptions
from gongwen.render.print.pdf import PdfMaker
from gongwen.render.print.sheets import whole_sheet
from gongwen.verify.font_outlines import outlines
from gongwen.verify.pdf_form import pdf_form
from gongwen.verify.published_pdf import font_characters

pytestmark = pytest.mark.pdf
Reader = Callable[[bytes], str]
_RIGHT = (210 - 26 + 4) / 25.4 * 72  # the edge of the text; a mark there may have empty room beyond it


def printed(edition: Edition, grid: Grid = OFFICIAL) -> bytes:
    made = PdfMaker(PrintOptions(grid=grid)).make(edition, whole_sheet(edition)).pdf
    assert made is not None
    return made


@pytest.mark.parametrize("grid", [OFFICIAL, LARGE], ids=["normal", "large"])
@pytest.mark.parametrize(
    "run",
    ["/files/" + "0123456789abcdef" * 8 + ".pdf", "…" * 80, "——" * 40, "_" * 120, "é" * 90, "１" * 90],
    ids=["address", "dots", "dashes", "line", "letters", "full width"],
)
def test_a_long_run_stays_on_the_paper(
    with_text: Callable[[str], Edition], official_text: Reader, run: str, grid: Grid
) -> None:
    text = f"原文见附件（{run}），请查收。"
    pdf = printed(with_text(text), grid)

    assert official_text(pdf) == text
    assert pdf_form(pdf).faults == []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        assert max(char["x1"] for char in document.pages[0].chars) < _RIGHT


def test_a_word_that_fits_a_line_is_not_broken(with_text: Callable[[str], Edition]) -> None:
    word = "Internationalisierungsbestrebungen"
    with pdfplumber.open(io.BytesIO(printed(with_text(f"{'甲' * 20}{word}。")))) as document:
        lines = document.pages[0].extract_text_lines()

    assert any(word in line["text"] for line in lines)


def test_a_long_run_stays_in_its_cell(with_text: Callable[[str], Edition], official_text: Reader) -> None:
    edition = with_text("")
    address = "a1b2c3d4" * 4  # shorter than a line of text, longer than one of the cell
    rows = (("名称", "网址", "说明", "办理单位"), ("甲", address, "乙" * 30, "丙" * 30))
    table = Table("preamble__table_1", 3, rows, 1)
    main = replace(edition.document.main, preamble=(table,))
    pdf = printed(replace(edition, document=replace(edition.document, main=main)))

    assert official_text(pdf) == "".join(cell for row in rows for cell in row)
    assert pdf_form(pdf).faults == []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        upright = [line for line in page.lines if line["height"] > line["width"]]
        _, left, right, *_ = sorted({line["x0"] for line in upright})
        table_top, table_bottom = min(line["top"] for line in upright), max(line["bottom"] for line in upright)
        inside = (char for char in page.chars if table_top < char["top"] and char["bottom"] < table_bottom)
        letters = [char for char in inside if char["text"] in address]
        assert len(letters) == len(address)
        assert all(left <= char["x0"] and char["x1"] <= right for char in letters)


def test_a_dash_has_one_form_whatever_stands_beside_it(with_text: Callable[[str], Edition]) -> None:
    """Set by itself, between figures, between characters: of the same face the same glyph (the typesetter would choose
    by the script that it guesses)."""
    edition = replace(with_text("甲—乙，1950—1960，A—B，—"), variant="zh-Hant-TW")
    forms = set()
    with pikepdf.open(io.BytesIO(printed(edition))) as pdf:
        for font in (font for page in pdf.pages for font in page.Resources.Font.values()):
            glyphs = outlines(font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes())
            forms |= {(str(font.BaseFont), glyphs[code]) for code, text in font_characters(font).items() if text == "—"}

    assert len(forms) == 1
