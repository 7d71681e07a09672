"""The text: a document, its parts, divisions and blocks, and what stands beside it.

Names of divisions and their eIds follow the Akoma Ntoso Naming Convention (OASIS, part 5); the exact rules, and where
they are ours, stand in docs/dev/design.md. Lines count from 1 in the source as received.
"""

from dataclasses import dataclass
from typing import Literal

from gongwen.model.files import FileLink
from gongwen.model.findings import Finding
from gongwen.model.scripts import SOURCE_VARIANT, Variant

Kind = Literal["part", "subpart", "chapter", "section", "article", "paragraph", "subparagraph", "point", "indent"]
Role = Literal["main", "issued", "forwarded", "annex"]
EventKind = Literal["adopted", "approved", "promulgated", "amended", "effective", "repealed"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source, character by character."""

    eid: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class CellSpan:
    """A table cell that covers more than one place; row and column count from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """A data table. `rows` is rectangular; places covered by a span hold empty text."""

    eid: str
    line: int
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    spans: tuple[CellSpan, ...] = ()

    @property
    def text(self) -> str:
        """The cells in reading order, one a line."""
        return "\n".join(cell for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; its captions are paragraphs of their own. `src` is as written in the source and never trusted."""

    eid: str
    line: int
    src: str
    alt: str

    @property
    def text(self) -> str:
        """A picture holds no characters of the text."""
        return ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote of the source, below the block that calls it; its paragraphs stand one a line.

    `number` counts through the document, `of` is the eId that calls it, `at` how many characters stand before the mark
    there. The mark itself is printed by number, it is no character of the text.
    """

    eid: str
    line: int
    text: str
    number: int
    of: str
    at: int


Block = Paragraph | Table | Figure | Footnote


@dataclass(frozen=True, slots=True)
class Division:
    """A numbered division. Intro and wrap-up alike stand in `blocks`; the eId tells which is which."""

    eid: str
    kind: Kind
    line: int
    number: str  # as written: 一、, （一）, 第三条; empty for a 款
    heading: str
    blocks: tuple[Block, ...] = ()
    divisions: tuple["Division", ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the text on a day, read from a dated line (`eid`) or from document.yml (empty)."""

    date: str  # YYYY-MM-DD
    kind: EventKind
    by: str | None
    eid: str | None


@dataclass(frozen=True, slots=True)
class ValueSource:
    """One witness of a value: the text (`eid` of its block) or what of the page or file says it (`where`)."""

    name: str  # title, number, issuers, date, published …
    value: str
    where: str  # 正文, <meta ArticleTitle>, <h1>, 发文字号, document.yml …
    line: int
    eid: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Values read from the blocks (or set by document.yml), not text of their own. Dates are YYYY-MM-DD."""

    title: str | None = None
    number: str | None = None
    index_number: str | None = None
    doc_type: str | None = None
    issuers: tuple[str, ...] = ()
    date: str | None = None
    published: str | None = None
    salutation: str | None = None
    signature: str | None = None
    events: tuple[Event, ...] = ()
    sources: tuple[ValueSource, ...] = ()  # of each value, the witness that was believed first


@dataclass(frozen=True, slots=True)
class Part:
    """The document itself (role main, eid empty) or one of its attachments (`att_1`), each a whole of its own."""

    eid: str
    role: Role
    metadata: Metadata
    front: tuple[Block, ...] = ()
    preamble: tuple[Block, ...] = ()
    divisions: tuple[Division, ...] = ()
    conclusions: tuple[Block, ...] = ()
    attachments: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class EditorSummary:
    """A republisher's summary of one division (`division` is its eId, None where none is recognised)."""

    eid: str
    line: int
    division: str | None
    text: str


# Of what was left out: whether the site shows its words, or how many they are; `concealed` is what the author of a file
# may not know to be in it, and no site ever shows.
Privacy = Literal["public", "counted", "concealed"]
# What it is: nothing that anybody sees of the source (scripts, what is hidden); what the file says of itself (its head,
# marks of Markdown, properties); a site's furniture; text of the document that found no place.
Sort = Literal["unseen", "marks", "furniture", "unplaced"]


@dataclass(frozen=True, slots=True)
class Omitted:
    """Characters of the source that are no part of frame or document, with the reason in `what` (in Chinese).

    Line 0 is a place that is no line of the text: the running heads and the properties of a Word file.
    """

    line: int
    what: str
    text: str
    privacy: Privacy = "public"
    sort: Sort = "furniture"


@dataclass(frozen=True, slots=True)
class Frame:
    """What an aggregator wrote around the document."""

    news: tuple[Block, ...] = ()
    editor_summaries: tuple[EditorSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source, understood: the document, its frame, what was left out, and what there is to say about it."""

    path: str  # of the source, as findings name it
    sha256: str  # of the source's bytes
    main: Part
    frame: Frame = Frame()
    omitted: tuple[Omitted, ...] = ()
    findings: tuple[Finding, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()  # eIds under which text was published before, each with its eId now
    links: tuple[FileLink, ...] = ()  # to annex files beside the source
    script: Variant = SOURCE_VARIANT  # in which the source is written; published in it as it is
