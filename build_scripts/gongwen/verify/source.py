"""Reads a source as a person would who has the file alone: every paragraph with the line on which it begins."""

import codecs
import re
from dataclasses import dataclass

from gongwen.errors import DecodeError, UnsupportedSourceError
from gongwen.text.encodings import CODECS
from gongwen.verify.html_limits import TooSlow
from gongwen.verify.source_docx import read_docx
from gongwen.verify.source_html import read_html
from gongwen.verify.source_json import is_json_source, read_json_source
from gongwen.verify.source_markdown import is_markdown, is_page, read_markdown
from gongwen.verify.source_text import Passage, read_plain

# That of UTF-32 opens like that of UTF-16, so it is looked for first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_DECLARED_WITHIN = 4096
_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)")
_META_LINE = re.compile(r"(?:\s*<meta\b[^<>]*>)+\s*", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|table|span|br|article|section|meta|h[1-6]|ul|ol)\b[^<]*>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Source:
    """The paragraphs of a source in order, and what it says its pictures show.

    In `by_lines` (Markdown, plain text) a line is a paragraph and marks such as ## are characters like others: which
    of them are no text is for the list of what was left out to say. A `complete` one is published whole, whatever that
    list says; what a Word file shows `beside` its text has to be in the list.
    """

    passages: tuple[Passage, ...]
    by_lines: bool = False
    alternatives: tuple[str, ...] = ()
    complete: bool = False
    beside: tuple[str, ...] = ()


def read_source(data: bytes, path: str) -> Source:
    """The text of a source: Word's .docx, a document's own JSON; HTML, Markdown or plain text, whose YAML front matter
    is no text."""
    if data.startswith(b"PK\x03\x04"):
        word = read_docx(data, path)
        return Source(word.passages, alternatives=word.alternatives, complete=True, beside=word.beside)
    if path.endswith(".json") and is_json_source(data):
        passages, alternatives = read_json_source(data, path)
        return Source(passages, alternatives=alternatives, complete=True)
    lines = decode(data, path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = _front_matter(lines)
    rest = "\n".join(lines[first:])
    try:
        return _read_text(rest, lines, first, path)
    except TooSlow as error:
        raise UnsupportedSourceError(
            "网页里没有关闭的标签太多（如 <b>、<font>）；请在浏览器中打开后另存", path
        ) from error


def _read_text(rest: str, lines: list[str], first: int, path: str) -> Source:
    if path.endswith(".md") and not is_page(rest):
        by_lines = is_markdown(rest)
        passages, alternatives = read_markdown(rest, first + 1, by_lines=by_lines)
        return Source(passages, by_lines=by_lines, alternatives=alternatives)
    if (path.endswith(".html") and "<" in rest) or any(_HTML.search(line) for line in lines[first:]):
        passages, alternatives = read_html(rest, first + 1)
        return Source(passages, alternatives=alternatives)
    return Source(read_plain(lines[first:], first + 1), by_lines=True)


def decode(data: bytes, path: str) -> str:
    """The text by byte order mark, else UTF-8, else the encoding that it declares, else GB18030.

    Bytes that are no UTF-8 but say so (or UTF-16, which its mark would have told) are read as if nothing was said.
    """
    for bom, unicode in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(unicode)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    declared = found[1].decode("ascii").lower() if found else "gb18030"
    codec = CODECS.get(declared)
    if codec is None:
        raise DecodeError(f"不认识的编码 {declared[:40]}；请另存为 UTF-8", path)
    try:
        return data.decode("gb18030" if codec.startswith("utf-") else codec)
    except UnicodeDecodeError as error:
        raise DecodeError(f"不能按 {declared} 读取；请另存为 UTF-8", path) from error


def _front_matter(lines: list[str]) -> int:
    """How many lines the YAML front matter takes up with all before it; 0 where there is none."""
    first = next((i for i, line in enumerate(lines) if line.strip() and not _META_LINE.fullmatch(line)), len(lines))
    if first == len(lines) or not _FENCE.fullmatch(lines[first]):
        return 0
    last = next((i for i in range(first + 1, len(lines)) if _FENCE_END.fullmatch(lines[i])), None)
    if last is None or not any(_KEY.match(line) for line in lines[first + 1 : last]):
        return 0
    return last + 1
