"""Reads a published Word file: the words of its paragraphs and cells, under the eIds of their bookmarks."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from xml.etree.ElementTree import Element

from gongwen.text.word_values import bookmark_name
from gongwen.verify.closed_xml import local, named, parsed, parts, strange_parts, told
from gongwen.verify.published import Collector, Reading
from gongwen.verify.word_form import form_faults

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EMBED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_MEDIA = "word/media/"
_KNOWN = dict.fromkeys(
    (
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        *(
            f"word/{name}.xml"
            for name in ("document", "styles", "fontTable", "settings", "footnotes", "footer1", "footer2", "comments")
        ),
        "word/_rels/document.xml.rels",
    )
)
_PARAGRAPH = frozenset({"pStyle", "spacing", "ind", "jc"})
_CELL = frozenset({"gridSpan", "vMerge"})
_TITLE, _HEADING, _LOWEST = "GwTitle", "GwHeading", 9
_SIGNS = {"tab": "\t", "br": "\n"}


def read_word(
    data: bytes, eids: Collection[str], feet: Collection[str] = (), pictures: Mapping[str, str] | None = None
) -> Reading:
    """The text of a .docx. `feet` are the lines that may stand at the foot of its sheets, `pictures` the SHA-256 of the
    picture of each eId."""
    reader = _Reader(data, eids, pictures or {})
    reader.read(feet)
    return reader.collector.reading()


class _Reader:
    def __init__(self, data: bytes, eids: Collection[str], pictures: Mapping[str, str]) -> None:
        self.parts = parts(data)
        self.collector = Collector()
        self.names = {bookmark_name(eid): eid for eid in eids}
        self.pictures = pictures
        self.eid = ""
        notes = parsed(self.parts.get("word/footnotes.xml"))
        self.notes = {note.get(f"{_W}id", ""): note for note in named(notes, "footnote")}
        self.called: list[str] = []
        self.levels: dict[str, int] = {}

    def read(self, feet: Collection[str]) -> None:
        list(strange_parts(self.parts, _KNOWN, _MEDIA, self.collector))
        for fault in form_faults(self.parts):
            self.collector.stray(f"〔{fault}〕")
        root = parsed(self.parts.get("word/document.xml"))
        for body in named(root, "body"):
            for number, element in enumerate(body):
                if number or not self.is_told_title(element):
                    self.block(element)
        for name, note in self.notes.items():
            if name not in ("-1", "0"):
                told(note, self.collector)  # one that nothing calls
        for name in ("footer1", "footer2"):
            self.foot(name, feet)

    def is_told_title(self, element: Element) -> bool:
        """True for a title that no text has: plain words without a bookmark, which are those of the file's own title.
        That this is the document's, site_books.py sees."""
        core = parsed(self.parts.get("docProps/core.xml"))
        title = next((part.text for part in core if local(part.tag) == "title"), "") if core is not None else ""
        tags = {local(part.tag) for part in element.iter()}
        words = "".join(part.text or "" for part in element.iter(f"{_W}t"))
        styles = [part.get(f"{_W}val") for part in element.iter(f"{_W}pStyle")]
        return tags == {"p", "pPr", "pStyle", "r", "t"} and styles == [_TITLE] and words == title

    def block(self, element: Element) -> None:
        match local(element.tag):
            case "p":
                self.paragraph(element)
                self.read_notes()
            case "tbl":
                for cell in element.iter(f"{_W}tc"):
                    self.cell(cell)
                if any(local(part.tag) == "hidden" for part in element.iter()):
                    told(element, self.collector)
                self.read_notes()
            case "sectPr":
                pass
            case _:
                told(element, self.collector)

    def cell(self, cell: Element) -> None:
        for element in cell:
            if local(element.tag) == "p":
                self.paragraph(element)
            elif local(element.tag) != "tcPr" or any(local(part.tag) not in _CELL for part in element):
                told(element, self.collector)

    def paragraph(self, paragraph: Element) -> None:
        for element in paragraph:
            match local(element.tag):
                case "pPr":
                    for part in element:
                        if local(part.tag) not in _PARAGRAPH:
                            told(part, self.collector)
                case "bookmarkStart":
                    self.mark(element.get(f"{_W}name", ""))
                case "bookmarkEnd" | "commentRangeStart" | "commentRangeEnd":
                    pass  # what comments say, and of which words, site_books.py compares with the notes
                case "r":
                    self.run(element)
                case "hyperlink":
                    self.link(element)
                case _:
                    told(element, self.collector)
        style = next((part.get(f"{_W}val", "") for p in named(paragraph, "pPr") for part in named(p, "pStyle")), "")
        if style.startswith(_HEADING):
            self.level(int(style.removeprefix(_HEADING)), style)

    def link(self, link: Element) -> None:
        """A term; where it leads, word_links.py compares with the glossary."""
        for element in link:
            match local(element.tag):
                case "r":
                    self.run(element)
                case "commentRangeStart" | "commentRangeEnd":
                    pass
                case _:
                    told(element, self.collector)

    def level(self, level: int, style: str) -> None:
        """A heading stands one level below that of what its division stands in; Word has no more than nine."""
        above, eid = None, self.eid
        while "__" in eid and above is None:
            eid = eid.rpartition("__")[0]
            above = self.levels.get(eid)
        if above is not None and level != min(above + 1, _LOWEST):
            self.collector.stray(f"〔{style}〕", self.eid)
        self.levels[self.eid] = level

    def mark(self, name: str) -> None:
        if name in self.names:
            self.eid = self.names[name]
        else:
            self.collector.stray(f"〔{name}〕", self.eid)

    def run(self, run: Element) -> None:
        if any(local(part.tag) != "rStyle" for properties in named(run, "rPr") for part in properties):
            told(run, self.collector)  # struck, hidden, white … words are not what a reader sees
            return
        for element in run:
            match local(element.tag):
                case "rPr" | "footnoteRef" | "commentReference":
                    pass
                case "t":
                    self.collector.text(self.eid, element.text or "")
                case "tab" | "br":
                    self.collector.text(self.eid, _SIGNS[local(element.tag)])
                case "footnoteReference":
                    self.called.append(element.get(f"{_W}id", ""))
                case "drawing":
                    self.picture(element)
                case _:
                    told(element, self.collector)

    def picture(self, drawing: Element) -> None:
        names = [blip.get(_EMBED, "") for blip in drawing.iter() if local(blip.tag) == "blip"]
        relations = parsed(self.parts.get("word/_rels/document.xml.rels"))
        targets = {r.get("Id", ""): r.get("Target", "") for r in relations} if relations is not None else {}
        for name in names:
            data = self.parts.get(f"word/{targets.get(name, '')}", b"")
            if sha256(data).hexdigest() != self.pictures.get(self.eid):
                self.collector.stray("〔图片〕", self.eid)

    def read_notes(self) -> None:
        """The notes called in the block that has just been read, after it."""
        eid, called, self.called = self.eid, self.called, []
        for name in called:
            note = self.notes.pop(name, None)
            for number, element in enumerate(note if note is not None else ()):
                if number:
                    self.collector.text(self.eid, "\n")
                self.block(element)
        self.eid = eid

    def foot(self, name: str, feet: Collection[str]) -> None:
        root = parsed(self.parts.get(f"word/{name}.xml"))
        for paragraph in root if root is not None else ():
            words = "".join(t.text or "" for t in paragraph.iter(f"{_W}t"))
            if words not in (*feet, "— 1 —"):
                told(paragraph, self.collector)
