"""Word sources: every paragraph that Word shows, with the numbers that it prints before them.

A Word file has no lines: a paragraph's line is its number, counted through cells, text boxes and notes. What is deleted
or hidden is not shown and not read, so that nothing has to be taken on trust from the list of what was left out.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

from gongwen.errors import UnsupportedSourceError
from gongwen.text.archives import ArchiveError
from gongwen.text.visible import visible
from gongwen.text.word_values import MOST_NOTES, character
from gongwen.verify.docx_archive import Refused, WordArchive
from gongwen.verify.docx_beside import words_beside
from gongwen.verify.docx_names import MC, WP, A, M, W, child, is_on, shown_alternative
from gongwen.verify.docx_numbers import PrintedNumbers
from gongwen.verify.docx_styles import Sheet
from gongwen.verify.source_text import Passage, passage

_PROPERTIES = frozenset(W + name for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"))
# What is deleted, what is no text, and what Word shows elsewhere than in a paragraph.
_UNREAD = ("del", "moveFrom", "instrText", "altChunk", "subDoc", "commentReference")
_NOT_SHOWN = frozenset({*(W + name for name in _UNREAD), f"{A}t", *_PROPERTIES})
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class WordText(NamedTuple):
    """Paragraphs in order, the texts that stand for pictures, and the words that Word shows in no paragraph."""

    passages: tuple[Passage, ...]
    alternatives: tuple[str, ...]
    beside: tuple[str, ...]


def read_docx(data: bytes, path: str) -> WordText:
    """What Word shows of a file; raises UnsupportedSourceError for what is no docx."""
    try:
        archive = WordArchive(data)
        root = archive.document()
        body = child(root, "body")
        if root is None or root.tag != f"{W}document" or body is None:
            raise UnsupportedSourceError("压缩文件里没有 Word 的正文；请在 Word 中另存为 .docx", path)
        passages, alternatives = _Reader(archive).read(body)
        return WordText(passages, alternatives, tuple(words_beside(archive, root)))
    except (ArchiveError, expat.ExpatError, Refused) as error:
        raise UnsupportedSourceError("这个 .docx 读不出来；请在 Word 中打开后另存为 .docx", path) from error


class _Reader:
    """Reads one Word file in the order in which its text is read; counts its paragraphs and its numbers."""

    def __init__(self, archive: WordArchive) -> None:
        self._sheet = Sheet(archive.part("styles"))
        self._numbers = PrintedNumbers(archive.part("numbering"), self._sheet)
        self._notes = {
            (kind, note.get(f"{W}id")): note
            for kind in _NOTES.values()
            if (notes := archive.part(kind)) is not None
            for note in notes
        }
        self._line = 0
        self._open_notes = 0
        self._open_tables = 0
        self._waiting: list[Element] = []  # notes of the table that is being read

    def read(self, body: Element) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
        passages = tuple(self._blocks(body))
        alternatives = (picture.get("descr", "") for picture in body.iter(f"{WP}docPr"))
        return passages, tuple(text for text in alternatives if text)

    def _blocks(self, parent: Iterable[Element]) -> Iterator[Passage]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{MC}AlternateContent":
                yield from self._blocks(shown_alternative(element))
            elif element.tag not in _NOT_SHOWN and not _is_gone(element):
                yield from self._blocks(element)

    def _table(self, element: Element) -> Iterator[Passage]:
        """The cells of a table, then the notes on them."""
        self._open_tables += 1
        yield from self._blocks(element)
        self._open_tables -= 1
        if not self._open_tables:
            waiting, self._waiting = self._waiting, []
            for note in waiting:
                yield from self._note(note)

    def _note(self, note: Element) -> Iterator[Passage]:
        self._open_notes += 1
        if self._open_notes > MOST_NOTES:
            raise Refused
        yield from self._blocks(note)
        self._open_notes -= 1

    def _paragraph(self, element: Element) -> Iterator[Passage]:
        """A paragraph's lines, then what hangs on it: text boxes and, outside of tables, notes."""
        self._line += 1
        line = self._line
        boxes: list[Element] = []
        notes: list[Element] = []
        text = "".join(self._text(element, element, boxes, notes))
        if visible(text) or not self._ends_unseen(element):
            number = self._numbers.before(element)
            text = (number if text.lstrip()[:1].isalnum() else number.strip()) + text
        yield from (found for part in text.split("\n") if (found := passage(part, line)))
        for box in boxes:
            yield from self._blocks(box)
        if self._open_tables:
            self._waiting += notes
            return
        for note in notes:
            yield from self._note(note)

    def _ends_unseen(self, paragraph: Element) -> bool:
        """True where the paragraph's end is hidden or deleted: without words of its own it is not there."""
        mark = child(paragraph, "pPr", "rPr")
        deleted = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        return deleted or self._sheet.hides(mark, paragraph)

    def _text(
        self, parent: Iterable[Element], paragraph: Element, boxes: list[Element], notes: list[Element]
    ) -> Iterator[str]:
        for element in parent:
            if element.tag in _NOT_SHOWN:
                continue
            if element.tag == f"{W}r" and self._sheet.hides(child(element, "rPr"), paragraph):
                continue
            if element.tag in (f"{W}t", f"{M}t"):
                yield element.text or ""
            elif element.tag in _SIGNS:
                yield _SIGNS[element.tag]
            elif element.tag == f"{W}sym":
                if (sign := character(element.get(f"{W}char", ""))) is None:
                    raise Refused
                yield sign
            elif element.tag in _NOTES:
                note = self._notes.get((_NOTES[element.tag], element.get(f"{W}id")))
                notes += [note] if note is not None else []
            elif element.tag == f"{W}txbxContent":
                boxes.append(element)
            elif element.tag == f"{MC}AlternateContent":
                yield from self._text(shown_alternative(element), paragraph, boxes, notes)
            elif element.tag == f"{W}ruby":  # what is read stands above what is written, and follows it here
                for part in (child(element, "rubyBase"), child(element, "rt")):
                    yield from self._text(part or (), paragraph, boxes, notes)
            else:
                yield from self._text(element, paragraph, boxes, notes)


def _is_gone(element: Element) -> bool:
    """True for a row or a cell of a table that is deleted or hidden."""
    row, cell = child(element, "trPr"), child(element, "tcPr")
    if element.tag == f"{W}tr":
        return child(row, "del") is not None or is_on(child(row, "hidden"))
    return element.tag == f"{W}tc" and child(cell, "cellDel") is not None
