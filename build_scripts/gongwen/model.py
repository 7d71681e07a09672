"""The plain, frozen values that pass from stage to stage.

Names of divisions and their eIds follow the Akoma Ntoso Naming Convention (OASIS, part 5); the exact rules, and where
they are ours, stand in docs/dev/design.md. Lines count from 1 in the source as received.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Variant = Literal["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]
VARIANTS: tuple[Variant, ...] = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
SOURCE_VARIANT: Variant = "zh-Hans"

Kind = Literal["part", "subpart", "chapter", "section", "article", "paragraph", "subparagraph", "point", "indent"]
Role = Literal["main", "issued", "forwarded", "annex"]
EventKind = Literal["adopted", "promulgated", "amended", "effective", "repealed"]

Severity = Literal["error", "warning", "info"]
_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "I": "info"}


# --- what there is to say about a file ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that `check`, `outline` or `build` has to say about a file; its code opens with E-, W- or I-."""

    path: str
    line: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """error, warning or info, by the first letter of the code."""
        return _SEVERITIES[self.code[0]]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


# --- the text -------------------------------------------------------------------------------------------------------


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


Block = Paragraph | Table | Figure


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


@dataclass(frozen=True, slots=True)
class Omitted:
    """Characters of the source that are no part of frame or document, with the reason in `what` (in Chinese)."""

    line: int
    what: str
    text: str


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


# --- what document.yml says -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A correction to script conversion: where `source` stands, each variant named in `answers` reads its answer.

    `at` limits the row to one block or heading (an eId), `None` to the scope of the file it stands in.
    """

    source: str
    answers: tuple[tuple[Variant, str], ...]
    at: str | None = None
    note: str = ""
    path: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A warning that an editor has seen and lets stand."""

    code: str
    at: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """document.yml: what the source does not say or says wrongly. None and () mean that it says nothing.

    An event given here has eid None. `because` says where a value was read, a key each.
    """

    title: str | None = None
    number: str | None = None
    index_number: str | None = None
    doc_type: str | None = None
    issuers: tuple[str, ...] = ()
    date: str | None = None
    published: str | None = None
    publisher: str | None = None
    salutation: str | None = None
    signature: str | None = None
    events: tuple[Event, ...] = ()
    because: tuple[tuple[str, str], ...] = ()
    work: str | None = None
    relations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source_url: str | None = None
    rights: tuple[tuple[str, str], ...] = ()
    omit: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[tuple[str, Kind], ...] = ()
    conversion: tuple[PhraseRow, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    former_slugs: tuple[str, ...] = ()
    withdrawn: str = ""


# --- what is found in the text --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clause:
    """Words taken unchanged from the blocks or headings named in `sources` (eIds)."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The automatic summary of a division or, with eid None, of the document."""

    eid: str | None
    text: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One demand of the document, as written: the clause with its means before it and its goals after it.

    `topic` is the run-in heading that it stands below; `body` and `deadline` are None where the sentence names none.
    """

    eid: str
    division: str
    topic: str | None
    task: str
    body: str | None
    deadline: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Target:
    """A sentence that says what is to be by when: `when` as written (到2025年); `year` is None where it names none."""

    eid: str
    when: str
    year: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class TermSource:
    """The passage that bears a definition out, and the day on which someone read it there."""

    title: str
    number: str
    article: str
    checked: str


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One glossary entry; `definition` is plain text in own words.

    `key` is the term in the source script where `term` was converted: addresses and Span.ref keep it in every script.
    """

    term: str
    definition: str
    status: Literal["reviewed", "draft"]
    path: str
    english: str = ""
    pinyin: str = ""
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    regional: tuple[tuple[Variant, str], ...] = ()
    source: TermSource | None = None
    key: str = ""

    @property
    def source_term(self) -> str:
        """The term in the source script, whatever script this entry is in."""
        return self.key or self.term


# Which occurrences of a term in running text are links: the first in each section, or all.
TermLinks = Literal["first", "every"]

SpanKind = Literal["term", "reference", "note", "topic"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one block's text (code points, end exclusive) and what it refers to: a term, a note's id, an eId."""

    eid: str
    start: int
    end: int
    kind: SpanKind
    ref: str


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A quotation with its context (W3C Web Annotation Data Model 4.2.4)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


NoteKind = Literal["note", "question", "correction", "reference"]


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation as its author wrote it. `body` is Markdown from a stranger; `body_line` its first line.

    `key_lines` says where each key of the front matter stands, those below quote as `quote.exact`.
    """

    id: str
    target: str
    quote: TextQuoteSelector
    author: str
    created: str
    licence: str
    kind: NoteKind
    body: str
    path: str
    body_line: int = 1
    script: Variant = SOURCE_VARIANT
    orphaned: str = ""
    key_lines: tuple[tuple[str, int], ...] = ()

    def line_of(self, key: str) -> int:
        """The line on which a key stands (quote.exact, target …); the first where it has none."""
        return next((line for name, line in self.key_lines if name == key), 1)


Tier = Literal["exact", "folded", "fuzzy", "doubtful", "ambiguous", "orphan"]


@dataclass(frozen=True, slots=True)
class AnchoredNote:
    """A note and where its quote stands now; an orphan has the nearest surviving ancestor as eid and an empty span."""

    note: Note
    tier: Tier
    eid: str
    start: int = 0
    end: int = 0


# --- what is published ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Card:
    """All that other documents may know of one.

    `homes` gives the address of each eId's home page; `titles` the title of each part with the part's eId ('' for the
    document itself: a notice and the plan that it issues are two titles of one document).
    """

    slug: str
    metadata: Metadata
    homes: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, str], ...]
    relations: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Referrer:
    """A place in another document that refers to this one: to the eId `target`, or to the whole where it is empty."""

    slug: str
    eid: str
    target: str


@dataclass(frozen=True, slots=True)
class Relation:
    """That this document replaces, amends … another (or, `reverse`, that other this one). `slug` is '' where the
    library does not hold the other, which `title` names as document.yml does.
    """

    kind: str
    slug: str
    title: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF that was made: its file's stem, its pages, its bytes."""

    name: str
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One document in one script with all that was found in it: what a renderer needs, and nothing else.

    A reference span's `ref` is `slug#eid`, without the slug within the document, without #eid to a whole one; `cards`
    are those of the documents that refer and are referred to.
    `pdfs` are those that the pages may offer (none that lacks a glyph); None where none was asked for.
    """

    slug: str
    variant: Variant
    document: Document
    particulars: Particulars
    summaries: tuple[Summary, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[AnchoredNote, ...] = ()
    terms: tuple[TermEntry, ...] = ()
    pdfs: tuple[PdfFile, ...] | None = None
    cards: tuple[Card, ...] = ()
    referrers: tuple[Referrer, ...] = ()
    relations: tuple[Relation, ...] = ()
    term_links: TermLinks = "first"
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Certified:
    """What a comparison of one format in one script with the source found, in characters."""

    variant: Variant
    format: str
    characters: int
    missing: int
    added: int
    moved: int

    @property
    def is_exact(self) -> bool:
        return not (self.missing or self.added or self.moved)


# --- walks ----------------------------------------------------------------------------------------------------------


def walk_divisions(divisions: tuple[Division, ...]) -> Iterator[Division]:
    """Every division in order of the text, outer before inner."""
    stack = list(reversed(divisions))
    while stack:
        division = stack.pop()
        yield division
        stack.extend(reversed(division.divisions))


def walk_parts(part: Part) -> Iterator[Part]:
    """The part and its attachments, in order of the text."""
    yield part
    for attachment in part.attachments:
        yield from walk_parts(attachment)


def intro_blocks(division: Division) -> tuple[Block, ...]:
    """The blocks that stand before the division's own divisions (or all it has)."""
    return tuple(b for b in division.blocks if "__wrapup__" not in b.eid)


def wrapup_blocks(division: Division) -> tuple[Block, ...]:
    """The blocks that stand after the division's own divisions."""
    return tuple(b for b in division.blocks if "__wrapup__" in b.eid)


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One addressable piece of text: a block, a division's number and heading, or an editor's summary."""

    eid: str
    line: int
    text: str
    number: str = ""  # the part of `text` that is a division's mark


def walk_division_text(division: Division) -> Iterator[TextUnit]:
    """The division's heading and blocks and those of its divisions, in order of the text."""
    yield TextUnit(division.eid, division.line, division.number + division.heading, division.number)
    for block in intro_blocks(division):
        yield TextUnit(block.eid, block.line, block.text)
    for child in division.divisions:
        yield from walk_division_text(child)
    for block in wrapup_blocks(division):
        yield TextUnit(block.eid, block.line, block.text)


def walk_part_text(part: Part) -> Iterator[TextUnit]:
    """Every piece of text of a part and its attachments, in order of the text."""
    for block in (*part.front, *part.preamble):
        yield TextUnit(block.eid, block.line, block.text)
    for division in part.divisions:
        yield from walk_division_text(division)
    for block in part.conclusions:
        yield TextUnit(block.eid, block.line, block.text)
    for attachment in part.attachments:
        yield from walk_part_text(attachment)


def walk_frame_text(frame: Frame) -> Iterator[TextUnit]:
    """News and editor's summaries in order of lines."""
    units = [TextUnit(b.eid, b.line, b.text) for b in frame.news]
    units += [TextUnit(s.eid, s.line, s.text) for s in frame.editor_summaries]
    return iter(sorted(units, key=lambda unit: unit.line))


def walk_text(document: Document) -> Iterator[TextUnit]:
    """Every piece of text that is published: the frame first, then the document."""
    yield from walk_frame_text(document.frame)
    yield from walk_part_text(document.main)
