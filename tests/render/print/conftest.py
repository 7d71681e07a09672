"""Readers of PDF that are not ours, and a small document that has one of everything."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace

import pdfplumber
import pikepdf
import pypdf
import pytest

from gongwen.model import (
    Division,
    Document,
    Edition,
    Figure,
    Metadata,
    Paragraph,
    Part,
    Particulars,
    Table,
    walk_division_text,
)
from gongwen.render.print.fonts import package_fonts
from gongwen.render.print.pdf import PdfMaker, PrintOptions
from gongwen.render.print.sheets import Sheet
from gongwen.text.visible import visible

Reader = Callable[[bytes], str]
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}


def without_artifacts(pdf: bytes) -> bytes:
    """The PDF with the text inside artifacts taken away: what is left claims to be text of the source."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            kept: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
            marks: list[bool] = []
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in ("BMC", "BDC"):
                    marks.append(instruction.operands[0] == "/Artifact")
                if not (any(marks) and operator in _SHOWS_TEXT):
                    kept.append(instruction)
                if operator == "EMC":
                    marks.pop()
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def read_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def read_pdfplumber(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "\n".join("".join(char["text"] for char in page.chars) for page in document.pages)


def read_pdftotext(pdf: bytes) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("没有 pdftotext（Debian：poppler-utils）")
    done = subprocess.run([program, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


READERS: dict[str, Reader] = {"pypdf": read_pypdf, "pdfplumber": read_pdfplumber, "pdftotext": read_pdftotext}


@pytest.fixture(scope="session", name="without_artifacts")
def without_artifacts_fixture() -> Callable[[bytes], bytes]:
    return without_artifacts


@pytest.fixture(scope="session")
def readers() -> dict[str, Reader]:
    return READERS


@pytest.fixture(params=READERS)
def official_text(request: pytest.FixtureRequest) -> Reader:
    """The visible text of a PDF that is no artifact, by each of three readers."""
    reader: Reader = READERS[request.param]
    return lambda pdf: visible(reader(without_artifacts(pdf)))


@pytest.fixture
def all_text() -> Reader:
    """All visible text of a PDF, artifacts too."""
    return lambda pdf: visible(read_pypdf(pdf))


@pytest.fixture(scope="session")
def maker() -> PdfMaker:
    return PdfMaker(PrintOptions(site="https://example.org/lib/"), package_fonts())


def text_of_sheet(sheet: Sheet) -> str:
    """The visible text that a sheet must hold, taken from the model alone."""
    found = []
    for passage in sheet.passages:
        found += [block.text for block in (*passage.front, *passage.preamble)]
        found += [unit.text for division in passage.divisions for unit in walk_division_text(division)]
        found += [block.text for block in passage.conclusions]
    return visible("".join(found))


@pytest.fixture
def sheet_text() -> Callable[[Sheet], str]:
    return text_of_sheet


# Everything that Typst, Markdown or a shell could take for markup.
INJECTION = (
    "#panic() #sys.inputs $x$ $ @ref <label> *b* _i_ = h - l // c /* d */ \\ \" ' `r` -- --- ... ~ [x] {y} ff fi"
)


@pytest.fixture
def edition() -> Edition:
    """A short document with one of everything."""
    text = "充分运用数字技术支撑构建新型监管机制，对市场主体精准“画像”——强化风险研判……到2025年取得进展。"
    table = Table("chp_2__sec_1__table_1", 14, (("项目", "内容"), ("甲", "乙"), ("丙", "丁")), 1)
    figure = Figure("chp_2__sec_1__fig_1", 15, "a.png", "示意图")
    first = Division(
        "chp_1",
        "chapter",
        5,
        "一、",
        "总体要求",
        (Paragraph("chp_1__intro__p_1", 6, text),),
        (
            Division(
                "chp_1__sec_1", "section", 7, "（一）", "指导思想。", (Paragraph("chp_1__sec_1__p_1", 7, text * 3),)
            ),
            Division(
                "chp_1__sec_2", "section", 8, "（二）", "基本原则。", (Paragraph("chp_1__sec_2__p_1", 9, INJECTION),)
            ),
        ),
    )
    second = Division(
        "chp_2",
        "chapter",
        11,
        "二、",
        "重点任务",
        (Paragraph("chp_2__wrapup__p_1", 16, text),),
        (
            Division(
                "chp_2__sec_1",
                "section",
                12,
                "（一）",
                "任务。",
                (Paragraph("chp_2__sec_1__p_1", 13, text), table, figure),
            ),
        ),
    )
    metadata = Metadata(
        title="国务院关于测试的意见",
        number="国发〔2022〕1号",
        issuers=("国务院",),
        date="2022-06-06",
        salutation="各省人民政府：",
        signature="国务院",
    )
    annex = Part(
        "att_1",
        "annex",
        Metadata(title="任务分工表"),
        (Paragraph("att_1__front__p_1", 21, "附件1"), Paragraph("att_1__front__p_2", 22, "任务分工表")),
        (),
        (
            Division(
                "att_1__art_1",
                "article",
                23,
                "第一条",
                "",
                (),
                (
                    Division(
                        "att_1__art_1__para_1",
                        "paragraph",
                        23,
                        "",
                        "",
                        (Paragraph("att_1__art_1__para_1__p_1", 23, text),),
                    ),
                ),
            ),
        ),
    )
    main = Part(
        "",
        "main",
        metadata,
        (Paragraph("front__p_1", 1, "国务院关于测试的意见"), Paragraph("front__p_2", 2, "国发〔2022〕1号")),
        (Paragraph("preamble__p_1", 3, "各省人民政府："), Paragraph("preamble__p_2", 4, text)),
        (first, second),
        (
            Paragraph("conclusions__p_1", 17, "国务院"),
            Paragraph("conclusions__p_2", 18, "2022年6月6日"),
            Paragraph("conclusions__p_3", 19, "（此件公开发布）"),
        ),
        (annex,),
    )
    return Edition("test", "zh-Hans", Document("docs/documents/test/source.html", "ab" * 32, main), Particulars())


@pytest.fixture
def with_text(edition: Edition) -> Callable[[str], Edition]:
    """The document with one paragraph, of the given text, as its preamble, and nothing else."""

    def make(text: str) -> Edition:
        main = Part("", "main", edition.document.main.metadata, preamble=(Paragraph("preamble__p_1", 7, text),))
        return replace(edition, document=replace(edition.document, main=main))

    return make
