"""What is read of papers: paragraphs, pages, tables, columns, heads, and what is refused."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pytest
from tests.originals.papers import NUMBERED, paper

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.originals import read_original
from gongwen.sources.pdf_pages import read_pages

pytestmark = pytest.mark.pdf
LONG = (
    "各县区应当在每年三月底以前把上一年度的巡护情况写成报告，连同"
    "照片、记录本和水位数据一并报送，逾期没有报送的予以通报，"
)


def read(pdf: bytes) -> str:
    return read_original(pdf, "x.pdf").source


def texts(source: str) -> list[str]:
    """The paragraphs that are text, without what says on which page they are."""
    found = re.findall(r"<(?:p|h\d) data-page=\"\d+\">(.*?)</(?:p|h\d)>", source)
    return [re.sub(r"<[^>]+>", "", text) for text in found]


def hidden(source: str) -> list[tuple[str, str]]:
    return re.findall(r'<p hidden data-page="\d+" title="([^"]*)">(.*?)</p>', source)


def test_lines_become_the_paragraphs_that_were_set() -> None:
    paragraphs = ["一、巡护要点", LONG * 2 + "违者通报。", "（一）春季每周一次。", LONG + "补报。"]

    assert texts(read(paper("\n\n".join(paragraphs)))) == paragraphs


def test_a_number_that_stands_out_has_its_lines_below_its_words() -> None:
    hanging = "#set par(first-line-indent: 0em, hanging-indent: 2em)\n"
    paragraphs = [f"{mark}{LONG}{LONG}如实记录。" for mark in ("一、", "二、", "三、")]

    assert texts(read(paper(hanging + "\n\n".join(paragraphs)))) == paragraphs


def test_an_indented_paragraph_below_a_number_that_stands_out_is_one_of_its_own() -> None:
    first = "一、每周巡护一次并且如实记录水位雨量以及险情和处置的结果。"  # as long as a line
    body = f"#set par(first-line-indent: 0em)\n{first}\n\n#h(2em){LONG}不得隐瞒。"

    assert texts(read(paper(body))) == [first, f"{LONG}不得隐瞒。"]


def test_a_short_letter_without_indents_keeps_its_lines_apart() -> None:
    lines = ["柳河市水务局关于巡河通知", "柳水三号", "各区水务局：", "现通知如下。", "一、按时巡河如实记录不得瞒报"]
    body = "#set par(first-line-indent: 0em, justify: false, spacing: 0.9em)\n" + "\n\n".join(lines)

    assert texts(read(paper(body))) == lines


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_number_stays_out() -> None:
    source = read(paper("\n\n".join([LONG * 9 + "完。"] * 3), footer=NUMBERED))

    assert texts(source) == [LONG * 9 + "完。"] * 3
    assert '<span data-page="2"></span>' in source
    assert hidden(source) == [("页码", f"— {n} —") for n in (1, 2, 3, 4)][: len(hidden(source))]
    assert len(hidden(source)) >= 2


def test_a_lone_number_of_the_text_is_no_page_number() -> None:
    body = "\n\n".join([LONG * 12, "#v(1fr)", "#align(center)[37]", "#pagebreak()", LONG, "完。"])

    assert "37" in texts(read(paper(body)))


def test_heads_that_run_through_pages_stay_out_and_words_that_occur_twice_do_not() -> None:
    page = "某县河道公报\n\n#v(6em)\n\n同一句话。\n\n" + LONG + "完。"
    source = read(paper("#pagebreak()".join([page] * 4)))

    assert texts(source).count("同一句话。") == 4
    assert [what for what, text in hidden(source) if text == "某县河道公报"] == []  # it does not stand in the margin
    above = read(paper("#set page(header: [某县河道公报])\n" + "#pagebreak()".join([LONG + "完。"] * 4)))
    assert hidden(above) == [("页眉", "某县河道公报")] * 4


def test_a_title_in_two_lines_is_one_and_its_letters_may_be_spread() -> None:
    title = "#align(center)[#text(size: 22pt)[某县人民政府关于印发\\ 河道巡护管理办法的通知]]\n\n"
    spread = "#align(center)[#text(size: 22pt, tracking: 1em)[河道巡护要点]]\n\n"

    assert texts(read(paper(title + LONG)))[0] == "某县人民政府关于印发河道巡护管理办法的通知"
    assert texts(read(paper(spread + LONG)))[0] == "河道巡护要点"


def test_a_signature_and_its_day_are_two_paragraphs() -> None:
    body = LONG * 3 + "\n\n#align(right)[某县人民政府办公室#h(2em)\\ 2024年3月1日#h(3em)]\n\n（此件公开发布）"

    assert texts(read(paper(body)))[1:] == ["某县人民政府办公室", "2024年3月1日", "（此件公开发布）"]
    assert texts(read(paper(body, tagged=True)))[1:] == ["某县人民政府办公室", "2024年3月1日", "（此件公开发布）"]


def test_a_ruled_table_keeps_its_cells_and_those_that_are_one() -> None:
    table = (
        "#table(columns: 3, [站点], table.cell(colspan: 2)[水位与雨量], [上游], [3.1], [无], "
        "table.cell(rowspan: 2)[下游], [2.0], [有], [2.2], [有])"
    )
    source = read(paper(f"{LONG}\n\n{table}\n\n完。"))

    rows = re.findall(r"<tr>(.*?)</tr>", source)
    assert rows == [
        '<td>站点</td><td colspan="2">水位与雨量</td>',
        "<td>上游</td><td>3.1</td><td>无</td>",
        '<td rowspan="2">下游</td><td>2.0</td><td>有</td>',
        "<td>2.2</td><td>有</td>",
    ]
    assert texts(source) == [LONG, "完。"]


def test_a_line_across_the_paper_and_a_box_are_no_table() -> None:
    source = read(paper(f"#line(length: 100%)\n\n{LONG}\n\n#rect(width: 100%)[{LONG}]\n\n完。"))

    assert "<table" not in source
    assert "".join(texts(source)) == LONG * 2 + "完。"


def test_columns_are_read_one_after_the_other() -> None:
    left, right = "左" + LONG * 3, "右" + LONG * 3
    source = read(paper(f"#columns(2, gutter: 2em)[{left}\n\n#colbreak()\n{right}]"))

    assert texts(source) == [left, right]


def test_text_that_a_program_slants_is_text() -> None:
    slanted = "#align(center, skew(ax: -14deg, reflow: false)[目　录])\n\n"

    assert texts(read(paper(f"{slanted}{LONG}"))) == ["目　录", LONG]


def sizes(pdf: pikepdf.Pdf) -> set[tuple[int, bool]]:
    """How large the Han characters of a PDF are, in points, and whether one takes more room than that."""
    glyphs = (glyph for page in read_pages(saved(pdf), "x.pdf") for glyph in page.glyphs)
    return {(round(g.size), g.right - g.left > 1.2 * g.size) for g in glyphs if g.text >= "一"}


def sprawling(lines: Sequence[str]) -> pikepdf.Pdf:
    """A page in a font of its own (Type 3), each shape of which is four times as large as the room that it takes."""
    pdf = pikepdf.new()
    names = {character: f"/c{number}" for number, character in enumerate(dict.fromkeys("".join(lines)), 1)}
    shapes = {name: pdf.make_stream(b"1000 0 -900 -900 3900 3900 d1 0 0 900 900 re f") for name in names.values()}
    codes = {character: number for number, character in enumerate(names, 1)}
    told = "".join(f"<{code:02x}> <{ord(character):04x}>\n" for character, code in codes.items())
    known = (
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{told}endbfchar endcmap"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=pikepdf.Dictionary(shapes),
        Encoding=pikepdf.Dictionary(Differences=[1, *map(pikepdf.Name, names.values())]),
        FirstChar=1,
        LastChar=len(codes),
        Widths=[1000] * len(codes),
        ToUnicode=pdf.make_stream(known.encode()),
    )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    rows = (bytes(codes[character] for character in line).hex() for line in lines)
    shown = " ".join(f"1 0 0 1 80 {700 - 28 * n} Tm <{row}> Tj" for n, row in enumerate(rows))
    page.Contents = pdf.make_stream(f"BT /F 16 Tf {shown} ET".encode())
    return pdf


def test_characters_that_are_drawn_far_beyond_their_room_stand_where_they_are_set() -> None:
    lines = ["每年三月底以前把上一年度的巡护情况写成报告", "一并报送，不得隐瞒。"]

    assert sizes(sprawling(lines)) == {(16, False)}
    assert texts(read(saved(sprawling(lines)))) == ["".join(lines)]


def test_text_within_a_drawing_that_makes_it_larger_is_as_large_as_it_is_seen() -> None:
    with pikepdf.open(io.BytesIO(paper(f"一、要求\n\n{LONG}完。"))) as pdf:
        page = pdf.pages[0]
        inner = b"0.1 0 0 0.1 0 0 cm " + page.Contents.read_bytes()
        form = pdf.make_stream(inner, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 60, 85])
        form.Resources = page.Resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.Contents = pdf.make_stream(b"q 10 0 0 10 0 0 cm /F Do Q")
        assert sizes(pdf) == {(16, False)}
        assert texts(read(saved(pdf))) == ["一、要求", f"{LONG}完。"]


def test_a_size_that_the_matrix_of_a_text_gives_is_its_size() -> None:
    with pikepdf.open(io.BytesIO(paper(f"#text(size: 22pt)[关于河道巡护的通知]\n\n{LONG}"))) as pdf:
        found = []
        for one in pikepdf.parse_content_stream(pdf.pages[0]):
            operands: list[Any] = list(one.operands)
            if str(one.operator) == "Tf":
                size, operands = float(operands[1]), [operands[0], 1]
            if str(one.operator) == "Tm":
                operands = [*(float(number) * size for number in operands[:4]), *operands[4:]]
            found.append((operands, one.operator))
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))
        assert sizes(pdf) == {(22, False), (16, False)}


def test_text_in_paper_that_lies_across_is_a_watermark() -> None:
    source = read(
        paper(f"#place(center + horizon, rotate(-40deg, text(size: 60pt, fill: luma(80%))[内部资料]))\n{LONG}")
    )

    assert texts(source) == [LONG]
    assert ("斜排的文字（水印）", "内部资料") in hidden(source)


def test_text_that_looks_like_markup_stays_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read(paper("\\<script\\>alert(1)\\</script\\>"))


def scan(words: bool) -> bytes:
    """A page that is a picture, with what a machine read of it below it, unseen."""
    pdf = pikepdf.new()
    picture = pdf.make_stream(b"\0" * 64, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=8)
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture), Font=pikepdf.Dictionary(F=font))
    text = b"BT 3 Tr /F 12 Tf 50 700 Td (read by a machine) Tj ET " if words else b""
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q " + text)
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def refused() -> Iterator[tuple[str, bytes, str]]:
    blank, many, locked = pikepdf.new(), pikepdf.new(), pikepdf.new()
    for pdf in (blank, locked):
        pdf.add_blank_page()
    many.add_blank_page()
    many.pages.extend([many.pages[0]] * 1999)
    yield "scan", scan(words=False), "这是扫描件"
    yield "read by a machine", scan(words=True), "这是扫描件"
    yield "blank", saved(blank), "没有文字"
    yield "pages", saved(many), "2000 页，最多"
    yield "locked", saved(locked, encryption=pikepdf.Encryption(owner="a", user="b")), "加了密码"
    yield "cut off", saved(blank)[:60], "损坏"
    yield "nothing", b"%PDF-1.7\n", "损坏"


@pytest.mark.parametrize(("data", "said"), [pytest.param(data, said, id=name) for name, data, said in refused()])
def test_what_cannot_be_read_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=said):
        read(data)
