"""Reads a PDF's text in the order in which it is painted, without what is marked as an artifact; cells that go on over
a page are read whole (pdf_cells.py).

What counts is what a reader copies or hears: the characters that the fonts' ToUnicode maps (or an /ActualText) give.
Only PDFs as typesetters make them are read: composite fonts with two bytes a glyph, simple ones with one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO

import pikepdf

from gongwen.verify.pdf_cells import Mark, Shown, broken_cells, in_reading_order
from gongwen.verify.published import Piece, Reading

_OPERATORS = "BMC BDC EMC q Q Tf Tr Tj TJ ' \" Do g rg k sc scn cs gs"
_FILLS = frozenset({"g", "rg", "k", "sc", "scn"})
_CMYK = 4
_WHITE = 0.98  # of full light: what nobody sees on paper
_INVISIBLE_MODES = frozenset({3, 7})
_UNKNOWN = "\ufffd"
_DEEPEST_FORM = 8
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHARACTER = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")

# What pikepdf and Python raise over a file that is no PDF, or operators without their operands.
BROKEN = (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RuntimeError)


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF as one piece under no eId, and what stands beside it (remarks, words put over the text). Bytes
    that are no PDF show nothing."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            reader = _Reader()
            for page in pdf.pages:
                reader.paint(page, page.get("/Resources"), 0)
                reader.end_page()
            text = in_reading_order(reader.shown, broken_cells(pdf))
            return Reading((Piece("", text),), tuple(Piece("", text) for text in _beside(pdf)))
    except BROKEN:
        return Reading(())


def _beside(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Annotations that are no links, and text that the structure tree puts in the place of what is painted."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            if thing.get("/Type") == "/Annot" and thing.get("/Subtype") != "/Link" and "/Contents" in thing:
                yield str(thing["/Contents"])
            if "/S" in thing and "/ActualText" in thing:
                yield str(thing["/ActualText"])


@dataclass(slots=True)
class _Font:
    width: int
    characters: dict[int, str]

    def decode(self, codes: bytes) -> str:
        numbers = (int.from_bytes(codes[i : i + self.width], "big") for i in range(0, len(codes), self.width))
        return "".join(self.characters.get(number, _UNKNOWN) for number in numbers)


@dataclass(slots=True)
class _State:
    font: _Font | None = None
    unseen_mode: bool = False
    unseen_size: bool = False
    unseen_colour: bool = False
    unseen_layer: bool = False

    @property
    def unseen(self) -> bool:
        return self.unseen_mode or self.unseen_size or self.unseen_colour or self.unseen_layer


@dataclass(slots=True)
class _Reader:
    """Follows the graphics state and the marked content of one page after another."""

    shown: list[Shown] = field(default_factory=list)
    _page: int = 0
    _state: _State = field(default_factory=_State)
    _saved: list[_State] = field(default_factory=list)
    _marked: list[bool] = field(default_factory=list)  # whether each open marked content keeps its text from counting
    _marks: list[Mark | None] = field(default_factory=list)  # the name of each
    _fonts: dict[tuple[int, int], _Font] = field(default_factory=dict)

    def end_page(self) -> None:
        self._state, self._saved, self._marked, self._marks = _State(), [], [], []
        self._page += 1
        self.shown.append(Shown("\n"))

    def paint(self, stream: pikepdf.Object | pikepdf.Page, resources: pikepdf.Object | None, depth: int) -> None:
        """Reads the content of a page or form."""
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in ("BMC", "BDC"):
                self._begin(operands, resources)
            elif name == "EMC" and self._marked:
                self._marked.pop()
                self._marks.pop()
            elif name == "q":
                self._saved.append(replace(self._state))
            elif name == "Q" and self._saved:
                self._state = self._saved.pop()
            elif name == "Tr":
                self._state.unseen_mode = int(operands[0]) in _INVISIBLE_MODES
            elif name == "Tf":
                self._state.font = self._font(_entry(resources, "/Font", operands[0]))
                self._state.unseen_size = float(operands[1]) == 0
            elif name in _FILLS:
                self._state.unseen_colour = _is_white(operands)
            elif name == "cs":
                self._state.unseen_colour = False
            elif name == "gs":
                settings = _entry(resources, "/ExtGState", operands[0])
                if settings is not None and "/ca" in settings:
                    self._state.unseen_layer = float(settings["/ca"]) == 0
            elif name == "Do":
                form = _entry(resources, "/XObject", operands[0])
                if form is not None and form.get("/Subtype") == "/Form" and depth < _DEEPEST_FORM:
                    self.paint(form, form.get("/Resources", resources), depth + 1)
            elif operands:
                self._show(operands[-1])

    def _begin(self, operands: list[pikepdf.Object], resources: pikepdf.Object | None) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = _entry(resources, "/Properties", properties)
        spoken = properties.get("/ActualText") if isinstance(properties, pikepdf.Dictionary) else None
        if spoken is not None and not any(self._marked):
            self.shown.append(Shown(str(spoken)))
        self._marked.append(operands[0] == "/Artifact" or spoken is not None)
        number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        outer = self._marks[-1] if self._marks else None
        self._marks.append(outer if number is None else Mark(self._page, int(number)))

    def _show(self, shown: pikepdf.Object) -> None:
        if any(self._marked) or self._state.unseen:
            return
        strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        mark = self._marks[-1] if self._marks else None
        for string in strings:
            if isinstance(string, pikepdf.String):
                codes = bytes(string)
                text = self._state.font.decode(codes) if self._state.font else _UNKNOWN * len(codes)
                self.shown.append(Shown(text, mark))

    def _font(self, font: pikepdf.Object | None) -> _Font | None:
        if font is None:
            return None
        key = font.objgen
        if key == (0, 0) or key not in self._fonts:
            self._fonts[key] = _read_font(font)
        return self._fonts[key]


def _entry(resources: pikepdf.Object | None, kind: str, name: object) -> pikepdf.Object | None:
    group = resources.get(kind) if resources is not None else None
    return group.get(str(name)) if group is not None else None


def _is_white(operands: list[pikepdf.Object]) -> bool:
    """True for a fill that cannot be told from paper; a pattern is none."""
    if not operands or any(isinstance(operand, pikepdf.Name) for operand in operands):
        return False
    values = [float(operand) for operand in operands]
    return all(v <= 1 - _WHITE for v in values) if len(values) == _CMYK else all(v >= _WHITE for v in values)


def _read_font(font: pikepdf.Object) -> _Font:
    return _Font(2 if font.get("/Subtype") == "/Type0" else 1, font_characters(font))


def font_characters(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font stands for; nothing where it does not say."""
    stream = font.get("/ToUnicode")
    return _to_unicode(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}


def _to_unicode(data: bytes) -> dict[int, str]:
    """What each code of a font stands for, by its ToUnicode CMap."""
    characters: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        if section[1] == b"bfchar":
            for code, text in _CHARACTER.findall(section[2]):
                characters[int(code, 16)] = _utf16(text)
            continue
        for first, last, start, each in _RANGE.findall(section[2]):
            texts = [_utf16(text) for text in _HEX.findall(each)] if each else []
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if texts:
                    characters[code] = texts[step] if step < len(texts) else _UNKNOWN
                else:
                    base = _utf16(start)
                    characters[code] = base[:-1] + chr(ord(base[-1]) + step) if base else _UNKNOWN
    return characters


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
