"""The published site put together aside and exchanged at the end: a failed build leaves the old one."""

import filecmp
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gongwen.library.project import Project
from gongwen.model import Variant
from gongwen.publish.files import prune
from gongwen.publish.search import DATA, index_folder, script_folder
from gongwen.publish.variants import downloads_folder, mkdocs_site_folder, prefix

_UNUSED = ("sitemap.xml", "sitemap.xml.gz")  # MkDocs', of one script each; ours is of all (sitemap.py)


def new_site(project: Project) -> Path:
    """Where a site is put together before it is published."""
    return project.build / "site.new"


def assemble_site(project: Project, variants: Iterable[Variant]) -> None:
    """The new site holds the given scripts' pages and downloads and the data of search, and nothing else."""
    files: dict[str, Path] = {}
    for variant in variants:
        for folder in (mkdocs_site_folder(project, variant), downloads_folder(project, variant)):
            files |= _files(folder, prefix(variant))
        files |= _files(script_folder(project, variant), f"{DATA}/{variant}/")
    files |= _files(index_folder(project), f"{DATA}/")
    _copy_tree(files, new_site(project))


def _files(folder: Path, below: str) -> Iterator[tuple[str, Path]]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in _UNUSED)
    return ((below + path.relative_to(folder).as_posix(), path) for path in files)


def _copy_tree(files: Mapping[str, Path], target: Path) -> None:
    """The target holds copies of these files and no others; what it holds of an earlier site is not copied again."""
    target.mkdir(parents=True, exist_ok=True)
    prune(target, files.keys())
    for name, path in files.items():
        copy = target / name
        if not (copy.is_file() and filecmp.cmp(path, copy, shallow=False)):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def publish_site(project: Project) -> None:
    """site/ is the new site; the one that it replaces is what the next is put together from."""
    exchange(new_site(project), project.site, project.build / "site.old")


def exchange(new: Path, published: Path, aside: Path) -> None:
    """Each stands where the other stood; nothing is published only between two renames, which readers hardly meet."""
    shutil.rmtree(aside, ignore_errors=True)
    if published.exists():
        published.rename(aside)
    new.rename(published)
    if aside.exists():
        aside.rename(new)
