"""Word files (.docx): paragraphs with their automatic numbers, tables, notes, text boxes, pictures.

A Word file has no lines; the line of a block is the number of its paragraph, counted from 1 in the order of reading:
the text boxes and notes of a paragraph follow it, the notes of a table follow the table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from gongwen.errors import UnsupportedSourceError
from gongwen.model import Finding, Omitted, Privacy, Sort
from gongwen.sources.blocks import Reading, SourceBlock, SourceFigure, SourceNote, SourceParagraph, SourceTable
from gongwen.sources.characters import Cleaner
from gongwen.sources.docx_embedded import embedded_words, shown_elsewhere
from gongwen.sources.docx_left_out import MC, alternative, beside_the_text, other_words, said_by_the_text, words_of
from gongwen.sources.docx_numbering import read_numbering
from gongwen.sources.docx_package import R, W, WordPackage
from gongwen.sources.docx_styles import Styles, is_on, is_unseen
from gongwen.sources.docx_tables import Grid, is_deleted, members
from gongwen.sources.limits import refuse_long_word
from gongwen.text.visible import visible
from gongwen.text.word_values import MOST_NOTES, character

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_MARKS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_REVISED = {f"{W}del": "已删除的修订", f"{W}moveFrom": "已移走的修订"}
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PROPERTIES = frozenset(
    W + n for n in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")
)
# Nothing in these is text, whatever a broken file puts into them.
_SILENT = _PROPERTIES | {f"{W}commentReference", f"{W}instrText", f"{W}subDoc", f"{_DRAWING}main}}t"}
_SHOWN = 20  # characters of struck words that a finding quotes


def read_docx(data: bytes, path: str) -> Reading:
    """The paragraphs and tables of a Word file; raises UnsupportedSourceError for a file that is none."""
    package = WordPackage(data, path)
    refuse_long_word(package.content(package.main) or b"", path)
    root = package.root(package.main)
    body = root.find(f"{W}body") if root is not None and root.tag == f"{W}document" else None
    if body is None:
        raise package.broken()
    return _Reader(package, path).read(body)


@dataclass(frozen=True, slots=True)
class _Call:
    """A note's mark: the note, the line that it is called from, how many visible characters stand before it there, and
    in all of the file."""

    kind: str
    id: str
    called: int
    at: int
    total: int


class _Reader:
    """Walks the body of one Word file; holds the count of its paragraphs, its numbers and its notes."""

    def __init__(self, package: WordPackage, path: str) -> None:
        self.package = package
        self.path = path
        self.styles = Styles(package.related("styles"))
        self.numbering = read_numbering(package.related("numbering"), self.styles)
        self.cleaner = Cleaner(path)
        self.line = self.total = 0  # paragraphs and visible characters read so far
        self.open_notes = self.open_tables = 0
        self.omitted: list[Omitted] = []
        self.findings: list[Finding] = []
        self.notes: list[SourceNote] = []
        self.calls: list[_Call] = []  # whose notes have not been read
        self.called: set[tuple[str, str]] = set()
        self.all_notes = {
            (kind, note.get(f"{W}id", "")): note
            for kind in ("footnote", "endnote", "comment")
            if (root := package.related(f"{kind}s")) is not None
            for note in root.findall(W + kind)
        }

    def read(self, body: Any) -> Reading:
        blocks = tuple(self.blocks(body))
        for form in dict.fromkeys(self.numbering.unknown):
            self.find(
                f"自动编号的格式“{form[:40]}”不认识，已按阿拉伯数字写出；请在 Word 中核对编号", "W-number-form", 1
            )
        beside = beside_the_text(self.package, frozenset(self.called))
        words = tuple(visible(_text(block)) for block in blocks)
        omitted = (*self.omitted, *(said_by_the_text(left, words) for left in beside))
        return Reading(blocks, omitted, (*self.cleaner.findings, *self.findings), notes=tuple(self.notes))

    def find(self, message: str, code: str, line: int | None = None) -> None:
        self.findings.append(Finding(self.path, max(line or self.line, 1), code, message))

    # --- blocks

    def blocks(self, parent: Any) -> Iterator[SourceBlock]:
        """The blocks of a body, cell, text box or note."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self.table(element)
            elif element.tag in _REVISED:
                self.leave_out(_REVISED[element.tag], words_of(element))
            elif element.tag == f"{MC}AlternateContent":
                yield from self.blocks(self.alternative(element))
            elif element.tag == f"{W}altChunk":
                self.leave_out_shown("嵌入的文件", embedded_words(self.package, element.get(f"{R}id", "")))
            elif element.tag not in _SILENT:
                yield from self.blocks(element)

    def paragraph(self, element: Any) -> Iterator[SourceBlock]:
        """A paragraph, a block for each of its lines, then the text boxes and pictures in it; at last its notes."""
        self.line += 1
        line, before = self.line, len(self.calls)
        texts: list[str] = []
        attached: list[Any] = []
        bold = self.text(element, element, texts, attached)
        if not self.is_gone(element, texts):
            self.number(element, texts, before)
        level = self.styles.heading_level(element)
        self.total += len(visible("".join(texts)))
        for text in "".join(texts).split("\n"):
            if cleaned := self.cleaner.clean(text, line).strip():
                yield SourceParagraph(line, cleaned, level, bold)
        for thing in attached:
            if thing.tag == f"{W}txbxContent":
                yield from self.blocks(thing)
            else:
                yield SourceFigure(line, self.picture(thing), _alternative_text(thing))
        if not self.open_tables:
            yield from self.read_notes(before)

    def is_gone(self, paragraph: Any, texts: list[str]) -> bool:
        """True for a paragraph without words whose end is hidden or deleted too: Word shows no number for it."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        deleted = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
        return not visible("".join(texts)) and (deleted or self.styles.is_set("vanish", mark, paragraph))

    def number(self, paragraph: Any, texts: list[str], before: int) -> None:
        """Puts the paragraph's automatic number before its words."""
        label = self.numbering.label(paragraph)
        if not "".join(texts).lstrip()[:1].isalnum():
            label = label.rstrip()  # what keeps 1 and 2025年 apart is not wanted before 、
        texts.insert(0, label)
        shift = len(visible(label))
        self.calls[before:] = [
            replace(c, at=c.at + shift, total=c.total + shift) if c.called == self.line else c
            for c in self.calls[before:]
        ]

    def text(self, paragraph: Any, parent: Any, texts: list[str], attached: list[Any]) -> bool:
        """Collects the words of a paragraph and what hangs on it; True if all of them are bold."""
        bold, stack, struck, faint = True, list(reversed(parent)), list[str](), list[str]()
        while stack:
            node = stack.pop()
            tag = node.tag
            if tag in _REVISED:
                self.leave_out(_REVISED[tag], words_of(node))
            elif tag == f"{W}r" and self.styles.is_set("vanish", node.find(f"{W}rPr"), paragraph):
                self.leave_out("隐藏文字", words_of(node))
            elif tag in (f"{W}t", f"{_MATH}t"):
                texts.append(node.text or "")
                run = node.getparent()
                bold = bold and (not (node.text or "").strip() or is_on(run.find(f"{W}rPr/{W}b")))
                if tag == f"{W}t" and self.is_struck(run, paragraph):
                    struck.append(node.text or "")
                if tag == f"{W}t" and is_unseen(run, paragraph):
                    faint.append(node.text or "")
            elif tag in _SIGNS or tag == f"{W}sym":
                texts.append(self.sign(node))
            elif tag in _MARKS:
                self.call(node, texts)
            elif tag == f"{W}commentReference":
                self.comment(node)
            elif tag in (f"{W}txbxContent", f"{_DRAWING}main}}blip"):
                attached.append(node)
            elif tag == f"{W}altChunk":
                self.leave_out_shown("嵌入的文件", embedded_words(self.package, node.get(f"{R}id", "")))
            elif tag == f"{W}ruby":
                stack += [e for e in (node.find(f"{W}rt"), node.find(f"{W}rubyBase")) if e is not None]
            elif tag == f"{MC}AlternateContent":
                stack += reversed(self.alternative(node))
            elif (words := shown_elsewhere(self.package, node)) is not None:
                self.leave_out_shown(*words)
            elif tag not in _SILENT:
                stack += reversed(node)
        if visible("".join(struck)):
            quoted = "".join(struck).strip()[:_SHOWN]
            self.find(f"“{quoted}”在原文中有删除线，已照录；请核对是否仍然有效", "W-struck")
        if visible("".join(faint)):
            quoted = "".join(faint).strip()[:_SHOWN]
            self.find(f"“{quoted}”在 Word 中看不见（白字或极小的字），已照录；请核对是不是正文", "W-hidden-style")
        return bold

    def is_struck(self, run: Any, paragraph: Any) -> bool:
        properties = run.find(f"{W}rPr")
        return any(self.styles.is_set(name, properties, paragraph) for name in ("strike", "dstrike"))

    def sign(self, node: Any) -> str:
        if node.tag != f"{W}sym":
            return _SIGNS[node.tag]
        code = node.get(f"{W}char", "")
        if (found := character(code)) is None:
            message = f"插入的符号没有编码（w:char=“{code[:20]}”），不知道是哪个字；请在 Word 中删去或改成文字后另存"
            raise UnsupportedSourceError(message, self.path, self.line)
        return found

    def alternative(self, element: Any) -> Any:
        """The alternative that Word shows; other words than its own are left out."""
        shown = alternative(element)
        self.leave_out("未采用的替代内容", other_words(element, shown))
        return shown if shown is not None else ()

    def picture(self, blip: Any) -> str:
        relation = self.package.relations(self.package.main).get(blip.get(f"{R}embed", ""))
        return relation.target if relation is not None else ""

    # --- notes and what is left out

    def call(self, mark: Any, texts: list[str]) -> None:
        """Remembers where a note is called."""
        kind, name = _MARKS[mark.tag], mark.get(f"{W}id", "")
        at = len(visible("".join(texts)))
        self.called.add((kind, name))
        if (kind, name) in self.all_notes:
            self.calls.append(_Call(kind, name, self.line, at, self.total + at))

    def read_notes(self, first: int) -> Iterator[SourceBlock]:
        """Reads the notes that have been called since; the pictures in them are blocks."""
        calls = self.calls[first:]
        del self.calls[first:]
        for call in calls:
            self.open_notes += 1
            if self.open_notes > MOST_NOTES:
                message = "脚注里的脚注没有尽头；请在 Word 中改正后另存"
                raise UnsupportedSourceError(message, self.path, self.line)
            number, line = len(self.notes), self.line + 1
            self.notes.append(SourceNote(line, "", call.called, call.at))
            blocks = list(self.blocks(self.all_notes[call.kind, call.id]))
            words = "\n".join(text for block in blocks if (text := _text(block)))
            self.notes[number] = SourceNote(line, words, call.called, call.at)
            yield from (block for block in blocks if isinstance(block, SourceFigure))
            self.open_notes -= 1

    def comment(self, mark: Any) -> None:
        key = ("comment", mark.get(f"{W}id", ""))
        if key not in self.called and key in self.all_notes:
            self.leave_out("批注", words_of(self.all_notes[key]))
        self.called.add(key)

    def leave_out(self, what: str, words: str, privacy: Privacy = "concealed", sort: Sort = "unseen") -> None:
        if visible(words):
            self.omitted.append(Omitted(max(self.line, 1), what, words, privacy, sort))

    def leave_out_shown(self, what: str, words: str) -> None:
        """Something that Word shows and that has no place among paragraphs and tables."""
        self.leave_out(what, words, "counted", "unplaced")
        message = f"{what}没有收入正文（{len(visible(words))} 字）；请在 Word 中把其中的文字改成普通段落后另存"
        self.find(message, "W-omitted-text")

    # --- tables

    def table(self, element: Any) -> Iterator[SourceBlock]:
        """A table as data, or the blocks of its cells where it only lays out; then its notes."""
        line, total, before = self.line + 1, self.total, len(self.calls)
        grid, inner = Grid(), list[SourceBlock]()
        self.open_tables += 1
        for row in self.present(element, "tr"):
            grid.row(row)
            for cell in self.present(row, "tc"):
                blocks = list(self.blocks(cell))
                inner += blocks
                grid.cell(cell, "\n".join(_text(block) for block in blocks))
        self.open_tables -= 1
        table = None if any(isinstance(block, SourceFigure) for block in inner) else grid.table(line)
        if table is None:
            yield from inner
        else:
            yield table
            self.calls[before:] = [replace(c, called=line, at=c.total - total) for c in self.calls[before:]]
        if not self.open_tables:
            yield from self.read_notes(before)

    def present(self, element: Any, name: str) -> Iterator[Any]:
        """The rows of a table or the cells of a row that Word shows."""
        for member in members(element, name):
            if is_deleted(member):
                self.leave_out("已删除的修订", words_of(member))
            else:
                yield member


def _text(block: SourceBlock) -> str:
    if isinstance(block, SourceTable):
        return "\n".join(cell for row in block.rows for cell in row if cell)
    return block.text if isinstance(block, SourceParagraph) else ""


def _alternative_text(blip: Any) -> str:
    """What the file itself says its picture shows."""
    names = (f"{_DRAWING}wordprocessingDrawing}}inline", f"{_DRAWING}wordprocessingDrawing}}anchor")
    frame = next(blip.iterancestors(*names), None)
    described = frame.find(f"{_DRAWING}wordprocessingDrawing}}docPr") if frame is not None else None
    return str(described.get("descr", "")) if described is not None else ""
