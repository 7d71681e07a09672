"""Values that stand in the XML of a Word file as text: numbers and code points, which a broken file has otherwise."""

import re
from hashlib import sha256

_DECIMAL = re.compile(r"[0-9]{1,9}")  # more than Word counts to; int() refuses thousands of digits, and takes ①
_BOOKMARK = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
MOST_NOTES = 8  # notes open within each other; Word has none in another, and a note that refers to itself has no end
_MOST_ROMAN = 32767  # as far as Word writes Roman numerals


def decimal(value: str | None, otherwise: int) -> int:
    """The number that a value writes in figures: "3" → 3; `otherwise` for "", "-1", "①", a thousand digits."""
    return int(value) if value is not None and _DECIMAL.fullmatch(value) else otherwise


def character(code: str) -> str | None:
    """The character of a code point in hexadecimal: "F0B7" → "\\uf0b7"; None where there is no such character."""
    number = int(code, 16) if _CODE.fullmatch(code) else -1
    return chr(number) if 0 <= number < 0xD800 or 0xDFFF < number <= 0x10FFFF else None


def has_roman(number: int) -> bool:
    """True where Word writes the number in Roman numerals; beyond them a numeral would fill pages."""
    return 0 < number <= _MOST_ROMAN


def bookmark_name(eid: str) -> str:
    """The bookmark of an eId: itself where Word takes it as a name (40 letters, figures and _), else a digest of it."""
    return eid if _BOOKMARK.fullmatch(eid) else f"eid_{sha256(eid.encode()).hexdigest()[:24]}"
