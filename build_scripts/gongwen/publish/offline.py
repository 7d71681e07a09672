"""site-offline/, which works by double click, and the same as one archive: made from the published site."""

import re
import shutil
import zipfile
from itertools import repeat
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.files import is_there, naming, write_whole
from gongwen.library.ownership import MARKER, claim_site, mark
from gongwen.library.project import Project
from gongwen.publish.exchange import Places, exchange, places
from gongwen.publish.files import own_files
from gongwen.publish.offline_pages import offline_html, offline_path
from gongwen.publish.workers import run_all
from gongwen.text.sums import NAME as SUMS

NAME = "site-offline"
# What only a server or a search engine asks for.
_UNUSED = re.compile(rf"404\.html|sitemap(?:-\d+)?\.xml|robots\.txt|{SUMS}|{re.escape(MARKER)}")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of those that an archive can name
_READABLE = 0o644 << 16
_CHUNK = 400  # files that a process takes at a time


def offline_places(project: Project) -> Places:
    return places(project, project.root / NAME)


def claim_offline(project: Project) -> list[str | None]:
    """Makes folder and archive ours, where they are or can be; returns what there is to say. Raises ProjectError."""
    archive = project.root / f"{NAME}.zip"
    if is_there(archive) and not _is_ours(archive):
        raise ProjectError("不是 gongwen 生成的；请移走或改名", archive.name)
    return [claim_site(project, project.root / NAME, "请移走或改名")]


def _is_ours(archive: Path) -> bool:
    """True for an archive, no link to one, that holds the folder and nothing else."""
    if archive.is_symlink() or not zipfile.is_zipfile(archive):
        return False
    with zipfile.ZipFile(archive) as opened:
        return all(name.startswith(f"{NAME}/") for name in opened.namelist())


def publish_offline(project: Project, jobs: int | None = None) -> None:
    """The folder and its archive are those of the published site. The same site gives the same bytes."""
    at, archive = offline_places(project), project.build / f"{NAME}.zip.new"
    new = at.new
    if new.exists():
        shutil.rmtree(new)
    new.mkdir(parents=True)
    mark(new)
    files = [project.site / name for name in sorted(own_files(project.site)) if not _UNUSED.fullmatch(Path(name).name)]
    chunks = [tuple(files[n : n + _CHUNK]) for n in range(0, len(files), _CHUNK)]
    list(run_all(_copy, list(zip(chunks, repeat(project.site), repeat(new))), jobs))
    _write_archive(new, archive)
    exchange(at)
    if at.last.exists():
        shutil.rmtree(at.last)
    archive.replace(project.root / f"{NAME}.zip")


def _copy(order: tuple[tuple[Path, ...], Path, Path]) -> None:
    """Some files of a site at their places in the new folder; the pages with links that hold there."""
    files, site, new = order
    for file in files:
        path = file.relative_to(site).as_posix()
        target = new / offline_path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".html":
            write_whole(target, offline_html(file.read_text("utf-8"), path).encode())
        else:
            with naming(target):
                shutil.copyfile(file, target)


def _write_archive(folder: Path, archive: Path) -> None:
    """All files below the folder, in one folder, by name and with one date."""
    names = sorted(name for name in own_files(folder) if name != MARKER)
    with naming(archive), zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name in names:
            entry = zipfile.ZipInfo(f"{NAME}/{name}", _FIRST_DAY)
            entry.external_attr = _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, (folder / name).read_bytes())
