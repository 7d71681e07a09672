"""Rows taller than a page: read cell by cell where the paper breaks them, and in no other case."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
import typst

from gongwen.verify.pdf_cells import Cell, Mark, Shown, broken_cells, in_reading_order
from gongwen.verify.published_pdf import read_pdf
from gongwen.verify.published_pdf_again import read_pdf_again
from gongwen.verify.site_files import PdfReader

READERS: tuple[PdfReader, ...] = (read_pdf, read_pdf_again)
LONG, BESIDE = " ".join(f"long{n}" for n in range(60)), " ".join(f"beside{n}" for n in range(40))
CELLS = {Mark(0, 1): Cell(0, 0), Mark(0, 2): Cell(0, 1), Mark(1, 0): Cell(0, 0), Mark(1, 1): Cell(0, 1)}


@pytest.fixture(scope="module")
def broken_row() -> bytes:
    """A table whose second row fills more than two sheets."""
    source = (
        '#set document(title: "t")\n#set page(width: 260pt, height: 200pt, margin: 20pt)\nBefore.\n'
        f"#table(columns: (1fr, 1fr, 1fr), table.header[A][B][C], [one], [{LONG}], [{BESIDE}], [two], [x], [y])\n"
        "After.\n"
    )
    result = typst.Compiler().compile(input=source.encode(), format="pdf", pdf_standards=["ua-1"])
    assert isinstance(result, bytes)
    return result


def shown(data: bytes, read: PdfReader) -> str:
    return "".join("".join(piece.text for piece in read(data).pieces).split())


def changed(data: bytes, change: Callable[[bytes, int], bytes]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as opened:
        for number, page in enumerate(opened.pages):
            page.Contents = opened.make_stream(change(page.Contents.read_bytes(), number))
        opened.save(out)
    return out.getvalue()


@pytest.mark.pdf
@pytest.mark.parametrize("read", READERS)
def test_a_cell_over_several_sheets_is_read_whole(broken_row: bytes, read: PdfReader) -> None:
    wanted = f"Before.ABCone{LONG}{BESIDE}twoxyAfter."
    assert shown(broken_row, read) == "".join(wanted.split())


@pytest.mark.pdf
@pytest.mark.parametrize("read", READERS)
def test_words_changed_on_the_second_sheet_are_read_there(broken_row: bytes, read: PdfReader) -> None:
    def without_first(content: bytes, number: int) -> bytes:
        start = content.index(b"/Span") if number == 1 else -1
        return content if start < 0 else content[:start] + content[content.index(b"EMC", start) + 3 :]

    assert shown(changed(broken_row, without_first), read) != shown(broken_row, read)


def test_only_cells_of_rows_over_several_pages_are_named(broken_row: bytes) -> None:
    with pikepdf.open(BytesIO(broken_row)) as opened:
        cells = broken_cells(opened)
    assert {cell.column for cell in cells.values()} == {0, 1, 2}
    assert len({cell.row for cell in cells.values()}) == 1


def test_the_row_has_to_be_all_that_stands_between_its_ends() -> None:
    row = [Shown("甲", Mark(0, 1)), Shown("乙", Mark(0, 2)), Shown("丙", Mark(1, 0)), Shown("丁", Mark(1, 1))]
    assert in_reading_order(row, CELLS) == "甲丙乙丁"
    assert in_reading_order([*row[:2], Shown("\n"), *row[2:]], CELLS) == "甲丙乙丁"
    assert in_reading_order([*row[:2], Shown("别的", Mark(1, 9)), *row[2:]], CELLS) == "甲乙别的丙丁"


def test_the_cells_of_a_page_have_to_stand_in_their_order() -> None:
    exchanged = [Shown("乙", Mark(0, 2)), Shown("甲", Mark(0, 1)), Shown("丙", Mark(1, 0)), Shown("丁", Mark(1, 1))]
    assert in_reading_order(exchanged, CELLS) == "乙甲丙丁"


def test_without_such_rows_text_stays_as_it_is_painted() -> None:
    assert in_reading_order([Shown("二", Mark(0, 1)), Shown("一", Mark(0, 0))], {}) == "二一"
