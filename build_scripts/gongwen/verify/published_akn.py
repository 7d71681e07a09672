"""Reads a published Akoma Ntoso file: the text under each eId of the document."""

from collections.abc import Collection
from xml.etree.ElementTree import Element

from gongwen.verify.closed_xml import local, parsed, strange_attributes, told
from gongwen.verify.published import Collector, Reading

_SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_INLINE = frozenset({"ref", "term"})
_HOLDERS = frozenset(
    [
        "akomaNtoso",
        "doc",
        "act",
        "preface",
        "preamble",
        "body",
        "mainBody",
        "conclusions",
        "attachments",
        "attachment",
        "part",
        "subpart",
        "chapter",
        "section",
        "article",
        "paragraph",
        "subparagraph",
        "point",
        "indent",
        "intro",
        "wrapUp",
        "content",
        "num",
        "heading",
        "p",
        "table",
        "tr",
        "td",
        "th",
    ]
)
_ATTRIBUTES = frozenset(
    {
        "eId",
        "name",
        "href",
        "refersTo",
        "rowspan",
        "colspan",
        "src",
        "alt",
        "marker",
        "placement",
        "date",
        "as",
        "value",
    }
)


def read_akn(data: bytes, eids: Collection[str], alternatives: Collection[str] = ()) -> Reading:
    """What the file holds but for `meta`, which tells of the text; a picture's own text is one of `alternatives`."""
    collector = Collector(alternatives)
    root = parsed(data)
    if root is not None:
        reader = _Reader(collector, frozenset(eids))
        reader.read(root, "")
        reader.read_notes()
    return collector.reading()


class _Reader:
    def __init__(self, collector: Collector, eids: frozenset[str]) -> None:
        self.collector = collector
        self.eids = eids
        self.notes: list[Element] = []

    def read(self, element: Element, eid: str) -> None:
        name = local(element.tag)
        if name == "meta":
            self.collector.stray("".join(element.itertext()), eid)
            return
        if not element.tag.startswith(_SPACE) or name not in (*_HOLDERS, *_INLINE, "authorialNote", "img"):
            told(element, self.collector)
            return
        strange_attributes(element, _ATTRIBUTES, self.collector)
        if name == "authorialNote":
            self.notes.append(element)
            return
        if name == "img":
            self.collector.picture(eid, element.get("src", ""))
            if not self.collector.is_allowed(element.get("alt", "")):
                self.collector.stray(element.get("alt", ""), eid)
        here = element.get("eId", "")
        if here in self.eids:
            if name not in _INLINE:
                self.read_notes()
            eid = here
        self.collector.text(eid, element.text or "")
        for child in element:
            self.read(child, eid)
            self.collector.text(eid, child.tail or "")
        if name in ("p", "table", "heading") and eid == here:
            self.read_notes()

    def read_notes(self) -> None:
        """The notes called so far: in the order of the text they follow what calls them."""
        notes, self.notes = self.notes, []
        for note in notes:
            for number, paragraph in enumerate(note):
                self.collector.text(note.get("eId", ""), "\n" if number else "")
                self.read(paragraph, note.get("eId", ""))
