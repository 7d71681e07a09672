"""The documents of a project as quotations need them: as the last build left them, or read anew; nothing is written."""

from functools import partial
from pathlib import Path

from gongwen.build.reading import kept_document
from gongwen.errors import ProjectError
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, document_slugs, read_stored
from gongwen.library.site_files import published_file, published_slugs
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.workers import run_all
from gongwen.quoting.certificate import read_certificate
from gongwen.quoting.holding import Holding, present
from gongwen.quoting.holdings import Holdings
from gongwen.quoting.published import published_holding, published_works


def read_holdings(project: Project) -> Holdings:
    """All documents of the project."""
    seen = Fingerprints(project.build / "units" / "docs.looks")
    kept = {slug: kept_document(project, slug, seen) for slug in document_slugs(project)}
    due = [slug for slug, stored in kept.items() if stored is None]
    made = dict(zip(due, run_all(partial(read_stored, project), due), strict=True))
    return Holdings(_holding(project, stored or made[slug]) for slug, stored in kept.items())


def read_holding(project: Project, slug: str) -> Holding:
    """One document of the project; raises a GongwenError where it is not there or cannot be read."""
    seen = Fingerprints(project.build / "units" / "docs.looks")
    stored = kept_document(project, slug, seen) if slug in document_slugs(project) else None
    return _holding(project, stored or read_stored(project, slug))


def read_site_holdings(site: Path) -> Holdings:
    """All documents of a published site; raises ProjectError where the folder holds none."""
    works = published_works(published_file(site, "api", "index.json"))
    found = (
        published_holding(
            slug,
            published_file(site, slug, f"{slug}.json"),
            published_file(site, slug, "certificate/index.html"),
            published_file(site, slug, "index.html"),
            works,
        )
        for slug in published_slugs(site)
    )
    holdings = Holdings(holding for holding in found if holding)
    if not holdings.all:
        raise ProjectError("这里没有 gongwen 发布的网站；请指明含有各件公文文件夹的那一层", str(site))
    return holdings


def _holding(project: Project, stored: StoredDocument) -> Holding:
    page = published_file(Path(project.site), stored.slug, "certificate/index.html")
    compared = read_certificate(page, stored.document.sha256)
    return present(Holding(stored.slug, stored.document, stored.particulars, project.site_url, compared))
