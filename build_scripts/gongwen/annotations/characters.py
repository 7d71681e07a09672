"""Characters that could deceive a reader of a note: controls, invisible ones, and look-alikes of another script."""

import unicodedata
from collections.abc import Iterator

# Zero-width characters that web pages carry and that a reader copies without seeing them; folding drops them.
ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LINE_MARKS = frozenset("\t\n")
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# No controls, and yet nothing is seen of them: fillers of Hangul and Khmer, an empty Braille cell, a grapheme joiner.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_MOST_MARKS = 3  # in a row on one letter; more of them grow over the neighbouring lines
_JOINER = "\u200d"
_EMOJI_PARTS = frozenset({"So", "Sk"})
_EMOJI_PRESENTATION = "\ufe0f"

# Combinations of scripts that a name may hold: the "highly restrictive" level of Unicode UTS 39, 5.2, by the first word
# of the characters' Unicode names.
_HAN = {"CJK", "IDEOGRAPHIC", "KANGXI"}
_TOGETHER = (
    {"LATIN", "BOPOMOFO"} | _HAN,
    {"LATIN", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"} | _HAN,
    {"LATIN", "HANGUL"} | _HAN,
)


def refused_characters(text: str, allowed: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Offset and name of each control, bidirectional, invisible or separator character; CRLF must be LF by now.

    A zero-width joiner between two parts of an emoji is let through. Of marks heaped on one letter the last are named.
    """
    marks = 0
    for index, character in enumerate(text):
        if character in _LINE_MARKS or character in allowed:
            marks = 0
            continue
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category in _REFUSED or character in _BLANK or marks > _MOST_MARKS or _is_noncharacter(character):
            if character == _JOINER and _joins_emoji(text, index):
                continue
            yield index, f"U+{ord(character):04X}"


def mixed_scripts(word: str) -> bool:
    """True if the letters come from scripts that are not written together: Latin with Cyrillic, аdmin."""
    scripts = {_script(character) for character in word if character.isalpha()}
    return len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER)


def _is_noncharacter(character: str) -> bool:
    return ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"


def _joins_emoji(text: str, index: int) -> bool:
    return all(
        neighbour and (neighbour == _EMOJI_PRESENTATION or unicodedata.category(neighbour) in _EMOJI_PARTS)
        for neighbour in (text[index - 1 : index], text[index + 1 : index + 2])
    )


def _script(character: str) -> str:
    name = unicodedata.name(character, "UNNAMED").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    return name.split()[0]
