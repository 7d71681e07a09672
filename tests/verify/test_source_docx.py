"""The witness reads a Word file by itself, as Word shows it; and a site that differs from it is found out."""

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.verify.tiny_site import UNITS, TinySite, is_frame

from gongwen.errors import UnsupportedSourceError
from gongwen.model import Omitted
from gongwen.sources.article import read_article
from gongwen.sources.blocks import SourceParagraph
from gongwen.verify.expected import Anchor
from gongwen.verify.report import Format, Original, Report
from gongwen.verify.run import verify_document
from gongwen.verify.source import read_source
from gongwen.verify.source_docx import read_docx

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def word_file(body: str, *, head: str = "", **parts: str) -> bytes:
    """A Word file with this body and these other parts (numbering, styles, footnotes, endnotes)."""
    roots = {"document": f"<w:document {NS}><w:body>{body}</w:body></w:document>"}
    roots |= {name: f"<w:{name} {NS}>{content}</w:{name}>" for name, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in roots.items():
            archive.writestr(f"word/{name}.xml", f'<?xml version="1.0" encoding="UTF-8"?>{head}{xml}')
    return stream.getvalue()


def p(*inner: str, properties: str = "") -> str:
    runs = (text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>" for text in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def lines(data: bytes) -> list[tuple[int, str]]:
    return [(found.line, found.text) for found in read_docx(data, "x.docx")[0]]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (p("甲", "乙") + p("丙"), [(1, "甲乙"), (2, "丙")]),
        (p("甲<w:br/>") + p("乙"), [(1, "甲"), (2, "乙")]),
        (p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"), [(1, "甲"), (1, "乙\t丙")]),
        (p("") + p("乙"), [(2, "乙")]),
        # what Word does not show
        (p("甲", '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'), [(1, "甲")]),
        (p("甲", '<w:ins w:id="1"><w:r><w:t>增</w:t></w:r></w:ins>'), [(1, "甲增")]),
        (p("<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>", "甲"), [(1, "甲")]),
        (p("甲", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"), [(1, "甲")]),
        (p("甲", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'), [(1, "甲显")]),
        (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", "甲"), [(1, "甲")]),
        # containers
        (p('<w:hyperlink w:anchor="a"><w:r><w:t>链</w:t></w:r></w:hyperlink>'), [(1, "链")]),
        ("<w:sdt><w:sdtContent>" + p("甲") + "</w:sdtContent></w:sdt>", [(1, "甲")]),
        (p("<w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag>"), [(1, "甲")]),
        (p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), [(1, "x")]),
        (p('<w:r><w:sym w:font="Wingdings" w:char="2611"/></w:r>', "甲"), [(1, "☑甲")]),
        # a table's cells, a text box after its paragraph and once
        (
            f"<w:tbl><w:tr><w:tc>{p('甲')}{p('乙')}</w:tc><w:tc>{p('丙')}</w:tc></w:tr></w:tbl>{p('丁')}",
            [(1, "甲"), (2, "乙"), (3, "丙"), (4, "丁")],
        ),
        (
            p(
                "甲",
                f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('框')}</w:txbxContent></mc:Choice><mc:Fallback>"
                f"<w:txbxContent>{p('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
                "乙",
            )
            + p("丙"),
            [(1, "甲乙"), (2, "框"), (3, "丙")],
        ),
    ],
)
def test_paragraphs_are_read_as_word_shows_them(body: str, read: list[tuple[int, str]]) -> None:
    assert lines(word_file(body)) == read


def test_notes_stand_after_the_paragraph_that_they_hang_on() -> None:
    body = p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>') + p("乙")
    notes = {
        "footnotes": f'<w:footnote w:id="0">{p("分隔")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{p("尾注")}</w:endnote>',
    }
    assert lines(word_file(body, **notes)) == [(1, "甲"), (2, "脚注"), (3, "尾注"), (4, "乙")]


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "chineseCountingThousand", "第%1章")}{level(1, "decimal", "%1.%2")}'
    f"{level(2, 'bullet', '•')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:styleId="章"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="章2"><w:basedOn w:val="章"/></w:style>'
    '<w:style w:styleId="环"><w:basedOn w:val="环"/></w:style>'
)


def numbered(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("properties", "numbers"),
    [
        ([numbered(1), numbered(1), numbered(1, 1), numbered(1, 1)], ["第一章", "第二章", "二.1 ", "二.2 "]),
        ([numbered(1, 1), numbered(1), numbered(1, 1)], ["一.1 ", "第一章", "一.1 "]),
        ([numbered(1), numbered(2)], ["第一章", "第二章"]),  # two lists on one numbering share its count
        ([numbered(1), numbered(3), numbered(3), numbered(1)], ["第一章", "第五章", "第六章", "第七章"]),
        ([numbered(1, 2), numbered(0), numbered(9), numbered(1, 8)], ["", "", "", ""]),
        (['<w:pStyle w:val="章2"/>', '<w:pStyle w:val="环"/>', '<w:pStyle w:val="章"/>'], ["第一章", "", "第二章"]),
    ],
)
def test_numbers_are_those_that_word_prints(properties: list[str], numbers: list[str]) -> None:
    body = "".join(p("甲", properties=each) for each in properties)
    assert [text for _, text in lines(word_file(body, numbering=NUMBERING, styles=STYLES))] == [
        f"{number}甲" for number in numbers
    ]


@pytest.mark.parametrize(
    ("form", "start", "number"),
    [
        ("chineseCounting", 21, "二十一"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("unheardOf", 4, "4"),
    ],
)
def test_forms_of_numbers(form: str, start: int, number: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{level(0, form, "%1", start)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert lines(word_file(p("、甲", properties=numbered(1)), numbering=numbering)) == [(1, f"{number}、甲")]


NOTE_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\0" * 80,
        word_file(p("&b;"), head=BOMB),
        word_file(p("甲"), head='<!DOCTYPE w SYSTEM "file:///etc/passwd">'),
        word_file("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
        word_file("<w:p>"),
        word_file(p("甲"))[:-40],
        *(word_file(p(f'<w:r><w:sym w:char="{code}"/></w:r>')) for code in ("", "zz", "-1", "D800", "FFFFFFF")),
        word_file(p(NOTE_MARK), footnotes=f'<w:footnote w:id="2">{p("甲", NOTE_MARK)}</w:footnote>'),  # of itself
    ],
)
def test_what_no_word_writes_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedSourceError, match="docx"):
        read_source(data, "x.docx")


@pytest.mark.parametrize(
    ("start", "ilvl", "number"),
    [("9" * 5000, "0", "1、"), ("-1", "0", "1、"), ("①", "0", "1、"), ("2", "9", ""), ("2", "x", "2、")],
)
def test_numbers_that_no_word_writes_are_none(start: str, ilvl: str, number: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    properties = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="1"/></w:numPr>'
    assert lines(word_file(p("甲", properties=properties), numbering=numbering)) == [(1, f"{number}甲")]


def test_a_zip_without_a_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "甲")
    with pytest.raises(UnsupportedSourceError):
        read_source(stream.getvalue(), "x.docx")


def test_pictures_have_their_own_text() -> None:
    body = p('<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="流程图"/></wp:inline></w:drawing></w:r>')
    assert read_docx(word_file(body), "x.docx")[1] == ("流程图",)


# --- a site is compared with a Word file

_NUMBERED = {"一、": numbered(1, 0), "二、": numbered(1, 0), "（一）": numbered(1, 1)}
_LIST = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "chineseCounting", "%1、")}{level(1, "chineseCounting", "（%2）")}'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def tiny_word() -> tuple[str, tuple[Anchor, ...]]:
    """The body of a Word file that the tiny site was made from, its numbers automatic, and where its eIds stand."""
    body, anchors, line = "", [], 0
    joined = {"chp_1__sec_1__p_1": "chp_1__sec_1", "chp_2__intro__p_2": "chp_2__intro__p_1"}
    texts = {eid: text for eid, _, _, text in UNITS}
    order = sorted(UNITS, key=lambda unit: unit[1])
    for eid, _, _, text in order:
        if eid not in joined:
            line += 1
            escaped = text.replace("&", "&amp;")
            mark = next((mark for mark in _NUMBERED if text.startswith(mark)), "")
            follows = "".join(texts[after] for after, before in joined.items() if before == eid).replace("&", "&amp;")
            if "table" in eid:
                cells = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in escaped.split("\n"))
                body += f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
                anchors.append(Anchor(eid, line, "text"))
                line += 1
                continue
            run = f"{escaped.removeprefix(mark)}{follows}"
            body += p(run, properties=_NUMBERED.get(mark, "")) + "\n"
        anchors.append(Anchor(eid, line, "frame" if is_frame(eid) else "text"))
    by_eid = {anchor.eid: anchor for anchor in anchors}
    return body, tuple(by_eid[eid] for eid, *_ in UNITS)


def report(site: TinySite, body: str, format: Format, omitted: tuple[Omitted, ...] = ()) -> Report:
    (found,) = verify_document(
        Original(word_file(body, numbering=_LIST), "source.docx", tiny_word()[1], omitted),
        site.root,
        "tiny",
        {"zh-Hans": site.converters["zh-Hans"]},
        formats=(format,),
    )
    return found


FORMATS: tuple[Format, ...] = ("html", "md", "json")


@pytest.mark.parametrize("format", FORMATS)
def test_an_untouched_site_is_the_word_file(tiny_site: TinySite, format: Format) -> None:
    assert report(tiny_site, tiny_word()[0], format).places == ()


Change = Callable[[str], str]
FAULTS: dict[str, tuple[Change, list[tuple[str, str, str]]]] = {
    "dropped": (
        lambda body: body.replace(p("各省、自治区人民政府："), ""),
        [("preamble__p_1", "added", "各省、自治区人民政府：")],
    ),
    "put in": (
        lambda body: body.replace("国务院</w:t>", "国务院办公厅</w:t>"),
        [("conclusions__p_1", "missing", "办公厅")],
    ),
    "doubled": (
        lambda body: body.replace(p("国务院"), p("国务院") * 2),
        [("news__p_2", "missing", "国务院")],  # which stands in the place that the second has in the file
    ),
    "hidden": (
        lambda body: body.replace("<w:r><w:t>国务院</w:t>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>国务院</w:t>"),
        [("conclusions__p_1", "added", "国务院")],
    ),
    "deleted": (
        lambda body: body.replace(
            "<w:r><w:t>国务院</w:t></w:r>", "<w:del><w:r><w:delText>国务院</w:delText></w:r></w:del>"
        ),
        [("conclusions__p_1", "added", "国务院")],
    ),
    "renumbered": (
        lambda body: body.replace(numbered(1, 0), "", 1),
        [("chp_1", "added", "一"), ("chp_2", "missing", "一"), ("chp_2", "added", "二")],
    ),
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("change", "expected"), FAULTS.values(), ids=FAULTS)
def test_another_word_file_is_found_out(
    tiny_site: TinySite, change: Change, expected: list[tuple[str, str, str]], format: Format
) -> None:
    body = tiny_word()[0]
    assert change(body) != body
    found = [(place.eid, place.what, place.text) for place in report(tiny_site, change(body), format).places]
    assert {eid for eid, *_ in expected} <= {eid for eid, *_ in found}
    if len(expected) == 1:
        assert found == expected


@pytest.mark.parametrize("format", FORMATS)
def test_paragraphs_that_change_places_have_moved(tiny_site: TinySite, format: Format) -> None:
    body = tiny_word()[0]
    front, preamble = p("国务院关于测试的意见") + "\n", p("各省、自治区人民政府：") + "\n"
    assert front + preamble in body
    found = report(tiny_site, body.replace(front + preamble, preamble + front), format)
    assert (found.missing, found.added) == (0, 0)
    assert found.moved > 0


def test_what_is_said_to_be_left_out_of_a_word_file_is_not_believed(tiny_site: TinySite) -> None:
    body = tiny_word()[0]
    tiny_site.edit("tiny.md", "各省、自治区人民政府：", "")
    said = (Omitted(4, "隐藏文字", "各省、自治区人民政府："),)
    assert report(tiny_site, body, "md", said).missing == len("各省、自治区人民政府：")


@pytest.mark.parametrize(
    "body",
    [
        p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>') + p("乙"),
        p("甲", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'),
        p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "即是"),
        p("甲", properties=numbered(3)) + p("乙", properties=numbered(3, 1)) + p("丙", properties=numbered(1)),
    ],
)
def test_the_parser_reads_the_same(body: str) -> None:
    """Not that the witness depends on it: what they disagree on stops a build."""
    notes = {"footnotes": f'<w:footnote w:id="2">{p("脚注")}</w:footnote>'}
    notes |= {"endnotes": f'<w:endnote w:id="2">{p("尾注")}</w:endnote>'}
    data = _packed(word_file(body, numbering=NUMBERING, styles=STYLES, **notes))
    article = read_article(data, "x.docx")
    read = [(block.line, block.text) for block in article.blocks if isinstance(block, SourceParagraph)]
    assert sorted(read + [(note.line, note.text) for note in article.notes]) == lines(data)


def _packed(word: bytes) -> bytes:
    """The same with what names its parts, without which python-docx reads none."""
    stream = io.BytesIO()
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = ("numbering", "styles", "footnotes", "endnotes")
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        parts = "".join(
            f'<Override PartName="/word/{n}.xml" ContentType="{kind}.{"document.main" if n == "document" else n}+xml"/>'
            for n in ("document", *names)
        )
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        new.writestr("[Content_Types].xml", f'<Types xmlns="{types}">{rels}{parts}</Types>')
        main = f'<Relationship Id="r" Type="{office}/officeDocument" Target="word/document.xml"/>'
        new.writestr("_rels/.rels", f'<Relationships xmlns="{links}">{main}</Relationships>')
        others = "".join(f'<Relationship Id="{n}" Type="{office}/{n}" Target="{n}.xml"/>' for n in names)
        new.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{links}">{others}</Relationships>')
    return stream.getvalue()
