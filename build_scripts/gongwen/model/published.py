"""What renderers and the published site are made from."""

from dataclasses import dataclass
from typing import Literal

from gongwen.model.comparison import ComparedPassage, ProvisionHistory
from gongwen.model.document import Document, Metadata
from gongwen.model.files import AttachedFile
from gongwen.model.found import AnchoredNote, Span, Summary, Target, Task, TermEntry, TermLinks, WithdrawnNote
from gongwen.model.particulars import Particulars
from gongwen.model.scripts import SOURCE_VARIANT, Variant

ChangeKind = Literal["added", "changed", "removed", "renamed"]


@dataclass(frozen=True, slots=True)
class PublishedEid:
    """An eId that was published on the day `since` (YYYY-MM-DD), and what its text is called `now` ('': it is gone).

    `opening` is how the text begins, by which it is known again; '' where nothing says it.
    """

    eid: str
    now: str
    since: str
    opening: str = ""
    line: int = 1  # of ids.tsv


@dataclass(frozen=True, slots=True)
class TextChange:
    """What became of a published text on a day; `now` is the eId that a renamed one has from then on."""

    day: str  # YYYY-MM-DD
    eid: str
    what: ChangeKind
    now: str = ""
    line: int = 1  # of changes.tsv


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
    script: Variant = SOURCE_VARIANT  # of what the document says of itself
    work: str | None = None  # that it is a version of
    compare: tuple[str, ...] = ()  # slugs that it is to be compared with
    effective: str = ""  # the day from which it holds, where that is said
    begins: str = ""  # the day from which these words are its own
    standing: tuple["Standing", ...] = ()  # what became of it, where that was asked


@dataclass(frozen=True, slots=True)
class Referrer:
    """A place in another document that refers to this one: to the eId `target`, or to the whole where it is empty.

    `place` is what the place is called there: 第3条第1款. `amends`: an instruction to change this one names it.
    """

    slug: str
    eid: str
    target: str
    place: str = ""
    amends: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """That this document replaces, amends … another (or, `reverse`, that other this one). `slug` is '' where the
    library does not hold the other, which `title` names as document.yml does. `comparison` is the address of the page
    that compares the two, where there is one.
    """

    kind: str
    slug: str
    title: str
    reverse: bool = False
    comparison: str = ""


Ending = Literal["amended", "replaced", "repealed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Something that makes a text hold or ends it, from a day on ('': nobody says which), and the document of the
    library that does so, '' for none. `is_version`: that document is itself the text from then on."""

    state: Literal["effective"] | Ending
    since: str
    by: str = ""
    title: str = ""
    is_version: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """What is to be said of a text from the day `since` until before `until`, each '' where there is no such end.

    `has_newer`: of a text that was amended, the library has a version of then."""

    state: Literal["coming", "unknown"] | Ending
    by: str = ""
    title: str = ""
    since: str = ""
    until: str = ""
    has_newer: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two documents belong together: the kind of things that they share (reference, term, topic, term_topic,
    issuer) and the first of these: slugs, terms, topics, names."""

    kind: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another document of the library that shares much with this one."""

    slug: str
    title: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The text that a document replaces, in its script, compared with it; `name` is that of page and PDF."""

    name: str
    old: "Edition"
    rows: tuple[ComparedPassage, ...]


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """A file to take away beside the PDFs: its name below the document's folder, its bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF that was made: its file's stem below the document's folder (`large/chp_2`), its pages, its bytes.

    The whole document's has its page list: the number printed on the page where each eId begins. `unnumbered` pages
    stand before page 1.
    """

    name: str
    pages: int
    size: int
    unnumbered: int = 0
    eid_pages: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One document in one script with all that was found in it: what a renderer needs, and nothing else.

    A reference span's `ref` is `slug#eid`, without the slug within the document, without #eid to a whole one; `cards`
    are those of the documents that refer and are referred to.
    `pdfs` are those that the pages may offer (none that lacks a glyph); None where none was asked for.
    `site_url` is the address of the script's site, with a closing slash; '' where the project has none.
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
    downloads: tuple[DownloadFile, ...] = ()
    cards: tuple[Card, ...] = ()
    referrers: tuple[Referrer, ...] = ()
    relations: tuple[Relation, ...] = ()
    related: tuple[Related, ...] = ()
    standing: tuple[Standing, ...] = ()
    term_links: TermLinks = "first"
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    amending: tuple[Span, ...] = ()  # of the spans, the places in other texts that this one changes
    histories: tuple[ProvisionHistory, ...] = ()  # of the provisions that changed in a version of the same work
    site_url: str = ""
    files: tuple[AttachedFile, ...] = ()
    withdrawn_notes: tuple[WithdrawnNote, ...] = ()
    published: tuple[PublishedEid, ...] = ()  # of ids.tsv
    changes: tuple[TextChange, ...] = ()  # of changes.tsv


@dataclass(frozen=True, slots=True)
class CopyDifference:
    """A stretch that the source and a second copy have otherwise; one of the texts may be empty."""

    line: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """A second copy of a document's text and where it differs from the source."""

    publisher: str
    address: str
    date: str
    sha256: str
    differences: tuple[CopyDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDifference:
    """Where the source and a second reading of its original differ; page 0 where the source names no pages."""

    page: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class SecondReading:
    """The original of which a source was made, read again by another program, and what that found."""

    name: str
    sha256: str
    reader: str
    again: str
    characters: int
    differences: tuple[PageDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Certified:
    """What a comparison of one format in one script with the source found, in characters."""

    variant: Variant
    format: str
    characters: int
    missing: int
    added: int
    moved: int
    converted: bool = False  # the script is not the source's: its rules of conversion are the measure
    covered: int = 0  # of the whole source: ■ stands for them

    @property
    def is_exact(self) -> bool:
        return not (self.missing or self.added or self.moved)
