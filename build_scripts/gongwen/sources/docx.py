"""Word files (.docx): paragraphs with their automatic numbers, tables, footnotes, text boxes, pictures.

A Word file has no lines; the line of a block is the number of its paragraph, counted from 1.
"""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from gongwen.errors import UnsupportedSourceError
from gongwen.model import CellSpan, Omitted
from gongwen.sources.blocks import Reading, SourceBlock, SourceFigure, SourceParagraph, SourceTable
from gongwen.sources.characters import Cleaner
from gongwen.sources.docx_numbering import Numbering, read_numbering
from gongwen.sources.limits import refuse_long_word
from gongwen.text.archives import ArchiveError, LargeArchiveError, check_archive, is_unicode_xml, read_part
from gongwen.text.visible import visible
from gongwen.text.word_values import MOST_NOTES, character, decimal

_MAX_UNPACKED = 200_000_000
_READ_PARTS = ("document", "styles", "numbering", "footnotes", "endnotes")
_HEAD = 1024  # bytes of a part in which its XML declaration stands
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NOTE_MARKS = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_LEFT_OUT = {qn("w:del"): "已删除的修订", qn("w:moveFrom"): "已移走的修订"}


def read_docx(data: bytes, path: str) -> Reading:
    """The paragraphs and tables of a Word file; raises UnsupportedSourceError for a file that is none."""
    try:
        check_archive(data, _MAX_UNPACKED)  # python-docx has no error of its own for a damaged one
        refuse_long_word(read_part(data, "word/document.xml", _MAX_UNPACKED) or b"", path)
        document = docx.Document(io.BytesIO(data))
        styles = document.styles.element
        body = document.element.find(qn("w:body"))
        parts = [read_part(data, f"word/{name}.xml", _HEAD) for name in _READ_PARTS]
    except LargeArchiveError as error:
        raise UnsupportedSourceError("文件解压后超过 200 MB；请删去大图片后另存", path) from error
    except (ArchiveError, PackageNotFoundError, SyntaxError, AttributeError, KeyError, ValueError) as error:
        # What python-docx raises over a package whose parts are not as they should be; SyntaxError is lxml's of XML.
        raise _broken(path) from error
    if document.element.tag != qn("w:document") or body is None:
        raise _broken(path)
    if not all(is_unicode_xml(part) for part in parts if part is not None):
        raise UnsupportedSourceError("文件里的文字不是 UTF-8 编码；请在 Word 或 WPS 中打开后另存为 .docx", path)
    return _Reader(document, styles, path).read(body)


def _broken(path: str) -> UnsupportedSourceError:
    return UnsupportedSourceError("不是完好的 .docx 文件；请在 Word 或 WPS 中打开后另存为 .docx", path)


class _Reader:
    """Walks the body of one Word file; holds the count of its paragraphs and its numbering."""

    def __init__(self, document: Any, styles: Any, path: str) -> None:
        self.path = path
        self.document = document
        self.parts = document.part
        self.cleaner = Cleaner(path)
        self.line = 0
        self.open_notes = 0
        self.omitted: list[Omitted] = []
        self.numbering: Numbering = read_numbering(self._related("/numbering"), styles)
        self.headings = {e.get(qn("w:styleId")): _heading_level(e) for e in styles.findall(qn("w:style"))}
        self.notes = {
            (kind, note.get(qn("w:id"))): note
            for kind in ("footnote", "endnote")
            if (notes := self._related(f"/{kind}s")) is not None
            for note in notes.findall(qn(f"w:{kind}"))
        }

    def read(self, body: Any) -> Reading:
        blocks = tuple(self.blocks(body))
        return Reading(blocks, tuple(self.omitted), tuple(self.cleaner.findings))

    def _related(self, ending: str) -> Any | None:
        """The root element of the part with such a relationship type, None where there is none."""
        for relation in self.parts.rels.values():
            if relation.reltype.endswith(ending) and not relation.is_external:
                try:
                    return parse_xml(relation.target_part.blob)
                except SyntaxError as error:
                    raise _broken(self.path) from error
        return None

    def blocks(self, parent: Any) -> Iterator[SourceBlock]:
        """The blocks of a body, cell or text box."""
        for element in parent:
            if element.tag == qn("w:p"):
                yield from self.paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self.table(element)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.blocks(element)

    def paragraph(self, element: Any) -> Iterator[SourceBlock]:
        """A paragraph, a block for each of its lines, then the text boxes, pictures and footnotes in it."""
        self.line += 1
        line = self.line
        texts: list[str] = [self.numbering.label(element)]
        attached: list[Any] = []
        bold = self.text(element, texts, attached)
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        level = self.headings.get(style.get(qn("w:val")), 0) if style is not None else 0
        for text in "".join(texts).split("\n"):
            if cleaned := self.cleaner.clean(text, line).strip():
                yield SourceParagraph(line, cleaned, level, bold)
        for thing in attached:
            if thing.tag in _NOTE_MARKS:
                yield from self.note(thing)
            elif thing.tag == qn("w:txbxContent"):
                yield from self.blocks(thing)
            else:
                yield SourceFigure(line, self._picture(thing), _alternative(thing))

    def note(self, mark: Any) -> Iterator[SourceBlock]:
        """The blocks of the note that a mark refers to."""
        self.open_notes += 1
        if self.open_notes > MOST_NOTES:
            raise UnsupportedSourceError("脚注里的脚注没有尽头；请在 Word 中改正后另存", self.path, self.line)
        note = self.notes.get((_NOTE_MARKS[mark.tag], mark.get(qn("w:id"))))
        yield from self.blocks(note) if note is not None else ()
        self.open_notes -= 1

    def text(self, element: Any, texts: list[str], attached: list[Any]) -> bool:
        """Collects the text of a paragraph and what hangs on it; True if all of the text is bold."""
        bold, stack = True, [element]
        while stack:
            node = stack.pop()
            tag = node.tag
            if tag in _LEFT_OUT or (tag == qn("w:r") and _is_on(node.find(f"{qn('w:rPr')}/{qn('w:vanish')}"))):
                self.leave_out(node, _LEFT_OUT.get(tag, "隐藏文字"))
            elif tag == qn("w:t"):
                texts.append(node.text or "")
                bold = bold and (not (node.text or "").strip() or _is_bold(node.getparent()))
            elif tag in (qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"), qn("w:sym")):
                texts.append(self.sign(node))
            elif tag == f"{_MATH}t":
                texts.append(node.text or "")
            elif tag in (*_NOTE_MARKS, qn("w:txbxContent"), qn("a:blip")):
                attached.append(node)
            elif tag not in (f"{_ALTERNATE}Fallback", qn("w:pPr"), qn("w:rPr")):
                stack += reversed(node)
        return bold

    def sign(self, node: Any) -> str:
        if node.tag == qn("w:tab"):
            return "\t"
        if node.tag == qn("w:noBreakHyphen"):
            return "-"
        if node.tag != qn("w:sym"):
            return "\n"
        code = node.get(qn("w:char"), "")
        if (found := character(code)) is None:
            message = f"插入的符号没有编码（w:char=“{code[:20]}”），不知道是哪个字；请在 Word 中删去或改成文字后另存"
            raise UnsupportedSourceError(message, self.path, self.line)
        return found

    def leave_out(self, node: Any, what: str) -> None:
        text = "".join(t.text or "" for t in node.iter(qn("w:t"), qn("w:delText")))
        if visible(text):
            self.omitted.append(Omitted(self.line, what, text))

    def _picture(self, blip: Any) -> str:
        relation = self.parts.rels.get(blip.get(qn("r:embed"), ""))
        return "" if relation is None or relation.is_external else str(relation.target_part.partname).lstrip("/")

    def table(self, element: Any) -> Iterator[SourceBlock]:
        """A table as data, or the blocks of its cells where it has one row or one column."""
        line = self.line + 1
        rows: list[list[str]] = []
        spans: dict[tuple[int, int], list[int]] = {}
        open_spans: dict[int, tuple[int, int]] = {}
        inner: list[SourceBlock] = []
        for row_number, row in enumerate(element.findall(qn("w:tr"))):
            rows.append([])
            for cell in row.findall(qn("w:tc")):
                column = len(rows[-1])
                width = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"))
                merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                blocks = list(self.blocks(cell))
                inner += blocks
                rows[-1] += ["\n".join(_text(b) for b in blocks)] + [""] * (width - 1)
                if merge is not None and merge.get(qn("w:val")) != "restart" and column in open_spans:
                    spans[open_spans[column]][0] += 1
                    continue
                open_spans[column] = (row_number, column)
                spans[row_number, column] = [1, width]
        width = max(map(len, rows), default=0)
        if len(rows) < 2 or width < 2 or any(isinstance(block, SourceFigure) for block in inner):
            yield from inner
            return
        cells = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
        merged = tuple(CellSpan(r, c, n, w) for (r, c), (n, w) in sorted(spans.items()) if n * w > 1)
        header = len(element.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}"))
        yield SourceTable(line, cells, header, merged)


def _text(block: SourceBlock) -> str:
    if isinstance(block, SourceTable):
        return "\n".join(cell for row in block.rows for cell in row if cell)
    return block.text if isinstance(block, SourceParagraph) else ""


def _is_bold(run: Any) -> bool:
    return run is not None and _is_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}"))


def _is_on(mark: Any | None) -> bool:
    """True for a property that is there and not switched off: <w:b/>, but not <w:b w:val="0"/>."""
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off")


def _alternative(blip: Any) -> str:
    """What the file itself says its picture shows."""
    frame = next(blip.iterancestors(qn("wp:inline"), qn("wp:anchor")), None)
    described = frame.find(qn("wp:docPr")) if frame is not None else None
    return str(described.get("descr", "")) if described is not None else ""


def _number(element: Any | None) -> int:
    return min(max(decimal(element.get(qn("w:val")), 1), 1), 1000) if element is not None else 1


def _heading_level(style: Any) -> int:
    """The outline level of a paragraph style, 1 to 9; 0 for text."""
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    number = decimal(level.get(qn("w:val")), 9) if level is not None else 9
    return number + 1 if number < 9 else 0
