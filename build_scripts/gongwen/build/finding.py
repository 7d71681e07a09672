"""The second pass, in the source script: what stands in each document, found again only where the answer may differ.

That depends on the document itself, on the glossary's words that stand in it, and on what it asked the library for.
Notes find nothing: where they alone changed, what was found stays, and they are anchored in it.
"""

from dataclasses import dataclass, replace

from gongwen.build.changes import Row, Words, all_strings, words_of_today
from gongwen.build.lookups import Asked, Lookups, answers_hold
from gongwen.build.progress import Progress, run_told
from gongwen.build.reading import Read, document_of, shelf_of
from gongwen.build.values import Shelf, value_digest
from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.related import Profile, profile_of
from gongwen.enrich.terms import TermMatcher
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument
from gongwen.model import Edition, TermEntry
from gongwen.publish.editions import annotated, found_edition
from gongwen.publish.surroundings import Reference, references_out

_EDITION, _FOUND, _TEXT, _WORDS = "edition", "found", "text", "glossary"


@dataclass(frozen=True, slots=True)
class Found:
    """What the build knows of a document's edition in the source script; `digest` stands for all of it.

    `bare` stands for the document without its notes; `words` is the glossary by which it was made, `met` stands for the
    entries that it holds.
    """

    digest: str
    bare: str
    references: tuple[Reference, ...]
    profile: Profile
    asked: tuple[Asked, ...]
    words: str
    terms: tuple[str, ...]
    met: str


def find_all(
    project: Project,
    reads: dict[str, Read],
    terms: tuple[TermEntry, ...],
    finder: "Finder",
    jobs: int | None,
    progress: Progress,
) -> dict[str, Found]:
    """What was found in every document, by slug."""
    words = words_of_today(Shelf(project.build / "units"), _WORDS, _glossary_rows(terms))
    entries = {entry.term: entry for entry in terms}
    answers = ((slug, _kept(project, read, finder.catalogue, words, entries)) for slug, read in reads.items())
    kept = {slug: found for slug, found in answers if found}
    due = [slug for slug, read in reads.items() if slug not in kept or not _holds(project, read)]
    orders = [(slug, kept.get(slug)) for slug in due]
    found = {**kept, **dict(zip(due, run_told(finder.find, orders, due, jobs, progress), strict=True))}
    return {slug: found[slug] for slug in reads}


def text_of(project: Project, slug: str) -> str:
    """Every string of the edition in the source script: what is not in it does not concern the document."""
    text = shelf_of(project, slug).get(_TEXT)
    return text if isinstance(text, str) else ""


def _glossary_rows(terms: tuple[TermEntry, ...]) -> tuple[Row, ...]:
    """Each word that is looked for, with the entry that it belongs to."""
    return tuple((word, entry.term) for entry in terms for word in (entry.term, *entry.aliases))


def _kept(
    project: Project, read: Read, catalogue: Catalogue, words: Words, entries: dict[str, TermEntry]
) -> Found | None:
    """What was found last, where that would be found today, notes apart."""
    shelf = shelf_of(project, read.slug)
    found = shelf.get(_FOUND)
    if not isinstance(found, Found) or found.bare != read.bare or not answers_hold(found.asked, catalogue):
        return None
    if not shelf.holds(_EDITION, found.digest) or _met(found.terms, entries) != found.met:
        return None
    if found.words != words.digest:
        if words.concern(found.words, text_of(project, read.slug)):
            return None
        found = replace(found, words=words.digest)
        if _holds(project, read):
            shelf.put(_FOUND, read.key, found)
    return found


def _holds(project: Project, read: Read) -> bool:
    """True where what was found last has the document's notes of now."""
    return shelf_of(project, read.slug).holds(_FOUND, read.key)


def _met(terms: tuple[str, ...], entries: dict[str, TermEntry]) -> str:
    return value_digest(tuple(entries.get(term) for term in terms))


class Finder:
    """Finds what stands in a document; made once for all of them, so that processes share what is costly."""

    def __init__(self, project: Project, reads: dict[str, Read], terms: tuple[TermEntry, ...]) -> None:
        self._project = project
        self._reads = reads
        self._terms = terms
        self._words = value_digest(_glossary_rows(terms))
        self._matcher: TermMatcher | None = None
        self.catalogue = Catalogue(read.card for read in reads.values())

    def find(self, order: tuple[str, Found | None]) -> Found:
        """Keeps the edition, and gives what the build is to know of it; the order is a slug, and what was found in the
        document when it had other notes."""
        slug, last = order
        return self._find(slug, last)[0]

    def edition(self, slug: str, found: Found) -> Edition:
        """The edition in the source script, from what was kept, or found once more where that was damaged."""
        return self._kept_edition(slug, found) or self._find(slug)[1]

    def _kept_edition(self, slug: str, found: Found) -> Edition | None:
        edition = shelf_of(self._project, slug).get(_EDITION, found.digest)
        return edition if isinstance(edition, Edition) else None

    def _find(self, slug: str, last: Found | None = None) -> tuple[Found, Edition]:
        read = self._reads[slug]
        stored = document_of(self._project, slug, read.key)
        if last and (edition := self._kept_edition(slug, last)):
            edition = annotated(edition, stored)
            found = replace(last, digest=value_digest(edition))
        else:
            found, edition = self._found(stored, read.bare)
        shelf = shelf_of(self._project, slug)
        shelf.put(_EDITION, found.digest, edition)
        shelf.put(_TEXT, found.digest, all_strings(edition))
        shelf.put(_FOUND, read.key, found)
        return found, edition

    def _found(self, stored: StoredDocument, bare: str) -> tuple[Found, Edition]:
        self._matcher = self._matcher or TermMatcher(self._terms)
        lookups = Lookups(self.catalogue)
        edition = found_edition(stored, self._terms, self._matcher, lookups)
        met = {entry.term: entry for entry in edition.terms}
        found = Found(
            value_digest(edition),
            bare,
            references_out(edition),
            profile_of(edition),
            lookups.asked(),
            self._words,
            tuple(met),
            _met(tuple(met), met),
        )
        return found, edition
