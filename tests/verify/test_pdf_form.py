"""What is drawn over, beside or instead of the text of a PDF that our kind of press made."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.verify.tiny_site import pdf

from gongwen.verify.font_outlines import Outlines
from gongwen.verify.pdf_form import PdfForm, pdf_form
from gongwen.verify.published_pdf import read_pdf
from gongwen.verify.published_pdf_again import read_pdf_again

pytestmark = pytest.mark.pdf
UNITS = [("chp_1", "", "一、总体要求"), ("chp_1__p_1", "", "先行先试，逐步推开。")]
Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def made() -> bytes:
    return on_a_sheet(pdf(UNITS))


def on_a_sheet(data: bytes) -> bytes:
    """The same on paper as our press has it."""
    return changed(data, lambda opened: opened.pages[0].obj.__setitem__("/MediaBox", [0, 0, 595.2756, 841.8898]))


def changed(data: bytes, change: Change) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def content(before: bytes = b"", after: bytes = b"", *, old: bytes = b"", new: bytes = b"") -> Change:
    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        own = page.Contents.read_bytes()
        assert old in own
        page.Contents = opened.make_stream(before + b"\n" + own.replace(old, new, 1) + b"\n" + after)

    return change


def on_page(key: str, value: object) -> Change:
    return lambda opened: opened.pages[0].obj.__setitem__(key, value)


def in_root(key: str, value: object) -> Change:
    return lambda opened: opened.Root.__setitem__(key, value)


def numbered(label: dict[str, object]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({"/Nums": pikepdf.Array([0, pikepdf.Dictionary(label)])})


def annotated(**entries: object) -> Change:
    def change(opened: pikepdf.Pdf) -> None:
        values = {f"/{key}": value for key, value in entries.items()}
        annotation = pikepdf.Dictionary({"/Type": pikepdf.Name("/Annot"), "/Rect": [9, 9, 99, 99]} | values)
        opened.pages[0].obj["/Annots"] = pikepdf.Array([opened.make_indirect(annotation)])

    return change


def remapped(opened: pikepdf.Pdf) -> None:
    font = next(iter(opened.pages[0].Resources.Font.values())).DescendantFonts[0]
    font["/CIDToGIDMap"] = opened.make_stream(b"\0\0" * 99)


def narrow(opened: pikepdf.Pdf) -> None:
    """Each character is drawn over the one before it."""
    font = next(iter(opened.pages[0].Resources.Font.values())).DescendantFonts[0]
    font["/W"], font["/DW"] = pikepdf.Array(), 0


def unlike_ink(opened: pikepdf.Pdf) -> None:
    spaces = opened.pages[0].Resources.ColorSpace
    for name in list(spaces.keys()):
        spaces[name] = pikepdf.Array([pikepdf.Name("/Separation"), pikepdf.Name("/None"), pikepdf.Name("/DeviceGray")])


def told(key: str, value: str) -> Change:
    return lambda opened: opened.docinfo.__setitem__(key, pikepdf.String(value))


def retitled(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        metadata["dc:title"] = "另一件"


SCRIPT = pikepdf.Dictionary({"/S": pikepdf.Name("/JavaScript"), "/JS": "app.alert(1)"})


def test_a_pdf_as_it_was_made_has_no_fault(made: bytes) -> None:
    assert pdf_form(made).faults == []


@pytest.mark.parametrize(
    "change",
    [
        content(after=b"q 1 1 1 rg 0 0 595 842 re f Q"),
        content(after=b"/Artifact BMC q 1 g 80 400 m 500 400 l 500 700 l h f Q EMC"),
        content(after=b"q 300 w 80 500 m 500 500 l S Q"),
        content(b"q 0 0 1 1 re W n", b"Q"),
        content(b"q 1 0 0 1 5000 5000 cm", b"Q"),
        content(b"q 0.001 0 0 0.001 0 0 cm", b"Q"),
        content(b"q -1 0 0 1 595 0 cm", b"Q"),
        content(old=b"BT 0 Tr", new=b"BT 3 Tr"),
        content(old=b"BT 0 Tr", new=b"BT 0 Tz 0 Tr"),
        content(old=b"cs 0 scn", new=b"cs 1 scn"),
        content(old=b"cs 0 scn", new=b"cs 0.55 scn"),
        content(old=b"Tm[", new=b"Tm[(\0\1)]TJ["),
        content(after=b"/Gs gs"),
        in_root("/ViewerPreferences", pikepdf.Dictionary({"/Direction": pikepdf.Name("/R2L")})),
        in_root("/MarkInfo", pikepdf.Dictionary({"/Marked": False})),
        in_root("/PageLabels", numbered({"/S": pikepdf.Name("/D"), "/St": 7})),
        in_root("/PageLabels", numbered({"/P": pikepdf.String("第九"), "/S": pikepdf.Name("/D")})),
        content(after=b"/Sh sh"),
        content(after=b"q"),
        content(after=b"q /c0 CS 0 SCN 1 w 20 700 m 500 700 l S Q".replace(b"/c0 CS 0 SCN", b"/c0 CS 1 SCN")),
        content(old=b"Tm[", new=b"Tm[(\0\1) 900 (\0\2) -900 "),
        annotated(Subtype=pikepdf.Name("/Link"), Border=pikepdf.Array([0, 0, 300])),
        annotated(Subtype=pikepdf.Name("/Link")),
        narrow,
        on_page("/CropBox", pikepdf.Array([0, 0, 1, 1])),
        on_page("/MediaBox", pikepdf.Array([0, 0, 300, 300])),
        on_page("/Rotate", 180),
        on_page("/UserUnit", 20),
        on_page("/AA", pikepdf.Dictionary({"/O": SCRIPT})),
        annotated(Subtype=pikepdf.Name("/FreeText"), AP=pikepdf.Dictionary()),
        annotated(Subtype=pikepdf.Name("/Link"), A=SCRIPT),
        told("/Keywords", "已废止"),
        told("/CreationDate", "D:20190801000000Z"),
        told("/Title", "另一件"),  # the metadata say otherwise
        retitled,
        annotated(Subtype=pikepdf.Name("/Stamp"), Contents="伪造"),
        in_root("/OpenAction", SCRIPT),
        in_root("/AcroForm", pikepdf.Dictionary()),
        in_root("/OCProperties", pikepdf.Dictionary()),
        in_root("/Names", pikepdf.Dictionary({"/EmbeddedFiles": pikepdf.Dictionary()})),
        remapped,
        unlike_ink,
        content(b"Tf"),
    ],
)
def test_what_covers_moves_or_acts_is_a_fault(made: bytes, change: Change) -> None:
    assert pdf_form(changed(made, change)).faults


def test_text_over_text_is_a_fault(made: bytes) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        own = page.Contents.read_bytes()
        frames = [part for part in own.split(b"\nQ") if b"BT" in part]
        frame = frames[0][frames[0].rindex(b"q 1 0") :]
        page.Contents = opened.make_stream(own + b"\n/Artifact BMC " + frame + b"\nQ EMC")

    assert any("重叠" in fault for fault in pdf_form(changed(made, change)).faults)


def test_a_foreign_address_is_handed_over(made: bytes) -> None:
    action = pikepdf.Dictionary({"/S": pikepdf.Name("/URI"), "/URI": "https://elsewhere.example/"})
    border = pikepdf.Array([0, 0, 0])
    form = pdf_form(changed(made, annotated(Subtype=pikepdf.Name("/Link"), A=action, Border=border)))

    assert (form.faults, form.addresses) == ([], ["https://elsewhere.example/"])


def test_words_of_artifacts_and_titles_are_handed_over(made: bytes) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        own = opened.pages[0].Contents.read_bytes()
        font = b"/f0"
        assert font in own
        words = b"/Artifact BMC q 1 0 0 -1 90 90 cm BT " + font + b" 12 Tf 1 0 0 -1 0 0 Tm (\0\1\0\2) Tj ET Q EMC"
        opened.pages[0].Contents = opened.make_stream(own + b"\n" + words)
        opened.docinfo["/Title"] = "伪造的题名"

    words = "".join(pdf_form(changed(made, change)).words)
    assert "伪造的题名" in words
    assert words.count("页眉") > "".join(pdf_form(made).words).count("页眉")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"]
)
def test_what_is_no_pdf_is_a_fault_and_no_crash(data: bytes) -> None:
    assert pdf_form(data).faults


@pytest.mark.parametrize(
    "before",
    [
        b"Tf",
        b"<< /a [ ( BT 1 0 Tm",
        b"BT /f9 12 Tf (a) Tj ET",
        b"1 Tr Tr",
        b"(a) gs",
        b"/Fx Do",
        b"[1 2 Tf",
        b"/a /b /c BDC",
    ],
)
def test_broken_operators_never_crash_a_reader(made: bytes, before: bytes) -> None:
    data = changed(made, content(before))

    assert isinstance(pdf_form(data), PdfForm)
    for read in (read_pdf, read_pdf_again):
        read(data)


def test_a_page_number_may_stand_turned_at_the_edge_of_a_sheet_and_no_text(made: bytes) -> None:
    def turned(mark: bytes, left: int) -> list[str]:
        frame = b"%s q 0 -1 -1 0 %d 300 cm BT /f0 9 Tf 1 0 0 -1 0 0 Tm (\0\1) Tj ET Q EMC" % (mark, left)
        return pdf_form(changed(made, content(after=frame))).faults

    assert turned(b"/Artifact BMC", 9) == []
    assert turned(b"/Artifact BMC", 300)
    assert turned(b"/Span BMC", 9)


def test_bookmarks_are_handed_over_in_their_order(made: bytes) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        with opened.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("一、总体要求", 0, "XYZ", left=0, top=700))
            outline.root[-1].children.append(pikepdf.OutlineItem("先行", 0, "XYZ", left=0, top=600))

    bookmarks = pdf_form(changed(made, change)).bookmarks
    assert bookmarks[-2:] == [("一、总体要求", 0, 700.0), ("先行", 0, 600.0)]


def test_a_character_is_drawn_as_in_the_other_files() -> None:
    def odd(*drawn: dict[tuple[str, str], bytes]) -> list[tuple[str, str]]:
        together, shared = Outlines(), Outlines()
        for number, one in enumerate(drawn):
            share = Outlines()
            for outlines in (together, share):
                outlines.add(f"{number}.pdf", one)
            shared.join(share)
        assert list(shared.odd()) == list(together.odd())
        return list(together.odd())

    right = {("Song", "一"): b"1", ("Song", "二"): b"2", ("Song", "7"): b"7", ("Song", "1"): b"a"}
    right |= {("Song", "—"): b"-", ("Song", "。"): b"."}
    assert odd(right, right) == []
    assert odd(right, right, right | {("Song", "一"): b"2"}) == [("2.pdf", "一")]
    assert odd(right, right, right | {("Song", "7"): b"a"}) == [("2.pdf", "7")]
    assert odd(right, right, right | {("Song", "7"): b"narrow"}) == []  # fonts have figures in two widths
    assert odd(right, right, right | {("Song", "—"): b"lower"}) == []  # and the dash of Hong Kong lies elsewhere
    assert odd(right, right, right | {("Song", "。"): b"-"}) == [("2.pdf", "。")]


def test_outlines_of_two_files_are_the_same_bytes(made: bytes) -> None:
    other = pdf_form(on_a_sheet(pdf([*UNITS, ("chp_2", "", "二、另外")])))
    form = pdf_form(made)

    assert form.outlines
    assert {key: other.outlines[key] for key in form.outlines} == form.outlines
