"""The documents of a project as quotations need them: as the last build left them, or read anew; nothing is written."""

from pathlib import Path

from gongwen.build.reading import kept_document
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, document_slugs, read_stored
from gongwen.library.site_files import published_file
from gongwen.publish.fingerprints import Fingerprints
from gongwen.quoting.certificate import read_certificate
from gongwen.quoting.holding import Holding
from gongwen.quoting.holdings import Holdings


def read_holdings(project: Project) -> Holdings:
    """All documents of the project."""
    seen = Fingerprints(project.build / "units" / "docs.json")
    return Holdings(_holding(project, _stored(project, slug, seen)) for slug in document_slugs(project))


def _stored(project: Project, slug: str, seen: Fingerprints) -> StoredDocument:
    return kept_document(project, slug, seen) or read_stored(project, slug)


def _holding(project: Project, stored: StoredDocument) -> Holding:
    page = published_file(Path(project.site), stored.slug, "certificate/index.html")
    compared = read_certificate(page, stored.document.sha256)
    return Holding(stored.slug, stored.document, stored.particulars, project.site_url, compared)
