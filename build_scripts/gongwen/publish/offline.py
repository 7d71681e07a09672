"""site-offline/, which works by double click, and the same as one archive: made from the published site."""

import shutil
import zipfile
from itertools import repeat
from pathlib import Path

from gongwen.library.project import Project
from gongwen.publish.assemble import exchange
from gongwen.publish.offline_pages import offline_html, offline_path
from gongwen.publish.workers import run_all

NAME = "site-offline"
# What only a server or a search engine asks for.
_UNUSED = frozenset({"404.html", "sitemap.xml", "robots.txt"})
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of those that an archive can name
_READABLE = 0o644 << 16
_CHUNK = 400  # files that a process takes at a time


def publish_offline(project: Project, jobs: int | None = None) -> None:
    """The folder and its archive are those of the published site. The same site gives the same bytes."""
    new, archive = project.build / f"{NAME}.new", project.build / f"{NAME}.zip.new"
    shutil.rmtree(new, ignore_errors=True)
    files = sorted(path for path in project.site.rglob("*") if path.is_file() and path.name not in _UNUSED)
    chunks = [tuple(files[n : n + _CHUNK]) for n in range(0, len(files), _CHUNK)]
    list(run_all(_copy, list(zip(chunks, repeat(project.site), repeat(new))), jobs))
    _write_archive(new, archive)
    exchange(new, project.root / NAME, project.build / f"{NAME}.old")
    shutil.rmtree(new, ignore_errors=True)
    archive.replace(project.root / f"{NAME}.zip")


def _copy(order: tuple[tuple[Path, ...], Path, Path]) -> None:
    """Some files of a site at their places in the new folder; the pages with links that hold there."""
    files, site, new = order
    for file in files:
        path = file.relative_to(site).as_posix()
        target = new / offline_path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".html":
            target.write_text(offline_html(file.read_text("utf-8"), path), "utf-8", newline="\n")
        else:
            shutil.copyfile(file, target)


def _write_archive(folder: Path, archive: Path) -> None:
    """All files below the folder, in one folder, by name and with one date."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", _FIRST_DAY)
            entry.external_attr = _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, (folder / name).read_bytes())
