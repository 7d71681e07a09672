"""The glossary and the pages by hand: read again where one of their files changed."""

from dataclasses import dataclass

from gongwen.build.values import Shelf, value_digest
from gongwen.enrich.entries import shown_entries
from gongwen.library.project import Project
from gongwen.library.read import HAND_PAGES, page_findings, read_glossary, read_page
from gongwen.model import Finding, TermEntry
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.stamps import code_digest
from gongwen.render.markdown.home import HandPage

_NAME = "written"


@dataclass(frozen=True, slots=True)
class Written:
    """The entries that are shown, the pages, and what there is to say about them."""

    terms: tuple[TermEntry, ...]
    pages: tuple[HandPage, ...]
    findings: tuple[Finding, ...]


def read_written(project: Project, seen: Fingerprints) -> Written:
    """What there is; raises ProjectError where a page is absent or has no title."""
    shelf, key = Shelf(project.build / "units"), _key(project, seen)
    kept = shelf.get(_NAME, key)
    if isinstance(kept, Written):
        return kept
    entries, said = read_glossary(project)
    pages = tuple(read_page(project, name) for name in HAND_PAGES)
    said += tuple(finding for page in pages for finding in page_findings(page))
    written = Written(shown_entries(entries), pages, said)
    if key == _key(project, seen):  # else an edit came between
        shelf.put(_NAME, key, written)
    return written


def _key(project: Project, seen: Fingerprints) -> str:
    pages = tuple(seen.of(project.docs / f"{name}.md") for name in HAND_PAGES)
    return value_digest((tuple(seen.below(project.docs / "glossary")), pages, code_digest()))
