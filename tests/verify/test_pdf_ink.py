"""What a drawn PDF shows of what it says, beside the form of the file."""

from pathlib import Path

import pikepdf
import pytest
from tests.small_project import small_project
from tests.verify.test_pdf_form import Change, changed, content, on_a_sheet, on_page
from tests.verify.tiny_site import pdf

from gongwen.build.making import make_site
from gongwen.build.wanted import Options, Wanted
from gongwen.cli import main
from gongwen.cli.verifying import site_reports
from gongwen.library.project import find_project
from gongwen.verify import font_outlines
from gongwen.verify.pdf_form import pdf_form
from gongwen.verify.pdf_ink import ink_faults
from gongwen.verify.published_pdf import font_characters

pytestmark = pytest.mark.pdf
UNITS = [("chp_1", "", "一、总体要求"), ("chp_1__p_1", "", "第一条　先行先试，逐步推开——1项、I类●■。")]


@pytest.fixture(scope="module")
def made() -> bytes:
    return on_a_sheet(pdf(UNITS))


def without_strokes(text: str) -> Change:
    """The font program draws nothing for one character, as long as it was."""

    def change(opened: pikepdf.Pdf) -> None:
        for font in opened.pages[0].Resources.Font.values():
            codes = [code for code, shown in font_characters(font).items() if shown == text]
            program = font.DescendantFonts[0].FontDescriptor.FontFile3
            data = program.read_bytes()
            for outline in (glyph for code in codes for glyph in [_char_strings(data)[code]]):
                assert data.count(outline) == 1
                data = data.replace(outline, b"\x0e" * len(outline))  # endchar
            program.write(data)

    return change


def _char_strings(program: bytes) -> list[bytes]:
    """The outlines themselves, of which font_outlines.py gives digests."""
    _, at = font_outlines._index(program, program[2])
    tops, _ = font_outlines._index(program, at)
    return font_outlines._index(program, font_outlines._operand(tops[0], font_outlines._CHAR_STRINGS))[0]


def test_our_own_is_seen(made: bytes) -> None:
    """Strokes that fill their box (一, ——, 1, I), figures that are black all over."""
    assert list(ink_faults(made)) == []


@pytest.mark.parametrize(
    "change",
    [
        content(b"0 0 1 1 re W n"),
        content(b"1 0 0 1 5000 5000 cm"),
        content(after=b"1 g 0 0 600 850 re f"),
        content(after=b"0 g 0 0 600 850 re f"),
        content(b"3 Tr", old=b"Tf", new=b"Tf 3 Tr"),
        on_page("/CropBox", pikepdf.Array([0, 0, 1, 1])),
    ],
)
def test_what_is_not_seen_is_told(made: bytes, change: Change) -> None:
    assert list(ink_faults(changed(made, change)))


def test_a_character_that_the_only_file_of_a_site_does_not_draw_is_told(made: bytes) -> None:
    false = changed(made, without_strokes("试"))

    assert pdf_form(false).faults == pdf_form(made).faults
    assert list(ink_faults(false)) == ["第 1 页：“试”没有墨迹"]


def test_ink_of_no_character_is_told(made: bytes) -> None:
    """A form draws what no text says."""

    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        shape = opened.make_stream(b"0 g 100 100 60 60 re f")
        shape.update({"/Type": pikepdf.Name("/XObject"), "/Subtype": pikepdf.Name("/Form"), "/BBox": [0, 0, 600, 850]})
        page.Resources["/XObject"] = pikepdf.Dictionary({"/Drawn": opened.make_indirect(shape)})
        page.Contents = opened.make_stream(page.Contents.read_bytes() + b"\n/Drawn Do")

    assert any("不是文字" in fault for fault in ink_faults(changed(made, change)))


def test_no_pdf_is_no_crash(made: bytes) -> None:
    assert len(list(ink_faults(b"%PDF-1.7 nothing"))) == 1
    assert list(ink_faults(made[: len(made) // 2]))


def test_verify_deep_sees_what_the_form_of_all_files_does_not_tell(tmp_path: Path) -> None:
    """The same character draws nothing in every PDF of the site: none differs from the others. (Digests do here.)"""
    project = find_project(small_project(tmp_path / "project"))
    make_site(project, Wanted(("zh-Hans",), Options(), jobs=1))

    def told(*, deep: bool) -> set[str]:
        reports = site_reports(project, (), None, lambda message: None, deep=deep)
        return {place.text for report in reports for place in report.places}

    assert told(deep=True) == set()
    for path in project.site.rglob("*.pdf"):
        path.write_bytes(changed(path.read_bytes(), without_strokes("试")))
    assert not any("墨迹" in text for text in told(deep=False))
    assert any("试”没有墨迹" in text for text in told(deep=True))


def test_deep_is_of_a_whole_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--deep", "--sums", "--site", str(tmp_path)]) == 1
    assert "--deep" in capsys.readouterr().err
