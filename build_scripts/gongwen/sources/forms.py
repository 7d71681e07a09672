"""In which form a source is, told from its content."""

import re
from typing import Literal

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.foreign_forms import foreign_form
from gongwen.text.archives import ArchiveError, part_names, read_part

TextForm = Literal["html", "markdown", "plain"]

_ZIP = b"PK\x03\x04"
# A document, a template, one with macros; Excel's and PowerPoint's parts have other names.
_WORD = re.compile(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled", re.I)
_MOST_TYPES = 1_000_000
_HEAD = 4096
# Text with one control byte in thirty is no text (UTF-16 is told by its byte order mark before).
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 1 / 30
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|table|span|br|article|section|meta|h[1-6]|ul|ol)\b[^<]*>", re.I
)
_ELEMENT = re.compile(r"<(?:!doctype\b|\?xml\b|[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|[A-Za-z][\w:-]*\s[^<>]*$)", re.I)
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->")
_PAGE = re.compile(r"<(?:!doctype|html|head|body|\?xml)\b", re.I)
_MARK = re.compile(r" {0,3}(?:#{1,6}[ \t]+\S|\*\*[^*]+\*\*|>[ \t]|:{3,}[ \t]*[A-Za-z{]|\|(?:\s*:?-+:?\s*\|)+\s*$)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_MARKDOWN_STRONG = re.compile(r"\*\*[^*]+\*\*")


def refuse_unsupported(data: bytes, path: str) -> None:
    """Raises UnsupportedSourceError, with what to save the file as, for what is neither text nor .docx."""
    if is_docx(data):
        return
    if found := foreign_form(data):
        name, remedy = found
        raise UnsupportedSourceError(f"不能读取{name}；{remedy}", path)
    has_bom = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    sample = data[:65536]
    if not has_bom and len(_CONTROL.findall(sample)) > len(sample) * _CONTROL_SHARE:
        raise UnsupportedSourceError("不是文字文件（二进制内容）；请另存为 .docx、.html、.md 或 .txt", path)


def is_docx(data: bytes) -> bool:
    """True for a Word file: a ZIP archive that holds a Word document, under its usual name or another."""
    if not data.startswith(_ZIP):
        return False
    try:
        named = "word/document.xml" in part_names(data)
        return named or _WORD.search(read_part(data, "[Content_Types].xml", _MOST_TYPES) or b"") is not None
    except ArchiveError:
        return b"word/document.xml" in data[:_HEAD]  # a damaged one, which its reader refuses with its own words


def text_form(lines: list[str], path: str) -> TextForm:
    """The form of a decoded source; only a text that looks like neither leaves it to the name's ending."""
    is_named = path.endswith((".html", ".htm", ".shtml")) and any(_HTML.search(line) for line in lines)
    if is_named or (_is_html(lines) and (_is_page(lines) or not _has_marks(lines))):
        return "html"
    if _is_html(lines):  # Markdown may open with an element, <p align="center">, and hold tables and pictures as HTML
        return "markdown"
    if path.endswith((".md", ".markdown")):
        return "markdown"
    if path.endswith(".txt"):
        return "plain"
    first = next((line for line in lines if line.strip()), "")
    is_markdown = _MARKDOWN_HEADING.match(first) or sum(bool(_MARKDOWN_STRONG.match(line)) for line in lines) >= 3
    return "markdown" if is_markdown else "plain"


def _is_page(lines: list[str]) -> bool:
    """True for a text that opens as a whole page does."""
    return bool(_PAGE.match(next((line.lstrip() for line in lines if line.strip()), "")))


def _has_marks(lines: list[str]) -> bool:
    """True for lines that no HTML has: headings, paragraphs in bold, quotations, rows of a table."""
    return any(_MARK.match(line) for line in lines)


def _is_html(lines: list[str]) -> bool:
    """True for a text that opens with an element, or in which elements make the paragraphs."""
    filled = [line for line in lines if line.strip() and not _COMMENT.fullmatch(line.strip())]
    if filled and _ELEMENT.match(filled[0].lstrip()):
        return True
    return sum(bool(_HTML.search(line)) for line in filled) * 3 > len(filled)
