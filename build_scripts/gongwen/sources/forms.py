"""In which form a source is, told from its content."""

import re
from typing import Literal

from gongwen.errors import UnsupportedSourceError
from gongwen.text.archives import ArchiveError, read_part

TextForm = Literal["html", "markdown", "plain"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNSUPPORTED = (
    (b"%PDF", "PDF", "请在 Word 或 WPS 中另存为 .docx，或从网页复制为 .html"),
    (_OLE, "旧版 Word 或 WPS 文件（.doc、.wps）", "请在 Word 或 WPS 中另存为 .docx"),
    (b"{\\rtf", "RTF", "请在 Word 或 WPS 中另存为 .docx"),
    (b"\x89PNG", "图片", "请先做文字识别，再存为 .txt"),
    (b"\xff\xd8\xff", "图片", "请先做文字识别，再存为 .txt"),
    (b"GIF8", "图片", "请先做文字识别，再存为 .txt"),
    (b"II*\x00", "图片", "请先做文字识别，再存为 .txt"),
    (b"MM\x00*", "图片", "请先做文字识别，再存为 .txt"),
)
_ZIP = b"PK\x03\x04"
# A document, a template, one with macros; Excel's and PowerPoint's parts have other names.
_WORD = re.compile(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled", re.I)
_MOST_TYPES = 1_000_000
# Text with one control byte in thirty is no text (UTF-16 is told by its byte order mark before).
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 1 / 30
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|table|span|br|article|section|meta|h[1-6]|ul|ol)\b[^<]*>", re.I
)
_ELEMENT = re.compile(r"<(?:!doctype\b|\?xml\b|[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|[A-Za-z][\w:-]*\s[^<>]*$)", re.I)
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_MARKDOWN_STRONG = re.compile(r"\*\*[^*]+\*\*")


def refuse_unsupported(data: bytes, path: str) -> None:
    """Raises UnsupportedSourceError, with what to save the file as, for what is neither text nor .docx."""
    if is_docx(data):
        return
    for magic, name, remedy in _UNSUPPORTED:
        if data.startswith(magic):
            raise UnsupportedSourceError(f"不能读取{name}；{remedy}", path)
    if data.startswith(_ZIP):
        name, remedy = ("OFD", "请转换为 .docx 或 .html") if b"OFD.xml" in data else ("压缩文件", "请解压后放入文章")
        raise UnsupportedSourceError(f"不能读取{name}；{remedy}", path)
    has_bom = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    sample = data[:65536]
    if not has_bom and len(_CONTROL.findall(sample)) > len(sample) * _CONTROL_SHARE:
        raise UnsupportedSourceError("不是文字文件（二进制内容）；请另存为 .docx、.html、.md 或 .txt", path)


def is_docx(data: bytes) -> bool:
    """True for a Word file: a ZIP archive that holds a Word document, under its usual name or another."""
    if not data.startswith(_ZIP):
        return False
    if b"word/document.xml" in data:
        return True
    try:
        return _WORD.search(read_part(data, "[Content_Types].xml", _MOST_TYPES) or b"") is not None
    except ArchiveError:
        return False


def text_form(lines: list[str], path: str) -> TextForm:
    """The form of a decoded source; only a text that looks like neither leaves it to the name's ending."""
    if _is_html(lines):
        return "html"
    if path.endswith((".md", ".markdown")):
        return "markdown"
    if path.endswith(".txt"):
        return "plain"
    first = next((line for line in lines if line.strip()), "")
    is_markdown = _MARKDOWN_HEADING.match(first) or sum(bool(_MARKDOWN_STRONG.match(line)) for line in lines) >= 3
    return "markdown" if is_markdown else "plain"


def _is_html(lines: list[str]) -> bool:
    """True for a text that opens with an element, or in which elements make the paragraphs."""
    filled = [line for line in lines if line.strip()]
    if filled and _ELEMENT.match(filled[0].lstrip()):
        return True
    return sum(bool(_HTML.search(line)) for line in filled) * 3 > len(filled)
