"""The second reader, on PDFs by Typst and on what someone might do to them."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.verify.tiny_site import pdf

from gongwen.verify.published_pdf import read_pdf
from gongwen.verify.published_pdf_again import read_pdf_again
from gongwen.verify.site_files import PdfReader

TEXT = "坚持“创新”，——不断（推进）Web 2.0 difficult office工作。"


def shown(data: bytes, read: PdfReader = read_pdf_again) -> str:
    return "".join("".join(piece.text for piece in read(data).pieces).split())


def with_content(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    with pikepdf.open(BytesIO(data)) as opened:
        for page in opened.pages:
            page.Contents = opened.make_stream(change(page.Contents.read_bytes()))
        out = BytesIO()
        opened.save(out)
        return out.getvalue()


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf([("p_1", "", TEXT), ("p_2", "", "甲" * 2000)])


@pytest.mark.pdf
def test_both_readers_read_the_same_without_artifacts(printed: bytes) -> None:
    assert shown(printed) == "".join(TEXT.split()) + "甲" * 2000
    assert shown(printed) == shown(printed, read_pdf)


@pytest.mark.pdf
def test_an_artifact_ends_where_it_was_opened(printed: bytes) -> None:
    nested = with_content(printed, lambda content: b"/Artifact BMC /Span BMC EMC " + content + b" EMC")
    assert shown(nested) == ""
    unbalanced = with_content(printed, lambda content: b"EMC EMC " + content)
    assert shown(unbalanced) == shown(printed)


@pytest.mark.pdf
def test_words_that_nobody_sees_are_there_for_whoever_copies(printed: bytes) -> None:
    """The first reader leaves them out, so that the two differ and `verify` says so."""
    hidden = with_content(printed, lambda content: content.replace(b"0 Tr", b"3 Tr"))
    assert shown(hidden) == shown(printed)
    assert shown(hidden, read_pdf) == ""


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"<html></html>"])
def test_what_is_no_pdf_shows_nothing(data: bytes) -> None:
    assert "".join(piece.text for piece in read_pdf_again(data).pieces).strip() == ""
