"""The form of a published PDF: what is drawn is what is extracted, and nothing lies over it.

Our press writes text in one way: a frame of its own, upright, at a place of the page, in ink, by a font that is
embedded and drawn by its own numbers. Whatever else stands in a content stream (areas, clips, layers, other
frames) could cover, move or change what a reader sees while the text that is extracted stays; so it is named, not
judged. Pictures and thin lines may stand beside text, not over it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

import pikepdf

from gongwen.verify.font_outlines import outlines
from gongwen.verify.published_pdf import BROKEN, font_characters

_PAGE_KEYS_NAMES = "/Type /Parent /Contents /Resources /MediaBox /Tabs /StructParents /Annots"
_PAGE_KEYS = frozenset(_PAGE_KEYS_NAMES.split())
_ROOT_KEYS_NAMES = (
    "/Type /Pages /Metadata /StructTreeRoot /MarkInfo /Lang /ViewerPreferences /Outlines /Names /PageLabels"
)
_ROOT_KEYS = frozenset(_ROOT_KEYS_NAMES.split())
_SHEET = (595.2756, 841.8898)  # A4
_OPERATORS_NAMES = "q Q cm cs scn CS SCN w M J j d m l S BT ET Tr Tf Tm TJ Tj BMC BDC EMC Do"
_OPERATORS = frozenset(_OPERATORS_NAMES.split())
_DARKEST_PAPER = 0.6  # a lighter grey is no ink
_SMALLEST = 4  # points of a character
_THICKEST = 3  # points of a line
_SAME_LINE = 0.4  # of a character: text whose base lines are nearer stands on one line
_SLACK = 0.6  # of a character that text on one line may reach into its neighbour

_MARKUP = re.compile(r"<[^>]*>")
_STAMPS = re.compile(r"<xmp(?:MM)?:\w+>[^<]*</[^>]*>")  # days and identifiers of the file


class Box(NamedTuple):
    """Where some text or a picture stands on a page, in points from its lower left corner."""

    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class PdfForm:
    """What is wrong in a PDF, and what stands in it beside the text."""

    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # artifacts, titles, outlines, descriptions
    addresses: list[str] = field(default_factory=list)
    places: list[tuple[str, int, float]] = field(default_factory=list)  # destination, page from 0, height
    pages: int = 0
    outlines: dict[tuple[str, str], bytes] = field(default_factory=dict)  # of each character of a face


def pdf_form(data: bytes) -> PdfForm:
    """The form of a PDF; one that cannot be read has a fault and no more."""
    form = PdfForm()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _read(pdf, form)
    except BROKEN as error:
        form.faults.append(f"不能读：{type(error).__name__}")
    return form


def _read(pdf: pikepdf.Pdf, form: PdfForm) -> None:
    if pdf.is_encrypted:
        form.faults.append("加密")
    form.faults += sorted(pdf.Root.keys() - _ROOT_KEYS)
    form.pages = len(pdf.pages)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    fonts: dict[tuple[int, int], _Font] = {}
    for page in pdf.pages:
        form.faults += sorted(page.obj.keys() - _PAGE_KEYS)
        box = tuple(float(edge) for edge in page.obj.MediaBox)
        if (
            len(box) != 4
            or sorted((round(box[2]), round(box[3]))) != [round(side) for side in _SHEET]
            or box[:2] != (0, 0)
        ):
            form.faults.append(f"MediaBox {box}")
        _Page(page, form, fonts, (box[2], box[3])).read()
        for annotation in page.obj.get("/Annots", []):
            _annotation(annotation, form)
    _beside(pdf, form, numbers)


def _annotation(annotation: pikepdf.Object, form: PdfForm) -> None:
    """Links within the file and to addresses; nothing else."""
    allowed = frozenset(
        [
            "/Type",
            "/Subtype",
            "/Rect",
            "/A",
            "/Dest",
            "/Border",
            "/F",
            "/StructParent",
            "/Contents",
            "/QuadPoints",
            "/P",
        ]
    )
    action = annotation.get("/A")
    if annotation.get("/Subtype") != "/Link" or annotation.keys() - allowed:
        form.faults.append(f"批注 {annotation.get('/Subtype')}")
    elif isinstance(action, pikepdf.Dictionary):
        if action.get("/S") == "/URI" and not action.keys() - {"/Type", "/S", "/URI"}:
            form.addresses.append(str(action.URI))
        elif action.get("/S") != "/GoTo":
            form.faults.append(f"动作 {action.get('/S')}")
    if "/Contents" in annotation:
        form.words.append(str(annotation.Contents))


def _beside(pdf: pikepdf.Pdf, form: PdfForm, numbers: dict[tuple[int, int], int]) -> None:
    """Titles, outlines, destinations, descriptions; actions and files that may not be there."""
    if pdf.Root.get("/Names") is not None:
        form.faults += sorted(pdf.Root.Names.keys() - {"/Dests"})
    for key in ("/Title", "/Author", "/Subject", "/Keywords"):
        if key in pdf.docinfo:
            form.words.append(str(pdf.docinfo[key]))
    if "/Metadata" in pdf.Root:
        form.words.append(_MARKUP.sub(" ", _STAMPS.sub("", pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))))
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        for key in ("/Alt", "/ActualText", "/E", "/T", "/TU", "/Title"):
            if key in thing and isinstance(thing[key], pikepdf.String) and key != "/ActualText":
                form.words.append(str(thing[key]))
        if "/AA" in thing or "/JS" in thing or "/OpenAction" in thing:
            form.faults.append("动作")
        form.places += _destinations(thing, numbers)


def _destinations(thing: pikepdf.Dictionary, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int, float]]:
    names = thing.get("/Names")
    if isinstance(names, pikepdf.Array):
        pairs = list(names)
        for name, target in zip(pairs[::2], pairs[1::2], strict=False):
            place = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
            if isinstance(place, pikepdf.Array):
                yield str(name), numbers.get(place[0].objgen, -1), float(place[3])


@dataclass(slots=True)
class _Font:
    """A font of a PDF: how wide its characters are, and what is wrong with it."""

    widths: dict[int, float]
    usual: float
    characters: dict[int, str]

    def advance(self, codes: bytes) -> float:
        """The length of a string in thousandths of a size."""
        return sum(
            self.widths.get(int.from_bytes(codes[i : i + 2], "big"), self.usual) for i in range(0, len(codes), 2)
        )


class _Page:
    """Follows one page: each text in its own frame, pictures, lines."""

    def __init__(
        self, page: pikepdf.Page, form: PdfForm, fonts: dict[tuple[int, int], _Font], sheet: tuple[float, float]
    ) -> None:
        self._page = page
        self._form = form
        self._fonts = fonts
        self._sheet = sheet
        self._frames: list[tuple[float, float, float, float, float, float]] = []
        self._fill = 0.0
        self._line = 0.0
        self._font: _Font | None = None
        self._size = 0.0
        self._mode = 0
        self._shown = 0
        self._artifacts: list[bool] = []
        self._boxes: list[Box] = []
        self._pictures: list[tuple[float, float, float, float]] = []
        self._said: list[str] = []

    def read(self) -> None:
        for instruction in pikepdf.parse_content_stream(self._page):
            name = str(instruction.operator)
            if name not in _OPERATORS:
                self._fault(name)
                continue
            self._take(name, list(instruction.operands))
        if self._said:
            self._form.words.append("".join(self._said))
        if self._frames or self._artifacts:
            self._fault("q")
        self._overlaps()

    def _fault(self, what: str) -> None:
        self._form.faults.append(f"第 {self._page.index + 1} 页：{what}")

    def _take(self, name: str, operands: list[pikepdf.Object]) -> None:
        if name == "q":
            if self._frames:
                self._fault("q 里的 q")
            self._frames.append((1, 0, 0, 1, 0, 0))
            self._fill = self._line = 0.0
            self._mode, self._shown = 0, 0
        elif name == "Q":
            self._frames.pop()
        elif name in ("BMC", "BDC"):
            self._artifacts.append(operands[0] == "/Artifact")
        elif name == "EMC":
            self._artifacts.pop()
        elif name == "cm":
            self._frame([float(value) for value in operands])
        elif name in ("scn", "SCN"):
            self._ink(name, [float(value) for value in operands])
        elif name == "w":
            if not 0 <= float(operands[0]) <= _THICKEST:
                self._fault(f"粗线 {operands[0]}")
        elif name in ("m", "l"):
            self._inside(*self._at(float(operands[0]), float(operands[1])))
        elif name == "Do":
            self._picture(operands[0])
        elif name in ("Tr", "Tf", "Tm", "TJ", "Tj", "BT"):
            self._text(name, operands)

    def _frame(self, matrix: list[float]) -> None:
        if len(self._frames) != 1 or self._frames[-1] != (1, 0, 0, 1, 0, 0):
            self._fault("cm")
        self._frames[-1:] = [(matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5])]

    def _at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._frames[-1] if self._frames else (1, 0, 0, 1, 0, 0)
        return a * x + c * y + e, b * x + d * y + f

    def _inside(self, x: float, y: float) -> None:
        if not (-1 <= x <= self._sheet[0] + 1 and -1 <= y <= self._sheet[1] + 1):
            self._fault(f"页外 {x:.0f},{y:.0f}")

    def _ink(self, name: str, values: list[float]) -> None:
        light = max(values, default=1.0)
        if name == "scn":
            self._fill = light

    def _text(self, name: str, operands: list[pikepdf.Object]) -> None:
        if name == "BT":
            if not self._frames:
                self._fault("BT")
            self._shown = 0
        elif name == "Tr":
            self._mode = int(operands[0])
            if self._mode not in (0, 2):
                self._fault(f"Tr {self._mode}")
        elif name == "Tf":
            self._font = self._font_of(operands[0])
            self._size = float(operands[1])
            if self._size < _SMALLEST:
                self._fault(f"字号 {self._size}")
        elif name == "Tm":
            if [float(value) for value in operands[:4]] not in ([1, 0, 0, -1], [1, 0, 0.2, -1]) or any(
                float(value) for value in operands[4:]
            ):
                self._fault("Tm")
        else:
            self._show(operands[-1])

    def _show(self, shown: pikepdf.Object) -> None:
        a, b, c, d, left, base = self._frames[-1] if self._frames else (0.0,) * 6
        if (a, b, c, d) != (1, 0, 0, -1) or self._font is None or self._shown:
            self._fault("文字")
            return
        self._shown += 1
        if self._fill > _DARKEST_PAPER:
            self._fault(f"颜色 {self._fill}")
        strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        length = 0.0
        for string in strings:
            if isinstance(string, pikepdf.String):
                codes = bytes(string)
                length += self._font.advance(codes)
                if any(self._artifacts):
                    numbers = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
                    self._said += [self._font.characters.get(number, "\ufffd") for number in numbers]
            else:
                length -= float(string)
        if any(self._artifacts):
            self._said.append("\n")
        right = left + length * self._size / 1000
        self._inside(left, base)
        self._inside(right, base)
        if length:
            self._boxes.append(Box(min(left, right), max(left, right), base, self._size))

    def _font_of(self, name: pikepdf.Object) -> _Font | None:
        font = self._page.obj.Resources.Font[str(name)]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _read_font(font, self._form)
        return self._fonts[font.objgen]

    def _picture(self, name: pikepdf.Object) -> None:
        picture = self._page.obj.Resources.XObject[str(name)]
        a, b, c, d, e, f = self._frames[-1] if self._frames else (0.0,) * 6
        if picture.get("/Subtype") != "/Image" or b or c or not a or not d:
            self._fault(f"Do {picture.get('/Subtype')}")
            return
        edges = (min(e, e + a), min(f, f + d), max(e, e + a), max(f, f + d))
        self._inside(*edges[:2])
        self._inside(*edges[2:])
        self._pictures.append(edges)

    def _overlaps(self) -> None:
        """Text over text, and pictures over text."""
        boxes = sorted(self._boxes, key=lambda box: (box.base, box.left))
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other.base - box.base > _SAME_LINE * min(box.size, other.size):
                    break
                reach = min(box.right, other.right) - max(box.left, other.left)
                if reach > _SLACK * min(box.size, other.size):
                    self._fault("文字重叠")
                    return
        for left, low, right, high in self._pictures:
            if any(
                b.left < right - 1 and b.right > left + 1 and low + 1 < b.base + b.size / 3 < high - 1 for b in boxes
            ):
                self._fault("图片盖住文字")


def _read_font(font: pikepdf.Object, form: PdfForm) -> _Font:
    """A composite font with its own numbers, its program in the file."""
    below = font.DescendantFonts[0]
    descriptor = below.FontDescriptor
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H" or "/ToUnicode" not in font:
        form.faults.append(f"字体 {font.get('/BaseFont')}")
    own_numbers = below.get("/CIDToGIDMap", pikepdf.Name("/Identity")) == "/Identity"
    if not own_numbers or not {"/FontFile3", "/FontFile2"} & descriptor.keys():
        form.faults.append(f"字体 {font.get('/BaseFont')}")
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
    characters = font_characters(font)
    if "/FontFile3" in descriptor:
        face, drawn = str(font.BaseFont).partition("+")[2], outlines(descriptor.FontFile3.read_bytes())
        form.outlines |= {(face, text): drawn[code] for code, text in characters.items()}
    return _Font(widths, float(below.get("/DW", 1000)), characters)
