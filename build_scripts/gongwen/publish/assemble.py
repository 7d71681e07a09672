"""The published site put together aside and exchanged at the end: a failed build leaves the old one."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from gongwen.library.project import Project
from gongwen.model import Variant
from gongwen.publish.variants import downloads_folder, mkdocs_site_folder, prefix

# Material's own scripts, their search languages and source maps: our theme loads none of them.
_unused = shutil.ignore_patterns("javascripts", "*.map", "sitemap.xml.gz")


def assemble_site(project: Project, variants: Iterable[Variant]) -> None:
    """site/ holds the given scripts' pages and downloads, and nothing else."""
    new, old = project.build / "site.new", project.build / "site.old"
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    for variant in variants:
        target = new / prefix(variant)
        shutil.copytree(mkdocs_site_folder(project, variant), target, ignore=_unused, dirs_exist_ok=True)
        shutil.copytree(downloads_folder(project, variant), target, dirs_exist_ok=True)
    exchange(new, project.site, old)


def exchange(new: Path, published: Path, old: Path) -> None:
    """`new` stands where `published` stood, which is gone; two renames, so that a reader hardly ever meets neither."""
    if published.exists():
        published.rename(old)
    new.rename(published)
    shutil.rmtree(old, ignore_errors=True)
