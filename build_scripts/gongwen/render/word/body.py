"""What stands on a sheet, as the body of a Word file: paragraphs, tables, pictures, notes at their calls."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from gongwen.model import Edition, Figure, Footnote, Table, footnotes
from gongwen.render.files import files_by_source
from gongwen.render.print.items import Face, Item, Line, PageBreak, Run, Style, Title
from gongwen.render.word.comments import Comments, Mark
from gongwen.render.word.links import Links
from gongwen.render.word.pictures import Picture, drawing
from gongwen.render.word.styles import HEADINGS, face_style, heading_face
from gongwen.render.word.tables import Cell, table_rows
from gongwen.text.word_values import bookmark_name
from gongwen.text.xml import element, escape_xml
from gongwen.variants.ui import ui

_STYLES: Mapping[Style, str] = {
    "front": "GwFront",
    "flush": "GwFlush",
    "annex": "GwAnnex",
    "signature": "GwSignature",
    "date": "GwSignature",
}


class Body:
    """Writes the items of one file; counts its bookmarks and pictures, and remembers the notes that were called."""

    def __init__(self, edition: Edition, pictures: Mapping[str, bytes], comments: Comments, links: Links) -> None:
        self._edition = edition
        self._calls = footnotes(edition.document)
        self._files = files_by_source(edition)
        self._data = pictures
        self._ids = count(1)
        self.comments = comments
        self.links = links
        self.notes: list[Footnote] = []
        self.pictures: list[Picture] = []

    def items(self, items: Iterable[Item]) -> str:
        """The paragraphs and tables in order; the notes stand where they are called."""
        return "".join(self._item(item) for item in items)

    def _item(self, item: Item) -> str:
        match item:
            case Line(style="note"):
                return ""
            case Line():
                return self._line(item)
            case Title():
                return self._title(item)
            case Table():
                return self._table(item)
            case Figure():
                return self._figure(item)
            case PageBreak():
                return paragraph(element("w:r", element("w:br", **{"w:type": "page"})))

    def _title(self, title: Title) -> str:
        """A paragraph a line. What the text does not have, and only the document's fields tell, has no bookmark; of an
        attachment it is left out."""
        if title.apparatus:
            own = title.texts == (self._edition.document.main.metadata.title,)
            return "".join(paragraph(text_run(text), "GwTitle") for text in title.texts if own)
        lines = (Run(text, "song", eid=eid) for eid, text in zip(title.eids, title.texts, strict=True))
        return "".join(paragraph(self._marks((run.eid,)) + self._run(run, "song"), "GwTitle") for run in lines)

    def _line(self, line: Line) -> str:
        """A paragraph. One that is all heading stands in the outline; one that a text runs on in is text."""
        level = min(line.runs[0].level, HEADINGS) if line.runs and all(run.level for run in line.runs) else 0
        style = f"GwHeading{level}" if level else _STYLES.get(line.style, "")
        face: Face = heading_face(level) if level else "hei" if line.style == "annex" else "fang"
        align = "center" if line.style == "centred" else ""
        return paragraph(self._marked(line, face), style, align=align, gap=line.gap)

    def _marked(self, line: Line, face: Face) -> str:
        """The runs of a line, each eId's bookmark before the words that are its own."""
        waiting, pieces = list(line.eids), list[str]()
        for run in line.runs:
            if run.eid in waiting:
                here = waiting.index(run.eid) + 1
                pieces.append(self._marks(waiting[:here]))
                waiting = waiting[here:]
            pieces.append(self._run(run, face))
        return "".join(pieces) + self._marks(waiting)

    def _run(self, run: Run, face: Face) -> str:
        """A run's text, with the marks of the notes that it calls; `face` is what its paragraph has already."""
        style = "" if run.face == face else face_style(run.face)
        start, end = run.cut or (0, len(run.text))
        calls = [note for note in self._calls.get(run.eid, ()) if start < max(1, note.at) <= end or run.cut is None]
        if run.level:  # a heading's number and words stand in one run: its notes follow it
            calls = [replace(note, at=start + len(run.text)) for note in calls]
        beside = self._beside(run.eid, start, end)
        return self._called(run.text, [(note.at - start, note) for note in calls], beside, style)

    def _beside(self, eid: str, start: int, end: int) -> list[Mark]:
        """Where comments and links begin and end in a stretch of a block's text."""
        return [*self.links.marks(eid, start, end), *self.comments.marks(eid, start, end)]

    def _called(self, text: str, calls: Iterable[tuple[int, Footnote]], beside: Iterable[Mark], style: str = "") -> str:
        """A text with what stands in it: the source's notes at their calls, where comments and links begin and end."""
        marks = [*beside, *((place, self._call(note)) for place, note in calls)]
        pieces, at = [], 0
        for place, mark in sorted(marks, key=lambda mark: mark[0]):
            pieces += [text_run(text[at:place], style), mark]
            at = max(at, place)
        return "".join((*pieces, text_run(text[at:], style)))

    def _call(self, note: Footnote) -> str:
        self.notes.append(note)
        mark = element("w:rPr", element("w:rStyle", **{"w:val": "GwCall"}))
        return element("w:r", mark + element("w:footnoteReference", **{"w:id": str(len(self.notes))}))

    def _marks(self, eids: Iterable[str]) -> str:
        """An empty bookmark for each eId that begins here."""
        return "".join(bookmark(next(self._ids), eid) for eid in eids)

    def _table(self, table: Table) -> str:
        """The table; its bookmark stands in the first cell, and Word wants a paragraph after it."""
        marks, rows = self._marks((table.eid,)), []
        for index, cells in enumerate(table_rows(table)):
            written = []
            for cell in cells:
                written.append(self._cell(table, cell, marks))
                marks = ""
            head = element("w:trPr", element("w:tblHeader")) if index < table.header_rows else ""
            rows.append(element("w:tr", head + "".join(written)))
        columns = len(table.rows[0]) if table.rows else 0
        grid = element("w:tblGrid", element("w:gridCol") * columns)
        width = element("w:tblW", **{"w:w": "5000", "w:type": "pct"})
        properties = element("w:tblPr", element("w:tblStyle", **{"w:val": "GwGrid"}) + width)
        return element("w:tbl", properties + grid + "".join(rows)) + paragraph("")

    def _cell(self, table: Table, cell: Cell, marks: str) -> str:
        wide = element("w:gridSpan", **{"w:val": str(cell.columns)}) if cell.columns > 1 else ""
        merge = {"first": element("w:vMerge", **{"w:val": "restart"}), "more": element("w:vMerge")}.get(cell.merged, "")
        notes = self._calls.get(table.eid, ()) if cell.text else ()
        calls = [(n.at - cell.start, n) for n in notes if cell.start < n.at <= cell.start + len(cell.text)]
        properties = element("w:tcPr", wide + merge) if wide or merge else ""
        beside = self._beside(table.eid, cell.start, cell.start + len(cell.text)) if cell.text else ()
        return element("w:tc", properties + paragraph(marks + self._called(cell.text, calls, beside), "GwTable"))

    def _figure(self, figure: Figure) -> str:
        """The picture; where its file is not there, nothing but its bookmark: a note that it is missing is no text."""
        file, data = self._files.get(figure.src), self._data.get(figure.src)
        marks = self._marks((figure.eid,))
        if file is None or data is None:
            return paragraph(marks)
        picture = Picture(len(self.pictures) + 1, file, data)
        self.pictures.append(picture)
        words = figure.alt.strip() or ui(self._edition.variant, "figure.untold")
        return paragraph(marks + drawing(picture, words), align="center")

    def footnote(self, note: Footnote, number: int) -> str:
        """A note at the foot of its page."""
        mark = element("w:rPr", element("w:rStyle", **{"w:val": "GwCall"}))
        called = element("w:r", mark + element("w:footnoteRef"))
        lines = [text_run(line) for line in note.text.split("\n")]
        first = self._marks((note.eid,)) + called + lines[0]
        paragraphs = "".join(paragraph(line, "GwFootnote") for line in (first, *lines[1:]))
        return element("w:footnote", paragraphs, **{"w:id": str(number)})


def bookmark(number: int, eid: str) -> str:
    start = element("w:bookmarkStart", **{"w:id": str(number), "w:name": bookmark_name(eid)})
    return start + element("w:bookmarkEnd", **{"w:id": str(number)})


def paragraph(content: str, style: str = "", *, align: str = "", gap: bool = False) -> str:
    """A paragraph; `gap` is a line left free before it."""
    properties = (
        (element("w:pStyle", **{"w:val": style}) if style else "")
        + (element("w:spacing", **{"w:beforeLines": "100", "w:before": "580"}) if gap else "")
        + (element("w:ind", **{"w:firstLineChars": "0", "w:firstLine": "0"}) if align == "center" else "")
        + (element("w:jc", **{"w:val": align}) if align else "")
    )
    return element("w:p", (element("w:pPr", properties) if properties else "") + content)


def text_run(text: str, style: str = "") -> str:
    """A run; its lines and tabs are Word's own."""
    if not text:
        return ""
    properties = element("w:rPr", element("w:rStyle", **{"w:val": style})) if style else ""
    return element("w:r", properties + "".join(_signs(text)))


def _signs(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield element("w:br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield element("w:tab")
            if piece:
                yield f'<w:t xml:space="preserve">{escape_xml(piece)}</w:t>'
