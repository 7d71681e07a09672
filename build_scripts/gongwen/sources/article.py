"""One article, from the bytes as received: its form is told from the content, not from the name."""

import hashlib

from gongwen.errors import EmptySourceError
from gongwen.model import Document, Finding, walk_text
from gongwen.sources.blocks import Article, Reading
from gongwen.sources.capture_header import read_capture_header
from gongwen.sources.decoding import decode_source
from gongwen.sources.document_json import document_value, read_document_json
from gongwen.sources.forms import is_docx, refuse_unsupported, text_form
from gongwen.sources.front_matter import FrontMatter, read_front_matter
from gongwen.sources.html import read_html
from gongwen.sources.limits import refuse_large, refuse_long
from gongwen.sources.markdown import read_markdown
from gongwen.sources.plain import read_plain
from gongwen.text.visible import is_visible

_EMBEDDED = "文字都在嵌入的网页里（altChunk），Word 打开时才并入正文；请用 Word 或 WPS 打开后另存为 .docx，再放入"


def read_article(data: bytes, path: str, *, encoding: str | None = None) -> Article:
    """The article's blocks, what was left out, what its page says of it; raises the errors of gongwen.errors."""
    if not data:
        raise EmptySourceError("文件是空的（0 字节）；请放入文章", path)
    if (value := document_value(data)) is not None:
        refuse_large(data, path)
        digest = hashlib.sha256(data).hexdigest()
        return Article(path, digest, (), "json", given=_with_text(read_document_json(value, path, digest)))
    refuse_unsupported(data, path)
    if is_docx(data):
        from gongwen.sources.docx import read_docx  # lxml takes its time to import

        reading = read_docx(data, path)
        if not reading.blocks:
            raise EmptySourceError(_EMBEDDED if _is_embedded(reading) else "文件里没有文字；请放入文章", path)
        return _article(data, path, "docx", FrontMatter(), reading, ())
    refuse_large(data, path)
    text, findings = decode_source(data, path, encoding)
    refuse_long(text, path)
    lines = text.split("\n")
    front = read_front_matter(lines, path)
    if not front.lines:
        front = read_capture_header(lines)
    first_line = front.lines + 1
    apart = frozenset(front.within)
    rest = ["" if number in apart else line for number, line in enumerate(lines)][front.lines :]
    form = text_form(rest, path)
    reading = _READERS[form](rest, first_line, path)
    if not any(map(is_visible, text)):
        raise EmptySourceError("文件里没有文字；请放入文章", path)
    return _article(data, path, form, front, reading, findings)


def _is_embedded(reading: Reading) -> bool:
    """True for a Word file whose words stand in a page that is embedded whole, as programs for the web make them."""
    return any(left.what == "嵌入的文件" for left in reading.omitted)


def _with_text(document: Document) -> Document:
    """The document, if anything of it can be seen."""
    if not any(is_visible(character) for unit in walk_text(document) for character in unit.text):
        raise EmptySourceError("文件里没有文字；请放入文章", document.path)
    return document


def _article(
    data: bytes, path: str, form: str, front: FrontMatter, reading: Reading, findings: tuple[Finding, ...]
) -> Article:
    return Article(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        form=form,
        blocks=reading.blocks,
        omitted=(*front.omitted, *reading.omitted),
        fields=(*front.fields, *reading.fields),
        findings=tuple(sorted((*findings, *front.findings, *reading.findings))),
        links=reading.links,
        notes=reading.notes,
    )


def _read_html_lines(lines: list[str], first_line: int, path: str) -> Reading:
    return read_html("\n".join(lines), first_line, path)


_READERS = {"html": _read_html_lines, "markdown": read_markdown, "plain": read_plain}
