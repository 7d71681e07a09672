"""What a text quotes, over one paragraph or several, and the same text without it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gongwen.model import TextUnit

HIDDEN = "\0"  # in place of each character that is quoted


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words: the text (eId) and place where they open, and where they close; a paragraph a line."""

    eid: str
    start: int
    end: tuple[str, int]
    words: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in which what is quoted is hidden, character for character; the marks around it are there. `below` is the
    eId of the text that follows it."""

    unit: TextUnit
    text: str
    below: str = ""


def unquoted(units: Iterable[TextUnit]) -> tuple[tuple[Spoken, ...], tuple[Quoted, ...]]:
    """The texts without what they quote, and what they quote.

    Of a quotation over several paragraphs each may open with a mark, and the last alone has the closing one. A numbered
    division is never quoted: what was open before it was not closed by mistake.
    """
    reader = _Reader([], [])
    for unit in units:
        reader.take(unit)
    below = [*(one.unit.eid for one in reader.spoken[1:]), ""]
    spoken = (replace(one, below=eid) for one, eid in zip(reader.spoken, below, strict=False))
    return tuple(spoken), tuple(reader.quoted)


@dataclass(slots=True)
class _Reader:
    spoken: list[Spoken]
    quoted: list[Quoted]
    depth: int = 0
    opened: tuple[str, int] = ("", 0)
    words: str = ""

    def take(self, unit: TextUnit) -> None:
        if unit.number:
            self.depth = 0
        shown = ""
        for at, character in enumerate(unit.text):
            opens = not unit.text[:at].strip()
            shown += self._next(unit.eid, at, character, opens=opens)
        self.words += "\n"
        self.spoken.append(Spoken(unit, shown))

    def _next(self, eid: str, at: int, character: str, *, opens: bool) -> str:
        """What is shown for a character."""
        if not self.depth:
            if character == "“":
                self.depth, self.opened, self.words = 1, (eid, at), ""
            return character
        if character == "“" and opens:
            return character  # the quotation goes on
        self.depth += (character == "“") - (character == "”")
        if not self.depth:
            self.quoted.append(Quoted(*self.opened, (eid, at), self.words))
            return character
        self.words += character
        return HIDDEN
