"""How much one source may hold: what is over it is refused in a line before anything is taken apart.

The worst that was found within them are lines that each open with a number; a million empty paragraphs of a Word file
took 85 s. The largest of 242 real documents has 0.2 MB.
"""

import re

from gongwen.errors import UnsupportedSourceError

MAX_BYTES = 10_000_000  # of a source that is text; a Word file holds its pictures (sources/docx.py)
_MOST = (
    ("行", re.compile(r"\n"), 30_000),
    ("个段落", re.compile(r"<(?:p|br|li|div|h[1-6]|tr)\b", re.IGNORECASE), 50_000),
    ("个 HTML 标签", re.compile(r"<[A-Za-z/]"), 500_000),
    ("张图片", re.compile(r"<img\b|!\[", re.IGNORECASE), 2_000),
)
_MOST_OF_WORD = (
    ("个段落", re.compile(rb"<(?:\w+:)?p[\s/>]"), 50_000),
    ("个 XML 标签", re.compile(rb"<[A-Za-z]"), 3_000_000),
    ("张图片", re.compile(rb"<(?:\w+:)?blip[\s/>]"), 2_000),
)


def refuse_large(data: bytes, path: str) -> None:
    """Raises UnsupportedSourceError for more bytes than a text may have."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f}"
        raise UnsupportedSourceError(f"文件有 {size} MB，最多 {MAX_BYTES // 1_000_000} MB；请拆成几份", path)


def refuse_long(text: str, path: str) -> None:
    """Raises UnsupportedSourceError for a text with more lines, tags or pictures than one document has."""
    for what, form, most in _MOST:
        _refuse(what, sum(1 for _ in form.finditer(text)), most, path)


def refuse_long_word(document_xml: bytes, path: str) -> None:
    """The same of the main part of a Word file."""
    for what, form, most in _MOST_OF_WORD:
        _refuse(what, sum(1 for _ in form.finditer(document_xml)), most, path)


def _refuse(what: str, count: int, most: int, path: str) -> None:
    if count > most:
        raise UnsupportedSourceError(f"文件里有 {count} {what}，最多 {most} {what}；请拆成几份", path)
