"""Pictures of papers: in the text's place with their bytes, or counted among what was left out, never nowhere."""

import io
import re

import pikepdf
import pytest
from PIL import Image
from tests.originals.papers import paper
from tests.originals.test_ofd import NS, ofd, words

from gongwen.sources.originals import ReadOriginal, read_original
from gongwen.verify.original import compare_original
from gongwen.verify.original_child import read_again

pytestmark = pytest.mark.pdf
LONG = "各县区应当在每年三月底以前把上一年度的巡护情况写成报告，连同照片一并报送。"
RED, GREEN = (200, 20, 20), (20, 160, 40)


def drawn(colour: tuple[int, ...] = RED, form: str = "PNG", size: tuple[int, int] = (30, 20)) -> bytes:
    """A picture with its upper left quarter in another colour, so that a turned one is seen."""
    mode = "RGBA" if len(colour) == 4 else "RGB"
    picture = Image.new(mode, size, colour)
    picture.paste((*(0, 0, 250), *colour[3:]), (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def image(data: bytes, settings: str = "width: 40mm") -> str:
    return f"#image(bytes(({','.join(map(str, data))},)), {settings})"


def read(body: str) -> ReadOriginal:
    return read_original(paper(body), "x.pdf")


def left_out(reading: ReadOriginal) -> list[str]:
    return re.findall(r"<p hidden data-picture[^>]*>(.*?)</p>", reading.source)


def order(reading: ReadOriginal) -> list[tuple[str, str]]:
    return re.findall(r'<p data-page="\d+">(?:<img src="([^"]+)"|(.))', reading.source)


def test_a_picture_stands_between_the_paragraphs_where_it_stood() -> None:
    reading = read(f"甲{LONG}\n\n{image(drawn())}\n\n乙{LONG}\n\n{image(drawn(GREEN))}")

    assert order(reading) == [("", "甲"), ("page-1-1.png", ""), ("", "乙"), ("page-1-2.png", "")]
    assert [name for name, _ in reading.held] == ["page-1-1.png", "page-1-2.png"]
    assert left_out(reading) == []
    seen = [Image.open(io.BytesIO(data)).convert("RGB") for _, data in reading.held]
    assert [one.getpixel((one.width - 2, one.height - 2)) for one in seen] == [RED, GREEN]
    assert {one.getpixel((1, 1)) for one in seen} == {(0, 0, 250)}


def test_what_is_seen_through_stays_so_and_a_photograph_keeps_its_bytes() -> None:
    photograph = drawn(GREEN, "JPEG", (64, 48))
    reading = read(f"{LONG}\n\n{image(drawn((200, 20, 20, 100)))}\n\n{image(photograph)}\n\n{LONG}")
    clear, kept = (data for _, data in reading.held)

    assert [name for name, _ in reading.held] == ["page-1-1.png", "page-1-2.jpg"]
    assert kept == photograph
    pixel = Image.open(io.BytesIO(clear)).getpixel((25, 15))
    assert isinstance(pixel, tuple) and pixel[3] == 100


def test_a_picture_that_is_turned_or_mirrored_is_taken_as_it_is_seen() -> None:
    photograph = drawn(GREEN, "JPEG", (64, 48))
    reading = read(f"{LONG}\n\n#scale(x: -100%, {image(photograph)[1:]})\n\n{LONG}")
    ((name, data),) = reading.held

    assert name == "page-1-1.png"
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    corner = picture.getpixel((picture.width - 3, 3))
    assert isinstance(corner, tuple) and corner[2] > 200  # the blue quarter is at the right now


def test_a_photograph_with_a_mask_is_taken_with_it() -> None:
    with pikepdf.open(io.BytesIO(paper(f"{LONG}\n\n{image(drawn(GREEN, 'JPEG', (64, 48)))}"))) as pdf:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        mask = pdf.make_stream(b"\x40" * 64 * 48, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        mask.Width, mask.Height, mask.BitsPerComponent, mask.ColorSpace = 64, 48, 8, pikepdf.Name.DeviceGray
        picture.SMask = mask
        out = io.BytesIO()
        pdf.save(out)
    ((name, data),) = read_original(out.getvalue(), "x.pdf").held

    assert name == "page-1-1.png"
    pixel = Image.open(io.BytesIO(data)).getpixel((30, 30))
    assert isinstance(pixel, tuple) and pixel[3] == 0x40


def test_a_watermark_over_a_picture_does_not_take_it_out_of_the_text() -> None:
    mark = "#place(top + left, dx: 10mm, dy: 25mm, rotate(-40deg, text(size: 20pt, fill: luma(80%))[内部资料]))"
    reading = read(f"{mark}\n甲{LONG}\n\n{image(drawn(), 'width: 80mm')}\n\n乙{LONG}")

    assert order(reading) == [("", "甲"), ("page-1-1.png", ""), ("", "乙")]


def test_a_picture_of_the_second_column_stands_in_it() -> None:
    right = f"丙{LONG * 2}\n\n{image(drawn(), 'width: 20mm')}\n\n丁{LONG * 2}"
    reading = read(f"#columns(2, gutter: 2em)[甲{LONG * 5}\n\n#colbreak()\n{right}]")

    assert order(reading) == [("", "甲"), ("", "丙"), ("page-1-1.png", ""), ("", "丁")]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"#place(top + left, {image(drawn((200, 20, 20, 60)))[1:]})\n{LONG}", "与文字重叠"),
        (f"{LONG}\n\n{image(drawn(), 'width: 3mm')}\n\n{LONG}", "很小"),
        (f"{LONG}\n\n#table(columns: 2, [甲], [乙], {image(drawn())[1:]}, [丙])\n\n{LONG}", "在表格里"),
        (f"{LONG}\n\n{image(drawn(size=(4000, 3000)))}\n\n{LONG}", "取不出来"),
    ],
)
def test_a_picture_that_is_no_text_is_counted_with_its_reason(body: str, why: str) -> None:
    reading = read(body)

    assert reading.held == ()
    (said,) = left_out(reading)
    assert why in said and "毫米" in said
    assert any("1 处图像没有收入（第 1 页）" in remark for remark in reading.remarks)


def test_a_picture_at_the_same_place_of_three_pages_is_a_letterhead() -> None:
    head = f"#set page(header: {image(drawn(), 'width: 12mm')[1:]})\n"
    three, two = (read(head + "#pagebreak()".join([LONG] * count)) for count in (3, 2))

    assert (three.held, len(left_out(three))) == ((), 3)
    assert (len(two.held), left_out(two)) == (2, [])


def test_a_picture_within_a_drawing_stands_where_the_drawing_does() -> None:
    with pikepdf.open(io.BytesIO(paper(f"甲{LONG}\n\n{image(drawn())}\n\n#v(4em)乙{LONG}"))) as pdf:
        page = pdf.pages[0]
        (name, picture), *_ = page.Resources.XObject.items()
        inner = b"q 113 0 0 75 0 0 cm /P Do Q"
        form = pdf.make_stream(inner, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 113, 75])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        form.Matrix = [1, 0, 0, 1, 80, 0]
        page.Resources.XObject = pikepdf.Dictionary({name: picture, "/F": form})
        content = pikepdf.unparse_content_stream(
            [one for one in pikepdf.parse_content_stream(page) if str(one.operator) != "Do"]
        )
        page.Contents = pdf.make_stream(b"q " + content + b" Q q 1 0 0 1 0 550 cm /F Do Q")
        out = io.BytesIO()
        pdf.save(out)
    reading = read_original(out.getvalue(), "x.pdf")

    assert order(reading) == [("", "甲"), ("page-1-1.png", ""), ("", "乙")]


def test_an_ofd_has_its_pictures_too() -> None:
    shown = '<ofd:ImageObject ResourceID="{id}" CTM="40 0 0 20 0 0" Boundary="30 {top} 40 20"/>'
    page = words("甲每周巡护一次。", 30, 30) + shown.format(id=5, top=50) + words("乙如实记录。", 30, 90)
    other = shown.format(id=6, top=110)  # in no form that browsers show
    part = '<ofd:MultiMedia ID="{0}" Type="Image"><ofd:MediaFile>{0}</ofd:MediaFile></ofd:MultiMedia>'
    resources = f'<ofd:Res {NS} BaseLoc="Res">{part.format(5)}{part.format(6)}</ofd:Res>'
    data = ofd(page + other, resources=resources, media={"5": drawn(), "6": b"JB2"})
    reading = read_original(data, "x.ofd")

    assert order(reading) == [("", "甲"), ("page-1-1.png", ""), ("", "乙")]
    assert reading.held == (("page-1-1.png", drawn()),)
    assert left_out(reading) == ["［图像 40×20 毫米，取不出来］"]
    assert "［图像" in read_original(ofd(page), "x.ofd").source  # nothing says what 5 is
    mirrored = ofd(page.replace('CTM="40', 'CTM="-40'), resources=resources, media={"5": drawn(), "6": b""})
    assert read_original(mirrored, "x.ofd").held == ()


def test_curves_of_a_drawing_are_counted_for_nobody_reads_them() -> None:
    reading = read(f"{LONG}\n\n" + "#circle(radius: 4pt, stroke: 1pt) " * 14 + f"\n\n{LONG}")
    few = read(f"{LONG}\n\n#circle(radius: 4pt, stroke: 1pt)\n\n{LONG}")

    assert left_out(reading) == ["［曲线 14 处，是线条图或转成曲线的文字］"]
    assert left_out(few) == []


def test_our_words_about_a_picture_are_none_of_the_original() -> None:
    pdf = paper(f"#place(top + left, {image(drawn((200, 20, 20, 60)))[1:]})\n{LONG}")
    reading = read_original(pdf, "x.pdf")
    said = reading.source.replace(" data-picture", "")

    assert compare_original(reading.source, [tuple(page) for page in read_again(pdf)[1]]) == ()
    assert compare_original(said, [tuple(page) for page in read_again(pdf)[1]]) != ()
