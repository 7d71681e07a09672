"""What the readers of published files give: pieces of text with the eId that they belong to."""

from collections.abc import Collection
from typing import NamedTuple

from gongwen.text.visible import visible


class Piece(NamedTuple):
    """Text that a published file shows, and the eId that it shows it under; `file` is named by whoever opened it."""

    eid: str
    text: str
    file: str = ""


class Reading(NamedTuple):
    """A published file in its own order: text under an eId, text under none (with the eId before it), and the
    addresses of the pictures that stand in the text."""

    pieces: tuple[Piece, ...]
    strays: tuple[Piece, ...] = ()
    pictures: tuple[Piece, ...] = ()

    def of_file(self, file: str) -> "Reading":
        """The same with the file's name on every piece."""
        return Reading(*(tuple(piece._replace(file=file) for piece in pieces) for pieces in self))


class Collector:
    """Gathers what a reader meets, in order; joins what belongs to one eId and is not interrupted."""

    def __init__(self, alternatives: Collection[str] = ()) -> None:
        self._alternatives = frozenset(map(visible, alternatives))
        self._pieces: list[tuple[str, list[str]]] = []
        self._strays: list[Piece] = []
        self._pictures: list[Piece] = []

    def text(self, eid: str, text: str) -> None:
        """Text under an eId; the empty eId stands for text under none."""
        if not text or text.isspace():
            return
        if not eid:
            self.stray(text)
        elif self._pieces and self._pieces[-1][0] == eid:
            self._pieces[-1][1].append(text)
        else:
            self._pieces.append((eid, [text]))

    def stray(self, text: str, eid: str = "") -> None:
        """Text under no eId, such as a tooltip's."""
        if text and not text.isspace():
            self._strays.append(Piece(eid or (self._pieces[-1][0] if self._pieces else ""), text))

    def picture(self, eid: str, address: str) -> None:
        """A picture in the text."""
        self._pictures.append(Piece(eid, address))

    def is_allowed(self, text: str) -> bool:
        """True for the text that the source itself gives to a picture."""
        return visible(text) in self._alternatives

    def reading(self) -> Reading:
        pieces = tuple(Piece(eid, "".join(texts)) for eid, texts in self._pieces)
        return Reading(pieces, tuple(self._strays), tuple(self._pictures))
