"""Reads a PDF's text a second time, by the library below pdfplumber: two hardly get wrong the same thing in one way.

It knows artifacts and nothing else: words that nobody sees on paper are there for whoever copies, and are given here.
"""

from io import BytesIO

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral

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
    except (PDFException, PSException, *BROKEN):
        return Reading(())
    return Reading((Piece("", "".join(words.pieces)),))


class _Words(PDFDevice):
    """Keeps the strings that are shown outside artifacts, in the order in which they are painted."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.pieces: list[str] = []
        self._artifacts: list[bool] = []

    def begin_page(self, page: PDFPage, ctm: object) -> None:
        self._artifacts = []

    def end_page(self, page: PDFPage) -> None:
        self.pieces.append("\n")

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        self._artifacts.append(tag.name == "Artifact")

    def end_tag(self) -> None:
        if self._artifacts:
            self._artifacts.pop()

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        font = textstate.font
        if font is None or any(self._artifacts):
            return
        for codes in seq:
            if isinstance(codes, bytes):
                for code in font.decode(codes):
                    try:
                        self.pieces.append(font.to_unichr(code))
                    except PDFUnicodeNotDefined:
                        self.pieces.append(_UNKNOWN)
