"""A build: nothing where nothing changed since the last one, else its story.

Where nothing changed no file is opened, and of this package no more is imported than it takes to see that.
"""

from dataclasses import dataclass

from gongwen.build.progress import Progress
from gongwen.build.rendering import libraries, theme_digests
from gongwen.build.values import Shelf, value_digest
from gongwen.build.wanted import EVERYTHING, Wanted
from gongwen.library.packaged import PHRASES, packaged
from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME
from gongwen.model import Finding
from gongwen.publish.fingerprints import Fingerprints, look_of
from gongwen.publish.stamps import code_digest
from gongwen.publish.sums import holds_its_sums

_PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Published:
    """The digest of the list of the site's files as it was published, and all that there was to say."""

    sums: str
    findings: tuple[Finding, ...]


def make_site(
    project: Project,
    wanted: Wanted = EVERYTHING,
    *,
    slugs: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Builds and publishes; returns all that there is to say.

    Raises a GongwenError, and then site/ is as it was: FindingsError with E-fidelity where what was built is not the
    source's text. `slugs` must exist; everything else that changed is brought up to date with them.
    """
    _check(project, slugs)
    shelf = Shelf(project.build / "units")
    seen_docs = Fingerprints(project.build / "units" / "docs.looks")
    seen = Fingerprints(project.build / "units" / "made.looks")
    before = look_of(project.docs)
    key = _key(project, wanted, seen_docs)
    published = shelf.get(_PUBLISHED, key)
    if isinstance(published, Published) and not wanted.offline and holds_its_sums(project.site, published.sums, seen):
        return published.findings
    from gongwen.build.story import build_site  # with all stations, which take half a second to import

    progress = progress or Progress()
    sums, findings = build_site(project, wanted, seen_docs, seen, progress)
    if look_of(project.docs) == before:  # what was edited meanwhile may be in the site, or not
        shelf.put(_PUBLISHED, key, Published(sums, findings))
    seen_docs.save()
    seen.save()
    if wanted.offline:
        from gongwen.publish.offline import publish_offline

        progress.begin("生成离线版")
        publish_offline(project, wanted.jobs)
    return findings


def _check(project: Project, slugs: tuple[str, ...]) -> None:
    if slugs:
        from gongwen.library.read import source_path  # reading is imported for it

        for slug in slugs:
            source_path(project, slug)


def _key(project: Project, wanted: Wanted, seen: Fingerprints) -> str:
    """What a whole build depends on: docs/, theme, settings, code, and what it was asked for."""
    docs, theme = tuple(seen.below(project.docs)), theme_digests(project, seen)
    shared = (seen.of(packaged(PHRASES)), seen.of(project.root / CONFIG_NAME), project)
    return value_digest((docs, theme, shared, wanted.variants, wanted.options, code_digest(), libraries()))
