"""Which pages of the new site hold figures of a comparison that were filled in after they had been copied there."""

from pathlib import Path

from gongwen.library.project import Project
from gongwen.publish.stamps import read_record


def figures_record(project: Project) -> Path:
    """Where that is remembered: by the page's path the key of its figures, and both digests."""
    return project.build / "units" / "figures.json"


def filled_pages(project: Project) -> dict[str, tuple[str, str]]:
    """The digests of each page, by its path in the site: as MkDocs made it, and with the figures."""
    known = ((path, str(digests).split()) for path, (_, digests) in read_record(figures_record(project)).items())
    return {path: (digests[0], digests[1]) for path, digests in known if len(digests) == 2}
