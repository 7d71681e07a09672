"""What document.yml says."""

from dataclasses import dataclass

from gongwen.model.document import Event, Kind
from gongwen.model.scripts import Variant

# What republishers wrote around a document, as document.yml calls it.
FRAME_PARTS = ("news", "editor_summaries")
REVIEWED = "conversion-reviewed.tsv"  # the file beside a source that says who looked through its conversion


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
class Review:
    """Who looked through the conversion into a script, on which day; `agreed` tells which characters were looked at.

    `reviewer` is empty where a program alone said that nothing is doubtful.
    """

    variant: Variant
    reviewer: str
    day: str
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """Who published the second copy that lies beside the source (witness.*), where, and on which day it was taken."""

    publisher: str
    address: str
    date: str


@dataclass(frozen=True, slots=True)
class Original:
    """Of which file (original.*) the source was made, by its SHA-256, and what read it."""

    sha256: str
    reader: str


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
    compare: tuple[str, ...] = ()  # slugs of other versions that it is to be compared with on a page
    relations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source_url: str | None = None
    rights: tuple[tuple[str, str], ...] = ()  # who owns a part of the frame
    licences: tuple[tuple[str, str], ...] = ()  # under which such a part may be passed on, where its owner said so
    omit: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[tuple[str, Kind], ...] = ()
    conversion: tuple[PhraseRow, ...] = ()
    script: Variant | None = None  # in which the source is written, where its characters do not tell it
    begins: str | None = None  # the first words of the document proper
    ends: str | None = None  # the first words of its last paragraph
    attachments: tuple[str, ...] | None = None  # the first words of each; () says that there are none
    reviews: tuple[Review, ...] = ()  # of the conversion, from conversion-reviewed.tsv
    witness: Witness | None = None
    original: Original | None = None
    left_out: tuple[str, ...] = ()  # digests of lines that are none of the document's text
    names: tuple[str, ...] = ()  # of persons, whom conversion knows by them
    accept: tuple[Acceptance, ...] = ()
    former_slugs: tuple[str, ...] = ()
    withdrawn: str = ""  # why; and on which day, where it says so
    withdrawn_on: str = ""
    redact: tuple[str, ...] = ()  # words that are covered, here as they stand in the source
    aliases: tuple[str, ...] = ()  # other names that people use for it
    summary: str = ""  # an editor's, of the whole document
