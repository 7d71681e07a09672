"""Reads a PDF's pages a second time, by pdfminer, with all that stands on them: as painted, and by where it lies."""

from dataclasses import dataclass, field
from importlib.metadata import version
from io import BytesIO

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.utils import Matrix, apply_matrix_pt, translate_matrix

from gongwen.verify.published_pdf_again import BROKEN

READER = f"pdfminer.six {version('pdfminer.six')}"
_UNKNOWN = "\ufffd"
_LINE = 0.5  # of a character's height between baselines of one line
_TWICE = 0.15  # of a character's size between two that are one, painted twice to look bold


@dataclass(frozen=True, slots=True)
class PageAgain:
    """The text of a page in the order in which it is painted, and line by line from the top."""

    painted: str
    placed: str


class UnreadableError(Exception):
    """A PDF that this reader cannot follow."""


def read_pages_again(data: bytes) -> tuple[PageAgain, ...]:
    """All pages; raises UnreadableError."""
    resources = PDFResourceManager()
    device = _Places(resources)
    interpreter = PDFPageInterpreter(resources, device)
    try:
        for page in PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))):
            interpreter.process_page(page)
    except (PDFException, PSException, *BROKEN) as error:
        raise UnreadableError(str(error)) from error
    return tuple(device.pages)


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    x: float
    y: float
    size: float


@dataclass(slots=True)
class _Paper:
    """What one page shows so far; a character painted twice at a place counts once."""

    shown: list[_Placed] = field(default_factory=list)
    met: dict[tuple[str, int, int], _Placed] = field(default_factory=dict)

    def add(self, one: _Placed) -> None:
        step = max(one.size, 1.0)
        column, row = int(one.x // step), int(one.y // step)
        near = (self.met.get((one.text, column + i, row + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))
        for other in near:
            if other and max(abs(other.x - one.x), abs(other.y - one.y)) < _TWICE * step:
                return
        self.met[one.text, column, row] = one
        self.shown.append(one)


class _Places(PDFTextDevice):
    """Keeps each character with its place."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.pages: list[PageAgain] = []
        self._paper = _Paper()
        self._base: Matrix = (1, 0, 0, 1, 0, 0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self._paper = _Paper()

    def end_page(self, page: PDFPage) -> None:
        shown = self._paper.shown
        self.pages.append(PageAgain("".join(one.text for one in shown), "".join(_rows(shown))))

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = _UNKNOWN
        width = font.char_width(cid) * fontsize * scaling
        a, b, c, d, _, _ = matrix
        x, y = apply_matrix_pt(translate_matrix(matrix, (0, rise)), (0, 0))
        self._paper.add(_Placed(text, x, y, fontsize * max(abs(d), abs(b), abs(c), abs(a))))
        return width


def _rows(shown: list[_Placed]) -> list[str]:
    """The characters line by line: from the top, each from the left."""
    rows: list[list[_Placed]] = []
    for one in sorted(shown, key=lambda one: (-one.y, one.x)):
        if rows and rows[-1][0].y - one.y <= _LINE * min(rows[-1][0].size, 2 * one.size):
            rows[-1].append(one)
        else:
            rows.append([one])
    return ["".join(one.text for one in sorted(row, key=lambda one: one.x)) for row in rows]
