"""Writing below build/: only what changed, whole files or none, nothing stale left, nothing through a link."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.files import write_whole


def write_if_changed(path: Path, data: bytes) -> None:
    """The file holds these bytes afterwards; one that held them already keeps its time, so that no watcher loops."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)


def write_tree(root: Path, files: Mapping[str, bytes]) -> None:
    """The folder holds exactly these files (paths relative to it) afterwards."""
    root.mkdir(parents=True, exist_ok=True)
    prune(root, files.keys())  # first: a file or a link may stand where a folder has to be
    for name, data in files.items():
        write_if_changed(root / name, data)


def write_folder(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """One folder of the root holds exactly these files (paths relative to the root) afterwards; none is no folder."""
    if files:
        write_tree(root / name, {path.removeprefix(f"{name}/"): data for path, data in files.items()})
    else:
        shutil.rmtree(root / name, ignore_errors=True)


def copy_anew(path: Path, copy: Path) -> None:
    """A file of its own with the same bytes: what stands there may be a published file too, by a hard link."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.unlink(missing_ok=True)
    shutil.copyfile(path, copy)


def read_folder(root: Path, ending: str) -> dict[str, bytes]:
    """The bytes of the files below the folder whose names end so, by path; of none where there is no such folder."""
    found = ((name, entry) for name, entry in entries_below(str(root)) if name.endswith(ending))
    return {name: Path(entry.path).read_bytes() for name, entry in found if entry.is_file(follow_symlinks=False)}


def digests(files: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """Each file's path with the SHA-256 of its bytes."""
    return tuple((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())


def prune(root: Path, kept: Set[str]) -> None:
    """The folder holds no other files than those (paths relative to it), no link and no empty folder."""
    if root.is_dir():
        _prune(str(root), "", kept)


def _prune(folder: str, below: str, kept: Set[str]) -> bool:
    """True where something is left in the folder, whose path is `below` the root."""
    left = False
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if _prune(entry.path, f"{below}{entry.name}/", kept):
                left = True
            else:
                Path(entry.path).rmdir()
        elif below + entry.name in kept and not entry.is_symlink():
            left = True
        else:
            Path(entry.path).unlink()
    return left


def remove_files(root: Path, names: Iterable[str]) -> None:
    """The folder has none of these files (paths relative to it), nor a folder that they leave empty."""
    for name in names:
        path = root / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == root:
                break
            try:
                folder.rmdir()
            except FileNotFoundError:
                continue
            except OSError:  # it has other files
                break


def own_files(root: Path) -> Iterator[str]:
    """The paths of all files in a folder of ours; raises ProjectError at a link: nothing of elsewhere gets in."""
    for name, entry in entries_below(str(root)):
        if entry.is_symlink():
            raise ProjectError("生成的文件夹里不能有链接；请删去", entry.path)
        if entry.is_file(follow_symlinks=False):
            yield name


def entries_below(folder: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Path below the folder and entry of all that stands in it but folders, by path; links are entries.

    Of no folder there are none; raises OSError where one cannot be listed.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from entries_below(entry.path, f"{below}{entry.name}/")
        else:
            yield below + entry.name, entry
