"""PDFs by Typst, then changed by hand as someone would who wants to deceive."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.verify.tiny_site import pdf

from gongwen.verify.published_pdf import read_pdf

TEXT = "坚持“创新”，——不断（推进）Web 2.0 difficult office工作。"


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(data)) as opened:
        change(opened)
        out = BytesIO()
        opened.save(out)
        return out.getvalue()


def shown(data: bytes) -> str:
    return "".join("".join(piece.text for piece in read_pdf(data).pieces).split())


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf([("p_1", "", TEXT), ("p_2", "", "甲" * 2000)])


@pytest.mark.pdf
def test_text_is_read_without_artifacts_over_pages(printed: bytes) -> None:
    assert shown(printed) == "".join(TEXT.split()) + "甲" * 2000
    assert len(pikepdf.open(BytesIO(printed)).pages) > 1


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"/Artifact BMC", b"EMC"),
        (b"/Artifact <</Type /Pagination>> BDC", b"EMC"),
        (b"/Span <</ActualText ()>> BDC", b"EMC"),
    ],
)
def test_what_is_put_into_marked_content_is_gone(printed: bytes, before: bytes, after: bytes) -> None:
    def wrap(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            content = page.Contents.read_bytes()
            page.Contents = opened.make_stream(before + b"\n" + content + b"\n" + after)

    assert shown(changed(printed, wrap)) == ""


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"0 Tr", b"3 Tr"),
        (b"0 Tr", b"0 Tr 1 1 1 rg"),
        (b"0 Tr", b"0 Tr 1 g"),
        (b"0 Tr", b"0 Tr 0 0 0 0 k"),
        (b"0 Tr", b"0 Tr /gone gs"),
    ],
)
def test_what_nobody_sees_is_gone(printed: bytes, old: bytes, new: bytes) -> None:
    def hide(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.Contents = opened.make_stream(page.Contents.read_bytes().replace(old, new))
            page.Resources.ExtGState = pikepdf.Dictionary(gone=pikepdf.Dictionary(ca=0))

    assert shown(changed(printed, hide)) == ""


@pytest.mark.pdf
def test_a_colour_of_type_is_none_to_hide_in(printed: bytes) -> None:
    def colour(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.Contents = opened.make_stream(page.Contents.read_bytes().replace(b"0 Tr", b"0 Tr 0.6 0 0 rg"))

    assert shown(changed(printed, colour)) == shown(printed)


@pytest.mark.pdf
def test_a_form_shows_its_text(printed: bytes) -> None:
    def fold(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            form = opened.make_stream(page.Contents.read_bytes())
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Resources = page.MediaBox, page.Resources
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(f=form))
            page.Contents = opened.make_stream(b"/f Do")

    assert shown(changed(printed, fold)) == shown(printed)


@pytest.mark.pdf
def test_a_remark_on_the_page_and_words_put_over_the_text_stand_beside_it(printed: bytes) -> None:
    def remark(opened: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="假注", Rect=[0, 0, 9, 9]
        )
        opened.pages[0].Annots = opened.make_indirect(pikepdf.Array([opened.make_indirect(note)]))
        opened.Root.Spoken = opened.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, ActualText="假话"))

    assert sorted(piece.text for piece in read_pdf(changed(printed, remark)).strays) == ["假注", "假话"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00\x01", "没有".encode()])
def test_what_is_no_pdf_shows_nothing(data: bytes) -> None:
    assert read_pdf(data).pieces == ()
