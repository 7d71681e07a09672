"""Forms of which a source is made: told from their bytes, and read into the HTML that a person can mend."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.errors import EmptySourceError, UnsupportedSourceError
from gongwen.sources.blocks import SourceFigure
from gongwen.sources.blocks_html import blocks_html
from gongwen.sources.concealed import concealed_findings
from gongwen.sources.embedded import embedded_file
from gongwen.sources.foreign_forms import foreign_form
from gongwen.sources.laid_out.page import LaidOutPage
from gongwen.sources.laid_out.reading import LaidOutReading, read_laid_out
from gongwen.sources.saved_pages import has_page, read_mail, read_page_archive
from gongwen.text.compatibility import plain_form

OFFICE = {"doc": "旧版 Word 文件", "wps": "WPS 文件", "rtf": " RTF 文件", "odt": " OpenDocument 文件"}
_NAMES = (
    ("旧版 Word", "doc"),
    ("RTF", "rtf"),
    ("OFD", "ofd"),
    ("OpenDocument 文字（.odt）", "odt"),
    ("整页存档（.mht）", "mht"),
    ("邮件（.eml）", "eml"),
    ("压缩文件", "zip"),
)
_PROPERTIES = ("文件属性", "自定义的文件属性", "文件变量")
MAX_BYTES = 60_000_000
_HEADER_WITHIN = 1024  # where readers still find a PDF's header
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class ReadOriginal:
    """What a reader made of an original: the source, who read it, and what an editor should know."""

    source: str
    reader: str
    remarks: tuple[str, ...] = ()
    concealed: tuple[str, ...] = ()  # what its author may not know to be in it
    held: tuple[tuple[str, bytes], ...] = ()  # its pictures by their addresses in the source


def original_ending(data: bytes, path: str = "") -> str | None:
    """The ending of an original by its bytes (pdf, ofd, doc, rtf, odt, mht, eml, zip); None for what is read as it is,
    or not at all. Of Word's and WPS's old files only the name tells which is which."""
    if b"%PDF-" in data[:_HEADER_WITHIN]:
        return "pdf"
    name, _ = foreign_form(data) or ("", "")
    ending = next((ending for begins, ending in _NAMES if name.startswith(begins)), None)
    if ending == "zip" and not has_page(data):
        return None
    return "wps" if ending == "doc" and path.lower().endswith(".wps") else ending


def read_original(data: bytes, path: str) -> ReadOriginal:
    """The text of an original, of one for an office as .docx; raises UnsupportedSourceError with what to do instead."""
    ending = original_ending(data, path)
    if ending in ("mht", "eml", "zip"):
        html, held = read_page_archive(data, path) if ending == "zip" else read_mail(data, path)
        return ReadOriginal(html, "gongwen", held=held)
    if ending is None:
        return _read_word(data, path)
    return _read_ofd(data, path) if ending == "ofd" else _read_pdf(data, path)


def _read_word(data: bytes, path: str) -> ReadOriginal:
    from gongwen.sources.docx import read_docx  # lxml takes its time to import

    reading = read_docx(data, path)
    if not reading.blocks:
        raise EmptySourceError("文件里没有文字；请放入文章", path)
    # Properties stand in the original alone, which nobody publishes.
    omitted = tuple(left for left in reading.omitted if not left.what.startswith(_PROPERTIES))
    concealed = tuple(finding.message for finding in concealed_findings(omitted, path, "E-concealed"))
    pictures = (block.src for block in reading.blocks if isinstance(block, SourceFigure))
    held = tuple((src, part) for src in dict.fromkeys(pictures) if (part := embedded_file(data, src)) is not None)
    return ReadOriginal(blocks_html(reading), "LibreOffice", (), concealed, held)


def _read_ofd(data: bytes, path: str) -> ReadOriginal:
    from gongwen.sources.ofd_pages import read_ofd  # lxml takes its time to import

    pages = read_ofd(data, path)
    refuse_scan(pages, path, "OFD")
    reading = read_laid_out(pages)
    return ReadOriginal(reading.html, "gongwen", tuple(_remarks(reading)), held=reading.held)


def _read_pdf(data: bytes, path: str) -> ReadOriginal:
    from gongwen.sources.pdf_pages import READER, read_pages  # PDFium takes its time to load

    pages = read_pages(data, path)
    refuse_scan(pages, path, "PDF")
    reading = read_laid_out(pages)
    return ReadOriginal(reading.html, READER, tuple(_remarks(reading)), held=reading.held)


def refuse_scan(pages: tuple[LaidOutPage, ...], path: str, form: str) -> None:
    """Raises UnsupportedSourceError for pages that are pictures, whether or not a machine has read them."""
    seen = sum(not g.text.isspace() and g.aside in ("", "watermark") for page in pages for g in page.glyphs)
    unseen = sum(not g.text.isspace() and g.aside == "unseen" for page in pages for g in page.glyphs)
    pictured = sum(page.pictured > 0.5 for page in pages)
    count = len(pages)
    remedy = "识别的文字不能逐字核对；请找文字版，或做文字识别并人工核对后存为 .txt"
    if unseen > seen and pictured * 2 >= count:
        raise UnsupportedSourceError(f"这是扫描件（{count} 页），它的文字是机器识别的；{remedy}", path)
    if not seen and pictured:
        raise UnsupportedSourceError(f"这是扫描件（{count} 页都是图像，没有文字）；{remedy}", path)
    if not seen:
        raise UnsupportedSourceError(
            f"这份 {form} 的 {count} 页里没有文字（可能是空白，或文字已转成曲线）；请找文字版", path
        )


def _remarks(reading: LaidOutReading) -> Iterator[str]:
    if reading.mapped:
        count = sum(n for _, n in reading.mapped)
        named = "、".join(f"{one}→{plain_form(one)}" for one, _ in reading.mapped[:_MOST_NAMED])
        more = "等" if len(reading.mapped) > _MOST_NAMED else ""
        yield f"有 {count} 个字是部首、竖排或兼容字形，按正字收入（{named}{more}）"
    if reading.private:
        pages = "、".join(str(page) for page, _ in reading.private[:_MOST_NAMED])
        count = sum(n for _, n in reading.private)
        yield f"有 {count} 个字是自造字（第 {pages} 页），不知道是什么字；请对照原件改正"
    if reading.pictured:
        pages = "、".join(map(str, reading.pictured[:_MOST_NAMED]))
        yield f"第 {pages} 页只有图像，没有文字；其中若有文字，请对照原件补上"
    if reading.left_out:
        pages = "、".join(map(str, list(dict.fromkeys(left.page for left in reading.left_out))[:_MOST_NAMED]))
        yield (
            f"有 {len(reading.left_out)} 处图像没有收入（第 {pages} 页），在 source.html 里以 hidden 记下；请对照原件"
        )
    if reading.unknown:
        pages = "、".join(str(page) for page, _ in reading.unknown[:_MOST_NAMED])
        count = sum(n for _, n in reading.unknown)
        yield f"有 {count} 个字的字体没有写明是什么字（第 {pages} 页）；请对照原件改正"
