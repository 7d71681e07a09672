"""Which pictures are printed, and that none of them brings words, other files or a fault into a PDF."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import PIL.Image
import pytest

from gongwen.model import Division, Edition, Figure, Paragraph, Part
from gongwen.render.print.pdf import PdfMaker
from gongwen.render.print.pictures import is_printable_picture
from gongwen.render.print.sheets import whole_sheet


def raster(form: str) -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", (40, 30), "navy").save(out, form)
    return out.getvalue()


def svg(content: str, head: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{content}</svg>'.encode()


LINES = '<path d="M0 0L40 30" stroke="url(#a)"/><use href="#b"/>'
PRINTABLE = {
    "png": raster("PNG"),
    "jpeg": raster("JPEG"),
    "gif": raster("GIF"),
    "webp": raster("WEBP"),
    "svg": svg(LINES),
    "svg with a head": svg(LINES, '\ufeff<?xml version="1.0"?>\n<!-- 图 -->\n'),
}
REFUSED = {
    "nothing": b"",
    "tiff": raster("TIFF"),
    "bmp": raster("BMP"),
    "html": b"<html><svg></svg></html>",
    "words": svg('<text x="1" y="9">赠送</text>'),
    "words by a prefix": svg('<s:text xmlns:s="http://www.w3.org/2000/svg">赠送</s:text>'),
    "another file": svg('<image href="secret.png"/>'),
    "another file by style": svg("<path fill=\"url( 'other.svg#a')\"/>"),
    "a link": svg('<a xlink:href = "https://example.org/"><path/></a>'),
    "a style sheet": svg("<STYLE>@import 'x.css'</STYLE>"),
    "an entity": svg("&a;", '<!DOCTYPE svg [<!ENTITY a "<text>赠送</text>">]>'),
    "utf-16": svg("").decode().encode("utf-16"),
}


@pytest.mark.parametrize("name", PRINTABLE)
def test_pictures_that_print(name: str) -> None:
    assert is_printable_picture(PRINTABLE[name])


@pytest.mark.parametrize("name", REFUSED)
def test_pictures_that_do_not(name: str) -> None:
    assert not is_printable_picture(REFUSED[name])


@pytest.fixture
def illustrated(edition: Edition) -> Callable[[dict[str, bytes]], Edition]:
    """A document of one paragraph and a figure for each of the pictures, described by its `src`."""

    def make(pictures: dict[str, bytes]) -> Edition:
        figures = tuple(Figure(f"chp_1__fig_{n}", 10 + n, src, f"图示{n}") for n, src in enumerate(pictures, 1))
        chapter = Division("chp_1", "chapter", 1, "一、", "总体", (Paragraph("chp_1__p_1", 2, "如图。"), *figures))
        main = Part("", "main", edition.document.main.metadata, divisions=(chapter,))
        return replace(edition, document=replace(edition.document, main=main))

    return make


def descriptions(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return sorted(str(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o)


@pytest.mark.pdf
def test_every_form_is_drawn_with_its_description(
    maker: PdfMaker, illustrated: Callable[[dict[str, bytes]], Edition], official_text: Callable[[bytes], str]
) -> None:
    edition = illustrated(PRINTABLE)
    printed = maker.make(edition, whole_sheet(edition), PRINTABLE)
    assert printed.pdf is not None
    assert printed.findings == ()
    assert descriptions(printed.pdf) == [f"图示{n}" for n in range(1, len(PRINTABLE) + 1)]
    assert official_text(printed.pdf) == "一、总体如图。"


@pytest.mark.pdf
def test_a_broken_picture_is_named_and_the_others_are_drawn(
    maker: PdfMaker, illustrated: Callable[[dict[str, bytes]], Edition]
) -> None:
    pictures = {"a.png": PRINTABLE["png"], "b.png": PRINTABLE["png"][:60], "c.svg": svg("<path>"), "d.jpg": b""}
    edition = illustrated(pictures)
    printed = maker.make(edition, whole_sheet(edition), pictures)
    assert printed.pdf is not None
    assert descriptions(printed.pdf) == ["图示1"]
    assert [(f.code, f.line) for f in printed.findings] == [("W-image", line) for line in (12, 13, 14)]


def test_a_sheet_names_its_pictures(illustrated: Callable[[dict[str, bytes]], Edition]) -> None:
    assert whole_sheet(illustrated(PRINTABLE)).pictures() == tuple(PRINTABLE)


@pytest.mark.pdf
def test_a_picture_without_words_of_its_own_says_so(maker: PdfMaker, edition: Edition) -> None:
    figure = Figure("chp_1__fig_1", 10, "png", " ")
    main = Part(
        "",
        "main",
        edition.document.main.metadata,
        divisions=(Division("chp_1", "chapter", 1, "一、", "图", (figure,)),),
    )
    bare = replace(edition, document=replace(edition.document, main=main))
    printed = maker.make(bare, whole_sheet(bare), PRINTABLE)
    assert printed.pdf is not None
    assert descriptions(printed.pdf) == ["（图，原文没有文字说明）"]
