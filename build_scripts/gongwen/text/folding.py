"""Text reduced to what a quotation or a search must agree on, with the way back to the original's offsets.

The one rule, character by character, so that offsets can be mapped:

1. Unicode NFKC: full-width, compatibility and presentation forms become the plain ones (Ａ → A, ㈠ → (一)).
2. Han characters become simplified: through OpenCC's standard traditional and back (s2t, hk2t, tw2t, t2s), so that the
   variants of Taiwan and Hong Kong meet too (著 → 着, 衞 → 卫, 裡 → 里). Never by phrase: tw2sp turns 建立 into 创建.
3. All quotation marks become " (“ 「 『 ‘ and their like).
4. White space, control, format and zero-width characters and variation selectors vanish.

Folding a folded text changes nothing. Upper and lower case stay apart.
"""

import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

QUOTE_MARKS = frozenset("\"'“”„‟‘’‚‛「」『』〝〞〟«»‹›")
_FIRST_HAN = "\u2e80"  # CJK radicals; nothing before them has a traditional form
_SURROGATES = range(0xD800, 0xE000)  # OpenCC takes UTF-8 only
_VANISHING = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text; the character at `text[n]` comes from the original's character number `origins[n]`."""

    text: str
    origins: "array[int]"

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the non-empty stretch start:end of the folded text stands in the original."""
        return self.origins[start], self.origins[end - 1] + 1


class _FoldTable(dict[str, str]):
    """What each character becomes; filled as characters are met, for there are some 90,000 Han characters."""

    def __missing__(self, character: str) -> str:
        folded = "".join(map(_fold_plain, unicodedata.normalize("NFKC", character)))
        self[character] = folded
        return folded


_TABLE = _FoldTable()


def fold_text(text: str) -> str:
    """The folded text alone: “１ 「數據」” → 1"数据"."""
    return "".join(map(_TABLE.__getitem__, text))


class _SimpleTable(dict[str, str]):
    """What each character is in simplified script, one for one; filled as characters are met."""

    def __missing__(self, character: str) -> str:
        simple = _fold_plain(character) if character >= _FIRST_HAN else character
        self[character] = simple if len(simple) == 1 and character not in QUOTE_MARKS else character
        return self[character]


_SIMPLE = _SimpleTable()


def simplified(text: str) -> str:
    """The text with each traditional character as its simplified one, so that rules read both: same length."""
    return "".join(map(_SIMPLE.__getitem__, text))


def fold_with_offsets(text: str) -> FoldedText:
    """The folded text with the offset of each of its characters in the original."""
    pieces = [_TABLE[character] for character in text]
    origins = array("I", [index for index, piece in enumerate(pieces) for _ in piece])
    return FoldedText("".join(pieces), origins)


def _fold_plain(character: str) -> str:
    if character in QUOTE_MARKS:
        return '"'
    if unicodedata.category(character) in _VANISHING or any(ord(character) in r for r in _VARIATION_SELECTORS):
        return ""
    if character < _FIRST_HAN or ord(character) in _SURROGATES:
        return character
    for step in _simplifying_steps():
        character = step.convert(character)
    return character


@cache
def _simplifying_steps() -> tuple[OpenCC, ...]:
    return tuple(OpenCC(config) for config in ("s2t", "hk2t", "tw2t", "t2s"))
