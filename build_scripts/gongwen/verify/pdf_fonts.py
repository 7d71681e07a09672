"""The fonts of a published PDF: how far their characters reach, what they stand for, what they draw."""

import unicodedata
from dataclasses import dataclass, field

import pikepdf

from gongwen.verify.font_outlines import outlines
from gongwen.verify.published_pdf import font_characters

_UNSPACED = frozenset({"Mn", "Me", "Cf", "Cc", "Co", "Cn"})
_FULL = 900  # thousandths of a size that a Chinese character takes at least
_LEAST = 100


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF; `faults` are what is wrong with it, `drawn` the outline of each character of its face."""

    widths: dict[int, float]
    usual: float
    characters: dict[int, str]
    faults: tuple[str, ...] = ()
    drawn: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def advance(self, codes: bytes) -> float:
        """The length of a string in thousandths of a size."""
        return sum(self.widths.get(number, self.usual) for number in _numbers(codes))

    def text(self, codes: bytes) -> str:
        """What a string stands for."""
        return "".join(self.characters.get(number, "\ufffd") for number in _numbers(codes))

    def has_mark(self, *codes: bytes) -> bool:
        """True where one of these characters is a mark or a space, with room about it."""
        return any(unicodedata.category(text[-1])[0] in "PZS" for text in map(self.text, codes) if text)


def _numbers(codes: bytes) -> list[int]:
    return [int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2)]


def read_font(font: pikepdf.Object) -> Font:
    """A composite font with its own numbers, its program in the file."""
    below = font.DescendantFonts[0]
    descriptor = below.FontDescriptor
    characters = font_characters(font)
    drawn: dict[tuple[str, str], bytes] = {}
    if "/FontFile3" in descriptor:
        face, glyphs = str(font.BaseFont).partition("+")[2], outlines(descriptor.FontFile3.read_bytes())
        drawn = {(face, text): glyphs[code] for code, text in characters.items()}
    widths, usual = _widths(below), float(below.get("/DW", 1000))
    narrow = any(_is_too_narrow(text, widths.get(code, usual)) for code, text in characters.items())
    faults = () if _is_ours(font, below) and not narrow else (f"字体 {font.get('/BaseFont')}",)
    return Font(widths, usual, characters, faults, drawn)


def _is_too_narrow(text: str, width: float) -> bool:
    """True where the next character would be drawn over this one."""
    if all(unicodedata.category(character) in _UNSPACED for character in text):
        return False
    return width < (
        _FULL if any(unicodedata.east_asian_width(one) == "W" and one.isalpha() for one in text) else _LEAST
    )


def _is_ours(font: pikepdf.Object, below: pikepdf.Object) -> bool:
    composite = font.get("/Subtype") == "/Type0" and font.get("/Encoding") == "/Identity-H" and "/ToUnicode" in font
    own_numbers = below.get("/CIDToGIDMap", pikepdf.Name("/Identity")) == "/Identity"
    return composite and own_numbers and bool({"/FontFile3", "/FontFile2"} & below.FontDescriptor.keys())


def _widths(below: pikepdf.Object) -> dict[int, float]:
    """The width of each glyph that has one of its own (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    listed = list(below.get("/W", []))
    at = 0
    while at + 1 < len(listed):
        if isinstance(listed[at + 1], pikepdf.Array):
            widths |= {int(listed[at]) + n: float(width) for n, width in enumerate(listed[at + 1])}
            at += 2
        else:
            widths |= dict.fromkeys(range(int(listed[at]), int(listed[at + 1]) + 1), float(listed[at + 2]))
            at += 3
    return widths
