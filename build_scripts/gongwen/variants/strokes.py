"""How many strokes a traditional character has, as the standard forms of Taiwan are counted.

Big5 lists its 5,401 common characters by strokes, then by radical, so that its order holds the numbers (體 23, 草 10).
Unihan's kTotalStrokes counts the mainland's forms of most of them (體 22, 草 9).
"""

from bisect import bisect_right

_FIRST, _LAST = 0xA440, 0xC67E
# The code of the first character with one stroke, with two … with 29; then those of 鸞 and 籲.
_STARTS = (
    0xA440, 0xA442, 0xA454, 0xA4A1, 0xA4FE, 0xA5E0, 0xA6EA, 0xA8C3, 0xAB45, 0xADBC,
    0xB0AE, 0xB3C3, 0xB6C3, 0xB9AC, 0xBBF5, 0xBEA7, 0xC075, 0xC24F, 0xC35F, 0xC455,
    0xC4D7, 0xC56B, 0xC5C8, 0xC5F1, 0xC655, 0xC665, 0xC66C, 0xC676, 0xC679,
)  # fmt: skip
_MOST = {0xC67D: 30, 0xC67E: 32}


def strokes(character: str) -> int | None:
    """The number of strokes; None for what is not among the common characters."""
    code = _code(character)
    if not _FIRST <= code <= _LAST:
        return None
    return _MOST.get(code) or bisect_right(_STARTS, code)


def stroke_order(text: str) -> tuple[int, ...]:
    """A key that sorts texts by the strokes of their characters, then by radical; uncommon characters last."""
    return tuple(code if (code := _code(c)) else ord(c) + _LAST for c in text)


def _code(character: str) -> int:
    """The character's code in Big5; 0 where it has none."""
    return int.from_bytes(character.encode("big5", "ignore"), "big")
