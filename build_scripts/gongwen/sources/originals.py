"""Forms of which a source is made: told from their bytes, and read into the HTML that a person can mend."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.laid_out.page import LaidOutPage
from gongwen.sources.laid_out.reading import LaidOutReading, read_laid_out
from gongwen.text.compatibility import plain_form

MAX_BYTES = 60_000_000
_HEADER_WITHIN = 1024  # where readers still find a PDF's header
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class ReadOriginal:
    """What a reader made of an original: the source, who read it, and what an editor should know."""

    source: str
    reader: str
    remarks: tuple[str, ...] = ()


def original_ending(data: bytes) -> str | None:
    """The ending of an original by its bytes: pdf; None for what is read as it is, or not at all."""
    return "pdf" if b"%PDF-" in data[:_HEADER_WITHIN] else None


def read_original(data: bytes, path: str) -> ReadOriginal:
    """The text of an original; raises UnsupportedSourceError with what to do instead."""
    from gongwen.sources.pdf_pages import READER, read_pages  # PDFium takes its time to load

    pages = read_pages(data, path)
    refuse_scan(pages, path)
    reading = read_laid_out(pages)
    return ReadOriginal(reading.html, READER, tuple(_remarks(reading)))


def refuse_scan(pages: tuple[LaidOutPage, ...], path: str) -> None:
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
            f"这份 PDF 的 {count} 页里没有文字（可能是空白，或文字已转成曲线）；请找文字版", path
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
        yield f"第 {pages} 页只有图像，没有文字，没有收入；请对照原件补上"
    if reading.unknown:
        pages = "、".join(str(page) for page, _ in reading.unknown[:_MOST_NAMED])
        count = sum(n for _, n in reading.unknown)
        yield f"有 {count} 个字的字体没有写明是什么字（第 {pages} 页）；请对照原件改正"
