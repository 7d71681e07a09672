"""Text as the template takes it: strings, split where a character must be drawn by another face."""

import re
import unicodedata

# These characters share their glyph with another one (⼀ with 一, 〜 with ～). A PDF font maps each glyph back to one
# character only, and pypdf and pdfplumber do not read the correction (ActualText) that Typst writes: drawn by another
# font they have a map of their own.
_TWINS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\u301c\u2015]+")

_LONG_GAP = re.compile("[ \u3000]{3,}")

Piece = str | tuple[str, str]


def pieces(text: str) -> tuple[Piece, ...]:
    """The printable text; a run of characters with a twin becomes (text, "other")."""
    clean = printable(text)
    if not _TWINS.search(clean):
        return (clean,)
    found: list[Piece] = []
    at = 0
    for match in _TWINS.finditer(clean):
        if match.start() > at:
            found.append(clean[at : match.start()])
        found.append((match.group(), "other"))
        at = match.end()
    if at < len(clean):
        found.append(clean[at:])
    return tuple(found)


def printable(text: str) -> str:
    """The text without controls and format characters, which would move or hide what stands beside them.

    White space becomes plain or ideographic spaces; a long run of it, which on a web page made columns, two of these.
    """
    return _LONG_GAP.sub("\u3000\u3000", "".join(_printable(character) for character in text))


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return "\u3000" if character == "\u3000" else " "
    return "" if category in ("Cc", "Cf") else character
