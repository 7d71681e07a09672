"""The text of an OFD's pages a second time: the words of its text objects in the order in which they are painted."""

import re
import zipfile
from html import unescape
from io import BytesIO
from posixpath import dirname, join, normpath

_PAGE = re.compile(r"<(?:\w+:)?Page\b[^>]*?\bBaseLoc\s*=\s*[\"']([^\"']+)")
_TEMPLATE = re.compile(r"<(?:\w+:)?TemplatePage\b[^>]*>")
_USED = re.compile(r"<(?:\w+:)?Template\b[^>]*?\bTemplateID\s*=\s*[\"']([^\"']+)")
_NAMED = re.compile(r"\b(ID|BaseLoc)\s*=\s*[\"']([^\"']+)")
_ROOT = re.compile(r"<(?:\w+:)?DocRoot\b[^>]*>\s*([^<\s]+)")
_WORDS = re.compile(r"<(?:\w+:)?TextCode\b[^>]*>([^<]*)<")
_MOST = 40_000_000


def ofd_pages(data: bytes) -> list[str]:
    """The words of each page, those of its template first."""
    with zipfile.ZipFile(BytesIO(data)) as archive:

        def part(name: str) -> str:
            with archive.open(name) as opened:
                return opened.read(_MOST).decode("utf-8-sig", "replace")

        root = _ROOT.search(part("OFD.xml"))
        where = _at("OFD.xml", root[1]) if root else ""
        document = part(where)
        named = [dict(_NAMED.findall(tag)) for tag in _TEMPLATE.findall(document)]
        templates = {one.get("ID", ""): _at(where, one.get("BaseLoc", "")) for one in named}
        found = []
        for location in _PAGE.findall(document):
            page = part(_at(where, location))
            layers = [part(templates[name]) for name in _USED.findall(page) if name in templates]
            found.append("".join(unescape(words) for layer in (*layers, page) for words in _WORDS.findall(layer)))
        return found


def _at(base: str, location: str) -> str:
    return location[1:] if location.startswith("/") else normpath(join(dirname(base), location))
