"""A Word file taken apart once more: which part holds the text, which its notes, styles and numbers."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from gongwen.text.archives import is_unicode_xml, read_part
from gongwen.verify.docx_names import MC, REQUIRED

_MAX_PART = 100 * 1024 * 1024
_MAX_DEPTH = 400
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = re.compile(r"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument|drawingml)/")


class Refused(Exception):
    """What no Word writes: a document type with its entities, nesting or notes without end, a sign without a number."""


class WordArchive:
    """The parts of one Word file. Without relations (nothing that Word writes) they are found by their usual names."""

    def __init__(self, archive: bytes) -> None:
        self._archive = archive
        self._main = next(self._targets("", "_rels/.rels", "officeDocument"), "word/document.xml")

    def document(self) -> Element | None:
        """The root of the part that holds the text, None where there is none."""
        return self._root(self._main)

    def parts(self, kind: str) -> Iterator[Element]:
        """The roots of all parts of a kind that the text refers to: header, diagramData, chart."""
        folder, relations = self._relations()
        for name in self._targets(folder, relations, kind):
            root = self._root(name)
            if root is not None:
                yield root

    def _relations(self) -> tuple[str, str]:
        folder, _, file = self._main.rpartition("/")
        return folder, f"{folder}/_rels/{file}.rels".lstrip("/")

    def part(self, kind: str) -> Element | None:
        """The root of the styles, numbering, footnotes or endnotes; None where there are none."""
        folder, relations = self._relations()
        name = next(self._targets(folder, relations, kind), "")
        if not name and self._bytes(relations) is None:
            name = f"word/{kind}.xml"
        return self._root(name) if name else None

    def _targets(self, folder: str, relations: str, kind: str) -> Iterator[str]:
        root = self._root(relations)
        for element in root if root is not None else ():
            if element.tag == _RELATION and element.get("Type", "").endswith(f"/{kind}"):
                yield _joined(folder, element.get("Target", ""))

    def _root(self, name: str) -> Element | None:
        data = self._bytes(name)
        return None if data is None else parse_xml(data)

    def _bytes(self, name: str) -> bytes | None:
        data = read_part(self._archive, name, _MAX_PART + 1)
        if data is not None and len(data) > _MAX_PART:
            raise Refused
        return data


def _joined(folder: str, target: str) -> str:
    """A target as the name of a part: "word" and "../a/b.xml" → "a/b.xml"; "/a.xml" → "a.xml"."""
    names = [] if target.startswith("/") else folder.split("/")
    for name in target.split("/"):
        if name == "..":
            names = names[:-1]
        elif name not in ("", "."):
            names.append(name)
    return "/".join(name for name in names if name)


def parse_xml(data: bytes) -> Element:
    """The root element, names as `uri}name`; raises Refused for a document type (where entities are declared).

    An alternative of an AlternateContent says which namespaces it needs by their prefixes: REQUIRED has their names.
    """
    if not is_unicode_xml(data):
        raise Refused
    builder = TreeBuilder()
    depth = 0
    spaces: dict[str, list[str]] = {}

    def declare(prefix: str | None, uri: str | None) -> None:
        spaces.setdefault(prefix or "", []).append(uri or "")

    def forget(prefix: str | None) -> None:
        spaces[prefix or ""].pop()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise Refused
        if name == f"{MC}Choice":
            uris = ((spaces.get(prefix) or ["?"])[-1] for prefix in attributes.get("Requires", "").split())
            attributes = {**attributes, REQUIRED: " ".join(uris)}
        builder.start(_plain(name), {_plain(key): text for key, text in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_plain(name))

    def refuse(*_: object) -> None:
        raise Refused

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartNamespaceDeclHandler = declare
    parser.EndNamespaceDeclHandler = forget
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.Parse(data, True)
    return builder.close()


def _plain(name: str) -> str:
    """A name of the strict form as that of the usual one."""
    if not name.startswith("http://purl.oclc.org/"):
        return name
    return _STRICT.sub(lambda found: f"http://schemas.openxmlformats.org/{found[1]}/2006/", name)
