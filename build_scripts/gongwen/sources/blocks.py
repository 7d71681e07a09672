"""What a source is once it is read: a flat run of blocks with their lines and hints, whatever its form was."""

from dataclasses import dataclass

from gongwen.model import CellSpan, Document, FileLink, Finding, Omitted


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph or line. All but `text` and `line` are hints: sources mark headings in every way or not at all."""

    line: int
    text: str
    heading: int = 0  # the level of <h2> or ##; 0 where it is no heading there
    strong: bool = False  # all of it bold
    quoted: bool = False  # inside a block quotation


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A data table; `rows` is rectangular, places covered by a span hold empty text."""

    line: int
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    spans: tuple[CellSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFigure:
    """A picture, with its address as written."""

    line: int
    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A footnote or endnote: where it is called, and its paragraphs, one a line.

    `at` counts the visible characters before its mark: of the paragraph, or the table, on line `called`.
    """

    line: int
    text: str
    called: int
    at: int


SourceBlock = SourceParagraph | SourceTable | SourceFigure


@dataclass(frozen=True, slots=True)
class Field:
    """What the page or its front matter says about the document; a stranger's word, the text wins over it."""

    name: str
    value: str
    line: int
    where: str = ""  # what of the page says so: <meta ArticleTitle>, <h1>, 发文字号； empty for a file's head


@dataclass(frozen=True, slots=True)
class Article:
    """One source, read: every visible character stands in `blocks` or `omitted`, once and in order of lines."""

    path: str
    sha256: str
    blocks: tuple[SourceBlock, ...]
    form: str = "plain"  # html, markdown, plain, docx, json
    omitted: tuple[Omitted, ...] = ()
    fields: tuple[Field, ...] = ()
    findings: tuple[Finding, ...] = ()
    links: tuple[FileLink, ...] = ()
    notes: tuple[SourceNote, ...] = ()
    given: Document | None = None  # of a document's own JSON, whose structure no rule has to find


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of one form gives: blocks, what stood around them, what the page says of itself, findings."""

    blocks: tuple[SourceBlock, ...]
    omitted: tuple[Omitted, ...] = ()
    findings: tuple[Finding, ...] = ()
    fields: tuple[Field, ...] = ()
    links: tuple[FileLink, ...] = ()
    notes: tuple[SourceNote, ...] = ()
