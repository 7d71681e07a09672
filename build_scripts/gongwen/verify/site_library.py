"""What the checks of a whole site know beforehand: the library in docs/, the theme, the project's settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from gongwen.model import (
    Document,
    Particulars,
    PhraseRow,
    PublishedEid,
    TextChange,
    walk_divisions,
    walk_frame_text,
    walk_part_text,
    walk_parts,
)
from gongwen.text.folding import fold_text
from gongwen.text.visible import visible


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the library, with what ids.tsv and changes.tsv say of its texts."""

    slug: str
    document: Document
    particulars: Particulars
    published: tuple[PublishedEid, ...] = ()
    changes: tuple[TextChange, ...] = ()

    @property
    def became(self) -> tuple[TextChange, ...]:
        """What became of its texts since it was published, and ('') that it was: as ids.tsv and changes.tsv have it."""
        if not self.published:
            return self.changes
        first = min(known.since for known in self.published)
        told = {one.eid for one in self.changes if one.what == "added"} | {one.now for one in self.changes}
        later = [known for known in self.published if known.since > first and known.eid not in told]
        added = [TextChange(first, "", "added"), *(TextChange(known.since, known.eid, "added") for known in later)]
        return (*added, *self.changes)

    @property
    def headed(self) -> frozenset[str]:
        """The divisions that have words for a heading."""
        parts = walk_parts(self.document.main)
        divisions = (division for part in parts for division in walk_divisions(part.divisions))
        return frozenset(division.eid for division in divisions if division.heading)

    @property
    def set_apart(self) -> frozenset[str]:
        """Those whose heading ends without a mark: no text goes on in its line, whatever the form."""
        parts = walk_parts(self.document.main)
        divisions = (division for part in parts for division in walk_divisions(part.divisions))
        return frozenset(division.eid for division in divisions if division.heading[-1:].isalnum())

    @property
    def numbers(self) -> dict[str, str]:
        """What each division is numbered by."""
        parts = walk_parts(self.document.main)
        return {division.eid: division.number for part in parts for division in walk_divisions(part.divisions)}

    @property
    def names(self) -> frozenset[str]:
        """What may have a page: its divisions and parts, by all names that they ever had."""
        eids = {old for old, _ in self.document.aliases}
        for part in walk_parts(self.document.main):
            eids |= {part.eid} | {division.eid for division in walk_divisions(part.divisions)}
        return frozenset(eids)


@dataclass(frozen=True, slots=True)
class SiteLibrary:
    """The documents, all that people wrote beside the sources (as it stands in docs/), the terms of the glossary, the
    files of the theme by path, and what mkdocs.yml says."""

    held: tuple[Held, ...]
    phrases: tuple[PhraseRow, ...]
    written: tuple[str, ...]
    terms: tuple[str, ...]
    pages: tuple[str, ...]  # written by hand, by name
    theme: Mapping[str, Path]
    site_name: str
    site_url: str
    repository: str
    editors: str
    footer: tuple[str, ...] = ()  # filing numbers, where they are looked up, who answers for the site
    entries: Mapping[str, str] = field(default_factory=dict)  # the glossary's files, by name
    notes: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # document and file of each note, by its id


@dataclass(frozen=True)
class Texts:
    """The texts of a document in one script by eId, in order, a heading with its number; and the headings alone."""

    slug: str
    by_eid: Mapping[str, str]
    headed: Mapping[str, str]

    @classmethod
    def of_json(cls, slug: str, value: object) -> "Texts":
        """As the document's JSON has them, which is compared with the source."""
        return cls(slug, dict(_texts(value)), dict(_headings(value)))

    @classmethod
    def of_document(cls, slug: str, document: Document) -> "Texts":
        """As they were read from the source."""
        frame = {unit.eid: unit.text for unit in walk_frame_text(document.frame)}
        divisions = {
            d.eid: d.number + d.heading for part in walk_parts(document.main) for d in walk_divisions(part.divisions)
        }
        return cls(slug, frame | {unit.eid: unit.text for unit in walk_part_text(document.main)}, divisions)

    @cached_property
    def folded(self) -> dict[str, str]:
        return {eid: fold_text(text) for eid, text in self.by_eid.items()}

    @cached_property
    def below(self) -> dict[str, str]:
        """What stands in each text and in those below it, folded, by eId."""
        found: dict[str, list[str]] = {}
        for eid, text in self.folded.items():
            steps = eid.split("__")
            for depth in range(1, len(steps) + 1):
                found.setdefault("__".join(steps[:depth]), []).append(text)
        return {eid: "".join(texts) for eid, texts in found.items()}

    @cached_property
    def headings(self) -> dict[str, str]:
        """Every division's number and heading by its eId, visible characters alone, without the mark at the end."""
        return {eid: visible(text).rstrip("。：") for eid, text in self.headed.items()}

    @cached_property
    def joined(self) -> str:
        """All texts, one after another."""
        return "".join(self.by_eid.values())

    def has_in_order(self, words: str, eids: tuple[str, ...]) -> bool:
        """True where some folded words stand in order, others between them, in one of the texts or what is below it."""
        return any(_is_subsequence(words, self.below.get(eid, "")) for eid in eids)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The texts of a document in its own script and in another, folded, character by character."""

    source: str
    shown: str

    @classmethod
    def of(cls, source: Texts, shown: Texts) -> "Alignment":
        """Of the texts that have as many characters in both."""
        pairs = ((text, shown.folded.get(eid, "")) for eid, text in source.folded.items())
        kept = [(own, other) for own, other in pairs if len(own) == len(other)]
        return cls("\n".join(own for own, _ in kept), "\n".join(other for _, other in kept))

    def __call__(self, words: str) -> set[str]:
        """How the other script has some folded words, wherever they stand in the text."""
        found, at = set[str](), self.source.find(words) if words else -1
        while at >= 0:
            found.add(self.shown[at : at + len(words)])
            at = self.source.find(words, at + 1)
        return found


def unaligned(words: str) -> set[str]:
    """Of words that stand in no text."""
    return set()


def _is_subsequence(words: str, text: str) -> bool:
    at = -1
    for character in words:
        at = text.find(character, at + 1)
        if at < 0:
            return False
    return True


def _texts(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        eid = value.get("eid")
        if isinstance(eid, str) and isinstance(value.get("heading"), str):
            yield eid, str(value.get("number") or "") + str(value["heading"])
        elif isinstance(eid, str) and isinstance(value.get("text"), str):
            yield eid, str(value["text"])
        for key in ("news", "editor_summaries", "front", "preamble"):
            yield from _texts(value.get(key))
        blocks = value.get("blocks")
        own = blocks if isinstance(blocks, list) else []
        yield from _texts([block for block in own if not _closes(block)])
        yield from _texts(value.get("divisions"))
        yield from _texts([block for block in own if _closes(block)])
        for key in ("conclusions", "attachments"):
            yield from _texts(value.get(key))


def _closes(block: object) -> bool:
    """True for a block that stands after the divisions of its own."""
    return isinstance(block, dict) and "__wrapup__" in str(block.get("eid"))


def _headings(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _headings(item)
    elif isinstance(value, dict):
        eid = value.get("eid")
        if isinstance(eid, str) and isinstance(value.get("heading"), str):
            yield eid, str(value.get("number") or "") + str(value["heading"])
        yield from _headings(value.get("divisions"))
        yield from _headings(value.get("attachments"))
