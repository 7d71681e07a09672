"""A build from end to end: made aside, verified against the sources, certified, and only then published."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gongwen.cli.certifying import certify
from gongwen.library.ownership import claim_site
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, read_library, read_stored
from gongwen.library.turns import own_turn
from gongwen.model import VARIANTS, Finding, Variant
from gongwen.publish.assemble import publish_site, site_places
from gongwen.publish.build import prepare_site
from gongwen.publish.certificates import write_certificates
from gongwen.publish.exchange import recover
from gongwen.publish.offline import claim_offline, offline_places, publish_offline


@contextmanager
def build_turn(
    project: Project, command: str, say: Callable[[str], None], *, offline: bool = False, waiting: bool = True
) -> Iterator[None]:
    """Alone at build/, site/ and, `offline`, site-offline/, all made ours; `say` is told what there is to say.

    Taken before anything is read: whoever publishes last has read last. Raises BusyError without `waiting` where
    another is at it, ProjectError where one of the folders is somebody else's.
    """
    with own_turn(project, "build", command, say, waiting=waiting):
        recover(site_places(project))
        taken_over = [claim_site(project, project.site)]
        if offline:
            recover(offline_places(project))
            taken_over += claim_offline(project)
        for said in filter(None, taken_over):
            say(said)
        yield


def make_site(
    project: Project,
    *,
    slugs: tuple[str, ...] = (),
    variants: tuple[Variant, ...] = VARIANTS,
    with_pdf: bool = True,
    system_fonts: bool = False,
    offline: bool = False,
    jobs: int | None = None,
    progress: Callable[[str], None] = lambda message: None,
) -> tuple[Finding, ...]:
    """Builds and publishes, with `offline` as a folder for double click too; returns all that there is to say.

    To be called in a `build_turn`. Raises a GongwenError, and then site/ is as it was: FindingsError with E-fidelity
    where what was built is not the source's text. `slugs` must exist; everything else that changed is brought up to
    date with them.
    """
    progress("读取 docs/")
    for slug in slugs:
        read_stored(project, slug)
    library = read_library(project)
    findings = prepare_site(
        project, library, variants=variants, with_pdf=with_pdf, system_fonts=system_fonts, jobs=jobs, progress=progress
    )
    progress("逐字核对")
    certified = certify(project, library, jobs)
    write_certificates(project, certified)
    publish_site(project)
    if offline:
        progress("生成离线版")
        publish_offline(project, jobs)
    unread = {slug for slug, found in certified.items() if not found}
    return (*findings, *(_unverified(stored) for stored in library.documents if stored.slug in unread))


def _unverified(stored: StoredDocument) -> Finding:
    message = "这种格式的原文还不能逐字核对，证书上写明未核对；要核对请把原文另存为 HTML 或纯文本"
    return Finding(stored.document.path, 1, "W-unverified", message)
