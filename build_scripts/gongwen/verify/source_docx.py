"""Word sources: every paragraph that Word shows, with the numbers that it prints before them.

A Word file has no lines: a paragraph's line is its number, counted through cells, text boxes and notes. What is deleted
or hidden is not shown and not read, so that nothing has to be taken on trust from the list of what was left out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from gongwen.errors import UnsupportedSourceError
from gongwen.text.archives import ArchiveError, is_unicode_xml, read_part
from gongwen.text.word_values import MOST_NOTES, character
from gongwen.verify.docx_names import MC, WP, M, W, child, is_on
from gongwen.verify.docx_numbers import PrintedNumbers
from gongwen.verify.source_text import Passage, passage

_MAX_PART = 100 * 1024 * 1024
_MAX_DEPTH = 400
_NOT_SHOWN = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}instrText"})
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class _Refused(Exception):
    """What no Word writes: a document type with its entities, nesting or notes without end, a sign without a number."""


def read_docx(data: bytes, path: str) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Paragraphs in order, and the texts that stand for pictures; raises UnsupportedSourceError for what is no docx."""
    try:
        body = _part(data, "document")
        if body is None:
            raise UnsupportedSourceError("压缩文件里没有 Word 的正文；请在 Word 中另存为 .docx", path)
        if body.tag != f"{W}document" or child(body, "body") is None:
            raise _Refused
        return _Reader(data).read(body)
    except (ArchiveError, expat.ExpatError, _Refused) as error:
        raise UnsupportedSourceError("这个 .docx 读不出来；请在 Word 中打开后另存为 .docx", path) from error


class _Reader:
    """Reads one Word file in the order in which its text is read; counts its paragraphs and its numbers."""

    def __init__(self, archive: bytes) -> None:
        self._numbers = PrintedNumbers(_part(archive, "numbering"), _part(archive, "styles"))
        self._notes = {
            (kind, note.get(f"{W}id")): note
            for kind in _NOTES.values()
            if (notes := _part(archive, kind)) is not None
            for note in notes
        }
        self._line = 0
        self._open_notes = 0

    def read(self, body: Element) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
        passages = tuple(self._blocks(body))
        alternatives = (picture.get("descr", "") for picture in body.iter(f"{WP}docPr"))
        return passages, tuple(text for text in alternatives if text)

    def _blocks(self, parent: Element) -> Iterator[Passage]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag not in _NOT_SHOWN:
                yield from self._blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Passage]:
        """A paragraph's lines, then what hangs on it: text boxes and notes."""
        self._line += 1
        line = self._line
        hanging: list[Element] = []
        text = self._numbers.before(element) + "".join(self._text(element, hanging))
        yield from (found for part in text.split("\n") if (found := passage(part, line)))
        for thing in hanging:
            is_note = thing.tag != f"{W}txbxContent"
            self._open_notes += is_note
            if self._open_notes > MOST_NOTES:
                raise _Refused
            yield from self._blocks(thing)
            self._open_notes -= is_note

    def _text(self, parent: Element, hanging: list[Element]) -> Iterator[str]:
        for element in parent:
            if element.tag in _NOT_SHOWN or (element.tag == f"{W}r" and is_on(child(element, "rPr", "vanish"))):
                continue
            if element.tag in (f"{W}t", f"{M}t"):
                yield element.text or ""
            elif element.tag in _SIGNS:
                yield _SIGNS[element.tag]
            elif element.tag == f"{W}sym":
                if (sign := character(element.get(f"{W}char", ""))) is None:
                    raise _Refused
                yield sign
            elif element.tag in _NOTES:
                note = self._notes.get((_NOTES[element.tag], element.get(f"{W}id")))
                hanging += [note] if note is not None else []
            elif element.tag == f"{W}txbxContent":
                hanging.append(element)
            else:
                yield from self._text(element, hanging)


def _part(archive: bytes, name: str) -> Element | None:
    """The root of word/<name>.xml, None where there is none."""
    data = read_part(archive, f"word/{name}.xml", _MAX_PART + 1)
    if data is not None and len(data) > _MAX_PART:
        raise _Refused
    return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> Element:
    """The root element, names as `uri}name`; raises _Refused for a document type (where entities are declared)."""
    if not is_unicode_xml(data):
        raise _Refused
    builder = TreeBuilder()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise _Refused
        builder.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    def refuse(*_: object) -> None:
        raise _Refused

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.Parse(data, True)
    return builder.close()
