"""Writing below build/: only what changed, whole files or none, nothing stale left."""

import os
from collections.abc import Mapping, Set
from pathlib import Path


def write_if_changed(path: Path, data: bytes) -> None:
    """The file holds these bytes afterwards; one that held them already keeps its time, so that no watcher loops."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".new")
    aside.write_bytes(data)
    aside.replace(path)


def write_tree(root: Path, files: Mapping[str, bytes]) -> None:
    """The folder holds exactly these files (paths relative to it) afterwards."""
    root.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_if_changed(root / name, data)
    prune(root, files.keys())


def prune(root: Path, kept: Set[str]) -> None:
    """The folder holds no other files than those (paths relative to it), and no empty folder."""
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
        elif below + entry.name in kept:
            left = True
        else:
            Path(entry.path).unlink()
    return left
