"""How titles and terms are read aloud, in plain letters: what a reader types who writes no characters."""

import re
import unicodedata
from collections.abc import Iterable

from gongwen.model import TermEntry
from gongwen.text.folding import fold_text

_LETTERS = re.compile("[a-z]+")


def pinyin(text: str) -> str:
    """The syllables of the Han characters of a text, in the order in which they stand: 银行法 → yin hang fa."""
    from pypinyin import lazy_pinyin  # its dictionary takes a fifth of a second to load

    syllables = lazy_pinyin(fold_text(text), errors="ignore")
    return " ".join(plain for syllable in syllables if (plain := _plain(syllable)))


def term_pinyin(terms: Iterable[TermEntry]) -> list[list[str]]:
    """Each term with its syllables: those that its entry gives, else those of its characters."""
    return [[entry.term, _given(entry.pinyin) or pinyin(entry.source_term or entry.term)] for entry in terms]


def _given(written: str) -> str:
    return " ".join(_LETTERS.findall(_plain(written)))


def _plain(syllable: str) -> str:
    """Without tones, and with u for ü, which keyboards give as v: lǜ → lu."""
    letters = unicodedata.normalize("NFD", syllable.lower().replace("v", "u"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
