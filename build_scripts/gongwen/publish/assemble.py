"""The published site put together aside and exchanged at the end: a failed build leaves the old one."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from gongwen.library.project import Project
from gongwen.model import Variant
from gongwen.publish.search import DATA, index_folder, script_folder
from gongwen.publish.variants import downloads_folder, mkdocs_site_folder, prefix

# Material's own scripts, their search languages and source maps: our theme loads none of them.
_unused = shutil.ignore_patterns("javascripts", "*.map", "sitemap.xml.gz")


def new_site(project: Project) -> Path:
    """Where a site is put together before it is published."""
    return project.build / "site.new"


def assemble_site(project: Project, variants: Iterable[Variant]) -> None:
    """The new site holds the given scripts' pages and downloads and the data of search, and nothing else."""
    new = new_site(project)
    shutil.rmtree(new, ignore_errors=True)
    for variant in variants:
        target = new / prefix(variant)
        shutil.copytree(mkdocs_site_folder(project, variant), target, ignore=_unused, dirs_exist_ok=True)
        shutil.copytree(downloads_folder(project, variant), target, dirs_exist_ok=True)
        shutil.copytree(script_folder(project, variant), new / DATA / variant)
    shutil.copytree(index_folder(project), new / DATA, dirs_exist_ok=True)


def publish_site(project: Project) -> None:
    """site/ is the new site."""
    old = project.build / "site.old"
    shutil.rmtree(old, ignore_errors=True)
    exchange(new_site(project), project.site, old)


def exchange(new: Path, published: Path, old: Path) -> None:
    """`new` stands where `published` stood, which is gone; two renames, so that a reader hardly ever meets neither."""
    if published.exists():
        published.rename(old)
    new.rename(published)
    shutil.rmtree(old, ignore_errors=True)
