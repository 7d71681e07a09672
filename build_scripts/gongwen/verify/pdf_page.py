"""What one page of a published PDF draws: each text in a frame of its own, pictures, lines; nothing else."""

import pikepdf

from gongwen.verify.pdf_fonts import Font, read_font
from gongwen.verify.pdf_layout import Box, Line, Picture, layout_faults

_OPERATORS_NAMES = "q Q cm cs scn CS SCN w M J j d m l S BT ET Tr Tf Tm TJ Tj BMC BDC EMC Do"
_OPERATORS = frozenset(_OPERATORS_NAMES.split())
_DARKEST_PAPER = 0.6  # a lighter grey is no ink
_PALEST_TEXT = 0.45
_SMALLEST = 6  # points of a character: the press has none below 7
_THICKEST = 3  # points of a line
# Thousandths of a character by which the next one may be drawn nearer; a mark has room about it.
_TIGHTEST, _TIGHTEST_MARK = 300, 1000
_TURNED = (0, -1, -1, 0)  # as the page number stands on a sheet that lies on its side


class PageForm:
    """Follows one page: each text in its own frame, pictures, lines."""

    def __init__(self, page: pikepdf.Page, fonts: dict[tuple[int, int], Font], sheet: tuple[float, float]) -> None:
        self.faults: list[str] = []
        self.said = ""  # what its artifacts say
        self.boxes: list[Box] = []
        self._page = page
        self._fonts = fonts
        self._sheet = sheet
        self._frames: list[tuple[float, float, float, float, float, float]] = []
        self._fill = 0.0
        self._line = 0.0
        self._font: Font | None = None
        self._size = 0.0
        self._mode = 0
        self._shown = 0
        self._artifacts: list[bool] = []
        self._pictures: list[Picture] = []
        self._lines: list[Line] = []
        self._pen = (0.0, 0.0)
        self._turned_to = 0.0  # how far turned artifacts reach from the left edge
        self._said: list[str] = []

    def read(self) -> None:
        for instruction in pikepdf.parse_content_stream(self._page):
            name = str(instruction.operator)
            if name not in _OPERATORS:
                self._fault(name)
                continue
            self._take(name, list(instruction.operands))
        self.said = "".join(self._said)
        if self._frames or self._artifacts:
            self._fault("q")
        for fault in layout_faults(self.boxes, self._pictures, self._lines):
            self._fault(fault)
        if any(box.left < self._turned_to for box in self.boxes):
            self._fault("文字重叠")

    def _fault(self, what: str) -> None:
        self.faults.append(f"第 {self._page.index + 1} 页：{what}")

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
            if operands[0] == "/OC":
                self._fault("图层")
        elif name == "EMC":
            self._artifacts.pop()
        elif name == "cm":
            self._frame([float(value) for value in operands])
        elif name in ("scn", "SCN"):
            self._ink(name, [float(value) for value in operands])
        elif name in ("cs", "CS"):
            if self._page.obj.Resources.ColorSpace[str(operands[0])][0] != "/ICCBased":
                self._fault(f"颜色空间 {operands[0]}")
        elif name == "w":
            if not 0 <= float(operands[0]) <= _THICKEST:
                self._fault(f"粗线 {operands[0]}")
        elif name in ("m", "l"):
            self._draw(name, self._at(float(operands[0]), float(operands[1])))
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

    def _draw(self, name: str, to: tuple[float, float]) -> None:
        self._inside(*to)
        if name == "l":
            self._lines.append(Line(*self._pen, *to))
            if self._line > _DARKEST_PAPER:
                self._fault(f"浅色的线 {self._line}")
        self._pen = to

    def _ink(self, name: str, values: list[float]) -> None:
        light = max(values, default=1.0)
        if name == "scn":
            self._fill = light
        else:
            self._line = light

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
        turned = any(self._artifacts) and (round(a, 6), round(b, 6), round(c, 6), round(d, 6)) == _TURNED
        if (not turned and (a, b, c, d) != (1, 0, 0, -1)) or self._font is None or self._shown:
            self._fault("文字")
            return
        self._shown += 1
        if self._fill > _PALEST_TEXT or (self._mode and self._line > _DARKEST_PAPER):
            self._fault(f"颜色 {self._fill}")
        strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        length, nearer, codes, aside = 0.0, 0.0, b"", any(self._artifacts)
        for string in strings:
            if not isinstance(string, pikepdf.String):
                nearer += float(string)
                continue
            before, codes = codes[-2:], bytes(string)
            if nearer > _TIGHTEST and (nearer > _TIGHTEST_MARK or not self._font.has_mark(before, codes[:2])):
                self._fault("字距")
            length += self._font.advance(codes) - nearer
            nearer = 0.0
            if aside:
                self._said.append(self._font.text(codes))
        length -= nearer
        if aside:
            self._said.append("\n")
        if turned:
            self._inside(left, base - length * self._size / 1000)
            self._turned_to = max(self._turned_to, left + self._size)
            return
        right = left + length * self._size / 1000
        self._inside(left, base)
        self._inside(right, base)
        if length:
            self.boxes.append(Box(min(left, right), max(left, right), base, self._size, aside))

    def _font_of(self, name: pikepdf.Object) -> Font:
        font = self._page.obj.Resources.Font[str(name)]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = read_font(font)
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
        self._pictures.append(Picture(*edges))
