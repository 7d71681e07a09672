"""Characters that stand for another in what fonts say: radicals for characters, upright forms of marks, ligatures.

A PDF names ⽂ (a radical of Kangxi's dictionary) where its page shows 文, since both have one glyph in the font.
"""

import unicodedata

# Radicals that Unicode gives no equivalent; those that stand for a whole character.
_RADICALS = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⺝⺒⺸⺶⺩⺢⺌",
        "民母虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟月巳羊羊王水小",
        strict=True,
    )
)
_UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
_COMPATIBLE = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))


def plain_form(character: str) -> str:
    """The character that is meant: ⽂ → 文, ︵ → （, ﬁ → fi; itself for every other."""
    if character < "\u2e80":
        return character
    if found := _RADICALS.get(character) or _UPRIGHT.get(character):
        return found
    return unicodedata.normalize("NFKC", character) if _is_in(character, _COMPATIBLE) else character


def is_private(character: str) -> bool:
    """True for a character that means what its font says and nothing else."""
    return _is_in(character, _PRIVATE)


def _is_in(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)
