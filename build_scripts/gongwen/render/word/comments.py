"""Readers' notes as comments of a Word file, each at the words that it is about."""

from collections.abc import Iterator, Sequence

from gongwen.model import AnchoredNote, Note, Variant
from gongwen.render.word.parts import NAMESPACES
from gongwen.text.xml import element, escape_xml
from gongwen.variants.ui import ui

Mark = tuple[int, str]  # a place in a text, and what stands there


class Comments:
    """The notes whose words are there; `placed` are those that a file has, in order of their numbers from 0."""

    def __init__(self, notes: Sequence[AnchoredNote]) -> None:
        self._notes: dict[str, list[AnchoredNote]] = {}
        for anchored in notes:
            if anchored.end > anchored.start and anchored.tier != "orphan" and not anchored.note.withdrawn:
                self._notes.setdefault(anchored.eid, []).append(anchored)
        self.placed: list[Note] = []

    def marks(self, eid: str, start: int, end: int) -> Iterator[Mark]:
        """Where in a stretch of a block's text comments begin and end, counted from the stretch's first character."""
        for anchored in self._notes.get(eid, ()):
            if start <= anchored.start < end:
                self.placed.append(anchored.note)
                yield anchored.start - start, element("w:commentRangeStart", **{"w:id": self._number(anchored.note)})
            if start < anchored.end <= end and anchored.note in self.placed:
                number = self._number(anchored.note)
                called = element("w:r", element("w:commentReference", **{"w:id": number}))
                yield anchored.end - start, element("w:commentRangeEnd", **{"w:id": number}) + called

    def _number(self, note: Note) -> str:
        return str(self.placed.index(note))


def comments_xml(variant: Variant, notes: Sequence[Note]) -> str:
    """word/comments.xml; '' without notes. A comment opens with its kind and licence."""
    content = "".join(_comment(variant, number, note) for number, note in enumerate(notes))
    return f"<w:comments {NAMESPACES}>{content}</w:comments>" if content else ""


def _comment(variant: Variant, number: int, note: Note) -> str:
    lines = [f"{ui(variant, f'note.kind.{note.kind}')} · {note.licence}", *note.body.strip().split("\n")]
    paragraphs = "".join(
        element("w:p", element("w:r", f'<w:t xml:space="preserve">{escape_xml(line)}</w:t>')) for line in lines
    )
    said = {"w:author": note.author, "w:date": f"{note.created}T00:00:00Z", "w:initials": note.id}
    return element("w:comment", paragraphs, **{"w:id": str(number), **said})
