"""Reads a PDF's text a second time, by the library below pdfplumber: two hardly get wrong the same thing in one way.

It knows artifacts and nothing else: words that nobody sees on paper are there for whoever copies, and are given here.
"""

from io import BytesIO

import pikepdf
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral

from gongwen.verify.pdf_cells import Mark, Shown, broken_cells, in_reading_order
from gongwen.verify.published import Piece, Reading

# What Python raises in a library that is handed broken operands.
BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, RuntimeError)

_UNKNOWN = "\ufffd"


def read_pdf_again(data: bytes) -> Reading:
    """The text of a PDF as one piece under no eId, artifacts left out; bytes that are no PDF show nothing."""
    resources = PDFResourceManager()
    words = _Words(resources)
    interpreter = PDFPageInterpreter(resources, words)
    try:
        for page in PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))):
            interpreter.process_page(page)
        with pikepdf.open(BytesIO(data)) as pdf:  # for the names of cells alone
            text = in_reading_order(words.shown, broken_cells(pdf))
    except (PDFException, PSException, pikepdf.PdfError, *BROKEN):
        return Reading(())
    return Reading((Piece("", text),))


class _Words(PDFDevice):
    """Keeps the strings that are shown outside artifacts, in the order in which they are painted."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.shown: list[Shown] = []
        self._page = 0
        self._artifacts: list[bool] = []
        self._marks: list[Mark | None] = []

    def begin_page(self, page: PDFPage, ctm: object) -> None:
        self._artifacts, self._marks = [], []

    def end_page(self, page: PDFPage) -> None:
        self.shown.append(Shown("\n"))
        self._page += 1

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        self._artifacts.append(tag.name == "Artifact")
        number = props.get("MCID") if isinstance(props, dict) else None
        outer = self._marks[-1] if self._marks else None
        self._marks.append(Mark(self._page, number) if isinstance(number, int) else outer)

    def end_tag(self) -> None:
        if self._artifacts:
            self._artifacts.pop()
            self._marks.pop()

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        font = textstate.font
        if font is None or any(self._artifacts):
            return
        mark = self._marks[-1] if self._marks else None
        for codes in seq:
            if isinstance(codes, bytes):
                self.shown.append(Shown("".join(_character(font, code) for code in font.decode(codes)), mark))


def _character(font: PDFFont, code: int) -> str:
    try:
        return font.to_unichr(code)
    except PDFUnicodeNotDefined:
        return _UNKNOWN
