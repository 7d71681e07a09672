"""Where a script's site lies, below the published one and in the build folder."""

from pathlib import Path

from gongwen.library.project import Project
from gongwen.model import Variant


def pages_folder(project: Project, variant: Variant) -> Path:
    """The Markdown that MkDocs reads."""
    return project.build / "pages" / variant


def markdown_folder(project: Project, variant: Variant) -> Path:
    """The same Markdown as it is published beside the pages."""
    return project.build / "markdown" / variant


def mkdocs_site_folder(project: Project, variant: Variant) -> Path:
    """The HTML that MkDocs writes. Never nested in another's: building the outer one would delete the inner."""
    return project.build / "site" / variant


def downloads_folder(project: Project, variant: Variant) -> Path:
    """PDF and JSON to take away."""
    return project.build / "downloads" / variant


def search_index_folder(project: Project) -> Path:
    """The index of search, which all scripts share."""
    return project.build / "search" / "index"


def search_folder(project: Project, variant: Variant) -> Path:
    """A script's own data of search."""
    return project.build / "search" / variant


def bulk_folder(project: Project) -> Path:
    """All documents in a few files, as they lie below the published site."""
    return project.build / "bulk"
