"""Reads a published EPUB: the text of its files in the order of the spine, under the ids of its elements."""

import re
from collections.abc import Collection, Mapping
from hashlib import sha256
from posixpath import normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from gongwen.verify.closed_xml import local, parsed, parts, strange_attributes, strange_parts, told
from gongwen.verify.published import Collector, Reading

_FOLDER = "EPUB/"
_PICTURES = f"{_FOLDER}files/"
_ASIDE = ("nav", "colophon")  # files that hold no text of the document
_TYPE = "http://www.idpf.org/2007/ops}type"
_TEXT = frozenset(
    [
        "html",
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "span",
        "a",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "img",
        "br",
        "div",
    ]
)
_ATTRIBUTES = frozenset(
    {"id", "class", "href", "src", "alt", "type", "role", "aria-label", "lang", "rowspan", "colspan", "rel"}
)
_CALL = re.compile(r"\d+|［\w+\d+］")
_NUMBER = re.compile(r"\d+\u3000")
# What could hide words of the text or show others.
_HIDING = re.compile(rb"display|visibility|content|position|opacity|url|@import|font-size:\s*0(?![.\d])|clip|transform")


def read_epub(
    data: bytes, eids: Collection[str], alternatives: Collection[str] = (), pictures: Mapping[str, str] | None = None
) -> Reading:
    """The text of an EPUB. A picture's words are one of `alternatives`, `pictures` the SHA-256 of that of each eId."""
    reader = _Reader(parts(data), frozenset(eids), Collector(alternatives), pictures or {})
    reader.read()
    return reader.collector.reading()


class _Reader:
    def __init__(
        self, held: Mapping[str, bytes], eids: frozenset[str], collector: Collector, pictures: Mapping[str, str]
    ) -> None:
        self.parts = held
        self.eids = eids
        self.collector = collector
        self.pictures = pictures
        self.asides: dict[str, Element] = {}
        self.called: list[str] = []

    def read(self) -> None:
        spine = self.spine()
        known = dict.fromkeys(
            ("mimetype", "META-INF/container.xml", *(f"{_FOLDER}{n}" for n in ("package.opf", "book.css")))
        )
        known |= dict.fromkeys(f"{_FOLDER}{name}.xhtml" for name in (*spine, *_ASIDE))
        list(strange_parts(self.parts, known, _PICTURES, self.collector))
        if found := _HIDING.search(self.parts.get(f"{_FOLDER}book.css", b"")):
            self.collector.stray(f"〔{found[0].decode()}〕")
        for name in spine:
            if name not in _ASIDE:
                self.file(name)

    def spine(self) -> list[str]:
        root = parsed(self.parts.get(f"{_FOLDER}package.opf"))
        references = [e.get("idref", "") for e in root.iter() if local(e.tag) == "itemref"] if root is not None else []
        return [reference.removeprefix("t-") for reference in references]

    def file(self, name: str) -> None:
        root = parsed(self.parts.get(f"{_FOLDER}{name}.xhtml"))
        body = next((e for e in root if local(e.tag) == "body"), None) if root is not None else None
        if body is None:
            return
        if any(local(e.tag) not in ("title", "link") for e in root[0]):  # type: ignore[index]
            told(root[0], self.collector)  # type: ignore[index]
        self.asides = {e.get("id", ""): e for e in body if local(e.tag) == "aside"}
        for element in body:
            if local(element.tag) != "aside":
                self.element(element, "")
                self.collector.text("", element.tail or "")
                self.read_notes()
        for eid, aside in self.asides.items():
            if eid in self.eids:
                told(aside, self.collector)  # one that nothing calls

    def element(self, element: Element, eid: str) -> None:
        name = local(element.tag)
        if name not in _TEXT:
            told(element, self.collector)
            return
        strange_attributes(element, _ATTRIBUTES, self.collector)
        words = "".join(element.itertext())
        if element.get("class") == "call":
            if not _CALL.fullmatch(words):
                self.collector.stray(words, eid)
            self.called.append(element.get("href", "").removeprefix("#"))
            return
        if name == "div" and element.get(_TYPE) != "pagebreak":
            told(element, self.collector)
            return
        eid = element.get("id", "") if element.get("id", "") in self.eids else eid
        if name == "img":
            self.picture(element, eid)
        self.collector.text(eid, element.text or "")
        for child in element:
            self.element(child, eid)
            self.collector.text(eid, child.tail or "")

    def picture(self, element: Element, eid: str) -> None:
        if not self.collector.is_allowed(element.get("alt", "")) and eid not in self.pictures:
            self.collector.stray(element.get("alt", ""), eid)
        data = self.parts.get(normpath(_FOLDER + unquote(element.get("src", ""))), b"")
        if sha256(data).hexdigest() != self.pictures.get(eid):
            self.collector.stray("〔图片〕", eid)

    def read_notes(self) -> None:
        """The document's own notes that the element just read has called; those of readers are no text."""
        called, self.called = self.called, []
        for eid in called:
            aside = self.asides.pop(eid, None) if eid in self.eids else None
            for number, paragraph in enumerate(aside if aside is not None else ()):
                words = "".join(paragraph.itertext())
                self.collector.text(eid, _NUMBER.sub("", words, count=1) if number == 0 else f"\n{words}")
