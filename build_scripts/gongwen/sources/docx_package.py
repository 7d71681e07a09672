"""A Word file as its parts (ECMA-376, part 2): which there are, how they refer to one another, their XML.

Of our own and not python-docx: that one opens what it knows and stumbles over what a broken or a hostile file has
instead, and half of what an editor has to be told of stands in parts that it does not read.
"""

import posixpath
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from gongwen.errors import UnsupportedSourceError
from gongwen.text.archives import ArchiveError, LargeArchiveError, check_archive, is_unicode_xml, part_names, read_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAX_UNPACKED = 200_000_000
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Types"
# Word saves the same under other names where it is asked for the strict form (ECMA-376, part 1).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is the last word of the relationship's type, `target` the name of a part."""

    kind: str
    target: str


class WordPackage:
    """One Word file, unpacked as far as it is asked for."""

    def __init__(self, data: bytes, path: str) -> None:
        self._data = data
        self._path = path
        self._relations: dict[str, dict[str, Relation]] = {}
        try:
            check_archive(data, _MAX_UNPACKED)
            self.names = part_names(data)
        except LargeArchiveError as error:
            raise UnsupportedSourceError("文件解压后超过 200 MB；请删去大图片后另存", path) from error
        except ArchiveError as error:
            raise self.broken() from error
        types = self.root("[Content_Types].xml")
        if types is None or types.tag != _TYPES:
            raise self.broken()
        self.main = self._main()

    def broken(self) -> UnsupportedSourceError:
        """The error for a file that is not as Word writes it."""
        return UnsupportedSourceError("不是完好的 .docx 文件；请在 Word 或 WPS 中打开后另存为 .docx", self._path)

    def content(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        try:
            return read_part(self._data, self.names.get(name.lower(), name), _MAX_UNPACKED)
        except ArchiveError as error:
            raise self.broken() from error

    def root(self, name: str) -> Any | None:
        """The root element of a part, None where there is none."""
        content = self.content(name)
        if content is None:
            return None
        if not is_unicode_xml(content):
            message = "文件里的文字不是 UTF-8 编码；请在 Word 或 WPS 中打开后另存为 .docx"
            raise UnsupportedSourceError(message, self._path)
        for strict, plain in _STRICT:
            content = content.replace(strict, plain)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: an encoding that lxml does not know
            raise self.broken() from error
        if root.getroottree().docinfo.doctype:  # no Word writes one, and entities are declared there
            raise self.broken()
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to within the file, by the id that stands in its XML; '' is the file itself."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, _, file = name.rpartition("/")
        root = self.root(f"{folder}/_rels/{file}.rels".lstrip("/"))
        if root is not None and root.tag != f"{_RELATIONS}Relationships":
            raise self.broken()
        found = {}
        for element in root.findall(f"{_RELATIONS}Relationship") if root is not None else ():
            if element.get("TargetMode", "").lower() != "external":
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
                found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target)
        return found

    def related(self, kind: str) -> Any | None:
        """The root element of the first part of a kind that the document refers to: styles, numbering, footnotes."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind:
                return self.root(relation.target)
        return None

    def _main(self) -> str:
        """The part that the file's relations name as its document, whatever it is called."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower() in self.names:
                return relation.target
        raise self.broken()
