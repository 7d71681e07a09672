"""Numbers of notes within text as the template takes it."""

from collections.abc import Iterable

from gongwen.render.print.extras import NoteMark
from gongwen.render.print.pieces import Piece, pieces

MarkedPiece = Piece | int | dict[str, int] | None


def marked_pieces(text: str, marks: Iterable[NoteMark]) -> list[MarkedPiece]:
    """The pieces of a text, each mark after as many characters as it says."""
    found: list[MarkedPiece] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.end, mark.number)):
        end = max(at, mark.end)
        found += pieces(text[at:end]) if end > at else ()
        found.append(mark.piece)
        at = end
    return [*found, *pieces(text[at:])]
