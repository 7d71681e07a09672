"""What Word shows of a file outside its paragraphs: WordArt, drawings, diagrams, charts, running heads, comments, notes
that nothing calls. None of it is text that is published, all of it has to be in the list of what was left out."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from gongwen.text.visible import visible
from gongwen.verify.docx_archive import WordArchive
from gongwen.verify.docx_names import MC, A, W, shown_alternative

_TEXTPATH = "urn:schemas-microsoft-com:vml}textpath"
_CHART_VALUE = "http://schemas.openxmlformats.org/drawingml/2006/chart}v"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
# The parts that are read whole, by the kind of their relation, with the elements that hold words.
_PARTS = {
    "header": (f"{W}t",),
    "footer": (f"{W}t",),
    "comments": (f"{W}t",),
    "diagramData": (f"{A}t",),
    "chart": (f"{A}t", _CHART_VALUE),
}
_PAGE_NUMBER = re.compile(r"[\W\d第页共IVXivx]*")


def words_beside(archive: WordArchive, document: Element) -> Iterator[str]:
    """Each piece of text in the order of the document, then of its parts; numbers of pages are none."""
    for element in _shown(document):
        if element.tag == f"{A}t":
            yield element.text or ""
        elif element.tag == _TEXTPATH:
            yield element.get("string", "")
    for kind, names in _PARTS.items():
        for root in archive.parts(kind):
            words = [element.text or "" for element in root.iter() if element.tag in names]
            if not _PAGE_NUMBER.fullmatch("".join(words)):
                yield from words


def not_told(beside: Iterable[str], left_out: Iterable[str]) -> Iterator[str]:
    """The pieces, by their visible characters, that nothing in the list of what was left out holds."""
    told = "\n".join(map(visible, left_out))
    return (words for words in map(visible, beside) if words not in told)


def _shown(element: Element) -> Iterator[Element]:
    waiting = [element]
    while waiting:
        found = waiting.pop()
        yield found
        inner = shown_alternative(found) if found.tag == f"{MC}AlternateContent" else found
        waiting += reversed([child for child in inner if child.tag not in _GONE])
