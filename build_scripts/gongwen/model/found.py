"""What is found in a text: summaries, tasks, terms, spans, notes and their places."""

from dataclasses import dataclass
from typing import Literal

from gongwen.model.scripts import SOURCE_VARIANT, Variant


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


Modal = Literal["应当", "不得", "可以"]


@dataclass(frozen=True, slots=True)
class Duty:
    """What an article of a law says that somebody should, must not or may do, with its conditions, as written.

    `subject` and `deadline` (also a span: 自受理之日起二十日内) are None where the text names none; `sanctions` are the
    blocks that say what follows if the article is not kept.
    """

    eid: str
    article: str
    subject: str | None
    modal: Modal
    duty: str
    deadline: str | None
    sanctions: tuple[str, ...]
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
    """The passage that bears a definition out, where it stands, and the day on which it was read there.

    `kind` is 定义 or 用例: the passage says what the word means, or uses it so that one can tell. `reader` is the
    person who has read it; where nobody is named, no person has.
    """

    title: str
    number: str
    article: str
    checked: str
    passage: str = ""
    kind: str = ""
    reader: str = ""


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
    origin: str = ""  # who wrote it, where it is not the library

    @property
    def source_term(self) -> str:
        """The term in the source script, whatever script this entry is in."""
        return self.key or self.term

    @property
    def is_shown(self) -> bool:
        """True where a passage bears the definition out; other entries wait in their files."""
        return self.status == "reviewed" and self.source is not None and bool(self.source.passage)


# Which occurrences of a term in running text are links: the first in each section, or all.
TermLinks = Literal["first", "every"]

SpanKind = Literal["term", "reference", "file", "note", "topic"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one block's text (code points, end exclusive) and what it refers to: a term, a note's id, an eId,
    the name of an annex file."""

    eid: str
    start: int
    end: int
    kind: SpanKind
    ref: str

    def meets(self, other: "Span") -> bool:
        """True where the two have a character in common."""
        return self.eid == other.eid and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Amendment:
    """A place in another text that an instruction of an act names: a `target` in the version before it, or a `result`
    in the version that came of it.

    `ref` is its `slug#eid` where the library has that version, '' elsewhere; `after` is the slug of the version that
    came of the act; `new` are the words that the place is to have, where the instruction quotes all of them.
    """

    eid: str
    start: int
    end: int
    role: Literal["target", "result"]
    ref: str = ""
    after: str = ""
    new: str = ""


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
    withdrawn: str = ""  # why: then nothing else of it is published
    withdrawn_on: str = ""

    def line_of(self, key: str) -> int:
        """The line on which a key stands (quote.exact, target …); the first where it has none."""
        return next((line for name, line in self.key_lines if name == key), 1)


Tier = Literal["exact", "folded", "fuzzy", "doubtful", "ambiguous", "orphan"]


@dataclass(frozen=True, slots=True)
class WithdrawnNote:
    """What is left of a note that was withdrawn: its name, why, and the day where that is said."""

    id: str
    reason: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class AnchoredNote:
    """A note and where its quote stands now; an orphan has the nearest surviving ancestor as eid and an empty span."""

    note: Note
    tier: Tier
    eid: str
    start: int = 0
    end: int = 0
