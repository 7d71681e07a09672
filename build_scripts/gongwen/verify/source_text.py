"""Plain text: every line is a paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, line or table cell of the source; `line` is that of its first visible character.

    Line breaks inside `text` are those of the source, so that the line of every character can be told. Of a `hidden`
    one a browser shows nothing.
    """

    line: int
    text: str
    hidden: bool = False


def passage(text: str, line: int) -> Passage | None:
    """The text from its first visible character on, with its line; None where there is none to see."""
    stripped = text.lstrip()
    if not stripped:
        return None
    return Passage(line + text.count("\n", 0, len(text) - len(stripped)), stripped.rstrip())


def read_plain(lines: Iterable[str], first_line: int = 1) -> tuple[Passage, ...]:
    """Every line that is not blank; `first_line` is where the text begins in its file."""
    found = (passage(line, number) for number, line in enumerate(lines, first_line))
    return tuple(p for p in found if p)
