"""The provisions of the versions of works, followed from each version to the next; again only where a text changed."""

from collections.abc import Mapping

from gongwen.build.reading import Read, document_of, shelf_of
from gongwen.build.values import value_digest
from gongwen.enrich.provisions import provisions_since
from gongwen.enrich.standing import versions_before
from gongwen.library.project import Project
from gongwen.model import Provision
from gongwen.publish.stamps import code_digest
from gongwen.publish.workers import run_all

_NAME = "provisions"


def follow_provisions(
    project: Project, reads: Mapping[str, Read], withdrawn: frozenset[str], jobs: int | None
) -> dict[str, tuple[Provision, ...]]:
    """Those of each version of a work that has several, by slug."""
    before = versions_before({slug: read.card for slug, read in reads.items()}, withdrawn)
    known = {slug: _kept(project, reads[slug], _key(reads, slug, old)) for slug, old in before.items()}
    due = [
        (project, reads[slug], reads.get(before[slug]), _key(reads, slug, before[slug]))
        for slug, found in known.items()
        if found is None
    ]
    made = dict(zip((read.slug for _, read, *_ in due), run_all(_follow, due, jobs), strict=True))
    return {slug: made[slug] if found is None else found for slug, found in known.items()}


def _key(reads: Mapping[str, Read], slug: str, old: str) -> str:
    return value_digest((reads[slug].text, reads[old].text if old else "", code_digest()))


def _kept(project: Project, read: Read, key: str) -> tuple[Provision, ...] | None:
    found = shelf_of(project, read.slug).get(_NAME, key)
    if not isinstance(found, tuple) or not all(isinstance(one, Provision) for one in found):
        return None
    return found


def _follow(order: tuple[Project, Read, Read | None, str]) -> tuple[Provision, ...]:
    project, read, old, key = order
    before = document_of(project, old.slug, old.key).document.main if old else None
    found = provisions_since(document_of(project, read.slug, read.key).document.main, before)
    shelf_of(project, read.slug).put(_NAME, key, found)
    return found
