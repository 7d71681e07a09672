"""Which characters of a text count: the project promises that none of these is lost, added or moved."""

import unicodedata

# White_Space of the Unicode Character Database that is not already in category Cc, Zs, Zl or Zp: none.
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def is_visible(character: str) -> bool:
    """True for a character that is neither White_Space nor a control (Cc) nor a format character (Cf)."""
    return unicodedata.category(character) not in _INVISIBLE


def visible(text: str) -> str:
    """The visible characters of a text in order: “（一） 总则\\u3000” → “（一）总则”."""
    return "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)
