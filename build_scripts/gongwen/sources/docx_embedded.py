"""Words that Word shows though they stand in no paragraph: WordArt, diagrams, charts, whole files embedded."""

from typing import Any

from gongwen.errors import DecodeError, UnsupportedSourceError
from gongwen.sources.decoding import decode_source
from gongwen.sources.docx_left_out import words_of
from gongwen.sources.docx_package import R, W, WordPackage
from gongwen.sources.html_page import read_page

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_VML = "{urn:schemas-microsoft-com:vml}"


def shown_elsewhere(package: WordPackage, node: Any) -> tuple[str, str] | None:
    """What kind of thing a node of a paragraph is and the words in it; None for what is none of these."""
    if node.tag == f"{_VML}textpath":
        return "艺术字", node.get("string", "")
    if node.tag == f"{_DRAWING}main}}t":
        return "图形中的文字", node.text or ""
    if node.tag == f"{_DRAWING}diagram}}relIds":
        return "图示（SmartArt）", _words_in(package, node.get(f"{R}dm", ""))
    if node.tag == f"{_DRAWING}chart}}chart":
        return "图表", _words_in(package, node.get(f"{R}id", ""))
    if node.tag == f"{W}subDoc":
        return "子文档", ""
    return None


def embedded_words(package: WordPackage, name: str) -> str:
    """The words of a file that is embedded whole (altChunk): HTML, plain text or Word; '' of one in another form."""
    relation = package.relations(package.main).get(name)
    content = package.content(relation.target) if relation is not None else None
    if content is None:
        return ""
    try:
        if content.startswith(b"PK"):
            inner = WordPackage(content, "")
            return words_of(inner.root(inner.main))
        text, _ = decode_source(content, "")
    except (DecodeError, UnsupportedSourceError):
        return ""
    return " ".join(piece.text for piece in read_page(text).pieces) if "<" in text else text


def _words_in(package: WordPackage, name: str) -> str:
    relation = package.relations(package.main).get(name)
    root = package.root(relation.target) if relation is not None else None
    return words_of(root) if root is not None else ""
